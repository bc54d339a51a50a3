"""Reads a text from TEI: one division of a file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

from perspectives.texts.tei_names import (
    ADDRESS_LISTS,
    BLOCKS,
    CONTAINERS,
    DIVISION,
    HEAD_RENDS,
    INLINE,
    LEFT_OUT,
    LOOSE,
    OMISSION,
    READINGS,
    SET_APART,
    STYLES_BY_REND,
    NoDivision,
    find_division,
    holds_blocks,
    is_attachment,
    is_block,
    name_of,
    page_before,
    page_of,
    parse_xml,
)
from perspectives.texts.text_model import (
    COUNTED_KINDS,
    Block,
    EditionNote,
    LineEnd,
    NoteMark,
    PageBreak,
    Piece,
    Text,
    Words,
    note_key,
    tidy,
)


def read_tei(content: bytes, division: str = "") -> Text:
    """Return the text of a division of a TEI file.

    :param content: the bytes of the file
    :param division: the ``xml:id`` of the division; empty for the root, or its ``body`` if there is one
    :raises NoDivision: where the bytes are no XML, or no element has this id
    """
    root = parse_xml(content)
    element = find_division(root, division) if division else root
    if element is None:
        raise NoDivision(f"no division has the id “{division}”")
    if not division or name_of(element) in {"TEI", "text"}:
        element = next((one for one in element.iter() if name_of(one) == "body"), element)
    try:
        return _Reader(page_before(root, element)).read(element)
    except RecursionError as error:
        raise NoDivision("its elements are nested too deep") from error


@dataclass
class _Reader:
    """Walks once through the elements; pieces of the block that is open are collected."""

    page: str
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, EditionNote] = field(default_factory=dict)
    source_note: tuple[Piece, ...] = ()
    not_carried: set[str] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    count: int = 0
    attachments: int = 0
    prefix: str = ""
    loose: str = "paragraph"

    def read(self, element: ET.Element) -> Text:
        """Return the text of a division."""
        if name_of(element) in BLOCKS:
            self.block(element, "title", depth=0)
        else:
            self.children(element, "title", depth=0)
        self.flush("paragraph")
        if self.blocks:
            # Marks of notes after the last words.
            last = self.blocks[-1]
            marks = [piece for piece in self.pieces if isinstance(piece, NoteMark)]
            self.blocks[-1] = replace(last, pieces=(*last.pieces, *marks))
        return Text(tuple(self.blocks), self.notes, self.source_note, tuple(sorted(self.not_carried)))

    def children(self, element: ET.Element, head: str, depth: int) -> None:
        """Read the blocks within a container; words outside any block become a paragraph."""
        self.words(element.text)
        for child in element:
            self.block(child, head, depth)
            self.words(child.tail)

    def block(self, element: ET.Element, head: str, depth: int) -> None:
        name = name_of(element)
        is_apart = name == "floatingText" and is_attachment(element)
        if DIVISION.fullmatch(name) or is_apart:
            self.flush(self.loose)
            self.division(element, depth)
        elif name == "list" and element.get("type") in ADDRESS_LISTS:
            self.flush(self.loose)
            self.listed_address(element)
        elif name in CONTAINERS or (name not in BLOCKS and self.is_container(name, element)):
            self.container(element, depth)
        elif name == "note" and element.get("type") in {"source", "summary"}:
            self.edition_note(element)
        elif name in BLOCKS:
            self.flush(self.loose)
            kind = head if name == "head" else BLOCKS[name]
            if kind == "paragraph" and HEAD_RENDS.search(element.get("rend") or ""):
                kind = "section-title"
            self.nested(element, kind, depth)
        else:
            self.inline(element, "")

    def is_container(self, name: str, element: ET.Element) -> bool:
        """Return whether an element within a line is read as the blocks that it holds."""
        return bool(name) and name not in {"note", *LEFT_OUT, *READINGS} and holds_blocks(element)

    def container(self, element: ET.Element, depth: int) -> None:
        """Read an element that holds blocks."""
        self.flush(self.loose)
        before = self.loose
        self.loose = LOOSE.get(name_of(element), before)
        self.children(element, "section-title", depth)
        self.flush(self.loose)
        self.loose = before

    def nested(self, element: ET.Element, kind: str, depth: int) -> None:
        """Read a block; a list or paragraph within it ends it, and begins a block of its own."""
        self.words(element.text)
        for child in element:
            name = name_of(child)
            if is_block(name) or self.is_container(name, child):
                self.flush(kind)
                self.block(child, "section-title", depth)
            else:
                self.inline(child, "")
            self.words(child.tail)
        self.flush(kind)

    def division(self, element: ET.Element, depth: int) -> None:
        """Read a division within the text: an attachment is counted anew, a section is not."""
        if is_attachment(element):
            self.attachments += 1
            before = self.prefix, self.count
            self.prefix, self.count = f"a{self.attachments}-p", 0
            self.children(element, "section-title", depth + 1)
            self.flush("paragraph")
            self.prefix, self.count = before
        else:
            self.children(element, "section-title", depth + 1)
            self.flush("paragraph")

    def listed_address(self, element: ET.Element) -> None:
        """Read a list of participants or the like: one line for each innermost item, none of them counted."""
        self.words(element.text)
        for child in element:
            if name_of(child) in {"list", "item", "head"}:
                self.flush("address")
                self.listed_address(child)
            else:
                self.inline(child, "")
            self.words(child.tail)
        self.flush("address")

    def inline(self, element: ET.Element, style: str) -> None:
        """Read what stands within a line."""
        name = name_of(element)
        if not name or name in LEFT_OUT:
            return
        if name == "pb":
            self.page = page_of(element) or self.page
            self.pieces += [PageBreak(self.page)] if page_of(element) else []
        elif name == "lb":
            self.pieces += [LineEnd()] if element.get("break") != "no" else []
        elif name == "note":
            self.edition_note(element)
        elif name == "gap":
            self.words(OMISSION, style)
        elif name in READINGS:
            chosen = [one for one in element if name_of(one) in READINGS[name]] or list(element)[:1]
            for one in chosen:
                self.run(one, style)
        else:
            if not (name in INLINE | SET_APART | {"lem", "subst", "quote"} or is_block(name)):
                self.not_carried.add(name)
            rends = (element.get("rend") or "").lower().replace("-", "").split()
            inner = next((STYLES_BY_REND[rend] for rend in rends if rend in STYLES_BY_REND), style)
            self.run(element, "italic" if name == "emph" and not rends else inner)
            self.words(" " if name in SET_APART else "", style)

    def run(self, element: ET.Element, style: str) -> None:
        self.words(element.text, style)
        for child in element:
            # A note may hold paragraphs and lists: each begins a line.
            ends = [LineEnd()] if is_block(name_of(child)) else []
            self.pieces += ends
            self.inline(child, style)
            self.pieces += ends
            self.words(child.tail, style)

    def words(self, text: str | None, style: str = "") -> None:
        """Add words to the block that is open."""
        if text:
            self.pieces.append(Words(text, style))

    def edition_note(self, element: ET.Element) -> None:
        """Read a note of the edition, and leave its mark where it stands."""
        number = (element.get("n") or "").strip() or str(len(self.notes) + 1)
        # A note within it is a note of the same text.
        inner = _Reader(self.page, notes=self.notes)
        if element.get("type") == "source" or number == "0":
            inner.run(element, "")
            between = [Words(" ")] if self.source_note else []
            self.source_note = tidy([*self.source_note, *between, *inner.pieces])
            return
        key = note_key(number, self.notes)
        self.notes[key] = EditionNote(number, ())
        self.pieces.append(NoteMark(key))
        inner.run(element, "")
        self.notes[key] = EditionNote(number, tidy(inner.pieces))

    def flush(self, kind: str) -> None:
        """End the block that is open; page breaks between two blocks belong to the one that follows."""
        pieces = tidy(self.pieces)
        if not any(isinstance(piece, Words) for piece in pieces):
            self.pieces = [piece for piece in pieces if isinstance(piece, PageBreak | NoteMark)]
            return
        self.pieces = []
        trailing: list[Piece] = []
        while isinstance(pieces[-1], PageBreak):
            trailing.insert(0, pieces[-1])
            pieces = pieces[:-1]
        pages = tuple(piece.page for piece in pieces if isinstance(piece, PageBreak))
        begins = [*self.pages_before] if not isinstance(pieces[0], PageBreak) else []
        number = ""
        if kind in COUNTED_KINDS:
            self.count += 1
            number = f"{self.prefix}{self.count}"
        self.blocks.append(Block(kind, pieces, number, (*begins, *pages)))
        if pages:
            self.pages = [pages[-1]]
        self.pieces = [*trailing]

    @property
    def pages_before(self) -> list[str]:
        """The page on which a block begins that does not begin with a page break, if it is known."""
        return self.pages or ([self.first_page] if self.first_page else [])

    def __post_init__(self) -> None:
        self.first_page = self.page
