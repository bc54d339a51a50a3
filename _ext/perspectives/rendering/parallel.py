"""A parallel text: two documents side by side, row by row, in the words of the claims that quote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree import document_nodes
from perspectives.doctree.paragraphs import identify, inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.declarations import Perspective
from perspectives.records.locators import say_locator
from perspectives.records.primary_texts import Document, ParallelRow
from perspectives.rendering.claim import excerpt
from perspectives.rendering.document_facts import way_sentence
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a parallel text.

    :ivar title: the link to the document, or to the work in the list of works
    :ivar name: the title in words
    :ivar maker: who made it, where that is one voice
    :ivar date: its date (EDTF); None where it is not known
    :ivar way: how it came to us; empty where it came straight
    :ivar source: where it is printed; empty for a work, whose title says it
    """

    title: Link | Inline
    name: str
    maker: str | None
    perspective: Perspective | None
    date: str | None
    way: str = ""
    source: tuple[Part, ...] = ()

    @property
    def label(self) -> str:
        """The name of the side with the letter of its perspective."""
        return f"{self.perspective.letter} · {self.name}" if self.perspective else self.name


def fill_parallel(printer: Printer, node: document_nodes.parallel) -> None:
    """Fill a parallel text: the heads of both sides, then the rows in order, the left side first."""
    rows: Sequence[ParallelRow] = node["rows"]
    sides = (
        side_of(printer, node["left"], [id_ for row in rows for id_ in row.left]),
        side_of(printer, node["right"], [id_ for row in rows for id_ in row.right]),
    )
    node["classes"] += ["ps-parallel", "full-width"]
    node += document_nodes.parallel_heads(
        "", *(head(printer, side) for side in sides), classes=["ps-parallel-heads"]
    )
    shown: set[str] = set()
    for number, row in enumerate(rows, 1):
        block = document_nodes.parallel_row("", classes=["ps-parallel-row"])
        block["label"] = _("Row {number}").format(number=number)
        for side, ids in zip(sides, (row.left, row.right), strict=True):
            claims = [
                printer.book.claims[id_] for id_ in ids if id_ in printer.book.claims and id_ not in shown
            ]
            shown |= {claim.id for claim in claims}
            block += cell(printer, side, claims)
        node += block
    for name in ("left", "right", "rows"):
        del node[name]


def side_of(printer: Printer, name: str, ids: Sequence[str]) -> Side:
    """Return the side that is named: a document, or a work whose maker is the last hand of its claims."""
    book = printer.book
    document = book.documents.get(name)
    if document:
        return _document_side(printer, document)
    work = book.works.get(name)
    hands = {book.claims[id_].last_hand for id_ in ids if id_ in book.claims}
    maker = hands.pop() if len(hands) == 1 else None
    voice = book.voice(maker or "")
    title = (work.title or work.label) if work else name or _("Document not known")
    return Side(
        title=printer.work(name, title) if work else Inline(title),
        name=title,
        maker=maker,
        perspective=book.registry.perspectives.get((voice.perspective if voice else None) or ""),
        date=work.origyear if work else None,
    )


def _document_side(printer: Printer, document: Document) -> Side:
    book = printer.book
    source: list[Part] = [_("Printed in "), printer.work(document.work)]
    source += [f", {say_locator(document.locator)}"] if document.locator else []
    return Side(
        title=printer.reference("document", document.id),
        name=document.title,
        maker=document.by,
        perspective=book.registry.perspectives.get(book.document_perspective(document) or ""),
        date=book.document_date(document),
        way=way_sentence(printer, document),
        source=(*source, "."),
    )


def head(printer: Printer, side: Side) -> document_nodes.parallel_cell:
    """Return the head of a side: title, maker, date, and its way to us."""
    node = document_nodes.parallel_cell("", classes=["ps-parallel-head"])
    identify(node, side.perspective)
    letter: list[Part | nodes.Node] = []
    letter += [inline("letter", side.perspective.letter), " "] if side.perspective else []
    node += paragraph("parallel-title", *letter, side.title)
    facts: list[Part] = [printer.voice(side.maker)] if side.maker else []
    facts += [" · "] if facts and side.date else []
    facts += [say_date(side.date)] if side.date else []
    node += [paragraph("said", *facts)] if facts else []
    way: list[Part] = [f"{side.way} "] if side.way else []
    node += [paragraph("said", *way, *side.source)] if side.source else []
    return node


def cell(printer: Printer, side: Side, claims: Sequence[Claim]) -> document_nodes.parallel_cell:
    """Return a side of a row: the claims, or a line that says that the book quotes nothing there."""
    node = document_nodes.parallel_cell("", classes=["ps-parallel-cell"], label=side.label)
    identify(node, side.perspective)
    node += paragraph("parallel-label", side.label)
    node += [excerpt(printer, claim) for claim in claims]
    if not claims:
        node += paragraph("parallel-nothing", _("This book quotes nothing beside it from this side."))
    return node
