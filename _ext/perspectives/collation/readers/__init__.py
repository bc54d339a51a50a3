"""Readers of witness files: they return passages from TEI, plain text, HTML, JSON and PDF with a text layer.

The HTML reader needs beautifulsoup4 with html5lib, the PDF reader needs pypdf. Only the command loads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from perspectives.collation.manifest import Copy, UnreadableFile
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

PassagesByWork = dict[str, list[Passage]]
"""The passages of each work, by its key in the bibliography."""


@dataclass(slots=True)
class Witness:
    """A copy that is at hand.

    :ivar files: the SHA-256 of each file by its name
    """

    copy: Copy
    files: dict[str, str] = field(default_factory=dict)
    passages: PassagesByWork = field(default_factory=dict)


def writer_for(copy: Copy, file: str, note: str | None = None) -> PassageWriter:
    """Return a writer for a passage of *file* that recognises the marks of the copy."""
    return PassageWriter(file, note, copy.page_break, copy.omission)


def read_witness(copy: Copy, folder: Path) -> Witness | None:
    """Read the files of *copy* below *folder*; return None where there is no file.

    :raises UnreadableFile: where a file cannot be read
    """
    paths = {path for pattern in copy.files for path in folder.glob(pattern) if path.is_file()}
    witness = Witness(copy)
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        module = READER_OF_ENDING.get(path.suffix.lower())
        if module is None:
            raise UnreadableFile(
                f"{path}: no format of this ending can be read, only {', '.join(READER_OF_ENDING)}."
            )
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableFile(f"{path}: the file cannot be read: {error.strerror}.") from error
        try:
            read = cast(
                "Callable[[Copy, str, bytes], PassagesByWork]", import_module(f"{__name__}.{module}").read
            )
        except ModuleNotFoundError as error:
            raise UnreadableFile(
                f"{path}: to read this format, Python needs the package {error.name}."
            ) from error
        try:
            passages_by_work = read(copy, name, content)
        except UnreadableFile as error:
            raise UnreadableFile(f"{path}: {error}") from error
        witness.files[name] = hashlib.sha256(content).hexdigest()
        for key, passages in passages_by_work.items():
            witness.passages.setdefault(key, []).extend(passages)
    return witness if witness.files else None


def single_work(copy: Copy, file: str, passages: list[Passage]) -> PassagesByWork:
    """Return the passages of a file that has one work only.

    :raises UnreadableFile: where the copy's template needs more than the name of the file
    """
    key = copy.key(stem=Path(file).stem)
    if key is None:
        raise UnreadableFile(f"the work “{copy.work}” names a field that a file of this format has not.")
    return {key: passages}


def decode_utf8(content: bytes) -> str:
    """Return the text of a file in UTF-8, without its byte order mark.

    :raises UnreadableFile: where the file is not UTF-8
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"the file is not UTF-8, at byte {error.start}.") from error
