"""The place where a claim is printed, and what is said around it there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from perspectives.doctree.phrases import Inline, Link, Part
from perspectives.records.declarations import Perspective


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is printed.

    :ivar shown_in: the id of the comparison or document that borrows the claim; None in its own place
    :ivar within: the perspective that a head names above several claims, and no claim names again
    :ivar beside: the ids of the claims that stand in the same row, whose caption says how they are related
    :ivar linked: the addresses that the heads and feet above link to, and to which the claim adds its own:
        a comparison links each voice and each work once; None where every name is a link
    """

    shown_in: str | None = None
    within: Perspective | None = None
    beside: Collection[str] = ()
    linked: set[str] | None = None

    def link_once(self, part: Part) -> Part:
        """Return a link, or its words alone where the same link stands above; other parts as they are."""
        if self.linked is None or not isinstance(part, Link):
            return part
        if part.address in self.linked:
            return Inline(part.text, part.class_)
        self.linked.add(part.address)
        return part


OWN_PLACE = Place()
"""The place of a claim that stands alone, where it is typed."""
