"""A lesson as a file of Office Open XML (ISO/IEC 29500), which a teacher can change in any word processor.

It is made from the same nodes as the sheets, by python-docx.
"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docutils import nodes
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from sphinx import addnodes
from sphinx.locale import get_translation

from perspectives.build.docx_file import EARLIEST_TIME, set_up, with_fixed_times
from perspectives.doctree import lesson_nodes, page_nodes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from sphinx.config import Config

_ = get_translation("perspectives")

TEXT_WIDTH = 170
"""The width of the text on A4, in millimetres."""
ROOM = Mm(14)
"""The least height of a row that pupils write in."""

LINE_TAB, LINE_INDENT = Mm(4), Mm(9)


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set."""

    is_bold: bool = False
    is_italic: bool = False
    raised: str = ""


def write_docx(
    path: Path, heads: Sequence[str], sides: Sequence[Sequence[nodes.Node]], config: Config
) -> None:
    """Write a file with both sides of a lesson, each under its head; the second begins on a new sheet.

    The file has the time of SOURCE_DATE_EPOCH, so that one source gives one file.
    """
    document = docx.Document()
    epoch = max(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), EARLIEST_TIME)
    set_up(document, heads[0], config, datetime.fromtimestamp(epoch, UTC))
    for number, (head, side) in enumerate(zip(heads, sides, strict=True)):
        if number:
            document.add_section(WD_SECTION.ODD_PAGE)
        section = document.sections[-1]
        section.footer.is_linked_to_previous = False
        section.footer.paragraphs[0].text = f"{config.project} · {head}"
        document.add_heading(head, level=1)
        if not number:
            names = (f"{_('Name')} {'_' * 34}", f"{_('Class')} {'_' * 10}", f"{_('Date')} {'_' * 10}")
            document.add_paragraph("   ".join(names))
        SideWriter(document).blocks(side)
    content = io.BytesIO()
    document.save(content)
    path.write_bytes(with_fixed_times(content.getvalue(), epoch))


