"""The full credit of a claim, for the side of a sheet that a teacher reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.own_citations import source_note
from perspectives.citations.rich_text import Rich
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def claim_credit(printer: Printer, claim: Claim) -> Iterator[str | nodes.Node]:
    """Yield whose words a claim has and where they were read, how far they were checked, and its id."""
    book = printer.book
    yield from rich_nodes(source_note(book, claim, printer.domain.note_of))
    evidence = without_sign(vocabulary.evidence_name(book.evidence_grade(claim)))
    yield " " + _("Evidence: {evidence}.").format(evidence=evidence)
    seen = vocabulary.seen_part(book.seen(claim))
    if seen:
        yield " " + _("Seen of the work: {seen}.").format(seen=seen)
    if claim.id in book.claims:
        yield " " + _("In this book: ")
        yield printer.reference("claim", claim.id, claim.id).node()
        yield "."


def without_sign(words: str) -> str:
    """Return the words for a grade of evidence without the sign before them, which no sheet explains."""
    return re.sub(r"^[^\w\s]\s+", "", words)


def rich_nodes(text: Rich) -> Iterator[nodes.Node]:
    """Yield the nodes of a citation."""
    for run in text:
        words: nodes.Node = nodes.emphasis("", run.text) if run.italic else nodes.Text(run.text)
        yield nodes.reference("", "", words, refuri=run.url) if run.url else words
