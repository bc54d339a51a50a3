"""How many words of each document the book quotes, and how many it prints. It needs no Sphinx."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.primary_texts import Document
from perspectives.records.quoting import count_words


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What the book has of a document, in words.

    :ivar extent: what may be printed of it: ``whole``, ``extract`` or ``passages``
    :ivar rights: the rights of its text: one of :data:`perspectives.records.closed_lists.TEXT_RIGHTS`
    :ivar carriers: in what copies its words are: some of :data:`perspectives.records.closed_lists.CARRIERS`
    :ivar quoted: the words of it that claims quote; words that two claims quote are counted twice
    :ivar printed: the words of its text that this copy of the book prints
    """

    document: Document
    extent: str
    rights: str
    carriers: tuple[str, ...]
    quoted: int
    printed: int


def words_of_documents(book: Book, documents: Iterable[Document]) -> list[DocumentWords]:
    """Return the numbers of words for each of the documents, in their order."""
    return [
        DocumentWords(
            document=document,
            extent=book.document_extent(document),
            rights=book.document_rights(document),
            carriers=_carriers(book, document),
            quoted=sum(
                count_words(quotation)
                for id_ in book.document_claims(document)
                for quotation in book.claims[id_].quotations
            ),
            printed=sum(count_words(one.words) for one in book.printed_paragraphs(document)),
        )
        for document in documents
    ]


def _carriers(book: Book, document: Document) -> tuple[str, ...]:
    """Return the carriers of the copies in which the words of a document were found, the best one first.

    They are those of its claims, and that of its text where the paragraphs of this are on record.
    """
    found = {book.carrier(book.claims[id_]) for id_ in book.document_claims(document)}
    if document.paragraphs:
        source = book.registry.texts.get(document.work)
        file = book.registry.text_files.get(source.file) if source else None
        found.add(file.carrier if file else None)
    return tuple(carrier for carrier in CARRIERS if carrier in found)
