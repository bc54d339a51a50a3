"""A claim as an editor types it: the directive ``{claim}``, ready to be pasted into a chapter.

The words come out so that the directive reads the very same from them: each sign that Markdown would take for
a mark has a backslash before it. What the book knows without an option has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from myst_parser.config.main import MdParserConfig

from perspectives.book.book import Book
from perspectives.book.record_fields import fields_of
from perspectives.doctree.plain_text import single_spaced
from perspectives.reading.markdown import parser_of
from perspectives.reading.misreadings import misread
from perspectives.reading.quotations import SIGN, Typed
from perspectives.reading.wording_lines import NAMES, WordingLine
from perspectives.records.claim_records import Citation, Claim, Wording
from perspectives.records.unseen_characters import unseen_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

KNOWN_OF_ITSELF = {
    "told": Book.telling_date,
    "seen": Book.seen,
    "language": Book.language,
    "original_language": Book.original_language,
    "translator": Book.translator,
    "perspective": Book.perspective,
}
"""What the settled book knows of a claim that has no such option."""
PLAIN_VALUE = re.compile(r"[\w(]|[\w(][^\n#:\"']*[^\s\n#:\"']")
"""The value of an option that needs no quotation marks."""
QUOTED_SIGN = re.compile(r"[*\\`{]|&(?=[A-Za-z#])|\[(?=\^)")
"""What is a mark within a quotation: see :mod:`perspectives.reading.quotations`."""
PROSE_SIGN = re.compile(r"[\\`*_{}\[\]<>#|~$&@^]")
"""What can be a mark anywhere in our own words."""
PROSE_START = re.compile(r"(?P<sign>[-+=:%(])|(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$)")
"""What can be a mark at the beginning of a line of our own words."""
BACKSLASH = r"\\\g<0>"
"""What replaces a mark: a backslash, and itself."""
EXTENSIONS = {
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "substitution",
    "tasklist",
}
"""The extensions of MyST that a book can turn on: a backslash too many does no harm."""


def markdown_of(book: Book, claim: Claim) -> str:
    """Return the directive for a claim; *book* knows what follows without an option."""
    lines = [f":::{{claim}} {claim.voice}", *_options(book, without_known(book, claim)), ""]
    for number, words in enumerate(claim.quotations, 1):
        lines += [*quotation_lines(words), ""]
        for kind, wordings in (("original", claim.originals), ("variant", claim.variants)):
            for one in wordings:
                if one.quotation == number:
                    lines += [_wording_line(book, kind, one), *quotation_lines(one.words), ""]
    if claim.text:
        lines += [*prose_lines(claim.text), ""]
    return "\n".join([*lines[:-1], ":::", ""])


def without_known(book: Book, claim: Claim) -> Claim:
    """Return a claim without what the book would know of it if it were not typed."""
    for name, known in KNOWN_OF_ITSELF.items():
        bare = replace(claim, **cast(dict[str, Any], {name: None}))
        if getattr(claim, name) is not None and known(book, bare) == getattr(claim, name):
            claim = bare
    return claim


def _options(book: Book, claim: Claim) -> Iterator[str]:
    for field in fields_of(book, "claim"):
        value = field.held_value(claim) if field.option else None
        if field.option and value:
            yield f":{field.option.name}: {_option_value(value)}"


def _option_value(value: str | tuple[str | Citation, ...]) -> str:
    if not isinstance(value, str):
        return ", ".join(one if isinstance(one, str) else _citation(one) for one in value)
    if PLAIN_VALUE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _citation(citation: Citation) -> str:
    return f"{citation.source}{{{citation.locator}}}" if citation.locator else citation.source


def _wording_line(book: Book, kind: str, wording: Wording) -> str:
    """Return the line that says what a quotation is: an original, or a variant."""
    work = book.works.get(wording.work or "")
    language = wording.language
    if kind == "variant" and work and work.language == language:
        language = None
    values = {
        "lang": language,
        "as-in" if kind == "variant" else "source": wording.work,
        "locator": wording.locator,
    }
    return WordingLine(0, "", {name: value for name in NAMES if (value := values.get(name))}).written()


@cache
def _parser() -> MarkdownIt:
    parser = parser_of(MdParserConfig(enable_extensions=EXTENSIONS))
    parser.options["typographer"] = False
    return parser


def quotation_lines(words: str) -> list[str]:
    """Return the words of a quotation as lines of Markdown that begin with ``>``."""
    lines: list[tuple[str, str]] = []
    for paragraph in words.split("\n\n"):
        lines += [("", "")] if lines else []
        *verses, last = paragraph.split("\n")
        lines += [*((verse, "\\") for verse in verses), (last, "")]
    typed = [_quoted(QUOTED_SIGN, *line) for line in lines]
    for one in misread(_parser(), Typed(0, tuple(typed))):
        typed[one.line] = _quoted(SIGN, *lines[one.line])
    # What one line begins can end in another.
    if misread(_parser(), Typed(0, tuple(typed))):
        typed = [_quoted(SIGN, *line) for line in lines]
    return typed


def _quoted(marks: re.Pattern[str], line: str, end: str) -> str:
    """Return a line of a quotation, with a backslash before each of the marks."""
    return f"> {_seen(marks.sub(BACKSLASH, single_spaced(line)))}{end}".rstrip()


def _seen(line: str) -> str:
    """Return a line with each character that nobody sees written by its number."""
    if not unseen_in(line):
        return line
    return "".join(
        f"&#x{ord(one):X};" if not one.isprintable() and unseen_in(f"a{one}b") else one for one in line
    )


def prose_lines(text: str) -> list[str]:
    """Return our own words as lines of Markdown, in which no sign is a mark."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [""] if lines else []
        verses = [_prose_line(line) for line in paragraph.split("\n")]
        lines += [f"{line}\\" for line in verses[:-1]] + [verses[-1]]
    return lines


def _prose_line(line: str) -> str:
    escaped = PROSE_SIGN.sub(BACKSLASH, line)
    start = PROSE_START.match(escaped)
    if start and start["sign"]:
        return f"\\{escaped}"
    return f"{start['number']}\\{escaped[len(start['number']) :]}" if start else escaped
