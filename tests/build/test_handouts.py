"""Handouts: the accounts on one side, finding and commentary on the other, and a link on the page."""

from __future__ import annotations

from tests.support import Book, SharedBook
from tests.typst_book.test_typst_book import read


def test_a_sheet_has_the_accounts_in_front_and_the_verdict_on_its_back(book: Book) -> None:
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "perspectives.handouts"]')
    book.replace(
        "sources/references.bib",
        "  origlanguage",
        "  annotation = {What the abbey, vol. Odo, wrote of itself. Not for the back.},\n  origlanguage",
    )
    build = book.build("handouts")
    assert build.warnings == []
    assert sorted(build.files()) == ["who-broke-it.pdf"]
    front, back = (" ".join(page.split()) for page in read(build.out / "who-broke-it.pdf")[:2])
    for words in (
        "Who broke the bell?",
        "She rang too hard.",
        "The rope was old.",
        "Decide first, then turn over.",
        "What the abbey, vol. Odo, wrote of itself.",
    ):
        assert words in front
        assert words not in back
    for words in ("Finding: conflict", "They disagree on", "What would settle it: the bell itself"):
        assert words in back
        assert words not in front
    assert "Not for the back." not in front, "one sentence under a voice"
    for words in ("Disputes:", "Disputed by:", "Answers:", "Editorial note"):
        assert words not in front, "this gives the answer away"


def test_a_page_offers_its_sheets_where_they_are(book: Book, reader: SharedBook) -> None:
    assert "Handout" not in reader.build().read("bell.html")
    page = book.build(perspectives_handouts="downloads/handouts").read("bell.html")
    assert 'href="downloads/handouts/who-broke-it.pdf"' in page
