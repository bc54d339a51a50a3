"""Witness files read into passages: TEI, plain text, HTML, JSON and PDF with a text layer.

The readers for HTML and PDF need beautifulsoup4 with html5lib, and pypdf; only the command loads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from perspectives.collation.manifest import Copy, Unreadable
from perspectives.collation.witness_text import Passage, Writer

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
"""The endings of the files that can be read, and the module that reads them."""

Texts = dict[str, list[Passage]]
"""The passages of each work, by its key in the bibliography."""


@dataclass(slots=True)
class Witness:
    """A copy that is at hand: its files with their SHA-256, and its passages by work."""

    copy: Copy
    files: dict[str, str] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)


def writer_for(copy: Copy, file: str, note: str | None = None) -> Writer:
    """Return a writer for a passage of *file* that knows the marks of the copy."""
    return Writer(file, note, copy.page_break, copy.omission)


def read_witness(copy: Copy, folder: Path) -> Witness | None:
    """Read the files of *copy* below *folder*; None where there is none. Raises :class:`Unreadable`."""
    paths = {path for pattern in copy.files for path in folder.glob(pattern) if path.is_file()}
    witness = Witness(copy)
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        module = READER_OF_ENDING.get(path.suffix.lower())
        if module is None:
            raise Unreadable(
                f"{path}: no format of this ending can be read, only {', '.join(READER_OF_ENDING)}."
            )
        try:
            content = path.read_bytes()
        except OSError as error:
            raise Unreadable(f"{path}: the file cannot be read: {error.strerror}.") from error
        try:
            read = cast("Callable[[Copy, str, bytes], Texts]", import_module(f"{__name__}.{module}").read)
        except ModuleNotFoundError as error:
            raise Unreadable(
                f"{path}: to read this format, Python needs the package {error.name}."
            ) from error
        try:
            texts = read(copy, name, content)
        except Unreadable as error:
            raise Unreadable(f"{path}: {error}") from error
        witness.files[name] = hashlib.sha256(content).hexdigest()
        for key, passages in texts.items():
            witness.texts.setdefault(key, []).extend(passages)
    return witness if witness.files else None


def whole(copy: Copy, file: str, passages: list[Passage]) -> Texts:
    """Return the passages of a file that is one work."""
    key = copy.key(stem=Path(file).stem)
    if key is None:
        raise Unreadable(f"the work “{copy.work}” names a field that a file of this format has not.")
    return {key: passages}


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"the file is not UTF-8, at byte {error.start}.") from error
