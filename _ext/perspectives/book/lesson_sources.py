"""What the sources of a lesson are: a claim, or paragraphs of a document; their words are counted here."""

from __future__ import annotations

from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.lessons import Lesson, LessonSource
from perspectives.records.paragraph_selection import selected_numbers
from perspectives.records.primary_texts import Document, DocumentParagraph
from perspectives.records.quoting import count_words


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source of a lesson with the record that it names.

    Of *claim* and *document* one is None, and both are where the book has no such record.

    :ivar paragraphs: the paragraphs of the document that the source names
    :ivar is_whole: whether these are all paragraphs of the document
    """

    source: LessonSource
    claim: Claim | None = None
    document: Document | None = None
    paragraphs: tuple[DocumentParagraph, ...] = ()
    is_whole: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What pupils read, a text for each quotation or paragraph; empty where no text is at hand."""
        if self.claim:
            return self.claim.quotations
        if self.document and self.document.is_printed:
            return tuple(one.words for one in self.paragraphs)
        return ()

    @property
    def original_words(self) -> tuple[str, ...]:
        """The words in the original language, where the source shows them."""
        if self.claim is None or not self.source.is_with_original:
            return ()
        return tuple(one.words for one in self.claim.originals)

    @property
    def word_count(self) -> int:
        """The number of words that pupils read, without those in the original language."""
        return sum(count_words(part) for part in self.words)

    @property
    def is_at_hand(self) -> bool:
        """Whether a sheet can print its words."""
        return bool(self.words)


def find_source(book: Book, source: LessonSource) -> FoundSource:
    """Return a source with its claim, or with its document and the paragraphs that it names."""
    if source.target in book.claims:
        return FoundSource(source, claim=book.claims[source.target])
    document = book.documents.get(source.document)
    if document is None:
        return FoundSource(source)
    numbers = [one.number for one in document.paragraphs]
    chosen = selected_numbers(source.selection, numbers) if source.selection else numbers
    paragraphs = tuple(one for one in document.paragraphs if one.number in set(chosen or ()))
    is_whole = bool(numbers) and len(paragraphs) == len(numbers)
    return FoundSource(source, document=document, paragraphs=paragraphs, is_whole=is_whole)


def find_sources(book: Book, lesson: Lesson) -> list[FoundSource]:
    """Return the sources of a lesson in their order, each with its record."""
    return [find_source(book, source) for source in lesson.sources]


def is_one_document(sources: list[FoundSource]) -> bool:
    """Return whether the only source of a lesson is a document, or a passage of one."""
    return len(sources) == 1 and sources[0].document is not None


def may_be_printed(book: Book, document: Document) -> bool:
    """Return whether the text of a document may be printed, wherever it lies."""
    return book.document_rights(document) in PRINTABLE_RIGHTS
