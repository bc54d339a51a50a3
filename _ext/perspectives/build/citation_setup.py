"""The setup of citations: Chicago's author-date style, and roles that report bad input as a problem.

Registered with Sphinx and pybtex:

* the style ``chicago-author-date``, for the list of works and for citations in text;
* by the house rule ``citations``, subclasses of the roles ``cite:*`` and ``footcite:*`` and of the directive
  ``bibliography``, the only objects of another extension that are replaced, and transforms that remove the
  labels of the list and add lines under each work;
* transforms that show unknown keys, and add the citations of claims and sections.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.backends.plaintext
import pybtex.errors
import pybtex.plugin
from pybtex.database import BibliographyData
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, process_bibdata
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from perspectives.build.citation_styles import setup_citation_styles
from perspectives.build.editor_paths import display_path
from perspectives.build.field_setup import are_fields_changed
from perspectives.build.kept_works_list import keep_works_list
from perspectives.citations.works import read_works
from perspectives.domain.store import domain_of
from perspectives.pages.work_annotations import AnnotateWorks
from perspectives.pages.work_backlinks import AddWorkBacklinks
from perspectives.reading.any_bytes import ENCODING, any_bytes_encoding
from perspectives.reading.bibliography_directive import CarefulBibliographyDirective
from perspectives.reading.bibliography_texts import (
    BibliographyFiles,
    can_be_opened,
    is_readable,
    read_bibliography_files,
)
from perspectives.reading.cite_roles import CITE_ROLES, CarefulFootCiteRole
from perspectives.reading.declared_fields import added_fields
from perspectives.records.house_settings import names_in
from perspectives.rendering import bibtex_styles
from perspectives.rendering.citation_offers import OfferCitations
from perspectives.rendering.works_list import ShowUnknownKeys, UnlabelWorks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup_citing(app: Sphinx) -> None:
    """Register the styles, the roles, the directive and the transforms.

    pybtex and sphinxcontrib-bibtex keep plugins for the whole process, and a plugin cannot be removed.
    Our plugins do not change another book in the same process.
    A style is found only by its own name, and the backend is the same class that pybtex has under this name.
    """
    bibtex_styles.register()
    setup_citation_styles(app)
    # Without this, pybtex finds the backend by entry points, which takes 3.5 ms for each citation.
    pybtex.plugin.register_plugin(
        "pybtex.backends", "plaintext", pybtex.backends.plaintext.Backend, force=True
    )
    app.add_post_transform(ShowUnknownKeys)
    app.add_post_transform(OfferCitations)
    app.connect("config-inited", replace_citations)
    # Before sphinxcontrib-bibtex and its styles take the settings.
    app.connect("config-inited", allow_no_bibliography, priority=90)
    app.connect("config-inited", suppress_first_warnings)
    # Before sphinxcontrib-bibtex does (500).
    app.connect("builder-inited", read_bibliography, priority=400)
    # After the registry has been loaded, and the bibliography been read.
    app.connect("builder-inited", keep_works_list, priority=700)


def replace_citations(app: Sphinx, config: Config) -> None:
    """Replace roles and lists of sphinxcontrib-bibtex, by the house rule (event ``config-inited``)."""
    if "citations" not in names_in(config.perspectives_require):
        return
    for name, role in CITE_ROLES.items():
        app.add_role_to_domain("cite", name, role, override=True)
    for name in BibtexFootDomain.roles:
        app.add_role_to_domain("footcite", name, CarefulFootCiteRole(), override=True)
    app.add_directive("bibliography", CarefulBibliographyDirective, override=True)
    app.add_role("cite", CITE_ROLES["p"], override=True)
    app.add_role("footcite", CarefulFootCiteRole(), override=True)
    app.add_post_transform(UnlabelWorks)
    app.add_post_transform(AnnotateWorks)
    app.add_post_transform(AddWorkBacklinks)


def allow_no_bibliography(_app: Sphinx, config: Config) -> None:
    """Let a project have no bibliography: sphinxcontrib-bibtex would end the build (``config-inited``)."""
    if config.bibtex_bibfiles is None:
        config.bibtex_bibfiles = []


def suppress_first_warnings(app: Sphinx, config: Config) -> None:
    """Suppress the warnings of sphinxcontrib-bibtex for an unknown key and for a missing file.

    They come only in the first build. Our own problems for these come in every build.
    """
    config.suppress_warnings = [
        *config.suppress_warnings,
        "bibtex.key_not_found",
        "bibtex.bibfile_error",
    ]


def bibliography_paths(app: Sphinx) -> list[Path]:
    """Return the files of the bibliography."""
    return [Path(app.confdir, name).resolve() for name in app.config.bibtex_bibfiles]


def bibliography_texts(app: Sphinx) -> BibliographyFiles:
    """Return what stands in the files of the bibliography."""
    return read_bibliography_files(bibliography_paths(app), app.config.bibtex_encoding, display_path)


def read_bibliography(app: Sphinx) -> None:
    """Read the bibliography before sphinxcontrib-bibtex does, without the entries that pybtex cannot read.

    By default, such an entry ends the build with a traceback.
    The result is stored where sphinxcontrib-bibtex looks for it. Its entries are those of
    :func:`perspectives.citations.works.read_works`, so that all styles print the same work.
    :func:`perspectives.citations.works.problems_of` reports the problems, in every build.
    """
    paths = bibliography_paths(app)
    files = bibliography_texts(app)
    if app.config.bibtex_encoding != ENCODING and not is_readable(files):
        app.config.bibtex_encoding = ENCODING
        files = read_bibliography_files(paths, ENCODING, display_path)
    domain_of(app.env).bibliography = files
    if not all(map(can_be_opened, paths)):
        # sphinxcontrib-bibtex would end the build here.
        paths = [path for path in paths if can_be_opened(path)]
        app.config.bibtex_bibfiles = list(map(str, paths))
    domain = cast(BibtexDomain, app.env.get_domain("cite"))
    with pybtex.errors.capture(), any_bytes_encoding():
        bibdata = process_bibdata(domain.bibdata, paths, app.config.bibtex_encoding)
    if bibdata is not domain.bibdata or are_fields_changed(app, app.env):
        works, _faults = read_works(files.texts, added_fields(app.events).get("work", ()))
        # An entry that is no work, and only holds fields for others, is not in the list.
        bibfiles = {
            path: BibFile(file.mtime, {key: None for key in file.keys if key in works})
            for path, file in bibdata.bibfiles.items()
        }
        bibdata = BibData(bibdata.encoding, bibfiles, BibliographyData(works))
    domain.data["bibdata"] = bibdata
