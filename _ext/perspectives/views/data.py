"""The data files that are written beside the HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.export import FILES
from perspectives.printer import paragraph

if TYPE_CHECKING:
    from perspectives.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a list of the files, with links where the builder writes them."""
    names = {
        "claims.json": _(
            "every claim with its voice, chain, source and words, and all that it is connected with"
        ),
        "claims.schema.json": _("the JSON Schema that the file above conforms to"),
    }
    items = nodes.bullet_list("", bullet="*", classes=["ps-data"])
    for name in FILES:
        shown = nodes.literal("", name)
        link: nodes.Node = shown
        if printer.builder.name in ("html", "dirhtml"):
            root = printer.builder.get_relative_uri(printer.docname, printer.builder.config.root_doc)
            folder = root.rpartition("/")[0]
            link = nodes.reference(
                "", "", shown, refuri=f"{folder}/data/{name}" if folder else f"data/{name}"
            )
        items += nodes.list_item("", paragraph("data-file", link, f": {names[name]}"))
    return [items]
