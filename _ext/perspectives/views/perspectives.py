"""The view ``perspectives``: the letter, the colour and the description of each perspective."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.permalinks.record import ANCHOR_PREFIXES

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return an entry for each perspective, in the order of the registry."""
    entries: list[nodes.Node] = []
    for perspective in printer.book.registry.perspectives.values():
        node = nodes.container("", classes=["ps-entry", "ps-key", *identity(perspective)])
        if printer.domain.view_page("perspectives") == printer.docname:
            node["ids"] = [f"{ANCHOR_PREFIXES['perspectives']}{perspective.id}"]
        node += paragraph(
            "key-name", inline("letter", perspective.letter), " ", inline("name", perspective.name)
        )
        core = _("Always given a column.") if perspective.core else _("Given a column where it speaks.")
        core = core if perspective.column else _("Never given a column.")
        node += paragraph("entry-about", f"{perspective.description} {core}".strip())
        entries.append(node)
    return entries
