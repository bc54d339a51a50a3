"""The directive ``parallel``: two documents side by side, row by row."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from perspectives.doctree import document_nodes
from perspectives.reading.directive_base import PerspectivesDirective
from perspectives.records.option_values import Malformed
from perspectives.records.parallel_rows import ROW_FORM, parse_row
from perspectives.records.primary_texts import ParallelRow


class ParallelDirective(PerspectivesDirective):
    """``{parallel} one other``: claims of two documents, or works, in pairs.

    *Parallel text* is the term of textual scholarship for two texts that are printed side by side.
    """

    argument: ClassVar = "two ids of documents or keys of works, with a space between them"

    def run(self) -> list[nodes.Node]:
        """Return the parallel text, which is filled when the whole book is known."""
        names = self.read_argument().replace("|", " ").replace(",", " ").split()
        self.read_options()
        if names and (len(names) != 2 or names[0] == names[1]):
            self.problem("malformed-parallel", " ".join(names), self.argument)
        if self.stack:
            self.problem("misplaced-parallel", f"{{parallel}} in {{{self.stack[-1][0]}}}")
        rows = self.rows()
        if not rows:
            self.problem("empty-parallel", expected=ROW_FORM)
        node = document_nodes.parallel("", left="", right="", rows=tuple(rows))
        if len(names) == 2 and names[0] != names[1]:
            node["left"], node["right"] = names
        self.set_source_info(node)
        return [node]

    def rows(self) -> list[ParallelRow]:
        """Return the rows; a line that is none is reported, and left out."""
        rows = []
        for number, text in enumerate(self.content, self.first_content_line):
            if not text.strip():
                continue
            try:
                rows.append(parse_row(text, number))
            except Malformed as malformed:
                self.problem(
                    malformed.code, malformed.value, malformed.expected, malformed.nearest, line=number
                )
        return rows
