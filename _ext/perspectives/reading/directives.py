"""What an editor writes: accounts, claim, commentary, editorial-note, view.

A directive turns its options into a node with plain attributes. It never raises:
what is wrong becomes a problem of the document, and the text is shown all the same.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import ClassVar

from docutils import nodes
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from perspectives.doctree import nodes as own
from perspectives.reading.directive_base import PerspectivesDirective
from perspectives.reading.markdown import take_out_empty_quotations
from perspectives.records import model
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.fields import readers_of
from perspectives.records.option_values import nearest, one_of, parse_text
from perspectives.records.view_options import VIEW_OPTIONS

ATTRIBUTION = re.compile(r">\s*(?:---?|—|–)\s*\S")


class AccountsDirective(PerspectivesDirective):
    """``{accounts} question``: the claims on one question, side by side."""

    argument = "the question"
    argument_anchor = "accounts"
    readers: ClassVar = readers_of(COMPARISON_FIELDS)

    def run(self) -> list[nodes.Node]:
        """Return the comparison with its question as a rubric."""
        question = self.read_argument()
        values = self.read_options()
        if self.stack:
            self.problem("misplaced-accounts", self.stack[-1][0])
        values["borrowed"] = values.pop("with", ())
        node = self.make(own.accounts, values)
        rubric = nodes.rubric("", "", classes=["ps-question"])
        rubric += self.parse_inline(question)[0]
        self.set_source_info(rubric)
        node += rubric
        node += self.parse("accounts", values.get("id"))
        if values.get("settle"):
            settle = nodes.paragraph("", "", *self.parse_inline(values["settle"])[0], classes=["ps-settle"])
            settle["is_settle"] = True
            self.set_source_info(settle)
            node += settle
        if not values["borrowed"] and next(node.findall(own.claim), None) is None:
            self.problem("accounts-without-claims", question)
        return [node]


class ClaimDirective(PerspectivesDirective):
    """``{claim} voice``: what one voice says, with its provenance."""

    argument = "the voice"
    argument_anchor = "claim"
    readers: ClassVar = readers_of(CLAIM_FIELDS)

    def run(self) -> list[nodes.Node]:
        """Return the claim with its quotations kept as typed."""
        voice = self.read_argument()
        values = self.read_options()
        typed = {name.replace("-", "_") for name in self.options}
        if any(kind == "claim" for kind, _ in self.stack):
            self.problem("nested-claim", voice)
        if not typed & {"source", "quoted_in"}:
            self.problem("missing-source")
        for work in ("source", "quoted_in"):
            locator = "locator" if work == "source" else "quoted_in_locator"
            if locator in typed and work not in typed:
                self.problem("locator-without-work", str(self.options[locator.replace("_", "-")]))
        values["voice"] = voice
        values["accounts"] = next((id_ for kind, id_ in reversed(self.stack) if kind == "accounts"), None)
        self.check_lines()
        node = self.make(own.claim, values)
        node["incomplete"] = "id" not in values or not voice or not {"source", "quoted_in"} & set(values)
        node += self.parse("claim", values.get("id"))
        for quotation in take_out_empty_quotations(node):
            self.problem("empty-body", ">", line=quotation.line)
        if not node.children:
            self.problem("empty-body", voice)
        for quotation in node.findall(nodes.block_quote):
            quotation["classes"].append("ps-words")
            quotation["support_smartquotes"] = False
            for element in quotation.findall(nodes.TextElement):
                element["translatable"] = False
        return [node]

    def check_lines(self) -> None:
        """Note lines that Markdown would take into a quotation, and lines that name its speaker."""
        in_markdown = isinstance(self.state, MockState)
        first = self.content_offset + 1 + (self.lineno if in_markdown else 0)
        lines = [*self.content, ""]
        fenced = False
        for number, (line, after) in enumerate(pairwise(lines), first):
            fenced ^= line.lstrip().startswith(("```", ":::"))
            if fenced or not line.startswith(">"):
                continue
            words, next_is_quoted = line.strip("> "), after.startswith(">")
            if ATTRIBUTION.match(line) and not next_is_quoted:
                self.problem("attribution-in-quotation", parse_text(line), line=number)
            if (
                words
                and after.strip()
                and not next_is_quoted
                and not after.lstrip().startswith(("```", ":::"))
            ):
                self.problem("run-on-quotation", parse_text(after), line=number + 1)


class CommentaryDirective(PerspectivesDirective):
    """``{commentary}``: the editor's words on the comparison it stands in."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the commentary."""
        self.read_options()
        if not self.stack or self.stack[-1][0] != "accounts":
            self.problem("misplaced-commentary")
        node = own.commentary("")
        self.set_source_info(node)
        node += self.parse("commentary", None)
        if not node.children:
            self.problem("empty-body")
        return [node]


class EditorialNoteDirective(PerspectivesDirective):
    """``{editorial-note} kind``: a flagged problem in a source."""

    argument = "the kind of note: " + ", ".join(model.NOTE_KINDS)
    argument_anchor = "note"
    readers: ClassVar = readers_of(NOTE_FIELDS)

    def run(self) -> list[nodes.Node]:
        """Return the note."""
        kind = self.read_argument()
        values = self.read_options()
        if kind and kind not in model.NOTE_KINDS:
            self.problem(
                "unknown-value",
                kind,
                "one of " + ", ".join(model.NOTE_KINDS),
                nearest(kind, model.NOTE_KINDS),
            )
        values["kind"] = kind
        node = self.make(own.editorial_note, values)
        node += self.parse("editorial-note", values.get("id"))
        if not node.children:
            self.problem("empty-body", kind)
        return [node]


class ViewDirective(PerspectivesDirective):
    """``{view} name``: a query over the records, complete in every output."""

    argument = "the view's name"

    def run(self) -> list[nodes.Node]:
        """Return the empty view; it is filled when the whole book is known."""
        name = self.read_argument()
        if name not in VIEW_OPTIONS:
            if name:
                expected = "one of " + ", ".join(VIEW_OPTIONS)
                self.problem("unknown-view", name, expected, nearest(name, VIEW_OPTIONS))
            return []
        self.readers = {  # type: ignore[misc]
            option: one_of(choices) if choices else parse_text
            for option, choices in VIEW_OPTIONS[name].items()
        }
        filters = tuple(sorted((key.replace("_", "-"), value) for key, value in self.read_options().items()))
        node = own.view("", view=name, filters=filters)
        self.set_source_info(node)
        return [node]


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    "accounts": AccountsDirective,
    "claim": ClaimDirective,
    "commentary": CommentaryDirective,
    "editorial-note": EditorialNoteDirective,
    "view": ViewDirective,
}
