"""The primary papers that the book knows and that have no page of their own, from ``calendar.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.records.primary_texts import Paper
from perspectives.registry.table_fields import PAPER_FIELDS
from perspectives.registry.toml_table import Table

if TYPE_CHECKING:
    from perspectives.registry.registry import Registry

CALENDAR_FILE = "calendar.toml"
PAPERS = "papers"


def load_papers(registry: Registry, digest: Any, path: Path) -> None:
    """Read the papers of the calendar, whose ids are keys of the bibliography; the file may be missing."""
    papers = Table(registry, digest, path, PAPERS, PAPER_FIELDS, optional=True)
    for key, values in papers.rows():
        papers.take_date(key, values, "date")
        registry.places[f"by of {PAPERS} {key}"] = (str(path), papers.line(key, "by"))
        registry.papers[key] = Paper(key, **values)
