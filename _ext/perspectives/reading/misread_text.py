"""A renderer of MyST that tells what nobody means: markup that is printed as text, and text taken for markup.

It asks MyST's own tokens, so that code which shows a directive is never blamed.
Where it is clear what was meant, the text is read so, and told all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import roles
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.warnings_ import MystWarnings

from perspectives.doctree.plain_text import LOST_MARK
from perspectives.reading.added_views import view_options
from perspectives.reading.declared_fields import added_fields
from perspectives.reading.fence_lines import (
    DOMAIN,
    OTHER_NAMES,
    OWN_NAMES,
    own_name,
)
from perspectives.reading.fence_renderer import TRANSLATED, FenceRenderer
from perspectives.reading.option_forms import part_first_line
from perspectives.reading.option_lines import mend_options
from perspectives.reading.page_conflicts import LINES, line_of
from perspectives.reading.stray_text import OWN_ROLES, READERS, ROLES, Readers, is_page_text, stray_markup
from perspectives.records.fields import readers_of
from perspectives.records.option_values import nearest

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

STACK = "perspectives:stack"
"""The key of the directives of this extension that are being read, the outermost first."""
NAMES = "perspectives:names"
"""The key of the parser's environment for the names of the directives that are being read."""
INDENTED_TEXTS = ("claim", "commentary", "editorial-note", "headnote", "accounts")
"""The directives whose texts have no code."""
HEADING_LOST = "perspectives:heading"
"""The key of the parser's environment that says whether a heading of the page is not read as one."""
TITLE_SEEN = "perspectives:title"
"""The key of the parser's environment for the line of the page's title."""


