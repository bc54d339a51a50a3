"""The quotations of a claim as an editor types them: paragraphs of words, with a short list of marks.

The marks are: emphasis by stars, the roles for raised and lowered signs and for citations, marks of
footnotes, a backslash before a sign, entities of HTML, and the two ways to break a line: a backslash or two
spaces at its end.
Everything else is words. Each sign that is no mark gets a backslash before it (:func:`as_typed`), so that
Markdown takes it for words, whatever extensions it has. What would be something else without the backslash is
reported (:mod:`perspectives.reading.misreadings`).
Markdown is here what MyST-Parser reads on the page: CommonMark 0.31 with the extensions that are turned on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.entities import html5

from perspectives.doctree.plain_text import LINE, PARAGRAPH, single_spaced
from perspectives.records.characters import NUMBERED, character_of, is_forbidden_number, kept_of_number

QUOTED = re.compile(r" {0,3}>")
"""The beginning of a line of a quotation."""
FENCE = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})")
MARKER = re.compile(r" {0,3}> ?")
WORD_ROLES = ("sub", "sup", "subscript", "superscript")
"""The roles whose content is words of the quotation."""
EDITORS_ROLES = ("cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "footcite", "footcite:p", "footcite:t")
"""The roles by which the editor cites within a quotation; no words of it."""
_ROLE = (
    rf"\{{(?P<role>{'|'.join([*WORD_ROLES, *EDITORS_ROLES])})\}}"
    r"(?P<ticks>`+)(?!`)(?P<content>(?:[^\n]|\n(?!\n))+?)(?P=ticks)"
)
LETTER = r"[^\W_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""A letter or a digit of a script that has spaces between its words."""
INSIDE_WORD = rf"(?<={LETTER})\*+(?={LETTER})"
"""Stars that are no mark: 2*3*4, M***n."""
UNDERSTOOD = re.compile(
    r"(?!^\[\^[^\]\s]+\]:)\[\^[^\]\s]+\]"  # the mark of a footnote, and not the beginning of its text
    rf"|{_ROLE}"
    r"|\\[!-/:-@\[-`{-~]"  # a sign that is escaped
    rf"|(?!{INSIDE_WORD})(?:(?<!\*)\*+(?=[^\s*])|(?<=[^\s*])\*+)"  # emphasis
    r"|&(?P<entity>[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|(?P<end>\\?\n)",  # the end of a line, broken or not
    re.MULTILINE,
)
SIGN = re.compile(r"[!-/:-@\[-`{-~]")
"""What a backslash can stand before: the punctuation of ASCII (CommonMark 0.31, 2.4)."""
LAST_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*(\\)$")
"""A backslash at the end that is not itself escaped."""
LINE_END = re.compile(rf" {{2,}}$|{LAST_BACKSLASH.pattern}")
"""The end of a line that breaks it."""
BLANK = " \t"


@dataclass(frozen=True, slots=True)
class Typed:
    """A quotation as typed: its lines with ``>``, and the number of the first one in the claim, from 0."""

    first: int
    lines: tuple[str, ...]


def quotations_in(lines: Sequence[str]) -> list[Typed]:
    """Return the quotations in the lines of a claim; what stands within fences is none."""
    found: list[Typed] = []
    fence = ""
    block: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if QUOTED.match(line) and not fence:
            block.append(line)
            continue
        if block:
            found.append(Typed(number - len(block), tuple(block)))
            block = []
        marks = FENCE.match(line)
        if marks and not fence:
            fence = marks[1]
        elif marks and marks[1].startswith(fence):
            fence = ""
    return found


def words_of(line: str) -> str:
    """Return a line of a quotation without the sign before it."""
    return MARKER.sub("", line, count=1)


def _text_of(lines: Sequence[str]) -> str:
    """Return the lines of a quotation in one form: a broken line ends in a backslash, and none in a space."""
    words = [words_of(line) for line in lines]
    return "\n".join(_line_of_text(*pair) for pair in zip(words, [*words[1:], ""], strict=True))


def _line_of_text(line: str, after: str) -> str:
    end = LINE_END.search(line) if after.strip(BLANK) else None
    body = (line[:-1] if end and end[1] else line).strip(BLANK)
    if not body:
        # Nothing stands before the break: the backslash is a sign.
        end, body = None, line.strip(BLANK)
    sign = "\\" if LAST_BACKSLASH.search(body) else ""
    return f"{body}{sign}\\" if end else f"{body}{sign}"


def as_typed(quotation: Typed) -> list[str]:
    """Return the lines of a quotation, with a backslash before each sign that is no understood mark.

    Markdown finds words in them, and the marks, and nothing else, whatever its extensions are.
    """
    text = _text_of(quotation.lines)
    parts, end = [], 0
    for match in UNDERSTOOD.finditer(text):
        if _meaning(match) is not None:
            parts += [SIGN.sub(r"\\\g<0>", text[end : match.start()]), match[0]]
            end = match.end()
    # No backslash can stand before the sign of a section, which is no sign of ASCII.
    escaped = "".join([*parts, SIGN.sub(r"\\\g<0>", text[end:])]).replace("§", "&sect;")
    return [f"> {line}".rstrip(BLANK) for line in escaped.split("\n")]


def typed_words(lines: Sequence[str]) -> str:
    """Return the words that an editor typed, as a record has them, with the stars of emphasis.

    They are read without Markdown, to compare them with :func:`perspectives.doctree.plain_text.plain_words`.
    """
    paragraphs = re.split(r"\n{2,}", _text_of(lines))
    read = (
        LINE.join(map(single_spaced, UNDERSTOOD.sub(_meaning_or_itself, paragraph).split(LINE)))
        for paragraph in paragraphs
    )
    return PARAGRAPH.join(words for words in read if words)


def _meaning_or_itself(match: re.Match[str]) -> str:
    meaning = _meaning(match)
    return match[0] if meaning is None else meaning


def _meaning(match: re.Match[str]) -> str | None:
    """Return the words that a mark stands for; None if it only looks like a mark."""
    if match["role"]:
        return match["content"].replace("\n", " ") if match["role"] in WORD_ROLES else ""
    if match["entity"]:
        return _entity(match[0])
    if match["end"]:
        return LINE if match["end"].startswith("\\") else " "
    if match[0].startswith("\\"):
        return match[0][1:]
    return match[0] if match[0].startswith("*") else ""


def _entity(mark: str) -> str | None:
    """Return the character of an entity (CommonMark 0.31, 2.5); None if there is no such character.

    Of a character that no text may hold, which is reported elsewhere, it is what takes its place.
    """
    number = NUMBERED.fullmatch(mark)
    if number is None:
        return html5.get(mark[1:])
    return kept_of_number(number) if is_forbidden_number(number) else character_of(number)
