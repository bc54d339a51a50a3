"""The directives that an editor writes: accounts, claim, commentary, document and the like.

A directive makes a node whose attributes are the plain values of its options. It never raises:
a fault becomes a problem of the document, and the text is shown anyway.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from perspectives.doctree import comparison_nodes, document_nodes, page_nodes
from perspectives.reading.added_views import view_options
from perspectives.reading.claim_directive import ClaimDirective
from perspectives.reading.directive_base import PerspectivesDirective
from perspectives.reading.lesson_directives import LESSON_DIRECTIVES
from perspectives.reading.parallel_directive import ParallelDirective
from perspectives.records import closed_lists
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.document_fields import document_readers
from perspectives.records.fields import readers_of
from perspectives.records.option_values import nearest, parse_text
from perspectives.records.unwritten import is_unwritten
from perspectives.records.view_options import missing_option

HEADNOTE_WORDS = 120
"""The most words that a headnote may have, its questions not counted."""
HEADNOTE_QUESTIONS = 2


class AccountsDirective(PerspectivesDirective):
    """``{accounts} question``: the claims on one question, side by side."""

    argument = "the question"
    argument_anchor = "accounts"
    readers: ClassVar = readers_of(COMPARISON_FIELDS)
    required = ("id",)

    def run(self) -> list[nodes.Node]:
        """Return the comparison; its question is a rubric."""
        question = self.read_argument()
        values = self.read_options()
        if self.stack:
            self.problem("misplaced-accounts", f"{{accounts}} in {{{self.stack[-1][0]}}}")
        listed = values.pop("with", ())
        values["borrowed"] = tuple(id_ for id_ in listed if ":" not in id_)
        values["passages"] = tuple(place for place in listed if ":" in place)
        node = self.make(comparison_nodes.accounts, values)
        rubric = nodes.rubric("", "", classes=["ps-question"])
        rubric += self.parse_inline(question)[0]
        self.set_source_info(rubric)
        node += rubric
        node += self.parse("accounts", values.get("id"))
        if values.get("settle"):
            line = self.option_line("settle")
            parts = self.parse_inline(values["settle"], lineno=line)[0]
            settle = nodes.paragraph("", "", *parts, classes=["ps-settle"])
            settle["is_settle"] = True
            self.set_source_info(settle)
            node += settle
        if "with" not in self.options and next(node.findall(comparison_nodes.claim), None) is None:
            self.problem("accounts-without-claims", question)
        return [node]


class CommentaryDirective(PerspectivesDirective):
    """``{commentary}``: the words of the editor on the comparison around it."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the commentary."""
        self.read_options()
        if not self.stack or self.stack[-1][0] != "accounts":
            self.problem("misplaced-commentary")
        node = comparison_nodes.commentary("")
        self.set_source_info(node)
        node += self.parse("commentary", None)
        if not node.children:
            self.problem("empty-body")
        return [node]


class EditorialNoteDirective(PerspectivesDirective):
    """``{editorial-note} kind``: a note of the editor on a problem in a source."""

    argument = "the kind of note: " + ", ".join(closed_lists.NOTE_KINDS)
    argument_anchor = "note"
    readers: ClassVar = readers_of(NOTE_FIELDS)
    required = ("id",)

    def run(self) -> list[nodes.Node]:
        """Return the note."""
        kind = self.read_argument()
        values = self.read_options()
        if kind and kind not in closed_lists.NOTE_KINDS:
            self.problem(
                "unknown-value",
                kind,
                "one of " + ", ".join(closed_lists.NOTE_KINDS),
                nearest(kind, closed_lists.NOTE_KINDS),
            )
        values["kind"] = kind
        node = self.make(comparison_nodes.editorial_note, values)
        node += self.parse("editorial-note", values.get("id"))
        if not node.children:
            self.problem("empty-body", kind)
        return [node]


