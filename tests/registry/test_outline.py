"""A broken outline in a book: a problem with its line, and a map all the same."""

from __future__ import annotations

from tests.support import Book

BROKEN = '{\n"type": "Polygon",\n"coordinates": [[[0, 50], [2,\n'
MAP = "---\norphan: true\n---\n\n(the-map)=\n# Map\n\n:::{view} map\n:::\n"


def test_a_broken_outline_is_a_problem_with_its_line_and_the_map_is_still_drawn(book: Book) -> None:
    book.write("sources/outline.json", BROKEN)
    book.write("docs/map.md", MAP)
    build = book.build()
    assert build.codes == ["malformed-outline"]
    assert "outline.json:4: " in build.warnings[0]
    assert build.mend("malformed-outline") in build.warnings[0]
    assert "Bellham" in build.read("map.html")
