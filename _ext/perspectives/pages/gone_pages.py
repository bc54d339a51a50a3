"""Notes on retired ids, at their old addresses: why an id is retired, and which ids replace it.

If the document of the id still exists, the note stands at its end.
If the document is gone, a page with the note is made at its old address.
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


def retired_ids_of(domain: PerspectivesDomain, docname: str) -> list[RetiredId]:
    """Return the retired ids that stood in a document."""
    retired_ids = domain.book.permalinks.retired_ids
    return [retired for retired in retired_ids if document_of(domain, retired) == docname]


def gone_pages(domain: PerspectivesDomain, env: BuildEnvironment) -> set[str]:
    """Return the documents of retired ids that do not exist any more."""
    pages = {document_of(domain, retired) for retired in domain.book.permalinks.retired_ids}
    return {page for page in pages if page is not None} - set(env.all_docs)


def retired_facts(domain: PerspectivesDomain) -> list[str]:
    """Return everything that pages print of retired ids, a string for each id.

    It holds the entry of the record, without its line, and place and title of each id that replaces it.
    """
    return [
        repr((replace(retired, line=0), [place_of(domain, target) for target in retired.replaced_by]))
        for retired in domain.book.permalinks.retired_ids
    ]


class ShowRetired(SphinxPostTransform):
    """Adds a note for each retired id to the end of its document."""

    # After the records are filled (5), before references are resolved (10).
    default_priority = 6

    def run(self, **_options: Any) -> None:
        """Append the notes, if there are any."""
        domain = cast(PerspectivesDomain, self.env.domains["perspectives"])
        retired_ids = retired_ids_of(domain, self.env.docname)
        if retired_ids:
            printer = Printer(domain, builder_of(self.env), self.env.docname)
            parent: nodes.Element = next(self.document.findall(nodes.section), self.document)
            parent.append(notes(printer, retired_ids))


def notes(printer: Printer, retired_ids: list[RetiredId]) -> nodes.container:
    """Return a note for each retired id, with its old anchor and a link to its entry in the list of all."""
    block = nodes.container("", classes=["ps-retired"])
    register = printer.domain.view_page(RETIRED_VIEW)
    for retired in retired_ids:
        note = nodes.container("", ids=[retired.anchor], classes=["ps-retired-note"])
        words = retirement_notice(printer, retired)
        if register:
            words += [" ", printer.link(register, f"retired-{retired.id}", _("All retired addresses")), "."]
        note += paragraph("retired-text", *words)
        block += note
    return block


def collect_gone_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield a page for each document that is gone, at its old address (event ``html-collect-pages``)."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in HTML_BUILDERS:
        return
    domain = cast(PerspectivesDomain, app.env.domains["perspectives"])
    for page in sorted(gone_pages(domain, app.env)):
        block = notes(Printer(domain, builder, page), retired_ids_of(domain, page))
        title = _("This page is gone")
        body = f"<section><h1>{title}</h1>{builder.render_partial(block)['fragment']}</section>"
        yield page, {"title": title, "body": body, "parents": []}, "page.html"
