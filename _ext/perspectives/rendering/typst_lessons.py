"""The nodes of lessons as Typst markup."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from perspectives.doctree import lesson_nodes


def visit_lesson_source(self: Any, node: lesson_nodes.lesson_source) -> None:
    """Open a source of a lesson; the text of a document may go on to the next page."""
    self.write("\n")
    has_lines = next(node.findall(lesson_nodes.source_lines), None) is not None
    self.call("ps-lesson-source", f"whole: {'false' if has_lines else 'true'}")


def visit_organiser(self: Any, node: lesson_nodes.organiser) -> None:
    """Print the table with lines around its cells, and with room to write in each empty one."""
    for child in node.children:
        if not isinstance(child, nodes.table):
            self.write(self.capture([child]))
            continue
        group = next(child.findall(nodes.tgroup))
        widths = "".join(f"{column['colwidth']}fr," for column in group.findall(nodes.colspec))
        self.write(f"\n#ps-organiser-table(({widths}),")
        for part in group.children:
            if isinstance(part, nodes.thead):
                self.write(f"table.header({''.join(self.row(row) for row in part.children)}),")
            elif isinstance(part, nodes.tbody):
                self.write(
                    "".join(self.row(row) for row in part.children).replace("[],", "[#ps-writing-room],")
                )
        self.write(");\n")
    raise nodes.SkipNode


def visit_source_line(self: Any, node: lesson_nodes.source_line) -> None:
    """Print the number of a line at its left."""
    self.write(f"#ps-source-line({node['number']});")


def depart_source_line(self: Any, node: lesson_nodes.source_line) -> None:
    """Break the line, but for the last of a paragraph."""
    if node is not node.parent.children[-1]:
        self.write("#linebreak();")


def visit_side_by_side(self: Any, node: lesson_nodes.side_by_side) -> None:
    """Print the words in each language beside each other."""
    sides = "".join(f"[{self.capture([child])}]," for child in node.children)
    self.write(f"\n#ps-side-by-side({sides});\n")
    raise nodes.SkipNode


def visit_report_form(self: Any, node: lesson_nodes.report_form) -> None:
    """Print each question with a line to write on."""
    for item in node.findall(nodes.list_item):
        self.write(f"\n#ps-report-line[{self.capture(item.children)}];\n")
    raise nodes.SkipNode
