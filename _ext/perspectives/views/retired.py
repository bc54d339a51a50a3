"""The view ``retired``: the retired ids, each with its edition, the reason and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Link, Part, separated
from perspectives.domain.places import title_at
from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES

if TYPE_CHECKING:
    from perspectives.domain.store import PerspectivesDomain
    from perspectives.permalinks.record import RetiredId
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

RETIRED_VIEW = "retired"


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return an entry for each retired id, sorted, with the anchor ``retired-<id>``."""
    blocks: list[nodes.Node] = []
    for entry in sorted(printer.book.permalinks.retired_ids, key=lambda entry: entry.id):
        node = nodes.container("", ids=[f"retired-{entry.id}"], classes=["ps-entry"])
        node += paragraph("entry-about", *retirement_notice(printer, entry))
        blocks.append(node)
    return blocks


def retirement_notice(printer: Printer, entry: RetiredId) -> list[Part | nodes.Node]:
    """Return the sentences on a retired id: its edition and the reason, with links to what replaces it."""
    gone = _(", {kind}, is retired since edition {edition}.").format(
        kind=_kind_name(entry.kind), edition=entry.edition
    )
    why = entry.why if entry.why.endswith((".", "!", "?")) else f"{entry.why}."
    parts: list[Part | nodes.Node] = [nodes.literal("", entry.id), f"{gone} {why}"]
    if entry.replaced_by:
        parts.append(" " + _("In its place: "))
        parts += [*separated(_link(printer, target) for target in entry.replaced_by), "."]
    return parts


def place_of(domain: PerspectivesDomain, id_: str) -> tuple[str, str, str] | None:
    """Return document, anchor and title of what has an id; None where no page has it."""
    for kind in (*ANCHOR_PREFIXES, PAGES):
        place = domain.places.get(kind, {}).get(id_)
        if place:
            return (*place, title_at(domain, kind, id_))
    return None


def _link(printer: Printer, id_: str) -> Link | nodes.literal:
    place = place_of(printer.domain, id_)
    if place is None:
        return nodes.literal("", id_)
    docname, anchor, title = place
    return printer.link(docname, anchor, title)


def _kind_name(kind: str) -> str:
    names = {
        "sections": _("a section"),
        "claims": _("a claim"),
        "comparisons": _("a comparison"),
        "notes": _("an editorial note"),
        "voices": _("a voice"),
        "events": _("an event"),
        "works": _("a work of the bibliography"),
        "terms": _("a term of the glossary"),
        "pages": _("a page"),
        "perspectives": _("a perspective"),
    }
    return names[kind]
