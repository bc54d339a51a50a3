"""Citing: the bibliography in Chicago's author-date manner, and roles that answer bad input with a problem.

Registered: the style ``chicago-author-date`` of the list and of citations in text; careful subclasses of the roles ``cite:*``
and ``footcite:*`` and of the directive ``bibliography``, the only foreign objects that are replaced; transforms that print the list without labels, show unknown keys, and tell under each work what is taken from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pybtex.backends.plaintext
import pybtex.errors
import pybtex.plugin
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from perspectives.doctree.citation_fold import setup_fold
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
    """Register the styles, the roles and the transform."""
    bibtex_styles.register()
    setup_fold(app)
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
    app.connect("config-inited", read_around_errors)
    app.connect("builder-inited", be_strict_again)


def leave_unknown_keys_to_us(app: Sphinx, config: Config) -> None:
    """Keep sphinxcontrib-bibtex from reporting an unknown key too, once, and not in a second run: it is a problem of ours."""
    config.suppress_warnings = [*config.suppress_warnings, "bibtex.key_not_found"]


def read_around_errors(app: Sphinx, config: Config) -> None:
    """Let pybtex leave out an entry that it cannot read, and go on; by default it ends the build with a traceback.

    The errors themselves are reported by :func:`perspectives.citations.works.unreadable`, on every build.
    """
    pybtex.errors.captured_errors = []


def be_strict_again(app: Sphinx) -> None:
    """End what :func:`read_around_errors` began, when sphinxcontrib-bibtex has read the bibliography."""
    pybtex.errors.captured_errors = None
