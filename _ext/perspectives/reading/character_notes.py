"""Characters that no text may hold, and unseen ones in quotations: they are reported where a text comes in.

The bytes of a page are cleaned when it is opened (:mod:`perspectives.reading.any_bytes`). What is left are
characters that are written by their number in Markdown, and files that a directive reads by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from perspectives.reading.page_records import has_records
from perspectives.reading.problem_notes import note_problem
from perspectives.records.characters import (
    FORBIDDEN,
    NUMBERED,
    character_of,
    forbidden_problems,
    is_forbidden_number,
    kept_of_number,
    name_of,
    sign_of_windows,
    without_forbidden,
)
from perspectives.records.house_settings import names_in
from perspectives.records.problem_record import Problem
from perspectives.records.unseen_characters import unseen_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from perspectives.reading.quotations import Typed


def mark_forbidden_numbers(parser: MarkdownIt) -> None:
    """Make a Markdown parser return a token ``forbidden_number`` for ``&#x1;`` and the like."""
    parser.core.ruler.before("text_join", "forbidden_number", _mark_numbers)


def _mark_numbers(state: StateCore) -> None:
    for token in state.tokens:
        _mark_number_in(token)


def _mark_number_in(token: Token) -> None:
    for child in token.children or ():
        if child.type == "text_special" and child.info == "entity":
            reference = NUMBERED.fullmatch(child.markup)
            if reference and is_forbidden_number(reference):
                child.type, child.content = "forbidden_number", kept_of_number(reference)
        _mark_number_in(child)


def number_problem(reference: re.Match[str], line: int = 0) -> Problem:
    """Return the problem for a forbidden character that is written by its number; it names no file."""
    character = character_of(reference)
    said = name_of(character) if character else "the number of no character"
    near = sign_of_windows(character) if character else None
    return Problem("forbidden-character", line, value=f"{reference[0]}, that is {said}", nearest=near)


def unseen_problems(quotation: Typed, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each kind of unseen character in a line of a quotation.

    :param first_line: the line of the page that the content of the claim begins in
    """
    for number, line in enumerate(quotation.lines, first_line + quotation.first):
        for value in unseen_in(line):
            yield Problem("unseen-character", number, value=value)


class DropForbiddenCharacters(SphinxTransform):
    """Removes what no text may hold from the nodes of a page, so that every format of it can be read."""

    # After all that adds text to the page, such as translations.
    default_priority = 950

    def apply(self, **kwargs: Any) -> None:
        """Remove the characters, and note a problem for each kind of them in a node.

        A page without a record stays as it is, unless the house rule ``markdown`` is in force.
        """
        if "markdown" not in names_in(self.config.perspectives_require) and not has_records(self.document):
            return
        for node in list(self.document.findall()):
            if isinstance(node, nodes.Text):
                if FORBIDDEN.search(node):
                    self._note(str(node), node)
                    node.parent.replace(node, nodes.Text(without_forbidden(node)))
            elif isinstance(node, nodes.Element):
                self._clean_attributes(node)
                if isinstance(node, nodes.raw):
                    self._clean_raw(node)

    def _clean_attributes(self, node: nodes.Element) -> None:
        for name, value in node.attributes.items():
            if isinstance(value, str) and FORBIDDEN.search(value):
                # What is typed is kept in rawsource-like attributes too; the text has been reported.
                if name != "typed":
                    self._note(value, node)
                node[name] = without_forbidden(value)

    def _clean_raw(self, node: nodes.raw) -> None:
        """Remove forbidden characters that raw HTML writes by their number."""
        if "html" not in node.get("format", ""):
            return
        found = [match for match in NUMBERED.finditer(node.astext()) if is_forbidden_number(match)]
        for match in found:
            self._note_problem(node, number_problem(match))
        if found:
            text = NUMBERED.sub(
                lambda match: kept_of_number(match) if is_forbidden_number(match) else match[0], node.astext()
            )
            node.children = [nodes.Text(text)]
            node.children[0].parent = node

    def _note(self, text: str, node: nodes.Node) -> None:
        for problem in forbidden_problems(text):
            self._note_problem(node, problem)

    def _note_problem(self, node: nodes.Node, problem: Problem) -> None:
        place: nodes.Node | None = node
        while place is not None and place.line is None:
            place = place.parent
        line = (place.line if place is not None else None) or 1
        note_problem(self.env, replace(problem, line=line, docname=self.env.docname))
