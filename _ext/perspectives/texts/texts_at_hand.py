"""Finds the file of a text in the folder of texts, and reads it.

A file that is named after its work, ``<key>.xml``, holds the text alone.
A file that is named after the file at the publisher, ``<file id>.xml``, holds it as a division.
The ending says how it is read.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from perspectives.collation.manifest import UnreadableFile
from perspectives.collation.readers.decoding import decode
from perspectives.records.primary_texts import TextFile, TextSource
from perspectives.records.text_files import bytes_of
from perspectives.texts.html_text import read_html_text
from perspectives.texts.plain_file import read_plain_text
from perspectives.texts.tei_names import NoDivision
from perspectives.texts.tei_text import read_tei
from perspectives.texts.text_model import Block, Text

ENDINGS = (".xml", ".tei", ".html", ".htm", ".xhtml", ".txt")
"""The endings of files that can be read, in the order in which they are looked for."""


class UnreadableText(ValueError):
    """The file of a text is there, and cannot be read; the text of the error says why."""


def file_of(folder: Path, source: TextSource) -> Path | None:
    """Return the file of a text in *folder*; None where it is not at hand."""
    names = [f"{stem}{ending}" for stem in (source.work, source.file) for ending in ENDINGS]
    return next((path for name in names if (path := folder / name).is_file()), None)


def read_text(path: Path, source: TextSource) -> Text:
    """Return the text of a document from its file.

    :raises UnreadableText: where the file cannot be read
    """
    try:
        content = bytes_of(path)
        if path.suffix in {".xml", ".tei"}:
            text = read_tei(content, source.division)
        elif path.suffix == ".txt":
            text = read_plain_text(decode(content))
        else:
            text = read_html_text(content, source.division)
    except (OSError, UnicodeDecodeError, UnreadableFile, NoDivision) as error:
        raise UnreadableText(f"{path}: {str(error).rstrip('.')}") from error
    if not any(True for _block in text.paragraphs()):
        raise UnreadableText(f"{path}: there is no paragraph in it")
    return _with_first_page(text, source.first_page)


def _with_first_page(text: Text, first_page: str) -> Text:
    """Return the text with the page on which it begins, for the blocks before its first page break."""
    if not first_page:
        return text
    blocks: list[Block] = []
    is_before_first_break = True
    for block in text.blocks:
        if is_before_first_break and block.begins_inside_a_page:
            blocks.append(replace(block, pages=(first_page, *block.pages)))
        else:
            blocks.append(block)
        is_before_first_break = is_before_first_break and not block.pages
    return replace(text, blocks=tuple(blocks))


def digest_of(text: Text) -> str:
    """Return the SHA-256 of the words of all paragraphs, in hexadecimal; another edition's is another."""
    digests = "\n".join(block.digest for block in text.paragraphs())
    return hashlib.sha256(digests.encode()).hexdigest()


def is_the_file(content: bytes, file: TextFile) -> bool:
    """Return whether bytes have the hash that the registry records; True where it records none."""
    return not file.sha256 or hashlib.sha256(content).hexdigest() == file.sha256
