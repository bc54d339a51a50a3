"""What every page says of editions: links to the newest version and to the one before it (RFC 5829).

Templates get ``edition``, the name of the edition with its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives.book.edition_changes import page_name
from perspectives.book.own_citations import dated_edition_name
from perspectives.domain.store import domain_of
from perspectives.permalinks.record import PAGES
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.edition_record import edition_before
from perspectives.rendering.page_facts import public_base
from perspectives.rendering.page_metadata import Tag, link

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from perspectives.domain.store import PerspectivesDomain


def link_editions(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Add the links of a page to its head (event ``html-page-context``)."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in HTML_BUILDERS:
        return
    domain = domain_of(app.env)
    editions, config = domain.book.registry.editions, app.config
    context["edition"] = dated_edition_name(config.release, editions, config.perspectives_issued)
    if editions and pagename in app.env.all_docs:
        tags = "\n".join(map(str, version_links(builder, domain, pagename)))
        context["metatags"] = (
            f"{context.get('metatags', '')}{tags}\n" if tags else context.get("metatags", "")
        )


def version_links(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, docname: str) -> list[Tag]:
    """Return the links of the page of a document; none where the book has no address.

    The newest version stands at the root; the one before it in the folder of the last edition, if that is
    kept and had the page, under this name or the one that it had then.
    """
    base = public_base(builder.config)
    if not base:
        return []
    tags = [link("latest-version", f"{base}{builder.get_target_uri(docname)}")]
    before = edition_before(builder.config.release, domain.book.registry.editions)
    if before and before.kept and before.record:
        known = {
            page_name(address): address for address in (*before.record.pages, *before.record.other_pages)
        }
        names = [docname, *(move.old for move in domain.moves if move.kind == PAGES and move.new == docname)]
        address = next((known[name] for one in names if (name := page_name(one)) in known), None)
        if address is not None:
            tags.append(link("predecessor-version", f"{base}{before.number}/{address}"))
    return tags
