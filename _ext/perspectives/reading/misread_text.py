"""A renderer of MyST that tells what nobody means: markup that is printed as text, and text taken for markup.

It asks MyST's own tokens, so that code which shows a directive is never blamed.
Where it is clear what was meant, the text is read so, and told all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import directives, roles
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from perspectives.doctree.plain_text import LOST_MARK
from perspectives.reading.added_views import view_options
from perspectives.reading.declared_fields import added_fields
from perspectives.reading.fence_faults import FAULTS, FenceFault
from perspectives.reading.fence_lines import DOMAIN, OWN_NAMES, WELL_FORMED, name_in, opening_of, own_name
from perspectives.reading.option_lines import mend_options
from perspectives.reading.page_conflicts import LINES, line_of
from perspectives.reading.problem_notes import note_problem
from perspectives.reading.stray_text import OWN_ROLES, READERS, ROLES, Readers, stray_markup
from perspectives.records.fields import readers_of
from perspectives.records.house_settings import names_in
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

STACK = "perspectives:stack"
"""The key of the directives of this extension that are being read, the outermost first."""
NAMES = "perspectives:names"
"""The key of the parser's environment for the names of the directives that are being read."""
TITLE_SEEN = "perspectives:title"
"""The key of the parser's environment for the line of the page's title."""
TRANSLATED = re.compile(r":(\d+):<translated>$")
"""The end of the name that Sphinx gives to a translated passage while it is read, with its line."""
OTHER_NAMES = (
    *("admonition", "attention", "bibliography", "caution", "code-block", "container", "csv-table", "danger"),
    *("epigraph", "figure", "footbibliography", "glossary", "hint", "image", "important", "include", "index"),
    *("list-table", "literalinclude", "math", "note", "only", "raw", "rubric", "seealso", "sidebar", "table"),
    *("tip", "toctree", "topic", "versionadded", "versionchanged", "warning"),
)
"""Directives of other projects that a misspelt name is compared with."""


class TellingRenderer(SphinxRenderer):
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
                mended = mend_options(content, known, own in OWN_NAMES, holds_text=own != "view")
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

    def _directive(self, name: str) -> Any:
        """Return the class of a directive; None if there is none of this name."""
        found, _messages = directives.directive(name, self.language_module_rst, self.document)
        return found

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

    # Fences

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

    def render_code_block(self, token: SyntaxTreeNode) -> None:
        """Add a block of code; note a directive that is code only for its indent."""
        for number, line in enumerate(token.content.split("\n")):
            opening = opening_of(line.strip())
            if opening and opening.name and self._is_asked(opening.name):
                expected = f"“{line.strip()}” at the beginning of the line"
                self.note("malformed-directive", token_line(token) + number, line.strip(), expected)
                break
        super().render_code_block(token)

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
        if is_right and len(token.markup) >= 3 and "：" not in typed:
            return
        name, rest = name_in(info)
        meant = self._meant(name, rest, info, token.type)
        if is_right or meant:
            meant = name if is_right else meant
            wanted = f"{{{meant}}} {rest}".rstrip()
            marks = token.markup if len(token.markup) >= 3 else ":::"
            near = None if meant == name else meant
            self.note("malformed-directive", token_line(token), typed.strip(), f"“{marks}{wanted}”", near)
            token.token.info = wanted

    def _meant(self, name: str, rest: str, info: str, type_: str) -> str | None:
        """Return the name of the directive that is meant; None for a container or the language of code."""
        has_brace = any(sign in info for sign in "{}｛｝")
        if not name or (type_ == "fence" and not has_brace and name not in OWN_NAMES):
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

    # Headings

    def render_heading(self, token: SyntaxTreeNode) -> None:
        """Add a heading; note one that stands in a directive, and a second title of the page."""
        line = token_line(token)
        title = token.children[0].content if token.children else ""
        in_section = isinstance(self.current_node, nodes.document | nodes.section)
        if not in_section and self.md_env.get("temp_root_node") is not self.current_node:
            if self._names and (self._inside() or self.is_required("markdown")):
                self.note("heading-in-directive", line, title, f"no heading within {{{self._names[-1]}}}")
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
            for mark in marks:
                near = nearest(name, notes)
                expected = f"a line “[^{name}]: …” at the end of the page"
                self.note("unknown-footnote", mark.line or 0, f"[^{name}]", expected, near)
                if mark in document.autofootnote_refs:
                    document.autofootnote_refs.remove(mark)
                typed = f"[^{name}]"
                mark.replace_self(nodes.inline(typed, typed, classes=[LOST_MARK]))
            del document.footnote_refs[name]
            # The footnote of a work is known, and without a directive “footbibliography” it stands nowhere.
            document.autofootnotes = [one for one in document.autofootnotes if name not in one["names"]]

    def create_warning(
        self, message: str, subtype: Any, *, line: int | None = None, **named: Any
    ) -> nodes.system_message | None:
        """Log a warning of MyST, at its line in the page as it was typed."""
        lines = self.sphinx_env.temp_data.get(LINES)
        if lines and line is not None:
            line = line_of(lines, line)
        return super().create_warning(message, subtype, line=line, **named)

    def note(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Note a problem of the page that is being read; one in a translation, at the line of its passage."""
        env = self.sphinx_env
        if passage := TRANSLATED.search(self.document["source"]):
            line = int(passage[1])
        note_problem(env, Problem(code, line, env.docname, value=value, expected=expected, nearest=near))
