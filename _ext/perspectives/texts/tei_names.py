"""The elements of TEI: which begin blocks, which stand within lines, which are no words of a text.

Names of elements follow the guidelines of the Text Encoding Initiative, P5.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

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
LEFT_OUT |= {"teiHeader"}
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
ATTACHMENTS = ("attach", "enclos", "annex", "appendix", "tab")
"""How the types of divisions begin that are attachments."""
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
    "list",
    "closer",
    "postscript",
    "address",
    "lg",
    "table",
    "floatingText",
    "body",
    "text",
    "front",
    "back",
    "group",
    "quote",
}
DIVISION = re.compile("div[1-7]?")
"""The names of divisions."""
WITHIN_LINES = {"quote"}
"""Containers that may stand within a line."""
SET_APART = {"cell", "speaker", "label"}
"""Elements within a line that a space follows, even where the file has none."""
LOOSE = {"closer": "signature", "address": "address"}
"""The kinds of blocks that words become which stand in a container outside any block; else ``paragraph``."""
OMISSION = "[…]"


class NoDivision(ValueError):
    """The file has no division with the id that is asked for, or is no XML; the text says which."""


def find_division(root: ET.Element, division: str) -> ET.Element | None:
    """Return the element with the id *division*; None where there is none."""
    return next((one for one in root.iter() if division in {one.get(XML_ID), one.get("id")}), None)


def parse_xml(content: bytes) -> ET.Element:
    """Return the root of an XML file.

    :raises NoDivision: where the bytes are no XML
    """
    try:
        return ET.fromstring(content)  # noqa: S314  # expat of today refuses entities that grow without bound
    except (ET.ParseError, ValueError, LookupError) as error:
        raise NoDivision(f"the file is no XML that can be read: {error}") from error


def name_of(element: ET.Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    # Comments and processing instructions have a function in place of a tag.
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def page_before(root: ET.Element, element: ET.Element) -> str:
    """Return the number of the page on which an element begins; empty where the file does not say so."""
    page = ""
    for one in root.iter():
        if one is element:
            break
        if name_of(one) == "pb":
            page = page_of(one) or page
    return page


def page_of(element: ET.Element) -> str:
    """Return the number of the page that begins at a ``pb``; empty where it has none."""
    return " ".join((element.get("n") or "").strip("[] ").split())


def is_block(name: str) -> bool:
    """Return whether an element of this name begins a block, or holds blocks, wherever it stands."""
    return name in BLOCKS or name in CONTAINERS - WITHIN_LINES or bool(DIVISION.fullmatch(name))


def is_attachment(element: ET.Element) -> bool:
    """Return whether an element is an attachment, which is counted anew."""
    return (element.get("type") or "").lower().startswith(ATTACHMENTS)


def holds_blocks(element: ET.Element) -> bool:
    """Return whether there are blocks in an element, outside any note."""
    names = ((child, name_of(child)) for child in element)
    return any(
        is_block(name) or holds_blocks(child)
        for child, name in names
        if name and name != "note" and name not in LEFT_OUT and name not in READINGS
    )
