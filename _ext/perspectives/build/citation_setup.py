"""Citing: the bibliography in Chicago's author-date manner, and roles that answer bad input with a problem.

Registered: the style ``chicago-author-date`` of the list and of citations in text; careful subclasses of the roles ``cite:*``
and ``footcite:*`` and of the directive ``bibliography``, the only foreign objects that are replaced; transforms that print the list without labels, show unknown keys, and tell under each work what is taken from it.

What a reader takes away to cite is made by modules that know nothing of Sphinx, from a CSL-JSON item (CSL 1.0.2), which
:func:`perspectives.citations.csl_json.csl_item` makes of an entry of the bibliography, and anyone of a section of a book:

>>> from perspectives.citations.bibtex import bibtex
>>> from perspectives.citations.forms import apa, chicago_bibliography, chicago_note, csl_json, mla
>>> from perspectives.citations.rich_text import html, plain_text
>>> from perspectives.citations.ris import ris
>>> section = {
...     "id": "talks-1960",
...     "type": "chapter",
...     "author": [{"literal": "The contributors to An Example"}],
...     "title": "The Talks",
...     "container-title": "An Example",
...     "number": "section 2.3",
...     "edition": "version 0.1.0",
...     "issued": {"date-parts": [[2026, 11, 27]]},
...     "URL": "https://example.org/talks",
...     "language": "en",
... }
>>> plain_text(chicago_note(section))
'The contributors to An Example, “The Talks,” in An Example, section 2.3, version 0.1.0 (2026), https://example.org/talks.'

==========================================  =======================================================================
``forms.chicago_note(item, locator=None)``  full note, *The Chicago Manual of Style*, 17th edition
``forms.chicago_bibliography(item)``        entry of a bibliography, *The Chicago Manual of Style*, 17th edition
``forms.mla(item)``                         work cited, *MLA Handbook*, 9th edition
``forms.apa(item)``                         reference, *Publication Manual of the APA*, 7th edition
``forms.cite(item, form)``                  one of these by its name in ``forms.FORMS``
``bibtex.bibtex(item)``                     BibTeX, with biblatex's fields for dates and addresses
``ris.ris(item)``                           RIS, as reference managers import it
``forms.csl_json(items)``                   CSL-JSON, a list of items
==========================================  =======================================================================

The first five return rich text, which ``rich.plain_text`` and ``rich.html`` print.
A section of a book has the type ``chapter``, its number as ``number`` (“section 2.3”), its version as ``edition`` (“version 0.1.0”):
so all four styles print both.
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
from perspectives.rendering import chicago_author_date
from perspectives.rendering.citation_offers import OfferCitations
from perspectives.rendering.works_list import ShowUnknownKeys, UnlabelWorks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup_citing(app: Sphinx) -> None:
    """Register the styles, the roles and the transform."""
    chicago_author_date.register()
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
