"""Notes at old places: where an id stands now that has moved, and why an id is retired.

If the old document still exists, the notes stand at its end, each with the old anchor.
If it is gone, :mod:`perspectives.pages.stubs` writes a page with the notes at its old address.
Only pages in HTML have addresses that others can cite; in an EPUB and on paper, moves leave no note.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree.paragraphs import paragraph
from perspectives.domain.places import Move, documents_of, title_at
from perspectives.domain.store import PerspectivesDomain, domain_of
from perspectives.permalinks.record import PAGES, RetiredId
from perspectives.records.builders import HTML_BUILDERS
from perspectives.rendering.printer import Printer
from perspectives.views.retired import RETIRED_VIEW, place_of, retirement_notice

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ = get_translation("perspectives")


def retired_ids_of(domain: PerspectivesDomain, docname: str) -> list[RetiredId]:
    """Return the retired ids that stood in a document."""
    retired_ids = domain.book.permalinks.retired_ids
    return [retired for retired in retired_ids if docname in documents_of(domain, retired)]


def moves_from(domain: PerspectivesDomain, docname: str) -> list[Move]:
    """Return the moves of the ids that stood in a document."""
    return [move for move in domain.moves if move.old == docname and move.kind != PAGES]


def gone_pages(domain: PerspectivesDomain, env: BuildEnvironment) -> set[str]:
    """Return the documents that do not exist any more and have addresses that lead on."""
    retired_ids = domain.book.permalinks.retired_ids
    pages = {page for retired in retired_ids for page in documents_of(domain, retired)}
    return (pages | {move.old for move in domain.moves}) - set(env.all_docs)


def retired_facts(domain: PerspectivesDomain) -> list[str]:
    """Return everything that pages print of retired ids, a string for each id.

    It holds the entry of the record, without its line, and place and title of each id that replaces it.
    """
    return [
        repr(
            (
                replace(retired, line=0),
                documents_of(domain, retired),
                [place_of(domain, target) for target in retired.replaced_by],
            )
        )
        for retired in domain.book.permalinks.retired_ids
    ]


def move_facts(domain: PerspectivesDomain) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that a page prints of the ids that have moved from it, by document."""
    facts: dict[str, list[tuple[object, ...]]] = {}
    for move in domain.moves:
        titles = (title_at(domain, move.kind, move.id), title_at(domain, PAGES, move.new))
        facts.setdefault(move.old, []).append((move.kind, move.anchor, move.new, move.new_anchor, *titles))
    return facts


class ShowOldPlaces(SphinxPostTransform):
    """Adds a note for each id that is retired or has moved to the end of its old document."""

    # After the records are filled (5), before references are resolved (10).
    default_priority = 6

    def run(self, **_options: Any) -> None:
        """Append the notes, if there are any."""
        domain = domain_of(self.env)
        builder, docname = builder_of(self.env), self.env.docname
        retired_ids = retired_ids_of(domain, docname)
        moves = moves_from(domain, docname) if builder.name in HTML_BUILDERS else []
        if moves:
            # A register that is printed on two pages has its anchors on both.
            ids = {id_ for node in self.document.findall(nodes.Element) for id_ in node["ids"]}
            moves = [move for move in moves if move.anchor not in ids]
        if retired_ids or moves:
            parent: nodes.Element = next(self.document.findall(nodes.section), self.document)
            parent += notes(Printer(domain, builder, docname), moves, retired_ids)


def notes(printer: Printer, moves: list[Move], retired_ids: list[RetiredId]) -> nodes.container:
    """Return a note with the old anchor for each id that has moved, and for each that is retired.

    A note on a retired id has a link to its entry in the list of all.
    """
    block = nodes.container("", classes=["ps-retired"])
    for move in moves:
        block += _note(move.anchor, paragraph("retired-text", *_move_notice(printer, move)))
    register = printer.domain.view_page(RETIRED_VIEW)
    for retired in retired_ids:
        words = retirement_notice(printer, retired)
        if register:
            words += [" ", printer.link(register, f"retired-{retired.id}", _("All retired addresses")), "."]
        block += _note(retired.anchor, paragraph("retired-text", *words))
    return block


def _note(anchor: str, words: nodes.paragraph) -> nodes.container:
    return nodes.container("", words, ids=[anchor] if anchor else [], classes=["ps-retired-note"])


def _move_notice(printer: Printer, move: Move) -> list[Any]:
    """Return the sentence on an id that has moved, with a link to where it stands."""
    page = title_at(printer.domain, PAGES, move.new)
    title = title_at(printer.domain, move.kind, move.id)
    return [
        _("This has moved to “{page}”: ").format(page=page),
        printer.link(move.new, move.new_anchor, title),
        ".",
    ]
