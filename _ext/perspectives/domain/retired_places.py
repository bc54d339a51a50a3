"""The document that a retired id stood in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.permalinks.record import REGISTER_VIEWS, RetiredId

if TYPE_CHECKING:
    from perspectives.domain.store import PerspectivesDomain


def document_of(domain: PerspectivesDomain, retired: RetiredId) -> str | None:
    """Return the document that a retired id stood in: the one that it names, or the page of its register.

    None where it names none, and the book has no page of that register.
    """
    if retired.page or retired.kind not in REGISTER_VIEWS:
        return retired.page
    if retired.kind == "works":
        return min((page for page, _anchor in domain.citations.values()), default=None)
    return domain.view_page(REGISTER_VIEWS[retired.kind])
