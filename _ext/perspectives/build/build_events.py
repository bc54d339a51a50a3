"""The steps of a build, connected to events of Sphinx: load, settle, report, write changed pages, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives._compat import forget_catalog
from perspectives.build.book_settlement import settle
from perspectives.build.compiled_templates import keep_compiled
from perspectives.build.declaration_files import load_registry
from perspectives.build.field_setup import setup_fields
from perspectives.build.garbage_collection import ModuleFreeze
from perspectives.build.incremental_build import setup_incremental
from perspectives.build.name_check import leave_out_unreadable_names
from perspectives.build.page_assets import add_colours, add_scripts, add_static_files, leave_out_assets
from perspectives.build.page_digests import changed_documents
from perspectives.build.processes import Processes
from perspectives.domain.store import domain_of
from perspectives.export import write_exports
from perspectives.export.site_files import write_site_files
from perspectives.pages.edition_links import link_editions
from perspectives.pages.llms_txt import write_llms_txt
from perspectives.pages.page_heads import add_document_style, describe_page
from perspectives.pages.page_markdown import find_missing, write_markdown
from perspectives.pages.path_links import follow_path
from perspectives.pages.stubs import write_stubs
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.house_settings import names_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LOCALES = Path(__file__).parent.parent / "locale"
EXPORT_PRIORITY = 950
"""The priority of the data files at the end of a build: after everything that writes or removes pages."""


def keep_results(app: Sphinx, exception: Exception | None) -> None:
    """Keep for the next build what need not be made again (event ``build-finished``)."""
    if exception is None:
        domain_of(app.env).kept.save()


def is_written(app: Sphinx, exception: Exception | None) -> bool:
    """Return whether a build of HTML pages has ended without an error."""
    return (
        exception is None
        and isinstance(app.builder, StandaloneHTMLBuilder)
        and app.builder.name in HTML_BUILDERS
    )


def add_stubs(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages at old addresses, after a build without an error (``build-finished``)."""
    if is_written(app, exception):
        # Without this file, GitHub Pages shows no folder whose name begins with an underscore.
        Path(app.outdir, ".nojekyll").touch()
        write_stubs(cast(StandaloneHTMLBuilder, app.builder), domain_of(app.env))


def export(app: Sphinx, exception: Exception | None) -> None:
    """Write the data files of the HTML, after a build without an error (``build-finished``)."""
    if is_written(app, exception):
        builder = cast(StandaloneHTMLBuilder, app.builder)
        write_exports(builder, domain_of(app.env))
        parts = names_in(app.config.perspectives_every_page)
        if "text" in parts:
            write_llms_txt(builder, domain_of(app.env))
        if "sitemap" in parts:
            write_site_files(builder)


def setup_lifecycle(app: Sphinx) -> None:
    """Connect the steps of a build to events of Sphinx."""
    processes = Processes(app)

    def find_changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
        changed = changed_documents(app, env)
        processes.before_writing(app, changed)
        return changed

    app.connect("builder-inited", load_registry)
    app.connect("builder-inited", add_scripts)
    app.connect("builder-inited", keep_compiled)
    app.connect("builder-inited", leave_out_unreadable_names)
    # After the registry has been loaded (500).
    app.connect("builder-inited", add_colours, priority=600)
    modules = ModuleFreeze()
    app.connect("config-inited", modules.collect_less, priority=0)
    app.connect("builder-inited", modules.begin, priority=999)
    app.connect("build-finished", modules.end, priority=999)
    app.connect("env-before-read-docs", processes.before_reading)
    # After sphinxcontrib-bibtex has collected its citations (500).
    app.connect("env-updated", settle, priority=900)
    # After Sphinx has numbered the sections, on the same event.
    app.connect("env-get-updated", find_changed, priority=900)
    # Before the theme (500) makes its links to the previous and the next page.
    app.connect("html-page-context", follow_path, priority=400)
    app.connect("html-page-context", describe_page)
    # After the head has been written.
    app.connect("html-page-context", link_editions, priority=600)
    app.connect("html-page-context", leave_out_assets)
    app.connect("html-page-context", add_document_style)
    app.connect("html-page-context", write_markdown)
    app.connect("env-get-updated", find_missing)
    app.connect("build-finished", add_stubs)
    setup_fields(app)
    setup_incremental(app)
    # Last, when all pages are there: the live preview shows them before, and may end the build here.
    app.connect("build-finished", export, priority=EXPORT_PRIORITY)
    app.connect("build-finished", keep_results, priority=EXPORT_PRIORITY + 10)
    forget_catalog("perspectives")
    app.add_message_catalog("perspectives", str(LOCALES))
    app.connect("config-inited", add_static_files)
