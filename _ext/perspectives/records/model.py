"""The records the book is made of.

Every record is immutable, holds plain values only, and can be pickled and compared.
Nothing here imports Sphinx or docutils.

Dates are EDTF texts (ISO 8601-2), languages BCP 47 tags, ids as :mod:`perspectives.records.option_values` defines them.
A fact that is not known is ``None`` (or an empty tuple), never a guess.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

VOICE_ROLES = ("participant", "body", "record", "journalist", "analyst", "historian", "advocate", "unnamed")
FINDINGS = ("agree", "differ", "conflict", "one-sided", "unverifiable")
SILENCES = ("unread", "unpublished", "none-known", "not-sought")
CERTAINTIES = ("high", "medium", "low")
NOTE_KINDS = ("anachronism", "attribution", "figure", "date", "terminology", "text")
MEDIA = (
    "speech",
    "talk",
    "letter",
    "radiogram",
    "diplomatic-note",
    "minutes",
    "resolution",
    "communique",
    "press",
    "broadcast",
    "interview",
    "memoir",
    "party-history",
    "intelligence",
    "scholarship",
)
RULES = ("double", "dashed", "solid", "dotted", "groove")
COLOURS = ("vermilion", "blue", "green", "purple", "ochre")


@dataclass(frozen=True, slots=True)
class Perspective:
    """A standpoint that accounts are grouped by; ``core`` ones always have a column."""

    id: str
    name: str
    short: str
    possessive: str
    letter: str
    rule: str
    colour: str
    core: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that the registry declares beside :data:`COLOURS`: of text, as ``#rrggbb``, on a light and on a dark ground."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, body or record that speaks."""

    id: str
    name: str
    about: str
    role: str
    perspective: str | None = None
    anonymous: bool = False
    sort: str = ""
    short: str = ""
    variants: tuple[str, ...] = ()
    dates: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened; coordinates in decimal degrees (WGS 84)."""

    name: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, at a date or over a period."""

    id: str
    title: str
    date: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A work of the bibliography, as far as claims need it.

    ``label`` is its author-date label, ``published`` the place where it appeared, or else who published it.
    """

    key: str
    label: str
    origyear: str | None = None
    language: str | None = None
    original_language: str | None = None
    translator: str | None = None
    rights: str = "quotation"
    paged: bool = True
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A further work that holds the same words, and the place in it."""

    source: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one voice says about one event, as the editor typed it."""

    id: str
    docname: str
    line: int
    voice: str
    via: tuple[str, ...] = ()
    source: str | None = None
    locator: str | None = None
    quoted_in: str | None = None
    quoted_in_locator: str | None = None
    also_in: tuple[Citation, ...] = ()
    cert: str | None = None
    medium: str | None = None
    date: str | None = None
    told: str | None = None
    language: str | None = None
    original_language: str | None = None
    translator: str | None = None
    event: str | None = None
    perspective: str | None = None
    within: str | None = None
    answers: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    text: str | None = None
    accounts: str | None = None

    @property
    def anchor(self) -> str:
        """The id of the claim in the built page."""
        return f"claim-{self.id}"

    @property
    def last_hand(self) -> str:
        """The voice whose pen the words passed through last."""
        return self.via[-1] if self.via else self.voice

    @property
    def is_paraphrase(self) -> bool:
        """Whether no word of the voice itself is quoted."""
        return not self.quotations


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a perspective has no claim in a comparison, as typed."""

    perspective: str
    kind: str = "not-sought"
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claims on one question, in the order typed; ``borrowed`` claims stand elsewhere."""

    id: str
    docname: str
    line: int
    title: str
    event: str | None = None
    finding: str | None = None
    settle: str | None = None
    claims: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    section: str = ""
    """The id of the section it stands in; empty for the document's own, which lists of contents name so."""

    @property
    def anchor(self) -> str:
        """The id of the comparison in the built page."""
        return f"accounts-{self.id}"


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A flagged problem in a source or in the base article."""

    id: str
    docname: str
    line: int
    kind: str
    about: tuple[str, ...] = ()
    text: str = ""

    @property
    def anchor(self) -> str:
        """The id of the note in the built page."""
        return f"note-{self.id}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A role in the text that names a record: ``kind`` is claim, accounts, voice, event, quote or work."""

    kind: str
    target: str
    docname: str
    line: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class ViewUse:
    """A query over the records, printed in a document."""

    name: str
    docname: str
    line: int
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor has to mend; ``path`` is used where no document holds it."""

    code: str
    line: int
    docname: str | None = None
    path: str | None = None
    value: str = ""
    expected: str = ""
    nearest: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Our own words under one heading, or in the commentary on one comparison, as search finds them."""

    anchor: str
    title: str
    text: str
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section under one of its labels, with the ids of what stands in it, its subsections included, as typed."""

    label: str
    docname: str
    title: str
    anchor: str
    """The first id of the section in the built page, which its label is too unless it has several."""
    parent: str | None = None
    """The first label of the section around it."""
    claims: tuple[str, ...] = ()
    comparisons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class DocumentRecords:
    """Everything one document contributes, in the order of its text."""

    title: str = ""
    words: int = 0
    """The words a reader meets, those of the claims included."""
    claimed: int = 0
    """The words that stand in claims."""
    claims: list[Claim] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[EditorialNote] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    views: list[ViewUse] = field(default_factory=list)
    labels: list[tuple[str, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """The labels that its links name: those of sections, of pictures and tables, of glossary terms, of documents."""
    problems: list[Problem] = field(default_factory=list)


STORED = (
    Citation,
    Silence,
    Claim,
    Comparison,
    EditorialNote,
    Reference,
    ViewUse,
    Problem,
    Passage,
    Section,
    DocumentRecords,
)
"""The records that are stored between two builds."""

STORE_FORMAT = 6
"""Raised where the meaning of a stored value changes, and its fields do not."""


def version_of(kinds: Iterable[type]) -> int:
    """Return a number that follows from the names and the types of the fields of dataclasses."""
    declared = [(kind.__name__, [(one.name, one.type) for one in fields(kind)]) for kind in kinds]
    return zlib.crc32(repr((STORE_FORMAT, declared)).encode())


CORE_VERSION = version_of(STORED)
"""The version of the store: with a changed field it changes by itself, so that stored builds are discarded."""
