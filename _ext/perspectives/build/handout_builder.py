"""Handouts: each comparison as a sheet for a class.

The accounts are on the front, each with a line on who speaks, and nothing that gives an answer away.
Finding, numbers, credits, relations and commentary are on the back, so that readers decide first.
Links to editorial notes are on neither side: the pages of the book have them.
The builder ``handouts`` writes ``<id>.pdf`` for each comparison.
It needs :mod:`typst_book`, and is loaded as an extension of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.osutil import ensuredir

from perspectives.build.sheet_builder import PAPERS, SheetBuilder
from perspectives.doctree import comparison_nodes, lesson_nodes
from typst_book.markup import escape, string

_ = get_translation("perspectives")

TYPE_SIZES = (11, 10.5, 10)
"""The sizes of the type in points, largest first. The first is used that fits the accounts on one side.

Where none does, it is the largest, on as many pages as it takes.
"""


class HandoutBuilder(SheetBuilder):
    """Writes a PDF for each comparison, on A4 and on Letter."""

    name = "handouts"
    sheet_template = Path(__file__).with_name("handout.typ")
    epilog = "The handouts are in %(outdir)s."

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every comparison of every document."""
        ensuredir(self.outdir)
        for docname in self.sheets_of(docnames):
            tree = self.resolved_tree(docname)
            tree["typst_docname"], tree["typst_depth"] = docname, 1
            for comparison in list(tree.findall(comparison_nodes.accounts)):
                if comparison.get("record"):
                    self.write_sheet(tree, comparison)

    def write_sheet(self, tree: nodes.document, comparison: comparison_nodes.accounts) -> None:
        """Write one comparison, in the largest type in which its accounts fit on one side."""
        front, back = (self.side(tree, part) for part in sides(comparison))
        question = next(comparison.findall(nodes.rubric)).astext()
        name = comparison["record"]
        first = escape(_("Decide first, then turn over."))
        for ending, paper in PAPERS.items():
            source = Path(self.outdir, f"{name}{ending}.typ")
            for size in (*TYPE_SIZES, TYPE_SIZES[0]):
                source.write_text(
                    f"{self.template}\n#show: handout.with(title: {string(question)}, size: {size}pt, "
                    f"book: {string(self.config.project)}, id: {string(name)}, paper: {string(paper)}, "
                    f"lang: {string(self.language)}, first: [{first}])\n"
                    f"{front}\n#overleaf\n#back[#back-head[{escape(question)}]\n{back}]",
                    encoding="utf-8",
                )
                if self.front_page_count(source) <= 1:
                    break
            self.compile(source)
            source.unlink()

    def front_page_count(self, source: Path) -> int:
        """Return the number of pages of the front; the template stores it under the label ``<overleaf>``."""
        metadata = self.query(source, "<overleaf>")
        return int(metadata[0]["value"]) if metadata else 1


def sides(comparison: comparison_nodes.accounts) -> Iterator[list[nodes.Node]]:
    """Yield the nodes of the pupils' side, question and accounts; then those of the teacher's side."""
    back = [child for child in comparison.children if isinstance(child, lesson_nodes.teacher)]
    yield [child for child in comparison.children if child not in back]
    yield [node for child in back for node in child.children]
