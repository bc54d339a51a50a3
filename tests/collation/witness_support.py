"""Writes a witness file, and compares quotations with it."""

from __future__ import annotations

from pathlib import Path

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import Witness, read_witness
from perspectives.collation.verdict import compare


def write_witness(
    folder: Path, name: str, content: str | bytes, work: str = "bell-book", **options: object
) -> Witness:
    """Write a file, and return what is read of it as a copy of *work*; *options* are fields of the copy."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    copy = Copy("copy", "A copy", "edition", work, ("*",), **options)  # type: ignore[arg-type]
    return read_witness(copy, folder)


def verdict_and_page(witness: Witness, work: str, quotation: str) -> tuple[str, str | None]:
    """Return the verdict on *quotation*, and the page of its first place."""
    assert witness.unread == {}
    result = compare(quotation, witness.passages[work])
    return result.verdict, result.places[0].locator if result.places else None


def verdict_in(folder: Path, name: str, content: str | bytes, quotation: str, **options: object) -> str:
    """Write a file with one work, and return the verdict on *quotation*."""
    witness = write_witness(folder, name, content, **options)  # type: ignore[arg-type]
    return verdict_and_page(witness, "bell-book", quotation)[0]


def fault_in(folder: Path, name: str, content: bytes, **options: object) -> str:
    """Write a file that cannot be read, and return what is said of it: a line that begins with its path."""
    witness = write_witness(folder, name, content, **options)  # type: ignore[arg-type]
    (sentence,) = witness.unread.values()
    assert sentence.startswith(f"{folder / name}: ")
    assert (sentence[-1], "\n" in sentence, "Traceback" in sentence) == (".", False, False)
    assert (witness.files, witness.passages) == ({}, {})
    return sentence
