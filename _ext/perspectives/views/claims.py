"""The view ``claims``: the register of claims, a table that a reader can ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.phrases import Part
from perspectives.doctree.register_leaves import RegisterRow
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.questions import OLD_KEYS
from perspectives.rendering.attribution import pen_words
from perspectives.views.claim_facts import book_facts
from perspectives.views.claim_form import claim_form
from perspectives.views.claim_words import evidence_word
from perspectives.views.record_table import register

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the claims that have the values of *options*, by date, with a form that asks further."""
    book = printer.book
    facts_of = book_facts(book, str(printer.builder.config.language))
    question = {OLD_KEYS.get(name, name): value for name, value in options.items()}
    matches = [
        (claim, facts_of[claim.id])
        for claim in book.sort_claims(list(book.claims.values()))
        if all(value in facts_of[claim.id].values.get(name, ()) for name, value in question.items())
    ]
    if not matches:
        return []
    heads = [_("Claim"), _("Whose words"), _("Whose pen"), _("Said"), _("Told"), _("About"), _("Evidence")]
    rows = (RegisterRow(_cells(printer, claim), {}) for claim, _facts in matches)
    table = register(printer, "claims", heads, rows, [28, 11, 13, 12, 10, 16, 10])
    if printer.builder.name not in HTML_BUILDERS:
        return [table]
    return [claim_form(printer, [facts for _claim, facts in matches], set(question)), table]


def _cells(printer: Printer, claim: Claim) -> tuple[tuple[Part, ...], ...]:
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    event, told = book.event(claim), book.telling_date(claim)
    return (
        (printer.reference("claim", claim.id),),
        (perspective.short if perspective else _("not known"),),
        (pen_words(book, claim),),
        (said_words(printer, claim),),
        (say_date(told) if told else _("not known"),),
        (event.title if event else "–",),
        (evidence_word(book.evidence_grade(claim)),),
    )


def said_words(printer: Printer, claim: Claim) -> str:
    """Return when the words were said, else when their event was, and that it is the event's date."""
    date = printer.book.date(claim)
    if date is None:
        return _("not known")
    return say_date(date) if claim.date else _("{date} (the event)").format(date=say_date(date))
