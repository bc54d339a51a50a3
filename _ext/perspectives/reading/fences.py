"""The fences of directives, read as they were meant: each is matched with its end, and faults are told.

CommonMark closes a fence at the first line of as many signs, or at the end of the page, and says nothing.
The rules here replace those for fences of colons and of backticks. They match openings and ends as brackets
are matched. Where the result is not CommonMark's, the token ends where it was meant to, and its ``meta``
says what is wrong: :mod:`perspectives.reading.misread_text` tells it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it.rules_block import code, make_fence_rule

from perspectives.reading.block_lines import begins_ours, lines_under, text_of
from perspectives.reading.fence_faults import FAULTS, FenceFault, faults_of, unclosed
from perspectives.reading.fence_lines import (
    HEADING,
    HOLDERS,
    LABEL,
    MARKING,
    OWN_NAMES,
    Opening,
    ending_of,
    is_nearly_end,
    opening_of,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

STRAY = "stray_fence"
"""The type of a token for a line that ends a fence where none is open."""
INDENTED = "indented"
"""The key in the ``meta`` of a token that says whether the fence begins with the indent of code."""


@dataclass(slots=True)
class Extent:
    """Where a fence ends: the line after its content, the line after it, and what is wrong."""

    content_end: int
    end: int
    faults: list[FenceFault] = field(default_factory=list)


def read_fences(parser: MarkdownIt) -> None:
    """Make a Markdown parser match the fences of directives as they were meant."""
    alternatives: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    parser.block.ruler.at("fence", _rule("`~", "fence", make_fence_rule()), alternatives)
    if "colon_fence" in parser.get_active_rules()["block"]:
        colons = make_fence_rule(markers=(":",), token_type="colon_fence")  # noqa: S106  # no password
        parser.block.ruler.at("colon_fence", _rule(":：", "colon_fence", colons), alternatives)
        parser.block.ruler.at("code", _code)


Rule = Callable[["StateBlock", int, int, bool], bool]


def _rule(signs: str, type_: str, plain: Rule) -> Rule:
    """Return a rule for fences of these *signs*; what is no fence of them is left to the *plain* rule."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        text = text_of(state, start)
        is_indented = state.is_code_block(start)
        if text[:1] not in signs or not text or (is_indented and not begins_ours(text)):
            return False
        opening = opening_of(text)
        if opening is None and ":" in signs:
            return _stray(state, start, text, silent)
        if opening is None:
            # A block of code without a name, or a span of code in a line.
            opening = Opening(text[0], len(text) - len(text.lstrip(text[0])), "", True)
            if opening.count < 3 or (text[0] == "`" and "`" in text[opening.count :]):
                return plain(state, start, end, silent)
        if silent:
            return True
        extent = _literal_extent(state, start, end, opening) if opening.is_literal else None
        extent = extent or _extent(state, start, end, opening)
        info = text.lstrip(":：`~")
        token = state.push(type_, "code", 0)
        token.info = info
        token.markup = text[: len(text) - len(info)].replace("：", ":")
        indent = min(state.sCount[start : start + 2]) if is_indented else state.sCount[start]
        token.content = state.getLines(start + 1, extent.content_end, indent, True)
        token.map = [start, extent.end]
        token.meta = {FAULTS: extent.faults, "opening": text, INDENTED: is_indented}
        state.line = extent.end
        return True

    return rule


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block of code that is one for its indent, but for a directive of ours: it is read as meant."""
    return not begins_ours(text_of(state, start)) and code(state, start, end, silent)


def _stray(state: StateBlock, start: int, text: str, silent: bool) -> bool:
    """Read a line of colons alone that ends no fence: it takes in nothing."""
    if ending_of(text) is None:
        return False
    if not silent:
        token = state.push(STRAY, "", 0)
        token.content = text.strip()
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _plain_end(state: StateBlock, start: int, end: int, opening: Opening) -> int | None:
    """Return the line that ends the fence by CommonMark; None where it goes to the end of the text."""
    for line, text in lines_under(state, start, end):
        ending = ending_of(text)
        if ending and ending[0] == opening.sign and ending[1] >= opening.count and "：" not in text:
            return line
    return None


def _last(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last one that can belong to a fence."""
    return max((line for line, _text_ in lines_under(state, start, end)), default=start) + 1


def _literal_extent(state: StateBlock, start: int, end: int, opening: Opening) -> Extent:
    """Return where a block of code ends; if it is never closed, before the first label of a section."""
    plain = _plain_end(state, start, end, opening)
    limit = _last(state, start, end) if plain is None else plain
    again = label = None
    for line, text in lines_under(state, start, limit):
        inner = opening_of(text)
        if again is None and inner and (inner.sign, inner.count) == (opening.sign, opening.count):
            again = line
        if label is None and LABEL.match(text):
            label = line
    if plain is not None and again is None:
        return Extent(plain, plain + 1)
    cut = min(line for line in (label, again if plain is not None else None, limit) if line is not None)
    return Extent(cut, cut, [unclosed(state, start, cut, limit, plain, opening)])


