"""Reads JSON: a list of records, each one a passage with its page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from perspectives.collation.manifest import Copy, UnreadableFile
from perspectives.collation.readers import PassagesByWork, writer_for
from perspectives.collation.readers.decoding import decode

_PAGE_FIELD = re.compile(
    r"(?P<first>[0-9]+|[ivxlc]+)(?:\s*[–-]\s*(?P<last>[0-9]+|[ivxlc]+))?"
    r"(?:\s*\((?:footnote|note|n\.)\s*(?P<note>\w+)\))?"
)


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return a passage for each record. The fields of the record give the key of its work.

    :raises UnreadableFile: where the file is not JSON, or a record lacks a field
    """
    try:
        records = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"the file cannot be read as JSON: {error}.") from error
    if not isinstance(records, list):
        raise UnreadableFile("the file holds no list of records.")
    passages: PassagesByWork = {}
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or not isinstance(record.get(copy.text), str):
            raise UnreadableFile(f"record {number} has no text in a field “{copy.text}”.")
        key = copy.key(**{**record, "stem": Path(file).stem})
        if key is None:
            raise UnreadableFile(f"record {number} lacks a field that the work “{copy.work}” names.")
        pages = _PAGE_FIELD.fullmatch(str(record.get(copy.page, "")).strip())
        writer = writer_for(copy, file, pages["note"] if pages else None)
        text = record[copy.text]
        if pages:
            has_page_break = copy.page_break is not None and copy.page_break.search(text)
            last = "" if has_page_break or not pages["last"] else f"–{pages['last']}"
            writer.begin_page(pages["first"] + last)
        writer.add_text(text)
        passages.setdefault(key, []).append(writer.passage())
    return passages
