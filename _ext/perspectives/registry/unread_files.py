"""Files of the registry whose name is almost that of a file that is missing. No Sphinx here."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from perspectives.records.problem_record import Problem

KNOWN_FILES = (
    *("perspectives.toml", "voices.toml", "events.toml", "people.toml", "places.toml", "subjects.toml"),
    *("second-reading.toml", "texts.toml", "calendar.toml", "editions.toml", "permalinks.toml"),
    *("witnesses.toml", "class-reader.toml", "outline.json", "inset.json", "no-names.txt"),
    *("quotations.lock", "texts.lock"),
)
"""The names of all files that are read in the folder of the registry, except the bibliography."""
LIKENESS = 0.85
"""How alike two names are, from 0 to 1, of which one is probably meant by the other."""


def misnamed_files(directory: Path) -> Iterator[Problem]:
    """Yield a problem for each file that nothing reads, while one of almost the same name is missing."""
    files = sorted(path.name for path in directory.iterdir() if path.is_file()) if directory.is_dir() else []
    missing = [name for name in KNOWN_FILES if name not in files and not (directory / name).is_dir()]
    for name in files:
        plain = name.lower().replace("_", "-").replace(" ", "-").removesuffix(".txt")
        near = difflib.get_close_matches(plain, missing, n=1, cutoff=LIKENESS)
        if name not in KNOWN_FILES and near:
            yield Problem("misnamed-file", 1, path=str(directory / name), value=name, nearest=near[0])
