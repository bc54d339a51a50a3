"""Links to the data files, on the pages of the builders that write these files."""

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


def data_file(printer: Printer, name: str, content: nodes.Element) -> nodes.Element:
    """Return *content* as a link to a data file; *content* itself where the builder writes no data files."""
    builder = printer.builder
    if builder.name not in HTML_BUILDERS:
        return content
    folder = builder.get_relative_uri(printer.docname, builder.config.root_doc).rpartition("/")[0]
    return nodes.reference("", "", content, refuri=f"{folder}/data/{name}" if folder else f"data/{name}")


def bibliography_files(printer: Printer, name: str) -> list[nodes.Node]:
    """Return a line of links to a bibliography, one for each format.

    :param name: the name of its files in the folder of the data, without suffix
    :return: an empty list where the builder writes no data files
    """
    if printer.builder.name not in HTML_BUILDERS:
        return []
    links = (
        data_file(printer, f"{name}.{kind.suffix}", nodes.inline("", kind.name))
        for kind in BIBLIOGRAPHY_FORMATS
    )
    return [paragraph("take-away", _("For a reference manager: "), *separated(links, " · "))]
