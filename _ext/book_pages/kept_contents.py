"""The contents of the book on each page, kept from one build to the next.

The theme takes a fifteenth of a second a page to make them, more than anything else of a page.
They are the same again as long as titles, numbers and order of all pages, the templates and the settings are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from perspectives.build.incremental_build import navigation_digest
from perspectives.build.page_files import page_files_digest
from perspectives.records.kept_results import digest_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from perspectives.domain.store import PerspectivesDomain


class KeptContents:
    """The contents of the book on the pages of the last builds, by the names of the pages.

    :ivar ingredients: a digest of all that they are made from
    """

    def __init__(self, app: Sphinx) -> None:
        domain = cast("PerspectivesDomain", app.env.domains["perspectives"])
        self.kept = domain.kept.topic(f"contents-{app.builder.name}")
        # A build writes some pages, and the others stay as they are.
        self.kept.keeps_all = True
        titles = [(name, str(title)) for name, title in sorted(app.env.titles.items())]
        settings = (app.config.language, app.config.html_theme_options, app.config.html_context)
        self.ingredients = digest_of((navigation_digest(app.env), page_files_digest(app), titles, settings))

    def of(self, pagename: str) -> str:
        """Return the contents on a page as an earlier build made them; empty where they may differ now."""
        ingredients, html = self.kept.get(pagename) or ("", "")
        return html if ingredients == self.ingredients else ""

    def keep(self, pagename: str, html: str) -> str:
        """Keep the contents on a page for later builds, and return them."""
        self.kept.put(pagename, (self.ingredients, html))
        return html
