"""The sizes of the files, put into the pages that list them: a page is written before the data are made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from babel.units import format_unit

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

VIEW = "data"
PLACE = re.compile(r'(<span class="ps-size" data-file="([^"]+)">)[^<]*(?=</span>)')


def show_sizes(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, sizes: Mapping[str, int]) -> None:
    """Write the size of each file into its place, on every page that lists the files; *sizes* are in bytes, by name."""

    def filled(place: re.Match[str]) -> str:
        size = sizes.get(unescape(place[2]))
        text = "" if size is None else f" · {said(size, builder.config.language)}"
        return f"{place[1]}{escape(text)}"

    for docname, records in domain.documents.items():
        if all(use.name != VIEW for use in records.views):
            continue
        path = Path(builder.get_output_path(docname))
        before = path.read_text(encoding="utf-8")
        after = PLACE.sub(filled, before)
        if after != before:
            path.write_text(after, encoding="utf-8")


def said(size: int, language: str) -> str:
    """Return a number of bytes in the unit that suits it, as the language writes it; thousands, not 1,024."""
    for unit, length in (("megabyte", 10**6), ("kilobyte", 1000)):
        if size >= length:
            return format_unit(round(size / length, 1), f"digital-{unit}", "short", locale=language)
    return format_unit(size, "digital-byte", "long", locale=language)
