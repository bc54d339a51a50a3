"""``python -m perspectives permalinks DOCS``: add the ids that are not recorded yet to the record."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.permalink_check import ids_of
from perspectives.build.build_events import display_path
from perspectives.build.settled_book import read_settled_book
from perspectives.permalinks.record import ANCHOR_PREFIXES, PERMALINKS_FILE, dump_permalinks, load_permalinks


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if the record was left as it was."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives permalinks",
        description=(
            "Add every id of the book that is not recorded yet to permalinks.toml. None is ever taken out."
        ),
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--edition", default="", help="the edition that introduces them; conf.py's release if left out"
    )
    options = parser.parse_args(arguments)
    try:
        return _run(options.docs, options.edition)
    except SphinxError as error:
        sys.stderr.write(f"{error}\nThe record was left as it was.\n")
        return 1


def _run(docs: Path, edition: str) -> int:
    settled = read_settled_book(docs, [])
    path = settled.registry / PERMALINKS_FILE
    # The file is read again, since the record of the settled book has only the path that an editor sees.
    links = load_permalinks(path)
    if links.problems:
        sys.stderr.write(f"{display_path(str(path))} has the faults named above, and was left as it was.\n")
        return 1
    edition = edition or settled.edition
    if not edition:
        sys.stderr.write("conf.py names no release: say which edition it is, with --edition.\n")
        return 1
    retired = {retired_id.id for retired_id in links.retired_ids}
    added = 0
    for kind, ids in ids_of(settled.book).items():
        recorded = links.editions.setdefault(kind, {})
        new = ids - recorded.keys() - retired
        recorded.update(dict.fromkeys(new, edition))
        added += len(new)
    text = dump_permalinks(links, settled.names["permalinks"])
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    total = sum(len(links.editions[kind]) for kind in ANCHOR_PREFIXES)
    sys.stdout.write(f"{display_path(str(path))}: {added} ids added for edition {edition}, {total} in all.\n")
    return 0
