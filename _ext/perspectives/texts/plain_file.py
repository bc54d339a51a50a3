"""Reads a text from a plain file: an empty line ends a paragraph, ``[p. 87]`` begins a page."""

from __future__ import annotations

import re

from perspectives.texts.text_model import Block, PageBreak, Piece, Text, Words, tidy

PAGE_MARK = re.compile(r"\[p\. ([0-9]+|[ivxlcdm]+)\]")
LINE_END = re.compile("\r\n?|[\n\v\x85\u2028]")
EMPTY_LINE = re.compile("\n\\s*\n|\u2029")


def read_plain_text(content: str) -> Text:
    """Return the text of a plain file; each paragraph is followed by an empty line.

    The mark of a page that stands by itself belongs to the paragraph after it.
    """
    blocks: list[Block] = []
    page, pieces = "", list[Piece]()
    for part in EMPTY_LINE.split(LINE_END.sub("\n", content)):
        position = 0
        for mark in PAGE_MARK.finditer(part):
            pieces += [Words(part[position : mark.start()]), PageBreak(mark[1])]
            position = mark.end()
        pieces.append(Words(part[position:]))
        tidied = tidy(pieces)
        if not any(isinstance(piece, Words) for piece in tidied):
            continue
        breaks = [piece.page for piece in tidied if isinstance(piece, PageBreak)]
        begins = [page] if page and not isinstance(tidied[0], PageBreak) else []
        blocks.append(Block("paragraph", tidied, str(len(blocks) + 1), (*begins, *breaks)))
        page, pieces = (breaks or [page])[-1], []
    return Text(tuple(blocks))
