"""``python -m perspectives permalinks DOCS``: record the ids and pages that are new, and what has moved."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.book import Book
from perspectives.book.duplicate_ids import typed_ids
from perspectives.book.permalink_check import Places
from perspectives.build.editor_paths import display_path
from perspectives.build.error_sentences import sentence_of
from perspectives.build.settled_book import read_settled_book
from perspectives.permalinks.record import (
    KINDS,
    PAGES,
    PERMALINKS_FILE,
    Permalinks,
    PublishedId,
    dump_permalinks,
)
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.records.edition_record import NUMBER, number_of

MOST_NAMED = 10
"""The most ids that a message names one by one."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if the record was left as it was."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives permalinks",
        description=(
            "Add to permalinks.toml every id and page of the book that it does not have, and the new page of "
            "every id that has moved. Nothing is ever taken out."
        ),
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--edition", default="", help="the edition that introduces them; conf.py's if left out"
    )
    options = parser.parse_args(arguments)
    edition = options.edition.strip()
    if edition and not NUMBER.fullmatch(edition):
        found = NUMBER.search(edition)
        near = f" Did you mean “{found[0]}”?" if found else ""
        sys.stderr.write(
            f"“{edition}” is no number of an edition: it is made of whole numbers with points between them, "
            f"as EDITION=1.2.0.{near}\nThe record was left as it was.\n"
        )
        return 1
    try:
        return _run(options.docs, edition)
    except (SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nThe record was left as it was.\n")
        return 1


def _run(docs: Path, edition: str) -> int:
    settled = read_settled_book(docs, [])
    path = settled.registry / PERMALINKS_FILE
    # The file is read again, since the record of the settled book has only the path that an editor sees.
    links = load_permalinks(path)
    if links.problems:
        sys.stderr.write(f"{display_path(str(path))} has the faults named above, and was left as it was.\n")
        return 1
    twice = ids_of_two_things(settled.book, settled.addresses)
    if twice:
        names = ", ".join(f"“{id_}”" for id_ in twice[:MOST_NAMED])
        names += f" and {len(twice) - MOST_NAMED} more" if len(twice) > MOST_NAMED else ""
        sys.stderr.write(f"Two things have one id: {names}. Rename one of the two first. ")
        sys.stderr.write("The record was left as it was.\n")
        return 1
    edition = edition or number_of(settled.edition)
    if not edition:
        sys.stderr.write("conf.py names no release: say which edition it is, with --edition.\n")
        return 1
    added, moved = record_addresses(links, settled.book, settled.addresses, edition)
    text = dump_permalinks(links, settled.names["permalinks"])
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    total = sum(map(len, links.published.values()))
    said = f"addresses added for edition {edition}: {added}; moved: {moved}; in all: {total}"
    sys.stdout.write(f"{display_path(str(path))}: {said}.\n")
    return 0


def ids_of_two_things(book: Book, places: Places) -> list[str]:
    """Return the ids that two things have, of one kind or of two; which of them keeps it is not known.

    Pages and terms of the glossary have names of their own.
    """
    typed = Counter(typed.id for records in book.records.values() for typed in typed_ids(records))
    kinds = Counter(id_ for kind in KINDS if kind not in (PAGES, "terms") for id_ in places[kind])
    return sorted(id_ for id_, number in (kinds | typed).items() if number > 1)


def record_addresses(links: Permalinks, book: Book, places: Places, edition: str) -> tuple[int, int]:
    """Add to *links* every address that it does not have, and the new page of every id that has moved.

    :param edition: the edition that introduces what is new
    :return: how many ids and pages are new, and how many ids have moved
    """
    retired = links.retired_keys
    added = moved = 0
    for kind in KINDS:
        recorded = links.published.setdefault(kind, {})
        for id_, place in places[kind].items():
            if id_ not in recorded and (kind, id_) in retired:
                continue
            added += id_ not in recorded
            before = recorded.get(id_, PublishedId(edition))
            if kind == PAGES:
                recorded[id_] = replace(before, section=_title_section(book, id_) or before.section)
            elif place and before.pages[-1:] != (place[0],):
                moved += bool(before.pages)
                recorded[id_] = replace(before, pages=(*before.pages, place[0]))
            else:
                recorded[id_] = before
    return added, moved


def _title_section(book: Book, docname: str) -> str:
    """Return the label of the section that is the title of a document; empty where it has none."""
    records = book.records.get(docname)
    sections = records.sections if records else []
    return next((section.label for section in sections if section.parent is None), "")
