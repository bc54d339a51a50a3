"""What is finished is printed as the writer of docutils would print it, and found by the full-text index."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.rendering import printer
from tests.support import Book


def test_pages_are_the_same_with_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = Book(tmp_path / "with").build()
    monkeypatch.setattr(printer, "FINISHING", ())
    without = Book(tmp_path / "without").build()
    names = sorted(path.relative_to(with_it.out) for path in with_it.out.rglob("*.html"))
    assert len(names) >= 5
    for name in names:
        assert (with_it.out / name).read_text() == (without.out / name).read_text(), name


def test_the_index_knows_who_speaks(tmp_path: Path) -> None:
    index = Book(tmp_path).build().read("searchindex.js")
    assert '"pedlar"' in index
