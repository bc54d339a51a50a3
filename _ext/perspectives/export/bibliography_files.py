"""The bibliographies that reference managers read, and the JSON-LD of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from perspectives.book.bibliographies import BibliographyFormat, bibliographies
from perspectives.export.book_data import Material, as_json, inert
from perspectives.rendering.page_metadata import metadata


def whole_bibliography(kind: BibliographyFormat) -> Callable[[Material], str]:
    """Return what writes all works in a kind."""
    return lambda material: _written(kind, [one["csl"] for one in material.data["sources"]])


def bibliographies_of(kind: BibliographyFormat) -> Callable[[Material], Iterator[tuple[str, str]]]:
    """Return what writes the works of each page and of each perspective in a kind, each with the name of the file."""

    def make(material: Material) -> Iterator[tuple[str, str]]:
        works = material.by_id["sources"]
        for name, keys in bibliographies(material.book).items():
            yield name, _written(kind, [works[key]["csl"] for key in keys])

    return make


def linked_pages(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the name of each document with the JSON-LD of its page."""
    for docname, facts in material.facts.items():
        yield docname, as_json(metadata(facts)[1])


def _written(kind: BibliographyFormat, items: list[dict[str, Any]]) -> str:
    text = kind.write(items)
    return inert(text) if kind.suffix == "json" else text
