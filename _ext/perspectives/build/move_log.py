"""The list of what has moved since the last edition, on the console. It is no warning: nothing is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES

if TYPE_CHECKING:
    from perspectives.domain.places import Move
    from perspectives.domain.store import PerspectivesDomain

MOST_LINES = 10
"""The most ids of one kind that have moved from one page to another and are listed one by one."""


def log_moves(domain: PerspectivesDomain, names: Mapping[str, str]) -> None:
    """List the moves that ``permalinks.toml`` does not have yet; say where it does not name the pages of ids.

    They stand on the standard error, where a quiet build shows them, too.

    :param names: the commands of this book, by the names that the mends of problems use for them
    """
    command, links = names["permalinks"], domain.book.permalinks
    lines = list(move_lines([move for move in domain.moves if not move.is_recorded]))
    if lines:
        lines.append(f"The old addresses lead to the new places; “{command}” records what has moved.")
    pageless = sum(
        not published.pages and domain.places[kind].get(id_) is not None
        for kind in ANCHOR_PREFIXES
        for id_, published in links.published.get(kind, {}).items()
    )
    if pageless:
        lines.append(
            f"{links.path} does not name the pages of {pageless} ids: "
            f"run “{command}” before you move anything."
        )
    for line in lines:
        sys.stderr.write(f"{line}\n")


def move_lines(moves: Sequence[Move]) -> Iterator[str]:
    """Yield a line for each page that is gone, and for each id that has moved from a page that is there."""
    gone = {move.old: move for move in moves if move.kind == PAGES}
    for old, move in sorted(gone.items()):
        pages = [other.new for other in moves if other.old == old and other.kind != PAGES]
        counts = ", ".join(f"{pages.count(new)} to {new}" for new in sorted(set(pages)))
        yield f"moved: page {old}, now {move.new}" + (f"; its ids: {counts}" if counts else "")
    rest = [move for move in moves if move.old not in gone]
    for (old, new, kind), group in groupby(
        sorted(rest, key=_place), key=lambda move: (move.old, move.new, move.kind)
    ):
        ids = [move.id for move in group]
        if len(ids) > MOST_LINES:
            yield f"moved: {len(ids)} {kind} from {old} to {new}"
        else:
            yield from (f"moved: {kind.removesuffix('s')} {id_} from {old} to {new}" for id_ in ids)


def _place(move: Move) -> tuple[str, str, str, str]:
    return move.old, move.new, move.kind, move.id
