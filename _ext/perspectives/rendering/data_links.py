"""Links to the files of the data, from the pages of the builders that write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.bibliographies import BIBLIOGRAPHY_FORMATS
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import separated
from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def data_file(printer: Printer, name: str, shown: nodes.Element) -> nodes.Element:
    """Return a link to a file of the data; what is *shown*, without a link, where the builder writes none."""
    builder = printer.builder
    if builder.name not in HTML_BUILDERS:
        return shown
    folder = builder.get_relative_uri(printer.docname, builder.config.root_doc).rpartition("/")[0]
    return nodes.reference("", "", shown, refuri=f"{folder}/data/{name}" if folder else f"data/{name}")


def bibliography_files(printer: Printer, name: str) -> list[nodes.Node]:
    """Return a line of links to a bibliography in every kind, by the name of its files; nothing where none is written."""
    if printer.builder.name not in HTML_BUILDERS:
        return []
    links = (
        data_file(printer, f"{name}.{kind.suffix}", nodes.inline("", kind.name))
        for kind in BIBLIOGRAPHY_FORMATS
    )
    return [paragraph("take-away", _("For a reference manager: "), *separated(links, " · "))]
