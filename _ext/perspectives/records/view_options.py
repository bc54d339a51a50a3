"""The names of the views, and what each option of a view takes. This module imports no Sphinx.

This is the one declaration: the directive ``view`` reads options by it, :mod:`perspectives.book.view_check`
compares their values with the records, and the view ``filters`` prints it for editors.
The functions that build the views are in :mod:`perspectives.views`.
A test compares the names in the two tables.
Views that a project adds are in :mod:`perspectives.reading.added_views`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from perspectives.records.closed_lists import CARRIERS, FINDINGS, MEDIA, NOTE_KINDS, VOICE_ROLES
from perspectives.records.option_values import Malformed, one_of, parse_list, parse_text

PARAPHRASE = "paraphrase"
"""The value of the filter ``evidence`` for a claim without quoted words."""
EVIDENCE_GRADES = ("checked", *CARRIERS[1:], "second-hand", "unchecked", PARAPHRASE)
DATA_PARTS = ("records", "pieces", "tables", "standards", "texts", "works")
"""The kinds of data files, in the order of the page.

They are: the whole book, single records, tables, files that follow a standard, texts of documents, works.
"""
INDEX_FORMS = ("entries", "sentences")
DOCUMENT_FORMS = ("table", "balance")
EDITION_FORMS = ("all", "this")
CHAIN_FORMS = ("hands", "years", "language", "sentence", "words")

LETTERS = re.compile("[A-Z](-[A-Z])?")
"""The letters of a part of the index."""

RecordKind = Literal["perspective", "voice", "event", "work"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What an option of a view takes.

    :ivar choices: the closed list of its values; empty where it takes something else
    :ivar kind: the kind of record whose id it takes; None where it takes no id
    :ivar many: whether it takes several ids, separated by commas
    :ivar is_year: whether it takes a year
    :ivar is_range: whether it takes a letter, or the first and the last of several
    """

    choices: tuple[str, ...] = ()
    kind: RecordKind | None = None
    many: bool = False
    is_year: bool = False
    is_range: bool = False

    def read(self, value: str) -> str:
        """Return the value as typed, with single spaces; whether a record has an id is not checked here.

        :raises Malformed: if the value is empty, is not in the closed list, is no list, or is no year
        """
        text = parse_text(value)
        if self.choices:
            return one_of(self.choices)(text)
        if not text:
            raise Malformed("unknown-value", text, "a value; without one, take the option out")
        if self.many:
            return ", ".join(parse_list(text))
        if self.is_range and not LETTERS.fullmatch(text):
            likely = text.upper().replace("–", "-").replace(" ", "")
            near = likely if LETTERS.fullmatch(likely) else None
            raise Malformed("unknown-value", text, "a capital, or two with a hyphen, such as A-D", near)
        if self.is_year and not _is_year(text):
            years = [part for part in text.replace("-", " ").replace("/", " ").split() if _is_year(part)]
            near = next((year for year in years if len(year) == len("1960")), None)
            raise Malformed("malformed-year", text, "a year in digits, such as 1960", near)
        return text

    def ids(self, value: str) -> list[str]:
        """Return the ids of records in a value that :meth:`read` returned; none where it takes no ids."""
        if self.kind is None:
            return []
        return [part.strip() for part in value.split(",")] if self.many else [value]


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("9999")


ANY_TEXT = Filter()
PERSPECTIVE, VOICE, EVENT, WORK = (Filter(kind=kind) for kind in ("perspective", "voice", "event", "work"))
FINDING = Filter(FINDINGS)
YEAR = Filter(is_year=True)

VIEW_OPTIONS: Mapping[str, Mapping[str, Filter]] = {
    "claims": {
        "perspective": PERSPECTIVE,
        "voice": VOICE,
        "reporter": VOICE,
        "event": EVENT,
        "source": WORK,
        "finding": FINDING,
        "evidence": Filter(EVIDENCE_GRADES),
        "medium": Filter(MEDIA),
    },
    "disagreements": {"finding": FINDING},
    "documents": {
        "perspective": PERSPECTIVE,
        "from": YEAR,
        "until": YEAR,
        "form": Filter(DOCUMENT_FORMS),
    },
    "calendar": {"perspective": PERSPECTIVE, "from": YEAR, "until": YEAR},
    "editorial-notes": {"kind": Filter(NOTE_KINDS)},
    "voices": {"perspective": PERSPECTIVE, "role": Filter(VOICE_ROLES)},
    "bibliography": {"perspective": PERSPECTIVE},
    "events": {},
    "timeline": {"perspective": PERSPECTIVE},
    "map": {},
    "chapters": {},
    "size": {},
    "handouts": {},
    "downloads": {},
    "index": {"form": Filter(INDEX_FORMS), "letters": Filter(is_range=True)},
    "chains": {
        "form": Filter(CHAIN_FORMS),
        "base": WORK,
        "called": ANY_TEXT,
        "perspective": PERSPECTIVE,
        "voices": Filter(kind="voice", many=True),
    },
    "evidence": {"form": Filter(("counts", "wanted"))},
    "collation": {"form": Filter(("copies", "verdicts"))},
    "second-reading": {},
    "path": {"perspective": PERSPECTIVE, "from": YEAR, "until": YEAR},
    "paths": {},
    "perspectives": {},
    "retired": {},
    "editions": {"form": Filter(EDITION_FORMS)},
    "data": {"part": Filter((*DATA_PARTS, "licences", "rights", "citation"))},
    "problems": {},
    "filters": {},
}
"""The options of each view."""


def missing_option(view: str, options: Mapping[str, str]) -> str | None:
    """Return the option without which a view with these *options* shows nothing; None if it has all."""
    needed = {"path": "perspective"}.get(view)
    if view == "chains":
        needed = {"sentence": "perspective", "words": "voices"}.get(options.get("form", ""))
    return needed if needed and needed not in options else None
