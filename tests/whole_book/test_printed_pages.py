"""Every page of the PDF, as a press would look at it: how full it is, how it begins and how it ends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from perspectives.build.printed_text import text_of_typst
from tests.pdf_pages import Line, Page, TextBlock, compact
from tests.support import Build, built_once

pytestmark = pytest.mark.book

MM = 72 / 25.4
TEXT_BLOCK = TextBlock(width=170 * MM, top=22 * MM, bottom=220 * MM, inner=17 * MM, outer=30 * MM)
HEAD = re.compile(
    r"#(?:(?:rubric|ps-head|ps-label|ps-voice|ps-hand|ps-strip-title|ps-note-title)"
    r"|(?:section|ps-further-head)\([^\[]*\)|ps-row\(caption: |ps-further\([^\[]*)\["
)
"""The beginning of a head in the Typst file: below each stands what it is the head of."""
FOOT = re.compile(r"#ps-foot\[")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book as ``make pdf`` builds it, or skip where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: `make system` installs poppler-utils")
    return built_once(tmp_path_factory.getbasetemp(), "typst")


@pytest.fixture(scope="module")
def pdf(build: Build) -> Path:
    """Return the PDF."""
    return build.out / "accounts-of-a-split.pdf"


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[Page]:
    """Return the pages of the PDF."""
    return list(TEXT_BLOCK.pages(pdf))


@pytest.fixture(scope="module")
def markup(pdf: Path) -> str:
    """Return the text of the book as the builder wrote it for Typst."""
    return pdf.with_suffix(".typ").read_text(encoding="utf-8").partition("\n#book(")[2]


def first_pages(pdf: Path) -> dict[str, int]:
    """Return the number of the first page of each part of the book, as the bookmarks have it."""
    reader = PdfReader(pdf)
    items = [item for item in reader.outline if not isinstance(item, list)]
    return {str(item.title): (reader.get_destination_page_number(item) or 0) + 1 for item in items}


def texts_of(markup: str, beginning: re.Pattern[str]) -> Iterator[str]:
    """Yield the texts in brackets that begin so in the Typst file, without white space."""
    for match in beginning.finditer(markup):
        depth = 1
        for bracket in BRACKET.finditer(markup, match.end()):
            depth += {"[": 1, "]": -1}.get(bracket[0], 0)
            if depth == 0:
                yield compact(text_of_typst(markup[match.end() : bracket.start()]))
                break


BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
"""A bracket, or a sign that is escaped."""


def is_end_of(line: Line, texts: set[str]) -> bool:
    """Return whether a line is the last of one of *texts*."""
    words = compact(line.text)
    return (words in texts and len(words) > 5) or (
        len(words) > 14 and any(text.endswith(words) for text in texts)
    )


def test_no_page_is_under_a_quarter_full_but_at_the_end_of_a_part(pages: list[Page], pdf: Path) -> None:
    starts = set(first_pages(pdf).values())
    # The pages before the contents are set one by one; a part begins on a right page, after an empty one.
    ends = {start - 1 for start in starts} | {start - 2 for start in starts if not pages[start - 2].lines}
    assert len(pages) > 300
    assert [page.number for page in pages[2:] if page.filled < 0.25 and page.number not in ends] == []


def test_the_contents_have_no_page_of_a_few_lines(pages: list[Page], pdf: Path) -> None:
    contents = pages[2 : min(first_pages(pdf).values()) - 1]
    assert contents[0].lines[0].text == "Contents"
    assert [page.number for page in contents if 0 < len(page.lines) < 8] == []


def test_no_head_stands_over_nothing(pages: list[Page], markup: str) -> None:
    texts = set(texts_of(markup, HEAD))
    assert len(texts) > 500
    ends = {page.number: [line for line in page.ends() if is_end_of(line, texts)] for page in pages}
    assert {number: [line.text for line in lines] for number, lines in ends.items() if lines} == {}


def test_no_foot_of_a_claim_stands_or_goes_on_alone_on_the_next_page(pages: list[Page], markup: str) -> None:
    feet = "\n".join(sorted(set(texts_of(markup, FOOT))))
    assert feet.count("\n") > 200
    # A foot names comparisons and documents, whose titles are heads elsewhere.
    heads = "\n" + "\n".join(set(texts_of(markup, HEAD)))
    alone = {
        page.number: line.text
        for page in pages
        for line in page.starts()
        if is_in(page, line, feet) and f"\n{without_pages(line)}" not in heads
    }
    assert alone == {}


def is_in(page: Page, first: Line, texts: str) -> bool:
    """Return whether the line *first* of a page stands in one of *texts*, and goes on there in its column."""
    words, below = without_pages(first), page.below(first)
    start = texts.find(words) if len(words) > 14 else -1
    while start >= 0:
        rest = texts[start + len(words) :].partition("\n")[0]
        if not rest or (below and rest.startswith(without_pages(below)[:14])):
            return True
        start = texts.find(words, start + 1)
    return False


def without_pages(line: Line) -> str:
    """Return the words of a line without white space and without the pages of references."""
    return re.sub(r"\(p\.[0-9ivxlc]+\)", "", compact(line.text))


def test_the_id_of_a_claim_in_the_margin_stands_beside_its_first_line(pages: list[Page], markup: str) -> None:
    ids = set(re.findall(r'#ps-claim\("([^"]+)", place: "alone"', markup))
    beginnings = [(page, *found) for page in pages for found in page.beside(ids)]
    assert len(beginnings) > 0.9 * len(ids) > 100
    # A claim begins with its side, with whose words and pen they are, or with who speaks.
    heads = set(texts_of(markup, CLAIM_HEAD))
    apart = [
        (page.number, id_)
        for page, id_, note in beginnings
        if not any(is_beside(note, line) and compact(line.text) in heads for line in page.lines)
    ]
    assert apart == []


CLAIM_HEAD = re.compile(r"#(?:ps-label|ps-hand|ps-voice)\[")


def is_beside(note: Line, line: Line) -> bool:
    """Return whether a line stands at the height of a note in the margin, or little below it."""
    return -6 < line.top - note.top < 16