class TellingRenderer(FenceRenderer):
    """The renderer of MyST, which notes a problem for text that nobody means."""

    # Directives

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *rest: Any, **named: Any
    ) -> list[nodes.Element]:
        """Return the nodes of a directive, read with its options as they were meant."""
        kind = self._directive(name)
        if kind is None:
            near = nearest(name, [*OWN_NAMES, *OTHER_NAMES])
            meant = self._full_name(near) if near in OWN_NAMES else near
            self.note("unknown-directive", position, f"{{{name}}}", self._expected(name), meant)
            if near not in OWN_NAMES or not meant:
                typed = f"{{{name}}} {first_line}\n{content}"
                return [nodes.literal_block(typed, typed, language="none")]
            name, kind = meant, self._directive(meant)
        own = own_name(name)
        if kind.option_spec:
            known = self._options(own, first_line, kind)
            if own in OWN_NAMES or self.is_required("markdown"):
                before = ""
                if own in OWN_NAMES:
                    first_line, before = part_first_line(first_line, known)
                mended = mend_options(
                    content, known, own in OWN_NAMES, holds_text=own != "view", before=before
                )
                for fault in mended.faults:
                    self.note(fault.code, position + 1 + fault.line, fault.value, fault.expected)
                content = mended.content
        self._names.append(own)
        try:
            return super().run_directive(name, first_line, content, position, *rest, **named)
        finally:
            self._names.pop()

    def _full_name(self, name: str) -> str:
        """Return one of our names as this project has to type it."""
        return name if self.sphinx_env.config.primary_domain == DOMAIN[:-1] else f"{DOMAIN}{name}"

    def _expected(self, name: str) -> str:
        """Return what is expected in place of one of our names that needs the domain's; empty for others."""
        if name not in (*OWN_NAMES, *OWN_ROLES) or self._full_name(name) == name:
            return ""
        return f'“{{{DOMAIN}{name}}}”, or “{{{name}}}” with primary_domain = "perspectives" in conf.py'

    @property
    def _names(self) -> list[str]:
        """The names of the directives that are being read, the outermost first."""
        names: list[str] = self.md_env.setdefault(NAMES, [])
        return names

    def _added_options(self) -> Readers:
        """Return the options of a claim that are added from outside."""
        return readers_of(added_fields(self.sphinx_env.events).get("claim", ()))

    def _options(self, name: str, first_line: str, kind: Any) -> Mapping[str, Any]:
        """Return the options that a directive has, by name: the functions that read them."""
        if name == "view":
            options = view_options(self.sphinx_env.events).get(first_line.strip(), {})
            return {option: taken.read for option, taken in options.items()}
        if name == "claim":
            return {**READERS[name], **self._added_options()}
        return READERS[name] if name in OWN_NAMES else dict(kind.option_spec)

    # Headings

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Add a heading; note one that stands in a directive, and a second title of the page."""
        line = token_line(token)
        title = token.children[0].content if token.children else ""
        in_section = isinstance(self.current_node, nodes.document | nodes.section)
        if not in_section and self.md_env.get("temp_root_node") is not self.current_node:
            if self._inside() or self.is_required("markdown"):
                around = f"{{{self._names[-1]}}}" if self._names else "a list or a quotation"
                self.note("heading-in-directive", line, title, f"no heading within {around}")
        elif token.tag == "h1" and not self._is_included() and self.is_required("markdown"):
            first = self.md_env.setdefault(TITLE_SEEN, line)
            if first != line:
                expected = f"“## {title}”, or a page of its own; the title of this one stands in line {first}"
                self.note("second-title", line, f"# {title}", expected)
        super().render_heading(token)

    def _inside(self) -> str:
        """Return the innermost directive of this extension that is being read; empty if there is none."""
        stack = self.sphinx_env.temp_data.get(STACK)
        return str(stack[-1][0]) if stack else ""

    def _is_included(self) -> bool:
        """Return whether the text of another file is being read."""
        return False

    # Text

    def render_code_block(self, token: SyntaxTreeNode) -> None:
        """Add a block of code; note one that is code only for its indent, where no code is meant."""
        first = token.content.strip().partition("\n")[0]
        found = self._tell_directive(token)
        is_text = self.is_required("markdown") and is_page_text(token.content)
        if not found and (self._inside() in INDENTED_TEXTS or is_text):
            self.note("indented-code", token_line(token), first)
        super().render_code_block(token)

    def render_inline(self, token: SyntaxTreeNode) -> None:
        """Add the text of a paragraph, a heading or a cell; note in it what looks like markup and is none."""
        if not self._in_quotation():
            is_told = bool(self._inside()) or self.is_required("markdown")
            first = token_line(token, default=0)
            for one in stray_markup(token.content, self._inside(), self._is_role, self._added_options):
                # Such a directive is one of ours.
                if not is_told and one.code != "malformed-directive":
                    continue
                self.note(one.code, first + one.line, one.value, one.expected, one.near)
        super().render_inline(token)

    def _in_quotation(self) -> bool:
        """Return whether the words of a claim are being read: they stay as they are typed."""
        node: nodes.Node | None = self.current_node
        while node is not None and self._inside() == "claim":
            if isinstance(node, nodes.block_quote):
                return True
            node = node.parent
        return False

    def _is_role(self, name: str) -> bool:
        return name in ROLES or self._role(name) is not None

    def _role(self, name: str) -> Any:
        found, _messages = roles.role(name, self.language_module_rst, 0, self.reporter)
        return found

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Add the nodes of a role; the text of one that does not exist is shown as typed."""
        name = token.meta["name"]
        if self._role(name) is not None:
            super().render_myst_role(token)
            return
        near = nearest(name, ROLES)
        near = self._full_name(near) if near in OWN_ROLES else near
        typed = f"{{{name}}}`{token.content}`"
        self.note("unknown-role", token_line(token) if token.map else 0, typed, self._expected(name), near)
        self.current_node += nodes.literal(typed, typed)

    def tell_lost_footnotes(self) -> None:
        """Note each mark of a footnote that has no footnote, and show the mark as typed.

        A translated passage has the marks alone: its footnotes stand in the page.
        """
        document = self.document
        if TRANSLATED.search(document["source"]):
            return
        notes = {name for note in document.findall(nodes.footnote) for name in note["names"]}
        for name, marks in list(document.footnote_refs.items()):
            if name in notes:
                continue
            # What was meant for the footnote itself is told, and not each mark of it.
            meant = [mark for mark in marks if _begins_paragraph(mark)]
            meant = meant if len(meant) < len(marks) else []
            for mark in marks:
                near = nearest(name, notes)
                if not meant or mark in meant:
                    where = "at the beginning of the line" if meant else "at the end of the page"
                    expected = f"a line “[^{name}]: …” {where}"
                    self.note("unknown-footnote", mark.line or 0, f"[^{name}]", expected, near)
                if mark in document.autofootnote_refs:
                    document.autofootnote_refs.remove(mark)
                typed = f"[^{name}]"
                mark.replace_self(nodes.inline(typed, typed, classes=[LOST_MARK]))
            del document.footnote_refs[name]
            # The footnote of a work is known, and without a directive “footbibliography” it stands nowhere.
            document.autofootnotes = [one for one in document.autofootnotes if name not in one["names"]]

    def note(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Note a problem of the page that is being read."""
        if code in ("heading-in-directive", "indented-code", "malformed-label"):
            self.md_env[HEADING_LOST] = True
        super().note(code, line, value, expected, near)

    def create_warning(
        self, message: str, subtype: Any, *, line: int | None = None, **named: Any
    ) -> nodes.system_message | None:
        """Log a warning of MyST, at its line in the page as it was typed."""
        if subtype == MystWarnings.MD_HEADING_NON_CONSECUTIVE and self.md_env.get(HEADING_LOST):
            # That a heading is none is told; that the next one is not of its level only follows from it.
            return None
        lines = self.sphinx_env.temp_data.get(LINES)
        if lines and line is not None:
            line = line_of(lines, line)
        return super().create_warning(message, subtype, line=line, **named)


def _begins_paragraph(mark: nodes.footnote_reference) -> bool:
    """Return whether a mark begins its paragraph, as that of the footnote itself does."""
    before = "".join(node.astext() for node in mark.parent.children[: mark.parent.index(mark)])
    return not any(sign.isalnum() for sign in before)
