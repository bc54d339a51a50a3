"""The links to the previous and the next page, on the pages of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives.domain.store import domain_of
from perspectives.records.builders import HTML_BUILDERS
from perspectives.views import paths

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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
