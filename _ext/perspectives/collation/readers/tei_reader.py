"""Reads TEI XML: page breaks ``pb``, line breaks ``lb``, gaps, and notes as passages of their own.

The elements are those of the TEI Guidelines, P5; :mod:`perspectives.collation.readers.tei_vocabulary` sorts
them.
"""

from __future__ import annotations

import re
from html.entities import html5
from pathlib import Path
from xml.etree import ElementTree as ET

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.normal_form import QUOTES
from perspectives.collation.readers import PassagesByWork, writer_for
from perspectives.collation.readers.decoding import decode_xml
from perspectives.collation.readers.note_marks import is_raised_mark
from perspectives.collation.readers.tei_vocabulary import (
    ALTERNATIVES,
    BREAKS,
    DIVISIONS,
    ELEMENT_CONTENT,
    INLINE_ELEMENTS,
    MARKED_ELEMENTS,
    SKIPPED_ELEMENTS,
    XML_SPACE,
    chosen_form,
    has_blocks,
    id_of,
    is_of_edition,
    is_outside,
    local_name,
    page_edition,
)
from perspectives.collation.witness_text import Passage, PassageWriter

_DECLARATION = re.compile(r"^<\?xml\s[^>]*\?>")
_SPACE = re.compile(r"[ \t\r\n]+")


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text and its notes; each division is a work of its own where the key has ``{div}``.

    A division within a division belongs to both.

    :raises UnreadableFile: where the file is not XML, or has no page of the edition that the copy names
    """
    root = _parse(decode_xml(content))
    try:
        edition = page_edition(root.iter(), copy.page_edition)
    except ValueError as error:
        raise UnreadableFile(
            f"no page break is of the edition “{copy.page_edition}”; those in the file are of {error}."
        ) from error
    walk = _TeiWalk(copy, file, edition)
    todo = [(root, "open")]
    while todo:
        element, step = todo.pop()
        if step == "open" and walk.is_read(element):
            walk.open_element(element)
            todo.append((element, "close"))
            children = list(element)
            if local_name(element) in ALTERNATIVES:
                form = chosen_form(element)
                children = [] if form is None else [form]
            todo += [(child, "open") for child in reversed(children)]
            continue
        if step == "close":
            walk.close_element(element)
        else:
            walk.pass_over(element)
        walk.add_text(element.tail)
    return walk.passages_by_work()


def _parse(text: str) -> ET.Element:
    """Return the root of the document. The named characters of HTML are known, such as ``&nbsp;``."""
    text = text.lstrip()
    # Of XML 1.1, which the parser does not know, a text needs nothing.
    declaration = "".join(_DECLARATION.findall(text))
    text = declaration.replace("1.1", "1.0", 1) + text[len(declaration) :]
    # Without a document type, the parser would call every entity unknown. None is loaded.
    document_type = "" if "<!DOCTYPE" in text else '<!DOCTYPE TEI SYSTEM "none">'
    # Expat limits the expansion of entities, and loads no external ones.
    parser = ET.XMLParser()  # noqa: S314
    parser.entity.update({name[:-1]: signs for name, signs in html5.items() if name.endswith(";")})
    try:
        return ET.fromstring(  # noqa: S314
            text[: len(declaration)] + document_type + text[len(declaration) :], parser
        )
    except ET.ParseError as error:
        line, column = error.position
        if line == declaration.count("\n") + 1:
            column -= len(document_type)
        fault = str(error).rpartition(": line")[0]
        raise UnreadableFile(
            f"the file cannot be read as XML: {fault}: line {line}, column {column + 1}."
        ) from error


class _TeiWalk:
    """The state while the elements of a file are read in their order.

    :ivar divisions: the open divisions: the id, and the writer of the passage that holds its whole text
    :ivar notes: the writers of the notes that are open; text goes to the last one, if there is one
    :ivar open_names: the names of the open elements
    :ivar keeps_space: whether the ends of lines in the file count, for each open element
    :ivar marked: the open elements that end with a quotation mark
    :ivar deleted_until: the id of the anchor where a deletion ends
    """

    def __init__(self, copy: Copy, file: str, edition: str | None) -> None:
        self.copy, self.file, self.edition = copy, file, edition
        self.is_by_division = "{div}" in copy.work
        self.passages: PassagesByWork = {}
        self.page: str | None = None
        self.divisions: list[tuple[str | None, PassageWriter]] = []
        if not self.is_by_division:
            self.divisions.append((None, writer_for(copy, file)))
        self.notes: list[PassageWriter] = []
        self.open_names: list[str] = []
        self.keeps_space: list[bool] = []
        self.marked: list[ET.Element] = []
        self.deleted_until: str | None = None

    @property
    def writers(self) -> list[PassageWriter]:
        """The writers that take the text: that of the note, or those of all divisions."""
        return self.notes[-1:] or [writer for _, writer in self.divisions]

    def add_text(self, text: str | None) -> None:
        """Add text. The ends of lines in the file are not those of the printed text, unless it says so."""
        if not text or self.deleted_until or (self.open_names and self.open_names[-1] in ELEMENT_CONTENT):
            return
        shown = text if self.keeps_space and self.keeps_space[-1] else _SPACE.sub(" ", text)
        for writer in self.writers:
            writer.add_text(shown)

    def is_read(self, element: ET.Element) -> bool:
        """Return whether the words of an element are part of the text."""
        name = local_name(element)
        if is_outside(element) or (name == "sourceDoc" and "text" in (self.open_names[-1:] or [""])):
            return False
        if name == "del" and "restore" in self.open_names:
            return True
        return name not in SKIPPED_ELEMENTS and not _is_note_mark(element)

    def pass_over(self, element: ET.Element) -> None:
        """Leave out an element, but not the beginnings of pages in it."""
        if not is_outside(element):
            for inner in element.iter():
                if local_name(inner) == "pb":
                    self._break(inner, "pb")

    def open_element(self, element: ET.Element) -> None:
        """Begin an element, and add its text before its first child."""
        name = local_name(element)
        if self.deleted_until and id_of(element) == self.deleted_until:
            self.deleted_until = None
        if name in BREAKS:
            self._break(element, name)
        elif name == "gap":
            for writer in self.writers:
                writer.add_omission()
        elif name == "delSpan":
            self.deleted_until = (element.get("spanTo") or "").removeprefix("#") or None
        elif name == "note" and not _is_inline(element):
            self.notes.append(self._new_writer(element.get("n") or "?"))
        elif name in DIVISIONS and self.is_by_division and id_of(element):
            self.divisions.append((id_of(element), self._new_writer()))
        elif name in MARKED_ELEMENTS and self._needs_marks(element):
            self.marked.append(element)
            self.add_text('"')
        elif name not in INLINE_ELEMENTS:
            self._end_block()
        self.open_names.append(name)
        keeps_space = self.keeps_space[-1] if self.keeps_space else False
        declared = element.get(XML_SPACE)
        self.keeps_space.append(declared == "preserve" if declared else keeps_space)
        self.add_text(element.text)

    def close_element(self, element: ET.Element) -> None:
        """End the element that was opened last."""
        name = self.open_names.pop()
        self.keeps_space.pop()
        if name == "note" and not _is_inline(element):
            self._store(self.notes.pop().passage())
        elif name in DIVISIONS and self.is_by_division and id_of(element):
            passage = self.divisions[-1][1].passage()
            self._store(passage, self.divisions[-1:])
            self.divisions.pop()
        elif self.marked and self.marked[-1] is element:
            self.marked.pop()
            self.add_text('"')
        elif name == "space":
            self.add_text(" ")
        elif name not in INLINE_ELEMENTS:
            self._end_block()

    def _new_writer(self, note: str | None = None) -> PassageWriter:
        writer = writer_for(self.copy, self.file, note)
        writer.begin_page(self.page)
        return writer

    def _end_block(self) -> None:
        for writer in self.writers:
            writer.end_block()

    def _break(self, element: ET.Element, name: str) -> None:
        """Begin a page, a column or a line, if it is one of the edition that is read."""
        if not is_of_edition(element, self.edition):
            return
        divides_word = element.get("break") == "no"
        if name == "pb":
            self.page = element.get("n")
            for writer in [*(writer for _, writer in self.divisions), *self.notes]:
                writer.begin_page(self.page, divides_word)
        else:
            for writer in self.writers:
                if divides_word:
                    writer.continue_word()
                else:
                    writer.end_line()

    def _needs_marks(self, element: ET.Element) -> bool:
        """Return whether an element stands in place of quotation marks that the text has not."""
        if {"none", "block", "display"} & set((element.get("rend") or "").split()) or has_blocks(element):
            return False
        first = "".join(element.itertext()).strip()[:1]
        return bool(first) and first not in QUOTES and not any(one.ends_with_quote() for one in self.writers)

    def _store(
        self, passage: Passage, divisions: list[tuple[str | None, PassageWriter]] | None = None
    ) -> None:
        """Keep a passage for each of *divisions*; for a note, these are all that are open."""
        for id_, _ in self.divisions if divisions is None else divisions:
            fields = {} if id_ is None else {"div": id_}
            key = self.copy.key(stem=Path(self.file).stem, **fields)
            if key is None:
                raise UnreadableFile(
                    f"the work “{self.copy.work}” names a field that a file of this format has not."
                )
            self.passages.setdefault(key, []).append(passage)

    def passages_by_work(self) -> PassagesByWork:
        """Return the passages, when all elements are closed."""
        for id_, writer in self.divisions:
            self._store(writer.passage(), [(id_, writer)])
        if self.is_by_division and not self.passages:
            raise UnreadableFile(
                "the file has no division with an xml:id, which the work of this copy names."
            )
        return self.passages


def _is_inline(note: ET.Element) -> bool:
    """Return whether a note is printed in its place in the line."""
    return "inline" in (note.get("place"), note.get("rend"))


def _is_note_mark(element: ET.Element) -> bool:
    """Return whether an element is the mark of a note: a link that says so, or a raised sign with a link."""
    if local_name(element) not in ("ref", "hi", "ptr"):
        return False
    styles = f"{element.get('rend', '')} {element.get('rendition', '')} {element.get('style', '')}".lower()
    is_raised = any(word in styles for word in ("sup", "raise"))
    links = [inner for inner in element.iter() if local_name(inner) == "ref"]
    if any(link.get("type") in ("noteAnchor", "noteref", "note") for link in links):
        return True
    has_link = any((link.get("target") or "").startswith("#") for link in links)
    return is_raised and bool(links) and is_raised_mark("".join(element.itertext()), has_link)
