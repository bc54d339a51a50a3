"""Any page printed from the browser is readable, on A4 and on Letter."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.paper import Format, Word, faults, printed
from tests.browser.support import Opener, pages_of
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

FORMATS: tuple[Format, ...] = ("A4", "Letter")
PARTS = 2
"""The number of tests that share the pages, so that no test takes much longer than others."""
KINDS = (
    "index.html",
    "reading.html",
    "parts/culmination.html",
    "chapters/vlora-base.html",
    "chapters/moscow-commission.html",
    "chapters/thirty-pieces.html",
    "chapters/vlora-base.html?hide=soviet&decide=first",
    "documents/index.html",
    "documents/paper-on-albania-1959.html",
    "lessons/the-two-interpreters.html",
    "lessons/packages-with-a-label.html",
    "paths/moscow-1960.html",
    "reference/chains.html",
    "reference/claims.html?voice=hoxha",
    "reference/disagreements.html?finding=conflict",
    "reference/evidence.html",
    "reference/map.html",
    "reference/sources.html",
    "reference/timeline.html",
    "editing/syntax.html",
    "genindex.html",
)
"""A page of each kind, and the chapters with the tallest rows."""
REGISTER = "reference/claims.html?perspective=soviet&reporter=hoxha"


@pytest.fixture(autouse=True)
def _poppler() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: `make system` installs poppler-utils")


@pytest.mark.parametrize(
    ("other", "is_covered"),
    [
        pytest.param(Word(10, 10, 40, 20, "same place"), True, id="same place"),
        pytest.param(Word(30, 14, 60, 24, "half"), True, id="half a line lower"),
        pytest.param(Word(39, 10, 60, 20, "next"), False, id="next in the line"),
        pytest.param(Word(10, 19, 40, 29, "below"), False, id="next line"),
        pytest.param(Word(10, 30, 40, 40, "far"), False, id="far below"),
    ],
)
def test_words_that_cover_each_other_are_found(other: Word, is_covered: bool) -> None:
    word = Word(10, 10, 40, 20, "word")
    assert word.covers(other) == other.covers(word) == is_covered


def faults_of(opener: Opener, names: Iterable[str], path: Path) -> dict[tuple[str, Format], object]:
    """Print each page on each format to a file; return what cannot be read."""
    page = opener("index.html")
    found: dict[tuple[str, Format], object] = {}
    for name in names:
        opener.go(page, name)
        for paper in FORMATS:
            if on_page := faults(printed(page, path, paper)):
                found[name, paper] = on_page
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_no_words_are_printed_over_others_on_a_page_of_any_kind(
    open_page: Opener, tmp_path: Path, part: int
) -> None:
    assert faults_of(open_page, KINDS[part::PARTS], tmp_path / "page.pdf") == {}


@pytest.mark.every_page
def test_no_words_are_printed_over_others_on_any_page(
    open_page: Opener, built: Build, tmp_path: Path
) -> None:
    assert faults_of(open_page, pages_of(built), tmp_path / "page.pdf") == {}


def test_a_narrowed_register_begins_on_the_first_sheet_with_its_choice_and_its_address(
    open_page: Opener, tmp_path: Path
) -> None:
    page = open_page(REGISTER)
    shown = page.locator("#table-claims tbody tr:visible").count()
    sheets = printed(page, tmp_path / "register.pdf")
    first = sheets[0].text
    assert f"{shown} of" in first
    assert "Whose words: Moscow: party and state; As told by: Hoxha, Enver." in first
    assert "Address of this list:" in first
    # A long address is broken between words, never shortened.
    assert page.url in "".join(word.text for word in sheets[0].words)
    bottom = max(word.bottom for word in sheets[0].words)
    assert bottom > 0.8 * sheets[0].height, "the table has left most of the first sheet empty"
    text = " ".join(sheet.text for sheet in sheets)
    assert text.count("Khrushchev") > 5
    assert "Djilas:" not in text, "a hidden row is printed"


def test_a_whole_register_names_no_address(open_page: Opener, tmp_path: Path) -> None:
    first = printed(open_page("reference/claims.html"), tmp_path / "register.pdf")[0]
    assert "Address of this list" not in first.text
    assert max(word.bottom for word in first.words) > 0.8 * first.height


def test_paper_is_white_whatever_the_screen_is(open_page: Opener) -> None:
    """Browsers print no grounds: the light letters of the dark screen would be lost."""
    colours = """() => ['.ps-words', '.ps-said', '.ps-voice a', '.ps-name', 'h1', 'main p a'].map(
      selector => getComputedStyle(document.querySelector(selector)).color)"""
    dark = open_page("chapters/vlora-base.html", scheme="dark")
    light = open_page("chapters/vlora-base.html")
    assert dark.evaluate(colours) != light.evaluate(colours)
    for page in (dark, light):
        page.emulate_media(media="print")
    assert dark.evaluate(colours) == light.evaluate(colours)


MARK_ROWS = """() => [...document.querySelectorAll('.ps-row')].flatMap((row, number) => {
  const caption = row.querySelector(':scope > .ps-row-caption');
  const mark = (element, name) => { element.prepend(name + ' '); return name; };
  const claims = [...row.children].filter(child => child !== caption);
  const heads = claims.map((claim, place) => mark(claim.querySelector('.ps-name'), `side${number}x${place}`));
  const words = claims.map((claim, place) => {
    const first = claim.querySelector('blockquote p, .ps-report, .ps-passage-nothing');
    return first ? mark(first, `word${number}x${place}`) : heads[place];
  });
  return caption ? [[mark(caption, `pair${number}`), heads, words]] : [['', heads, words]];
})"""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_caption_is_parted_from_its_pair_and_no_side_from_its_words(
    open_page: Opener, built: Build, tmp_path: Path, part: int
) -> None:
    """Each caption, name and beginning of words gets a word of its own, which is sought on the sheets."""
    page = open_page("index.html")
    parted: dict[tuple[str, Format, str], list[int]] = {}
    pairs = 0
    for name in pages_of(built, "chapters")[part::PARTS]:
        open_page.go(page, name)
        rows = page.evaluate(MARK_ROWS)
        pairs += sum(bool(caption) for caption, _heads, _words in rows)
        for paper in FORMATS:
            sheet_of = {
                word.text.casefold(): number
                for number, sheet in enumerate(printed(page, tmp_path / "page.pdf", paper))
                for word in sheet.words
            }
            for caption, heads, words in rows:
                for head, word in zip(heads, words, strict=True):
                    if sheet_of[head] != sheet_of[word]:
                        parted[name, paper, head] = [sheet_of[head], sheet_of[word]]
                if caption and len({sheet_of[one] for one in (caption, *heads)}) > 1:
                    parted[name, paper, caption] = [sheet_of[one] for one in (caption, *heads)]
    assert parted == {}
    assert pairs > 20 / PARTS


def test_paper_tells_relations_and_leaves_closed_steps_and_citations_out(
    open_page: Opener, tmp_path: Path
) -> None:
    page = open_page("chapters/moscow-speech.html")
    text = " ".join(sheet.text for sheet in printed(page, tmp_path / "page.pdf"))
    assert "Disputed by:" in text
    assert "@misc" not in text
    assert "Permanent address:" in text
    for folded in ("How it reached us", "BibTeX", "1 note · cite"):
        assert folded not in text
    page.locator(".ps-claim .ps-more:has(.ps-steps)").first.evaluate("fold => { fold.open = true; }")
    assert "How it reached us" in " ".join(sheet.text for sheet in printed(page, tmp_path / "page.pdf"))
