"""TEI XML: page breaks ``pb``, line breaks ``lb``, notes apart from the text they hang on."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from perspectives.collation.manifest import Copy, Unreadable
from perspectives.collation.readers import Texts, writer_for
from perspectives.collation.witness_text import Passage, Writer

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SKIPPED = ("teiHeader", "fw", "corr", "reg", "expan")
"""What is not the printed text: the header, running heads, and what an editor of the file mended."""
BLOCKS = (
    "p",
    "head",
    "item",
    "l",
    "row",
    "cell",
    "div",
    "opener",
    "closer",
    "signed",
    "dateline",
    "title",
    "ab",
    "label",
)


def read(copy: Copy, file: str, content: bytes) -> Texts:
    """Return text and notes, by division where the key asks for ``{div}``."""
    try:
        # Expat refuses entities that grow without end, and loads none from elsewhere.
        root = ET.fromstring(content)  # noqa: S314
    except ET.ParseError as error:
        raise Unreadable(f"the file cannot be read as XML: {error}.") from error
    walk = _Walk(copy, file)
    todo: list[tuple[ET.Element | None, str]] = [(root, "")]
    while todo:
        element, text = todo.pop()
        if element is None:
            walk.close(text)
        elif _name(element) in SKIPPED:
            walk.text(element.tail)
        else:
            walk.open(element)
            # Closed after its children, and then follows the text behind it.
            todo.append((None, element.tail or ""))
            todo += [(child, "") for child in reversed(list(element))]
    return walk.result()


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


class _Walk:
    """The way through a file: which passage is written to, and on which page."""

    def __init__(self, copy: Copy, file: str) -> None:
        self.copy, self.file = copy, file
        self.by_div = "{div}" in copy.work
        self.texts: Texts = {}
        self.page: str | None = None
        self.opened: list[tuple[str, Writer | None]] = []
        self.div: list[str] = []
        self.writers = [writer_for(copy, file)]

    def text(self, text: str | None) -> None:
        """Add text; line ends in the file are no line ends of the print."""
        if text:
            self.writers[-1].text(re.sub(r"\s+", " ", text))

    def open(self, element: ET.Element) -> None:
        """Begin an element, and its text up to its first child."""
        name, writer = _name(element), None
        divides = element.get("break") == "no"
        if name == "pb":
            self.page = element.get("n")
            for each in self.writers:
                each.page(self.page, divides)
        elif name == "lb" and not divides:
            self.writers[-1].text("\n")
        elif name == "gap":
            self.writers[-1].omit()
        elif name == "note":
            writer = writer_for(self.copy, self.file, element.get("n") or "?")
        elif name == "div" and self.by_div and element.get(XML_ID):
            writer = writer_for(self.copy, self.file)
            self.div.append(str(element.get(XML_ID)))
        elif name in BLOCKS:
            self.writers[-1].text("\n")
        if writer is not None:
            writer.page(self.page)
            self.writers.append(writer)
        self.opened.append((name, writer))
        self.text(element.text)

    def close(self, tail: str) -> None:
        """End the element opened last, and add the text behind it."""
        name, writer = self.opened.pop()
        if writer is not None:
            self._keep(self.writers.pop().passage())
            if name == "div":
                self.div.pop()
        elif name in BLOCKS:
            self.writers[-1].text("\n")
        self.text(tail)

    def _keep(self, passage: Passage) -> None:
        key = self.copy.key(stem=Path(self.file).stem, **({"div": self.div[-1]} if self.div else {}))
        if key is None and not (self.by_div and not self.div):
            raise Unreadable(f"the work “{self.copy.work}” names a field that a file of this format has not.")
        if key is not None:
            self.texts.setdefault(key, []).append(passage)

    def result(self) -> Texts:
        """Return what was read."""
        self._keep(self.writers.pop().passage())
        return self.texts
