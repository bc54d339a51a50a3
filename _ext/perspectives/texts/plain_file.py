"""Reads a text from a plain file: an empty line ends a paragraph, ``[p. 87]`` begins a page."""

from __future__ import annotations

import re

from perspectives.texts.text_model import Block, PageBreak, Piece, Text, Words, tidy

PAGE_MARK = re.compile(r"\[p\. ([0-9]+|[ivxlcdm]+)\]")


def read_plain_text(content: str) -> Text:
    """Return the text of a plain file; each paragraph is followed by an empty line."""
    blocks: list[Block] = []
    page = ""
    parts = [part for part in re.split(r"\n\s*\n", content) if part.strip()]
    for count, part in enumerate(parts, 1):
        pieces: list[Piece] = []
        pages = [page] if page else []
        position = 0
        for mark in PAGE_MARK.finditer(part):
            pieces.append(Words(part[position : mark.start()]))
            page = mark[1]
            pieces.append(PageBreak(page))
            pages.append(page)
            position = mark.end()
        pieces.append(Words(part[position:]))
        blocks.append(Block("paragraph", tidy(pieces), str(count), tuple(pages)))
    return Text(tuple(blocks))
