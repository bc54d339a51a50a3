"""Reads a text from HTML: paragraphs, items and cells are counted, headings are not; no words are lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from perspectives.texts.tei_names import NoDivision
from perspectives.texts.text_model import COUNTED_KINDS, Block, LineEnd, Text, Words, tidy

BLOCKS = {"h1": "title"} | {f"h{level}": "section-title" for level in range(2, 7)}
BLOCKS |= {"caption": "section-title", "li": "item", "td": "item", "th": "item"}
"""Elements whose words are a block of another kind than a paragraph."""
CONTAINERS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend"),
    *("main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
}
"""Elements that end the paragraph before them, and whose words are paragraphs."""
STYLES = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sup": "raised", "sub": "lowered"}
UNSEEN = {"script", "style", "template", "head", "title", "noscript"}


def read_html_text(content: bytes, division: str = "") -> Text:
    """Return the text of an HTML file, or of its element with the id *division*.

    Words outside any paragraph are a paragraph, and so are words between two empty lines (``br br``).

    :raises NoDivision: where there is no element with this id, or the elements are nested too deep
    """
    try:
        page = BeautifulSoup(content, "html.parser")
        element = page.find(id=division) if division else page
        if not isinstance(element, Tag):
            raise NoDivision(f"no element has the id “{division}”")
        reader = _Reader()
        reader.block(element, "paragraph", "")
    except RecursionError as error:
        raise NoDivision("its elements are nested too deep") from error
    return Text(tuple(reader.blocks))


@dataclass
class _Reader:
    """Walks once through the elements; pieces of the block that is open are collected."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Words | LineEnd] = field(default_factory=list)
    count: int = 0

    def block(self, element: Tag, outer: str, style: str) -> None:
        """Read an element that ends the block before it; *outer* is the kind of that block."""
        self.flush(outer)
        kind = BLOCKS.get(element.name, "paragraph")
        self.content(element, kind, style)
        self.flush(kind)

    def content(self, element: Tag, kind: str, style: str) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                if child.name == "br":
                    self.line_end(kind)
                elif child.name in BLOCKS or child.name in CONTAINERS:
                    self.block(child, kind, style)
                elif child.name not in UNSEEN:
                    self.content(child, kind, STYLES.get(child.name, style))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.words(str(child), kind, style, is_set=child.find_parent("pre") is not None)

    def words(self, text: str, kind: str, style: str, is_set: bool) -> None:
        """Add words; the lines of words that are set as they are typed are kept."""
        lines = re.split(r"\r\n?|\n", text) if is_set else [text]
        for place, line in enumerate(lines):
            if place:
                self.line_end(kind)
            self.pieces.append(Words(line, style))

    def line_end(self, kind: str) -> None:
        """End a line; an empty line ends the block."""
        said = (piece for piece in reversed(self.pieces) if isinstance(piece, LineEnd) or piece.text.strip())
        if isinstance(next(said, None), LineEnd):
            self.flush(kind)
        else:
            self.pieces.append(LineEnd())

    def flush(self, kind: str) -> None:
        """End the block that is open."""
        pieces = tidy(self.pieces)
        self.pieces = []
        if not any(isinstance(piece, Words) for piece in pieces):
            return
        is_counted = kind in COUNTED_KINDS
        self.count += is_counted
        self.blocks.append(Block(kind, pieces, str(self.count) if is_counted else ""))
