"""The view ``calendar``: by date every document that the book knows, printed or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.calendar_entries import CalendarEntry, calendar_entries
from perspectives.records.dates import say_date
from perspectives.records.locators import say_locator
from perspectives.records.vocabulary import extent_name
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.doctree.phrases import Part
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table: a row for each document with its maker, where it lies, and what is printed here."""
    entries = [
        entry
        for entry in calendar_entries(printer.book)
        if filters.get("perspective") in {None, entry.perspective}
        and entry.is_within(filters.get("from"), filters.get("until"))
    ]
    if not entries:
        return []
    heads = (_("Date"), _("Document"), _("Where it lies, who has printed it"), _("Here"))
    return [table("calendar", heads, [_row(printer, entry) for entry in entries], (14, 36, 38, 12))]


def _row(printer: Printer, entry: CalendarEntry) -> list[Cell]:
    perspective = printer.book.registry.perspectives.get(entry.perspective or "")
    title: list[Part] = [printer.reference("document", entry.document) if entry.document else entry.title]
    title += [". ", printer.voice(entry.by)] if entry.by else []
    title += [f" ({perspective.letter})"] if perspective else []
    place: list[Part] = [f"{entry.kept.rstrip('.')}. "] if entry.kept else []
    place += [_("Printed in "), printer.work(entry.work)]
    place += [f", {say_locator(entry.locator)}"] if entry.locator else []
    place += [f". {entry.printed}"] if entry.printed else []
    return [
        [say_date(entry.date) if entry.date else _("no date")],
        title,
        place,
        [extent_name(entry.extent)],
    ]
