"""Data formats written beside the HTML, all from the settled records: sorted, and without timestamps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.export.claims import claims_data
from perspectives.export.previews import previews_script
from perspectives.export.schema import SCHEMA
from perspectives.export.search import search_script

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain import PerspectivesDomain


FILES = ("claims.json", "claims.schema.json")
"""The files of the folder ``data``, in the order a reader is told of them."""


def write_exports(builder: Builder, domain: PerspectivesDomain) -> None:
    """Write ``data/claims.json``, its schema, and what previews and search load, under the builder's output."""
    folder = Path(builder.outdir, "data")
    folder.mkdir(exist_ok=True)
    _write(folder / "claims.json", claims_data(builder, domain))
    _write(folder / "claims.schema.json", SCHEMA)
    (folder / "previews.js").write_text(previews_script(builder, domain), encoding="utf-8")
    (folder / "search.js").write_text(search_script(builder, domain), encoding="utf-8")


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
