"""The view ``filters``: the options of all views, and what each takes, as they are declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.records.view_options import Filter
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table with a row for each option of each view."""
    rows: list[list[Cell]] = [
        [[nodes.literal("", view)], [nodes.literal("", option)], _taken(taken)]
        for view, options in printer.book.view_options.items()
        for option, taken in options.items()
    ]
    return [table("view-options", [_("View"), _("Option"), _("What it takes")], rows, [20, 20, 60])]


def _taken(taken: Filter) -> list[nodes.Node]:
    """Return what an option takes, in words, or its closed list."""
    if taken.choices:
        parts: list[nodes.Node] = []
        for choice in taken.choices:
            parts += [nodes.Text(", ")] if parts else []
            parts.append(nodes.literal("", choice))
        return parts
    if taken.is_year:
        return [nodes.Text(_("a year"))]
    words = {
        "perspective": _("the id of a perspective"),
        "voice": _("ids of voices, separated by commas") if taken.many else _("the id of a voice"),
        "event": _("the id of an event"),
        "work": _("the key of a work"),
    }
    return [nodes.Text(words[taken.kind] if taken.kind else _("any text"))]
