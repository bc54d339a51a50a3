"""The texts of a page in which names of the index are looked for. No Sphinx here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.document_records import DocumentRecords, Passage
from perspectives.records.primary_texts import Document

if TYPE_CHECKING:
    from perspectives.book.book import Book


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A text of a page in which names are looked for.

    :ivar anchor: the id in the page of what holds it
    :ivar paragraph: its number in that, from 0
    :ivar claim: the id of the claim whose words it is; empty for our own words and for documents
    :ivar comparison: the id of the comparison that holds it; empty for none
    :ivar section: the first label of its section; empty where that is not known
    :ivar is_title: whether it is a heading or a question
    :ivar is_prose: whether it is a paragraph of a passage, so that its number is one in the passage
    :ivar is_quoted: whether it is a quotation, or the text of a document: the words of others
    """

    anchor: str
    text: str
    paragraph: int = 0
    claim: str = ""
    comparison: str = ""
    section: str = ""
    is_title: bool = False
    is_prose: bool = False
    is_quoted: bool = False

    @property
    def place(self) -> str:
        """The id of the paragraph itself where it is printed on paper; else the anchor."""
        return f"prose-{self.anchor}-{self.paragraph}" if self.is_prose else self.anchor


def texts_of(book: Book, docname: str) -> Iterator[SpokenText]:
    """Yield every text of a document in which names count, each once."""
    records = book.records.get(docname)
    if records is None:
        return
    section_of = _sections(records)
    for passage in records.passages:
        # The page of a document has its words below.
        if passage.anchor not in book.documents:
            yield from _passage_texts(passage, section_of.get(passage.anchor, ""))
    for comparison in records.comparisons:
        if book.comparisons.get(comparison.id) is comparison:
            yield from _comparison_texts(comparison, section_of.get(comparison.anchor, ""))
    for claim in records.claims:
        if book.claims.get(claim.id) is claim:
            yield from _claim_texts(claim, section_of.get(claim.anchor, ""))
    for note in records.notes:
        section = section_of.get(note.anchor, "")
        yield from _paragraphs(SpokenText(note.anchor, note.text, section=section))
    for document in records.texts:
        yield from _document_texts(book, document)


def _passage_texts(passage: Passage, section: str) -> Iterator[SpokenText]:
    if passage.title:
        yield SpokenText(passage.anchor, passage.title, section=section, is_title=True)
    comparison = passage.comparison or ""
    yield from _paragraphs(
        SpokenText(passage.anchor, passage.text, 0, "", comparison, section, is_prose=True)
    )


def _comparison_texts(comparison: Comparison, section: str) -> Iterator[SpokenText]:
    """Yield the question, what is said of silent sides, and what would settle it."""
    anchor, id_ = comparison.anchor, comparison.id
    yield SpokenText(anchor, comparison.title, 0, "", id_, section, is_title=True)
    for text in (*(silence.remark for silence in comparison.silences), comparison.settle):
        if text:
            yield SpokenText(anchor, text, 0, "", id_, section)


def _claim_texts(claim: Claim, section: str) -> Iterator[SpokenText]:
    for number, text in enumerate((*claim.quotations, claim.text or "")):
        if text:
            is_quoted = number < len(claim.quotations)
            comparison = claim.accounts or ""
            yield SpokenText(claim.anchor, text, 0, claim.id, comparison, section, is_quoted=is_quoted)


def _document_texts(book: Book, document: Document) -> Iterator[SpokenText]:
    for text in (document.headnote, *document.questions):
        yield from _paragraphs(SpokenText(document.anchor, text))
    for one in book.printed_paragraphs(document):
        yield SpokenText(document.paragraph_anchor(one.number), one.words, is_quoted=True)


def _paragraphs(spoken: SpokenText) -> Iterator[SpokenText]:
    for number, text in enumerate(spoken.text.split(PARAGRAPH)):
        if text:
            yield replace(spoken, text=text, paragraph=number)


def _sections(records: DocumentRecords) -> Mapping[str, str]:
    """Return the label of the innermost section of each anchor of a document."""
    sections: dict[str, str] = {}
    # The outer section comes before the inner one, so that the inner one overwrites it.
    for section in records.sections:
        sections[section.anchor] = section.label
        for prefix, ids in (
            ("claim-", section.claims),
            ("accounts-", section.comparisons),
            ("note-", section.notes),
        ):
            sections |= {f"{prefix}{id_}": section.label for id_ in ids}
    return sections
