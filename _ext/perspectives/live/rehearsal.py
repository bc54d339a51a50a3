"""What a prepared build does before it is ordered, so that it finds it in memory then.

The book is settled, for its dates, names and citations, and the templates that the last build has used are
compiled. The build itself does the same again, with the new text: the rehearsal changes no page.
"""

from __future__ import annotations

import contextlib
import gc
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

from perspectives.build.book_settlement import settle
from perspectives.build.citation_setup import bibliography_texts
from perspectives.build.declaration_files import load_registry
from perspectives.build.kept_works_list import works_digest
from perspectives.domain.store import domain_of
from perspectives.live.shown_problems import WarningList

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TEMPLATES_FILE = "templates.json"


def rehearse(app: Sphinx, warnings: WarningList, is_called: Callable[[], bool]) -> None:
    """Do once what every build does, on what the last build has left. What it reports is not told.

    :param is_called: tells whether the build itself is to begin: then the rehearsal ends
    """
    known = len(warnings.texts)
    if app.env.all_docs and not is_called():
        # Whatever goes wrong here goes wrong in the build too, and is told there.
        with contextlib.suppress(Exception):
            domain = domain_of(app.env)
            domain.bibliography = bibliography_texts(app)
            domain.works_digest = works_digest(app)
            load_registry(app)
            settle(app, app.env)
        del warnings.texts[known:]
    for environment in template_environments(app):
        for name in recorded_templates(app):
            if is_called():
                break
            with contextlib.suppress(Exception):
                environment.get_template(name)
    # The collector of garbage need not look through what stays to the end.
    gc.freeze()


def record_templates(app: Sphinx) -> None:
    """Record the templates that a build has used."""
    names = {name for one in template_environments(app) for _loader, name in one.cache or ()}
    Path(app.doctreedir, TEMPLATES_FILE).write_text(json.dumps(sorted(names)), encoding="utf-8")


def recorded_templates(app: Sphinx) -> list[str]:
    """Return the templates that the last build has used; none where nothing is recorded."""
    try:
        names = json.loads(Path(app.doctreedir, TEMPLATES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [name for name in names if isinstance(name, str)]


def template_environments(app: Sphinx) -> Iterator[Environment]:
    """Yield what reads the templates of pages."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and isinstance(builder.templates, BuiltinTemplateLoader):
        yield builder.templates.environment
