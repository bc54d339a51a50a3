"""Lays out the text of each document when its page is read, where the text is at hand and may be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform

from perspectives._compat import builder_of
from perspectives.doctree import document_nodes, page_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.domain.store import domain_of
from perspectives.reading.problem_notes import note_problem
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.locators import say_pages
from perspectives.records.paragraph_selection import selected_numbers, unknown_in_selection
from perspectives.records.primary_texts import DocumentParagraph, TextSource
from perspectives.records.problem_record import Problem
from perspectives.records.translation import ngettext
from perspectives.records.unwritten import is_unwritten
from perspectives.registry.texts_table import TEXTS_FILE
from perspectives.texts.text_lock import TEXT_LOCK_FILE, LockedText
from perspectives.texts.text_model import Block, LineEnd, NoteMark, PageBreak, Piece, Text, Words
from perspectives.texts.texts_at_hand import UnreadableText, digest_of, file_of, read_text

_ = get_translation("perspectives")

STYLED = {
    "italic": nodes.emphasis,
    "bold": nodes.strong,
    "raised": nodes.superscript,
    "lowered": nodes.subscript,
}
HEADS = ("title", "dateline", "section-title", "address")
"""The kinds of blocks that are printed where the paragraph after them is printed."""


class LayOutDocuments(SphinxTransform):
    """Gives each document its id, its paragraphs and its text."""

    # After the label has become the only id of its section (265).
    default_priority = 270

    def apply(self, **_options: Any) -> None:
        """Lay out every document of the page."""
        seen: set[str] = set()
        for node in list(self.document.findall(document_nodes.source_document)):
            section = node.parent
            id_ = section["ids"][0] if isinstance(section, nodes.section) and section["ids"] else ""
            if not id_ or id_ in seen:
                within = node.get("within")
                value = f"{{document}} in {{{within}}}" if within else f"{{document}} {node['work']}"
                self.report(node, "misplaced-document", value)
                continue
            seen.add(id_)
            self.lay_out(node, id_)

    def report(
        self, node: nodes.Element, code: str, value: str = "", expected: str = "", option: str = ""
    ) -> None:
        """Note a problem at the line of a node, such as the document, or of an *option* of the document."""
        place = (node.line or 0, self.env.docname)
        note_problem(self.env, Problem(code, *place, value=value, expected=expected, option=option))

    def lay_out(self, node: document_nodes.source_document, id_: str) -> None:
        """Give a document its id and its rows."""
        book = domain_of(self.env).book
        anchor = f"document-{id_}"
        node["record"], node["ids"] = id_, [anchor]
        self.document.ids.setdefault(anchor, node)
        title = next((one for one in node.parent.children if isinstance(one, nodes.title)), None)
        node["heading"] = title.astext() if title else id_
        registry = Path(builder_of(self.env).confdir, self.config.perspectives_registry).resolve()
        for name in (TEXTS_FILE, TEXT_LOCK_FILE):
            self.env.note_dependency(str(registry / name))
        if title and is_unwritten(node["heading"]):
            self.report(title if title.line else node, "unwritten-part", node["heading"])
        source, locked = book.registry.texts.get(node["work"]), book.text_lock.texts.get(node["work"])
        text = self.text_of(node, source)
        node["is_at_hand"] = text is not None
        node["paragraphs"] = paragraphs_of(text, locked)
        node["notes"] = notes_of(text)
        if text is not None and locked is not None and digest_of(text) != locked.digest:
            self.report(node, "changed-text", node["work"])
        numbers = [one.number for one in node["paragraphs"]]
        chosen = self.chosen_numbers(node, numbers)
        rights = (source.rights if source else None) or self.rights_of(node["work"])
        node["is_printed"] = text is not None and rights in PRINTABLE_RIGHTS
        block = document_nodes.document_text("", classes=["ps-document-text"])
        if text is not None and node["is_printed"]:
            block += list(rows(text, chosen, anchor))
            name_each_page_once(block)
            block["language"] = node.get("language", "") or self.entry(node["work"]).get("language", "")
            if text.source_note:
                node["edition_note"] = "".join(_plain(piece) for piece in text.source_note)
        node += block

    def text_of(self, node: document_nodes.source_document, source: TextSource | None) -> Text | None:
        """Return the text of the document if it is at hand; a file that cannot be read is reported."""
        folder = Path(builder_of(self.env).confdir, self.config.perspectives_texts).resolve()
        if source is None:
            return None
        path = file_of(folder, source)
        if path is None:
            return None
        self.env.note_dependency(str(path))
        node["text_file"] = str(path)
        try:
            return read_text(path, source)
        except UnreadableText as error:
            self.report(node, "unreadable-text", str(error))
            return None

    def chosen_numbers(self, node: document_nodes.source_document, numbers: Sequence[str]) -> list[str]:
        """Return the numbers of the paragraphs to print; one that the text does not have is reported."""
        selection = node.get("selection")
        if not selection:
            return list(numbers)
        chosen = selected_numbers(selection, numbers) or []
        for unknown in unknown_in_selection(selection, numbers) if numbers else ():
            expected = f"a number from {numbers[0]} to {numbers[-1]}"
            self.report(node, "unknown-paragraph", unknown, expected, "paragraphs")
        return chosen

    def entry(self, key: str) -> dict[str, str]:
        """Return the fields of a work in the bibliography."""
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        return dict(entries[key].fields) if key in entries else {}

    def rights_of(self, key: str) -> str:
        """Return the rights of a work, as the bibliography says."""
        return self.entry(key).get("rights", "quotation")


def paragraphs_of(text: Text | None, locked: LockedText | None) -> tuple[DocumentParagraph, ...]:
    """Return the paragraphs of a text, or those that the lock records where there is no text at hand."""
    if text is None:
        return locked.paragraphs if locked else ()
    return tuple(
        DocumentParagraph(block.number, block.page_range, block.digest, block.words)
        for block in text.paragraphs()
    )


def notes_of(text: Text | None) -> tuple[DocumentParagraph, ...]:
    """Return the notes of the edition, each as a paragraph with the key of the note after an “n”."""
    notes = text.notes.items() if text else ()
    blocks = [Block("paragraph", note.pieces, f"n{key}") for key, note in notes]
    return tuple(DocumentParagraph(block.number, "", block.digest, block.words) for block in blocks)


def rows(text: Text, chosen: Sequence[str], anchor: str) -> Iterator[nodes.Node]:
    """Yield a row for each block that is printed, and one for each run of paragraphs that is left out."""
    printed = set(chosen)
    waiting: list[Block] = []
    left_out: list[Block] = []
    was_printed = True
    for block in text.blocks:
        if block.kind in HEADS:
            waiting.append(block)
        elif not block.number:
            if was_printed:
                yield row(text, block, anchor)
        elif block.number in printed:
            if left_out:
                yield omission(left_out, anchor)
            left_out = []
            yield from (row(text, one, anchor) for one in waiting)
            waiting, was_printed = [], True
            yield row(text, block, anchor)
        else:
            if not left_out and waiting and waiting[0].kind == "title":
                yield row(text, waiting[0], anchor)
            left_out.append(block)
            waiting, was_printed = [], False
    if left_out:
        yield omission(left_out, anchor)


def row(text: Text, block: Block, anchor: str) -> document_nodes.document_row:
    """Return the row of a block: its words, and the notes of the edition beside it."""
    node = document_nodes.document_row("", classes=["ps-document-row", f"ps-block-{block.kind}"])
    if block.number:
        node["number"], node["ids"] = block.number, [paragraph_id(anchor, block.number)]
        node += number_line(block.number, anchor)
    words = nodes.paragraph("", "")
    words += list(inline_nodes(text, block.pieces, anchor))
    words["support_smartquotes"] = False
    words["translatable"] = False
    inner = document_nodes.document_words("", words, classes=["ps-document-words"])
    node += inner
    keys = list(note_keys(text, block.pieces))
    if keys:
        beside = document_nodes.beside("", classes=["ps-beside"])
        for key in keys:
            note = nodes.paragraph("", "", classes=["ps-edition-note"], ids=[f"{anchor}-n{key}"])
            note["support_smartquotes"] = False
            note["translatable"] = False
            note += nodes.inline("", text.notes[key].number, classes=["ps-note-number"])
            note += nodes.Text(" ")
            note += list(inline_nodes(text, text.notes[key].pieces, anchor))
            beside += note
        node += beside
    return node


def note_keys(text: Text, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the keys of the notes that the pieces mark, each followed by those of its own notes."""
    for piece in pieces:
        if isinstance(piece, NoteMark):
            yield piece.note
            yield from note_keys(text, text.notes[piece.note].pieces)


