"""The base of the directives: options are read into plain values, and faults become problems, not errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from perspectives.doctree.page_nodes import line_break
from perspectives.reading.misread_text import STACK
from perspectives.reading.problem_notes import note_problem
from perspectives.records.characters import forbidden_problems, without_forbidden
from perspectives.records.option_values import Malformed, nearest, parse_text
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import first_words
from perspectives.records.unwritten import is_unwritten

HTML_BREAK, LATEX_BREAK = "<br />\n", "\\\\\n"
"""What MyST writes for a broken line."""


def mend_line_breaks(node: nodes.Node) -> None:
    """Put our node in the place of each broken line, which another parser of MyST makes two raw nodes of.

    Their code would be read as words of a quotation.
    """
    for raw in list(node.findall(nodes.raw)):
        if raw.parent is None:
            continue
        if raw.astext() == HTML_BREAK:
            raw.parent.replace(raw, line_break())
        elif raw.astext() == LATEX_BREAK:
            raw.parent.remove(raw)


class AnyOption(dict[str, Callable[[str], Any]]):
    """A table of options that accepts every name, so that a wrong name can be reported with its value."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True


class PerspectivesDirective(SphinxDirective):
    """The base of the five directives: an argument, options read by name, problems instead of errors.

    :cvar readers: the function that reads each option, by the option's name
    :cvar required: the options that must stand there; of two that may stand for each other, the usual one
    :cvar argument: what the first line names, for messages
    :cvar argument_anchor: the prefix of the anchor of the record
    """

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption()
    readers: ClassVar[dict[str, Callable[[str], Any]]] = {}
    required: ClassVar[tuple[str, ...]] = ()
    argument: ClassVar[str] = ""

    def problem(
        self, code: str, value: str = "", expected: str = "", near: str | None = None, line: int | None = None
    ) -> None:
        """Note a problem of this document, at the line of the directive or at *line*.

        Where nothing is found that is wrong, what is missing is missing in the directive's first line.
        """
        place = self.lineno if line is None else line
        value = value or self.first_line
        note_problem(
            self.env, Problem(code, place, self.env.docname, value=value, expected=expected, nearest=near)
        )

    @property
    def first_line(self) -> str:
        """The directive's name in braces, and its argument, as it is typed in its first line."""
        return f"{{{self.name.rpartition(':')[2]}}} {' '.join(self.arguments)}".strip()

    @property
    def in_markdown(self) -> bool:
        """Whether the page is written in Markdown, and not in docutils' own markup."""
        state: object = self.state
        return isinstance(state, MockState)

    @property
    def first_content_line(self) -> int:
        """The line of the page that the content of the directive begins in, from 1."""
        return self.content_offset + 1 + (self.lineno if self.in_markdown else 0)

    @property
    def stack(self) -> list[tuple[str, str | None]]:
        """The directives of this extension that are being read, the outermost first: name and id of each."""
        return cast("list[tuple[str, str | None]]", self.env.temp_data.setdefault(STACK, []))

    def option_line(self, name: str) -> int:
        """Return the line of the page that an option stands in; that of the directive if it is not found."""
        if self.in_markdown:
            typed = re.compile(rf"\s*(?:[-*+]\s+)?:?\s*{re.escape(name)}\b")
            for number, line in enumerate(self.block_text.split("\n")):
                if number and typed.match(line):
                    return self.lineno + number
        return self.lineno

    def read_argument(self) -> str:
        """Return the argument on the first line; if it is empty, note a problem."""
        value = parse_text(self.arguments[0]) if self.arguments else ""
        if not value:
            self.problem("missing-argument", expected=self.argument)
        return value

    def read_options(self) -> dict[str, Any]:
        """Return the values of the options by name, with “_” for “-”; each wrong option becomes a problem."""
        values: dict[str, Any] = {}
        for name, typed in self.options.items():
            reader = self.readers.get(name)
            line = self.option_line(name)
            value = self._readable("" if typed is None else str(typed), line).strip()
            if reader is None:
                expected = "one of " + ", ".join(self.readers) if self.readers else "no option at all"
                found = f"{name}: {value}" if value else name
                self.problem("unknown-option", found, expected, nearest(name, self.readers), line)
                continue
            if is_unwritten(value):
                self.problem("unwritten-part", f"{name}: {first_words(value)}", line=line)
                continue
            try:
                values[name.replace("-", "_")] = reader(value)
            except Malformed as malformed:
                found = f"{name}: {malformed.value}".rstrip()
                self.problem(malformed.code, found, malformed.expected, malformed.nearest, line)
        if "id" in self.required and "id" not in self.options:
            self.problem("missing-id")
        return values

    def _readable(self, typed: str, line: int) -> str:
        """Return an option's value without what no text may hold; an escape can write it."""
        for problem in forbidden_problems(typed):
            self.problem(problem.code, problem.value, near=problem.nearest, line=line)
        return without_forbidden(typed)

    def parse(self, kind: str, id_: str | None) -> list[nodes.Node]:
        """Return the nodes of the content; while it is parsed, this directive is on the stack."""
        self.stack.append((kind, id_))
        try:
            found = self.parse_content_to_nodes()
        finally:
            self.stack.pop()
        for node in found:
            mend_line_breaks(node)
        return found

    def make(self, kind: type[nodes.Element], values: dict[str, Any]) -> nodes.Element:
        """Return a node of *kind* with *values* as its attributes, and an anchor if it has an id."""
        node = kind("", **{name: value for name, value in values.items() if name != "id"})
        node["docname"] = self.env.docname
        self.set_source_info(node)
        # Empty for a record whose id is missing: it is printed, and nothing can name it.
        node["record"] = values.get("id") or ""
        if node["record"]:
            anchor = f"{self.argument_anchor}-{values['id']}"
            node["ids"] = [anchor]
            # Other domains look up anchors here. If two records have the same id, the first is found.
            self.state.document.ids.setdefault(anchor, node)
        return node

    argument_anchor: ClassVar[str] = ""
