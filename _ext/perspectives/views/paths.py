"""The paths by perspective: a row a page, with how many claims it shows and how many it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.views.chapters import in_order
from perspectives.views.path import in_years
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.store import PerspectivesDomain
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Steps = list[tuple[str, Mapping[str, str]]]
"""The pages of a path in order: the document, and the options of its view."""


def steps(domain: PerspectivesDomain, env: BuildEnvironment) -> dict[str, Steps]:
    """Return the pages of each perspective's path, in the reader's order of documents."""
    found: dict[str, Steps] = {}
    for docname in dict.fromkeys(in_order(env, str(env.config.root_doc))):
        records = domain.documents.get(docname)
        for use in records.views if records else ():
            options = dict(use.filters)
            if use.name == "path" and "perspective" in options:
                found.setdefault(options["perspective"], []).append((docname, options))
    return found


def neighbours(
    domain: PerspectivesDomain, env: BuildEnvironment, docname: str
) -> tuple[str | None, str | None] | None:
    """Return the documents before and after *docname* on its own path, None where it stands on no path."""
    for path in steps(domain, env).values():
        names = [name for name, _options in path]
        if docname in names:
            at = names.index(docname)
            return (names[at - 1] if at else None, names[at + 1] if at + 1 < len(names) else None)
    return None


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table: a row a page of a path, path after path."""
    rows = list(_rows(printer))
    heads = (_("Path"), _("Accounts shown"), _("Accounts of others in the same years"))
    return [table("paths", heads, rows, (50, 22, 28))] if rows else []


def _rows(printer: Printer) -> Iterator[list[Cell]]:
    domain, book = printer.domain, printer.book
    for perspective, path in steps(domain, printer.builder.env).items():
        for docname, options in path:
            claims = [claim for claim in book.claims.values() if in_years(book, claim, options)]
            shown = sum(book.perspective(claim) == perspective for claim in claims)
            records = domain.documents[docname]
            label = records.labels[0][0] if records.labels else ""
            link = printer.link(docname, label, records.title)
            yield [[link], [nodes.Text(str(shown))], [nodes.Text(str(len(claims) - shown))]]
