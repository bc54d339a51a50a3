"""Readers of witness files: they return passages from TEI, plain text, HTML, JSON and PDF with a text layer.

The HTML reader needs beautifulsoup4 with html5lib, the PDF reader needs pypdf and, for encrypted files,
pikepdf. Only the command loads them.
A file that cannot be read is named, and the others are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers.decoding import fault_of_kind
from perspectives.collation.readers.page_marks import page_mark_in
from perspectives.collation.readers.witness_files import find_files
from perspectives.collation.witness_text import Passage, PassageWriter

READER_OF_ENDING = {
    ".xml": "tei_reader",
    ".tei": "tei_reader",
    ".txt": "text_reader",
    ".json": "json_reader",
    ".html": "html_reader",
    ".htm": "html_reader",
    ".xhtml": "html_reader",
    ".pdf": "pdf_reader",
}
"""The module that reads a file, by the ending of the file's name."""

MAX_BYTES = 30_000_000
"""The size of the largest file that is read. A PDF, which may hold pictures, may be ten times as large."""

PassagesByWork = dict[str, list[Passage]]
"""The passages of each work, by its key in the bibliography."""


@dataclass(slots=True)
class Witness:
    """What is at hand of a copy.

    :ivar files: the SHA-256 of each file that was read, by its name
    :ivar unread: a sentence for each file that cannot be read, by its name
    :ivar notes: sentences on names in the manifest that may mean another file, and on marks of pages that it
        does not name
    :ivar absent: sentences on names in the manifest that nothing in the folder is like
    """

    copy: Copy
    files: dict[str, str] = field(default_factory=dict)
    passages: PassagesByWork = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def writer_for(copy: Copy, file: str, note: str | None = None) -> PassageWriter:
    """Return a writer for a passage of *file* that recognises the marks of the copy."""
    return PassageWriter(file, note, copy.page_break, copy.omission, copy.line_hyphen)


def read_witness(copy: Copy, folder: Path) -> Witness:
    """Read the files of *copy* below *folder*. Where there is none, the witness has no files."""
    found = find_files(copy, folder)
    witness = Witness(copy, unread=found.unread, notes=found.notes, absent=found.absent)
    for name, path in sorted(found.paths.items()):
        try:
            content = _read_bytes(path)
            passages_by_work = _read_passages(copy, name, path, content)
        except UnreadableFile as error:
            witness.unread[name] = f"{path}: {error}"
            continue
        witness.files[name] = hashlib.sha256(content).hexdigest()
        for key, passages in passages_by_work.items():
            witness.passages.setdefault(key, []).extend(passages)
        if copy.page_break is None:
            witness.notes += _about_page_marks(copy, name, passages_by_work)
    return witness


def _about_page_marks(copy: Copy, file: str, passages_by_work: PassagesByWork) -> list[str]:
    """Return a sentence where a text has marks of pages that are read as its words."""
    passages = (passage for found in passages_by_work.values() for passage in found)
    mark = page_mark_in(passage.text for passage in passages if not any(page for _, page in passage.breaks))
    if mark is None:
        return []
    line = f"Add a line to [copies.{copy.id}]: page-break = '{mark.pattern}'"
    if mark.has_own_line:
        line += "; numbers at the foot of their pages are moved to the head first"
    said = f"copies.{copy.id}: “{mark.text}” in “{file}” seems to begin a page"
    return [f"{said}, and is read as words of the text. {line}"]


def _read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    :raises UnreadableFile: where it has none, or too much of it
    """
    limit = MAX_BYTES * 10 if path.suffix.lower() == ".pdf" else MAX_BYTES
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableFile(
                f"the file has {size // 1_000_000} MB; at most {limit // 1_000_000} MB are read: divide it."
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read: {error.strerror}.") from error
    if not content.strip():
        raise UnreadableFile("the file is empty.")
    return content


def _read_passages(copy: Copy, name: str, path: Path, content: bytes) -> PassagesByWork:
    """Return the passages of a file by the reader for its ending.

    :raises UnreadableFile: whatever the reader or its library raises
    """
    module = READER_OF_ENDING.get(path.suffix.lower())
    if module != "pdf_reader" and (fault := fault_of_kind(content)):
        raise UnreadableFile(fault)
    if module is None:
        raise UnreadableFile(
            f"no format of this ending can be read, only {', '.join(READER_OF_ENDING)}: save the text as "
            "one of them, or give the file the ending that it should have."
        )
    try:
        read = cast(
            "Callable[[Copy, str, bytes], PassagesByWork]", import_module(f"{__name__}.{module}").read
        )
        passages = read(copy, name, content)
    except UnreadableFile:
        raise
    except ModuleNotFoundError as error:
        raise UnreadableFile(f"to read this format, Python needs the package {error.name}.") from error
    except Exception as error:  # a library may raise anything at a damaged file
        raise UnreadableFile(f"the file cannot be read: {fault_of(error)}.") from error
    if not any(passage.text.strip() for found in passages.values() for passage in found):
        raise UnreadableFile("the file has no text for the work that the manifest names.")
    return passages


def fault_of(error: Exception) -> str:
    """Return what an error of a library says, on one line and without its last full stop."""
    words = " ".join(str(error).split()).rstrip(".")
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


def single_work(copy: Copy, file: str, passages: list[Passage]) -> PassagesByWork:
    """Return the passages of a file that has one work only.

    :raises UnreadableFile: where the copy's template needs more than the name of the file
    """
    key = copy.key(stem=Path(file).stem)
    if key is None:
        raise UnreadableFile(f"the work “{copy.work}” names a field that a file of this format has not.")
    return {key: passages}
