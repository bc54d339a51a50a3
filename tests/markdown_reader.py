"""Reads Markdown back: the quotations of a text, as a program finds them that knows CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
BLOCK_PARSER = MarkdownIt("commonmark").enable(["table"]).use(footnote_plugin)
# What stands in a line is parsed only where it is asked for: a whole book has much of it.
BLOCK_PARSER.core.ruler.enableOnly(["normalize", "block"])
NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]]+\]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation: its words, the text of its last paragraph, and the addresses that this links to."""

    words: str
    line: str
    addresses: tuple[str, ...]


def text_of(tokens: Sequence[Token]) -> str:
    """Return the text of the tokens of a line; a hard break is a line feed, the mark of a note is nothing."""
    parts = []
    for token in tokens:
        if token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
    return "".join(parts)


def inline(source: str) -> list[Token]:
    """Return the tokens of a line of Markdown, without marks of notes."""
    return PARSER.parseInline(NOTE_MARK.sub("", source))[0].children or []


def quotations_in(text: str) -> Iterator[Quotation]:
    """Yield the block quotations of a text; one within another is a part of it."""
    depth, sources = 0, list[str]()
    for token in BLOCK_PARSER.parse(text):
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
            if depth == 0:
                yield _quotation(sources)
                sources = []
        elif token.type == "inline" and depth:
            sources.append(token.content)


def _quotation(sources: Sequence[str]) -> Quotation:
    lines = [inline(source) for source in sources]
    links = [token for token in lines[-1] if token.type == "link_open"]
    return Quotation(
        words="\n\n".join(map(text_of, lines[:-1])),
        line=text_of(lines[-1]),
        addresses=tuple(str(token.attrGet("href")) for token in links),
    )
