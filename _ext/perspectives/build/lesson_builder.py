"""Lessons: each on sheets to print, A4 and Letter, and as a file that a teacher can change.

The pupils' side has sheets of its own; the teacher's side begins on a new sheet.
The builder ``lessons`` writes ``<id>.pdf``, ``<id>-letter.pdf`` and ``<id>.docx`` for each lesson.
It needs :mod:`typst_book` and python-docx, and is loaded with the extension ``perspectives.handouts``.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.osutil import ensuredir

from perspectives.build.sheet_builder import PAPERS, SheetBuilder
from perspectives.doctree import lesson_nodes
from typst_book.markup import escape, string

_ = get_translation("perspectives")


class LessonBuilder(SheetBuilder):
    """Writes the files of each lesson."""

    name = "lessons"
    sheet_template = Path(__file__).with_name("lesson_sheet.typ")
    epilog = "The lessons are in %(outdir)s."

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the lessons of every document."""
        ensuredir(self.outdir)
        domain = self.env.domaindata["perspectives"]["documents"]
        for docname in self.sheets_of(docnames):
            if docname not in domain or not domain[docname].lessons:
                continue
            tree = self.resolved_tree(docname)
            tree["typst_docname"], tree["typst_depth"] = docname, 1
            titles = {one.id: one.title for one in domain[docname].lessons}
            for lesson in list(tree.findall(lesson_nodes.lesson)):
                if lesson.get("record"):
                    self.write_lesson(tree, lesson, titles[lesson["record"]])

    def write_lesson(self, tree: nodes.document, lesson: lesson_nodes.lesson, title: str) -> None:
        """Write the three files of a lesson."""
        pupils, teachers = (
            [part for side in lesson.findall(kind) for part in side.children if not is_side_title(part)]
            for kind in (lesson_nodes.pupils, lesson_nodes.teacher)
        )
        front, back = self.side(tree, pupils), self.side(tree, teachers)
        names = "".join(f"[{escape(name)}], " for name in (_("Name"), _("Class"), _("Date")))
        side = _("For the teacher")
        head = _("For the teacher: {title}").format(title=title)
        for ending, paper in PAPERS.items():
            source = Path(self.outdir, f"{lesson['record']}{ending}.typ")
            source.write_text(
                f"{self.template}\n#show: lesson-sheets.with(title: {string(title)}, paper: {string(paper)}, "
                f"book: {string(self.config.project)}, lang: {string(self.language)}, "
                f"teacher: {string(side)})\n"
                f"#heading(level: 1)[{escape(title)}]\n#fill-in-lines({names})\n{front}\n#pupils-end\n"
                f'#pagebreak(to: "odd")\n#teacher-start\n#heading(level: 1)[{escape(head)}]\n{back}',
                encoding="utf-8",
            )
            self.compile(source)
            source.unlink()
        for part in teachers:
            put_in_footnotes(tree, part)
        path = Path(self.outdir, f"{lesson['record']}.docx")
        from perspectives.build.lesson_docx import write_docx  # noqa: PLC0415  # no other builder needs it

        write_docx(path, (title, head), (pupils, teachers), self.config)


def put_in_footnotes(tree: nodes.document, part: nodes.Node) -> None:
    """Put the words of each footnote in brackets where its mark stands."""
    notes = {id_: note for note in tree.findall(nodes.footnote) for id_ in note["ids"]}
    for mark in list(part.findall(nodes.footnote_reference)):
        note = notes.get(mark.get("refid", ""))
        words = (
            [child.astext() for child in note.children if isinstance(child, nodes.paragraph)] if note else []
        )
        mark.parent.replace(mark, nodes.Text(f" [{' '.join(words)}]"))


def is_side_title(node: nodes.Node) -> bool:
    """Return whether a node is the title of a side, which a sheet has in its head."""
    return isinstance(node, nodes.rubric) and "ps-side-title" in node["classes"]
