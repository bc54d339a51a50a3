"""What an editor writes: accounts, claim, commentary, editorial-note, view.

A directive turns its options into a node with plain attributes. It never raises:
what is wrong becomes a problem of the document, and the text is shown all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from perspectives import model
from perspectives import nodes as own
from perspectives.dates import parse_date
from perspectives.model import Problem
from perspectives.options import (
    Malformed,
    nearest,
    parse_also_in,
    parse_id,
    parse_language,
    parse_list,
    parse_locator,
    parse_silences,
)
from perspectives.problems import note_problem
from perspectives.views import VIEWS

STACK = "perspectives:stack"
ATTRIBUTION = re.compile(r">\s*(?:---?|—|–)\s*\S")


class AnyOption(dict[str, Callable[[str], Any]]):
    """An option table that takes every name, so that a wrong one gets our answer and no option is lost."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return directives.unchanged

    def __bool__(self) -> bool:
        return True


def one_of(choices: Iterable[str]) -> Callable[[str], str]:
    """Return a reader that takes one of *choices*."""
    valid = tuple(choices)

    def read(value: str) -> str:
        if value not in valid:
            raise Malformed("unknown-value", value, "one of " + ", ".join(valid), nearest(value, valid))
        return value

    return read


def date(value: str) -> str:
    """Read an EDTF date."""
    try:
        return parse_date(value).text
    except ValueError as error:
        raise Malformed("malformed-date", value, "an EDTF date") from error


def text(value: str) -> str:
    """Read a line of text."""
    return " ".join(value.split())


class PerspectivesDirective(SphinxDirective):
    """What the five directives share: an argument, options read by name, problems instead of errors."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption()
    readers: ClassVar[dict[str, Callable[[str], Any]]] = {}
    argument: ClassVar[str] = ""

    def problem(
        self, code: str, value: str = "", expected: str = "", near: str | None = None, line: int | None = None
    ) -> None:
        """Note a problem of this document, at the directive's line unless *line* is given."""
        place = self.lineno if line is None else line
        note_problem(
            self.env, Problem(code, place, self.env.docname, value=value, expected=expected, nearest=near)
        )

    @property
    def stack(self) -> list[tuple[str, str | None]]:
        """The directives of ours that are open, outermost first, each with its id."""
        return cast("list[tuple[str, str | None]]", self.env.temp_data.setdefault(STACK, []))

    def read_argument(self) -> str:
        """Return what the first line names, or note that it names nothing."""
        value = text(self.arguments[0]) if self.arguments else ""
        if not value:
            self.problem("missing-argument", expected=self.argument)
        return value

    def read_options(self) -> dict[str, Any]:
        """Return the options that can be read, by name; the others become problems."""
        values: dict[str, Any] = {}
        for name, typed in self.options.items():
            reader = self.readers.get(name)
            value = "" if typed is None else str(typed).strip()
            if reader is None:
                self.problem(
                    "unknown-option", name, "one of " + ", ".join(self.readers), nearest(name, self.readers)
                )
                continue
            try:
                values[name.replace("-", "_")] = reader(value)
            except Malformed as malformed:
                self.problem(
                    malformed.code, f"{name}: {malformed.value}", malformed.expected, malformed.nearest
                )
        if "id" in self.readers and "id" not in self.options:
            self.problem("missing-id")
        return values

    def parse(self, kind: str, id_: str | None) -> list[nodes.Node]:
        """Return the content's nodes, parsed while this directive stands on the stack."""
        self.stack.append((kind, id_))
        try:
            return self.parse_content_to_nodes()
        finally:
            self.stack.pop()

    def make(self, kind: type[nodes.Element], values: dict[str, Any]) -> nodes.Element:
        """Return a node of *kind* with *values* as its attributes, and its anchor where it has an id."""
        node = kind("", **{name: value for name, value in values.items() if name != "id"})
        node["docname"] = self.env.docname
        self.set_source_info(node)
        if values.get("id"):
            node["record"] = values["id"]
            node["ids"] = [f"{self.argument_anchor}-{values['id']}"]
        return node

    argument_anchor: ClassVar[str] = ""


class AccountsDirective(PerspectivesDirective):
    """``{accounts} question``: the claims on one question, side by side."""

    argument = "the question"
    argument_anchor = "accounts"
    readers: ClassVar = {
        "id": parse_id,
        "event": parse_id,
        "finding": one_of(model.FINDINGS),
        "settle": text,
        "silences": parse_silences,
        "with": parse_list,
    }

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
            self.set_source_info(settle)
            node += settle
        if not values["borrowed"] and next(node.findall(own.claim), None) is None:
            self.problem("accounts-without-claims", question)
        return [node]


class ClaimDirective(PerspectivesDirective):
    """``{claim} voice``: what one voice says, with its provenance."""

    argument = "the voice"
    argument_anchor = "claim"
    readers: ClassVar = {
        "id": parse_id,
        "source": parse_id,
        "locator": parse_locator,
        "quoted-in": parse_id,
        "quoted-in-locator": parse_locator,
        "also-in": parse_also_in,
        "cert": one_of(model.CERTAINTIES),
        "via": parse_list,
        "date": date,
        "told": date,
        "medium": one_of(model.MEDIA),
        "language": parse_language,
        "original-language": parse_language,
        "translator": text,
        "event": parse_id,
        "answers": parse_list,
        "disputes": parse_list,
        "supports": parse_list,
        "within": parse_id,
        "perspective": parse_id,
    }

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
                self.problem("attribution-in-quotation", text(line), line=number)
            if (
                words
                and after.strip()
                and not next_is_quoted
                and not after.lstrip().startswith(("```", ":::"))
            ):
                self.problem("run-on-quotation", text(after), line=number + 1)


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
    readers: ClassVar = {"id": parse_id, "about": parse_list}

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
        if name not in VIEWS:
            if name:
                self.problem("unknown-view", name, "one of " + ", ".join(VIEWS), nearest(name, VIEWS))
            return []
        self.readers = dict.fromkeys(VIEWS[name].filters, text)  # type: ignore[misc]
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
