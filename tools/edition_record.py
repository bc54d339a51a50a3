"""Record what editions said, from their archives: ``make edition-record EDITIONS=archives``.

For each archive, ``sources/editions/<number>.json`` is written: the pages, and the claims with a hash of
their words. The page of the editions is made from these files, so that it needs neither git nor the archives.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from perspectives.records.edition_record import record_text
from tools.edition_archive import ArchiveError, archive_paths, read_archive, read_editions, recorded_edition

ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str] = (), root: Path = ROOT) -> int:
    """Write the record of each archive. Return 0, or 1 after a sentence on what is wrong."""
    try:
        paths = archive_paths(" ".join(arguments) or os.environ.get("EDITIONS", ""))
        if not paths:
            print("No archive is named: make edition-record EDITIONS=archives", file=sys.stderr)
            return 1
        for path in paths:
            print(write_record(path, root))
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def write_record(path: Path, root: Path) -> str:
    """Write the record of an archive, unless it is there, and return what is to be said of it.

    :raises ArchiveError: if the archive cannot be used, or says something else than the record that is there
    """
    sources = root / "sources"
    archive = read_archive(path)
    edition = recorded_edition(archive, read_editions(sources), sources)
    target = sources / "editions" / f"{edition.number}.json"
    record = archive.record()
    target.parent.mkdir(exist_ok=True)
    target.write_text(record_text(edition.number, record), encoding="utf-8", newline="\n")
    numbers = f"{len(record.claims())} claims, {len(record.pages) + len(record.other_pages)} pages"
    hint = "" if edition.sha256 else f'\nIn sources/editions.toml: sha256 = "{archive.sha256}"'
    return f"{target.relative_to(root)}: edition {edition.number}, {numbers}.{hint}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
