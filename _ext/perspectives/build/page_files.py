"""The files beside the pages: templates, stylesheets, scripts, pictures and downloads.

* Sphinx writes all pages again after a change of a template only if the file is newer than the last build,
  and none after a change of a stylesheet, though each page names its checksum.
  So the content of these files is part of the digest of every page.
* Sphinx leaves a page, a static file, a picture, a download or the copy of a source in the output when the
  original is gone, and a page that is made of no document, as the index, when a setting turns it off.
  So it is removed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives.domain.store import domain_of
from perspectives.pages.old_places import gone_pages
from perspectives.pages.page_markdown import path_of
from perspectives.records.builders import HTML_BUILDERS
from perspectives.rendering.citation_offers import citations_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


CHECKSUMMED_SUFFIXES = {".css", ".js"}
"""The static files whose checksum stands in the address by which the pages load them."""
STATIC_FOLDER, PICTURE_FOLDER, DOWNLOAD_FOLDER, SOURCE_FOLDER = "_static _images _downloads _sources".split()
LANGUAGE_FILES = ("translations.js", "*-stemmer.js")
"""The static files that Sphinx adds for the language of the book, or does not add."""
TEMPLATE_SUFFIX = "_t"
"""The end of the name of a static file that is a template: Sphinx writes its result without this end."""


def page_files_digest(app: Sphinx) -> str:
    """Return a digest of the templates and the static files from which every page is made."""
    digest = hashlib.sha256()
    for kind, folder in source_folders(app):
        for path in files_below(folder):
            name = path.relative_to(folder).as_posix()
            digest.update(f"{kind} {name}\n".encode())
            if kind == "template" or path.suffix in CHECKSUMMED_SUFFIXES:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def source_folders(app: Sphinx) -> Iterator[tuple[str, Path]]:
    """Yield the folders of templates, static and extra files that the settings name, with their kind."""
    config = app.config
    for kind, names in (
        ("template", config.templates_path),
        ("static", config.html_static_path),
        ("extra", config.html_extra_path),
    ):
        for name in names:
            yield kind, Path(app.confdir, name)


def files_below(folder: Path) -> list[Path]:
    """Return the file *folder*, or all files below it in a fixed order."""
    return [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())


def outputs_of(app: Sphinx, env: BuildEnvironment) -> set[str]:
    """Return the paths of the files that Sphinx copies into the output for this book."""
    names = {f"{PICTURE_FOLDER}/{name}" for _docnames, name in env.images.values()}
    names |= {f"{DOWNLOAD_FOLDER}/{Path(name).as_posix()}" for _docnames, name in env.dlfiles.values()}
    for kind, folder in source_folders(app):
        root = folder.parent if folder.is_file() else folder
        paths = [path.relative_to(root).as_posix() for path in files_below(folder)]
        if kind == "static":
            names |= {f"{STATIC_FOLDER}/{path.removesuffix(TEMPLATE_SUFFIX)}" for path in paths}
        elif kind == "extra":
            names |= set(paths)
    if app.config.html_copy_source:
        end = app.config.html_sourcelink_suffix
        for docname in env.all_docs:
            name = f"{SOURCE_FOLDER}/{docname}{env.doc2path(docname, base=False).suffix}"
            names.add(name if name.endswith(end) else f"{name}{end}")
    return names


class OutputFiles:
    """Removes the files of the last build that this build does not make.

    The names are recorded in a file, because Sphinx does not store the environment after each build.

    :ivar known: the pages of documents and the copied files of this build
    :ivar generated: the pages that this build makes of no document, stubs among them
    """

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.generated: set[str] = set()

    def remove_copies(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Remove pages of documents, and copies, whose source is gone (event ``env-updated``)."""
        builder = app.builder
        if not isinstance(builder, StandaloneHTMLBuilder):
            return
        self.generated.clear()
        names = (name for docname in env.all_docs for name in (docname, citations_page(docname)))
        pages = [Path(builder.get_output_path(name)) for name in names]
        if builder.name in HTML_BUILDERS:
            pages += [path_of(builder, docname) for docname in env.all_docs]
        self.known = outputs_of(app, env) | {path.relative_to(app.outdir).as_posix() for path in pages}
        remove(app, recorded_names(record_of(app), "known") - self.known)
        # Whatever becomes of this build: the next one knows what is there.
        self._record(app, recorded_names(record_of(app), "generated"))
        for pattern in LANGUAGE_FILES:
            for path in Path(app.outdir, STATIC_FOLDER).glob(pattern):
                path.unlink()

    def note(
        self, app: Sphinx, name: str, _template: str, _context: dict[str, Any], _doctree: object
    ) -> None:
        """Note a page that is made of no document (event ``html-page-context``)."""
        if name not in app.env.all_docs and isinstance(app.builder, StandaloneHTMLBuilder):
            path = Path(app.builder.get_output_path(name))
            self.generated.add(path.relative_to(app.outdir).as_posix())

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Remove pages, and the copy that Sphinx makes of its note on settings (event ``build-finished``)."""
        if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
            return
        builder, domain = app.builder, domain_of(app.env)
        # The stubs at the old addresses of documents that are gone.
        stubs = (Path(builder.get_output_path(page)) for page in gone_pages(domain, app.env))
        self.generated |= {path.relative_to(app.outdir).as_posix() for path in stubs}
        remove(app, recorded_names(record_of(app), "generated") - self.generated - self.known)
        self._record(app, self.generated)
        remove(app, [".buildinfo.bak"])

    def _record(self, app: Sphinx, generated: set[str]) -> None:
        names = {"known": sorted(self.known), "generated": sorted(generated)}
        record_of(app).write_text(json.dumps(names), encoding="utf-8")


def record_of(app: Sphinx) -> Path:
    """Return the file, beside the doctrees, that names what the last build of this builder has made."""
    return Path(app.doctreedir, f"outputs-{app.builder.name}.json")


def recorded_names(record: Path, kind: str) -> set[str]:
    """Return the names of a kind in a record; none where it is missing or broken."""
    try:
        return set(json.loads(record.read_text(encoding="utf-8"))[kind])
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def remove(app: Sphinx, names: Iterable[str]) -> None:
    """Remove files of the output, where they are there."""
    for name in names:
        Path(app.outdir, name).unlink(missing_ok=True)


def setup_page_files(app: Sphinx) -> None:
    """Connect the corrections to events of Sphinx."""
    files = OutputFiles()
    app.connect("env-updated", files.remove_copies)
    app.connect("html-page-context", files.note)
    app.connect("build-finished", files.end)
