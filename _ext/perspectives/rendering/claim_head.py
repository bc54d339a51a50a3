"""The head of a claim, above its words: whose side, who speaks, when, and through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import chain_wording, wording
from perspectives.doctree.claim_leaves import ClaimHead, claim_head, sought_in_head
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Perspective
from perspectives.rendering.claim_place import Place

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def side_said(printer: Printer, claim: Claim) -> str:
    """Return how the side of words is known for which nobody is named; else an empty text."""
    if printer.book.is_placed_by_compiler(claim):
        return _("Whose side this is, the work says that quotes it.")
    return _("Perspective inferred from the wording.") if printer.book.is_inferred(claim) else ""


def _translated(claim: Claim) -> str:
    """Return who translated the words where the claim itself says it; at its original, the label says it."""
    if not claim.translator or claim.originals:
        return ""
    return _("Translated by {name}.").format(name=claim.translator)


def head_of(
    printer: Printer,
    claim: Claim,
    incomplete: bool,
    perspective: Perspective | None,
    place: Place,
) -> nodes.Node:
    """Return the head: whose side, by whose pen, who speaks, when, and through which reporters."""
    book = printer.book
    voice = place.link_once(printer.voice(claim.voice))
    is_named = perspective is not None and perspective == place.within
    name = "" if is_named else perspective_name(perspective)
    head = ClaimHead(
        claim=claim,
        voice=voice,
        letter=perspective.letter if perspective and name else "",
        side=name,
        hand=chain_wording.hand_line(book, claim) or "",
        inferred=side_said(printer, claim),
        incomplete=_("This claim is incomplete.") if incomplete else "",
        said=wording.saying_line(book, claim),
        chain=" ".join(
            part for part in (chain_wording.chain_sentence(book, claim), _translated(claim)) if part
        ),
    )
    return claim_head.of(head, sought_in_head(head))


def perspective_name(perspective: Perspective | None) -> str:
    """Return the name of a perspective up to its colon."""
    return perspective.name.partition(":")[0] if perspective else _("Perspective not known")
