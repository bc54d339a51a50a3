"""A claim as a page shows it, the same for every builder: a head above its words and a foot below them.

The head says who speaks. The foot has the sources of the words, the links to other claims and the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.book import record_titles
from perspectives.doctree import comparison_nodes
from perspectives.doctree.paragraphs import identify, paragraph, verse
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records.claim_records import Claim
from perspectives.rendering.claim_foot import excerpt_foot, foot_of
from perspectives.rendering.claim_head import head_of
from perspectives.rendering.claim_place import OWN_PLACE, Place
from perspectives.rendering.handout_claim import fill_for_pupils
from perspectives.rendering.words import Words, words_of_record

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer


def fill_claim(printer: Printer, node: nodes.Element, claim: Claim, place: Place = OWN_PLACE) -> None:
    """Put a head above the words of a claim, and a foot below them.

    :param node: the node of the claim, or an excerpt, which holds its words; it is changed
    """
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    name = record_titles.voice_name(book, claim.voice)
    is_excerpt = isinstance(node, comparison_nodes.excerpt)
    node["classes"].append("ps-excerpt" if is_excerpt else "ps-claim")
    identify(node, perspective)
    node["is_filled"] = True
    node["label"] = f"{name}, {perspective.name}" if perspective else name
    words = [child for child in node.children if not isinstance(child, nodes.Invisible)]
    node.children.clear()
    if printer.builder.name == "handouts":
        fill_for_pupils(printer, node, claim, words, place.within)
        return
    if is_excerpt:
        node += paragraph("voice", printer.voice(claim.voice))
    else:
        if perspective and perspective != place.within:
            node["standpoint"] = perspective.id
        node += head_of(printer, claim, bool(node.get("incomplete")), perspective, place)
    printed = Words(printer, claim, [child for child in words if isinstance(child, nodes.block_quote)])
    for child in words:
        if isinstance(child, nodes.block_quote):
            node += printed.quotation(child)
            continue
        if isinstance(child, nodes.Element):
            child["classes"].append("ps-report")
        node += child
    printed.tell_lost()
    node += excerpt_foot(printer, claim) if is_excerpt else foot_of(printer, claim, place)


def borrowed_claim(printer: Printer, claim: Claim, place: Place) -> comparison_nodes.claim:
    """Return a node, made from the record, for a claim that ``place.shown_in`` borrows."""
    node = comparison_nodes.claim("", classes=["ps-borrowed"], is_borrowed=True)
    _take_recorded(printer, node, claim)
    fill_claim(printer, node, claim, place)
    return node


def excerpt(printer: Printer, claim: Claim) -> comparison_nodes.excerpt:
    """Return the words of a claim once more, with links to their document and to the claim."""
    node = comparison_nodes.excerpt("", claim=claim.id)
    _take_recorded(printer, node, claim)
    fill_claim(printer, node, claim)
    return node


def _take_recorded(printer: Printer, node: nodes.Element, claim: Claim) -> None:
    """Put the words of a claim into a node, from its record."""
    node += words_of_record(claim)
    report = record_titles.fill_titles(printer.book, claim.text)
    if report:
        node += [verse(part) for part in report.split(PARAGRAPH)]
