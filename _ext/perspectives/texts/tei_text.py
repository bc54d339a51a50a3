"""Reads a text from TEI: one division of a file.

Names of elements follow the guidelines of the Text Encoding Initiative, P5.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

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
    tidy,
)

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
INLINE = {
    *(
        "abbr",
        "add",
        "corr",
        "date",
        "expan",
        "foreign",
        "gloss",
        "hi",
        "name",
        "num",
        "orgName",
        "orig",
        "persName",
    ),
    *(
        "placeName",
        "q",
        "quote",
        "ref",
        "reg",
        "rs",
        "seg",
        "sic",
        "soCalled",
        "term",
        "time",
        "title",
        "unclear",
    ),
    *("supplied", "emph", "rolename", "roleName", "surname", "forename", "measure", "affiliation", "label"),
}
"""Elements within a line, whose words are kept."""
LEFT_OUT = {"figDesc", "index", "del", "surplus", "milestone", "anchor", "graphic", "figure", "fw", "rdg"}
"""Elements that are no words of the text."""
STYLES_BY_REND = {
    "italic": "italic",
    "strong": "bold",
    "bold": "bold",
    "smallcaps": "small-caps",
    "underline": "underlined",
    "superscript": "raised",
    "sup": "raised",
    "subscript": "lowered",
    "sub": "lowered",
}
READINGS = {"choice": {"orig", "sic", "abbr"}, "app": {"lem"}}
"""Elements that hold several readings, each with those that are read: what was printed, and the main text."""
ADDRESS_LISTS = {"participants", "subject", "from", "to", "references"}
"""Types of lists that stand in the head of a paper, and are not counted."""
HEAD_RENDS = re.compile("center|title", re.IGNORECASE)
"""How a paragraph is set that is a title in the text, and is not counted."""
BLOCKS = {
    "p": "paragraph",
    "ab": "paragraph",
    "item": "item",
    "head": "section-title",
    "dateline": "dateline",
}
BLOCKS |= {"signed": "signature", "salute": "signature", "opener": "address", "byline": "address"}
BLOCKS |= {"addrLine": "address", "sp": "paragraph", "l": "paragraph", "row": "item", "trailer": "signature"}
CONTAINERS = {
    "div",
    "list",
    "closer",
    "postscript",
    "address",
    "lg",
    "table",
    "floatingText",
    "body",
    "quote",
}


class NoDivision(ValueError):
    """The file has no division with the id that is asked for, or is no XML; the text says which."""


def read_tei(content: bytes, division: str = "") -> Text:
    """Return the text of a division of a TEI file.

    :param content: the bytes of the file
    :param division: the ``xml:id`` of the division; empty for the root, or its ``body`` if there is one
    :raises NoDivision: where the bytes are no XML, or no element has this id
    """
    root = parse_xml(content)
    element = root
    if division and root.get(XML_ID) != division:
        found = next((one for one in root.iter() if one.get(XML_ID) == division), None)
        if found is None:
            raise NoDivision(f"no division has the id “{division}”")
        element = found
    elif not division:
        element = next((one for one in root.iter() if _name(one) == "body"), root)
    return _Reader(_page_before(root, element)).read(element)


def parse_xml(content: bytes) -> ET.Element:
    """Return the root of an XML file.

    :raises NoDivision: where the bytes are no XML
    """
    try:
        return ET.fromstring(content)  # noqa: S314  # expat of today refuses entities that grow without bound
    except (ET.ParseError, ValueError, LookupError) as error:
        raise NoDivision(f"the file is no XML that can be read: {error}") from error


def _name(element: ET.Element) -> str:
    # Comments and processing instructions have a function in place of a tag.
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _page_before(root: ET.Element, element: ET.Element) -> str:
    page = ""
    for one in root.iter():
        if one is element:
            break
        if _name(one) == "pb":
            page = (one.get("n") or "").strip("[] ")
    return page


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

    def read(self, element: ET.Element) -> Text:
        """Return the text of a division."""
        self.children(element, "title", depth=0)
        self.flush("paragraph")
        blocks = tuple(self.blocks)
        return Text(blocks, self.notes, self.source_note, tuple(sorted(self.not_carried)))

    def children(self, element: ET.Element, head: str, depth: int) -> None:
        """Read the blocks within a container; words outside any block become a paragraph."""
        self.words(element.text)
        for child in element:
            self.block(child, head, depth)
            self.words(child.tail)

    def block(self, element: ET.Element, head: str, depth: int) -> None:
        name, kind = _name(element), ""
        if name == "div":
            self.flush("paragraph")
            self.division(element, depth)
        elif name == "list" and element.get("type") in ADDRESS_LISTS:
            self.flush("paragraph")
            self.listed_address(element)
        elif name in CONTAINERS:
            self.flush("paragraph")
            self.children(element, "section-title", depth)
            self.flush("signature" if name == "closer" else "paragraph")
        elif name == "note" and element.get("type") in {"source", "summary"}:
            self.edition_note(element)
        elif name in BLOCKS:
            self.flush("paragraph")
            kind = head if name == "head" else BLOCKS[name]
            if kind == "paragraph" and HEAD_RENDS.search(element.get("rend") or ""):
                kind = "section-title"
            self.nested(element, kind, depth)
        else:
            self.inline(element, "")

    def nested(self, element: ET.Element, kind: str, depth: int) -> None:
        """Read a block; a list or paragraph within it ends it, and begins a block of its own."""
        self.words(element.text)
        for child in element:
            name = _name(child)
            if name in CONTAINERS - {"quote"} or name in BLOCKS:
                self.flush(kind)
                self.block(child, "section-title", depth)
            else:
                self.inline(child, "")
            self.words(child.tail)
        self.flush(kind)

    def division(self, element: ET.Element, depth: int) -> None:
        """Read a division within the text: an attachment is counted anew, a section is not."""
        if (element.get("type") or "").startswith(("attach", "enclos", "annex", "appendix", "tab")):
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
            if _name(child) in {"list", "item", "head"}:
                self.flush("address")
                self.listed_address(child)
            else:
                self.inline(child, "")
            self.words(child.tail)
        self.flush("address")

    def inline(self, element: ET.Element, style: str) -> None:
        """Read what stands within a line."""
        name = _name(element)
        if not name or name in LEFT_OUT:
            return
        if name == "pb":
            self.page = (element.get("n") or "").strip("[] ")
            self.pieces.append(PageBreak(self.page))
        elif name == "lb":
            self.pieces.append(LineEnd())
        elif name == "note":
            self.edition_note(element)
        elif name == "gap":
            self.words("[…]", style)
        elif name in READINGS:
            chosen = [one for one in element if _name(one) in READINGS[name]] or list(element)[:1]
            for one in chosen:
                self.run(one, style)
        else:
            if name not in INLINE | {"lem", "subst", "p"}:
                self.not_carried.add(name)
            inner = STYLES_BY_REND.get((element.get("rend") or "").lower().replace("-", ""), style)
            self.run(element, "italic" if name == "emph" and not element.get("rend") else inner)

    def run(self, element: ET.Element, style: str) -> None:
        self.words(element.text, style)
        for child in element:
            self.inline(child, style)
            self.words(child.tail, style)

    def words(self, text: str | None, style: str = "") -> None:
        """Add words to the block that is open."""
        if text:
            self.pieces.append(Words(text, style))

    def edition_note(self, element: ET.Element) -> None:
        """Read a note of the edition, and leave its mark where it stands."""
        inner = _Reader(self.page)
        inner.run(element, "")
        pieces = tidy(inner.pieces)
        number = (element.get("n") or str(len(self.notes) + 1)).strip()
        if element.get("type") == "source" or number == "0":
            self.source_note = (*self.source_note, *pieces)
            return
        if number in self.notes:
            number = f"{number}-{len(self.notes) + 1}"
        self.notes[number] = EditionNote(number, pieces)
        self.pieces.append(NoteMark(number))

    def flush(self, kind: str) -> None:
        """End the block that is open; page breaks between two blocks belong to the one that follows."""
        pieces = tidy(self.pieces)
        if not any(isinstance(piece, Words) for piece in pieces):
            self.pieces = [piece for piece in pieces if isinstance(piece, PageBreak)]
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
