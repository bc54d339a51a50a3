"""The faults of fences: what is wrong with one that ends elsewhere than it was meant to, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.reading.block_lines import lines_under, text_of
from perspectives.reading.fence_lines import Opening, ending_of, things_in

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

FAULTS = "perspectives:fence"
"""The key of the faults in the ``meta`` of a token."""

MOST_NAMED = 8
"""The most things that a message names of what a fence took in."""


@dataclass(slots=True)
class FenceFault:
    """A fault of a fence: its code, its line from the opening one, and what a message says.

    A number in ``says`` is a line, counted from the opening one.
    """

    code: str
    line: int
    value: str
    says: tuple[str | int, ...]

    def expected(self, first: int) -> str:
        """Return what was expected, for a fence that begins in the line *first* of its page."""
        return "".join(part if isinstance(part, str) else str(first + part) for part in self.says)


def faults_of(
    state: StateBlock, start: int, line: int, plain: int | None, opening: Opening, holds_equal: bool
) -> list[FenceFault]:
    """Return what is wrong with a fence that *line* ends, where CommonMark would end it at *plain*."""
    if plain == line:
        return []
    text, wanted = text_of(state, line).strip(), opening.sign * opening.count
    if ending_of(text) != (opening.sign, opening.count) or "：" in text:
        says: tuple[str | int, ...] = (f"“{wanted}”, as the fence in line ", 0, " begins")
        return [FenceFault("wrong-fence", line - start, text, says)]
    longer = opening.sign * (opening.count + 1)
    if holds_equal:
        says = (f"“{longer}” here and in line ", line - start, f", and “{wanted}” within")
    else:
        # A block of code in it holds a line that looks like its end.
        says = (f"“{longer}” here and in line ", line - start, ", more signs than in any line within")
    return [FenceFault("equal-fences", 0, text_of(state, start), says)]


def unclosed(
    state: StateBlock, start: int, cut: int, limit: int, plain: int | None, opening: Opening
) -> FenceFault:
    """Return the fault of a fence that is never closed, with what it would take in.

    It is ended before the line *cut*; by CommonMark it ends at *plain*, or goes on to the line *limit*.
    """
    if limit == start + 1 and cut == limit and is_followed(state, start):
        text = text_of(state, start)
        says: tuple[str | int, ...] = (f"“{text.strip()}” at the beginning of the line",)
        return FenceFault("malformed-directive", 0, whole_line(state, start), says)
    taken = list(things_in(text for _line, text in lines_under(state, max(cut - 1, start), limit)))
    more = f" and {len(taken) - MOST_NAMED} more" if len(taken) > MOST_NAMED else ""
    names = f", and would take in {', '.join(taken[:MOST_NAMED])}{more}" if taken else ""
    wanted = f"a line “{opening.sign * opening.count}”"
    last = limit - start if plain is not None else limit - start - 1
    where = (
        "as it stands, it ends only in line " if plain is not None else "as it stands, it goes on to line "
    )
    before: tuple[str | int, ...] = (" before line ", cut - start) if cut < limit else ()
    return FenceFault("unclosed-fence", 0, text_of(state, start), (wanted, *before, "; ", where, last, names))


def whole_line(state: StateBlock, line: int) -> str:
    """Return a line of the text with the signs of the list or the quotation that it stands in."""
    return state.src.split("\n")[line].strip()


def is_followed(state: StateBlock, line: int) -> bool:
    """Return whether a line in a list or a quotation is followed by another one, without an empty line."""
    lines = state.src.split("\n")
    return state.level > 0 and line + 1 < len(lines) and bool(lines[line + 1].strip())
