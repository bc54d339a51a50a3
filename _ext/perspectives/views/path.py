"""Reading by perspective: one side's words in the order of events, and at each event what is left out by reading so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.paragraphs import identity, inline, joined, paragraph
from perspectives.records import vocabulary
from perspectives.records.dates import parse_date, say_date, sort_key
from perspectives.records.model import Claim
from perspectives.rendering.claim import borrowed_claim

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

NO_COMPARISON = "-"
"""No comparison has this id: the claim says where it is told, and names every comparison that shows it."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the claims of one perspective in full, event by event.

    ``from`` and ``until`` are years; an event belongs to the year it begins in, a claim without an event to its own.
    Without ``perspective`` there is nothing to follow.
    """
    perspective = printer.book.registry.perspectives.get(filters.get("perspective", ""))
    if perspective is None:
        return []
    within = [claim for claim in printer.book.claims.values() if in_years(printer.book, claim, filters)]
    own = [claim for claim in within if printer.book.perspective(claim) == perspective.id]
    others = [claim for claim in within if printer.book.perspective(claim) != perspective.id]
    if not own:
        return []
    found: list[nodes.Node] = [*_whose(printer, perspective.name, own), _left_out(printer, others)]
    for event, claims in groupby(
        sorted(own, key=lambda one: _key(printer.book, one)), key=printer.book.event_id
    ):
        found += _event(
            printer, event, list(claims), [one for one in others if printer.book.event_id(one) == event]
        )
    return found


def in_years(book: Book, claim: Claim, filters: Mapping[str, str]) -> bool:
    """Return whether what a claim speaks of began in the years that *filters* asks for."""
    year = year_of(book, claim)
    first, last = (_year(filters.get(name)) for name in ("from", "until"))
    if first is None and last is None:
        return True
    return year is not None and (first is None or first <= year) and (last is None or year <= last)


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def year_of(book: Book, claim: Claim) -> int | None:
    """Return the year in which what a claim speaks of began, None where no date is known."""
    event = book.event(claim)
    date = event.date if event else claim.date
    first = parse_date(date).earliest if date else None
    return first.year if first else None


def _key(book: Book, claim: Claim) -> tuple[object, ...]:
    """Return what claims are ordered by: their event's date, then their own."""
    event = book.event(claim)
    return (
        sort_key(event.date if event else claim.date),
        book.event_id(claim) or "",
        sort_key(claim.date),
        claim.id,
    )


def _whose(printer: Printer, name: str, claims: Sequence[Claim]) -> Iterator[nodes.Node]:
    """Yield whose words the page shows, and how many of them passed through another's pen."""
    book = printer.book
    voices = Counter(claim.voice for claim in claims)
    accounts = wording.quantity(len(claims), _("account"), _("accounts"))
    links: list[nodes.Node] = []
    for id_, times in voices.most_common():
        links.append(nodes.inline("", "", printer.voice(id_), nodes.Text(f" ({times})")))
    yield paragraph(
        "path-whose",
        inline("relation-name", _("Whose words: ")),
        f"{name}; {accounts}. ",
        *joined(links, ", "),
        ".",
    )
    borrowed = sum(wording.pen_phrase(book, claim) is not None for claim in claims)
    if borrowed:
        yield paragraph(
            "path-pens",
            _(
                "{number} of the {all} reached us through another’s pen, which is named above the words."
            ).format(number=borrowed, all=len(claims)),
        )


def _left_out(printer: Printer, others: Iterable[Claim]) -> nodes.paragraph:
    """Return whose words on the same years the page leaves out, and what else."""
    numbers = Counter(printer.book.perspective(claim) for claim in others)
    parts = [
        f"{perspective.short} {numbers[id_]}"
        for id_, perspective in printer.book.registry.perspectives.items()
        if numbers[id_]
    ]
    listed = ", ".join(parts) or _("nobody’s")
    return paragraph(
        "path-left-out",
        inline("relation-name", _("Left out: ")),
        _("the accounts of others in the same years ({listed}), our narrative, and the commentary.").format(
            listed=listed
        ),
    )


def _event(
    printer: Printer, id_: str | None, claims: Sequence[Claim], others: Sequence[Claim]
) -> list[nodes.Node]:
    """Return an event with its claims in full, whom it leaves out, and the questions where all are set side by side."""
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
        shown = borrowed_claim(printer, claim, NO_COMPARISON)
        shown["classes"] += identity(book.registry.perspectives.get(book.perspective(claim) or ""))
        node += shown
    numbers = Counter(book.perspective(claim) for claim in others)
    parts = [f"{one.short} {numbers[key]}" for key, one in book.registry.perspectives.items() if numbers[key]]
    if parts:
        node += paragraph("relation", inline("relation-name", _("Left out here: ")), ", ".join(parts))
    homes = dict.fromkeys(home.id for claim in claims for home in book.comparisons_of(claim))
    if homes:
        links = [_question(printer, home) for home in homes]
        node += paragraph("relation", inline("relation-name", _("Side by side: ")), *joined(links))
    return [node]


def _question(printer: Printer, id_: str) -> nodes.Node:
    finding = vocabulary.finding_name(printer.book.comparisons[id_].finding)
    return nodes.inline("", "", printer.reference("accounts", id_), nodes.Text(f" ({finding})"))
