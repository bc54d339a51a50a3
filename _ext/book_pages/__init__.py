"""Book pages: the ways through a book of HTML pages, and a theme without the styles that no page uses.

The extension adds to each HTML page what the theme of Sphinx does not have:

* the contents of the book in groups, of which the current one is open (:mod:`book_pages.groups`);
* a trail from the name of the book to the page (:mod:`book_pages.trail`);
* the stylesheets of the theme without the rules that match nothing in the book (:mod:`book_pages.styles`).

The templates of the book print the first two.

``pruned_styles``
    The stylesheets that are pruned: their paths below ``_static``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from book_pages.groups import grouped_contents
from book_pages.kept_contents import KeptContents
from book_pages.styles import prune_styles
from book_pages.trail import trail_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HTML_BUILDERS = {"html", "dirhtml"}
AFTER_ALL_FILES = 900
"""The priority of a step at the end of a build: after those that write and remove files."""


class Ways:
    """Adds trail and groups to the values for the templates."""

    def __init__(self) -> None:
        self.contents: KeptContents | None = None

    def add(
        self, app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
    ) -> None:
        """Add them to those of a page (event ``html-page-context``)."""
        if isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name in HTML_BUILDERS:
            self.contents = self.contents or KeptContents(app)
            context["trail"] = trail_of(app.builder, pagename)
            context["grouped_contents"] = grouped_contents
            context["kept_contents"] = self.contents.of(pagename)
            context["keep_contents"] = partial(self.contents.keep, pagename)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    app.add_config_value("pruned_styles", [], "", types=(list, tuple))
    app.connect("html-page-context", Ways().add)
    app.connect("build-finished", prune_styles, AFTER_ALL_FILES)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
