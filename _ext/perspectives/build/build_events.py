"""The steps of a build, connected to events of Sphinx: load, settle, report, write changed pages, export."""

from __future__ import annotations

import atexit
import gc
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation
from sphinx.util.osutil import ensuredir

from perspectives._compat import forget_catalog
from perspectives.book import checks
from perspectives.book.book import Book
from perspectives.book.declared_ids import empty_problems
from perspectives.book.house_rules import house_problems, used_works
from perspectives.book.name_entries import entries_of
from perspectives.book.name_places import find_mentions, is_left_out
from perspectives.book.own_citations import notes_from
from perspectives.book.page_names import page_name_problems
from perspectives.book.pair_captions import conflicts_by_section
from perspectives.book.permalink_check import permalink_problems
from perspectives.book.unregistered_names import unregistered_names
from perspectives.book.wording import title_of
from perspectives.build.compiled_templates import keep_compiled
from perspectives.build.contents_marks import mark_conflicts
from perspectives.build.field_setup import setup_fields
from perspectives.build.incremental_build import setup_incremental
from perspectives.build.index_entries import index_claims
from perspectives.build.move_log import log_moves
from perspectives.build.name_check import (
    leave_out_unreadable_names,
    page_names,
    unread_name_problems,
)
from perspectives.build.option_places import at_their_options
from perspectives.build.page_digests import changed_documents
from perspectives.build.problem_log import log_problems
from perspectives.build.processes import Processes
from perspectives.build.registry_translation import translate
from perspectives.build.source_contents import digest_of_file
from perspectives.citations import works
from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_faults import hides_entries
from perspectives.citations.entry_places import places_of, work_at
from perspectives.collation.lock import LOCK_FILE, Lock, load_lock
from perspectives.domain import places as addresses
from perspectives.domain.mend_names import mend_names
from perspectives.domain.reading_order import reading_order
from perspectives.domain.store import PerspectivesDomain
from perspectives.export import write_exports
from perspectives.export.site_files import write_site_files
from perspectives.pages.edition_links import link_editions
from perspectives.pages.llms_txt import write_llms_txt
from perspectives.pages.page_heads import add_document_style, describe_page
from perspectives.pages.page_markdown import find_missing, write_markdown
from perspectives.pages.stubs import write_stubs
from perspectives.permalinks.record import PERMALINKS_FILE, Permalinks
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.reading.added_views import view_options
from perspectives.reading.declared_fields import added_fields
from perspectives.records.added_fields import AddedFields
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.house_settings import (
    EVERY_PAGE_SETTING,
    RULES_SETTING,
    names_in,
    unknown_names,
)
from perspectives.records.kept_results import KeptResults, digest_of
from perspectives.records.model import Problem
from perspectives.registry.colours import STYLESHEET, stylesheet
from perspectives.registry.load import Registry, load
from perspectives.texts.text_lock import TEXT_LOCK_FILE, TextLock, load_text_lock
from perspectives.views import paths

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_ = get_translation("perspectives")

PACKAGE = Path(__file__).parent.parent
EXPORT_PRIORITY = 950
"""The priority of the data files at the end of a build: after everything that writes or removes pages."""
OWN_ASSET = re.compile(r"(?:^|/)perspectives(?:-[a-z]+)?\.(?:css|js)$")
FEW_COLLECTIONS = (50_000, 20, 20)
"""The thresholds of the garbage collector during a build: Python has 700, 10 and 10."""
STYLESHEETS = [
    f"perspectives{part}.css"
    for part in ("-tokens", "", "-tables", "-controls", "-search", "-index", "-print")
]
"""The stylesheets of every page, in the order in which the browser reads them."""


def domain_of(env: BuildEnvironment) -> PerspectivesDomain:
    """Return the domain, which stores the records."""
    return cast(PerspectivesDomain, env.domains["perspectives"])


def load_registry(app: Sphinx) -> None:
    """Read and validate the registry, the locks, and the record of published ids.

    Faults in these files become problems of the records that are read.
    Where no file has changed since the last build, what was read then is taken.
    """
    directory = Path(app.confdir, app.config.perspectives_registry).resolve()
    domain = domain_of(app.env)
    added = added_fields(app.events)
    # What a function of the project reads in a field, no digest of files can tell: then nothing is kept.
    domain.kept = KeptResults(None if added else Path(app.doctreedir))
    domain.declarations_digest = digest_of_folder(directory)
    ingredients = (str(Path.cwd()), str(directory), app.config.language, domain.declarations_digest)
    registry, lock, permalinks, text_lock = domain.kept.topic("registry").of(
        ingredients, lambda: read_declarations(directory, added)
    )
    translate(app, registry)
    domain.book = Book(registry=registry, lock=lock, permalinks=permalinks, text_lock=text_lock)


