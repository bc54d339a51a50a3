"""Build the distribution sphinx-perspectives, wheel and sdist: ``make wheel``.

Usage, from the root of the project, with Hatchling in the environment::

    python -m tools.wheel FOLDER

What is packed is ``_ext``, with the editors' pages as a manual (:mod:`tools.manual`).
The same files give the same bytes: Hatchling sets order, modes and times, the time by SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.manual import manual_pages

ROOT = Path(__file__).parent.parent
EXTENSION = ROOT / "_ext"
MANUAL = Path("perspectives", "manual")
"""The folder of the manual in the distribution."""
NAMES = "sphinx_perspectives-*"
NO_BACKEND = "Hatchling is missing here. Run make wheel, which sets it up."


def main(arguments: list[str]) -> int:
    """Build both files into a folder, from which older ones are removed. Return 0, or 1 after a message."""
    if importlib.util.find_spec("hatchling") is None:
        print(NO_BACKEND, file=sys.stderr)
        return 1
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(NAMES):
        old.unlink()
    with TemporaryDirectory() as place:
        # Not in the working copy: Hatchling leaves out what git ignores, and build/ is ignored.
        source = write_source(Path(place, "source"))
        command = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-t",
            "wheel",
            "-t",
            "sdist",
            "-d",
            str(folder),
        ]
        build = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    if build.returncode:
        print(f"{build.stderr}The distribution could not be built: see above.", file=sys.stderr)
        return 1
    return 0


def write_source(folder: Path) -> Path:
    """Write all that is packed into a new folder, and return it."""
    shutil.copytree(EXTENSION, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    manual = folder / MANUAL
    manual.mkdir()
    for name, text in manual_pages(ROOT).items():
        path = manual / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
