"""Handouts: each comparison as a sheet for a class.

The accounts are on the front; finding and commentary are on the back, so that readers decide first.
The links of a claim to other claims and to notes are on neither side: the pages of the book have them.
The builder ``handouts`` writes ``<id>.pdf`` for each comparison.
It needs :mod:`typst_book`, and is loaded as an extension of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.osutil import ensuredir

from perspectives.doctree import nodes as own
from typst_book.builder import TypstBuilder
from typst_book.markup import escape, string
from typst_book.translator import TypstTranslator

_ = get_translation("perspectives")

SHEET_TEMPLATE = Path(__file__).with_name("handout.typ")
TYPE_SCALES = (1.0, 0.9, 0.82, 0.75, 0.68)
"""The scales of the type, largest first. The first that fits the accounts on one side is used."""


class HandoutBuilder(TypstBuilder):
    """Writes a PDF for each comparison."""

    name = "handouts"
    epilog = "The handouts are in %(outdir)s."

    def init(self) -> None:
        """Read the Typst templates, that of the sheet last."""
        super().init()
        self.template += "\n" + SHEET_TEMPLATE.read_text(encoding="utf-8")

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every comparison of every document."""
        ensuredir(self.outdir)
        for docname in sorted(docnames):
            tree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            tree["typst_docname"], tree["typst_depth"] = docname, 1
            for comparison in list(tree.findall(own.accounts)):
                if comparison.get("record"):
                    self.write_sheet(tree, comparison)

    def write_sheet(self, tree: nodes.document, comparison: own.accounts) -> None:
        """Write one comparison, in the largest type in which its accounts fit on one side."""
        front, back = (self.side(tree, part) for part in sides(comparison))
        question = next(comparison.findall(nodes.rubric)).astext()
        source = Path(self.outdir, f"{comparison['record']}.typ")
        instruction = _("Decide first, then turn over.")
        for scale in TYPE_SCALES:
            source.write_text(
                f"{self.template}\n#show: handout.with(title: {string(question)}, scale: {scale}, "
                f"book: {string(self.config.project)}, id: {string(comparison['record'])}, "
                f"lang: {string(self.language)}, "
                f"first: [{escape(instruction)}])\n"
                f"{front}\n#overleaf\n{back}",
                encoding="utf-8",
            )
            if self.front_page_count(source) <= 1:
                break
        self.compile(source)
        source.unlink()

    def side(self, tree: nodes.document, children: list[nodes.Node]) -> str:
        """Return the Typst markup of one side."""
        self.anchors.clear()
        translator = cast(TypstTranslator, self.create_translator(tree, self))
        return translator.capture(children)

    def front_page_count(self, source: Path) -> int:
        """Return the number of pages of the front; the template stores it under the label ``<overleaf>``."""
        metadata = self.query(source, "<overleaf>")
        return int(metadata[0]["value"]) if metadata else 1


def sides(comparison: own.accounts) -> Iterator[list[nodes.Node]]:
    """Yield the nodes of the front, question and accounts; then those of the back, finding and commentary."""
    head = next(comparison.findall(own.accounts_head))
    finding = [node for node in head.findall(nodes.inline) if node.get("finding")]
    for node in finding:
        node.parent.remove(node)
    # Who disputes whom, and what an editor noted, would give the answer away.
    for line in [line for line in comparison.findall(nodes.paragraph) if "ps-relation" in line["classes"]]:
        line.parent.remove(line)
    answer = [
        node
        for node in comparison.children
        if isinstance(node, own.commentary) or (isinstance(node, nodes.paragraph) and node.get("is_settle"))
    ]
    yield [node for node in comparison.children if node not in answer]
    yield [nodes.paragraph("", "", *finding), *answer]
