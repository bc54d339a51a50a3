"""What probably marks the beginning of a page in a text whose manifest names no mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LABEL = r"(?:pp?|pg|pag|page|s|seite|с|стр|f|fol|faqe)\b\.?"
_ANYWHERE = re.compile(rf"[\[({{<|]+\s*{_LABEL}\s*(?P<number>\d{{1,4}}|[ivxlc]+)\s*[\])}}>|]+", re.IGNORECASE)
_WITHOUT_LABEL = tuple(
    re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (
        r"\|\s*(?P<number>\d{1,4})\s*\|",
        r"<<\s*(?P<number>\d{1,4})\s*>>",
        r"\{\s*(?P<number>\d{1,4})\s*\}",
        rf"^[ \t]*[\[(/=~*–—-]*[ \t]*(?:{_LABEL}[ \t]*)?(?P<number>\d{{1,4}})[ \t]*[\])/=~*–—-]*[ \t]*$",
    )
)
"""Marks that are believed only where they number pages one after the other; the last has its own line."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark of a page.

    :ivar text: the first such mark in the text, as it stands there
    :ivar pattern: a pattern of such marks, as the manifest has it
    :ivar has_own_line: whether it stands on a line of its own, which may be at the foot of its page
    """

    text: str
    pattern: str
    has_own_line: bool = False


def page_mark_in(texts: Iterable[str]) -> PageMark | None:
    """Return the mark with which pages begin in *texts*; None where there seems to be none."""
    texts = list(texts)
    found = [match for text in texts for match in _ANYWHERE.finditer(text)]
    if len({match["number"] for match in found}) > 1:
        is_roman = any(not match["number"].isdigit() for match in found)
        return PageMark(found[0][0], _pattern_of(found[0], "[0-9ivxlc]+" if is_roman else "[0-9]+"))
    for form in _WITHOUT_LABEL:
        by_pattern: dict[str, list[re.Match[str]]] = {}
        for match in (match for text in texts for match in form.finditer(text)):
            by_pattern.setdefault(_pattern_of(match, "[0-9]+"), []).append(match)
        for pattern, matches in by_pattern.items():
            if _longest_run([int(match["number"]) for match in matches]) >= _FEWEST:
                own_line = form.pattern.startswith("^")
                line = rf"(?m)^[ \t]*{pattern}[ \t]*$" if own_line else pattern
                return PageMark(matches[0][0].strip(), line, own_line)
    return None


def _pattern_of(match: re.Match[str], number: str) -> str:
    start, end = (place - match.start() for place in match.span("number"))
    before, after = match[0][:start].lstrip(), match[0][end:].rstrip()
    return f"({number})".join(re.escape(part).replace("\\ ", " ") for part in (before, after))


def _longest_run(numbers: Iterable[int]) -> int:
    """Return how many of *numbers* follow each other, each one more than the one before."""
    longest, run, before = 0, 0, None
    for number in numbers:
        run = run + 1 if before is not None and number == before + 1 else 1
        longest, before = max(longest, run), number
    return longest
