"""The directives of a lesson: ``lesson`` with its two sides, and the parts of the pupils' side."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes

from perspectives.doctree import lesson_nodes
from perspectives.doctree.plain_text import plain_words
from perspectives.reading.directive_base import PerspectivesDirective
from perspectives.records.lesson_options import LESSON_READERS, LESSON_SOURCE_READERS
from perspectives.records.lessons import GUIDING_QUESTIONS, LESSON_MINUTES
from perspectives.records.quoting import first_words
from perspectives.records.unwritten import is_unwritten


class LessonPartDirective(PerspectivesDirective):
    """A directive with a body and without an argument, in the directive :attr:`holder`."""

    optional_arguments = 0
    holder: ClassVar[str] = ""
    made: ClassVar[type[nodes.Element]] = nodes.Element

    @property
    def part(self) -> str:
        """The name of the directive, without that of the domain."""
        return self.name.rpartition(":")[2]

    def run(self) -> list[nodes.Node]:
        """Return the part."""
        return [self.part_node()]

    def part_node(self) -> nodes.Element:
        """Return the part; one that is empty, or in another place, is reported and printed all the same."""
        values = self.read_options()
        if self.holder and (not self.stack or self.stack[-1][0] != self.holder):
            self.problem("misplaced-lesson-part", f"{{{self.part}}}", f"it in {{{self.holder}}}")
        node = self.make(self.made, values)
        node += self.parse(self.part, None)
        if not node.children:
            self.problem("empty-body", f"{{{self.part}}}")
        self.check(node)
        return node

    def check(self, node: nodes.Element) -> None:
        """Note the problems of the content."""

    def require(self, node: nodes.Element, *parts: tuple[str, type[nodes.Element]]) -> None:
        """Note a problem for each part that is not among the children of a node, or is there twice."""
        for name, kind in parts:
            found = [child for child in node.children if isinstance(child, kind)]
            if not found:
                self.problem("missing-lesson-part", f"{{{self.part}}}", name)
            for second in (
                found[1:] if kind is not lesson_nodes.lesson_source and name.startswith("{") else ()
            ):
                self.problem("misplaced-lesson-part", name, f"one {name} in a lesson", line=second.line)


class LessonDirective(LessonPartDirective):
    """``{lesson}``: a lesson on a page of its own; its id is the label of the heading."""

    readers: ClassVar = LESSON_READERS
    required = ("skill", "minutes")
    made = lesson_nodes.lesson

    def run(self) -> list[nodes.Node]:
        """Return the lesson. Its place is checked when the headings of the page are known."""
        within = self.stack[-1][0] if self.stack else ""
        node = self.part_node()
        node["within"] = within
        node.setdefault("minutes", LESSON_MINUTES)
        for option in self.required:
            if option not in self.options or not str(self.options[option] or "").strip():
                self.problem("missing-option", "{lesson}", f"the option “{option}”")
        return [node]

    def check(self, node: nodes.Element) -> None:
        """Note a side that is missing, and text outside of both."""
        self.require(node, ("{pupils}", lesson_nodes.pupils), ("{teacher}", lesson_nodes.teacher))
        for child in node.children:
            if isinstance(
                child, lesson_nodes.pupils | lesson_nodes.teacher | nodes.Invisible | nodes.system_message
            ):
                continue
            line = getattr(child, "line", None)
            self.problem("text-in-lesson", first_words(child.astext()), line=line)


class PupilsDirective(LessonPartDirective):
    """``{pupils}``: what pupils are given."""

    holder = "lesson"
    made = lesson_nodes.pupils

    def check(self, node: nodes.Element) -> None:
        """Note the parts that are missing: context, sources, organiser, task."""
        self.require(
            node,
            ("the context, in two to five sentences before the sources", nodes.paragraph),
            ("{lesson-source}", lesson_nodes.lesson_source),
            ("{organiser}", lesson_nodes.organiser),
            ("{task}", lesson_nodes.task),
        )
        if is_unwritten(node.astext()):
            self.problem("unwritten-part", "{pupils}")


class LessonSourceDirective(LessonPartDirective):
    """``{lesson-source} place``: a source, its credit, its hard words and two guiding questions."""

    optional_arguments = 1
    argument = "the id of a claim, or a passage of a document such as paper:p3-5"
    readers: ClassVar = LESSON_SOURCE_READERS
    required = ("credit",)
    holder = "pupils"
    made = lesson_nodes.lesson_source

    def make(self, kind: type[nodes.Element], values: dict[str, Any]) -> nodes.Element:
        """Return the node, with the credit as its first paragraph."""
        node = super().make(kind, values)
        node["target"] = self.read_argument()
        if not values.get("credit"):
            self.problem("missing-option", "{lesson-source}", "the option “credit”")
        else:
            line = self.option_line("credit")
            credit = nodes.paragraph("", "", *self.parse_inline(values["credit"], lineno=line)[0])
            credit["classes"].append("ps-lesson-credit")
            self.set_source_info(credit)
            node += credit
        return node

    def check(self, node: nodes.Element) -> None:
        """Note a number of questions that is not two."""
        questions = questions_of(node)
        if len(questions) != GUIDING_QUESTIONS:
            self.problem("lesson-questions", f"{len(questions)} in {node['target']}", "two questions")
        for question in questions:
            if is_unwritten(plain_words(question)):
                line = question.line
                self.problem("unwritten-part", first_words(plain_words(question)), line=line)


class OrganiserDirective(LessonPartDirective):
    """``{organiser}``: a table that pupils fill."""

    holder = "pupils"
    made = lesson_nodes.organiser

    def check(self, node: nodes.Element) -> None:
        """Note an organiser that is no table; columns without a name, and a table that is full."""
        tables = list(node.findall(nodes.table))
        cells = [cell for body in node.findall(nodes.tbody) for cell in body.findall(nodes.entry)]
        heads = [cell for head in node.findall(nodes.thead) for cell in head.findall(nodes.entry)]
        if any(not cell.astext().strip() for cell in heads):
            self.problem("unfit-organiser", "a column without a name", "a name over each column")
        if len(tables) != 1 or not any(not cell.astext().strip() for cell in cells):
            found = f"{len(tables)} tables" if len(tables) != 1 else "no empty cell"
            self.problem("unfit-organiser", found, "one table with empty cells")


class TaskDirective(LessonPartDirective):
    """``{task}``: what pupils are asked to do."""

    holder = "pupils"
    made = lesson_nodes.task


class TeacherDirective(LessonPartDirective):
    """``{teacher}``: what is for the teacher alone."""

    holder = "lesson"
    made = lesson_nodes.teacher

    def check(self, node: nodes.Element) -> None:
        """Note what is still to be written."""
        for part in node.findall(nodes.TextElement):
            if isinstance(part, nodes.paragraph | nodes.term) and is_unwritten(part.astext()):
                self.problem("unwritten-part", first_words(part.astext()))


def questions_of(node: nodes.Element) -> list[nodes.list_item]:
    """Return the guiding questions under a source: the items of its lists."""
    lists = [one for one in node.children if isinstance(one, nodes.bullet_list | nodes.enumerated_list)]
    return [item for one in lists for item in one.children if isinstance(item, nodes.list_item)]


LESSON_DIRECTIVES = {
    "lesson": LessonDirective,
    "pupils": PupilsDirective,
    "lesson-source": LessonSourceDirective,
    "organiser": OrganiserDirective,
    "task": TaskDirective,
    "teacher": TeacherDirective,
}