class DocumentDirective(PerspectivesDirective):
    """``{document} work``: a primary text with a page of its own; its id is the label of the heading."""

    argument = "the key of the document in the bibliography"
    readers: ClassVar = document_readers()
    required = ("by",)

    def run(self) -> list[nodes.Node]:
        """Return the document, without its text: the text is laid out when the labels are known."""
        work = self.read_argument()
        values = self.read_options()
        if "by" not in self.options:
            self.problem("missing-maker", work)
        values["work"] = work
        if "paragraphs" in values:
            values["selection"] = values.pop("paragraphs")
        node = self.make(document_nodes.source_document, values)
        # Its place is checked when the headings of the page are known.
        node["within"] = self.stack[-1][0] if self.stack else ""
        node += self.parse("document", None)
        headnotes = [child for child in node.children if isinstance(child, document_nodes.headnote)]
        if not headnotes:
            self.problem("missing-headnote", work)
        for headnote in headnotes[1:]:
            expected = "one headnote in each document"
            self.problem("misplaced-headnote", "a second headnote", expected, line=headnote.line)
        return [node]


class HeadnoteDirective(PerspectivesDirective):
    """``{headnote}``: the editors' introduction to a document; a list in it is what to look for."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the headnote, with the questions in a block of their own."""
        self.read_options()
        if not self.stack or self.stack[-1][0] != "document":
            self.problem("misplaced-headnote")
        node = document_nodes.headnote("", classes=["ps-headnote"])
        self.set_source_info(node)
        node += self.parse("headnote", None)
        lists = [
            child for child in node.children if isinstance(child, nodes.bullet_list | nodes.enumerated_list)
        ]
        length = sum(len(child.astext().split()) for child in node.children if child not in lists)
        if not length:
            self.problem("empty-body")
        if is_unwritten(node.astext()):
            self.problem("unwritten-part", "the headnote")
        if length > HEADNOTE_WORDS:
            self.problem("long-headnote", f"{length} words", f"at most {HEADNOTE_WORDS} words")
        count = sum(len(one.children) for one in lists)
        if count > HEADNOTE_QUESTIONS:
            self.problem("long-headnote", f"{count} questions", f"at most {HEADNOTE_QUESTIONS} questions")
        return [node]


class ViewDirective(PerspectivesDirective):
    """``{view} name``: a query over the records, complete in every output."""

    argument = "the view's name"

    def run(self) -> list[nodes.Node]:
        """Return an empty view, which is filled when the whole book is known; no node for an unknown name."""
        name, known = self.read_argument(), view_options(self.env.events)
        if name not in known:
            if name:
                expected = "one of " + ", ".join(known)
                self.problem("unknown-view", name, expected, nearest(name, known))
            return self.text()
        self.readers = {  # type: ignore[misc]
            option: taken.read for option, taken in known[name].items()
        }
        filters = tuple(sorted((key.replace("_", "-"), value) for key, value in self.read_options().items()))
        missing = missing_option(name, {**self.options, **dict(filters)})
        if missing:
            self.problem("missing-option", f"{{view}} {name}", f"the option “{missing}”")
        node = page_nodes.view("", view=name, filters=filters)
        node["lines"] = tuple((option, self.option_line(option)) for option, _value in filters)
        self.set_source_info(node)
        return [node, *self.text()]

    def text(self) -> list[nodes.Node]:
        """Return the nodes of the text in the view, which should have none."""
        lines = list(self.content)
        first = next((number for number, line in enumerate(lines) if line.strip()), None)
        if first is None:
            return []
        self.problem("text-in-view", parse_text(lines[first]), line=self.first_content_line + first)
        return self.parse("view", None)


DIRECTIVES: dict[str, type[PerspectivesDirective]] = {
    "accounts": AccountsDirective,
    "claim": ClaimDirective,
    "commentary": CommentaryDirective,
    "document": DocumentDirective,
    "headnote": HeadnoteDirective,
    "editorial-note": EditorialNoteDirective,
    "parallel": ParallelDirective,
    "view": ViewDirective,
    **LESSON_DIRECTIVES,
}
