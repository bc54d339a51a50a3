"""The contents of an EPUB: the pages of the book in their groups, with the numbers that they print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from epub_book.book_groups import groups_of

if TYPE_CHECKING:
    from sphinx.builders.epub3 import Epub3Builder

INDEX = "genindex"
"""The page that Sphinx makes of all entries, by the name that a toctree may list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents.

    :ivar text: its words, escaped
    :ivar refuri: the page to which it leads; empty for a group, which is no page
    :ivar children: the entries below it
    """

    text: str
    refuri: str
    children: tuple[Entry, ...] = ()


def contents_of(builder: Epub3Builder) -> list[Entry]:
    """Return the entries of the book: groups with their pages. Pages of no group stand beside the groups."""
    entries: list[Entry] = []
    seen = {str(builder.config.root_doc)}
    for group in groups_of(builder.env):
        pages = tuple(_entries(builder, group.entries, seen))
        entries += [Entry(escape(group.title), "", pages)] if group.title and pages else pages
    return entries


def _entries(builder: Epub3Builder, docnames: Sequence[str], seen: set[str]) -> Iterator[Entry]:
    """Yield the entries of documents with those below them. A document has one entry, its first."""
    env = builder.env
    for docname in docnames:
        if docname in seen:
            continue
        seen.add(docname)
        if docname in env.titles:
            number = ".".join(map(str, env.toc_secnumbers.get(docname, {}).get("", ())))
            title = env.titles[docname].astext()
            text = f"{number}. {title}" if number else title
            below = _entries(builder, env.toctree_includes.get(docname, ()), seen)
            yield Entry(escape(text), escape(builder.get_target_uri(docname)), tuple(below))
        elif docname == INDEX and Path(builder.outdir, f"{INDEX}{builder.out_suffix}").is_file():
            yield Entry(escape(str(_("Index"))), f"{INDEX}{builder.out_suffix}")


def flat(entries: Sequence[Entry], level: int = 1) -> Iterator[dict[str, Any]]:
    """Yield the pages among entries as Sphinx keeps them: level, address and words, without groups."""
    for entry in entries:
        if entry.refuri:
            yield {"level": level, "refuri": entry.refuri, "text": entry.text}
        yield from flat(entry.children, level + bool(entry.refuri))
