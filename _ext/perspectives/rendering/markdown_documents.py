"""Writes a whole page as Markdown: documents, registers, and what else stands there besides records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.doctree import document_nodes, lesson_nodes
from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.matrix_nodes import QuestionMatrix, question_matrix
from perspectives.doctree.phrases import Phrase
from perspectives.doctree.register_leaves import Block as CellBlock
from perspectives.doctree.register_leaves import RegisterRow, register_rows
from perspectives.records.locators import say_pages
from perspectives.records.primary_texts import Document, DocumentParagraph
from perspectives.records.quoting import with_capital
from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.attribution import document_attribution
from perspectives.rendering.markdown_records import RecordWriter
from perspectives.rendering.markdown_signs import escaped, link
from perspectives.rendering.markdown_writer import Blocks

_ = get_translation("perspectives")


class PageWriter(RecordWriter):
    """Writes a page of the book."""

    def block_document_text(self, node: document_nodes.document_text) -> Blocks:
        """Return the text of a document. Blocks that are not counted stand together, as a heading does."""
        written: Blocks = []
        waiting: list[nodes.Node] = []
        document = self.document_of(node)
        for row in node.children:
            if document and document.is_printed and is_uncounted(row):
                waiting.append(row)
                continue
            written += self.document_words(waiting, document)
            waiting = []
            written += self.blocks([row])
        return [*written, *self.document_words(waiting, document)]

    def document_of(self, node: nodes.Element) -> Document | None:
        """Return the document in which a node stands."""
        holder: nodes.Element | None = node
        while holder is not None and not isinstance(holder, document_nodes.source_document):
            holder = holder.parent
        return self.printer.book.documents.get(holder.get("record", "")) if holder is not None else None

    def document_words(
        self,
        rows: Sequence[nodes.Node],
        document: Document | None,
        paragraph: DocumentParagraph | None = None,
    ) -> Blocks:
        """Return the words of rows of a document as one quotation."""
        if document is None:
            return self.blocks(rows)
        words = [
            one for row in rows for one in row.children if isinstance(one, document_nodes.document_words)
        ]
        blocks = [block for one in words for block in self.blocks(one.children)]
        return self.quoted(blocks, self.line(document_attribution(self.printer, document, paragraph)))

    def block_document_row(self, node: document_nodes.document_row) -> Blocks:
        """Return a paragraph of a document with its line, or a line on what is left out."""
        document = self.document_of(node)
        numbered = {one.number: one for one in document.paragraphs} if document else {}
        paragraph = numbered.get(node.get("number", ""))
        if document is None or paragraph is None:
            return self.blocks(node.children)
        if "ps-passage-row" in node["classes"]:
            anchor = document.paragraph_anchor(paragraph.number)
            number = with_capital(record_titles.say_paragraphs([paragraph.number]))
            pages = f" ({escaped(say_pages(paragraph.pages))})" if paragraph.pages else ""
            return [
                f"{link(escaped(number), self.resolve(f'#{anchor}'))}{pages}",
                *self.blocks(node.children),
            ]
        rest = [one for one in node.children if not isinstance(one, document_nodes.document_words)]
        return [*self.document_words([node], document, paragraph), *self.blocks(rest)]

    def block_source_lines(self, node: lesson_nodes.source_lines) -> Blocks:
        """Return the words of a document that a lesson prints."""
        source = node.parent
        target = source["target"] if isinstance(source, lesson_nodes.lesson_source) else ""
        document, _paragraph = self.place_in_document(target)
        words = self.blocks(node.children)
        if document is None:
            return words
        return self.quoted(words, self.line(document_attribution(self.printer, document)))

    def inline_superscript(self, node: nodes.Element, before: list[str]) -> str:
        """Return raised words; the mark of a note of a printed edition is that of a footnote."""
        if "ps-edition-mark" in node["classes"]:
            link_ = next(node.findall(nodes.reference), None)
            return f"[^{_edition_key(link_.get('refid', '') if link_ is not None else '')}]"
        return super().inline_superscript(node, before)

    def block_beside(self, node: document_nodes.beside) -> Blocks:
        """Return the notes of the printed edition as footnotes, and what else stands beside a text."""
        written: Blocks = []
        for child in node.children:
            if isinstance(child, nodes.paragraph) and "ps-edition-note" in child["classes"]:
                text = self.inline(child.children[1:]).strip()
                said = escaped(_("Note {number} of the edition:").format(number=child.children[0].astext()))
                written.append(f"[^{_edition_key(child['ids'][0])}]: {said} {text}")
            else:
                written += self.blocks([child])
        return written

    # Leaf nodes

    def block_leaf(self, node: leaf) -> Blocks:
        """Return the ordinary nodes of a leaf node."""
        return self.blocks(node.ordinary_nodes())

    def block_question_matrix(self, node: question_matrix) -> Blocks:
        """Return the table of all questions by all sides; its columns have the names of the sides."""
        matrix: QuestionMatrix = node["fields"]
        heads = [*matrix.heads, *(name for _letter, name, _classes in matrix.sides)]
        rows = (
            [
                self.phrase([row.question]),
                escaped(row.year),
                *(escaped(f"{sign.words}{sign.dispute}") for sign in row.signs),
            ]
            for row in matrix.rows
        )
        return [signs.table(list(map(escaped, heads)), rows)]

    def inline_leaf(self, node: leaf, _before: list[str]) -> str:
        """Return the ordinary nodes of a leaf node that stands in a line."""
        return self.inline(node.ordinary_nodes())

    def cells(self, row: nodes.Node) -> Iterable[list[str]]:  # type: ignore[override]
        """Return the cells of the rows of a table, or of a register."""
        if not isinstance(row, register_rows):
            return super().cells(row)
        return [[self._register_cell(cell) for cell in one.cells] for one in _register(row)]

    def _register_cell(self, cell: Phrase | tuple[CellBlock, ...]) -> str:
        blocks = [self.phrase(part.words) for part in cell if isinstance(part, CellBlock)]
        line = self.phrase(part for part in cell if not isinstance(part, CellBlock))
        return signs.cell_of([*blocks, line])

    def block_skipped(self, _node: nodes.Node) -> Blocks:
        """Return nothing: the node serves the reader of a page, or a table beside it has the same facts."""
        return []

    def block_container(self, node: nodes.container) -> Blocks:
        """Return what a container holds, but not the citations of a page, which serve who reads the page."""
        return [] if "ps-citing" in node["classes"] else self.blocks(node.children)

    block_filters = block_reading_bar = block_picture = block_file_size = block_skipped


def is_uncounted(row: nodes.Node) -> bool:
    """Return whether a row of a printed text is a block without a number and without notes beside it."""
    return (
        isinstance(row, document_nodes.document_row)
        and not row.get("number")
        and "ps-omission-row" not in row["classes"]
        and not any(isinstance(one, document_nodes.beside) for one in row.children)
    )


def _edition_key(id_: str) -> str:
    """Return the label of the footnote for a note of a printed edition, of its id in the page."""
    return f"edition-{id_.rpartition('-n')[2]}"


def _register(node: register_rows) -> Iterable[RegisterRow]:
    rows: tuple[RegisterRow, ...] = node["fields"]
    return rows
