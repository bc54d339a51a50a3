"""The stylesheets and scripts of the pages in HTML."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import ensuredir

from perspectives.domain.store import domain_of
from perspectives.records.builders import HTML_BUILDERS
from perspectives.registry.colours import STYLESHEET, stylesheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC_FOLDER = Path(__file__).parent.parent / "static"
OWN_ASSET = re.compile(r"(?:^|/)perspectives(?:-[a-z]+)?\.(?:css|js)$")
STYLESHEETS = [
    f"perspectives{part}.css"
    for part in ("-tokens", "", "-tables", "-controls", "-search", "-index", "-print")
]
"""The stylesheets of every page, in the order in which the browser reads them."""


def add_static_files(app: Sphinx, config: Config) -> None:
    """Add our stylesheets and scripts to the static files of the HTML builders.

    The path is relative, so that builds in two folders give the same output.
    """
    static_path = os.path.relpath(STATIC_FOLDER, app.confdir)
    config.html_static_path = [*config.html_static_path, static_path]
    for name in STYLESHEETS:
        app.add_css_file(name)


def add_scripts(app: Sphinx) -> None:
    """Let HTML pages load our scripts.

    The script of the reader's choices is not deferred: it runs before the browser paints the page.
    """
    if app.builder.name in HTML_BUILDERS:
        app.add_js_file("perspectives-choices.js")
        app.add_js_file("perspectives.js", loading_method="defer")
        app.add_js_file("perspectives-previews.js", loading_method="defer")
        app.add_js_file("perspectives-filter.js", loading_method="defer")
        app.add_js_file("perspectives-copy.js", loading_method="defer")


def leave_out_assets(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Take our stylesheets and scripts from a page that needs none of them (event ``html-page-context``).

    A page needs them if it holds or names a record, or if ``perspectives_every_page`` has ``assets``.
    """
    domain = domain_of(app.env)
    records = domain.documents.get(pagename)
    names_records = records is not None and any(one.kind != "work" for one in records.references)
    if names_records or domain.is_served(pagename, "assets"):
        return
    for name in ("css_files", "script_files"):
        # The list itself is the builder's, which fills it anew for the next page.
        files = context.get(name, [])
        files[:] = [one for one in files if not OWN_ASSET.search(str(getattr(one, "filename", one)))]


def add_colours(app: Sphinx) -> None:
    """Write a stylesheet with the colours that the book declares, or delete it if the book declares none."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    colours = domain_of(app.env).book.registry.colours
    sheet = Path(app.outdir, "_static", STYLESHEET)
    if colours:
        ensuredir(sheet.parent)
        sheet.write_text(stylesheet(colours), encoding="utf-8", newline="\n")
        app.add_css_file(STYLESHEET)
    else:
        sheet.unlink(missing_ok=True)
