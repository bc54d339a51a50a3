"""What Markdown would take for something other than words in a quotation of a claim.

It is found in the tokens that Markdown makes of the quotation without the backslashes that
:func:`perspectives.reading.quotations.as_typed` puts in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from perspectives.reading.quotations import EDITORS_ROLES, LETTER, WORD_ROLES, Typed, typed_words, words_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PARAGRAPHS = {"paragraph_open", "paragraph_close", "inline"}
TAKEN_FOR = {
    "alert_open": "a note",
    "alert_title": "a note",
    "bullet_list_open": "a list",
    "ordered_list_open": "a numbered list",
    "blockquote_open": "a quotation within the quotation",
    "heading_open": "a heading",
    "hr": "a line across the page",
    "code_block": "code, for its indent",
    "fence": "code",
    "colon_fence": "a directive",
    "html_block": "HTML",
    "unclosed_html": "HTML",
    "html_inline": "HTML",
    "table_open": "a table",
    "dl_open": "a definition list",
    "field_list_open": "a list of fields",
    "math_block": "mathematics",
    "math_block_label": "mathematics",
    "math_inline": "mathematics",
    "math_inline_double": "mathematics",
    "amsmath": "mathematics",
    "myst_line_comment": "a comment",
    "myst_block_break": "a break between blocks",
    "myst_target": "a label",
    "footnote_reference_open": "the text of a footnote",
    "code_inline": "code",
    "link_open": "a link",
    "span_open": "words with attributes",
    "section_ref": "a link",
    "image": "a picture",
    "myst_role": "a role",
    "s_open": "text struck out",
    "em_open": "emphasis",
    "strong_open": "emphasis",
    "substitution_inline": "a substitution",
    "substitution_block": "a substitution",
    "stray_fence": "a directive",
}
"""What the tokens of Markdown mean that no quotation holds."""
EMPHASIS = {"em_open", "em_close", "strong_open", "strong_close"}
WORDS = {"text", "text_special", "softbreak", "hardbreak", "footnote_ref", "forbidden_number"}
"""The tokens in a line that are words, or understood marks on them."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Words that Markdown takes for something else: their line, from 0, its text, and what it would be."""

    line: int
    text: str
    what: str


def misread(markdown: MarkdownIt, quotation: Typed) -> list[Misread]:
    """Return what Markdown would take for something other than words, in the order of the lines.

    *markdown* must not replace any quotation marks, dashes or dots (``typographer``).
    """
    env: dict[str, Any] = {}
    tokens = markdown.parse("\n".join(quotation.lines), env)
    found = set(_strange(tokens, quotation.lines))
    for number, line in enumerate(quotation.lines):
        label = re.match(r"\s*\[([^\]]+)\]:", words_of(line))
        if label and env.get("references"):
            found.add(Misread(number, line, "the address of a link"))
    return sorted(found or _lost(tokens, quotation.lines), key=lambda one: (one.line, one.what))


def _strange(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Misread]:
    around = 0
    for token in tokens:
        line = token.map[0] if token.map else around
        around = line
        if token.type == "inline":
            for number, child in enumerate(token.children or ()):
                if _is_strange(child, number, token.children or []):
                    place = min(line, len(lines) - 1)
                    yield Misread(place, lines[place], _name_of(child))
                line += child.type in {"softbreak", "hardbreak"} or child.content.count("\n")
        elif _is_strange_block(token):
            yield Misread(line, lines[line], _name_of(token))


def _name_of(token: Token) -> str:
    """Return what a token means, in words; for one of an unknown extension, its type."""
    return TAKEN_FOR.get(token.type.replace("_close", "_open"), token.type)


def _is_strange_block(token: Token) -> bool:
    """Return whether a token begins a block that is no paragraph, and is not the quotation itself."""
    if token.nesting < 0 or token.type in PARAGRAPHS or (token.type, token.level) == ("blockquote_open", 0):
        return False
    # The parts of a block of an unknown extension are not told beside it.
    return token.level <= 1 or token.type in TAKEN_FOR


def _is_strange(token: Token, number: int, line: Sequence[Token]) -> bool:
    """Return whether a token in a line is neither words nor an understood mark."""
    if token.type in EMPHASIS:
        return not token.markup.startswith("*") or _is_inside_word(number, line)
    if token.type == "myst_role":
        return token.meta.get("name") not in {*WORD_ROLES, *EDITORS_ROLES}
    return token.type not in WORDS and token.nesting >= 0


def _is_inside_word(number: int, line: Sequence[Token]) -> bool:
    """Return whether stars that are a mark of emphasis stand between two letters."""
    before, after = (_nearest(part) for part in (line[number::-1], line[number:]))
    return bool(re.fullmatch(LETTER, before[-1:]) and re.fullmatch(LETTER, after[:1]))


def _nearest(tokens: Sequence[Token]) -> str:
    """Return what stands nearest to a mark of emphasis, past others; empty where nothing does."""
    return next(
        (one.content or " " for one in tokens if one.content or one.type not in {*EMPHASIS, "text"}), ""
    )


def _lost(tokens: Sequence[Token], lines: Sequence[str]) -> list[Misread]:
    """Return the line from which on Markdown keeps other signs than were typed, if there is one."""
    kept = "".join(_signs_of(tokens))
    if _without_spaces(typed_words(lines)) == kept:
        return []
    beginnings = accumulate(_without_spaces(typed_words([line])) for line in lines)
    numbers = (number for number, signs in enumerate(beginnings) if not kept.startswith(signs))
    line = next(numbers, len(lines) - 1)
    return [Misread(line, lines[line], "a mark")]


def _signs_of(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the signs that Markdown would print for its tokens, without spaces, and the stars of emphasis."""
    for token in tokens:
        if token.type in EMPHASIS:
            yield token.markup
        elif token.children is not None:
            yield from _signs_of(token.children)
        elif (
            token.type in {"text", "text_special", "forbidden_number"} or token.meta.get("name") in WORD_ROLES
        ):
            yield _without_spaces(token.content)


def _without_spaces(text: str) -> str:
    return "".join(text.split())
