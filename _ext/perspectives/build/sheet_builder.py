"""What the builders of sheets for a class have in common: their template, the sizes of paper, one side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, cast

from docutils import nodes
from sphinx.util.display import status_iterator

from typst_book.builder import TypstBuilder
from typst_book.translator import TypstTranslator

PAPERS = {"": "a4", "-letter": "us-letter"}
"""The sizes of paper, as Typst names them, by the end of the name of the file."""


class SheetBuilder(TypstBuilder):
    """Writes sheets for a class.

    :cvar sheet_template: the Typst file of the sheets, which is read after all others
    """

    sheet_template: ClassVar[Path]

    def init(self) -> None:
        """Read the Typst templates, that of the sheets last."""
        super().init()
        self.template += "\n" + self.sheet_template.read_text(encoding="utf-8")

    def sheets_of(self, docnames: Collection[str]) -> Iterator[str]:
        """Yield documents in the order of their names, and tell of each that its sheets are printed."""
        yield from status_iterator(sorted(docnames), "printing sheets... ", "darkgreen", len(docnames))

    def side(self, tree: nodes.document, children: Sequence[nodes.Node]) -> str:
        """Return the Typst markup of one side."""
        self.anchors.clear()
        translator = cast(TypstTranslator, self.create_translator(tree, self))
        return translator.capture(children)
