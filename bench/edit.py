"""Measure what an edit costs: ``RUNS=5 .venv/bin/python bench/edit.py FOLDER [FOLDER ...] [-- EDIT ...]``.

Each folder is a working copy of the book, say this one and one of an earlier edition, on which ``make html``
has run once. In each run and each of them in turn, a chapter gets the edit, and ``make html`` is measured:
seconds of the processor, user and system, of all processes that it starts, and of the wall clock, each with
the load of the machine before. At the end each chapter is as it was, and the book is built once more.

* *none*: nothing has changed
* *line*: a line more at the end of a chapter
* *fault*, *beside*, *mend*: a role that does not exist, then a line in another chapter, then neither
* *claim*, *back*: other words in a claim, which many pages show, then the same as before
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

RUNS = int(os.environ.get("RUNS", "5"))
CHAPTER, OTHER = (Path("docs", "chapters", name) for name in ("vlora-base.md", "epilogue.md"))
CLAIM = re.compile(r"^She means to clear this up", re.MULTILINE)
FAULT = "\n{nonsense}`word`\n"
EDITS = ("none", "line", "fault", "beside", "mend", "claim", "back")


class Cost(NamedTuple):
    """What a build took, in seconds, and the load of the machine when it began."""

    processor: float
    wall: float
    load: float


def measured(folder: Path) -> Cost:
    """Build the book in a folder, which may end with faults, and return what it took."""
    # Modules are compiled once, as on the machine of an editor.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        ["make", "html"],  # noqa: S607  # the make of the shell
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(processor, wall, os.getloadavg()[0])


def edit(folder: Path, kind: str, texts: dict[Path, str], number: int) -> None:
    """Change the chapters of a folder, whose texts are those of *texts* at first."""
    line = f"\nA line of measurement, the {number}th.\n"
    changed = {
        "line": {CHAPTER: texts[CHAPTER] + line},
        "claim": {CHAPTER: CLAIM.sub(f"She means, {number} times, to clear this up", texts[CHAPTER])},
        "fault": {CHAPTER: texts[CHAPTER] + FAULT},
        "beside": {CHAPTER: texts[CHAPTER] + FAULT, OTHER: texts[OTHER] + line},
        "mend": texts,
        "back": texts,
    }
    for path, text in changed.get(kind, {}).items():
        (folder / path).write_text(text, encoding="utf-8")


def shown(values: list[float]) -> str:
    """Return the median of values, and the least and the most."""
    return f"{statistics.median(values):5.2f} ({min(values):.2f}–{max(values):.2f})"


def main(arguments: list[str]) -> None:
    """Print a line for each edit and folder, with its part of the processor time of the last folder."""
    names, _, kinds = " ".join(arguments).partition(" -- ")
    folders = [Path(name) for name in names.split()]
    texts = {
        folder: {path: (folder / path).read_text(encoding="utf-8") for path in (CHAPTER, OTHER)}
        for folder in folders
    }
    costs: dict[tuple[str, Path], list[Cost]] = {}
    try:
        for number in range(RUNS):
            for kind in kinds.split() or EDITS:
                for folder in folders:
                    edit(folder, kind, texts[folder], number)
                    costs.setdefault((kind, folder), []).append(measured(folder))
    finally:
        for folder in folders:
            edit(folder, "mend", texts[folder], 0)
            measured(folder)
    for (kind, folder), runs in costs.items():
        last = statistics.median(one.processor for one in costs[kind, folders[-1]])
        part = statistics.median(one.processor for one in runs) / last
        processor, wall, load = ([one[place] for one in runs] for place in range(3))
        print(f"{kind:7} {part:5.2f} | {shown(processor)} | {shown(wall)} | {shown(load)} | {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
