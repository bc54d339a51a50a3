"""Faults of the editions on record, as an editor reads them."""

from __future__ import annotations

from tests.support import Book

FILE = """[[editions]]
number = "1.0"
issued = 2026-01-02
comit = "0123"

[[editions]]
number = "1.0"
issued = 2026-01-03
"""


def test_a_fault_names_file_line_value_and_mend_and_the_book_is_built(book: Book) -> None:
    book.write("sources/editions.toml", FILE)
    book.write("sources/editions/1.0.json", "{}")
    build = book.build()
    assert build.codes == ["unknown-field", "duplicate-id", "broken-edition-record"]
    unknown, twice, record = build.warnings
    assert "sources/editions.toml:4" in unknown
    assert "comit" in unknown
    assert "commit" in unknown
    assert "sources/editions.toml:7" in twice
    assert "editions.toml:1" in twice
    assert "sources/editions/1.0.json:1" in record
    assert build.mend("broken-edition-record") in record
    assert '"number": "1.0"' in build.read("data/editions.json")
