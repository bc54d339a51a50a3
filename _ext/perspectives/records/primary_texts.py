"""The records of primary texts: their files, papers without a page, documents with one, parallel texts."""

from __future__ import annotations

from dataclasses import dataclass


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
