"""The data files that are written beside the HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.export import FILES
from perspectives.printer import paragraph
from perspectives.takeaway import data_file

if TYPE_CHECKING:
    from perspectives.printer import Printer


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a list of the files, with links where the builder writes them; of a folder, the form of its addresses."""
    items = nodes.bullet_list("", bullet="*", classes=["ps-data"])
    for one in FILES:
        shown = nodes.literal("", one.name)
        link = shown if "<" in one.name else data_file(printer, one.name, shown)
        items += nodes.list_item("", paragraph("data-file", link, f": {one.purpose}"))
    return [items]
