"""Measure the builds of the book, with each builder: ``.venv/bin/python bench/build.py``.

Each figure is in seconds of the wall clock, the least of three runs.
The set-up of the environment is not counted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILDERS = ("html", "typst", "epub", "handouts", "lessons")
RUNS = 3


def build(builder: str, out: Path, doctrees: Path) -> float:
    """Build the book once and return the seconds that it took."""
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-j",
        "auto",
        "-b",
        builder,
        "-d",
        str(doctrees),
        "docs",
        str(out),
    ]
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print a line for each builder: the first build, and a second without a change."""
    print(f"{'builder':10} {'from nothing':>13} {'again':>7}")
    for builder in BUILDERS:
        first, again = [], []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as folder:
                out, doctrees = Path(folder, "out"), Path(folder, "doctrees")
                first.append(build(builder, out, doctrees))
                again.append(build(builder, out, doctrees))
                shutil.rmtree(out)
        print(f"{builder:10} {min(first):12.1f}s {min(again):6.1f}s")


if __name__ == "__main__":
    main()
