"""The bibliographies that reference managers read, and the JSON-LD of the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perspectives.citing.downloads import Kind, bibliographies
from perspectives.citing.metadata import metadata
from perspectives.export.material import Material, as_json, inert


def whole_bibliography(kind: Kind) -> Callable[[Material], str]:
    """Return what writes all works in a kind."""
    return lambda material: _written(kind, [one["csl"] for one in material.data["sources"]])


def bibliographies_of(kind: Kind) -> Callable[[Material], dict[str, str]]:
    """Return what writes the works of each page and of each perspective in a kind, by the name of the file."""

    def make(material: Material) -> dict[str, str]:
        works = material.by_id["sources"]
        return {
            name: _written(kind, [works[key]["csl"] for key in keys])
            for name, keys in bibliographies(material.book).items()
        }

    return make


def linked_pages(material: Material) -> dict[str, str]:
    """Return the JSON-LD of each page by the name of its document."""
    return {docname: as_json(metadata(facts)[1]) for docname, facts in material.facts.items()}


def _written(kind: Kind, items: list[dict[str, Any]]) -> str:
    text = kind.write(items)
    return inert(text) if kind.suffix == "json" else text
