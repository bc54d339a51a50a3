"""The facts of a document as a page shows them: its maker, its date, its way to us, what is printed of it."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import chain_wording, record_titles, wording
from perspectives.book.book import Book
from perspectives.doctree.phrases import Link, Part
from perspectives.records.builders import SHEET_BUILDERS
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.dates import say_date
from perspectives.records.locators import say_locator
from perspectives.records.primary_texts import Document
from perspectives.records.translation import ngettext
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def facts(printer: Printer, document: Document, edition_note: str) -> nodes.definition_list:
    """Return the facts of a document: who made it, when, how it came to us, what is printed here."""
    book = printer.book
    listed = nodes.definition_list("", classes=["ps-document-facts"])

    def add(name: str, *content: Part | nodes.Node) -> None:
        if not content:
            return
        body = nodes.paragraph("", "")
        body += [
            part
            if isinstance(part, nodes.Node)
            else nodes.Text(part)
            if isinstance(part, str)
            else part.node()
            for part in content
        ]
        listed.append(nodes.definition_list_item("", nodes.term("", name), nodes.definition("", body)))

    if document.by:
        add(_("Made by"), printer.voice(document.by))
    date = book.document_date(document)
    if date:
        add(_("Date"), say_date(date))
    add(_("Speaking in it"), *printer.links("voice", document.speakers))
    way = way_sentence(printer, document)
    if way:
        add(_("How it reached us"), way)
    if document.event:
        add(_("About"), printer.reference("event", document.event))
    place = [f", {say_locator(document.locator)}"] if document.locator else []
    add(_("Printed in"), printer.work(document.work), *place)
    if document.source_note:
        add(_("The paper"), document.source_note)
    if edition_note and document.is_printed:
        add(_("The edition’s own note"), edition_note)
    add(_("Side by side with"), *_parallels(printer, document))
    add(_("Set beside others in"), *_questions(printer, document))
    address = printer.domain.work_address(document.work)
    is_whole = document.is_printed and book.document_extent(document) == "whole"
    if address and not is_whole:
        add(_("The whole text"), Link(address, address, is_external=True))
    add(_("Here"), extent(book, document))
    return listed


def _parallels(printer: Printer, document: Document) -> list[Part]:
    """Return links to the pages that set the document beside another, each with the name of the other."""
    parts: list[Part] = []
    for parallel in printer.book.parallels_with(document):
        name = parallel.other(document.id)
        other = printer.book.documents.get(name)
        work = printer.book.works.get(name)
        title = other.title if other else work.label if work else name
        parts += ["; "] if parts else []
        parts.append(printer.link(parallel.docname, "", title))
    return parts


def _questions(printer: Printer, document: Document) -> list[Part]:
    """Return links to the comparisons that show a paragraph of the document, each with the paragraph."""
    parts: list[Part] = []
    for comparison, passage in printer.book.comparisons_with(document):
        parts += ["; "] if parts else []
        parts += [
            printer.reference("accounts", comparison.id),
            f" ({record_titles.say_place(passage.place)})",
        ]
    return parts


def way_sentence(printer: Printer, document: Document) -> str:
    """Return by whose pen and in which language the document came to us; empty where it came straight."""
    book = printer.book
    parts: list[str | None] = []
    if document.via:
        hand = book.voice(document.via[-1])
        work = book.works.get(document.work)
        if printer.builder.name not in SHEET_BUILDERS:
            parts.append(
                chain_wording.words_and_pen(
                    book, book.document_perspective(document), hand.perspective if hand else None
                )
            )
        told = document.told or (work.origyear if work else None)
        parts.append(chain_wording.telling_sentence(book, document.via, told))
    language, original = book.document_language(document), document.original_language
    if original and language and original != language:
        parts.append(
            _("Read in {language}; written or said in {original}.").format(
                language=wording.language_name(language, printer.builder.config.language),
                original=wording.language_name(original, printer.builder.config.language),
            )
        )
    if document.translator:
        parts.append(_("Translated by {name}.").format(name=document.translator))
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def short_extent(book: Book, document: Document) -> str:
    """Return what may be printed of a document as a list has it: the whole, an extract, or passages."""
    kind, total = book.document_extent(document), len(document.paragraphs)
    if kind == "whole":
        several = ngettext("Whole, {total} paragraph", "Whole, {total} paragraphs", total)
        words = several.format(total=total) if total > 1 else _("Whole")
    elif kind == "extract":
        chosen = re.sub(r"(?<=[0-9])\s*-\s*(?=[0-9a])", "–", document.selection or "")
        words = _("Extract, paragraphs {chosen} of {total}").format(chosen=chosen, total=total)
    else:
        words = _("Passages")
    lacking = _("text not at hand")
    return f"{words}; {lacking}" if _is_lacking(book, document) else words


def extent(book: Book, document: Document) -> str:
    """Return what of the document is printed here, and why not more."""
    kind, total = book.document_extent(document), len(document.paragraphs)
    if document.is_printed and kind == "whole":
        several = ngettext("The whole text: {total} paragraph.", "The whole text: {total} paragraphs.", total)
        return several.format(total=total) if total > 1 else _("The whole text.")
    if document.is_printed:
        chosen = len(book.printed_paragraphs(document))
        words = ngettext("{chosen} of {total} paragraph.", "{chosen} of {total} paragraphs.", total)
        return words.format(chosen=chosen, total=total)
    passages = (
        ngettext(
            "The passages that this book quotes, from a text of {total} paragraph.",
            "The passages that this book quotes, from a text of {total} paragraphs.",
            total,
        ).format(total=total)
        if total
        else _("The passages that this book quotes.")
    )
    missing = _("The text may be printed, and was not at hand when this copy was made.")
    return f"{passages} {missing}" if _is_lacking(book, document) else passages


def _is_lacking(book: Book, document: Document) -> bool:
    """Return whether the text may be printed, and was not at hand when the book was built."""
    return book.document_rights(document) in PRINTABLE_RIGHTS and not document.is_at_hand
