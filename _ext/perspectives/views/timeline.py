"""The timeline with two clocks: pictures, and a table of what was told of each event at the time, and later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.wording import in_sentence, number_word
from perspectives.doctree.paragraphs import inline, joined, paragraph
from perspectives.records.dates import say_date, sort_key
from perspectives.records.model import Claim, Event
from perspectives.rendering.svg import QUIET
from perspectives.views.clocks import AT_THE_TIME, LATER, SAID_UNKNOWN, Clocks, clocks
from perspectives.views.record_table import Cell, table
from perspectives.views.timeline_picture import Panel, draw

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a picture for each perspective and the table of all claims, or of those of one ``perspective``."""
    book = printer.book
    wanted = filters.get("perspective")
    found = [
        clocks(book, claim)
        for claim in book.sort_claims(list(book.claims.values()))
        if wanted is None or book.perspective(claim) == wanted
    ]
    if not found:
        return []
    heads = (_("What happened"), _("When it was told"))
    shown = table("timeline", heads, _rows(printer, found), (30, 70))
    return [*(drawing.picture() for drawing in draw(_panels(printer, found))), shown]


def _panels(printer: Printer, found: Sequence[Clocks]) -> list[Panel]:
    """Return a panel for each perspective that speaks, in the order of the registry."""
    book = printer.book
    known = {id_: place for place, id_ in enumerate(book.registry.perspectives)}
    spoken: dict[str | None, list[Clocks]] = {}
    for one in found:
        id_ = book.perspective(one.claim)
        spoken.setdefault(id_ if id_ in known else None, []).append(one)
    order = sorted(spoken.items(), key=lambda item: known.get(item[0] or "", len(known)))
    panels = []
    for id_, claims in order:
        perspective = book.registry.perspectives.get(id_ or "")
        colour = book.registry.paint(perspective) if perspective else QUIET
        panels.append(Panel(perspective, tuple(claims), colour))
    return panels


def _rows(printer: Printer, found: Sequence[Clocks]) -> list[list[Cell]]:
    """Return a row for each event that is spoken of, in order of time; claims on no event stand last."""
    spoken: dict[Event | None, list[Clocks]] = {}
    for one in found:
        spoken.setdefault(printer.book.event(one.claim), []).append(one)
    order = sorted(
        spoken.items(),
        key=lambda item: (sort_key(item[0].date if item[0] else None), item[0].id if item[0] else ""),
    )
    return [[_event(printer, event), _told(printer, claims)] for event, claims in order]


def _event(printer: Printer, event: Event | None) -> list[nodes.Node]:
    if event is None:
        return [nodes.Text(_("On no one event"))]
    when = f"{say_date(event.date)}, {event.place.name}" if event.place else say_date(event.date)
    return [
        paragraph("event-line", printer.reference("event", event.id, event.title)),
        paragraph("when", when),
    ]


def _told(printer: Printer, claims: Sequence[Clocks]) -> list[nodes.Node]:
    """Return a line for what was told at the time, one for each later telling, and one for what has no date."""
    lines: list[nodes.Node] = []
    perspectives = list(printer.book.registry.perspectives)

    def side(one: Clocks) -> int:
        id_ = printer.book.perspective(one.claim)
        return perspectives.index(id_) if id_ in perspectives else len(perspectives)

    def order(one: Clocks) -> tuple[object, ...]:
        later = (sort_key(one.told), -(one.years or 0)) if one.kind in (LATER, SAID_UNKNOWN) else ()
        return (_rank(one), later)

    for _key, group in groupby(sorted(claims, key=lambda one: (order(one), side(one))), key=order):
        told = list(group)
        links = joined(_claim(printer, one.claim) for one in told)
        lines.append(paragraph("telling", inline("relation-name", f"{_lead(told[0])}: "), *links))
    return lines


def _claim(printer: Printer, claim: Claim) -> nodes.Node:
    """Return a link to a claim and, where it went through another's hands, whose they were last."""
    node = nodes.inline("", "", printer.reference("claim", claim.id))
    if claim.via:
        teller = in_sentence(printer.book, claim.last_hand)
        node += inline("teller", _(", as told by {name}").format(name=teller))
    return node


def _rank(one: Clocks) -> int:
    return {AT_THE_TIME: 0, LATER: 1, SAID_UNKNOWN: 2}.get(one.kind, 3)


def _lead(one: Clocks) -> str:
    """Return when a telling was, from where the saying stands."""
    if one.kind == AT_THE_TIME:
        return _("At the time")
    if one.told is None:
        return _("When it was told is not known")
    when = say_date(one.told)
    if one.kind == SAID_UNKNOWN or one.years is None:
        return _("Told {when}; when it was said is not known").format(when=when)
    if one.years == 1:
        return _("A year later, {when}").format(when=when)
    number = number_word(one.years)
    years = _("{number} years later, {when}").format(number=number, when=when)
    return f"{years[0].upper()}{years[1:]}"
