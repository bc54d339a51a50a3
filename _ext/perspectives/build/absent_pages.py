"""Pages that a list of contents names and that are not in the book: what stood on them is lost with them.

That such a page is absent is told once, at the list. That nothing has an id of it only follows.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.build.contents_lists import listed_names, paths_of
from perspectives.build.library_facts import Facts
from perspectives.build.nearest_pages import page_near
from perspectives.domain.store import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TYPED_IDS = re.compile(r"^\s*(?::?id:\s*(?P<id>[\w-]+)\s*|\((?P<label>[^()\s]+)\)=\s*)$", re.MULTILINE)


class AbsentPages:
    """What is lost with the pages that a list of contents names and that are not in the book.

    :ivar ids: the ids and labels that stood on them, as far as the record of addresses or the file tells it
    :ivar pages: the names of these pages, but for those that are probably another page
    """

    def __init__(self, app: Sphinx) -> None:
        self.ids: set[str] = set()
        self.pages: set[str] = set()
        facts = Facts(app, logging.makeLogRecord({}), "")
        found = app.env.found_docs
        for page in sorted(app.env.toctree_includes):
            for name in set(listed_names(facts, page)) - found:
                file = _file_of(facts, name)
                self.ids |= {*_recorded_ids(app, name), *(_typed_ids(file) if file else ())}
                if file or not page_near(facts, name, page):
                    self.pages.add(name)

    def has_label(self, name: str) -> bool:
        """Return whether a label or an id is lost."""
        return name in self.ids

    def has_page(self, name: str, page: str) -> bool:
        """Return whether a name that is typed in a page, as ``bell.md#who-rang``, leads to a lost page."""
        target, _sign, place = name.partition("#")
        if not target:
            return self.has_label(place)
        target = re.sub(r"\.(?:md|rst)$", "", target)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
        return not self.pages.isdisjoint({target, joined.lstrip("/")})


def _file_of(facts: Facts, name: str) -> Path | None:
    """Return the file of a page that the settings leave out of the book; None where there is none."""
    return next((path for path in paths_of(facts, name) if path.is_file()), None)


def _typed_ids(file: Path) -> Iterator[str]:
    for typed in TYPED_IDS.finditer(file.read_text(encoding="utf-8", errors="replace")):
        yield typed["id"] or typed["label"]


def _recorded_ids(app: Sphinx, name: str) -> Iterator[str]:
    """Yield the ids that stood on a page, by the record of addresses."""
    for ids in domain_of(app.env).book.permalinks.published.values():
        for id_, published in ids.items():
            if published.pages and published.pages[-1] == name:
                yield id_
