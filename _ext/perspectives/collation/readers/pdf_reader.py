"""PDF with a text layer. A page has a number only where the file or the manifest gives the printed one."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from perspectives.collation.manifest import Copy, Unreadable
from perspectives.collation.readers import Texts, whole, writer_for


def read(copy: Copy, file: str, content: bytes) -> Texts:
    """Return the text of all pages as one passage."""
    writer = writer_for(copy, file)
    try:
        reader = PdfReader(BytesIO(content))
        labels: list[str] | None = reader.page_labels if "/PageLabels" in reader.root_object else None
        for number, page in enumerate(reader.pages):
            if copy.first_page is not None:
                writer.page(str(copy.first_page + number))
            else:
                writer.page(labels[number] if labels else None)
            writer.text(page.extract_text())
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(f"the file cannot be read as PDF: {error}.") from error
    passage = writer.passage()
    if not passage.text.strip():
        raise Unreadable("the file has no text layer.")
    return whole(copy, file, [passage])