def name_each_page_once(block: document_nodes.document_text) -> None:
    """Take the id from a page break whose page has with_capital before: some editions have a number twice."""
    seen: set[str] = set()
    for node in block.findall(document_nodes.page_break):
        node["ids"] = [id_ for id_ in node["ids"] if id_ not in seen]
        seen |= set(node["ids"])


def number_line(number: str, anchor: str) -> nodes.paragraph:
    """Return the number of a paragraph, which is its address."""
    link = nodes.reference("", number, refid=paragraph_id(anchor, number), internal=True)
    link["reftitle"] = _("Paragraph {number}: its address").format(number=number)
    return paragraph("document-number", link)


def paragraph_id(anchor: str, number: str) -> str:
    """Return the id of a paragraph in the built page."""
    return f"{anchor}-p{number}" if number[:1].isdigit() else f"{anchor}-{number}"


def omission(blocks: Sequence[Block], anchor: str) -> document_nodes.document_row:
    """Return the row for paragraphs that are left out: it keeps their addresses."""
    pages = [page for block in blocks for page in block.pages]
    return omission_row(
        [block.number for block in blocks], pages[0] if pages else "", pages[-1] if pages else "", anchor
    )


def omission_row(numbers: Sequence[str], first: str, last: str, anchor: str) -> document_nodes.document_row:
    """Return the row that says how many paragraphs are not printed here, and on which pages they stand.

    :param numbers: the numbers of the paragraphs, in order
    :param first: the page on which they begin; empty where it is not known
    :param last: the page on which they end
    """
    count = ngettext(
        "1 paragraph is not printed here: {numbers}",
        "{count} paragraphs are not printed here: {numbers}",
        len(numbers),
    )
    listed = numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    words = count.format(count=len(numbers), numbers=listed)
    if first:
        pages = say_pages(first if first == last else f"{first}–{last}")
        words = f"{words} ({pages})"
    node = document_nodes.document_row("", classes=["ps-document-row", "ps-omission-row"])
    line = paragraph("omission", f"{words}.")
    line.insert(0, [nodes.inline("", "", ids=[paragraph_id(anchor, number)]) for number in numbers])
    node += document_nodes.document_words("", line, classes=["ps-document-words"])
    return node


def inline_nodes(text: Text, pieces: Sequence[Piece], anchor: str) -> Iterator[nodes.Node]:
    """Yield the nodes of the pieces of a block."""
    for piece in pieces:
        if isinstance(piece, Words):
            kind = STYLED.get(piece.style)
            yield kind("", piece.text) if kind else nodes.Text(piece.text)
        elif isinstance(piece, PageBreak):
            place = nodes.make_id(f"page-{piece.page}")
            yield document_nodes.page_break("", page=piece.page, ids=[f"{anchor}-{place}"])
        elif isinstance(piece, LineEnd):
            yield page_nodes.line_break()
        else:
            number = text.notes[piece.note].number
            link = nodes.reference("", number, refid=f"{anchor}-n{piece.note}", internal=True)
            yield nodes.superscript("", "", link, classes=["ps-edition-mark"])


def _plain(piece: Piece) -> str:
    return piece.text if isinstance(piece, Words) else ""
