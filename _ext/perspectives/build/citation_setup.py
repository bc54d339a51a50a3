"""Citing: the bibliography in Chicago's author-date manner, and roles that answer bad input with a problem.

Registered: the style ``chicago-author-date`` of the list and of citations in text; careful subclasses of the roles ``cite:*``
and ``footcite:*`` and of the directive ``bibliography``, the only foreign objects that are replaced; transforms that print the list without labels, show unknown keys, and tell under each work what is taken from it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pybtex.backends.plaintext
import pybtex.errors
import pybtex.plugin
from sphinxcontrib.bibtex.bibfile import process_bibdata
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from perspectives.pages.work_backlinks import TellOfWorks
from perspectives.reading.bibliography_directive import CarefulBibliographyDirective
from perspectives.reading.cite_roles import CITE_ROLES, CarefulFootCiteRole
from perspectives.rendering import bibtex_styles
from perspectives.rendering.citation_offers import OfferCitations
from perspectives.rendering.works_list import ShowUnknownKeys, UnlabelWorks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup_citing(app: Sphinx) -> None:
    """Register the styles, the roles and the transform.

    pybtex and sphinxcontrib-bibtex keep the plugins of a process and not of a book, and none can be taken back.
    Ours change no other book: a style is found by its own name alone, and the backend is the very class that
    pybtex has under this name.
    """
    bibtex_styles.register()
    # Looking the backend up through entry points would cost 3.5 ms for each citation.
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
    app.add_post_transform(TellOfWorks)
    app.add_post_transform(OfferCitations)
    app.connect("config-inited", leave_unknown_keys_to_us)
    # Before sphinxcontrib-bibtex does (500).
    app.connect("builder-inited", read_around_errors, priority=400)


def leave_unknown_keys_to_us(app: Sphinx, config: Config) -> None:
    """Keep sphinxcontrib-bibtex from reporting an unknown key too, once, and not in a second run: it is a problem of ours."""
    config.suppress_warnings = [*config.suppress_warnings, "bibtex.key_not_found"]


def read_around_errors(app: Sphinx) -> None:
    """Read the bibliography before sphinxcontrib-bibtex does, and leave out an entry that pybtex cannot read.

    By default pybtex ends the build with a traceback there. What is read is kept where sphinxcontrib-bibtex looks for it.
    The errors are reported by :func:`perspectives.citations.works.unreadable`, on every build.
    """
    files = app.config.bibtex_bibfiles
    if files is None:
        # sphinxcontrib-bibtex tells of it.
        return
    paths = [Path(app.confdir, file).resolve() for file in files]
    domain = cast(BibtexDomain, app.env.get_domain("cite"))
    with pybtex.errors.capture():
        domain.data["bibdata"] = process_bibdata(domain.bibdata, paths, app.config.bibtex_encoding)