def _extent(state: StateBlock, start: int, end: int, opening: Opening) -> Extent:
    """Return where a directive ends: its fences are matched as brackets are."""
    plain = _plain_end(state, start, end, opening)
    brackets = _Brackets(state, end, opening)
    for line, text in lines_under(state, start, end):
        if text[:1] in MARKING and brackets.is_ended_by(line, text):
            faults = [
                FenceFault("wrong-fence", at - start, typed, (f"“{wanted}”, as the fence within begins",))
                for at, typed, wanted in brackets.too_long
            ]
            faults = faults or faults_of(state, start, line, plain, opening, brackets.holds_equal)
            return Extent(line, line + 1, faults)
    limit, cut = _last(state, start, end) if plain is None else plain, brackets.barrier
    if cut is None or cut >= limit:
        if plain is not None:
            return Extent(plain, plain + 1)
        cut = limit
    nearly = next((line for line in range(start + 1, cut) if _nearly_ends(state, line, opening)), None)
    if nearly is not None:
        says = (f"“{opening.sign * opening.count}” alone, at the beginning of the line",)
        fault = FenceFault("wrong-fence", nearly - start, text_of(state, nearly), says)
        return Extent(nearly, nearly + 1, [fault])
    return Extent(cut, cut, [unclosed(state, start, cut, limit, plain, opening)])


def _nearly_ends(state: StateBlock, line: int, opening: Opening) -> bool:
    """Return whether a line was meant for the end of a fence, and is none: signs alone, or indented ones."""
    text = text_of(state, line)
    return is_nearly_end(text, opening) and (state.is_code_block(line) or ending_of(text) is None)


class _Brackets:
    """The fences that are open at a line, the outermost first, which is the one whose end is looked for.

    :ivar barrier: the first line that the outermost fence cannot hold; None if there is none so far
    :ivar holds_equal: whether a fence within has as many signs as it
    :ivar too_long: the lines that end a fence within by the signs of the outermost: number, text, right signs
    """

    def __init__(self, state: StateBlock, end: int, opening: Opening) -> None:
        self.state, self.end, self.opening = state, end, opening
        self.stack = [opening]
        self.barrier: int | None = None
        self.holds_equal = False
        self.too_long: list[tuple[int, str, str]] = []

    def is_ended_by(self, line: int, text: str) -> bool:
        """Take the next line; return whether it ends the outermost fence."""
        top, ending = self.stack[-1], ending_of(text)
        if top.is_literal:
            if ending and ending[0] == top.sign and ending[1] >= top.count:
                self.stack.pop()
            return False
        if ending:
            return self._is_ended(line, text, ending)
        inner = opening_of(text)
        is_barrier = bool(HEADING.match(text) or LABEL.match(text))
        if inner:
            outer = self.opening
            is_equal = inner.sign == outer.sign and inner.count >= outer.count and not inner.is_literal
            self.holds_equal = self.holds_equal or is_equal
            is_barrier = is_equal or (inner.name in OWN_NAMES and outer.name in OWN_NAMES[len(HOLDERS) :])
            self.stack.append(inner)
        if is_barrier and self.barrier is None:
            self.barrier = line
        return False

    def _is_ended(self, line: int, text: str, ending: tuple[str, int]) -> bool:
        is_new = all(one.sign != ending[0] for one in self.stack)
        if is_new and _is_closed(self.state, line, self.end, ending):
            # A block of code without a name.
            self.stack.append(Opening(*ending, "", True))
            return False
        own = self.opening.sign, self.opening.count
        is_shorter = ending[0] == own[0] and ending[1] < own[1]
        if len(self.stack) == 1 and is_shorter and _is_closed(self.state, line, self.end, own):
            # The end of something whose beginning is lost, or an end too many.
            return False
        at = self._match(ending)
        if at == 0 and len(self.stack) > 1 and _is_closed(self.state, line, self.end, ending):
            # Another line ends the outermost fence: the one here was meant for the fence within.
            top = self.stack[-1]
            self.too_long.append((line, text.strip(), top.sign * top.count))
            at = len(self.stack) - 1
        del self.stack[at:]
        return at == 0

    def _match(self, ending: tuple[str, int]) -> int:
        """Return the place in the stack of the fence that a line ends."""
        same = [at for at, one in enumerate(self.stack) if (one.sign, one.count) == ending]
        if not same and self.stack[-1].count == ending[1]:
            # As many signs as the innermost, of another kind.
            return len(self.stack) - 1
        alike = [at for at, one in enumerate(self.stack) if one.sign == ending[0]]
        return (same or alike or [len(self.stack) - 1])[-1]


def _is_closed(state: StateBlock, line: int, end: int, ending: tuple[str, int]) -> bool:
    """Return whether a later line of the same section has the same signs alone, and no fence of its own."""
    depth = 0
    for _line, text in lines_under(state, line, end):
        if HEADING.match(text) or LABEL.match(text):
            return False
        inner = opening_of(text)
        if inner and (inner.sign, inner.count) == ending:
            depth += 1
        elif inner and ending[0] != ":" and inner.name in OWN_NAMES:
            return False
        elif ending_of(text) == ending:
            if not depth:
                return True
            depth -= 1
    return False
