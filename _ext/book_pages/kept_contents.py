"""The contents of the book on each page, kept from one build to the next, in a file for each page.

The theme takes a fifteenth of a second a page to make them, more than anything else of a page.
They are the same again as long as titles, numbers and order of all pages, the templates and the settings are.
The processes that write pages keep them, each for its own pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from perspectives.build.incremental_build import navigation_digest
from perspectives.build.page_files import page_files_digest
from perspectives.records.kept_results import digest_of, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from perspectives.domain.store import PerspectivesDomain


class KeptContents:
    """The contents of the book on the pages of the last builds.

    :ivar folder: the folder of the files; None where nothing is kept
    :ivar ingredients: a digest of all that they are made from
    """

    def __init__(self, app: Sphinx) -> None:
        kept = cast("PerspectivesDomain", app.env.domains["perspectives"]).kept
        self.folder = kept.folder and kept.folder / f"contents-{app.builder.name}"
        titles = [(name, str(title)) for name, title in sorted(app.env.titles.items())]
        settings = (app.config.language, app.config.html_theme_options, app.config.html_context)
        self.ingredients = digest_of(
            (kept.maker, navigation_digest(app.env), page_files_digest(app), titles, settings)
        )

    def of(self, pagename: str) -> str:
        """Return the contents on a page as an earlier build made them; empty where they may differ now."""
        path = self._path_of(pagename)
        if path is None or not path.is_file():
            return ""
        ingredients, _line_end, html = path.read_text(encoding="utf-8").partition("\n")
        return html if ingredients == self.ingredients else ""

    def keep(self, pagename: str, html: str) -> str:
        """Keep the contents on a page for later builds, and return them."""
        if path := self._path_of(pagename):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, f"{self.ingredients}\n{html}".encode())
        return html

    def _path_of(self, pagename: str) -> Path | None:
        return self.folder and self.folder / f"{pagename}.html"
