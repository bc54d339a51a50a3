"""The view ``documents``: the documents by date; or a table of what is quoted and printed of each.

Option ``form``: ``table`` has a row for each document, ``balance`` one for each perspective.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.calendar_entries import is_within
from perspectives.book.document_words import DocumentWords, words_of_documents
from perspectives.doctree.phrases import Inline
from perspectives.records.dates import say_date, sort_key
from perspectives.records.vocabulary import carrier_name, extent_name, rights_name
from perspectives.rendering.document_facts import short_extent
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.doctree.phrases import Part
    from perspectives.records.primary_texts import Document
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table of the documents, in the order of their dates; or nothing where there is none."""
    book = printer.book
    documents = [
        document
        for document in book.documents.values()
        if filters.get("perspective") in {None, book.document_perspective(document)}
        and is_within(book.document_date(document), filters.get("from"), filters.get("until"))
    ]
    documents.sort(key=lambda one: (sort_key(book.document_date(one)), one.id))
    if not documents:
        return []
    form = filters.get("form")
    if form == "table":
        return [_words_table(printer, words_of_documents(book, documents))]
    if form == "balance":
        return _balance(printer, words_of_documents(book, documents))
    heads = (_("Date"), _("Document"), _("Language"), _("Here"), _("Claims"))
    return [table("documents", heads, [_row(printer, one) for one in documents], (14, 40, 12, 26, 8))]


def _row(printer: Printer, document: Document) -> list[Cell]:
    book = printer.book
    date = book.document_date(document)
    claims = book.document_claims(document)
    return [
        [say_date(date) if date else _("no date")],
        _title(printer, document),
        [_language(printer, document)],
        [short_extent(book, document)],
        [
            printer.register_link(wording.number_word(len(claims)), {"document": document.id})
            if claims
            else "–"
        ],
    ]


def _title(printer: Printer, document: Document) -> list[Part]:
    """Return the link to a document, its maker, and the letter of the perspective."""
    perspective = printer.book.registry.perspectives.get(printer.book.document_perspective(document) or "")
    parts: list[Part] = [printer.reference("document", document.id)]
    parts += [". ", printer.voice(document.by)] if document.by else []
    parts += [f" ({perspective.letter})"] if perspective else []
    return parts


def _language(printer: Printer, document: Document) -> str:
    """Return the language of the text, with the one in which it was written."""
    locale = printer.builder.config.language
    language, original = printer.book.document_language(document), document.original_language
    name = wording.language_name(language, locale) if language else "–"
    if original and original != language:
        return _("{language}, from {original}").format(
            language=name, original=wording.language_name(original, locale)
        )
    return name


def _words_table(printer: Printer, words: Sequence[DocumentWords]) -> nodes.table:
    """Return a table with a row for each document: what may be printed, and how many words are."""
    heads = (
        _("Document"),
        _("Extent"),
        _("Rights"),
        _("Carrier"),
        _("Language"),
        _("Words quoted"),
        _("Words printed"),
    )
    rows: list[list[Cell]] = [
        [
            _title(printer, one.document),
            [extent_name(one.extent)],
            [rights_name(one.rights)],
            ["; ".join(map(carrier_name, one.carriers)) or "–"],
            [_language(printer, one.document)],
            _words(one.quoted, _(" words quoted")),
            _words(one.printed, _(" words printed")),
        ]
        for one in words
    ]
    return table("document-words", heads, rows, (34, 10, 12, 12, 12, 10, 10))


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"


def _words(number: int, unit: str) -> list[Part]:
    """Return a number with its unit, which pages show where the head of the column is not shown."""
    return [_number(number), Inline(unit, "ps-unit")]


def _balance(printer: Printer, words: Sequence[DocumentWords]) -> list[nodes.Node]:
    """Return the sums for each perspective, in the order of the registry, and for all together."""
    book = printer.book
    sides = [(one.id, f"{one.name} ({one.letter})") for one in book.registry.perspectives.values()]
    groups = [
        (name, [one for one in words if book.document_perspective(one.document) == id_])
        for id_, name in sides
    ]
    known = book.registry.perspectives
    rest = [one for one in words if book.document_perspective(one.document) not in known]
    groups += [(_("perspective not known"), rest), (_("All"), list(words))]
    rows: list[list[Cell]] = [
        [
            [name],
            [str(len(group))],
            [str(sum(one.extent != "passages" for one in group))],
            [_number(sum(one.quoted for one in group))],
            [_number(sum(one.printed for one in group))],
        ]
        for name, group in groups
        if group
    ]
    heads = (
        _("Perspective"),
        _("Documents"),
        _("Of them may be printed"),
        _("Words quoted"),
        _("Words printed"),
    )
    found: list[nodes.Node] = [table("document-balance", heads, rows, (40, 14, 16, 15, 15))]
    missing = sum(one.extent != "passages" and not one.document.is_printed for one in words)
    if missing:
        line = _(
            "The texts of {number} of these documents may be printed, and were not at hand "
            "when this copy was made: "
            "their words are not counted here as printed."
        )
        found.append(nodes.paragraph("", line.format(number=wording.number_word(missing))))
    return found
