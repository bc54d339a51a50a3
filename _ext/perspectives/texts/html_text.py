"""Reads a text from HTML: ``p``, ``li``, ``dd`` and ``blockquote`` are paragraphs, headings are not."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from perspectives.texts.tei_text import NoDivision
from perspectives.texts.text_model import Block, LineEnd, Piece, Text, Words, tidy

HEADINGS = {"h1": "title"} | {f"h{level}": "section-title" for level in range(2, 7)}
PARAGRAPHS = {"p": "paragraph", "li": "item", "dd": "paragraph", "dt": "paragraph", "blockquote": "paragraph"}
PARAGRAPHS |= {"td": "item", "pre": "paragraph"}
STYLES = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sup": "raised", "sub": "lowered"}
UNSEEN = {"script", "style", "template", "head", "noscript"}


def read_html_text(content: bytes, division: str = "") -> Text:
    """Return the text of an HTML file, or of its element with the id *division*.

    :raises NoDivision: where there is no element with this id
    """
    page = BeautifulSoup(content, "html.parser")
    element = page.find(id=division) if division else page
    if not isinstance(element, Tag):
        raise NoDivision(f"no element has the id “{division}”")
    blocks: list[Block] = []
    _read_blocks(element, blocks)
    return Text(tuple(blocks))


def _read_blocks(element: Tag, blocks: list[Block]) -> None:
    for child in element.children:
        if not isinstance(child, Tag) or child.name in UNSEEN:
            continue
        kind = PARAGRAPHS.get(child.name) or HEADINGS.get(child.name)
        if kind is None or child.find(list(PARAGRAPHS)):
            _read_blocks(child, blocks)
            continue
        pieces: list[Piece] = []
        _read_line(child, "", pieces)
        tidied = tidy(pieces)
        if any(isinstance(piece, Words) for piece in tidied):
            count = sum(bool(block.number) for block in blocks) + 1
            blocks.append(Block(kind, tidied, "" if child.name in HEADINGS else str(count)))


def _read_line(element: Tag, style: str, pieces: list[Piece]) -> None:
    for child in element.children:
        if isinstance(child, Tag):
            if child.name == "br":
                pieces.append(LineEnd())
            elif child.name not in UNSEEN:
                _read_line(child, STYLES.get(child.name, style), pieces)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            pieces.append(Words(str(child), style))
