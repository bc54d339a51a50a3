"""The records of a book.

Records are immutable, have plain values only, and can be pickled and compared.
Only :class:`DocumentRecords` can be changed: it collects the records of a document.
This module imports neither Sphinx nor docutils.

A date is an EDTF text (ISO 8601-2), a language is a BCP 47 tag, and an id has the form that
:mod:`perspectives.records.option_values` defines.
If a fact is not known, its value is ``None`` or an empty tuple, never a guess.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from perspectives.records.lessons import Lesson, LessonSource

Further = tuple[tuple[str, str], ...]
"""The fields of a record that a project or another extension has added: name and value of each."""

VOICE_ROLES = (
    "participant",
    "body",
    "record",
    "journalist",
    "analyst",
    "historian",
    "advocate",
    "compiler",
    "unnamed",
)
VOICE_KINDS = ("person", "group", "body", "record", "work")
"""What a voice is.

A person; several persons who speak together; an organisation, or a newspaper as those who make it; minutes,
notes or a film of what was said or done; a text that speaks under its own title.
"""
COMPILER = "compiler"
"""The role of a voice that neither saw, nor searched, nor answers by name, such as an encyclopedia.

It counts as no pen.
"""
FINDINGS = ("agree", "differ", "conflict", "one-sided", "unverifiable")
SILENCES = ("unread", "unpublished", "none-known", "not-sought")
CARRIERS = ("edition", "web-copy", "retyped", "machine-reading")
"""What a copy that words were compared with can be, the most trusted first.

The file or image of the publisher or of the office; a stored copy of a text that somebody else put on the
web; a text typed from a page or an image; a text that a machine read from an image.
"""
SEEN = ("whole", "part", "opening", "window", "abstract", "summary", "contents", "quoted")
"""How much of a work was before the editor.

A window is a passage from within; what is quoted is known only through another work.
"""
CERTAINTIES = ("high", "medium", "low")
TEXT_RIGHTS = ("public-domain", "official-text", "quotation")
"""Whether the text of a document may be printed whole: the first two may, the last may only be quoted."""
PRINTABLE_RIGHTS = TEXT_RIGHTS[:2]
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
    """A standpoint by which accounts are grouped; a ``core`` perspective has a column in every comparison.

    :ivar column: whether its accounts stand in a column; else they stand in the strip under the columns,
        and weigh in no finding
    """

    id: str
    name: str
    short: str
    possessive: str
    letter: str
    rule: str
    colour: str
    core: bool = False
    column: bool = True
    description: str = ""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of text that the registry declares beside :data:`COLOURS`.

    ``light`` is for a light background, ``dark`` for a dark one, both as ``#rrggbb``.
    """

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, body or written record whose words are quoted.

    :ivar kind: one of :data:`VOICE_KINDS`; None where nobody says it
    :ivar perspective: the side of the voice now; None for an anonymous one whose claims say it
    :ivar earlier: the side of the voice up to *until*; None where it never changed sides
    :ivar until: the last day or period of the earlier side (EDTF)
    :ivar authorities: its addresses in authority files: see :mod:`perspectives.records.authorities`
    """

    id: str
    name: str
    about: str
    role: str
    perspective: str | None = None
    earlier: str | None = None
    until: str | None = None
    anonymous: bool = False
    sort: str = ""
    short: str = ""
    variants: tuple[str, ...] = ()
    dates: str | None = None
    authorities: tuple[str, ...] = ()
    kind: str | None = None
    further: Further = ()

    @property
    def authority(self) -> str | None:
        """The first of its addresses in authority files; None without any."""
        return next(iter(self.authorities), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened; coordinates in decimal degrees (WGS 84).

    ``authorities`` are its addresses in authority files, which the place has by its name in the index.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    authorities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event, at a date or over a period."""

    id: str
    title: str
    date: str
    place: Place | None = None
    further: Further = ()


@dataclass(frozen=True, slots=True)
class Work:
    """The facts about a work of the bibliography that claims need.

    ``label`` is the author-date label. ``title`` is the short title, or else the title.
    ``published`` is the place of publication, or else the publisher.
    ``paged`` is false for a work that has no pages.
    ``seen`` is one of :data:`SEEN`, and None where the editor does not say it.
    ``annotation`` says what the work is, who made it, why, and what it is good for.
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
    seen: str | None = None
    annotation: str | None = None
    title: str = ""
    further: Further = ()


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file at a publisher that holds the words of one document or of many.

    :ivar url: its address, of a version that does not change
    :ivar sha256: the SHA-256 of its bytes, in hexadecimal; empty where nobody has seen them
    :ivar edition: what edition it is, in words for readers
    :ivar carrier: what it is to a claim whose words are compared with it: one of :data:`CARRIERS`
    """

    id: str
    url: str
    edition: str
    sha256: str = ""
    carrier: str = "edition"


