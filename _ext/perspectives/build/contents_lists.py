"""The lists of contents as they are typed: which line names a page, and in which list a page belongs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from perspectives.build.library_facts import Facts
from perspectives.build.nearest_pages import page_near

_ENTRY = re.compile(r"(?:.*\S\s*<(?P<explicit>[^<>]+)>|(?P<plain>.+))")


@dataclass(frozen=True)
class ContentsList:
    """A list of contents: its page, the place that a message names, and the line."""

    docname: str
    place: str

    def entry(self, docname: str | None) -> str:
        """Return what is written in the list for a page."""
        return typed_name(self.docname, docname or "")


def typed_name(page: str, docname: str) -> str:
    """Return the name of a document as it is typed in a page: relative to the folder of the page."""
    return posixpath.relpath(docname, posixpath.dirname(page) or ".") if docname else ""


def _entries(facts: Facts, docname: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of the lists of contents in a page: number, text, document named."""
    fence = ""
    for number, line in enumerate(facts.text_of(docname).split("\n"), 1):
        typed = line.strip()
        if not fence:
            opening = re.match(r"(`{3,}|:{3,}|~{3,})\s*\{toctree\}", typed)
            fence = opening[1] if opening else ""
        elif typed.startswith(fence):
            fence = ""
        elif typed and not typed.startswith(":") and (match := _ENTRY.fullmatch(typed)):
            name = (match["explicit"] or match["plain"]).strip()
            for suffix in facts.app.config.source_suffix:
                name = name.removesuffix(suffix)
            folder = posixpath.dirname(docname)
            joined = name[1:] if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))
            yield number, typed, joined


def listed_names(facts: Facts, docname: str) -> list[str]:
    """Return the documents that the lists of contents of a page name, whether they are there or not."""
    return [name for _number, typed, name in _entries(facts, docname) if not re.match(r"[a-z]+:", typed)]


def paths_of(facts: Facts, docname: str) -> list[Path]:
    """Return the paths that the file of a document may have, whether it is in the book or not."""
    return [Path(facts.app.srcdir, f"{docname}{ending}") for ending in facts.app.config.source_suffix]


def contents_lines(facts: Facts, name: str, docname: str | None = None) -> list[int]:
    """Return the lines of the lists of contents of a page that name a document."""
    page = docname or facts.docname or ""
    return [number for number, typed, joined in _entries(facts, page) if name in (joined, typed)]


def lists_naming(facts: Facts, name: str) -> list[ContentsList]:
    """Return the lists of contents that name a document."""
    return [
        ContentsList(page, f"{facts.shown_path(page)}:{contents_lines(facts, name, page)[0]}")
        for page, children in sorted(facts.env.toctree_includes.items())
        if name in children and contents_lines(facts, name, page)
    ]


def is_meant_in_a_list(facts: Facts) -> bool:
    """Return whether a list has a name that no page has, and that the page of the message is offered for.

    Of a list that was not read again, Sphinx tells such a name later than that the page is in no list.
    """
    found = facts.env.found_docs
    return any(
        name not in found and page_near(facts, name, page) == facts.docname
        for page in facts.env.toctree_includes
        for _number, _typed, name in _entries(facts, page)
    )


def root_list(facts: Facts) -> ContentsList | None:
    """Return the list in which a page belongs: one that has pages of the same folder, or else the first."""
    folder = posixpath.dirname(facts.docname or "")
    lists = facts.env.toctree_includes
    near = [
        page
        for page, children in sorted(lists.items())
        if any(posixpath.dirname(c) == folder for c in children)
    ]
    for page in [*near, facts.app.config.root_doc]:
        last = max((number for number, _typed, _name in _entries(facts, page)), default=0)
        if last or page == facts.app.config.root_doc:
            return ContentsList(page, f"{facts.shown_path(page)}:{last or 1}")
    return None


def first_line(facts: Facts, name: str) -> int:
    """Return the line of a list of contents of the page that names a document; else that of the message."""
    return next(iter(contents_lines(facts, name)), facts.line)
