"""The index, from the index entries of Sphinx. Typst adds the page numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sphinx.environment.adapters.indexentries import IndexEntries

from typst_book.markup import escape, label, string

if TYPE_CHECKING:
    from typst_book.builder import TypstBuilder


def index_of(builder: TypstBuilder) -> str:
    """Return the markup of the index; empty without index entries."""
    lines = []
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        lines.append(f"#index-letter[{escape(letter)}];\n")
        for name, (links, subentries, _category) in entries:
            lines.append(_entry(0, name, links))
            lines += [_entry(1, subname, sublinks) for subname, sublinks in subentries]
    return f"\n#book-index[\n{''.join(lines)}];\n" if lines else ""


def _entry(depth: int, name: str, links: Iterable[tuple[Any, Any]]) -> str:
    labels = "".join(f"{string(_label(address))}, " for _main, address in links if address)
    return f"#index-entry({depth}, [{escape(name)}], ({labels}));\n"


def _label(address: str) -> str:
    docname, _, id_ = address.removeprefix("%").partition("#")
    return label(docname, id_)
