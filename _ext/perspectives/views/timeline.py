"""The view ``timeline``: a picture for each perspective, and a table of when each event was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.record_titles import in_sentence
from perspectives.book.wording import number_word
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.doctree.phrases import inline_nodes, separated
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date, sort_key
from perspectives.records.declarations import Event
from perspectives.records.questions import UNKNOWN
from perspectives.records.quoting import with_capital
from perspectives.records.translation import ngettext
from perspectives.rendering.counted import Counted
from perspectives.rendering.svg import QUIET
from perspectives.views.clock_findings import (
    claim_quantity,
    finding,
    late_share,
    main_events,
    say_counts,
    tellings,
)
from perspectives.views.clocks import AT_THE_TIME, LATER, SAYING_UNKNOWN, Clocks, clocks_of, count_kinds
from perspectives.views.record_table import Cell, table
from perspectives.views.timeline_picture import Panel, draw

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the pictures and the table, of all claims or of those of the option ``perspective``."""
    book = printer.book
    perspective = filters.get("perspective")
    claims = [
        clocks_of(book, claim)
        for claim in book.sort_claims(list(book.claims.values()))
        if perspective is None or book.perspective(claim) == perspective
    ]
    if not claims:
        return []
    heads = (_("What happened"), _("When it was told"))
    rows = table("timeline", heads, _rows(printer, claims), (30, 70))
    panels = _panels(printer, claims)
    drawings = draw(panels, main_events(book, claims))
    if not drawings:
        return [rows]
    # The first picture is that of the events, where there are any.
    result: list[nodes.Node] = [drawing.picture() for drawing in drawings[: len(drawings) - len(panels)]]
    for panel, drawing in zip(panels, drawings[-len(panels) :], strict=True):
        result += [*_head(printer, panel), drawing.picture()]
    # On paper, the table would be longer than a chapter and lead nowhere.
    return result if printer.builder.format == "typst" else [*result, rows]


def _panels(printer: Printer, claims: Sequence[Clocks]) -> list[Panel]:
    """Return a panel for each perspective with claims: that with the greatest share of late tellings first.

    Perspectives without a column come last, as do claims whose perspective is not known.
    """
    book = printer.book
    places = {id_: place for place, id_ in enumerate(book.registry.perspectives)}
    claims_of: dict[str | None, list[Clocks]] = {}
    for clocks in claims:
        id_ = book.perspective(clocks.claim)
        claims_of.setdefault(id_ if id_ in places else None, []).append(clocks)

    def key(item: tuple[str | None, list[Clocks]]) -> tuple[object, ...]:
        perspective = book.registry.perspectives.get(item[0] or "")
        has_column = perspective is not None and perspective.column
        return (not has_column, -late_share(item[1]), places.get(item[0] or "", len(places)))

    panels = []
    for id_, own in sorted(claims_of.items(), key=key):
        perspective = book.registry.perspectives.get(id_ or "")
        colour = book.registry.colour_of(perspective) if perspective else QUIET
        named = tuple(tellings(book, own))
        panels.append(Panel(perspective, tuple(own), colour, finding(book, own), named))
    return panels


def _head(printer: Printer, panel: Panel) -> list[nodes.Node]:
    """Return the finding of a panel as its title, and the numbers of its claims with links to them."""
    perspective = panel.perspective
    name = perspective.short if perspective else panel.name
    title = nodes.rubric("", "", classes=["ps-clock-title", *(identity(perspective) if perspective else [])])
    if perspective:
        title += [inline("letter", perspective.letter), nodes.Text(" ")]
    title += nodes.Text(_("{name}: {finding}").format(name=name, finding=panel.finding))
    counted = Counted(printer)
    numbers = count_kinds(panel.claims)
    words = {"words": perspective.id if perspective else UNKNOWN}
    marks = {kind: counted.mark(number, {**words, "clock": kind}) for kind, number in numbers.items()}
    whole = counted.mark(len(panel.claims), words, claim_quantity(len(panel.claims)))
    return [title, paragraph("clock-counts", *counted.parts(say_counts(whole, numbers, marks)))]


def _rows(printer: Printer, claims: Sequence[Clocks]) -> list[list[Cell]]:
    """Return a row for each event with claims, by date; claims without an event come last."""
    claims_on: dict[Event | None, list[Clocks]] = {}
    for clocks in claims:
        claims_on.setdefault(printer.book.event(clocks.claim), []).append(clocks)
    order = sorted(
        claims_on.items(),
        key=lambda item: (sort_key(item[0].date if item[0] else None), item[0].id if item[0] else ""),
    )
    return [[_event(printer, event), _tellings(printer, own)] for event, own in order]


def _event(printer: Printer, event: Event | None) -> list[nodes.Node]:
    if event is None:
        return [nodes.Text(_("On no one event"))]
    when = f"{say_date(event.date)}, {event.place.name}" if event.place else say_date(event.date)
    return [
        paragraph("event-line", printer.reference("event", event.id, event.title)),
        paragraph("when", when),
    ]


def _tellings(printer: Printer, claims: Sequence[Clocks]) -> list[nodes.Node]:
    """Return a line for claims told at the time, one for each later date, and one for unknown dates."""
    lines: list[nodes.Node] = []
    perspectives = list(printer.book.registry.perspectives)

    def column(clocks: Clocks) -> int:
        id_ = printer.book.perspective(clocks.claim)
        return perspectives.index(id_) if id_ in perspectives else len(perspectives)

    def line_key(clocks: Clocks) -> tuple[object, ...]:
        is_later = clocks.kind in (LATER, SAYING_UNKNOWN)
        return (_rank(clocks), (sort_key(clocks.telling), -(clocks.years or 0)) if is_later else ())

    order = sorted(claims, key=lambda clocks: (line_key(clocks), column(clocks)))
    for _key, group in groupby(order, key=line_key):
        first, *others = group
        links = separated(_claim(printer, clocks.claim) for clocks in (first, *others))
        lines.append(paragraph("telling", inline("relation-name", f"{_telling_label(first)}: "), *links))
    return lines


def _claim(printer: Printer, claim: Claim) -> nodes.Node:
    """Return a link to a claim, with the name of the last reporter where it has one."""
    node = nodes.inline("", "", *inline_nodes([printer.reference("claim", claim.id)]))
    if claim.via:
        teller = in_sentence(printer.book, claim.last_hand)
        node += inline("teller", _(", as told by {name}").format(name=teller))
    return node


def _rank(clocks: Clocks) -> int:
    return {AT_THE_TIME: 0, LATER: 1, SAYING_UNKNOWN: 2}.get(clocks.kind, 3)


def _telling_label(clocks: Clocks) -> str:
    """Return when a claim was told, and how many years after the words."""
    if clocks.kind == AT_THE_TIME:
        return _("At the time")
    if clocks.telling is None:
        return _("When it was told is not known")
    when = say_date(clocks.telling)
    if clocks.kind == SAYING_UNKNOWN or clocks.years is None:
        return _("Told {when}; when it was said is not known").format(when=when)
    if clocks.years == 1:
        return _("A year later, {when}").format(when=when)
    later = ngettext("{number} year later, {when}", "{number} years later, {when}", clocks.years)
    years = later.format(number=number_word(clocks.years), when=when)
    return with_capital(years)
