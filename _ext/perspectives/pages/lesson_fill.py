"""Fills a lesson when the whole book is known: the pupils' side first, then the teacher's side."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation

from perspectives.book.lesson_sources import find_sources
from perspectives.doctree import lesson_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import separated
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.lessons import Lesson
from perspectives.records.quoting import quoted
from perspectives.records.vocabulary import N_
from perspectives.rendering.lesson_source import fill_source
from perspectives.rendering.lesson_teacher import lesson_facts, teachers_additions
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

WRITING_WIDTHS, READING_WIDTHS = (6, 12), (6, 40)
"""The least and the greatest width of a column, in characters: of one that pupils fill, of any other."""
LESSON_FILES = {".pdf": N_("PDF, A4"), "-letter.pdf": N_("PDF, Letter"), ".docx": N_("to change: DOCX")}
"""The names of the files of a lesson on its page, by the ends of their names."""


def fill_lesson(printer: Printer, node: lesson_nodes.lesson) -> None:
    """Fill both sides of a lesson. One without a place of its own is printed as it was typed."""
    lessons = printer.book.records[printer.docname].lessons if printer.docname in printer.book.records else []
    lesson = next((one for one in lessons if one.id == node.get("record")), None)
    node["classes"].append("ps-lesson")
    for table in node.findall(nodes.table):
        set_widths(table, READING_WIDTHS)
    pupils = [child for child in node.children if isinstance(child, lesson_nodes.pupils)]
    teachers = [child for child in node.children if isinstance(child, lesson_nodes.teacher)]
    others = [child for child in node.children if child not in pupils and child not in teachers]
    node.children.clear()
    if lesson:
        node += _downloads(printer, lesson)
    for side in pupils:
        _fill_pupils(printer, side, lesson)
        node += side
    for number, back in enumerate(teachers, 1):
        back["classes"].append("ps-teacher")
        back["label"] = _("For the teacher")
        if number == 1:
            back.insert(0, [*_teachers_head(printer, lesson), *others])
            others = []
        if lesson and number == len(teachers):
            back += list(teachers_additions(printer, lesson, find_sources(printer.book, lesson)))
        node += back
    node += others


def _teachers_head(printer: Printer, lesson: Lesson | None) -> list[nodes.Node]:
    title = nodes.rubric("", _("For the teacher"), classes=["ps-side-title"])
    title["heading-level"] = 2
    return [title, lesson_facts(printer, lesson)] if lesson else [title]


def _fill_pupils(printer: Printer, side: lesson_nodes.pupils, lesson: Lesson | None) -> None:
    """Fill the pupils' side: every link in it becomes its words."""
    side["classes"].append("ps-pupils")
    side["label"] = _("For pupils")
    _unlink(side)
    found = {one.source.target: one for one in find_sources(printer.book, lesson)} if lesson else {}
    for place, node in enumerate(list(side.findall(lesson_nodes.lesson_source))):
        if node["target"] in found:
            fill_source(printer, node, found[node["target"]], place, 3)
    for organiser in side.findall(lesson_nodes.organiser):
        _entitle(organiser, _("Fill in"), "ps-organiser")
        for table in organiser.findall(nodes.table):
            set_widths(table, WRITING_WIDTHS)
    for task in side.findall(lesson_nodes.task):
        _entitle(task, _("Your task"), "ps-task")
    title = nodes.rubric("", _("For pupils"), classes=["ps-side-title"])
    title["heading-level"] = 2
    side.insert(0, title)


def set_widths(table: nodes.table, limits: tuple[int, int]) -> None:
    """Give each column of a table a width by its longest cell, within limits; Markdown gives all the same."""
    for group in table.findall(nodes.tgroup):
        rows = [[len(cell.astext()) for cell in row.findall(nodes.entry)] for row in group.findall(nodes.row)]
        for place, column in enumerate(group.findall(nodes.colspec)):
            longest = max((row[place] for row in rows if place < len(row)), default=0)
            column["colwidth"] = min(max(longest, limits[0]), limits[1])


def _entitle(part: nodes.Element, words: str, class_: str) -> None:
    """Give a part of the pupils' side its title."""
    title = nodes.rubric("", words, classes=["ps-lesson-title"])
    title["heading-level"] = 3
    part["classes"].append(class_)
    part.insert(0, title)


def _unlink(side: lesson_nodes.pupils) -> None:
    """Put the words of each link in its place: a sheet in the hand of a pupil leads nowhere."""
    links: list[nodes.Element] = [*side.findall(addnodes.pending_xref), *side.findall(nodes.reference)]
    for node in links:
        words = node.astext()
        if node.get("reftype") == "quote":
            words = quoted(words)
        node.replace_self(nodes.inline("", words, support_smartquotes=False))
    for mark in list(side.findall(nodes.footnote_reference)):
        mark.parent.remove(mark)


def _downloads(printer: Printer, lesson: Lesson) -> list[nodes.Node]:
    """Return links to the files of the lesson, or nothing if the pages offer none."""
    config, builder = printer.builder.config, printer.builder
    folder = config.perspectives_lessons
    if not folder or builder.name not in HTML_BUILDERS:
        return []
    root = builder.get_relative_uri(printer.docname, config.root_doc).rpartition("/")[0]
    address = "/".join(part for part in (root, folder, lesson.id) if part)
    links = (
        nodes.reference("", _(name), refuri=f"{address}{ending}", internal=True)
        for ending, name in LESSON_FILES.items()
    )
    return [paragraph("lesson-files", _("To print: "), *separated(links, " · "))]
