"""Rich text of a citation: runs of words, some in italics, some an address; and the joins at which punctuation meets.

A rich text is a tuple of :class:`Run`. What two parts of a citation are joined by is given once, here, as American typography
has it: a comma or a full stop goes inside quotation marks that it follows, and no full stop follows a mark that ends a sentence.
No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

WEB = re.compile(r"(?:https?|ftp)://\S", re.IGNORECASE)
"""How an address begins that a page may link to; another scheme could run a script."""


class Run(NamedTuple):
    """Words set alike: roman or in italics, and what they link to if they are an address."""

    text: str
    italic: bool = False
    url: str | None = None


Rich = tuple[Run, ...]

MEETING = {
    "!": {".": "!", ":": "!"},
    "?": {".": "?", ":": "?"},
    ".": {".": "."},
    ":": {".": ":", ":": ":"},
    ",": {",": ","},
    ";": {".": ";", ";": ";"},
}
"""What is left of two marks that meet, where both together would be wrong."""
CLOSING = {"”": "“", "’": "‘", "“": "„"}
"""The marks that close a quotation, behind a comma or full stop, each with the one that opens it.

Without the one that opens, ’ is an apostrophe, and “ opens itself. The last pair is German.
"""


def rich(text: str, italic: bool = False) -> Rich:
    """Return the text as one run, and nothing at all where it is empty."""
    return (Run(text, italic),) if text else ()


def linked(url: str) -> Rich:
    """Return an address that links to itself, where it is one of the web."""
    return (Run(url, url=url if WEB.match(url) else None),) if url else ()


def italics(text: Rich) -> Rich:
    """Return the text in italics; what was in italics in it, a title within a title, becomes roman."""
    return tuple(Run(run.text, not run.italic, run.url) for run in text)


def quoted(text: Rich, marks: tuple[str, str] = ("“", "”")) -> Rich:
    """Return the text in double quotation marks, English or other ones; those within it become single."""
    if not text:
        return ()
    inner = (Run(_inner(run.text), run.italic, run.url) for run in text)
    return merged((Run(marks[0]), *inner, Run(marks[1])))


def _inner(text: str) -> str:
    """Return words with their quotation marks, English and German, as they are inside others."""
    return text.replace("“", "‘").replace("”", "’").replace("„", "‚")


def joined(parts: Iterable[Rich | str], between: str) -> Rich:
    """Return the parts that are not empty, joined by *between*."""
    whole: Rich = ()
    for part in parts:
        text = rich(part) if isinstance(part, str) else part
        if text:
            whole = _together(after(whole, between), text) if whole else text
    return whole


def after(text: Rich, sign: str) -> Rich:
    """Return the text with the sign behind it, “, ” or “.”, or where the sign belongs inside quotation marks, in front of them."""
    if not text or not sign:
        return text
    ending = text[-1].text[-1:]
    if sign[0] in ".," and ending in CLOSING:
        plain = plain_text(text)
        end = len(plain)
        while end and CLOSING.get(plain[end - 1], "\n") in plain:
            end -= 1
        if end < len(plain):
            met = MEETING.get(plain[end - 1 : end], {}).get(sign[0])
            inside = _inserted(text, end, sign[0]) if met is None else text
            return _together(inside, rich(sign[1:]))
    met = MEETING.get(ending, {}).get(sign[0])
    return _together(text, rich(sign if met is None else sign[1:]))


def wrapped(before: str, text: Rich, behind: str) -> Rich:
    """Return the text in brackets, and nothing where there is no text."""
    return merged((Run(before), *text, Run(behind))) if text else ()


def merged(text: Iterable[Run]) -> Rich:
    """Return the runs, neighbours that are set alike as one."""
    runs: list[Run] = []
    for run in text:
        if not run.text:
            continue
        if runs and (runs[-1].italic, runs[-1].url, run.url) == (run.italic, None, None):
            runs[-1] = Run(runs[-1].text + run.text, run.italic)
        else:
            runs.append(run)
    return tuple(runs)


def _together(first: Rich, second: Rich) -> Rich:
    """Return two texts as one: of each the neighbours that are set alike are one run already."""
    if not first or not second:
        return first or second
    end, start = first[-1], second[0]
    if (end.italic, end.url, start.url) != (start.italic, None, None):
        return (*first, *second)
    return (*first[:-1], Run(end.text + start.text, end.italic), *second[1:])


def capitalised(text: Rich) -> Rich:
    """Return the text with a capital at its beginning, and every other letter as it is."""
    if not text:
        return ()
    first = text[0]
    return (Run(first.text[0].upper() + first.text[1:], first.italic, first.url), *text[1:])


def plain_text(text: Rich) -> str:
    """Return the words alone."""
    return "".join(run.text for run in text)


def marked(text: Rich) -> str:
    """Return the words with italics marked as citeproc marks them, ``<i>…</i>``, and nothing escaped."""
    return "".join(f"<i>{run.text}</i>" if run.italic else run.text for run in text)


def html(text: Rich) -> str:
    """Return the words as HTML: italics as ``<i>``, addresses as links."""
    shown = []
    for run in text:
        words = escape(run.text)
        if run.italic:
            words = f"<i>{words}</i>"
        shown.append(f'<a href="{escape(run.url)}">{words}</a>' if run.url else words)
    return "".join(shown)


def _inserted(text: Rich, place: int, sign: str) -> Rich:
    runs: list[Run] = []
    for run in text:
        # In front of the marks means in the run that holds the marks: they are roman, as the sign is.
        if 0 <= place < len(run.text):
            runs.append(Run(run.text[:place] + sign + run.text[place:], run.italic, run.url))
        else:
            runs.append(run)
        place -= len(run.text)
    return tuple(runs)
