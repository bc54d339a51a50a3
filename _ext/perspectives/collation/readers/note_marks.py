"""Marks of notes, by their shape: ``[1]``, ``[note 1]``, ``[a]``, ``[citation needed]``, a raised number."""

from __future__ import annotations

import re

_SHORT_SIGN = r"(?:\d{1,4}|[a-z]|[ivxlc]{1,5}|[*†‡§¶]{1,3})"
_PARTING = r"[,;\s]*"
_SIGN = rf"[\[(]?\s*{_SHORT_SIGN}\s*[\])]?"
_RAISED_WITH_LINK = re.compile(rf"{_SIGN}(?:{_PARTING}{_SIGN})*")
"""Signs with or without brackets: only a link makes a raised number the mark of a note."""
_BRACKETED = r"\[[^\[\]\n]{1,60}\]"
_PAGE_OF_NOTE = r"[:：]\s?[\divxlc]+(?:\s?[–,-]\s?[\divxlc]+)*"
_RAISED = re.compile(rf"(?:{_BRACKETED}|{_PAGE_OF_NOTE})(?:{_PARTING}(?:{_BRACKETED}|{_PAGE_OF_NOTE}))*")
"""Whatever stands in brackets, and the page that MediaWiki sets after a mark (``:12``)."""
_WORD_AND_NUMBER = rf"(?:[^\W\d_]{{1,12}}\.?\s?)?(?:{_SHORT_SIGN}|[^\W\d_])"
_DEMAND = r"(?:[^\W\d_]+[ -]){0,3}(?:needed|required|nécessaire|необходим[аоы]?|erforderlich|requerida)"
_LINKED = re.compile(rf"(?:\[\s*(?:{_WORD_AND_NUMBER}|{_DEMAND})\s*\]{_PARTING})+", re.IGNORECASE)


def is_raised_mark(text: str, has_link: bool) -> bool:
    """Return whether a raised *text* is the mark of a note.

    Signs in brackets are. A number, letter or sign without brackets is one only with a link within the page:
    without it, it may be an exponent.
    """
    text = text.strip()
    if _RAISED.fullmatch(text):
        return True
    return has_link and _RAISED_WITH_LINK.fullmatch(text) is not None


def is_linked_mark(text: str) -> bool:
    """Return whether *text*, the words of a link that is not raised, is the mark of a note: in brackets."""
    return _LINKED.fullmatch(text.strip()) is not None
