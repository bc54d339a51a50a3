"""The elements of TEI P5, by what becomes of them in the text of a witness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

OUTSIDE_ELEMENTS = frozenset(
    "teiHeader xenoData facsimile standOff listApp listAnnotation annotation interp interpGrp span "
    "spanGrp link linkGrp join joinGrp alt altGrp certainty precision respons fs".split()
)
"""Elements beside the text: what is known of it, and what is said of places in it."""
SKIPPED_ELEMENTS = frozenset("fw del surplus figDesc desc index metamark wit witDetail".split())
"""Elements in the text that are no words of it.

They are running heads, what was struck out or is superfluous, descriptions of pictures, entries for an index,
and the names of manuscripts.
"""
ALTERNATIVES: dict[str, Sequence[str]] = {
    "choice": ("sic", "orig", "abbr", "am"),
    "app": ("lem",),
    "rdgGrp": ("lem",),
}
"""Elements that hold several forms of the same words, with the names of the form that is read.

Where none of these is there, the first form is read. Of a ``choice``, that is what was printed.
"""
ELEMENT_CONTENT = frozenset((*ALTERNATIVES, "subst"))
"""Elements with white space between others, which is no part of the text."""
INLINE_ELEMENTS = frozenset(
    "abbr add addName affiliation am anchor app att c choice corr country damage damageSpan "
    "addSpan delSpan date del distinct district email emph ex expan foreign forename formula g gap "
    "genName geo geogFeat geogName gi gloss graphic handShift height hi ident idno lb lem m "
    "measure measureGrp media mentioned milestone mod name nameLink note noteGrp num objectName "
    "offset orgName orig origDate origPlace pb cb gb pc persName phr placeName ptr q quantity rdg "
    "rdgGrp redo ref reg region restore retrace roleName rs s said secl seg settlement sic "
    "soCalled space state street subst supplied surname tag term time title unclear undo unit val "
    "w bloc eventName".split()
)
"""Elements within a line. Every other one begins and ends a line."""
MARKED_ELEMENTS = ("q", "said", "soCalled")
"""Elements that may stand in place of quotation marks."""
DIVISIONS = ("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7")
BREAKS = ("pb", "cb", "gb", "lb")
"""Elements at which a page, a column, a gathering or a line begins."""


def local_name(element: ET.Element) -> str:
    """Return the name of an element without its namespace. Files of TEI P4 have none."""
    return element.tag.rpartition("}")[2]


def id_of(element: ET.Element) -> str | None:
    """Return the ``xml:id`` of an element, or its ``id`` in a file of TEI P4."""
    return element.get(XML_ID) or element.get("id")


def is_outside(element: ET.Element) -> bool:
    """Return whether an element stands beside the text.

    Of an apparatus, that is an entry that points to its place: the words stand there, too.
    """
    name = local_name(element)
    if name == "app":
        return any(element.get(attribute) for attribute in ("from", "to", "loc"))
    return name in OUTSIDE_ELEMENTS


def chosen_form(element: ET.Element) -> ET.Element | None:
    """Return the form that is read of an element in :data:`ALTERNATIVES`; None where it has none."""
    forms = [
        child for child in element if local_name(child) not in ("note", "noteGrp", "wit", "witDetail", "desc")
    ]
    for name in ALTERNATIVES[local_name(element)]:
        for form in forms:
            if local_name(form) == name:
                return form
    return forms[0] if forms else None


def has_blocks(element: ET.Element) -> bool:
    """Return whether an element holds paragraphs or other blocks, not counting those of a note."""
    todo = list(element)
    while todo:
        inner = todo.pop()
        if local_name(inner) not in INLINE_ELEMENTS | SKIPPED_ELEMENTS:
            return True
        if local_name(inner) != "note":
            todo += list(inner)
    return False


def is_of_edition(element: ET.Element, edition: str | None) -> bool:
    """Return whether a break is one of *edition*; a break that names no edition is one of every edition."""
    names = editions_of(element)
    return not names or edition in names


def editions_of(element: ET.Element) -> list[str]:
    """Return the editions in which a break stands: words, or pointers to a list of editions."""
    return [name.removeprefix("#") for name in (element.get("ed") or element.get("edRef") or "").split()]


def page_edition(elements: Iterable[ET.Element], declared: str | None) -> str | None:
    """Return the edition whose pages are counted: that of the manifest, else that of the first page break.

    :raises ValueError: where pages have editions, and none is that of the manifest; with their names
    """
    pages = [editions_of(element) for element in elements if local_name(element) == "pb"]
    known = {name for names in pages for name in names}
    if declared is not None:
        if known and declared not in known:
            raise ValueError(", ".join(sorted(known)))
        return declared
    return pages[0][0] if pages and pages[0] else None
