"""Gets the texts of documents from their publishers, and writes each into a file of its own."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.primary_texts import TextFile, TextSource
from perspectives.texts.tei_names import NoDivision, find_division, parse_xml
from perspectives.texts.texts_at_hand import ENDINGS, UnreadableText, file_of, is_the_file, read_text

SECONDS = 60
"""So long a publisher may be silent before the attempt is given up."""
MOST_BYTES = 200_000_000
"""A file with more bytes is no text."""
TEI = "http://www.tei-c.org/ns/1.0"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one text.

    :ivar state: ``there``, ``fetched``, ``protected``, ``unreachable`` or ``missing``
    :ivar why: why it is not there; for a protected text, where it can be read
    """

    work: str
    state: str
    why: str = ""


def fetch(url: str) -> bytes:
    """Return the bytes at an address.

    :raises OSError: where they cannot be had
    :raises http.client.HTTPException: where the answer breaks off, or is none of HTTP
    :raises ValueError: where the address is none, or the file is too large
    """
    request = urllib.request.Request(url, headers={"User-Agent": "sphinx-perspectives"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310  # addresses of the registry
        content: bytes = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES // 1_000_000} MB")
    # What an answer over HTTP still owes.
    missing = getattr(answer, "length", None)
    if missing:
        raise http.client.IncompleteRead(content, missing)
    return content


def fetch_texts(
    texts: Iterable[tuple[TextSource, str]],
    files: Mapping[str, TextFile],
    folder: Path,
    get: Callable[[str], bytes] = fetch,
) -> Iterator[Fetched]:
    """Get each text that is not in *folder* yet and may be printed; one that fails does not stop the others.

    :param texts: the sources, each with its rights
    :param get: the function that returns the bytes at an address
    """
    got: dict[str, bytes | Fetched] = {}
    for source, rights in texts:
        if file_of(folder, source):
            yield Fetched(source.work, "there")
            continue
        file = files[source.file]
        if rights not in PRINTABLE_RIGHTS:
            yield Fetched(source.work, "protected", file.url)
            continue
        if file.id not in got:
            got[file.id] = _bytes_of(file, get)
        content = got[file.id]
        if isinstance(content, Fetched):
            yield replace(content, work=source.work)
            continue
        yield _write(folder, source, file, content)


def _bytes_of(file: TextFile, get: Callable[[str], bytes]) -> bytes | Fetched:
    """Return the bytes of a file, or why they cannot be used."""
    try:
        content = get(file.url)
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        # An HTTPError is an answer, such as “404”, and tells of one file alone.
        is_unreachable = isinstance(error, OSError) and not isinstance(error, urllib.error.HTTPError)
        if is_unreachable:
            return Fetched("", "unreachable", str(reason))
        return Fetched("", "missing", f"{file.url} could not be had: {error}")
    if not is_the_file(content, file):
        return Fetched("", "missing", f"{file.url} has other bytes than those that are recorded (SHA-256)")
    return content


def _ending_of(file: TextFile, content: bytes) -> str:
    """Return the ending under which a text is found again: that of its address, else by its content."""
    ending = PurePosixPath(urllib.parse.urlsplit(file.url).path).suffix.lower()
    if ending in ENDINGS:
        return ending
    if b"<html" in content[:2000].lower() or b"<!doctype html" in content[:2000].lower():
        return ".html"
    return ".xml" if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ".txt"


def _write(folder: Path, source: TextSource, file: TextFile, content: bytes) -> Fetched:
    """Write the text of one document: the division alone where the file has several."""
    ending = _ending_of(file, content)
    if source.division and ending in {".xml", ".tei"}:
        ET.register_namespace("", TEI)
        try:
            root = parse_xml(content)
        except NoDivision as error:
            return Fetched(source.work, "missing", f"{file.url}: {error}")
        division = find_division(root, source.division)
        if division is None:
            return Fetched(source.work, "missing", f"{file.url} has no division “{source.division}”")
        content = ET.tostring(division, encoding="utf-8", xml_declaration=True)
    path = folder / f"{source.work}{ending}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        return Fetched(source.work, "missing", f"{path} cannot be written: {error.strerror}")
    try:
        read_text(path, source)
    except UnreadableText as error:
        path.unlink()
        return Fetched(source.work, "missing", str(error))
    return Fetched(source.work, "fetched")