def read_declarations(directory: Path, added: AddedFields) -> tuple[Registry, Lock, Permalinks, TextLock]:
    """Return what the files of a folder declare.

    Problems name paths relative to the folder in which the build was started, as an editor sees them.
    """
    registry = load(directory, added)
    registry.problems = [
        replace(problem, path=problem.path and display_path(problem.path)) for problem in registry.problems
    ]
    registry.files = {kind: display_path(path) for kind, path in registry.files.items()}
    registry.places = {id_: (display_path(path), line) for id_, (path, line) in registry.places.items()}
    lock = load_lock(directory / LOCK_FILE)
    permalinks = load_permalinks(directory / PERMALINKS_FILE)
    text_lock = load_text_lock(directory / TEXT_LOCK_FILE)
    files: tuple[Lock | Permalinks | TextLock, ...] = (lock, permalinks, text_lock)
    for file in files:
        file.path = display_path(file.path)
        file.problems = [replace(problem, path=file.path) for problem in file.problems]
    return registry, lock, permalinks, text_lock


def digest_of_folder(folder: Path) -> str:
    """Return a digest of the declarations in a folder: of each file in it that is no bibliography."""
    files = sorted(path for path in folder.rglob("*") if path.suffix != ".bib" and path.is_file())
    return digest_of([(str(path.relative_to(folder)), digest_of_file(path)) for path in files])


def display_path(path: str) -> str:
    """Return *path* relative to the working directory if it lies in it, else *path* itself."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


def settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Settle the book and log every problem (event ``env-updated``)."""
    domain = domain_of(env)
    unsettled = domain.book
    entries = env.domaindata["cite"]["bibdata"].data.entries
    files = domain.bibliography
    added = unsettled.registry.added_fields.get("work", ())
    hashes = domain.kept.topic("hashes")
    unsettled.lock.hashes |= hashes.get("words") or {}
    book = Book(
        domain.documents,
        unsettled.registry,
        domain.kept.topic("works").of(domain.works_digest, lambda: works.works_of(entries, added)),
        unsettled.lock,
        unsettled.permalinks,
        text_lock=unsettled.text_lock,
        faulty_works=frozenset(files.keys() - set(entries.keys())),
        has_unread_works=files.has_unread or any(map(hides_entries, files.texts.values())),
        view_options=view_options(app.events),
        kept=domain.kept,
    )
    domain.settle(book)
    book.mentions = find_mentions(book, _indexed_pages(app, env))
    book.name_entries = entries_of(book, book.mentions)
    domain.note_of = notes_from(lambda key: csl_item(key, entries[key]) if key in entries else None)
    domain.citations = {
        citation.key: (citation.bibliography_key.docname, citation.citation_id)
        for citation in env.domaindata["cite"]["citations"]
    }
    domain.places = addresses.places_of(domain)
    domain.page_at = addresses.pages_by_address(app.builder, env.all_docs)
    domain.moves = addresses.moves_of(domain, domain.places)
    names = mend_names(app.builder, display_path)
    log_problems(at_their_options(_problems(app, env, book), env), names)
    log_moves(domain, names)
    quotations = {words for claim in book.claims.values() for words in claim.all_words}
    hashes.put("words", {words: found for words, found in book.lock.hashes.items() if words in quotations})
    _note_labels(env, domain)
    index_claims(env, book)
    on_pages = app.builder.name in HTML_BUILDERS
    mark_conflicts(env, conflicts_by_section(book) if on_pages else {})


def _indexed_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose words count in the index of names, in the order of the book."""
    left_out = app.config.perspectives_index_leave_out
    return [name for name in reading_order(env) if not is_left_out(name, left_out)]


def _problems(app: Sphinx, env: BuildEnvironment, book: Book) -> Iterator[Problem]:
    def place_of(docname: str, line: int) -> str:
        return f"{display_path(str(env.doc2path(docname)))}:{line}"

    yield from checks.problems_of(book, place_of)
    domain = domain_of(env)
    yield from permalink_problems(book, domain.places, place_of)
    rules = names_in(app.config.perspectives_require)
    yield from page_name_problems(page_names(app, env, domain), "file-names" in rules)
    yield from unread_name_problems(app)
    files = domain.bibliography
    yield from files.problems
    yield from empty_problems(book, next(iter(files.texts), _setting_place(app, "bibtex_bibfiles")[0]))
    work_places = places_of(files.texts)
    added = book.registry.added_fields.get("work", ())
    faults = domain.kept.topic("works").of(
        (app.config.language, files.texts), lambda: list(works.problems_of(files.texts, added))
    )
    bibliography = [*faults, *checks.key_problems(book, work_places)]
    if "citations" not in rules:
        # The other works belong to the project alone.
        used = used_works(book)
        bibliography = [one for one in bibliography if work_at(work_places, one.path, one.line) in used]
    yield from bibliography
    yield from house_problems(
        app.config.perspectives_require, book, work_places, _setting_place(app, RULES_SETTING)
    )
    yield from unknown_names(
        EVERY_PAGE_SETTING,
        app.config.perspectives_every_page,
        _setting_place(app, EVERY_PAGE_SETTING),
    )
    if app.config.perspectives_report_unused:
        yield from checks.unused_records(book, work_places)
        if book.registry.no_names:
            yield from unregistered_names(book, _indexed_pages(app, env))


def _setting_place(app: Sphinx, setting: str) -> tuple[str, int]:
    """Return the settings file, and the line in it of a setting."""
    path = Path(app.confdir, "conf.py")
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        lines = []
    number = max((number for number, line in enumerate(lines, 1) if line.startswith(setting)), default=1)
    return display_path(str(path)), number


def _note_labels(env: BuildEnvironment, domain: PerspectivesDomain) -> None:
    """Register each claim as a label of Sphinx too, for references from projects without this extension."""
    standard = env.domains.standard_domain
    for name in [name for name in standard.labels if name.startswith("claim-")]:
        del standard.labels[name]
        standard.anonlabels.pop(name, None)
    for claim in domain.book.claims.values():
        anchor = claim.anchor
        standard.labels[anchor] = (claim.docname, anchor, title_of(domain.book, "claim", claim.id))
        standard.anonlabels[anchor] = (claim.docname, anchor)


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


def follow_path(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Set the previous and the next page on the pages of a path (event ``html-page-context``).

    The two ends of a path lead to the page above them.
    """
    if not isinstance(app.builder, StandaloneHTMLBuilder) or app.builder.name not in HTML_BUILDERS:
        return
    neighbours = paths.neighbours(domain_of(app.env), app.env, pagename)
    if neighbours is None:
        return
    home = context["parents"][-1] if context.get("parents") else None
    for name, docname in zip(("prev", "next"), neighbours, strict=True):
        if docname:
            link = app.builder.get_relative_uri(pagename, docname)
            context[name] = {
                "link": link,
                "title": app.builder.render_partial(app.env.titles[docname])["title"],
            }
        else:
            context[name] = home


