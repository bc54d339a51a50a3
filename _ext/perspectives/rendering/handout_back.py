"""The back of a handout: what the pupils' side leaves out, since it would give an answer away."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import words_of
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.comparison_fields import COMPARISON_FIELDS
from perspectives.rendering.claim_relations import relations
from perspectives.rendering.field_lines import field_lines
from perspectives.rendering.full_credit import claim_credit
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def back_head(printer: Printer, comparison: Comparison) -> Iterator[nodes.Node]:
    """Yield the numbers and the finding of a comparison, and its fields."""
    finding = inline("finding", vocabulary.labelled_finding(comparison.finding))
    yield paragraph("facts", inline("numbers", wording.facts_line(printer.book, comparison)), " ", finding)
    yield from field_lines(printer.book, COMPARISON_FIELDS, comparison)


def back_credits(printer: Printer, comparison: Comparison) -> Iterator[nodes.Node]:
    """Yield the credits of all accounts, and what is said of the perspectives that have none."""
    book = printer.book
    claims = [claim for column in book.columns(comparison) for claim in column.claims]
    yield nodes.rubric("", _("The sources in full"))
    listed = nodes.bullet_list("", classes=["ps-handout-credits"])
    for claim in claims:
        listed += nodes.list_item("", paragraph("handout-full-credit", *_credit(printer, claim, comparison)))
    for column in book.columns(comparison):
        for passage in column.passages:
            title = record_titles.title_of(book, "document", passage.name)
            note = _("{title}. In this book: {name}.").format(title=title, name=passage.name)
            listed += nodes.list_item("", paragraph("handout-full-credit", note))
    yield listed
    for column in book.columns(comparison):
        if column.silence and column.perspective:
            yield nodes.paragraph("", f"{column.perspective.name}: {wording.silence_words(column.silence)}")


def _credit(printer: Printer, claim: Claim, comparison: Comparison) -> Iterator[str | nodes.Node]:
    """Yield the full credit of a claim, after its first words, and its relations."""
    yield nodes.strong("", record_titles.claim_title(printer.book, claim))
    yield ". "
    yield from claim_credit(printer, claim)
    for relation in relations(printer, claim, comparison.id):
        words = "; ".join(words_of((link,)) for link in relation.links)
        yield f" {relation.name}: {words}."
