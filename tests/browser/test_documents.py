"""A document whose text is at hand, as a reader sees it: on the screen, on a phone, on paper and by axe.

The book's own pages of documents, which are made without texts, are among those of the other tests.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.paper import Format, faults, printed
from tests.browser.support import TOO_WIDE, Opener, Scheme, violations
from tests.support import ROOT, Book, Build, add_documents

pytestmark = pytest.mark.browser

LONG_NOTE = "The note goes on about the bell and all who heard it. " * 8
LONG_TEXT = "Nobody had rung it in the night, and nobody had slept. " * 40
BESIDE = """() => [...document.querySelectorAll('.ps-document-row')].map(row => {
  const edges = element => {
    const box = element && element.getBoundingClientRect();
    return box && [box.top, box.bottom];
  };
  return {words: edges(row.querySelector('.ps-document-words')), row: edges(row),
    beside: edges(row.querySelector('.ps-beside'))};
})"""
UNDERLINES = """() => [...document.querySelectorAll('.ps-document mark')].map(mark => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const light = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => value / 255).map(
      value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const look = getComputedStyle(mark);
  const [line, ground] = [light(look.textDecorationColor), light(look.getPropertyValue('--ps-ground'))];
  return Math.max(line / ground, ground / line);
})"""


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the tiny reader, with the look of the book and a document with a long note and paragraph."""
    book = Book(tmp_path_factory.mktemp("document") / "book")
    add_documents(book)
    text = "texts/bell-charter.xml"
    book.replace(text, "Document 8</ref>.", f"Document 8</ref>. {LONG_NOTE}")
    book.replace(text, "<p>Three things were found:</p>", f"<p>{LONG_TEXT}</p>")
    book.replace("docs/charter.md", ":paragraphs: 1, 3-5, a1\n", "")
    # The templates of the book print what this extension adds.
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "book_pages"]')
    return book.build(
        html_theme="sphinx_book_theme",
        html_static_path=[str(ROOT / "docs" / "_static")],
        html_css_files=["book.css"],
        templates_path=[str(ROOT / "docs" / "_templates")],
    )


@pytest.fixture
def open_charter(browser: Browser, charter: Build) -> Iterator[Opener]:
    """Return an opener of the pages of this book."""
    opener = Opener(browser, charter)
    yield opener
    opener.close()


def show(opener: Opener, width: int = 1280, scheme: Scheme = "light") -> Page:
    """Open the page of the document."""
    return opener("charter.html", width, scheme=scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_lines_under_words_can_be_seen(
    open_charter: Opener, scheme: Scheme
) -> None:
    page = show(open_charter, 1280, scheme)
    wide = violations(page, within=".ps-document")
    underlines = page.evaluate(UNDERLINES)
    page.set_viewport_size({"width": 390, "height": 900})
    assert (wide, violations(page, within=".ps-document")) == ([], [])
    assert underlines
    assert min(underlines) >= 3


@pytest.mark.parametrize("width", [320, 360, 390, 768])
def test_nothing_is_cut_and_numbers_stand_left_of_their_words(open_charter: Opener, width: int) -> None:
    page = show(open_charter, width)
    assert page.evaluate(TOO_WIDE.replace("main *", ".ps-document *"), width) == []
    sides = page.evaluate(
        """() => [...document.querySelectorAll('.ps-document-number a')].map(link => {
          const text = document.createRange();
          text.selectNodeContents(link);
          const words = link.closest('.ps-document-row').querySelector('.ps-document-words');
          return [text.getBoundingClientRect().left, link.textContent.length > 2
            ? 0 : words.getBoundingClientRect().left - text.getBoundingClientRect().right];
        })"""
    )
    assert len(sides) == 8
    assert [side for side in sides if min(side) < 0] == []


def test_a_long_note_hangs_beside_the_next_paragraph_and_covers_no_other(open_charter: Opener) -> None:
    rows = show(open_charter).evaluate(BESIDE)
    noted = [row for row in rows if row["beside"]]
    first = noted[0]
    assert first["beside"][1] > first["words"][1] + 50, "the note is no longer than its paragraph"
    assert first["row"][1] - first["words"][1] < 30, "there is a gap under the paragraph"
    ends = [row["beside"] for row in noted]
    assert [pair for pair in pairwise(ends) if pair[0][1] > pair[1][0]] == []


def test_copied_words_hold_no_number_of_a_page_and_no_mark_of_a_note(open_charter: Opener) -> None:
    page = show(open_charter)
    copied = page.evaluate(
        """() => ['p1', 'p4'].map(number => {
          const words = document.querySelector(`#document-charter-${number} .ps-document-words`);
          getSelection().selectAllChildren(words);
          return getSelection().toString().trim();
        })"""
    )
    assert copied == [
        "The bell was whole at matins and broken at vespers. Nobody had rung it in the night.",
        "a clapper that was bent;",
    ]
    drawn = "() => getComputedStyle(document.querySelector('.ps-page-break'), '::before').content"
    assert "13" in page.evaluate(drawn)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_number_text_and_margin_are_never_printed_over_another(
    open_charter: Opener, tmp_path: Path, paper: Format
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: `make system` installs poppler-utils")
    page = show(open_charter)
    # The end of a sheet comes at another place in the text each time.
    for space in ("0", "8cm", "14cm", "19cm"):
        page.evaluate("space => { document.querySelector('.ps-document').style.paddingTop = space; }", space)
        sheets = printed(page, tmp_path / "page.pdf", paper)
        assert (space, faults(sheets)) == (space, {})
        assert "The note goes on about the bell" in " ".join(sheet.text for sheet in sheets)


def test_the_preview_of_a_link_to_a_paragraph_names_the_document(open_charter: Opener) -> None:
    page = open_charter("letter.html")
    page.locator('main a[href="charter.html#document-charter"]').first.evaluate(
        "link => { link.href = link.getAttribute('href') + '-p5'; link.focus(); }"
    )
    card = page.locator("#ps-card")
    card.wait_for()
    assert "The charter of the bell" in card.inner_text()
    assert "3 May 1701" in card.inner_text()
