"""Perspectives: a Sphinx extension for books that set contradicting accounts side by side.

Registered, in this order:

* the reading that goes on where a directive or a role breaks off (:mod:`perspectives.careful`), and lines for messages
  that would have none (:mod:`perspectives.lines`);
* the nodes of a comparison, with their printing for every builder (:mod:`perspectives.nodes`);
* the domain ``perspectives``: its directives, roles, records and inventory (:mod:`perspectives.domain`);
* the bibliography in Chicago's author-date manner, and careful ``cite`` roles (:mod:`perspectives.citing`);
* the transforms that keep labels and fill records (:mod:`perspectives.transforms`), that keep the addresses of retired
  ids alive (:mod:`perspectives.permalinks.pages`), and that put the reader's choices
  under the title (:mod:`perspectives.onpage`);
* the life of a build: load the registry, settle the book, report problems, keep outputs true, export
  (:mod:`perspectives.lifecycle`);
* the printing on paper, where :mod:`typst_book` is loaded (:mod:`perspectives.paper`).

Settings: ``perspectives_registry`` (the folder of the TOML files, relative to conf.py),
``perspectives_licenses`` (the licence of each layer: text, data, quotations, code),
``perspectives_handouts`` (the folder of the handouts under the HTML root, where they are offered),
``perspectives_pdf`` (the book on paper, under the HTML root, where it is offered),
``perspectives_description`` (the book in a line) and ``perspectives_card`` (a picture for links to it, under the HTML root),
both for the heads of pages,
``perspectives_issued`` (the day of the edition, EDTF, as citations give it; none is given where it is empty),
``perspectives_report`` (the address where a problem is reported, with ``{id}`` and ``{page}`` in it; no link where it is empty),
``perspectives_report_unused`` (report what is declared and never used).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives import model
from perspectives.careful import setup_careful
from perspectives.citing import setup_citing
from perspectives.domain import PerspectivesDomain
from perspectives.finished import setup_finished
from perspectives.lifecycle import setup_lifecycle
from perspectives.lines import setup_lines
from perspectives.nodes import setup_nodes
from perspectives.onpage import AddReadingBar
from perspectives.paper import setup_paper
from perspectives.permalinks.pages import ShowRetired
from perspectives.transforms import FillRecords, KeepLabels

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
    app.add_config_value("perspectives_report", "", "html", types=(str,))
    app.add_config_value("perspectives_issued", "", "html", types=(str,))
    app.add_config_value("perspectives_report_unused", False, "", types=(bool,))
    setup_careful(app)
    setup_lines(app)
    setup_nodes(app)
    setup_finished(app)
    app.add_domain(PerspectivesDomain)
    setup_citing(app)
    app.add_transform(KeepLabels)
    app.add_post_transform(FillRecords)
    app.add_post_transform(ShowRetired)
    app.add_post_transform(AddReadingBar)
    setup_lifecycle(app)
    app.connect("config-inited", setup_paper)
    return {
        "version": "0.1.0",
        "env_version": model.CORE_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
