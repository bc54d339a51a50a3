"""Every page of the PDF, as a press would look at it: how full it is, how it begins and how it ends."""

from __future__ import annotations

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
HEADS = ("section", "rubric", "ps-head", "ps-label", "ps-voice", "ps-hand", "ps-strip-title", "ps-note-title")
"""The functions of heads: below each stands what it is the head of."""


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


def texts_of(markup: str, name: str) -> Iterator[str]:
    """Yield what stands in the calls of a Typst function, without white space."""
    for part in markup.split(f"#{name}[")[1:] + markup.split(f"#{name}(")[1:]:
        depth, end, is_escaped = 1, 0, False
        start = part.index(")[") + 2 if name == "section" else 0
        for end, sign in enumerate(part[start:], start):  # noqa: B007 # the end is what is looked for
            depth += 0 if is_escaped else (sign == "[") - (sign == "]")
            is_escaped = sign == "\\" and not is_escaped
            if depth == 0:
                break
        yield compact(text_of_typst(part[start:end]))


def is_end_of(line: Line, texts: set[str]) -> bool:
    """Return whether a line is the last of one of *texts*."""
    words = compact(line.text)
    return words in texts or (len(words) > 14 and any(text.endswith(words) for text in texts))


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


@pytest.mark.xfail(
    strict=True, reason="columns of a comparison are divided between their head and their words"
)
def test_no_head_stands_over_nothing(pages: list[Page], markup: str) -> None:
    texts = {text for name in HEADS for text in texts_of(markup, name)}
    assert len(texts) > 500
    ends = {page.number: [line for line in page.ends() if is_end_of(line, texts)] for page in pages}
    assert {number: [line.text for line in lines] for number, lines in ends.items() if lines} == {}


@pytest.mark.xfail(strict=True, reason="columns of a comparison are divided between the words and the foot")
def test_no_foot_of_a_claim_stands_alone_on_the_next_page(pages: list[Page], markup: str) -> None:
    texts = {text for text in texts_of(markup, "ps-foot") if len(text) > 14}
    assert len(texts) > 200
    alone = {
        page.number: line.text
        for page in pages
        for line in page.starts()
        if any(begins_with(page, line, text) for text in texts)
    }
    assert alone == {}


def begins_with(page: Page, first: Line, text: str) -> bool:
    """Return whether *text* begins with the line *first* and goes on in the next line of its column."""
    words = compact(first.text)
    if not text.startswith(words):
        return False
    below = [line for line in page.lines if line.top > first.top + 4 and abs(line.left - first.left) < 4]
    rest = text[len(words) :]
    return not rest or (bool(below) and rest.startswith(compact(below[0].text)[:6]))
