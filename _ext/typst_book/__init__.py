"""Typst book: a Sphinx builder that prints a whole book as one PDF, by Typst (https://typst.app).

It knows the nodes of docutils and of Sphinx.
Another extension adds its nodes with ``app.add_node(node, typst=(visit, depart))``.
It adds the Typst functions for them with :func:`add_template`.
A node without visitors is a warning with file and line, and its text is printed.

The extension registers the builders ``typst`` (:mod:`typst_book.builder`) and ``offprints``, and settings:

``typst_basename``
    The name of the PDF without its ending.
``typst_front``
    The documents before the first part, in their order. Their sections have no numbers.
``typst_leave_out``
    The documents that are not printed. References to them say that they stand on the screen.
``typst_leave_out_parts``
    The parts of documents that are not printed: by the name of the document, a list of classes or of names
    of nodes.
``typst_offprints``
    Patterns of names of documents, such as ``chapters/*``. The builder ``offprints`` prints each of these as
    a PDF of its own (:mod:`typst_book.offprints`).
``typst_titles``
    The texts of the title page and the imprint: ``subtitle``, ``author``, ``edition``, ``date`` (EDTF), and
    ``imprint`` (a list of paragraphs).
``typst_templates``
    Further Typst files, relative to conf.py.
    Their functions are called for the nodes that have a class of the same name.
``typst_font_paths``
    Further folders with fonts, relative to conf.py. They are for scripts that neither Typst's own fonts have
    (Latin, Greek, Cyrillic) nor the face of this extension (Chinese).
``typst_standards``
    The standards of the PDF, by the names that Typst has for them. Typst makes no PDF that violates one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typst_book.bookindex import INDEX_EVENT, IndexLine, add_index
from typst_book.builder import TEMPLATE_EVENT, TypstBuilder, add_template
from typst_book.offprints import OffprintBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["IndexLine", "TypstBuilder", "add_index", "add_template", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    app.add_builder(TypstBuilder)
    app.add_builder(OffprintBuilder)
    app.add_event(TEMPLATE_EVENT)
    app.add_event(INDEX_EVENT)
    app.add_config_value("typst_basename", "book", "", types=(str,))
    app.add_config_value("typst_front", [], "", types=(list,))
    app.add_config_value("typst_leave_out", [], "", types=(list,))
    app.add_config_value("typst_leave_out_parts", {}, "", types=(dict,))
    app.add_config_value("typst_offprints", [], "", types=(list,))
    app.add_config_value("typst_titles", {}, "", types=(dict,))
    app.add_config_value("typst_templates", [], "", types=(list,))
    app.add_config_value("typst_font_paths", [], "", types=(list,))
    app.add_config_value("typst_standards", ["ua-1", "a-2a"], "", types=(list,))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
