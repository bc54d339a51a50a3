"""The rich text of a citation: runs of words, some of them in italics, some of them a link.

A rich text is a tuple of :class:`Run`.
Where parts are joined, the punctuation follows American typography:
a comma or a full stop goes before closing quotation marks,
and no full stop follows a mark that ends a sentence.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

WEB_ADDRESS = re.compile(r"(?:https?|ftp)://\S", re.IGNORECASE)
"""The beginning of an address that a page may link to; an address with another scheme could run a script."""


class Run(NamedTuple):
    """Words in one typeface, roman or italic, with the address that they link to, if any."""

    text: str
    italic: bool = False
    url: str | None = None


Rich = tuple[Run, ...]

MARK_PAIRS = {
    "!": {".": "!", ":": "!"},
    "?": {".": "?", ":": "?"},
    ".": {".": "."},
    ":": {".": ":", ":": ":"},
    ",": {",": ","},
    ";": {".": ";", ";": ";"},
}
"""The mark that replaces two marks in a row: for the first mark, each second mark with the result.

Other pairs are printed as they are.
"""
CLOSING_MARKS = {"”": "“", "’": "‘", "“": "„"}
"""The closing quotation marks before which a comma or a full stop is put, each with its opening mark.

If the text does not have the opening mark, ’ is an apostrophe, and “ is itself an opening mark.
The last pair is German.
"""


def rich(text: str, italic: bool = False) -> Rich:
    """Return the text as one run; no run if it is empty."""
    return (Run(text, italic),) if text else ()


def linked(url: str) -> Rich:
    """Return an address as text, with a link if it is a web address."""
    return (Run(url, url=url if WEB_ADDRESS.match(url) else None),) if url else ()


def italics(text: Rich) -> Rich:
    """Return the text in italics; words that were in italics, a title within a title, become roman."""
    return tuple(Run(run.text, not run.italic, run.url) for run in text)


def quoted(text: Rich, marks: tuple[str, str] = ("“", "”")) -> Rich:
    """Return the text in a pair of double quotation marks; double marks inside it become single."""
    if not text:
        return ()
    inner = (Run(_nested_marks(run.text), run.italic, run.url) for run in text)
    return merged((Run(marks[0]), *inner, Run(marks[1])))


def _nested_marks(text: str) -> str:
    """Return the text with single quotation marks instead of the double ones, English and German."""
    return text.replace("“", "‘").replace("”", "’").replace("„", "‚")


def joined(parts: Iterable[Rich | str], between: str) -> Rich:
    """Return the parts that are not empty, with *between* between them: punctuation and a space."""
    result: Rich = ()
    for part in parts:
        text = rich(part) if isinstance(part, str) else part
        if text:
            result = _concatenate(append_mark(result, between), text) if result else text
    return result


def append_mark(text: Rich, sign: str) -> Rich:
    """Return the text with *sign* (“, ” or “.”) after it.

    A comma or a full stop goes before closing quotation marks.
    A mark that would be wrong after the last mark of the text is left out (:data:`MARK_PAIRS`).
    """
    if not text or not sign:
        return text
    ending = text[-1].text[-1:]
    if sign[0] in ".," and ending in CLOSING_MARKS:
        plain = plain_text(text)
        end = len(plain)
        while end and CLOSING_MARKS.get(plain[end - 1], "\n") in plain:
            end -= 1
        if end < len(plain):
            is_replaced = sign[0] in MARK_PAIRS.get(plain[end - 1 : end], {})
            inside = text if is_replaced else _insert(text, end, sign[0])
            return _concatenate(inside, rich(sign[1:]))
    is_replaced = sign[0] in MARK_PAIRS.get(ending, {})
    return _concatenate(text, rich(sign[1:] if is_replaced else sign))


def wrapped(before: str, text: Rich, behind: str) -> Rich:
    """Return the text between *before* and *behind*, such as brackets; empty if the text is empty."""
    return merged((Run(before), *text, Run(behind))) if text else ()


def merged(text: Iterable[Run]) -> Rich:
    """Return the runs without empty ones; neighbours in the same typeface become one run."""
    runs: list[Run] = []
    for run in text:
        if not run.text:
            continue
        if runs and (runs[-1].italic, runs[-1].url, run.url) == (run.italic, None, None):
            runs[-1] = Run(runs[-1].text + run.text, run.italic)
        else:
            runs.append(run)
    return tuple(runs)


def _concatenate(first: Rich, second: Rich) -> Rich:
    """Return two texts as one, as :func:`merged` does; each text alone is merged already."""
    if not first or not second:
        return first or second
    end, start = first[-1], second[0]
    if (end.italic, end.url, start.url) != (start.italic, None, None):
        return (*first, *second)
    return (*first[:-1], Run(end.text + start.text, end.italic), *second[1:])


def capitalised(text: Rich) -> Rich:
    """Return the text with a capital as its first letter; all other letters stay as they are."""
    if not text:
        return ()
    first = text[0]
    return (Run(first.text[0].upper() + first.text[1:], first.italic, first.url), *text[1:])


def plain_text(text: Rich) -> str:
    """Return the words as plain text."""
    return "".join(run.text for run in text)


def without_italics(value: Any) -> Any:
    """Return a value of CSL without the marks for italics, for formats that have none."""
    return re.sub(r"</?i>", "", value) if isinstance(value, str) else value


def csl_markup(text: Rich) -> str:
    """Return the words with italics as citeproc marks them, ``<i>…</i>``; nothing is escaped."""
    return "".join(f"<i>{run.text}</i>" if run.italic else run.text for run in text)


def html(text: Rich) -> str:
    """Return the words as HTML, escaped: italics as ``<i>``, addresses as links."""
    parts = []
    for run in text:
        words = escape(run.text)
        if run.italic:
            words = f"<i>{words}</i>"
        parts.append(f'<a href="{escape(run.url)}">{words}</a>' if run.url else words)
    return "".join(parts)


def _insert(text: Rich, place: int, sign: str) -> Rich:
    runs: list[Run] = []
    for run in text:
        # The sign goes into the run of the quotation marks, because both are roman.
        if 0 <= place < len(run.text):
            runs.append(Run(run.text[:place] + sign + run.text[place:], run.italic, run.url))
        else:
            runs.append(run)
        place -= len(run.text)
    return tuple(runs)
