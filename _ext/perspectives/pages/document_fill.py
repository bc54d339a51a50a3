"""Fills a document when the whole book is known: its facts, the words that claims take, the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree import comparison_nodes, document_nodes
from perspectives.doctree.paragraphs import identify, inline, paragraph
from perspectives.doctree.phrases import Part
from perspectives.pages.document_layout import number_line, omission_row
from perspectives.pages.document_marks import add_comparisons, mark_claims
from perspectives.reading.node_records import claim_of
from perspectives.records.declarations import Perspective
from perspectives.records.primary_texts import Document
from perspectives.rendering.claim import borrowed_claim, fill_claim
from perspectives.rendering.claim_place import Place
from perspectives.rendering.document_facts import extent, facts
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

HANGING_STEPS = (2, 4, 6, 9, 13, 18, 24)
"""The heights, in rem, that ``perspectives-documents.css`` has a class for."""
LONGEST_LINE = 95
"""No line of a paragraph has more characters, by the measure that the style sheet gives a text."""
LINE_HEIGHT, PARAGRAPH_GAP, LOWEST_BLOCK = 1.8, 0.95, 1.7
"""The height of a line of a paragraph, of the gap after it, and of any other block at least, in rem."""


def fill_document(printer: Printer, node: document_nodes.source_document) -> None:
    """Fill a document. Claims that are typed in it stand among its passages, or after its text."""
    book = printer.book
    document = book.documents.get(node.get("record", ""))
    node["classes"].append("ps-document")
    # They are on record. A builder that prints attributes would print words whose rights do not allow it.
    for name in ("paragraphs", "notes"):
        node.attributes.pop(name, None)
    if document is None or document.docname != node["docname"]:
        return
    perspective = perspective_of(printer, document)
    identify(node, perspective)
    headnotes = [child for child in node.children if isinstance(child, document_nodes.headnote)]
    text = next(child for child in node.children if isinstance(child, document_nodes.document_text))
    claims = {
        one["record"]: one
        for one in node.children
        if isinstance(one, comparison_nodes.claim) and one.get("record")
    }
    others = [
        child
        for child in node.children
        if not isinstance(
            child, document_nodes.headnote | document_nodes.document_text | comparison_nodes.claim
        )
    ]
    node.children.clear()
    head = document_nodes.document_head("", classes=["ps-document-head"])
    kicker: list[Part | nodes.Node] = [_("Document")]
    if perspective:
        kicker = [inline("letter", perspective.letter), " ", f"{_('Document')} · {perspective.name}"]
    head += paragraph("document-kicker", *kicker)
    head += facts(printer, document, node.get("edition_note", ""))
    for headnote in headnotes:
        split_questions(headnote)
        head += headnote
    node += head
    cite_paragraphs(printer, document, text)
    if document.is_printed:
        mark_claims(printer, document, text)
        add_comparisons(printer, document, text)
        let_notes_hang(text)
        node += frame(text)
        node += end_line(printer, document)
        node += others
        node += passages_below(printer, document, claims)
    else:
        text += list(passages(printer, document, claims))
        node += frame(text)
        node += end_line(printer, document)
        node += others


def perspective_of(printer: Printer, document: Document) -> Perspective | None:
    """Return the perspective of a document, which its page names once, above the text."""
    book = printer.book
    return book.registry.perspectives.get(book.document_perspective(document) or "")


def cite_paragraphs(printer: Printer, document: Document, text: document_nodes.document_text) -> None:
    """Put the citation of each paragraph under it, where pages show it when its number is followed."""
    if printer.offers is None:
        return
    paragraphs = {one.number: one for one in document.paragraphs}
    for row in text.findall(document_nodes.document_row):
        if row.get("number") in paragraphs:
            line = paragraph(
                "document-cite", printer.offers.of_paragraph(document, paragraphs[row["number"]])
            )
            line["classes"].append("no-search")
            row.append(line)


def frame(text: document_nodes.document_text) -> nodes.Element:
    """Return the text; it has a name for those who hear the page."""
    text["label"] = _("The document")
    return text


def end_line(printer: Printer, document: Document) -> nodes.paragraph:
    """Return the line under the closing rule: that the document ends here, and what of it was printed."""
    end = _("End of the document.")
    return paragraph("document-end", f"{end} {extent(printer.book, document)}")


def let_notes_hang(text: document_nodes.document_text) -> None:
    """Say how far notes and slips may hang down beside the blocks after their own, which have none.

    Without this, a note that is longer than its paragraph would leave a gap in the text.
    The room is counted in rem, and never more than there is: a class names the next lower step.
    """
    room = 0.0
    for row in reversed(list(text.findall(document_nodes.document_row))):
        beside = next((child for child in row.children if isinstance(child, document_nodes.beside)), None)
        if beside is not None:
            step = max((step for step in HANGING_STEPS if step <= room), default=0)
            if step:
                beside["classes"].append(f"ps-hanging-{step}")
            room = 0.0
        elif "ps-block-paragraph" in row["classes"]:
            lines = max(1, len(row.astext()) // LONGEST_LINE)
            room += PARAGRAPH_GAP + lines * LINE_HEIGHT
        else:
            room += LOWEST_BLOCK


def split_questions(headnote: document_nodes.headnote) -> None:
    """Put a title before the questions of a headnote."""
    for child in list(headnote.children):
        if isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            place = headnote.index(child)
            child["classes"].append("ps-look-for")
            headnote.insert(place, paragraph("look-for-title", _("What to look for")))


def passages(
    printer: Printer, document: Document, claims: dict[str, comparison_nodes.claim]
) -> Iterator[nodes.Node]:
    """Yield a row for each passage that claims quote, in the order of the text, and one for each gap."""
    book = printer.book
    anchor = document.anchor
    pages = {one.number: one.pages for one in document.paragraphs}
    by_number: dict[str, list[str]] = {}
    loose: list[str] = []
    covered: set[str] = set()
    for id_ in book.document_claims(document):
        numbers = book.paragraphs_taken(document, book.claims[id_])
        if numbers and numbers[0] in pages:
            by_number.setdefault(numbers[0], []).append(id_)
            covered |= set(numbers)
        else:
            loose.append(id_)
    gap: list[str] = []

    def gap_row() -> nodes.Node:
        first, last = pages[gap[0]].partition("–")[0], pages[gap[-1]].rpartition("–")[2]
        return omission_row(gap, first, last, anchor)

    row: document_nodes.document_row | None = None
    for one in document.paragraphs:
        ids = by_number.get(one.number)
        if ids:
            if gap:
                yield gap_row()
                gap = []
            row = passage_row(printer, document, one.number, ids, claims)
            yield row
        elif one.number in covered and row is not None and not gap:
            # The words of a claim go on into this paragraph.
            row.append(nodes.inline("", "", ids=[document.paragraph_anchor(one.number)]))
        else:
            gap.append(one.number)
    if gap:
        yield gap_row()
    for id_ in loose:
        # Its place is a note of the edition, or is not known.
        numbers = book.paragraphs_taken(document, book.claims[id_])
        yield passage_row(printer, document, numbers[0] if numbers else "", [id_], claims)


def passage_row(
    printer: Printer,
    document: Document,
    number: str,
    ids: Sequence[str],
    claims: dict[str, comparison_nodes.claim],
) -> document_nodes.document_row:
    """Return a row with the claims that quote a paragraph."""
    row = document_nodes.document_row("", classes=["ps-document-row", "ps-passage-row"])
    if number:
        row["number"], row["ids"] = number, [document.paragraph_anchor(number)]
        row += number_line(number, document.anchor)
    words = document_nodes.document_words("", classes=["ps-document-words"])
    for id_ in ids:
        claim = printer.book.claims[id_]
        node = claims.get(id_)
        if node is not None and claim.docname == document.docname:
            fill_claim(printer, node, claim_of(node), Place(within=perspective_of(printer, document)))
            words += node
        else:
            words += borrowed_claim(printer, claim, Place(document.id, perspective_of(printer, document)))
    row += words
    return row


def passages_below(
    printer: Printer, document: Document, claims: dict[str, comparison_nodes.claim]
) -> list[nodes.Node]:
    """Return the claims that are typed in a document whose text is printed, under a title."""
    if not claims:
        return []
    title = nodes.rubric("", _("The passages as this book quotes them"), classes=["ps-passages-title"])
    title["heading-level"] = 2
    block: list[nodes.Node] = [title]
    for node in claims.values():
        fill_claim(printer, node, claim_of(node), Place(within=perspective_of(printer, document)))
        block.append(node)
    return block
