"""Reads PDF with a text layer.

The number of a page is known only where the file has page labels, or the manifest the first page number.
A file that is encrypted without a password is read. pikepdf takes the encryption away, because pypdf itself
would need a library of cryptography for that.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers import PassagesByWork, fault_of, single_work, writer_for


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text of all pages as one passage.

    :raises UnreadableFile: where the file is not PDF, asks for a password, or has no text layer
    """
    writer = writer_for(copy, file)
    with _quiet_libraries():
        reader = _open(content)
        labels = _labels_of(reader)
        for number in range(len(reader.pages)):
            if copy.first_page is not None:
                writer.begin_page(str(copy.first_page + number))
            else:
                writer.begin_page(labels[number] if number < len(labels) else None)
            try:
                text = reader.pages[number].extract_text()
            except Exception as error:  # a library may raise anything at a damaged file
                raise UnreadableFile(
                    f"page {number + 1} of the file cannot be read: {fault_of(error)}."
                ) from error
            writer.add_text(text)
    passage = writer.passage()
    if not passage.text.strip():
        raise UnreadableFile("the file has no text layer: its pages are pictures, or empty.")
    return single_work(copy, file, [passage])


def _labels_of(reader: PdfReader) -> list[str]:
    """Return the numbers of the pages, as far as the file has them."""
    try:
        return reader.page_labels if "/PageLabels" in reader.root_object else []
    except Exception:  # noqa: BLE001  # the words can be read all the same
        return []


def _open(content: bytes) -> PdfReader:
    if b"/Encrypt" in content:
        content = _without_encryption(content)
    try:
        return PdfReader(BytesIO(content))
    except Exception as error:  # a library may raise anything at a damaged file
        raise UnreadableFile(f"the file cannot be read as PDF: {fault_of(error)}.") from error


def _without_encryption(content: bytes) -> bytes:
    """Return the file without its encryption, if it is encrypted and asks for no password to be read.

    :raises UnreadableFile: where it asks for a password
    :raises ModuleNotFoundError: where pikepdf is not there
    """
    import pikepdf  # noqa: PLC0415  # few files need it

    result = BytesIO()
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if not pdf.is_encrypted:
                return content
            pdf.save(result)
    except pikepdf.PasswordError as error:
        raise UnreadableFile(
            "the file is encrypted and asks for a password: save a copy of it without one."
        ) from error
    except pikepdf.PdfError:
        # What is wrong with the file is said by the library that reads its text.
        return content
    return result.getvalue()


@contextmanager
def _quiet_libraries() -> Iterator[None]:
    """Keep the libraries from telling on the terminal what they mend in a file."""
    loggers = [logging.getLogger(name) for name in ("pikepdf", "pypdf")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