@dataclass(frozen=True, slots=True)
class TextSource:
    """Where the text of a document is found, and whether it may be printed.

    :ivar work: the key of the document in the bibliography
    :ivar file: the id of its :class:`TextFile`
    :ivar division: the ``xml:id`` of its division in the file; empty for the whole file
    :ivar first_page: the printed page on which it begins, where its division does not say so
    :ivar rights: one of :data:`TEXT_RIGHTS`; None: as the bibliography says of the work
    """

    work: str
    file: str
    division: str = ""
    first_page: str = ""
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A primary paper that the book knows and that has no page of its own.

    :ivar work: its key in the bibliography
    :ivar title: what it is, in words
    :ivar by: the voice that made it
    :ivar date: its date (EDTF); None: that of the work counts
    :ivar kept: where it lies
    :ivar printed: who has printed it, besides the work
    """

    work: str
    title: str
    by: str | None = None
    date: str | None = None
    kept: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A further work that contains the same words, and the place in it."""

    source: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation in another form: in their original language, or as another work has them.

    :ivar words: the words, as those of a quotation
    :ivar quotation: the number of the quotation that has the same words in another form, from 1
    :ivar language: the language of the words (BCP 47); None where it is not known
    :ivar work: of a variant, the work that has it; of an original, the work that it was read in,
        None where that is the work of the claim
    :ivar locator: the place in this work
    :ivar line: the line of the page in which the words begin
    """

    words: str
    quotation: int = 1
    language: str | None = None
    work: str | None = None
    locator: str | None = None
    line: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one voice says about one event, as the editor typed it.

    :ivar originals: the words of its quotations in the language in which they were said or written
    :ivar variants: the words of its quotations as other works have them
    """

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
    seen: str | None = None
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
    originals: tuple[Wording, ...] = ()
    variants: tuple[Wording, ...] = ()
    text: str | None = None
    accounts: str | None = None
    further: Further = ()

    @property
    def anchor(self) -> str:
        """The id of the claim in the built page."""
        return f"claim-{self.id}"

    @property
    def last_hand(self) -> str:
        """The voice that wrote the words down last: the last reporter, or else the speaker."""
        return self.via[-1] if self.via else self.voice

    @property
    def is_paraphrase(self) -> bool:
        """Whether the claim quotes no words of the voice."""
        return not self.quotations

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The originals, then the variants."""
        return (*self.originals, *self.variants)

    @property
    def all_words(self) -> tuple[str, ...]:
        """The words of the quotations, then those of the originals and of the variants.

        Their numbers, from 1, are those of the lock and of every address of words.
        """
        return (*self.quotations, *(wording.words for wording in self.wordings))

    @property
    def printed_order(self) -> list[int]:
        """The numbers in :attr:`all_words` in the order of a page: each quotation, then its wordings."""
        start = len(self.quotations) + 1
        of_quotation = [one.quotation for one in self.wordings]
        return [
            number
            for quotation in range(1, start)
            for number in (
                quotation,
                *(place for place, one in enumerate(of_quotation, start) if one == quotation),
            )
        ]

    def wording(self, number: int) -> Wording | None:
        """Return the original or variant that has a number in :attr:`all_words`; None for a quotation."""
        place = number - len(self.quotations) - 1
        return self.wordings[place] if 0 <= place < len(self.wordings) else None


@dataclass(frozen=True, slots=True)
class Silence:
    """The reason why a perspective has no claim in a comparison, as typed."""

    perspective: str
    kind: str = "not-sought"
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claims on one question, in the order typed; the ``borrowed`` claims are typed elsewhere.

    :ivar passages: paragraphs of documents that stand beside the claims, as ``paper:p7``
    """

    id: str
    docname: str
    line: int
    title: str
    event: str | None = None
    finding: str | None = None
    settle: str | None = None
    claims: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    section: str = ""
    """The id of its section; empty for the top section of the document, as in Sphinx's tables of contents."""

    @property
    def anchor(self) -> str:
        """The id of the comparison in the built page."""
        return f"accounts-{self.id}"


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A note of the editors on a problem in a source or in the base article."""

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
class DocumentParagraph:
    """A paragraph of a document, as far as it is known.

    :ivar number: its number in the text, such as ``7`` or ``a1-p3``
    :ivar pages: the printed pages that it stands on, such as ``87`` or ``87–88``; empty where not known
    :ivar digest: the SHA-256 of its words in their normal form, in hexadecimal
    :ivar words: its words, where the text is at hand and the paragraph is printed; else empty
    """

    number: str
    pages: str = ""
    digest: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A primary text that the book knows, with a page of its own.

    :ivar id: the label of its heading
    :ivar work: its key in the bibliography
    :ivar by: the voice that made it
    :ivar speakers: the voices that speak in it
    :ivar selection: the paragraphs that are printed, as typed, such as ``1-12, 20``; None for all
    :ivar headnote: the editors' introduction, without its questions
    :ivar is_at_hand: whether its text was there when the page was read
    :ivar text_file: the path of the file of its text, where it was there when the page was read; else empty
    :ivar is_printed: whether its text is printed: it is at hand, and its rights allow it
    :ivar notes: the notes of the edition, where the text is at hand; the number of the fourth is ``n4``
    """

    id: str
    docname: str
    line: int
    work: str
    title: str = ""
    by: str | None = None
    date: str | None = None
    event: str | None = None
    speakers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    told: str | None = None
    locator: str | None = None
    language: str | None = None
    original_language: str | None = None
    translator: str | None = None
    translates: str | None = None
    selection: str | None = None
    source_note: str | None = None
    headnote: str = ""
    questions: tuple[str, ...] = ()
    is_at_hand: bool = False
    text_file: str = ""
    is_printed: bool = False
    paragraphs: tuple[DocumentParagraph, ...] = ()
    notes: tuple[DocumentParagraph, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the document in the built page."""
        return f"document-{self.id}"

    @property
    def last_hand(self) -> str | None:
        """The voice that set it down last: the last reporter, or else the maker."""
        return self.via[-1] if self.via else self.by

    def paragraph_anchor(self, number: str) -> str:
        """Return the id of a paragraph in the built page."""
        return f"{self.anchor}-p{number}" if number[:1].isdigit() else f"{self.anchor}-{number}"


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A row of a parallel text: the ids of the claims on each side, one of which may be empty."""

    line: int
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two documents side by side. A side is the id of a document, or the key of a work; empty: not known."""

    docname: str
    line: int
    left: str
    right: str
    rows: tuple[ParallelRow, ...] = ()

    def other(self, side: str) -> str:
        """Return the side that is not *side*."""
        return self.right if side == self.left else self.left


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
    """A query over the records, printed in a document.

    ``filters`` are the options with their values, ``option_lines`` the options with their lines in the page.
    """

    name: str
    docname: str
    line: int
    filters: tuple[tuple[str, str], ...] = ()
    option_lines: tuple[tuple[str, int], ...] = ()


OFFER = "\n"
"""What stands between two values that a problem offers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault that an editor has to mend; ``path`` is the file if the fault is in no document.

    :ivar nearest: the value that is probably meant; if there are two, with :data:`OFFER` between them
    :ivar option: the option of the directive at this line that has the fault; empty if it is the directive
    """

    code: str
    line: int
    docname: str | None = None
    path: str | None = None
    value: str = ""
    expected: str = ""
    nearest: str | None = None
    other: str | None = None
    option: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Our own words under one heading, or in the commentary on one comparison, for the search."""

    anchor: str
    title: str
    text: str
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section under one of its labels, with the ids of the records in it and in its subsections."""

    label: str
    docname: str
    title: str
    anchor: str
    """The first id of the section in the built page; the same as its label if it has only one."""
    parent: str | None = None
    """The first label of the section around it."""
    claims: tuple[str, ...] = ()
    comparisons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class DocumentRecords:
    """All records of one document, in the order of its text."""

    title: str = ""
    words: int = 0
    """The number of words in the document, with those of the claims."""
    claimed: int = 0
    """The number of words in claims."""
    claims: list[Claim] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[EditorialNote] = field(default_factory=list)
    texts: list[Document] = field(default_factory=list)
    """The documents that the page prints."""
    parallels: list[Parallel] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    views: list[ViewUse] = field(default_factory=list)
    labels: list[tuple[str, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """The targets of its links: labels of sections, pictures and tables, glossary terms, documents."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_any(self) -> bool:
        """Whether the document holds a record or a view: others belong to the project alone."""
        records = (self.claims, self.comparisons, self.notes, self.texts, self.parallels, self.lessons)
        return any((*records, self.views))


STORED_RECORDS = (
    Citation,
    Silence,
    Wording,
    Claim,
    Comparison,
    EditorialNote,
    DocumentParagraph,
    Document,
    ParallelRow,
    Parallel,
    LessonSource,
    Lesson,
    Reference,
    ViewUse,
    Problem,
    Passage,
    Section,
    DocumentRecords,
)
"""The classes whose records Sphinx stores between two builds."""

STORE_FORMAT = 9
"""Add 1 if the meaning of a stored value changes and the fields stay the same."""


def version_of(kinds: Iterable[type]) -> int:
    """Return a checksum of the names and types of the fields of dataclasses, and of :data:`STORE_FORMAT`."""
    declared = [(kind.__name__, [(member.name, member.type) for member in fields(kind)]) for kind in kinds]
    return zlib.crc32(repr((STORE_FORMAT, declared)).encode())


CORE_VERSION = version_of(STORED_RECORDS)
"""The version of the stored records: it changes with their fields, and Sphinx then discards the old ones."""
