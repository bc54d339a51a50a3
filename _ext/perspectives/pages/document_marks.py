"""Marks in a printed document the words that claims take, and puts slips of the claims beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree import document_nodes, page_nodes
from perspectives.doctree.paragraphs import identify, identity, inline, paragraph
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.declarations import Perspective
from perspectives.records.primary_texts import Document
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

DEEPEST = 3
"""So many lines lie under words that several claims take; those of further claims lie on the last."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a paragraph that a claim takes."""

    start: int
    end: int
    claim: Claim


def mark_claims(printer: Printer, document: Document, text: document_nodes.document_text) -> None:
    """Mark the words that claims take, and put a slip for each claim beside its paragraph."""
    book = printer.book
    spans: dict[str, list[Span]] = {}
    for id_ in book.document_claims(document):
        for place in book.taken[document.id].get(id_, ()):
            spans.setdefault(place.paragraph, []).append(Span(place.start, place.end, book.claims[id_]))
    marked: set[str] = set()
    for row in text.findall(document_nodes.document_row):
        found = sorted(spans.get(row.get("number", ""), []), key=lambda span: (span.start, -span.end))
        if not found:
            continue
        words = next(next(row.findall(document_nodes.document_words)).findall(nodes.paragraph))
        mark_words(printer, words, found, marked)
        _beside(row).append(slips(printer, row["number"], [span.claim for span in found]))


def add_comparisons(printer: Printer, document: Document, text: document_nodes.document_text) -> None:
    """Put a slip beside each paragraph that stands in a comparison as a passage: the question."""
    questions: dict[str, list[Comparison]] = {}
    for comparison, passage in printer.book.comparisons_with(document):
        questions.setdefault(passage.paragraph.number, []).append(comparison)
    for row in text.findall(document_nodes.document_row):
        for comparison in questions.get(row.get("number", ""), ()):
            beside = _beside(row)
            listed = next(beside.findall(nodes.bullet_list), None)
            if listed is None:
                listed = nodes.bullet_list("", classes=["ps-slips"])
                beside += listed
            line = paragraph("slip-words", _("Set beside others"))
            question = paragraph("slip-question", printer.reference("accounts", comparison.id))
            listed += nodes.list_item("", line, question, classes=["ps-slip"])


def _beside(row: document_nodes.document_row) -> document_nodes.beside:
    """Return the block beside the words of a row; it is made if there is none."""
    found = next((child for child in row.children if isinstance(child, document_nodes.beside)), None)
    if found is None:
        found = document_nodes.beside("", classes=["ps-beside"])
        row.append(found)
    return found


def mark_words(printer: Printer, words: nodes.paragraph, spans: Sequence[Span], marked: set[str]) -> None:
    """Cut the words of a paragraph at the ends of all spans, and mark each piece for its claims."""
    ends = sorted({place for span in spans for place in (span.start, span.end)})
    offset = 0
    leaves = [one for one in words.findall() if isinstance(one, nodes.Text | page_nodes.line_break)]
    for leaf in leaves:
        if isinstance(leaf, page_nodes.line_break):
            # The end of a line is one character of the words.
            offset += 1
            continue
        if _is_no_word(leaf, words):
            continue
        value = str(leaf)
        cuts = [0, *(place - offset for place in ends if 0 < place - offset < len(value)), len(value)]
        pieces: list[nodes.Node] = []
        for start, end in pairwise(cuts):
            piece: nodes.Node = nodes.Text(value[start:end])
            covering = [span for span in spans if span.start <= offset + start and offset + end <= span.end]
            for depth, span in enumerate(covering, 1):
                taken = document_nodes.taken_words(
                    "", piece, classes=["ps-taken", f"ps-depth-{min(depth, DEEPEST)}"]
                )
                identify(taken, _perspective(printer, span.claim))
                taken["claim"] = span.claim.id
                if span.claim.id not in marked:
                    marked.add(span.claim.id)
                    taken["ids"] = [f"read-{span.claim.id}"]
                piece = taken
            pieces.append(piece)
        offset += len(value)
        leaf.parent.replace(leaf, pieces)


def _is_no_word(leaf: nodes.Text, words: nodes.Element) -> bool:
    """Return whether a text is the mark of a note of the edition."""
    parent = leaf.parent
    while parent is not None and parent is not words:
        if "ps-edition-mark" in parent.get("classes", ()):
            return True
        parent = parent.parent
    return False


def _perspective(printer: Printer, claim: Claim) -> Perspective | None:
    return printer.book.registry.perspectives.get(printer.book.perspective(claim) or "")


def slips(printer: Printer, number: str, claims: Sequence[Claim]) -> nodes.bullet_list:
    """Return a slip for each claim that reads a paragraph: its letter, its first words, and its question."""
    listed = nodes.bullet_list("", classes=["ps-slips"])
    for claim in dict.fromkeys(claims):
        perspective = _perspective(printer, claim)
        line = paragraph("slip-words")
        if perspective:
            line += inline("letter", perspective.letter)
            line += nodes.Text(" ")
        link = printer.reference("claim", claim.id)
        line += link.node()
        item = nodes.list_item("", line, classes=["ps-slip", *identity(perspective)])
        asked = printer.book.comparisons_of(claim)
        if asked:
            item += paragraph("slip-question", printer.reference("accounts", asked[0].id))
        listed += item
    return listed
