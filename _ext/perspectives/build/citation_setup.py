"""The setup of citations: Chicago's author-date style, and roles that report bad input as a problem.

Registered with Sphinx and pybtex:

* the style ``chicago-author-date``, for the list of works and for citations in text;
* subclasses of the roles ``cite:*`` and ``footcite:*`` and of the directive ``bibliography``,
  the only objects of another extension that are replaced;
* transforms that remove the labels of the list, show unknown keys, add lines under each work,
  and add the citations of claims and sections.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.backends.plaintext
import pybtex.errors
import pybtex.plugin
from pybtex.database import BibliographyData
from pybtex.database.input.bibtex import Parser
from sphinxcontrib.bibtex.bibfile import BibData, process_bibdata
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from perspectives.pages.work_backlinks import AddWorkBacklinks
from perspectives.reading.bibliography_directive import CarefulBibliographyDirective
from perspectives.reading.cite_roles import CITE_ROLES, CarefulFootCiteRole
from perspectives.records.merge_conflicts import without_conflicts
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
    # Without this, pybtex finds the backend by entry points, which takes 3.5 ms for each citation.
    pybtex.plugin.register_plugin(
        "pybtex.backends", "plaintext", pybtex.backends.plaintext.Backend, force=True
    )
    for name, role in CITE_ROLES.items():
        app.add_role_to_domain("cite", name, role, override=True)
    for name in BibtexFootDomain.roles:
        app.add_role_to_domain("footcite", name, CarefulFootCiteRole(), override=True)
    app.add_directive("bibliography", CarefulBibliographyDirective, override=True)
    app.add_role("cite", CITE_ROLES["p"], override=True)
    app.add_role("footcite", CarefulFootCiteRole(), override=True)
    app.add_post_transform(UnlabelWorks)
    app.add_post_transform(ShowUnknownKeys)
    app.add_post_transform(AddWorkBacklinks)
    app.add_post_transform(OfferCitations)
    app.connect("config-inited", suppress_unknown_key_warnings)
    # Before sphinxcontrib-bibtex does (500).
    app.connect("builder-inited", read_bibliography, priority=400)


def suppress_unknown_key_warnings(app: Sphinx, config: Config) -> None:
    """Suppress the warning of sphinxcontrib-bibtex for an unknown key.

    It comes only in the first build. Our own problem for an unknown key comes in every build.
    """
    config.suppress_warnings = [*config.suppress_warnings, "bibtex.key_not_found"]


def read_bibliography(app: Sphinx) -> None:
    """Read the bibliography before sphinxcontrib-bibtex does, without the entries that pybtex cannot read.

    By default, such an entry ends the build with a traceback.
    The result is stored where sphinxcontrib-bibtex looks for it.
    :func:`perspectives.citations.works.syntax_problems` reports the errors, in every build.
    """
    files = app.config.bibtex_bibfiles
    if files is None:
        # sphinxcontrib-bibtex reports this.
        return
    paths = [Path(app.confdir, file).resolve() for file in files]
    domain = cast(BibtexDomain, app.env.get_domain("cite"))
    with pybtex.errors.capture():
        bibdata = process_bibdata(domain.bibdata, paths, app.config.bibtex_encoding)
        data = _first_version(paths) or bibdata.data
        domain.data["bibdata"] = BibData(bibdata.encoding, bibdata.bibfiles, data)


def _first_version(paths: Sequence[Path]) -> BibliographyData | None:
    """Return the works in the first version of files in which git has left a conflict; None without one."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
    read = [without_conflicts(text) for text in texts]
    if not any(conflicts for _text, conflicts in read):
        return None
    parser = Parser()
    for text, _conflicts in read:
        parser.parse_string(text)
    return parser.data
