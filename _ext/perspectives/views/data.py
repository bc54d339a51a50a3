"""The data files that are written beside the HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.export import FILES
from perspectives.printer import paragraph

if TYPE_CHECKING:
    from perspectives.printer import Printer


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a list of the files, with links where the builder writes them; of a folder, the form of its addresses."""
    items = nodes.bullet_list("", bullet="*", classes=["ps-data"])
    for one in FILES:
        shown = nodes.literal("", one.name)
        link: nodes.Node = shown
        if printer.builder.name in ("html", "dirhtml") and "<" not in one.name:
            root = printer.builder.get_relative_uri(printer.docname, printer.builder.config.root_doc)
            folder = root.rpartition("/")[0]
            link = nodes.reference(
                "", "", shown, refuri=f"{folder}/data/{one.name}" if folder else f"data/{one.name}"
            )
        items += nodes.list_item("", paragraph("data-file", link, f": {one.purpose}"))
    return [items]
