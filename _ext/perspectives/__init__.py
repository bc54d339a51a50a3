"""Perspectives: a Sphinx extension for books that set contradicting accounts side by side.

Registered, in this order:

* the parser of Markdown, which continues after a directive or a role fails, where no other extension has one
  (:mod:`perspectives.reading.markdown`);
* the filter that tells the messages of Sphinx, MyST and docutils in the form of our own
  (:mod:`perspectives.build.library_messages`);
* the encoding that accepts all bytes of a page or a bibliography (:mod:`perspectives.reading.any_bytes`);
* line numbers for messages that would have none (:mod:`perspectives.reading.line_numbers`);
* our nodes, with visitors for every builder (:mod:`perspectives.doctree.node_setup`);
* the comparison of what each builder prints of a quotation with the record
  (:mod:`perspectives.build.printed_words`);
* the templates that print records as HTML (:mod:`perspectives.rendering.html_printing`);
* the domain ``perspectives``: directives, roles, records and inventory (:mod:`perspectives.domain.store`);
* Chicago's author-date style and the roles ``cite``, which report bad input
  (:mod:`perspectives.build.citation_setup`);
* the transforms that keep labels and fill records (:mod:`perspectives.pages.fill`),
  that make ordinary nodes for builders without templates (:mod:`perspectives.pages.leaf_expansion`),
  that keep the addresses of ids that moved or are retired (:mod:`perspectives.pages.old_places`),
  and that put the reading bar under the title (:mod:`perspectives.pages.reading_bar`);
* the steps of a build: load the registry, settle the book, report problems, find changed pages, export
  (:mod:`perspectives.build.build_events`);
* the visitors for paper, if :mod:`typst_book` is loaded (:mod:`perspectives.rendering.typst_nodes`).

In its own ``setup``, a project adds views by :func:`add_view`, fields of records by :func:`add_field`, and
styles by :func:`add_citation_style`.
A view is given a :class:`Printer`, and a :class:`Filter` says what an option of it takes.

Settings:

``perspectives_registry``
    The folder of the TOML files, relative to conf.py.
``perspectives_texts``
    The folder of the texts of documents, relative to conf.py; it may be missing.
``perspectives_licenses``
    The licence of each layer: text, data, quotations, code.
``perspectives_handouts``
    The folder of the handouts, relative to the HTML root; empty if the pages offer none.
``perspectives_lessons``
    The folder of the files of lessons, relative to the HTML root; empty if the pages offer none.
``perspectives_pdf``
    The file of the book as PDF, relative to the HTML root; empty if the pages offer none.
``perspectives_epub``
    The book as EPUB, relative to the HTML root; empty if the pages offer none.
``perspectives_offprints``
    The folder of the offprints (:mod:`typst_book.offprints`), relative to the HTML root; empty for none.
``perspectives_class_reader``
    The reader for a class as PDF, relative to the HTML root; empty if the pages offer none.
``perspectives_description``
    The book in one line, for the heads of pages.
``perspectives_card``
    A picture for links to the book, relative to the HTML root, for the heads of pages.
``perspectives_issued``
    The day of the edition, EDTF, for citations; empty if they give none.
``perspectives_citation_styles``
    Styles of CSL, files relative to conf.py, that the pages cite the book in besides those of the extension.
``perspectives_editors``
    The persons who answer for the edition, as tables of given, family and orcid, for the heads of pages.
``perspectives_templates``
    The folder of the book's own HTML templates, relative to conf.py; empty if it has none.
``perspectives_report``
    The address where a problem is reported, with ``{id}`` and ``{page}`` in it; empty for no link.
``perspectives_commands``
    The commands by which an editor compares quotations, ``collate``, and records ids, ``permalinks``,
    as problems name them.
``perspectives_report_unused``
    Whether to report what is declared and never used.
``perspectives_require``
    The house rules that the project keeps: see :mod:`perspectives.records.house_settings`.
``perspectives_every_page``
    What every page gets, and not only the pages with records: a list out of ``assets``, ``cite``, ``head``,
    ``text``, ``sitemap`` and ``directions``.
``perspectives_ids``
    The folder, relative to conf.py, for lists of all ids that editors' programs read; empty for none.
``perspectives_index_leave_out``
    Patterns of the names of pages whose words the index of names passes over.
"""

from __future__ import annotations

from perspectives import _quiet_start  # noqa: F401  # before all others

