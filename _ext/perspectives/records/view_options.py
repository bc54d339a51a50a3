"""The names of the views, and the options of each. This module imports no Sphinx.

The functions that build the views are in :mod:`perspectives.views`.
A test compares the names in the two tables.
"""

from __future__ import annotations

from collections.abc import Mapping

ANY_TEXT: tuple[str, ...] = ()
"""The values of an option that takes any text."""

DATA_PARTS = ("records", "pieces", "tables", "standards", "works")
"""The kinds of data files, in the order of the page.

They are: the whole book, single records, tables, files that follow a standard, works.
"""

VIEW_OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "claims": {
        "perspective": ANY_TEXT,
        "voice": ANY_TEXT,
        "reporter": ANY_TEXT,
        "event": ANY_TEXT,
        "source": ANY_TEXT,
        "finding": ANY_TEXT,
        "evidence": ANY_TEXT,
        "medium": ANY_TEXT,
    },
    "disagreements": {"finding": ANY_TEXT},
    "documents": {"perspective": ANY_TEXT},
    "editorial-notes": {"kind": ANY_TEXT},
    "voices": {"perspective": ANY_TEXT, "role": ANY_TEXT},
    "bibliography": {"perspective": ANY_TEXT},
    "events": {},
    "timeline": {"perspective": ANY_TEXT},
    "map": {},
    "chapters": {},
    "chains": {
        "form": ("hands", "years", "language", "sentence", "words"),
        "base": ANY_TEXT,
        "called": ANY_TEXT,
        "perspective": ANY_TEXT,
        "voices": ANY_TEXT,
    },
    "evidence": {"form": ("counts", "wanted")},
    "collation": {"form": ("copies", "verdicts")},
    "second-reading": {},
    "path": {"perspective": ANY_TEXT, "from": ANY_TEXT, "until": ANY_TEXT},
    "paths": {},
    "perspectives": {},
    "retired": {},
    "data": {"part": (*DATA_PARTS, "licences", "rights", "citation")},
    "problems": {},
}
"""The options of each view, and the allowed values of each option."""
