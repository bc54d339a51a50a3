"""The register of claims: one row a claim, in the order of what they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives import phrases
from perspectives.model import Claim
from perspectives.settle import Book
from perspectives.views.table import Cell, table

if TYPE_CHECKING:
    from perspectives.printer import Printer

_ = get_translation("perspectives")

FILTERS = ("perspective", "voice", "reporter", "event", "source", "finding", "evidence", "medium")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the register of the claims that answer *filters*."""
    book = printer.book
    chosen = [claim for claim in book.claims.values() if _answers(book, claim, filters)]
    rows: list[list[Cell]] = []
    for claim in book.in_order(chosen):
        perspective = book.registry.perspectives.get(book.perspective(claim) or "")
        event = book.event(claim)
        via = ", ".join(phrases.voice_name(book, id_, short=True) for id_ in claim.via)
        rows.append(
            [
                [printer.reference("claim", claim.id)],
                [nodes.Text(perspective.short if perspective else "?")],
                [nodes.Text(via or "–")],
                [nodes.Text(event.title if event else "–")],
                [nodes.Text(book.evidence(claim) or _("paraphrase"))],
            ]
        )
    heads = [_("Claim"), _("Perspective"), _("As told by"), _("About"), _("Evidence")]
    return [table("claims", heads, rows, [40, 14, 16, 20, 10])] if rows else []


def _answers(book: Book, claim: Claim, filters: Mapping[str, str]) -> bool:
    comparison = book.comparisons.get(claim.accounts or "")
    found: dict[str, list[str | None]] = {
        "perspective": [book.perspective(claim)],
        "voice": [claim.voice],
        "reporter": list(claim.via),
        "event": [book.event_id(claim)],
        "source": [claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)],
        "finding": [comparison.finding if comparison else None],
        "evidence": [book.evidence(claim)],
        "medium": [claim.medium],
    }
    return all(value in found[name] for name, value in filters.items())
