"""Reads PDF with a text layer.

The number of a page is known only where the file has page labels, or the manifest the first page number.
"""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers import PassagesByWork, single_work, writer_for


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text of all pages as one passage.

    :raises UnreadableFile: where the file is not PDF, or has no text layer
    """
    writer = writer_for(copy, file)
    try:
        reader = PdfReader(BytesIO(content))
        labels: list[str] | None = reader.page_labels if "/PageLabels" in reader.root_object else None
        for number, page in enumerate(reader.pages):
            if copy.first_page is not None:
                writer.begin_page(str(copy.first_page + number))
            else:
                writer.begin_page(labels[number] if labels else None)
            writer.add_text(page.extract_text())
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableFile(f"the file cannot be read as PDF: {error}.") from error
    passage = writer.passage()
    if not passage.text.strip():
        raise UnreadableFile("the file has no text layer.")
    return single_work(copy, file, [passage])
