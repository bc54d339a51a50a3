"""Questions to the register of claims: their keys, their form in an address, and which claims answer them.

A question is a mapping of keys to values, as the query of an address has them. All its conditions must hold.
``perspectives-register.js`` answers questions in the browser by the same rules, and tests compare the two.
This module imports nothing of the extension but dates.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from perspectives.records.dates import parse_date

FACETS = (
    "words",
    "voice",
    "pen",
    "hand",
    "reporter",
    "later",
    "clock",
    "source",
    "taken-from",
    "printed-in",
    "document",
    "language",
    "translation",
    "translator",
    "published",
    "evidence",
    "seen",
    "medium",
    "event",
    "question",
    "finding",
)
"""The keys of which a claim has values from a list: it answers if one of its values is the one asked for.

``words`` is the perspective whose words they are, ``pen`` the perspective of the last hand.
``hand``, ``later`` and ``translation`` are the kinds by which the chains are counted
(:mod:`perspectives.book.tallies`), ``clock`` the kinds of the two clocks.
``source`` is any work that the claim names. ``taken-from`` is its source and the work that quotes it,
``printed-in`` the first of them that is known.
"""
SPANS = ("said", "told", "about")
"""What has a date: the words, their telling, and the beginning of what the words speak of.

The keys are ``said-from``, ``said-to`` and so on.
"""
UNDATED = "undated"
"""The key whose value ``with`` takes in what has no date where a date is asked for."""
SORTS = ("said", "told", "pen", "book")
SPAN_KEYS = tuple(f"{name}-{end}" for name in SPANS for end in ("from", "to"))
QUESTION_KEYS = (*FACETS[:3], *SPAN_KEYS, *FACETS[3:], UNDATED, "sort", "show")
"""All keys, in the order in which an address has them."""
OLD_KEYS = {"perspective": "words"}
"""Keys that the addresses of earlier editions have, and views still take, with the present ones."""
UNKNOWN = "unknown"
"""The value of ``words``, ``pen`` and ``later`` for what is not known."""
DAY_OR_LESS = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
"""The form of a date in a question: a year, a month or a day."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What the register knows of a claim.

    :ivar values: its values by the keys of :data:`FACETS`, each a string without spaces
    :ivar spans: its dates by the names of :data:`SPANS`, each in the form of :func:`span_of`
    :ivar order: its place in the book, from 0
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    spans: Mapping[str, str] = field(default_factory=dict)
    order: int = 0


def value_of(text: str) -> str:
    """Return a name as a value in an address: without spaces."""
    return "_".join(text.split())


def question_query(question: Mapping[str, str]) -> str:
    """Return a question as the query of an address, without the question mark.

    Its keys are in the order of the register, so that equal questions have equal addresses.

    :raises KeyError: if the register does not know a key
    """
    unknown = set(question) - set(QUESTION_KEYS)
    if unknown:
        raise KeyError(*sorted(unknown))
    return urlencode([(key, question[key]) for key in QUESTION_KEYS if question.get(key)])


def span_of(date: str | None) -> str:
    """Return the days that a date (EDTF) can mean, as short as possible.

    A year, a month or a day stands alone: ``1960``, ``1960-11``. Else the first and the last stand with a
    slash between them: ``1958/1960-11-07``; an open end is empty. The whole is empty where no date is known.

    :raises ValueError: if *date* is not EDTF
    """
    if date is None:
        return ""
    days = parse_date(date)
    if days.earliest is None and days.latest is None:
        return ""
    begin = days.earliest.isoformat() if days.earliest else ""
    end = days.latest.isoformat() if days.latest else ""
    for length in (len("1960"), len("1960-11"), len("1960-11-07")):
        if begin[:length] == end[:length] and _is_all_of(begin, end, length):
            return begin[:length]
    return f"{begin.removesuffix('-01-01')}/{end.removesuffix('-12-31')}"


def _is_all_of(begin: str, end: str, length: int) -> bool:
    """Return whether two days are the first and the last of the year, or of the month, or are one day."""
    if length == len("1960"):
        return begin.endswith("-01-01") and end.endswith("-12-31")
    if length == len("1960-11"):
        year, month = int(begin[:4]), int(begin[5:7])
        return begin.endswith("-01") and int(end[8:]) == calendar.monthrange(year, month)[1]
    return begin == end


def overlaps(span: str, first: str, last: str) -> bool:
    """Return whether a span and a period have a day in common.

    *span* has the form of :func:`span_of` and is not empty.
    *first* and *last* are a year, a month or a day each, or empty for an open end.
    Two dates are compared by what both say: a year with a day by the year alone.
    """
    begin, slash, end = span.partition("/")
    end = end if slash else begin
    return not (_is_before(end, first) or _is_before(last, begin))


def _is_before(one: str, other: str) -> bool:
    """Return whether a date ends before another begins; neither does where one of them is open."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def lacks_date(facts: ClaimFacts, question: Mapping[str, str]) -> bool:
    """Return whether a question asks for a date that the claim does not have."""
    return any(
        not facts.spans.get(name) and any(question.get(f"{name}-{end}") for end in ("from", "to"))
        for name in SPANS
    )


def answers(facts: ClaimFacts, question: Mapping[str, str]) -> bool:
    """Return whether a claim is in the list that a question asks for."""
    if any(question.get(key) and question[key] not in facts.values.get(key, ()) for key in FACETS):
        return False
    for name in SPANS:
        first, last = question.get(f"{name}-from", ""), question.get(f"{name}-to", "")
        if not first and not last:
            continue
        span = facts.spans.get(name, "")
        if not (overlaps(span, first, last) if span else question.get(UNDATED) == "with"):
            return False
    return True
