"""The signs of Markdown: text in which none of them has a meaning, and blocks that are made with them.

The Markdown is CommonMark 0.31.2 with the tables and footnotes of GitHub Flavored Markdown.
Lines end in a line feed. No Sphinx and no docutils here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SPACES = re.compile(r"[ \t\n\r\f\v]+")
SIGNS = re.compile(r"[\\`*\[\]<~]|_(?![^\W_])|(?<![^\W_])_|&(?=#?\w{1,32};)|!\Z")
"""What has a meaning anywhere in a line. An underscore between two letters has none."""
CHANGED = re.compile(r"[\\`*\[\]<~_&!\t\n\r\f\v]|  ")
"""What :func:`escaped` may change: most texts have nothing of it."""
NUMBER_AT_START = re.compile(r"^(\d{1,9})([.)])(?=[ \n]|$)", re.MULTILINE)
SIGN_AT_START = re.compile(r"^(?=#{1,6}(?:[ \n]|$)|[+-](?:[ \n]|$)|--|=+ *$|>|:::)", re.MULTILINE)
FENCE = re.compile(r"`+")
HARD_BREAK = "\\\n"
"""The end of a line that is meant."""


def escaped(text: str) -> str:
    """Return text in which no sign has a meaning within a line; each run of white space becomes one space."""
    return SIGNS.sub(r"\\\g<0>", SPACES.sub(" ", text)) if CHANGED.search(text) else text


def paragraph_of(inline: str) -> str:
    """Return inline Markdown as a paragraph: without spaces at its ends, and no line begins another block."""
    lines = inline.strip(" \n")
    if "\n" in lines:
        lines = "\n".join(line.lstrip(" ") for line in lines.split("\n"))
    return SIGN_AT_START.sub(r"\\", NUMBER_AT_START.sub(r"\1\\\2", lines))


def link(words: str, address: str) -> str:
    """Return a link; *words* are inline Markdown without a link. No words give no link."""
    for sign, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E"), ("\\", "%5C")):
        address = address.replace(sign, code)
    return f"[{words}]({address})" if words else ""


def code_span(text: str) -> str:
    """Return text as code within a line."""
    longest = max(map(len, FENCE.findall(text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{SPACES.sub(' ', text)}{pad}{fence}" if text.strip() else ""


def code_block(text: str, language: str = "") -> str:
    """Return text as a fenced block of code."""
    longest = max(map(len, FENCE.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def block_quotation(blocks: Iterable[str]) -> str:
    """Return blocks as a block quotation."""
    lines = joined(blocks).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def item_list(items: Iterable[Sequence[str]], start: int | None = None) -> str:
    """Return a list of items, each of which is its blocks.

    :param start: the number of the first item; None for bullets
    """
    texts, is_tight = [], True
    for place, blocks in enumerate(items):
        mark = "- " if start is None else f"{start + place}. "
        is_tight = is_tight and (len(blocks) < 2 or (len(blocks) == 2 and is_list(blocks[1])))
        inner = "\n".join(blocks) if len(blocks) == 2 and is_list(blocks[1]) else joined(blocks)
        texts.append(mark + indented(inner, len(mark)))
    return ("\n" if is_tight else "\n\n").join(texts)


def is_list(block: str) -> bool:
    """Return whether a block is a list."""
    return block.startswith(("- ", "1. "))


def indented(text: str, width: int) -> str:
    """Return text whose lines, but the first and the empty ones, begin with so many spaces."""
    return text.replace("\n", f"\n{' ' * width}").replace(f"\n{' ' * width}\n", "\n\n")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table. A cell is inline Markdown, or blocks that are joined by :func:`cell_of`."""
    body = [list(row) for row in rows]
    width = max(map(len, [head, *body]), default=0)
    lines = [[*head], ["---"] * width, *body]
    return "\n".join(f"| {' | '.join([*line, *[''] * (width - len(line))])} |" for line in lines)


def cell_of(blocks: Iterable[str]) -> str:
    """Return blocks as the content of a cell, which is a single line."""
    text = "<br>".join(block for block in blocks if block)
    return text.replace(HARD_BREAK, "<br>").replace("\n", "<br>").replace("|", "\\|")


def joined(blocks: Iterable[str]) -> str:
    """Return blocks with an empty line between them; a comment keeps two lists apart."""
    texts: list[str] = []
    for block in blocks:
        if not block:
            continue
        if texts and is_list(block) and is_list(texts[-1]):
            texts.append("<!-- -->")
        texts.append(block)
    return "\n\n".join(texts)
