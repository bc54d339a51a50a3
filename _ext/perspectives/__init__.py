"""Perspectives: a Sphinx extension for books that set contradicting accounts side by side.

Registered, in this order:

* the reading that goes on where a directive or a role breaks off (:mod:`perspectives.reading.markdown`), and lines for messages
  that would have none (:mod:`perspectives.reading.line_numbers`);
* the nodes of a comparison, with their printing for every builder (:mod:`perspectives.doctree.nodes`);
* the domain ``perspectives``: its directives, roles, records and inventory (:mod:`perspectives.domain.store`);
* the bibliography in Chicago's author-date manner, and careful ``cite`` roles (:mod:`perspectives.build.citation_setup`);
* the transforms that keep labels and fill records (:mod:`perspectives.pages.fill`), that keep the addresses of retired
  ids alive (:mod:`perspectives.pages.gone_pages`), and that put the reader's choices
  under the title (:mod:`perspectives.pages.reading_bar`);
* the printing of records as HTML by templates, and as ordinary nodes where a builder has none
  (:mod:`perspectives.rendering.html_printing`, :mod:`perspectives.pages.leaf_expansion`);
* the life of a build: load the registry, settle the book, report problems, keep outputs true, export
  (:mod:`perspectives.build.build_events`);
* the printing on paper, where :mod:`typst_book` is loaded (:mod:`perspectives.rendering.typst_nodes`).

Settings: ``perspectives_registry`` (the folder of the TOML files, relative to conf.py),
``perspectives_licenses`` (the licence of each layer: text, data, quotations, code),
``perspectives_handouts`` (the folder of the handouts under the HTML root, where they are offered),
``perspectives_pdf`` (the book on paper, under the HTML root, where it is offered),
``perspectives_description`` (the book in a line) and ``perspectives_card`` (a picture for links to it, under the HTML root),
both for the heads of pages,
``perspectives_issued`` (the day of the edition, EDTF, as citations give it; none is given where it is empty),
``perspectives_templates`` (the folder of the book's own templates of HTML, relative to conf.py; none where it is empty),
``perspectives_report`` (the address where a problem is reported, with ``{id}`` and ``{page}`` in it; no link where it is empty),
``perspectives_commands`` (the commands by which an editor of the book compares quotations, ``collate``, and records ids,
``permalinks``, as problems name them),
``perspectives_report_unused`` (report what is declared and never used).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.build.build_events import setup_lifecycle
from perspectives.build.citation_setup import setup_citing
from perspectives.build.template_check import setup_template_check
from perspectives.doctree.nodes import setup_nodes
from perspectives.domain.store import PerspectivesDomain
from perspectives.pages.fill import FillRecords, KeepLabels
from perspectives.pages.gone_pages import ShowRetired
from perspectives.pages.leaf_expansion import ExpandLeaves
from perspectives.pages.reading_bar import AddReadingBar
from perspectives.reading.directives import DIRECTIVES
from perspectives.reading.line_numbers import setup_lines
from perspectives.reading.markdown import setup_careful
from perspectives.reading.roles import RECORD_ROLES
from perspectives.records import model
from perspectives.rendering.html_printing import HtmlPrinting
from perspectives.rendering.typst_nodes import setup_paper

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_config_value("perspectives_registry", "../sources", "env", types=(str,))
    app.add_config_value("perspectives_licenses", {}, "html", types=(dict,))
    app.add_config_value("perspectives_handouts", "", "html", types=(str,))
    for name in ("pdf", "description", "card"):
        app.add_config_value(f"perspectives_{name}", "", "html", types=(str,))
    app.add_config_value("perspectives_templates", "", "html", types=(str,))
    app.add_config_value("perspectives_report", "", "html", types=(str,))
    app.add_config_value("perspectives_issued", "", "html", types=(str,))
    app.add_config_value("perspectives_commands", {}, "html", types=(dict,))
    app.add_config_value("perspectives_report_unused", False, "", types=(bool,))
    setup_careful(app)
    setup_lines(app)
    setup_nodes(app)
    printing = HtmlPrinting()
    printing.setup(app)
    app.add_domain(PerspectivesDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(PerspectivesDomain.name, name, directive)
    for name, role in RECORD_ROLES.items():
        app.add_role_to_domain(PerspectivesDomain.name, name, role)
    setup_citing(app)
    app.add_transform(KeepLabels)
    app.add_post_transform(FillRecords)
    app.add_post_transform(ExpandLeaves)
    app.add_post_transform(ShowRetired)
    app.add_post_transform(AddReadingBar)
    setup_lifecycle(app)
    setup_template_check(app, printing)
    app.connect("config-inited", setup_paper)
    return {
        "version": "0.1.0",
        "env_version": model.CORE_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
