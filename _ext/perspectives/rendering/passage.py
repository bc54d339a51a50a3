"""A passage in a comparison: a paragraph of a document, as an account by the maker of the document."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.book.comparison_answers import DocumentPassage
from perspectives.doctree import comparison_nodes
from perspectives.doctree.claim_leaves import side_label
from perspectives.doctree.paragraphs import identify, inline, paragraph, verse
from perspectives.doctree.phrases import separated
from perspectives.records.claim_records import Comparison
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.dates import say_date
from perspectives.records.declarations import Perspective
from perspectives.records.locators import say_pages
from perspectives.records.quoting import first_words, marks
from perspectives.rendering.claim import excerpt
from perspectives.rendering.claim_head import perspective_name
from perspectives.rendering.document_facts import way_sentence
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

LENGTH = 40
"""So many words of a paragraph stand in a comparison; the whole stands in its document."""


def passage_block(
    printer: Printer, passage: DocumentPassage, comparison: Comparison, within: Perspective | None = None
) -> comparison_nodes.passage:
    """Return a passage: who made the document and when, the first words of the paragraph, and its place.

    Where the text is not at hand, or may not be printed, the claims that quote the paragraph stand for it.

    :param within: the perspective that a head above it names
    """
    book, document = printer.book, passage.document
    perspective = book.registry.perspectives.get(book.document_perspective(document) or "")
    maker = record_titles.voice_name(book, document.by) if document.by else document.title
    node = comparison_nodes.passage("", classes=["ps-claim", "ps-passage"], passage=passage.name)
    identify(node, perspective)
    node["label"] = f"{maker}, {perspective.name}" if perspective else maker
    if perspective != within or perspective is None:
        node["standpoint"] = perspective.id if perspective else ""
        name = perspective_name(perspective)
        node += side_label(perspective.letter if perspective else "", name)
    if document.by:
        node += paragraph("voice", printer.voice(document.by))
    date = book.document_date(document)
    if date:
        node += paragraph("said", say_date(date))
    way = way_sentence(printer, document)
    if way:
        node += paragraph("chain", way)
    node += _words(printer, passage, comparison)
    title = record_titles.title_of(book, "document", passage.name)
    node += paragraph("passage-place", printer.reference("document", passage.name, title))
    return node


def _words(printer: Printer, passage: DocumentPassage, comparison: Comparison) -> list[nodes.Node]:
    """Return the first words of a passage, or the claims that quote it, or a line that says why not."""
    book, document, paragraph_ = printer.book, passage.document, passage.paragraph
    if document.is_printed and paragraph_.words:
        return [_quotation(first_words(paragraph_.words, LENGTH), book.document_language(document))]
    quoting = [
        claim
        for id_ in book.document_claims(document)
        if paragraph_.number in book.paragraphs_taken(document, claim := book.claims[id_])
    ]
    shown = {claim.id for claim in book.claims_of(comparison)}
    excerpts: list[nodes.Node] = [excerpt(printer, claim) for claim in quoting if claim.id not in shown]
    repeated = [printer.reference("claim", claim.id) for claim in quoting if claim.id in shown]
    if repeated:
        excerpts.append(paragraph("said", _("Its words stand here too: "), *separated(repeated)))
    if excerpts:
        return excerpts
    pages = f" ({say_pages(paragraph_.pages)})" if paragraph_.pages else ""
    line = (
        _("The text was not at hand when this copy was made, and no claim quotes this paragraph{pages}.")
        if book.document_rights(document) in PRINTABLE_RIGHTS
        else _("The text may only be quoted, and no claim quotes this paragraph{pages}.")
    )
    return [paragraph("passage-nothing", line.format(pages=pages))]


def _quotation(words: str, language: str | None) -> nodes.block_quote:
    """Return words of a text with quotation marks, as those of a claim are set."""
    opening, closing = marks(words)
    line = verse(words)
    line.insert(0, inline("mark", opening))
    line += inline("mark", closing)
    quotation = nodes.block_quote("", line, classes=["ps-words"])
    if language:
        quotation["classes"].append(f"language-{language}")
    return quotation
