"""The view ``path``: the claims of one perspective, event by event, and the numbers of those left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, inline_nodes, separated
from perspectives.records import vocabulary
from perspectives.records.dates import parse_date, say_date, sort_key
from perspectives.records.model import Claim
from perspectives.rendering.claim import Place, borrowed_claim

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

NO_COMPARISON = "-"
"""An id that no comparison has: so each claim names its own place, and all comparisons that show it."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the claims of the option ``perspective`` in full, event by event; nothing without this option.

    The options ``from`` and ``until`` are years. An event belongs to the year in which it begins.
    A claim without an event belongs to the year of its own date.
    """
    perspective = printer.book.registry.perspectives.get(filters.get("perspective", ""))
    if perspective is None:
        return []
    book = printer.book
    claims = [claim for claim in book.claims.values() if is_in_years(book, claim, filters)]
    own = [claim for claim in claims if book.perspective(claim) == perspective.id]
    others = [claim for claim in claims if book.perspective(claim) != perspective.id]
    if not own:
        return []
    blocks: list[nodes.Node] = [*_summary(printer, perspective.name, own), _rest_line(printer, others)]
    own.sort(key=lambda claim: _sort_key(book, claim))
    for event, group in groupby(own, key=book.event_id):
        rest = [claim for claim in others if book.event_id(claim) == event]
        blocks += _event(printer, event, list(group), rest)
    return blocks


def is_in_years(book: Book, claim: Claim, filters: Mapping[str, str]) -> bool:
    """Return whether the year of a claim lies between the options ``from`` and ``until``, if given."""
    year = year_of(book, claim)
    first, last = (_year(filters.get(name)) for name in ("from", "until"))
    if first is None and last is None:
        return True
    return year is not None and (first is None or first <= year) and (last is None or year <= last)


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def year_of(book: Book, claim: Claim) -> int | None:
    """Return the year in which the event of a claim began, else that of its date; None where not known."""
    event = book.event(claim)
    date = event.date if event else claim.date
    first = parse_date(date).earliest if date else None
    return first.year if first else None


def _sort_key(book: Book, claim: Claim) -> tuple[object, ...]:
    """Return a key that sorts claims by the date of their event, then by their own date."""
    event = book.event(claim)
    return (
        sort_key(event.date if event else claim.date),
        book.event_id(claim) or "",
        sort_key(claim.date),
        claim.id,
    )


def _summary(printer: Printer, name: str, claims: Sequence[Claim]) -> Iterator[nodes.Node]:
    """Yield the voices of the page, and the number of claims with a reporter of another perspective."""
    book = printer.book
    voices = Counter(claim.voice for claim in claims)
    accounts = wording.quantity(len(claims), _("account"), _("accounts"))
    links = [
        nodes.inline("", "", *inline_nodes([printer.voice(id_), f" ({number})"]))
        for id_, number in voices.most_common()
    ]
    yield paragraph(
        "path-whose",
        inline("relation-name", _("Whose words: ")),
        f"{name}; {accounts}. ",
        *separated(links, ", "),
        ".",
    )
    reported = sum(wording.pen_phrase(book, claim) is not None for claim in claims)
    if reported:
        yield paragraph(
            "path-pens",
            _(
                "{number} of the {all} reached us through another’s pen, which is named above the words."
            ).format(number=reported, all=len(claims)),
        )


def _rest_line(printer: Printer, others: Iterable[Claim]) -> nodes.paragraph:
    """Return what the page leaves out: the numbers of claims of other perspectives, and our text."""
    numbers = Counter(printer.book.perspective(claim) for claim in others)
    parts = [
        f"{perspective.short} {numbers[id_]}"
        for id_, perspective in printer.book.registry.perspectives.items()
        if numbers[id_]
    ]
    names = ", ".join(parts) or _("nobody’s")
    return paragraph(
        "path-left-out",
        inline("relation-name", _("Left out: ")),
        _("the accounts of others in the same years ({listed}), our narrative, and the commentary.").format(
            listed=names
        ),
    )


def _event(
    printer: Printer, id_: str | None, claims: Sequence[Claim], others: Sequence[Claim]
) -> list[nodes.Node]:
    """Return an event: its claims in full, the numbers of those left out, links to its comparisons."""
    book = printer.book
    event = book.registry.events.get(id_ or "")
    title = nodes.rubric("", event.title if event else _("Not tied to an event"), classes=["ps-entry-title"])
    title["heading-level"] = 2
    node = nodes.container("", classes=["ps-path-event"])
    node += title
    if event:
        place = f", {event.place.name}" if event.place else ""
        node += paragraph("entry-about", f"{say_date(event.date)}{place}")
    for claim in claims:
        whose = book.registry.perspectives.get(book.perspective(claim) or "")
        node += borrowed_claim(printer, claim, Place(NO_COMPARISON, whose))
    numbers = Counter(book.perspective(claim) for claim in others)
    parts = [f"{one.short} {numbers[key]}" for key, one in book.registry.perspectives.items() if numbers[key]]
    if parts:
        node += paragraph("relation", inline("relation-name", _("Left out here: ")), ", ".join(parts))
    comparisons = dict.fromkeys(
        comparison.id for claim in claims for comparison in book.comparisons_of(claim)
    )
    if comparisons:
        links = [_question(printer, comparison) for comparison in comparisons]
        node += paragraph("relation", inline("relation-name", _("Side by side: ")), *separated(links))
    return [node]


def _question(printer: Printer, id_: str) -> nodes.Node:
    finding = Inline(f" ({vocabulary.finding_name(printer.book.comparisons[id_].finding)})", "ps-found")
    return nodes.inline("", "", *inline_nodes([printer.reference("accounts", id_), finding]))
