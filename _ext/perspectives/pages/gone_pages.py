"""Where a retired id stood: its address leads to a note that says why it is gone and what took its place.

A document that is still there gets the note at its end; for one that is gone, a page is made at its old address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree.paragraphs import paragraph
from perspectives.domain.retired_places import document_of
from perspectives.domain.store import PerspectivesDomain
from perspectives.permalinks.record import RetiredId
from perspectives.records.builders import HTML_BUILDERS
from perspectives.rendering.printer import Printer
from perspectives.views.retired import RETIRED_VIEW, place_of, retirement_notice

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ = get_translation("perspectives")


def retired_on(domain: PerspectivesDomain, docname: str) -> list[RetiredId]:
    """Return the ids that stood in a document and are retired."""
    return [one for one in domain.book.permalinks.retired_ids if document_of(domain, one) == docname]


def gone_pages(domain: PerspectivesDomain, env: BuildEnvironment) -> set[str]:
    """Return the documents that retired ids stood in and that are no more."""
    pages = {document_of(domain, one) for one in domain.book.permalinks.retired_ids}
    return {page for page in pages if page is not None} - set(env.all_docs)


def retired_facts(domain: PerspectivesDomain) -> list[str]:
    """Return all that pages print of retired ids: what the record says, and places and titles of what took their place."""
    return [
        repr((replace(one, line=0), [place_of(domain, target) for target in one.replaced_by]))
        for one in domain.book.permalinks.retired_ids
    ]


class ShowRetired(SphinxPostTransform):
    """Puts a note, at the old address, under every document that a retired id stood in."""

    # After the records are filled (5), before references are resolved (10).
    default_priority = 6

    def run(self, **_options: Any) -> None:
        """Append the notes, if there are any."""
        domain = cast(PerspectivesDomain, self.env.domains["perspectives"])
        found = retired_on(domain, self.env.docname)
        if found:
            printer = Printer(domain, builder_of(self.env), self.env.docname)
            parent: nodes.Element = next(self.document.findall(nodes.section), self.document)
            parent.append(notes(printer, found))


def notes(printer: Printer, found: list[RetiredId]) -> nodes.container:
    """Return a note for each retired id, under its old anchor, with a link to its entry in the list of them all."""
    block = nodes.container("", classes=["ps-retired"])
    register = printer.domain.view_page(RETIRED_VIEW)
    for one in found:
        note = nodes.container("", ids=[one.anchor], classes=["ps-retired-note"])
        words = retirement_notice(printer, one)
        if register:
            words += [" ", printer.link(register, f"retired-{one.id}", _("All retired addresses")), "."]
        note += paragraph("retired-text", *words)
        block += note
    return block


def collect_gone_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield a page for each document that is gone, at its old address."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in HTML_BUILDERS:
        return
    domain = cast(PerspectivesDomain, app.env.domains["perspectives"])
    for page in sorted(gone_pages(domain, app.env)):
        block = notes(Printer(domain, builder, page), retired_on(domain, page))
        title = _("This page is gone")
        body = f"<section><h1>{title}</h1>{builder.render_partial(block)['fragment']}</section>"
        yield page, {"title": title, "body": body, "parents": []}, "page.html"
