"""The claims of the book go into a sheet and come back as Markdown, of which the same claims are made."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any, cast

import pytest

from perspectives.build.check_claims_command import KNOWN_COLUMNS, checked_claims
from perspectives.build.settled_book import read_settled_book
from perspectives.build.sheet_file import sheet_of
from perspectives.domain.store import PerspectivesDomain
from perspectives.export.claims_json import claims_data
from perspectives.export.csv_tables import table_text
from perspectives.export.tables import tables_of
from tests.support import ROOT, Book, Build

pytestmark = pytest.mark.book
ON_A_PAGE = 60
"""So many claims stand on a page of the test."""
REGISTERS = (
    "perspectives.toml",
    "voices.toml",
    "events.toml",
    "references.bib",
    "quotations.lock",
    "witnesses.toml",
)


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a table without the places in the pages."""
    table = csv.DictReader(StringIO(text, newline=""))
    return [{name: cell for name, cell in row.items() if name != "url"} for row in table]


def test_the_claims_of_the_book_come_back_from_its_own_table(built: Build, tmp_path: Path) -> None:
    book = Book(tmp_path)
    for path in [*(tmp_path / "sources").iterdir(), *(tmp_path / "docs").glob("*.md")]:
        path.unlink()
    for name in REGISTERS:
        book.write(f"sources/{name}", (ROOT / "sources" / name).read_text(encoding="utf-8"))
    book.write("docs/index.md", "(top)=\n# Empty\n")
    content = (built.out / "data/claims.csv").read_bytes()
    text, faults = checked_claims(
        read_settled_book(tmp_path / "docs", ["perspectives"]), sheet_of(content, "claims.csv", KNOWN_COLUMNS)
    )
    assert faults == []
    claims = text.split("\n\n:::{claim} ")
    pages = [claims[start : start + ON_A_PAGE] for start in range(0, len(claims), ON_A_PAGE)]
    names = []
    for number, page in enumerate(pages):
        names.append(f"page-{number}")
        body = "\n\n:::{claim} ".join(page)
        book.write(
            f"docs/page-{number}.md", f"(page-{number})=\n# Page\n\n{':::{claim} ' if number else ''}{body}\n"
        )
    book.write("docs/index.md", "(top)=\n# All\n\n```{toctree}\n" + "\n".join(names) + "\n```\n")
    build = book.build("dummy")
    assert build.warnings == []
    domain = cast(PerspectivesDomain, build.app.env.domains["perspectives"])
    data: dict[str, Any] = claims_data(build.app.config, domain, {})
    (table,) = [table for table in tables_of(data, domain.book, {}) if table.file == "claims.csv"]
    assert rows(table_text(table)) == rows(content.decode())
