"""Print the items that the oracle is asked about, the bibliography and the made-up ones, as CSL-JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pybtex.database import parse_file

from perspectives.citations.csl_json import csl_item

HERE = Path(__file__).parent
BIBLIOGRAPHY = HERE.parent.parent / "sources" / "references.bib"


def bibliography() -> list[dict[str, Any]]:
    """Return every work of the bibliography."""
    return [csl_item(key, entry) for key, entry in parse_file(str(BIBLIOGRAPHY), "bibtex").entries.items()]


def edges() -> list[dict[str, Any]]:
    """Return the items made up for what the bibliography does not have."""
    items: list[dict[str, Any]] = json.loads((HERE / "edges.json").read_text(encoding="utf-8"))
    return items


def asked() -> list[dict[str, Any]]:
    """Return all items as the oracle is asked about them: without our notes on the copy that was seen, which no citation prints."""
    return [
        {key: value for key, value in item.items() if key != "note"} for item in [*bibliography(), *edges()]
    ]


if __name__ == "__main__":
    json.dump(asked(), sys.stdout, ensure_ascii=False)
