"""The document that a retired id stood in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.permalinks.record import REGISTERS, Retired

if TYPE_CHECKING:
    from perspectives.domain.store import PerspectivesDomain


def page_of(domain: PerspectivesDomain, one: Retired) -> str | None:
    """Return the document that a retired id stood in: the one named, else that of its register."""
    if one.page or one.kind not in REGISTERS:
        return one.page
    if one.kind == "works":
        return min((page for page, _anchor in domain.citations.values()), default=None)
    return domain.view_page(REGISTERS[one.kind])