class SideWriter:
    """Writes the nodes of one side into a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def blocks(self, children: Iterable[nodes.Node], indent: float = 0, list_style: str = "") -> None:
        """Write block nodes, one after the other.

        :param indent: how far they stand in, in millimetres
        :param list_style: the style of the first paragraph: that of an item of a list
        """
        for child in children:
            self._block(child, indent, list_style)
            list_style = ""

    def _block(self, node: nodes.Node, indent: float, list_style: str) -> None:
        """Write a block by its kind: the first kind in the table that fits."""
        write = next(method for kinds, method in self.writers if isinstance(node, kinds))
        write(node, indent, list_style)

    @property
    def writers(self) -> tuple[tuple[Any, Callable[[Any, float, str], None]], ...]:
        """The method that writes each kind of block."""
        return (
            ((nodes.Invisible, nodes.system_message), lambda *_all: None),
            ((nodes.rubric, nodes.title), lambda node, *_all: self._heading(node)),
            (nodes.table, lambda node, *_all: self._table(node)),
            (
                (nodes.bullet_list, nodes.enumerated_list),
                lambda node, indent, _style: self._list(node, indent),
            ),
            (lesson_nodes.source_lines, lambda node, *_all: self._lines(node)),
            (lesson_nodes.side_by_side, lambda node, *_all: self._side_by_side(node)),
            (lesson_nodes.report_form, lambda node, *_all: self._form(node)),
            (
                (nodes.block_quote, nodes.definition),
                lambda node, indent, _style: self.blocks(node.children, indent + 8),
            ),
            (nodes.image, lambda node, *_all: self._picture(node)),
            (nodes.term, lambda node, indent, _style: self._term(node, indent)),
            (nodes.TextElement, self._text),
            (nodes.Element, lambda node, indent, style: self.blocks(node.children, indent, style)),
            (nodes.Node, lambda *_all: None),
        )

    def _heading(self, node: nodes.Element) -> None:
        self.document.add_heading(node.astext(), level=2)

    def _picture(self, node: nodes.image) -> None:
        """Write what a picture shows: the file has none."""
        if node.get("alt"):
            self.document.add_paragraph(f"[{node['alt']}]")

    def _form(self, node: lesson_nodes.report_form) -> None:
        """Write each question of the form, with a line to write on."""
        for item in node.findall(nodes.list_item):
            self._paragraph(item, 0)
            self.document.add_paragraph("_" * 80)

    def _term(self, node: nodes.term, indent: float) -> None:
        self._paragraph(node, indent, style=Style(is_bold=True)).paragraph_format.keep_with_next = True

    def _text(self, node: nodes.TextElement, indent: float, list_style: str) -> None:
        is_credit = "ps-lesson-credit" in node["classes"]
        paragraph = self._paragraph(node, indent, list_style, Style(is_italic=is_credit))
        paragraph.paragraph_format.keep_with_next = is_credit

    def _paragraph(
        self, node: nodes.Element, indent: float, list_style: str = "", style: Style = Style()
    ) -> Paragraph:
        paragraph = self.document.add_paragraph(style=list_style or None)
        if indent and not list_style:
            paragraph.paragraph_format.left_indent = Mm(indent)
        add_words(paragraph, node, style)
        return paragraph

    def _list(self, node: nodes.Element, indent: float) -> None:
        """Write a list; a numbered one has its numbers as text, so that each list begins anew."""
        start = node.get("start", 1)
        for number, item in enumerate(node.children, start):
            if not isinstance(item, nodes.Element):
                continue
            mark = f"{number}." if isinstance(node, nodes.enumerated_list) else "•"
            first, *rest = item.children or [nodes.paragraph()]
            paragraph = self.document.add_paragraph(f"{mark}\t")
            paragraph.paragraph_format.left_indent = Mm(indent + 6)
            paragraph.paragraph_format.first_line_indent = Mm(-6)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(indent + 6))
            if isinstance(first, nodes.TextElement):
                add_words(paragraph, first)
            else:
                rest = [first, *rest]
            self.blocks(rest, indent + 6)

    def _lines(self, node: lesson_nodes.source_lines) -> None:
        """Write the lines of a document, every fifth with its number before it."""
        for block in node.children:
            paragraph = self.document.add_paragraph()
            form = paragraph.paragraph_format
            form.left_indent, form.first_line_indent = LINE_INDENT, -LINE_INDENT
            form.tab_stops.add_tab_stop(LINE_INDENT)
            lines = list(block.findall(lesson_nodes.source_line))
            for line in lines:
                number = str(line["number"]) if line["number"] % 5 == 0 else ""
                run = paragraph.add_run(f"{number}\t{line.astext().rstrip()}")
                if line is not lines[-1]:
                    run.add_break()

    def _side_by_side(self, node: lesson_nodes.side_by_side) -> None:
        table = self.document.add_table(rows=1, cols=len(node.children))
        for cell, side in zip(table.rows[0].cells, node.children, strict=True):
            fill_cell(cell, side)

    def _table(self, node: nodes.table) -> None:
        """Write a table with lines around its cells; a row with an empty cell has room to write in."""
        rows = list(node.findall(nodes.row))
        if not rows:
            return
        width = max(sum(1 + entry.get("morecols", 0) for entry in row.findall(nodes.entry)) for row in rows)
        table = self.document.add_table(rows=len(rows), cols=width, style="Table Grid")
        heads = sum(len(head.children) for head in node.findall(nodes.thead))
        for number, (made, row) in enumerate(zip(table.rows, rows, strict=True)):
            entries = list(row.findall(nodes.entry))
            for cell, entry in zip(made.cells, entries, strict=False):
                fill_cell(cell, entry, Style(is_bold=number < heads))
            if number >= heads and any(not entry.astext().strip() for entry in entries):
                made.height_rule, made.height = WD_ROW_HEIGHT_RULE.AT_LEAST, ROOM
        widths = [float(column["colwidth"]) for column in node.findall(nodes.colspec)]
        for column, share in zip(table.columns, widths, strict=False):
            for cell in column.cells:
                cell.width = Mm(TEXT_WIDTH * share / sum(widths))
        self._repeat_heads(heads)
        self.document.add_paragraph()

    def _repeat_heads(self, count: int) -> None:
        """Mark the first rows of the last table as its head, which is repeated on each page."""
        table = list(self.document.element.body.iterchildren(qn("w:tbl")))[-1]
        for row in list(table.iterchildren(qn("w:tr")))[:count]:
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            row.get_or_add_trPr().append(mark)


def fill_cell(cell: Any, node: nodes.Node, style: Style = Style()) -> None:
    """Put the paragraphs under a node into a cell."""
    parts = [one for one in node.findall(nodes.TextElement) if isinstance(one, nodes.paragraph)]
    for number, part in enumerate(parts):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        add_words(paragraph, part, style)


def add_words(paragraph: Paragraph, node: nodes.Element, style: Style = Style()) -> None:
    """Add the words under a node to a paragraph, with their styles."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            run = paragraph.add_run(" ".join(child.astext().split("\n")))
            run.bold, run.italic = style.is_bold or None, style.is_italic or None
            run.font.superscript = style.raised == "superscript" or None
            run.font.subscript = style.raised == "subscript" or None
        elif isinstance(child, page_nodes.line_break):
            paragraph.add_run().add_break()
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.Invisible):
            add_words(paragraph, child, style_of(child, style))


def style_of(node: nodes.Element, style: Style) -> Style:
    """Return how the words of an inline node are set, in words that are set in *style*."""
    if isinstance(node, nodes.strong | addnodes.literal_strong) or "ps-gloss-word" in node.get("classes", ()):
        return replace(style, is_bold=True)
    if isinstance(node, nodes.emphasis | nodes.title_reference):
        return replace(style, is_italic=not style.is_italic)
    if isinstance(node, nodes.superscript | nodes.subscript):
        return replace(style, raised=node.tagname)
    return style
