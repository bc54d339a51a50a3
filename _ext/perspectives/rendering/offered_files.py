"""The files that the book offers beside its pages: where they lie, as seen from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.doctree.phrases import Link
from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.rendering.printer import Printer


def file_link(builder: Builder, docname: str, path: str, text: str) -> Link:
    """Return a link from the page *docname* to a file at *path*, relative to the root of the pages."""
    root = builder.get_relative_uri(docname, builder.config.root_doc)
    folder = root.rpartition("/")[0]
    return Link(text, f"{folder}/{path}" if folder else path)


def offered(printer: Printer, setting: str) -> str:
    """Return the path that the setting ``perspectives_<setting>`` names; empty if no page links to it.

    Inside an EPUB, and on paper, nothing lies beside the pages.
    """
    if printer.builder.name not in HTML_BUILDERS:
        return ""
    return str(printer.builder.config[f"perspectives_{setting}"])
