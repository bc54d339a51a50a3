"""The line that goes with words that are copied: whose they are, by whose pen, where read, how checked.

Its sentences are those of the pages. Each part is a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.locale import get_translation

from perspectives.book import chain_wording, record_titles, wording
from perspectives.book.book import Book
from perspectives.book.tallies import pen_of
from perspectives.doctree.phrases import Inline, Link, Phrase
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim, Wording
from perspectives.records.dates import say_date
from perspectives.records.declarations import Perspective
from perspectives.records.locators import say_locator, say_pages
from perspectives.records.primary_texts import Document, DocumentParagraph
from perspectives.records.questions import UNKNOWN
from perspectives.rendering.claim_foot import language_facts, source
from perspectives.rendering.claim_head import side_said
from perspectives.rendering.document_facts import way_sentence
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


class TitlePrinter(Printer):
    """Makes words and links in which a work has its title: what is copied has no list of works."""

    def work(self, key: str, words: str = "") -> Link | Inline:
        """Return a link to a work, with its label and its title."""
        work = self.book.works.get(key)
        if words or work is None or not work.title or work.title in work.label:
            return super().work(key, words)
        return super().work(key, f"{work.label}, {work.title}")


def attribution(
    printer: Printer, claim: Claim, said: Wording | None = None, label: Phrase = ()
) -> list[Phrase]:
    """Return the parts of the line under words of a claim, or under its report.

    :param said: what the words are, where they are an original or a variant
    :param label: the language of the words, or the work that has them so, where several stand together
    """
    book = printer.book
    origin = () if said and said.work else source(printer, claim)
    address = printer.permalink("claim", claim.id) if claim.id else None
    parts: list[Phrase] = [
        (_speaker(record_titles.voice_name(book, claim.voice), _side(book, book.perspective(claim))),),
        label or (" ".join(fact.words for fact in language_facts(printer, claim)).removesuffix("."),),
        (wording.saying_line(book, claim),),
        (chain_wording.hand_line(book, claim) or "",),
        (_pen(book, claim),),
        (chain_wording.chain_sentence(book, claim).removesuffix("."),),
        (side_said(printer, claim).removesuffix("."),),
        origin,
        (vocabulary.evidence_name(book.evidence_grade(claim)),),
        ("" if claim.quoted_in else vocabulary.seen_words(book.seen(claim)),),
        (address,) if address else (),
    ]
    return [part for part in parts if any(part)]


def document_attribution(
    printer: Printer, document: Document, paragraph: DocumentParagraph | None = None
) -> list[Phrase]:
    """Return the parts of the line under words of a document.

    :param paragraph: the paragraph that has them; None where they stand in none that is counted
    """
    book = printer.book
    maker = record_titles.voice_name(book, document.by) if document.by else document.title
    date, work = book.document_date(document), book.works.get(document.work)
    name = f"{document.id}:{_place(document, paragraph)}" if paragraph else document.id
    title = record_titles.title_of(book, "document", name)
    locator = say_locator(document.locator or "")
    if paragraph and paragraph.pages:
        locator = say_pages(paragraph.pages)
    text = book.registry.texts.get(document.work)
    file = book.registry.text_files.get(text.file) if text and document.is_printed else None
    parts: list[Phrase] = [
        (_speaker(maker, _side(book, book.document_perspective(document))),),
        (say_date(date) if date else "",),
        (_("by its own pen") if document.by and not document.via else "",),
        (way_sentence(printer, document).removesuffix("."),),
        (printer.work(document.work), f", {locator}" if locator else ""),
        (_("read in: {edition}").format(edition=file.edition) if file and file.edition else "",),
        (vocabulary.seen_words(work.seen if work else None),),
        (printer.reference("document", name, title),),
    ]
    return [part for part in parts if any(part)]


def _place(document: Document, paragraph: DocumentParagraph) -> str:
    return document.paragraph_anchor(paragraph.number).removeprefix(f"{document.anchor}-")


def _side(book: Book, id_: str | None) -> Perspective | None:
    return book.registry.perspectives.get(id_ or "")


def _speaker(name: str, perspective: Perspective | None) -> Inline:
    """Return a name with the standpoint in brackets; it has the class of a voice."""
    return Inline(f"{name} ({perspective.name})" if perspective else name, "ps-voice")


def _pen(book: Book, claim: Claim) -> str:
    """Return by whose pen the words came to us: “by its own pen”, “pen: The abbey (Odo)”, “pen unknown”."""
    if pen_of(book, claim) == UNKNOWN:
        return pen_words(book, claim)
    return _("pen: {pen}").format(pen=pen_words(book, claim)) if claim.via else _("by its own pen")


def pen_words(book: Book, claim: Claim) -> str:
    """Return whose pen it was, with the name of the last reporter."""
    pen = pen_of(book, claim)
    if not claim.via:
        return _("pen unknown") if pen == UNKNOWN else _("its own")
    name = record_titles.voice_name(book, claim.last_hand, short=True)
    if pen == UNKNOWN:
        return _("pen unknown ({name})").format(name=name)
    return _("{perspective} ({name})").format(perspective=book.registry.perspectives[pen].short, name=name)


def separated_parts(parts: list[Phrase]) -> Iterator[Phrase]:
    """Yield the parts of a line with the sign of the pages between them."""
    for number, part in enumerate(parts):
        if number:
            yield (" · ",)
        yield part
