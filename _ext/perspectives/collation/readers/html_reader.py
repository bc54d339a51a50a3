"""Reads HTML as browsers do. The marks of notes are not part of the text."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import PassagesByWork, decode_utf8, single_work, writer_for

SKIPPED_TAGS = ("head", "script", "style", "template", "noscript")
INLINE_TAGS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong "
    "sub sup time tt u var wbr"
).split()


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text of the page as one passage."""
    writer = writer_for(copy, file)
    todo: list[PageElement | None] = [BeautifulSoup(decode_utf8(content), "html5lib")]
    while todo:
        node = todo.pop()
        if node is None:
            writer.add_text("\n")
        elif isinstance(node, Tag):
            if node.name in SKIPPED_TAGS or _is_note_mark(node):
                continue
            if node.name not in INLINE_TAGS:
                writer.add_text("\n")
                todo.append(None)
            todo += reversed(node.contents)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            writer.add_text(re.sub(r"\s+", " ", node))
    return single_work(copy, file, [writer.passage()])


def _is_note_mark(tag: Tag) -> bool:
    """Return whether *tag* is the mark of a note: a raised number, letter or sign with a link in the page."""
    if tag.name != "sup" or not re.fullmatch(r"[\[(]?\s*(?:\d{1,4}|[a-z*†‡])\s*[\])]?", tag.get_text()):
        return False
    link = tag.find("a") or tag.find_parent("a")
    return link is not None and "#" in str(link.get("href", ""))