def add_static_files(app: Sphinx, config: Config) -> None:
    """Add our stylesheets and scripts to the static files of the HTML builders.

    The path is relative, so that builds in two folders give the same output.
    """
    static_path = os.path.relpath(PACKAGE / "static", app.confdir)
    config.html_static_path = [*config.html_static_path, static_path]
    for name in STYLESHEETS:
        app.add_css_file(name)


def add_scripts(app: Sphinx) -> None:
    """Let HTML pages load our scripts.

    The script of the reader's choices is not deferred: it runs before the browser paints the page.
    """
    if app.builder.name in HTML_BUILDERS:
        app.add_js_file("perspectives-choices.js")
        app.add_js_file("perspectives.js", loading_method="defer")
        app.add_js_file("perspectives-previews.js", loading_method="defer")
        app.add_js_file("perspectives-filter.js", loading_method="defer")
        app.add_js_file("perspectives-copy.js", loading_method="defer")


def leave_out_assets(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Take our stylesheets and scripts from a page that needs none of them (event ``html-page-context``).

    A page needs them if it holds or names a record, or if ``perspectives_every_page`` has ``assets``.
    """
    domain = domain_of(app.env)
    records = domain.documents.get(pagename)
    names_records = records is not None and any(one.kind != "work" for one in records.references)
    if names_records or domain.is_served(pagename, "assets"):
        return
    for name in ("css_files", "script_files"):
        # The list itself is the builder's, which fills it anew for the next page.
        files = context.get(name, [])
        files[:] = [one for one in files if not OWN_ASSET.search(str(getattr(one, "filename", one)))]


def add_colours(app: Sphinx) -> None:
    """Write a stylesheet with the colours that the book declares, or delete it if the book declares none."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    colours = domain_of(app.env).book.registry.colours
    sheet = Path(app.outdir, "_static", STYLESHEET)
    if colours:
        ensuredir(sheet.parent)
        sheet.write_text(stylesheet(colours), encoding="utf-8", newline="\n")
        app.add_css_file(STYLESHEET)
    else:
        sheet.unlink(missing_ok=True)


class ModuleFreeze:
    """Keeps the garbage collector from searching the modules again and again while a book is built.

    What is loaded before the first page is modules, and they stay: a large book spends a tenth of its time on
    them. The collector searches them again when the build ends, and where another program has frozen what it
    holds, nothing is done.

    When the process itself ends, Python searches once more for what could be set free. That takes a sixth of
    a second, for memory that the system takes back at that moment: this last search is given nothing.

    A build makes millions of objects and leaves few of them: the collector looks for those less often, too.
    """

    def __init__(self) -> None:
        self.is_frozen = False
        self.thresholds = gc.get_threshold()

    def collect_less(self, _app: Sphinx, _config: Config) -> None:
        """Let more objects be made before the collector searches again."""
        self.thresholds = gc.get_threshold()
        gc.set_threshold(*FEW_COLLECTIONS)

    def begin(self, _app: Sphinx) -> None:
        """Leave what is loaded out of the search."""
        if not gc.get_freeze_count():
            gc.freeze()
            self.is_frozen = True
            atexit.unregister(gc.freeze)
            atexit.register(gc.freeze)

    def end(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Take it in again."""
        gc.set_threshold(*self.thresholds)
        if self.is_frozen:
            gc.unfreeze()
            self.is_frozen = False


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
    app.add_message_catalog("perspectives", str(PACKAGE / "locale"))
    app.connect("config-inited", add_static_files)
