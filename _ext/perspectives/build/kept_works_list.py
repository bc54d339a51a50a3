"""The list of works as it was formatted by the last build.

sphinxcontrib-bibtex formats every work in every build, which takes a third of a millisecond for each.
The list is the same as long as the works, their citations and the settings of the list are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from sphinxcontrib.bibtex.domain import BibtexDomain

from perspectives.domain.store import PerspectivesDomain, domain_of
from perspectives.records.kept_results import digest_of
from perspectives.rendering.bibtex_styles import STYLE_NAME

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinxcontrib.bibtex.directives import BibliographyKey

Formatted = tuple[Any, Any, Any]
"""The entry of a work, the formatted entry, and the formatted entry of a tooltip."""

SIMPLE_FILTERS = ("True", "cited", "not cited")
"""The expressions of the options ``all``, ``cited`` and ``notcited``."""


def keep_works_list(app: Sphinx) -> None:
    """Let sphinxcontrib-bibtex take the list of the last build (event ``builder-inited``)."""
    own = domain_of(app.env)
    domain = cast(BibtexDomain, app.env.get_domain("cite"))
    own.works_digest = works_digest(app)
    make = domain.get_formatted_entries
    domain.get_formatted_entries = partial(formatted_entries, own, domain, make)  # type: ignore[method-assign]


def works_digest(app: Sphinx) -> str:
    """Return a digest of all works, as they are printed in the language of the book."""
    domain = cast(BibtexDomain, app.env.get_domain("cite"))
    return digest_of((app.config.language, sorted(domain.bibdata.data.entries.items())))


def formatted_entries(
    own: PerspectivesDomain,
    domain: BibtexDomain,
    make: Any,
    key: BibliographyKey,
    docnames: list[str],
    *tooltips: Any,
) -> Iterator[Formatted]:
    """Yield the works of a list, as *make* does, which is ``get_formatted_entries`` of *domain*.

    A list in another style, or with an expression that selects its works, can give a message each time.
    """
    values = domain.bibliographies[key]
    if values.style != STYLE_NAME or any(tooltips) or ast.unparse(values.filter_) not in SIMPLE_FILTERS:
        yield from make(key, docnames, *tooltips)
        return
    cited = [(one.docname, [target.key for target in one.targets]) for one in domain.citation_refs]
    settings = (values.list_, values.keyprefix, values.labelprefix, values.bibfiles, values.keys)
    ingredients = (own.works_digest, key, settings, ast.dump(values.filter_), docnames, cited)
    kept = own.kept.topic("works-list").of(
        ingredients,
        lambda: [(entry.key, formatted) for entry, formatted, _none in make(key, docnames, *tooltips)],
    )
    entries = domain.bibdata.data.entries
    yield from ((entries[name], formatted, None) for name, formatted in kept)
