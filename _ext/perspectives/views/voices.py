"""Everyone who speaks: who they were, what they say here, and what they report of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.model import Claim, Voice
from perspectives.printer import identity, inline, joined, paragraph

if TYPE_CHECKING:
    from perspectives.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the voices in the order of their names, those of one ``perspective`` or ``role`` if asked."""
    voices = sorted(
        printer.book.registry.voices.values(), key=lambda voice: (voice.sort or voice.name).casefold()
    )
    chosen = [
        voice for voice in voices if all(getattr(voice, name) == value for name, value in filters.items())
    ]
    return [_voice(printer, voice, anchor=not filters) for voice in chosen]


def _voice(printer: Printer, voice: Voice, anchor: bool) -> nodes.Node:
    book = printer.book
    perspective = book.registry.perspectives.get(voice.perspective or "")
    node = nodes.container("", classes=["ps-entry", *identity(perspective)])
    node["ids"] = [f"voice-{voice.id}"] if anchor else []
    title = nodes.rubric("", voice.name, classes=["ps-entry-title"])
    title["heading-level"] = 2
    node += title
    whose = perspective.name if perspective else _("no perspective of its own")
    about = voice.about if voice.about.endswith(".") else f"{voice.about}."
    node += (
        paragraph("entry-about", inline("letter", perspective.letter), f" {whose}. {about}")
        if perspective
        else paragraph("entry-about", f"{whose[0].upper()}{whose[1:]}. {about}")
    )
    said = [claim for claim in book.claims.values() if claim.voice == voice.id]
    reported = [claim for claim in book.claims.values() if voice.id in claim.via]
    for name, claims in ((_("Says"), said), (_("Reports"), reported)):
        if claims:
            node += paragraph("relation", inline("relation-name", f"{name}: "), *_links(printer, claims))
    return node


def _links(printer: Printer, claims: list[Claim]) -> list[nodes.Node]:
    return joined(printer.reference("claim", claim.id) for claim in printer.book.in_order(claims))
