"""Reads TEI XML: page breaks ``pb``, line breaks ``lb``, gaps, and notes as passages of their own.

The elements are those of the TEI Guidelines, P5.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers import PassagesByWork, writer_for
from perspectives.collation.witness_text import Passage, PassageWriter

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SKIPPED_ELEMENTS = ("teiHeader", "fw", "corr", "reg", "expan")
"""Elements that are not the printed text: the header, running heads, and the corrections of an editor."""
BLOCK_ELEMENTS = "p head item l row cell div opener closer signed dateline title ab label".split()
"""Elements that begin and end with a line."""


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text and its notes; each division is a work of its own where the key has ``{div}``.

    :raises UnreadableFile: where the file is not XML
    """
    try:
        # Expat limits the expansion of entities, and loads no external ones.
        root = ET.fromstring(content)  # noqa: S314
    except ET.ParseError as error:
        raise UnreadableFile(f"the file cannot be read as XML: {error}.") from error
    walk = _TeiWalk(copy, file)
    # A pair without an element is the end of an element, with the text that follows it.
    todo: list[tuple[ET.Element | None, str]] = [(root, "")]
    while todo:
        element, text = todo.pop()
        if element is None:
            walk.close_element(text)
        elif _local_name(element) in SKIPPED_ELEMENTS:
            walk.add_text(element.tail)
        else:
            walk.open_element(element)
            todo.append((None, element.tail or ""))
            todo += [(child, "") for child in reversed(list(element))]
    return walk.passages_by_work()


def _local_name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


class _TeiWalk:
    """The state while the elements of a file are read in their order.

    :ivar writers: the writers of the passages that are open; text goes to the last one
    :ivar open_elements: the open elements by name, each with the writer of the passage that began with it
    :ivar divisions: the ids of the open divisions
    """

    def __init__(self, copy: Copy, file: str) -> None:
        self.copy, self.file = copy, file
        self.is_by_division = "{div}" in copy.work
        self.passages: PassagesByWork = {}
        self.page: str | None = None
        self.open_elements: list[tuple[str, PassageWriter | None]] = []
        self.divisions: list[str] = []
        self.writers = [writer_for(copy, file)]

    def add_text(self, text: str | None) -> None:
        """Add text. The ends of lines in the file are not those of the printed text."""
        if text:
            self.writers[-1].add_text(re.sub(r"\s+", " ", text))

    def open_element(self, element: ET.Element) -> None:
        """Begin an element, and add its text before its first child."""
        name, writer = _local_name(element), None
        divides_word = element.get("break") == "no"
        if name == "pb":
            self.page = element.get("n")
            for open_writer in self.writers:
                open_writer.begin_page(self.page, divides_word)
        elif name == "lb" and not divides_word:
            self.writers[-1].add_text("\n")
        elif name == "gap":
            self.writers[-1].add_omission()
        elif name == "note":
            writer = writer_for(self.copy, self.file, element.get("n") or "?")
        elif name == "div" and self.is_by_division and element.get(XML_ID):
            writer = writer_for(self.copy, self.file)
            self.divisions.append(str(element.get(XML_ID)))
        elif name in BLOCK_ELEMENTS:
            self.writers[-1].add_text("\n")
        if writer is not None:
            writer.begin_page(self.page)
            self.writers.append(writer)
        self.open_elements.append((name, writer))
        self.add_text(element.text)

    def close_element(self, tail: str) -> None:
        """End the element that was opened last, and add the text after it."""
        name, writer = self.open_elements.pop()
        if writer is not None:
            self._store(self.writers.pop().passage())
            if name == "div":
                self.divisions.pop()
        elif name in BLOCK_ELEMENTS:
            self.writers[-1].add_text("\n")
        self.add_text(tail)

    def _store(self, passage: Passage) -> None:
        fields = {"div": self.divisions[-1]} if self.divisions else {}
        key = self.copy.key(stem=Path(self.file).stem, **fields)
        if key is None and not (self.is_by_division and not self.divisions):
            raise UnreadableFile(
                f"the work “{self.copy.work}” names a field that a file of this format has not."
            )
        if key is not None:
            self.passages.setdefault(key, []).append(passage)

    def passages_by_work(self) -> PassagesByWork:
        """Return the passages, when all elements are closed."""
        self._store(self.writers.pop().passage())
        return self.passages
