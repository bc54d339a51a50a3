"""The size of the files that a browser fetches for a page, compressed with gzip."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

KILOBYTE = 1024
HEAVIER_PAGES = {"search.html": 250, "reference/sources.html": 315, "reference/index-p-s.html": 215}
"""The kilobytes of pages that hold every word, every work or a part of the index, and grow with the book."""


@functools.cache
def weight(path: Path) -> int:
    """Return the size of a file with gzip; fonts in WOFF2 are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def fetched_files(urls: Iterable[str]) -> dict[Path, int]:
    """Return the size of each file among the addresses that a page has requested."""
    paths = {Path(unquote(urlsplit(url).path)) for url in urls if url.startswith("file:")}
    return {path: weight(path) for path in sorted(paths)}


def kilobytes(files: dict[Path, int]) -> dict[str, float]:
    """Return the kilobytes of each file, by its name, the largest first."""
    heaviest = sorted(files.items(), key=lambda item: -item[1])
    return {path.name: round(size / KILOBYTE, 1) for path, size in heaviest}