# isort: split

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from perspectives.build.build_events import setup_lifecycle
from perspectives.build.citation_setup import setup_citing
from perspectives.build.citation_styles import add_citation_style
from perspectives.build.editor_paths import display_path
from perspectives.build.field_setup import add_field
from perspectives.build.id_files import setup_id_files
from perspectives.build.library_messages import setup_library_messages
from perspectives.build.library_settings import setup_library_settings
from perspectives.build.named_files import setup_named_files
from perspectives.build.printed_words import setup_printed_words
from perspectives.build.setting_characters import setup_setting_characters
from perspectives.build.setting_forms import setup_setting_forms
from perspectives.build.setting_kinds import setup_setting_kinds
from perspectives.build.source_date import check_source_date
from perspectives.build.template_check import setup_template_check
from perspectives.doctree.node_setup import setup_nodes
from perspectives.domain.mend_names import mend_names
from perspectives.domain.store import PerspectivesDomain
from perspectives.pages.citation_pages import CitationPages
from perspectives.pages.document_layout import LayOutDocuments
from perspectives.pages.fill import FillRecords, KeepLabels, PreferLabels
from perspectives.pages.leaf_expansion import ExpandLeaves
from perspectives.pages.margin_notes import PlaceNotes
from perspectives.pages.old_places import ShowOldPlaces
from perspectives.pages.paper_places import MarkPaperPlaces
from perspectives.pages.reading_bar import AddReadingBar
from perspectives.pages.text_direction import setup_direction
from perspectives.reading.added_views import VIEW_EVENT, add_view
from perspectives.reading.any_bytes import setup_any_bytes
from perspectives.reading.character_notes import DropForbiddenCharacters
from perspectives.reading.directives import DIRECTIVES
from perspectives.reading.html_balance import ShowUnfitTags
from perspectives.reading.line_numbers import setup_lines
from perspectives.reading.markdown import setup_careful
from perspectives.reading.roles import RECORD_ROLES
from perspectives.records.store_version import CORE_VERSION
from perspectives.records.view_options import Filter
from perspectives.rendering.html_printing import HtmlPrinting
from perspectives.rendering.printer import Printer
from perspectives.rendering.typst_nodes import setup_paper

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["Filter", "Printer", "__version__", "add_citation_style", "add_field", "add_view", "setup"]
__version__ = "0.1.0"
"""The version of the distribution sphinx-perspectives, apart from the edition of any book."""


TEXT_SETTINGS = (
    *("handouts", "lessons", "pdf", "epub", "offprints", "class_reader"),
    *("description", "card", "templates", "report", "issued"),
)
"""The names, behind ``perspectives_``, of settings that are a text, and empty by default."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    try:
        check_source_date()
    except ConfigError as error:
        # As one sentence: Sphinx prints a traceback with every other exception.
        raise SystemExit(str(error)) from error
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_config_value("perspectives_registry", "../sources", "env", types=(str,))
    app.add_config_value("perspectives_texts", "../texts", "env", types=(str,))
    app.add_config_value("perspectives_licenses", {}, "html", types=(dict,))
    for name in TEXT_SETTINGS:
        app.add_config_value(f"perspectives_{name}", "", "html", types=(str,))
    app.add_config_value("perspectives_citation_styles", [], "html", types=(list, tuple, str))
    app.add_config_value("perspectives_editors", [], "html", types=(list,))
    app.add_config_value("perspectives_commands", {}, "html", types=(dict,))
    app.add_config_value("perspectives_report_unused", False, "", types=(bool,))
    app.add_config_value("perspectives_require", [], "env", types=(list, tuple, str))
    app.add_config_value("perspectives_every_page", [], "html", types=(list, tuple, str))
    app.add_config_value("perspectives_index_leave_out", [], "", types=(list, tuple))
    app.add_event(VIEW_EVENT)
    setup_library_messages(app, lambda app: mend_names(app.builder, display_path))
    for part in (
        setup_setting_kinds,
        setup_library_settings,
        setup_named_files,
        setup_any_bytes,
        setup_careful,
        setup_lines,
        setup_nodes,
        setup_printed_words,
    ):
        part(app)
    printing = HtmlPrinting()
    printing.setup(app)
    app.add_domain(PerspectivesDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(PerspectivesDomain.name, name, directive)
    for name, role in RECORD_ROLES.items():
        app.add_role_to_domain(PerspectivesDomain.name, name, role)
    setup_citing(app)
    app.add_transform(KeepLabels)
    app.add_post_transform(MarkPaperPlaces)
    app.add_transform(LayOutDocuments)
    app.add_post_transform(PreferLabels)
    app.add_post_transform(FillRecords)
    app.add_post_transform(PlaceNotes)
    app.add_post_transform(ExpandLeaves)
    app.add_post_transform(ShowOldPlaces)
    app.add_post_transform(AddReadingBar)
    setup_lifecycle(app)
    setup_id_files(app)
    setup_direction(app)
    setup_template_check(app, printing)
    CitationPages(printing).setup(app)
    setup_setting_characters(app)
    setup_setting_forms(app)
    app.add_transform(ShowUnfitTags)
    app.add_transform(DropForbiddenCharacters)
    app.connect("config-inited", setup_paper)
    return {
        "version": __version__,
        "env_version": CORE_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
