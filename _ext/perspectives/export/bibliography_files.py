"""The bibliographies for reference managers, and the JSON-LD of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from perspectives.book.bibliographies import BibliographyFormat, bibliographies
from perspectives.export.book_data import BookData, as_json, escape_tags
from perspectives.rendering.page_facts import metadata_path, root_from
from perspectives.rendering.page_objects import page_object


def whole_bibliography_writer(kind: BibliographyFormat) -> Callable[[BookData], str]:
    """Return a function that returns the bibliography of all works in a format, as text."""
    return lambda data: _bibliography_text(kind, [source["csl"] for source in data.content["sources"]])


def bibliography_writer(kind: BibliographyFormat) -> Callable[[BookData], Iterator[tuple[str, str]]]:
    """Return a function that yields the bibliographies of pages and perspectives in a format.

    It yields the name of each file, without its ending, and the text. A page that has another name now has
    its bibliography under the old name too.
    """

    def bibliography_texts(data: BookData) -> Iterator[tuple[str, str]]:
        works = data.records_by_id["sources"]
        keys_by_name = bibliographies(data.book)
        moved = {old: keys_by_name[new] for old, new in data.moved_pages.items() if new in keys_by_name}
        for name, keys in {**moved, **keys_by_name}.items():
            yield name, _bibliography_text(kind, [works[key]["csl"] for key in keys])

    return bibliography_texts


def page_metadata_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the name of each document, and the JSON-LD of its page.

    A page that has another name now has the file under the old name too, in the same words.
    """
    moved = {old: data.page_facts[new] for old, new in data.moved_pages.items()}
    for docname, facts in {**data.page_facts, **moved}.items():
        yield docname, as_json(page_object(replace(facts, root=root_from(metadata_path(docname)))))


def _bibliography_text(kind: BibliographyFormat, items: list[dict[str, Any]]) -> str:
    text = kind.write(items)
    return escape_tags(text) if kind.suffix == "json" else text
