"""The view ``paths``: a table of the pages of all paths, with the numbers of claims shown and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.views.chapters import documents_in_order
from perspectives.views.path import is_in_years, years_asked
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.store import PerspectivesDomain
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

PathPages = list[tuple[str, Mapping[str, str]]]
"""The pages of a path in the order of reading: the name of the document, and the options of its view."""


def path_pages(domain: PerspectivesDomain, env: BuildEnvironment) -> dict[str, PathPages]:
    """Return the pages of each path, by the id of its perspective."""
    pages: dict[str, PathPages] = {}
    for docname in dict.fromkeys(documents_in_order(env, str(env.config.root_doc))):
        records = domain.documents.get(docname)
        for use in records.views if records else ():
            options = dict(use.filters)
            if use.name == "path" and "perspective" in options:
                pages.setdefault(options["perspective"], []).append((docname, options))
    return pages


def neighbours(
    domain: PerspectivesDomain, env: BuildEnvironment, docname: str
) -> tuple[str | None, str | None] | None:
    """Return the documents before and after *docname* on its path; None where it is on no path.

    At an end of the path, the document before or after is None.
    """
    for pages in path_pages(domain, env).values():
        names = [name for name, _options in pages]
        if docname in names:
            place = names.index(docname)
            return (
                names[place - 1] if place else None,
                names[place + 1] if place + 1 < len(names) else None,
            )
    return None


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table with a row for each page of each path."""
    rows = list(_rows(printer))
    heads = (_("Path"), _("Accounts shown"), _("Accounts of others in the same years"))
    return [table("paths", heads, rows, (50, 22, 28))] if rows else []


def _rows(printer: Printer) -> Iterator[list[Cell]]:
    domain, book = printer.domain, printer.book
    for perspective, pages in path_pages(domain, printer.builder.env).items():
        for docname, options in pages:
            claims = [claim for claim in book.claims.values() if is_in_years(book, claim, options)]
            own = sum(book.perspective(claim) == perspective for claim in claims)
            records = domain.documents[docname]
            label = records.labels[0][0] if records.labels else ""
            link = printer.link(docname, label, records.title)
            question = {"words": perspective, **years_asked(options)}
            shown = printer.register_link(str(own), question) if own else str(own)
            yield [[link], [shown], [nodes.Text(str(len(claims) - own))]]
