"""The view ``path``: the claims of one perspective, event by event, and the numbers of those left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import chain_wording
from perspectives.book.tallies import pen_of
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part, inline_nodes, separated
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date, sort_key
from perspectives.records.declarations import Perspective
from perspectives.records.questions import UNKNOWN
from perspectives.records.translation import ngettext
from perspectives.rendering.claim import borrowed_claim
from perspectives.rendering.claim_place import Place
from perspectives.rendering.counted import Counted
from perspectives.views.claim_facts import year_of

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
    years = years_asked(filters)
    blocks: list[nodes.Node] = [
        *_summary(printer, perspective, own, years),
        _rest_line(printer, others, years),
    ]
    own.sort(key=lambda claim: _sort_key(book, claim))
    for event, group in groupby(own, key=book.event_id):
        rest = [claim for claim in others if book.event_id(claim) == event]
        blocks += _event(printer, event, list(group), rest, years)
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


def _sort_key(book: Book, claim: Claim) -> tuple[object, ...]:
    """Return a key that sorts claims by the date of their event, then by their own date."""
    event = book.event(claim)
    return (
        sort_key(event.date if event else claim.date),
        book.event_id(claim) or "",
        sort_key(claim.date),
        claim.id,
    )


def years_asked(filters: Mapping[str, str]) -> dict[str, str]:
    """Return the years of a path as the register is asked for them."""
    keys = {"from": "about-from", "until": "about-to"}
    years = {keys[name]: _year(filters.get(name)) for name in keys}
    return {key: f"{year:04}" for key, year in years.items() if year is not None}


def _summary(
    printer: Printer, perspective: Perspective, claims: Sequence[Claim], years: Mapping[str, str]
) -> Iterator[nodes.Node]:
    """Yield the voices of the page, the claims with a reporter of another perspective, and by whose pen.

    Each number leads to the claims that it counts.
    """
    book, whose = printer.book, {"words": perspective.id, **years}
    voices = Counter(claim.voice for claim in claims)
    number, noun = len(claims), ngettext("account", "accounts", len(claims))
    accounts = [printer.register_link(str(number), whose), f" {noun}. "]
    links = [
        nodes.inline(
            "",
            "",
            *inline_nodes(
                [
                    printer.voice(id_),
                    " (",
                    printer.register_link(str(number), {**whose, "voice": id_}),
                    ")",
                ]
            ),
        )
        for id_, number in voices.most_common()
    ]
    yield paragraph(
        "path-whose",
        inline("relation-name", _("Whose words: ")),
        f"{perspective.name}; ",
        *accounts,
        *separated(links, ", "),
        ".",
    )
    reported = sum(chain_wording.pen_phrase(book, claim) is not None for claim in claims)
    if reported:
        counted = Counted(printer)
        line = _("{number} of the {all} reached us through another’s pen, which is named above the words.")
        yield paragraph(
            "path-pens",
            *counted.parts(
                line.format(
                    number=counted.mark(reported, {**whose, "hand": "another"}),
                    all=counted.mark(len(claims), whose),
                )
            ),
        )
    pens = Counter(pen_of(book, claim) for claim in claims)
    named = [(one.short, pens[id_], id_) for id_, one in book.registry.perspectives.items() if pens[id_]]
    named += [(_("not known"), pens[UNKNOWN], UNKNOWN)] if pens[UNKNOWN] else []
    counts: list[list[Part]] = [
        [f"{name} ", printer.register_link(str(number), {**whose, "pen": id_})] for name, number, id_ in named
    ]
    uri = printer.register_uri({**whose, "show": "words"})
    asked: list[Part] = [Link(_("Ask this in the register"), uri), "."] if uri else []
    yield paragraph(
        "path-pens",
        inline("relation-name", _("Whose pen: ")),
        *_listed(counts),
        ". ",
        *asked,
    )


def _listed(phrases: Iterable[Sequence[Part]]) -> Iterator[Part]:
    """Yield phrases with commas between them."""
    for place, phrase in enumerate(phrases):
        if place:
            yield ", "
        yield from phrase


def _rest_line(printer: Printer, others: Iterable[Claim], years: Mapping[str, str]) -> nodes.paragraph:
    """Return what the page leaves out: the numbers of claims of other perspectives, and our text."""
    numbers = Counter(printer.book.perspective(claim) for claim in others)
    counted = Counted(printer)
    parts = [
        f"{perspective.short} {counted.mark(numbers[id_], {'words': id_, **years})}"
        for id_, perspective in printer.book.registry.perspectives.items()
        if numbers[id_]
    ]
    names = ", ".join(parts) or _("nobody’s")
    line = _("the accounts of others in the same years ({listed}), our narrative, and the commentary.")
    return paragraph(
        "path-left-out",
        inline("relation-name", _("Left out: ")),
        *counted.parts(line.format(listed=names)),
    )


def _event(
    printer: Printer,
    id_: str | None,
    claims: Sequence[Claim],
    others: Sequence[Claim],
    years: Mapping[str, str],
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
    counts: list[list[Part]] = [
        [f"{one.short} ", _count(printer, numbers[key], key, id_, years)]
        for key, one in book.registry.perspectives.items()
        if numbers[key]
    ]
    if counts:
        node += paragraph("relation", inline("relation-name", _("Left out here: ")), *_listed(counts))
    comparisons = dict.fromkeys(
        comparison.id for claim in claims for comparison in book.comparisons_of(claim)
    )
    if comparisons:
        links = [_question(printer, comparison) for comparison in comparisons]
        node += paragraph("relation", inline("relation-name", _("Side by side: ")), *separated(links))
    return [node]


def _count(
    printer: Printer, number: int, perspective: str, event: str | None, years: Mapping[str, str]
) -> Part:
    """Return the number of claims of a perspective on an event; without an event nobody can ask for them."""
    if event is None:
        return str(number)
    return printer.register_link(str(number), {"words": perspective, "event": event, **years})


def _question(printer: Printer, id_: str) -> nodes.Node:
    finding = Inline(f" ({vocabulary.finding_name(printer.book.comparisons[id_].finding)})", "ps-found")
    return nodes.inline("", "", *inline_nodes([printer.reference("accounts", id_), finding]))
