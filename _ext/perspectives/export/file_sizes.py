"""Writes the sizes of the data files into the pages that list them.

The pages are written before the data, because some data are made from the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from babel.units import format_unit

from perspectives.records.kept_results import write_whole

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

DATA_VIEW = "data"
SIZE_ELEMENT = re.compile(r'(<span class="ps-size" data-file="([^"]+)">)[^<]*(?=</span>)')


def write_sizes(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, sizes: Mapping[str, int]) -> None:
    """Write the size of each file on every page that lists the files; *sizes* are bytes, by file name."""

    def fill_element(element: re.Match[str]) -> str:
        size = sizes.get(unescape(element[2]))
        text = "" if size is None else f" · {size_text(size, builder.config.language)}"
        return f"{element[1]}{escape(text)}"

    for docname, records in domain.documents.items():
        if all(use.name != DATA_VIEW for use in records.views):
            continue
        path = Path(builder.get_output_path(docname))
        before = path.read_text(encoding="utf-8")
        after = SIZE_ELEMENT.sub(fill_element, before)
        if after != before:
            write_whole(path, after.encode())


def size_text(size: int, language: str) -> str:
    """Return a number of bytes in a suitable unit, as the language writes it; a kilobyte is 1,000 bytes."""
    for unit, length in (("megabyte", 10**6), ("kilobyte", 1000)):
        if size >= length:
            return format_unit(round(size / length, 1), f"digital-{unit}", "short", locale=language)
    return format_unit(size, "digital-byte", "long", locale=language)
