"""The views by name, and the options that each can be asked with. No Sphinx here.

The functions that build the views stand in :mod:`perspectives.views`; a test holds the two tables to the same names.
"""

from __future__ import annotations

from collections.abc import Mapping

ANY: tuple[str, ...] = ()
"""Said of an option that takes any text."""

DATA_PARTS = ("records", "pieces", "tables", "standards", "works")
"""The kinds of data files: the whole book, a record by itself, tables, standards, works; in the order of the page."""

VIEW_OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "claims": {
        "perspective": ANY,
        "voice": ANY,
        "reporter": ANY,
        "event": ANY,
        "source": ANY,
        "finding": ANY,
        "evidence": ANY,
        "medium": ANY,
    },
    "disagreements": {"finding": ANY},
    "editorial-notes": {"kind": ANY},
    "voices": {"perspective": ANY, "role": ANY},
    "bibliography": {"perspective": ANY},
    "events": {},
    "timeline": {"perspective": ANY},
    "map": {},
    "chapters": {},
    "chains": {
        "form": ("hands", "years", "language", "sentence", "words"),
        "base": ANY,
        "called": ANY,
        "perspective": ANY,
        "voices": ANY,
    },
    "evidence": {"form": ("counts", "wanted")},
    "collation": {"form": ("copies", "verdicts")},
    "second-reading": {},
    "path": {"perspective": ANY, "from": ANY, "until": ANY},
    "paths": {},
    "perspectives": {},
    "retired": {},
    "data": {"part": (*DATA_PARTS, "licences", "rights", "citation")},
    "problems": {},
}
"""For each view its options, and for each option the values that it may have."""
