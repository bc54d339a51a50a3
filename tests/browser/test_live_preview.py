"""The live preview on a page of the book: problems at their lines and in a corner, and nothing that jumps."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from perspectives.live.open_pages import OpenPages
from perspectives.live.preview_server import make_server
from tests.browser.support import Opener, violations
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

NAME = "chapters/vlora-base.html"
HEADING = "#vlora-who-asked > h2"
IN_CLAIM = {
    "path": "docs/chapters/vlora-base.md",
    "line": 27,
    "docname": "chapters/vlora-base",
    "code": "perspectives.unknown-voice",
    "what": "No voice of this name is declared. Found: “lallaj”. Did you mean “lalaj”?",
    "mend": "Correct the name, or declare the voice in sources/voices.toml.",
    "ids": ["claim-voshtina-we-proposed"],
    "words": "",
}
ABOVE = {
    **IN_CLAIM,
    "line": 4,
    "what": "There is no role of this name.",
    "ids": ["vlora-base", "the-vlora-base"],
    "words": "The bay of Vlora opens on the Strait of Otranto,",
}
IN_REGISTER = {**IN_CLAIM, "path": "sources/voices.toml", "line": 3, "docname": "", "ids": []}
ELSEWHERE = {**IN_CLAIM, "path": "docs/index.md", "line": 9, "docname": "index", "ids": []}


class Preview:
    """A page of the book as the preview serves it.

    :ivar pages: the pages that are open, which a test tells what a build would
    """

    def __init__(self, folder: Path, built: Build) -> None:
        self.changes = 0
        self.output = folder / "html"
        self.output.mkdir()
        for path in built.out.iterdir():
            if path.name != "chapters":
                (self.output / path.name).symlink_to(path)
        (self.output / "chapters").mkdir()
        self.file = Path(shutil.copy(built.out / NAME, self.output / NAME))
        self.pages = OpenPages(self.output)
        self.pages.tell(state="current")
        self.server = make_server(self.pages, 0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://localhost:{self.server.server_port}/{NAME}"

    def tell(self, page: Page, *problems: dict[str, Any]) -> None:
        """Tell the problems of a build, and wait until the page shows them."""
        self.pages.tell(problems=list(problems))
        page.wait_for_function(
            "number => document.querySelectorAll('.preview-row').length === number", arg=len(problems)
        )

    def change(self, page: Page, old: str, new: str) -> None:
        """Write the page anew, as a build does, and wait until it is shown, with its fonts and its scripts.

        The page has the number of the change, so that nobody takes the old page for the new one.
        """
        self.changes += 1
        text = self.file.read_text(encoding="utf-8").replace(old, new)
        text = re.sub(r'<html(?: data-change="\d+")?', f'<html data-change="{self.changes}"', text, count=1)
        self.file.write_text(text, encoding="utf-8")
        self.pages.tell()
        page.wait_for_function(
            "number => document.documentElement.dataset.change === number"
            " && document.readyState === 'complete' && document.fonts.status === 'loaded'",
            arg=str(self.changes),
        )
        page.wait_for_load_state("load")


@pytest.fixture
def preview(tmp_path: Path, built: Build) -> Iterator[Preview]:
    """Return a page of the book as the preview serves it."""
    preview = Preview(tmp_path, built)
    yield preview
    preview.server.shutdown()
    preview.server.server_close()


def opened(open_page: Opener, preview: Preview, width: int = 1280, **options: Any) -> Page:
    """Open the page of the preview, at the first heading of the chapter."""
    page = open_page("imprint.html", width, **options)
    page.goto(preview.address)
    page.wait_for_selector(".preview-panel[data-state=current]")
    page.evaluate(f"document.querySelector('{HEADING}').scrollIntoView(); scrollBy(0, -200)")
    return page


def top_of(page: Page, selector: str = HEADING) -> float:
    """Return how far an element stands below the upper edge of the window."""
    top: float = page.evaluate(f"document.querySelector('{selector}').getBoundingClientRect().top")
    return top


def test_problems_stand_at_their_lines_and_nothing_jumps(open_page: Opener, preview: Preview) -> None:
    page = opened(open_page, preview)
    before = top_of(page)
    preview.tell(page, ABOVE, IN_CLAIM, IN_REGISTER, ELSEWHERE)
    assert top_of(page) == pytest.approx(before, abs=1)
    boxes = page.locator(".preview-problem")
    assert boxes.count() == 2
    paragraph = page.locator("p", has_text="The bay of Vlora opens on the Strait")
    assert "line 4" in paragraph.evaluate("e => e.nextElementSibling.ariaLabel")
    in_claim = page.locator("#claim-voshtina-we-proposed .preview-problem")
    assert in_claim.inner_text().split("\n")[:3] == ["Line 27", IN_CLAIM["what"], IN_CLAIM["mend"]]
    rows = page.locator(".preview-row")
    assert rows.nth(2).locator("a").count() == 0
    assert "sources/voices.toml, line 3" in rows.nth(2).inner_text()
    assert rows.nth(3).locator("a").get_attribute("href") == "/index.html"
    assert page.locator(".preview-head").inner_text() == "4 problems"
    assert page.locator("[role=status]").last.inner_text() == "4 problems"
    preview.tell(page, ABOVE, {**ABOVE, "line": 5}, {**ABOVE, "line": 6})
    heads = [box.inner_text().split("\n")[0] for box in boxes.all()]
    assert heads == ["Line 4", "Line 5", "Line 6"]
    preview.tell(page, IN_CLAIM)
    assert page.locator(".preview-head").inner_text() == "1 problem"
    preview.tell(page)
    assert boxes.count() == 0
    assert not page.locator(".preview-head").is_visible()
    assert top_of(page) == pytest.approx(before, abs=1)
    assert open_page.messages == []


def test_a_changed_page_is_shown_at_the_place_that_was_read(open_page: Opener, preview: Preview) -> None:
    page = opened(open_page, preview)
    before = top_of(page)
    page.locator("#claim-voshtina-we-proposed summary").first.click()
    page.locator("#claim-voshtina-we-proposed summary").first.focus()
    line = f"<p>{'A line that is put in above the heading, and is long. ' * 20}the end of this line</p>"
    preview.change(page, "<p>The bay of Vlora opens", f"{line}<p>The bay of Vlora opens")
    page.wait_for_function(
        f"Math.abs(document.querySelector('{HEADING}').getBoundingClientRect().top - {before}) < 2"
    )
    assert page.locator("#claim-voshtina-we-proposed details").first.get_attribute("open") is not None
    assert page.evaluate("document.activeElement.closest('#claim-voshtina-we-proposed') !== null")
    # What stands before it may have more to unfold now.
    preview.change(page, "<p>The bay of Vlora opens", f"<details>{line}</details><p>The bay opens")
    opened_now = "[...document.querySelectorAll('main details[open]')].map(e => e.closest('[id]').id)"
    assert page.evaluate(opened_now) == ["claim-voshtina-we-proposed"]
    assert open_page.messages == []


def test_who_types_is_left_in_the_dialogue_and_in_the_field(open_page: Opener, preview: Preview) -> None:
    page = opened(open_page, preview)
    page.evaluate(
        """() => {
          document.querySelector('main').insertAdjacentHTML('beforeend', '<dialog id=asks><input></dialog>');
          asks.showModal();
        }"""
    )
    page.locator("#asks input").fill("the bay")
    preview.file.write_text(
        preview.file.read_text(encoding="utf-8").replace("The bay", "A bay"), encoding="utf-8"
    )
    preview.pages.tell(problems=[IN_REGISTER])
    page.wait_for_selector(".preview-row", state="attached")
    assert page.locator("#asks input").input_value() == "the bay"
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.body?.textContent.includes('A bay of Vlora')")
    page.wait_for_selector(".preview-panel[data-state=current]")
    preview.change(page, "</main>", "<input class='asked'></main>")
    page.locator(".asked").fill("the bay")
    page.keyboard.press("ArrowLeft")
    preview.change(page, "A bay", "One bay")
    page.wait_for_function("() => document.activeElement?.value === 'the bay'")
    page.keyboard.type("! ")
    assert page.locator(".asked").input_value() == "the ba! y"
    assert open_page.messages == []


def test_the_list_is_folded_with_the_keyboard_and_stays_so(open_page: Opener, preview: Preview) -> None:
    page = opened(open_page, preview)
    preview.tell(page, IN_CLAIM)
    row = page.locator(".preview-row")
    assert row.is_visible()
    page.locator(".preview-link").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "preview-problem"
    page.locator(".preview-head").focus()
    page.keyboard.press("Enter")
    assert not row.is_visible()
    page.reload()
    page.wait_for_selector(".preview-head >> text=1 problem")
    assert not row.is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_everyone_can_use_it_on_every_screen(
    open_page: Opener, preview: Preview, width: int, scheme: Any
) -> None:
    page = opened(open_page, preview, width, scheme=scheme)
    preview.tell(page, ABOVE, IN_CLAIM, IN_REGISTER)
    assert page.locator(".preview-rows").is_visible() == (width == 1280)
    page.locator(".preview-list").evaluate("e => { e.open = true; }")
    for selector in (".preview-panel", "#claim-voshtina-we-proposed .preview-problem"):
        assert violations(page, within=selector) == []
        box = page.locator(selector).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_says_that_the_preview_has_ended(open_page: Opener, preview: Preview) -> None:
    page = opened(open_page, preview)
    page.context.set_offline(True)
    preview.pages.end()
    page.wait_for_selector(".preview-panel[data-state=silent]")
    assert page.locator(".preview-state").inner_text() == "The preview has ended"
