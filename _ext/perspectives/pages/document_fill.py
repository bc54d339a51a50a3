"""Fills a document when the whole book is known: its facts, the words that claims take, the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree import nodes as own
from perspectives.doctree.paragraphs import identify, inline, paragraph
from perspectives.doctree.phrases import Part
from perspectives.pages.document_layout import number_line, omission_row
from perspectives.pages.document_marks import mark_claims
from perspectives.reading.node_records import claim_of
from perspectives.records.dates import say_date
from perspectives.records.locators import say_locator
from perspectives.records.model import Claim, Document
from perspectives.records.option_values import selected_numbers
from perspectives.rendering.claim import borrowed_claim, fill_claim
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def fill_document(printer: Printer, node: own.source_document) -> None:
    """Fill a document. Claims that are typed in it stand among its passages, or after its text."""
    book = printer.book
    document = book.documents.get(node.get("record", ""))
    node["classes"].append("ps-document")
    if document is None or document.docname != node["docname"]:
        return
    perspective = book.registry.perspectives.get(book.document_perspective(document) or "")
    identify(node, perspective)
    headnotes = [child for child in node.children if isinstance(child, own.headnote)]
    text = next(child for child in node.children if isinstance(child, own.document_text))
    claims = {one["record"]: one for one in node.findall(own.claim) if one.get("record")}
    others = [
        child
        for child in node.children
        if not isinstance(child, own.headnote | own.document_text | own.claim)
    ]
    node.children.clear()
    head = own.document_head("", classes=["ps-document-head"])
    kicker: list[Part | nodes.Node] = [_("Document")]
    if perspective:
        kicker = [inline("letter", perspective.letter), " ", f"{_('Document')} · {perspective.name}"]
    head += paragraph("document-kicker", *kicker)
    head += facts(printer, document, node.get("edition_note", ""))
    for headnote in headnotes:
        split_questions(headnote)
        head += headnote
    node += head
    if document.is_printed:
        marked = mark_claims(printer, document, text)
        node += frame(text)
        node += others
        node += passages_below(printer, claims, marked)
    else:
        text += list(passages(printer, document, claims))
        node += frame(text)
        node += others


def frame(text: own.document_text) -> nodes.Element:
    """Return the text; it has a name for those who hear the page."""
    text["label"] = _("The document")
    return text


def split_questions(headnote: own.headnote) -> None:
    """Put a title before the questions of a headnote."""
    for child in list(headnote.children):
        if isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            place = headnote.index(child)
            child["classes"].append("ps-look-for")
            headnote.insert(place, paragraph("look-for-title", _("What to look for")))


def facts(printer: Printer, document: Document, edition_note: str) -> nodes.definition_list:
    """Return the facts of a document: who made it, when, how it came to us, what is printed here."""
    book = printer.book
    listed = nodes.definition_list("", classes=["ps-document-facts"])

    def add(name: str, *content: Part | nodes.Node) -> None:
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
    if document.speakers:
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
    add(_("Here"), extent(document))
    return listed


def way_sentence(printer: Printer, document: Document) -> str:
    """Return by whose pen and in which language the document came to us; empty where it came straight."""
    book = printer.book
    claim = Claim(
        id="",
        docname=document.docname,
        line=document.line,
        voice=document.by or "",
        via=document.via,
        source=document.work,
        told=document.told,
    )
    parts = [wording.hand_line(book, claim), wording.chain_sentence(book, claim)] if document.via else []
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


def extent(document: Document) -> str:
    """Return what of the document is printed here, and why not more."""
    total = len(document.paragraphs)
    if document.is_printed:
        chosen = sum(bool(one) for one in _chosen(document))
        if chosen == total:
            return (
                _("The whole text: {total} paragraphs.").format(total=total)
                if total > 1
                else _("The whole text.")
            )
        return _("{chosen} of {total} paragraphs.").format(chosen=chosen, total=total)
    if total:
        return _("The passages that this book quotes, from a text of {total} paragraphs.").format(total=total)
    return _("The passages that this book quotes.")


def _chosen(document: Document) -> list[bool]:
    numbers = [one.number for one in document.paragraphs]
    chosen = numbers if not document.selection else selected_numbers(document.selection, numbers) or []
    return [number in set(chosen) for number in numbers]


def passages(printer: Printer, document: Document, claims: dict[str, own.claim]) -> Iterator[nodes.Node]:
    """Yield a row for each passage that claims quote, in the order of the text, and one for each gap."""
    book = printer.book
    anchor = document.anchor
    by_number: dict[str, list[str]] = {}
    loose: list[str] = []
    for id_ in book.document_claims(document):
        numbers = book.paragraphs_taken(document, book.claims[id_])
        if numbers:
            by_number.setdefault(numbers[0], []).append(id_)
        else:
            loose.append(id_)
    gap: list[str] = []
    pages = {one.number: one.pages for one in document.paragraphs}

    def gap_row() -> nodes.Node:
        first, last = pages[gap[0]].partition("–")[0], pages[gap[-1]].rpartition("–")[2]
        return omission_row(gap, first, last, anchor)

    for one in document.paragraphs:
        ids = by_number.get(one.number)
        if not ids:
            gap.append(one.number)
            continue
        if gap:
            yield gap_row()
            gap = []
        yield passage_row(printer, document, one.number, ids, claims)
    if gap:
        yield gap_row()
    for id_ in loose:
        yield passage_row(printer, document, "", [id_], claims)


def passage_row(
    printer: Printer, document: Document, number: str, ids: Sequence[str], claims: dict[str, own.claim]
) -> own.document_row:
    """Return a row with the claims that quote a paragraph."""
    row = own.document_row("", classes=["ps-document-row", "ps-passage-row"])
    if number:
        row["number"], row["ids"] = number, [document.paragraph_anchor(number)]
        row += number_line(number, document.anchor)
    words = own.document_words("", classes=["ps-document-words"])
    for id_ in ids:
        claim = printer.book.claims[id_]
        node = claims.get(id_)
        if node is not None and claim.docname == document.docname:
            fill_claim(printer, node, claim_of(node), alone=True)
            words += node
        else:
            words += borrowed_claim(printer, claim, document.id)
    row += words
    return row


def passages_below(printer: Printer, claims: dict[str, own.claim], marked: set[str]) -> list[nodes.Node]:
    """Return the claims that are typed in a document whose text is printed, under a title."""
    if not claims:
        return []
    title = nodes.rubric("", _("The passages as this book quotes them"), classes=["ps-passages-title"])
    title["heading-level"] = 2
    block: list[nodes.Node] = [title]
    for node in claims.values():
        fill_claim(printer, node, claim_of(node), alone=True)
        block.append(node)
    return block
