"""The type: its size and its measure on a desk, a tablet and a phone; and the cover's first screen."""

from __future__ import annotations

import pytest

from tests.browser.support import Opener

pytestmark = [pytest.mark.book, pytest.mark.browser]

CHAPTER = "chapters/vlora-base.html"
WIDTHS = (1280, 768, 390)
MEASURE = """selector => {
  // The characters of the lines that are full: all but the last of each paragraph.
  const lines = [];
  let size = 0;
  for (const paragraph of document.querySelectorAll(selector)) {
    if (paragraph.textContent.length < 150 || !paragraph.checkVisibility()) continue;
    size = parseFloat(getComputedStyle(paragraph).fontSize);
    const range = document.createRange(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let bottom = null, count = 0;
    const own = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (let place = 0; place < node.length; place += 1) {
        range.setStart(node, place); range.setEnd(node, place + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (bottom !== null && box.top > bottom) { own.push(count); count = 0; }
        bottom = bottom === null || box.top > bottom ? box.bottom - 2 : bottom;
        count += 1;
      }
    }
    lines.push(...own);
    if (lines.length > 120) break;
  }
  lines.sort((one, other) => one - other);
  return {size, lines: lines.length, median: lines[Math.floor(lines.length / 2)]};
}"""
NARRATIVE = ".bd-article > section > p"
WORDS = ".ps-words p"
FIRST_SCREEN = 844


@pytest.mark.parametrize("width", WIDTHS)
def test_the_text_has_18_pixels_and_60_to_70_characters_a_line(open_page: Opener, width: int) -> None:
    found = open_page(CHAPTER, width).evaluate(MEASURE, NARRATIVE)
    assert found["lines"] > 10
    assert 17 <= found["size"] <= 19
    if width > WIDTHS[-1]:
        assert 60 <= found["median"] <= 70
    else:
        assert found["median"] >= 35


@pytest.mark.parametrize("width", WIDTHS)
def test_quoted_words_are_set_no_smaller_and_fill_a_column(open_page: Opener, width: int) -> None:
    found = open_page(CHAPTER, width).evaluate(MEASURE, WORDS)
    assert found["lines"] > 10
    assert 17 <= found["size"] <= 19
    assert 28 <= found["median"] <= 70


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_are_smaller_than_the_text_and_can_be_read(open_page: Opener, width: int) -> None:
    page = open_page(CHAPTER, width)
    for selector in (".ps-said", ".book-trail", ".ps-bar"):
        size = page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert 12 <= size <= 16, selector


def test_the_sizes_follow_what_is_set_in_the_browser(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    page.add_style_tag(content="html { font-size: 150% }")
    size = page.locator(NARRATIVE).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size == 27


def test_the_doors_of_the_cover_lie_on_the_first_screen_of_a_phone(open_page: Opener) -> None:
    page = open_page("index.html", 390)
    doors = page.locator(".cover-door")
    boxes = [door.bounding_box() for door in doors.all()]
    assert [door.locator("a").first.inner_text() for door in doors.all()] == [
        "Read",
        "Compare",
        "Find",
        "Teach",
    ]
    assert all(box and box["y"] + box["height"] <= FIRST_SCREEN for box in boxes)
    sides = [side.inner_text() for side in page.locator(".cover-face p:first-child").all()]
    assert [side.lower() for side in sides] == ["moscow", "tirana"]


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_cover_is_centred_in_the_room_beside_the_contents(open_page: Opener, width: int) -> None:
    page = open_page("index.html", width)
    room, cover = (page.locator(selector).bounding_box() for selector in (".bd-main", ".cover"))
    assert room
    assert cover
    assert abs(room["x"] + room["width"] / 2 - cover["x"] - cover["width"] / 2) <= 8


@pytest.mark.parametrize(
    "name",
    ["reference/data.html", "documents/zhou-with-ung-august-1961.html", "editing/problems.html", CHAPTER],
)
def test_the_current_entry_of_the_contents_is_in_sight(open_page: Opener, name: str) -> None:
    page = open_page(name)
    box = page.locator(".bd-links li.current > a").last.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("width", WIDTHS)
def test_the_trail_names_the_book_at_every_width(open_page: Opener, width: int) -> None:
    page = open_page(CHAPTER, width)
    home = page.locator(".book-trail a").first
    assert home.is_visible()
    assert home.inner_text() == "Accounts of a Split"
    box, title = home.bounding_box(), page.locator("h1").first.bounding_box()
    assert box
    assert title
    assert box["y"] + box["height"] <= title["y"]
