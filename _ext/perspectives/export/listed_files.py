"""The data files that a page lists, with their media types."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from perspectives.book.bibliographies import BIBLIOGRAPHY_FORMATS, WHOLE_BIBLIOGRAPHY
from perspectives.export.file_sizes import DATA_VIEW
from perspectives.rendering.page_metadata import DataFile

if TYPE_CHECKING:
    from perspectives.records.document_records import DocumentRecords

DATA_FOLDER = "data"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".nq": "application/n-quads",
    ".py": "text/x-python",
    ".rq": "application/sparql-query",
    ".tei": "application/tei+xml",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""The media types (IANA) of files by the ends of their names."""
LONGER_ENDS = {
    "csv-metadata.json": "application/csvm+json",
    "linkset.json": "application/linkset+json",
    ".schema.json": "application/schema+json",
    ".tei.xml": "application/tei+xml",
    **{f"{WHOLE_BIBLIOGRAPHY}.{kind.suffix}": kind.media_type for kind in BIBLIOGRAPHY_FORMATS},
}
"""Media types that say more than that of the last end alone."""


def media_type_of(name: str) -> str:
    """Return the media type of a file by its name; empty where it is not known."""
    longer = (media_type for end, media_type in LONGER_ENDS.items() if name.endswith(end))
    return next(longer, MEDIA_TYPES.get(PurePosixPath(name).suffix, ""))


def listed_files(records: DocumentRecords | None, parts: Mapping[str, str]) -> tuple[DataFile, ...]:
    """Return the data files that a document lists; a folder of files is none of them.

    :param records: the records of the document
    :param parts: the part of the data to which each file belongs, by its path in the folder of the data
    """
    uses = (
        [dict(use.filters).get("part") for use in records.views if use.name == DATA_VIEW] if records else []
    )
    return tuple(
        DataFile(f"{DATA_FOLDER}/{name}", media_type_of(name))
        for name, part in parts.items()
        if "<" not in name and (part in uses or None in uses)
    )
