"""Handouts: each comparison as a sheet for a class, the accounts on the front, finding and commentary on the back.

Decide first, then turn over. Registered: the builder ``handouts``, which writes ``<id>.pdf`` for each comparison.
It needs :mod:`typst_book`, and is loaded as an extension of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.osutil import ensuredir

from perspectives.doctree import nodes as own
from typst_book.builder import TypstBuilder
from typst_book.markup import escape, string
from typst_book.translator import TypstTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_ = get_translation("perspectives")

SHEET = Path(__file__).with_name("handout.typ")
SIZES = (1.0, 0.9, 0.82, 0.75, 0.68)
"""The scales of type tried, largest first, until the accounts fit on one side."""


class HandoutBuilder(TypstBuilder):
    """Writes a sheet for each comparison."""

    name = "handouts"
    epilog = "The handouts are in %(outdir)s."

    def init(self) -> None:
        """Read the templates, the sheet last."""
        super().init()
        self.template += "\n" + SHEET.read_text(encoding="utf-8")

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
        turn = _("Decide first, then turn over.")
        for scale in SIZES:
            source.write_text(
                f"{self.template}\n#show: handout.with(title: {string(question)}, scale: {scale}, "
                f"book: {string(self.config.project)}, id: {string(comparison['record'])}, "
                f"lang: {string(self.language)}, "
                f"first: [{escape(turn)}])\n"
                f"{front}\n#overleaf\n{back}",
                encoding="utf-8",
            )
            if self.sides(source) <= 1:
                break
        self.compile(source)
        source.unlink()

    def side(self, tree: nodes.document, children: list[nodes.Node]) -> str:
        """Return the markup of one side."""
        self.anchors.clear()
        translator = cast(TypstTranslator, self.create_translator(tree, self))
        return translator.capture(children)

    def sides(self, source: Path) -> int:
        """Return how many pages the front takes."""
        found = self.query(source, "<overleaf>")
        return int(found[0]["value"]) if found else 1


def sides(comparison: own.accounts) -> Iterator[list[nodes.Node]]:
    """Yield the front, question and accounts, and the back, finding and commentary."""
    head = next(comparison.findall(own.accounts_head))
    finding = [node for node in head.findall(nodes.inline) if node.get("finding")]
    for node in finding:
        node.parent.remove(node)
    commentary = [node for node in comparison.children if isinstance(node, own.commentary)]
    yield [node for node in comparison.children if node not in commentary]
    yield [nodes.paragraph("", "", *finding), *commentary]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    app.setup_extension("typst_book")
    app.add_builder(HandoutBuilder)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
