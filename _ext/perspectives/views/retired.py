"""The view ``retired``: the retired ids, each with its edition, the reason and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.wording import title_of
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Link, Part, separated

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
    """Return document, anchor and title of the record or section with an id; None where there is none."""
    for kind in ("claim", "accounts", "note", "voice", "event"):
        location = domain.location(kind, id_)
        if location:
            return (*location, title_of(domain.book, kind, id_))
    if id_ in domain.citations:
        return (*domain.citations[id_], domain.book.works[id_].label)
    for records in domain.documents.values():
        for section in records.sections:
            if section.label == id_:
                return section.docname, section.anchor, section.title
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
    }
    return names[kind]
