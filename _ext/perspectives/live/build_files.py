"""The files that a build tells the preview of: what to watch, and what proves that the pages are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives.build.citation_setup import bibliography_paths
from perspectives.domain.store import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def watched_paths(app: Sphinx) -> list[str]:
    """Return the files and folders that the settings and the documents name."""
    config = app.config
    names = [
        config.perspectives_registry,
        config.perspectives_texts,
        *(config.bibtex_bibfiles or ()),
        *config.templates_path,
        *config.html_static_path,
        *config.html_extra_path,
        *config.locale_dirs,
    ]
    # What documents include, too.
    names += {name for included in app.env.dependencies.values() for name in included}
    return sorted({str(Path(app.confdir, name).resolve()) for name in names})


def proofs_of(app: Sphinx) -> list[str]:
    """Return files that are there as long as nobody has removed what a whole build has made.

    A folder proves nothing: the process of the next build makes it, without pages, as soon as it is started.
    """
    places = [Path(app.doctreedir, ENV_PICKLE_FILENAME)]
    if isinstance(app.builder, StandaloneHTMLBuilder):
        places.append(Path(app.builder.get_output_path(app.config.root_doc)))
    return [str(place) for place in places if place.exists()]


def declared_paths(app: Sphinx) -> list[str]:
    """Return the files of the registry and of the bibliography: each build reads them after its order."""
    files = [Path(path) for path in domain_of(app.env).book.registry.files.values()]
    return sorted({str(path.resolve()) for path in (*files, *bibliography_paths(app))})
