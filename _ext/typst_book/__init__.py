"""Typst book: a Sphinx builder that prints a whole book as one PDF, by Typst (https://typst.app).

It knows the nodes of docutils and Sphinx, and nothing of any subject.
An extension brings its own nodes by ``app.add_node(node, typst=(visit, depart))`` and the Typst functions they call
by :func:`add_template`. A node nobody knows is a warning with file and line, and its text is printed.

Registered: the builder ``typst`` (:mod:`typst_book.builder`) and its settings.

``typst_basename``
    The name of the PDF, without its ending.
``typst_front``
    Documents that stand before the first part, in this order; their sections carry no numbers.
``typst_leave_out``
    Documents that are not printed.
``typst_titles``
    What the title page and the imprint say: ``subtitle``, ``author``, ``edition``, ``date`` (EDTF), ``imprint`` (a list of paragraphs).
``typst_templates``
    Further Typst files, relative to conf.py; a function named as a class is called for what has the class.
``typst_standards``
    The standards the PDF is to meet; Typst stops where it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typst_book.builder import TEMPLATES, TypstBuilder, add_template

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["TypstBuilder", "add_template", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its settings."""
    app.add_builder(TypstBuilder)
    app.add_event(TEMPLATES)
    app.add_config_value("typst_basename", "book", "", types=(str,))
    app.add_config_value("typst_front", [], "", types=(list,))
    app.add_config_value("typst_leave_out", [], "", types=(list,))
    app.add_config_value("typst_titles", {}, "", types=(dict,))
    app.add_config_value("typst_templates", [], "", types=(list,))
    app.add_config_value("typst_standards", ["ua-1", "a-2a"], "", types=(list,))
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
