"""Pages at the old addresses of documents that are gone: a note for each id that stood there.

They are plain HTML: without a script, and without a refresh, which would lose the part of the address
after the “#”. They have no page of the theme around them, and search engines are asked to leave them out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup
from sphinx.locale import get_translation
from sphinx.util.osutil import relative_uri

from perspectives.doctree.paragraphs import paragraph
from perspectives.domain.places import Move, title_at
from perspectives.pages.old_places import gone_pages, moves_from, notes, retired_ids_of
from perspectives.pages.plain_pages import plain_template, static_addresses, write_plain_page
from perspectives.permalinks.record import PAGES
from perspectives.records.file_names import folded
from perspectives.rendering.page_facts import public_base
from perspectives.rendering.printer import Printer

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

TEMPLATE = Path(__file__).with_name("stub.html.jinja")
STYLESHEETS = ("perspectives-tokens.css", "perspectives.css")


def write_stubs(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write a page at the address of each document that is gone.

    No page is written over the page of a document: where both would be one file, on this system or another,
    that is a problem of its own.
    """
    template = plain_template(TEMPLATE)
    taken = {folded(builder.get_target_uri(docname)) for docname in domain.env.all_docs}
    for page in sorted(gone_pages(domain, domain.env)):
        if folded(builder.get_target_uri(page)) in taken:
            continue
        write_plain_page(builder, page, template, _content(builder, domain, page))


def _content(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, page: str) -> dict[str, object]:
    """Return the values for the template; links are relative to the old address."""
    printer = Printer(domain, builder, page)
    successor = next((move for move in domain.moves if move.kind == PAGES and move.old == page), None)
    body = nodes.container()
    if successor:
        body += paragraph(
            "moved",
            _("What stood here is now in "),
            printer.link(successor.new, successor.new_anchor, title_at(domain, PAGES, successor.new)),
            ".",
        )
    body += notes(printer, moves_from(domain, page), retired_ids_of(domain, page))
    address = builder.get_target_uri(page)
    return {
        "language": builder.config.language,
        "book": builder.config.project,
        "title": _("This page has moved") if successor else _("This page is gone"),
        "canonical": _canonical(builder, address, successor),
        "stylesheets": static_addresses(builder, page, STYLESHEETS),
        "body": Markup(builder.render_partial(body)["fragment"]),  # noqa: S704  # docutils escapes it
        "home": builder.get_relative_uri(page, builder.config.root_doc),
    }


def _canonical(builder: StandaloneHTMLBuilder, address: str, successor: Move | None) -> str:
    if successor is None:
        return ""
    target = builder.get_target_uri(successor.new)
    base = public_base(builder.config)
    return f"{base}{target}" if base else relative_uri(address, target)
