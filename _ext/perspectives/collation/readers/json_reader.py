"""JSON: a list of records, each a passage with its page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from perspectives.collation.manifest import Copy, Unreadable
from perspectives.collation.readers import Texts, decoded, writer_for

_PAGE = re.compile(
    r"(?P<first>[0-9]+|[ivxlc]+)(?:\s*[–-]\s*(?P<last>[0-9]+|[ivxlc]+))?"
    r"(?:\s*\((?:footnote|note|n\.)\s*(?P<note>\w+)\))?"
)


def read(copy: Copy, file: str, content: bytes) -> Texts:
    """Return a passage for each record, by the key that the record's fields give."""
    try:
        records = json.loads(decoded(content))
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"the file cannot be read as JSON: {error}.") from error
    if not isinstance(records, list):
        raise Unreadable("the file holds no list of records.")
    texts: Texts = {}
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or not isinstance(record.get(copy.text), str):
            raise Unreadable(f"record {number} has no text in a field “{copy.text}”.")
        key = copy.key(**{**record, "stem": Path(file).stem})
        if key is None:
            raise Unreadable(f"record {number} lacks a field that the work “{copy.work}” names.")
        place = _PAGE.fullmatch(str(record.get(copy.page, "")).strip())
        writer = writer_for(copy, file, place["note"] if place else None)
        text = record[copy.text]
        if place:
            marked = copy.page_break is not None and copy.page_break.search(text)
            last = "" if marked or not place["last"] else f"–{place['last']}"
            writer.page(place["first"] + last)
        writer.text(text)
        texts.setdefault(key, []).append(writer.passage())
    return texts
