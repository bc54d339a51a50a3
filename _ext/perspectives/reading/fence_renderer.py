"""A renderer of MyST that reads the beginning and the end of a directive as they were meant, and tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from perspectives.reading.fence_faults import FAULTS, FenceFault
from perspectives.reading.fence_lines import OWN_NAMES, WELL_FORMED, name_in, opening_of
from perspectives.reading.fences import INDENTED
from perspectives.reading.problem_notes import note_problem
from perspectives.records.house_settings import names_in
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

TRANSLATED = re.compile(r":(\d+):<translated>$")
"""The end of the name that Sphinx gives to a translated passage while it is read, with its line."""


class FenceRenderer(SphinxRenderer):
    """The renderer of MyST, which notes a problem for a fence that is not written as it is meant."""

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        """Add what a fence of colons holds; a name without braces is read as that of a directive."""
        self._tell_fence(token)
        self._mend_name(token)
        super().render_colon_fence(token)

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """Add a block of code, or what a directive in a fence of backticks holds."""
        self._tell_fence(token)
        self._mend_name(token)
        super().render_fence(token)

    def render_stray_fence(self, token: SyntaxTreeNode) -> None:
        """Note a line that ends a fence where none is open; it is shown as typed."""
        self.note("stray-fence", token_line(token), token.content)
        self.current_node += nodes.paragraph(token.content, "", nodes.literal(token.content, token.content))

    def _tell_directive(self, token: SyntaxTreeNode) -> bool:
        """Note a directive that is code only for its indent; return whether there is one."""
        for number, line in enumerate(token.content.split("\n")):
            opening = opening_of(line.strip())
            if opening and opening.name and self._is_asked(opening.name):
                expected = f"“{line.strip()}” at the beginning of the line"
                self.note("malformed-directive", token_line(token) + number, line.strip(), expected)
                return True
        return False

    def _tell_fence(self, token: SyntaxTreeNode) -> None:
        first = token_line(token)
        for fault in cast("list[FenceFault]", token.meta.get(FAULTS, ())):
            self.note(fault.code, first + fault.line, fault.value, fault.expected(first))

    def _mend_name(self, token: SyntaxTreeNode) -> None:
        """Write the name of a directive in braces, where it stands without them."""
        info = token.info.strip()
        typed = token.meta.get("opening", "")
        if token.token is None or not typed:
            return
        is_right = WELL_FORMED.fullmatch(info) is not None
        is_indented = token.meta.get(INDENTED, False)
        if is_right and len(token.markup) >= 3 and "：" not in typed and not is_indented:
            return
        name, rest = name_in(info)
        meant = self._meant(name, rest, info, token.type)
        if is_right or meant:
            meant = name if is_right else meant
            wanted = f"{{{meant}}} {rest}".rstrip()
            marks = token.markup if len(token.markup) >= 3 else ":::"
            near = None if meant == name else meant
            expected, found = f"“{marks}{wanted}”", typed.strip()
            if is_indented:
                expected, found = (
                    f"{expected} at the beginning of the line",
                    f"four spaces or a tab, then {found}",
                )
            self.note("malformed-directive", token_line(token), found, expected, near)
            token.token.info = wanted

    def _meant(self, name: str, rest: str, info: str, type_: str) -> str | None:
        """Return the name of the directive that is meant; None for a container or the language of code."""
        has_brace = any(sign in info for sign in "{}｛｝")
        if not name or (type_ == "fence" and not has_brace and name not in (*OWN_NAMES, "toctree")):
            return None
        if self._is_asked(name):
            return name
        return nearest(name, OWN_NAMES) if has_brace or rest else None

    def _is_asked(self, name: str) -> bool:
        """Return whether a misread directive of this name is told: ours, or by the house rule any that is."""
        return name in OWN_NAMES or (self.is_required("markdown") and self._directive(name) is not None)

    def is_required(self, rule: str) -> bool:
        """Return whether the project has a house rule."""
        return rule in names_in(self.sphinx_env.config.perspectives_require)

    def _directive(self, name: str) -> Any:
        """Return the class of a directive; None if there is none of this name."""
        found, _messages = directives.directive(name, self.language_module_rst, self.document)
        return found

    def note(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Note a problem of the page that is being read; one in a translation, at the line of its passage."""
        env = self.sphinx_env
        if passage := TRANSLATED.search(self.document["source"]):
            line = int(passage[1])
        note_problem(env, Problem(code, line, env.docname, value=value, expected=expected, nearest=near))
