"""Every control has a name, shows the focus of the keyboard, and is seen in forced colours."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from perspectives.registry.palette import luminance, palette
from tests.browser.support import Opener, Scheme, pages_of
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

CHAPTER = "chapters/vlora-base.html"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FOCUS = """() => {
  const focus = document.activeElement;
  if (focus === document.body) return null;
  // The mark of a fold in the contents list has no room of its own: the sign in it has the ring.
  const box = focus.getBoundingClientRect();
  const shown = box.width && box.height ? focus : focus.firstElementChild;
  const style = getComputedStyle(shown), ring = shown.getBoundingClientRect();
  return {
    name: `${focus.tagName} ${focus.className} ${focus.ariaLabel || focus.textContent.trim().slice(0, 30)}`,
    kind: `${focus.tagName} ${focus.className}`,
    ring: [style.outlineStyle, style.outlineColor, style.boxShadow, ring.width > 0 && ring.height > 0]
  };
}"""
CONTROLS = {"button", "combobox", "searchbox", "textbox", "checkbox", "DisclosureTriangle"}
JARGON = re.compile(r"toggle|sidebar|modal|navbar|primary|secondary|color mode|settings", re.IGNORECASE)


def css_colour(hexadecimal: str) -> str:
    """Return ``#rrggbb`` as a browser writes it."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def control_names(page: Page) -> list[tuple[str, str]]:
    """Return the role and the name of every control, as a screen reader gets them."""
    session = page.context.new_cdp_session(page)
    tree: dict[str, Any] = session.send("Accessibility.getFullAXTree")
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree["nodes"]
        if not node.get("ignored") and node["role"]["value"] in CONTROLS
    ]


# Names.


@pytest.mark.parametrize("width", [1280, 390])
def test_every_control_has_a_name_without_jargon(open_page: Opener, width: int) -> None:
    page = open_page("index.html", width)
    seen = set()
    for name in (CHAPTER, "index.html", "search.html", "reference/claims.html", "paths/moscow-1960.html"):
        open_page.go(page, name)
        names = control_names(page)
        assert [role for role, control in names if not control.strip()] == [], name
        assert [control for _role, control in names if JARGON.search(control)] == [], name
        seen |= {control for _role, control in names}
    assert {"Contents of the book", "Search", "Decide first"} <= seen
    assert any(name.startswith("Colours: ") for name in seen)
    assert ("Contents of this page" in seen) == (width == 390)


def test_every_fold_of_a_claim_names_the_claim(open_page: Opener, built: Build) -> None:
    page = open_page(CHAPTER)
    labels = page.locator(".ps-claim summary").evaluate_all(
        "all => all.map(fold => [fold.textContent, fold.ariaLabel])"
    )
    claims = page.locator(".ps-claim:not(.ps-passage)").count()
    assert len(labels) == claims > 50
    assert [words for words, label in labels if not str(label).startswith(f"{words}: ")] == []
    assert any(re.match(r"Cite: Gjergji, “", label) for _words, label in labels)
    assert any(
        re.match(r"Chain · \d+ links · 1 note · language · cite: Hoxha, “", label) for _, label in labels
    )
    # A claim that two comparisons show is cited in its own place alone.
    citing = Counter(label for words, label in labels if words.lower().endswith("cite"))
    assert [label for label, count in citing.items() if count > 1] == []
    assert sum(words.endswith("place · address") for words, _label in labels) > 5
    # So are the citations on their own page, for those who hear them.
    cited = (
        open_page(f"_cite/{CHAPTER}")
        .locator(".ps-cite-claim")
        .evaluate_all("all => all.map(one => [one.role, one.ariaLabel])")
    )
    assert len(cited) > 50
    assert {role for role, _label in cited} == {"group"}
    assert len({label for _role, label in cited}) == len(cited)
    assert sum(label.startswith("Cite Hoxha, “") for _role, label in cited) > 3


def test_the_folds_of_the_contents_list_have_a_name_each(open_page: Opener) -> None:
    labels = (
        open_page(CHAPTER)
        .locator("nav.bd-links summary")
        .evaluate_all("all => all.map(one => one.ariaLabel || one.textContent.trim())")
    )
    assert {"Read", "Make your own", "Pages under 4. Culmination"} <= set(labels)
    assert len(set(labels)) == len(labels)


def test_the_button_for_colours_says_what_is_chosen(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    button = page.locator(".theme-switch-button:visible")
    expect(button).to_have_accessible_name("Colours: as on this device")
    button.press("Enter")
    expect(button).to_have_accessible_name("Colours: dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


# Focus.


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("name", "width"),
    [
        (CHAPTER, 1280),
        (f"{CHAPTER}?decide=first&hide=soviet", 390),
        ("index.html", 1280),
        ("reference/claims.html", 390),
        ("reference/map.html", 1280),
    ],
)
def test_the_keyboard_shows_where_it_is_in_the_colours_of_the_book(
    open_page: Opener, name: str, width: int, scheme: Scheme
) -> None:
    page = open_page(name, width, scheme=scheme)
    expected = ["solid", css_colour(palette(scheme)["link"]), "none", True]
    kinds, faults = set(), {}
    for _ in range(100):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        kinds.add(focus["kind"])
        if focus["ring"] != expected:
            faults[focus["name"]] = focus["ring"]
    assert faults == {}
    assert any("primary-toggle" in kind for kind in kinds)
    assert len(kinds) > 5


def test_the_dialogs_keep_the_ring(open_page: Opener) -> None:
    page = open_page(CHAPTER, 390)
    # The dialog of the search has its controls once its index has come.
    for opener, ready in (
        (".primary-toggle:visible", "dialog[open]"),
        (".article-header-buttons .search-button", "dialog[open] .ps-search-close"),
    ):
        page.locator(opener).first.press("Enter")
        page.locator(ready).wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["ring"][0] == "solid", opener
        page.keyboard.press("Escape")
        assert page.locator("dialog[open]").count() == 0


# Colours that the reader has chosen.


def contrasts(page: Page, selector: str) -> dict[str, int]:
    """Return the difference of the lightest and the darkest pixel of every visible element, of 255."""
    found = {}
    for place, element in enumerate(page.locator(selector).all()):
        if element.is_visible():
            image = Image.open(io.BytesIO(element.screenshot())).convert("L")
            low, high = image.getextrema()
            found[f"{element.get_attribute('class')} {place}"] = int(high) - int(low)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("kept", SCHEMES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_show_every_icon_and_every_picture(
    browser: Browser, built: Build, scheme: Scheme, kept: Scheme
) -> None:
    """The reader may have kept light for this book and have a dark system, or the other way round."""
    page = browser.new_page(
        forced_colors="active", color_scheme=scheme, viewport={"width": 390, "height": 844}
    )
    page.add_init_script(f"localStorage.setItem('mode', '{kept}')")
    for name, width, number in ((CHAPTER, 390, 5), (CHAPTER, 1280, 5), ("search.html", 390, 3)):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto((built.out / name).as_uri())
        if width == 390 and name == CHAPTER:
            page.evaluate("scrollTo(0, 3000)")
            page.locator("#pst-back-to-top").wait_for()
        icons = contrasts(page, ".fa-solid")
        assert len(icons) >= number
        assert [icon for icon, contrast in icons.items() if contrast < 128] == [], (name, width)
    ground = page.locator("html").evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.goto((built.out / CHAPTER).as_uri())
    for heads in (".ps-row .ps-label", ".ps-further-head"):
        styles = page.locator(heads).evaluate_all(
            "heads => heads.map(head => getComputedStyle(head).borderBottomStyle)"
        )
        assert {"double", "dashed", "solid"} <= set(styles), heads
        assert page.locator(heads).evaluate_all(
            "(all, ground) => all.every(one => getComputedStyle(one).borderBottomColor !== ground)", ground
        ), heads
        letters = page.locator(f"{heads} .ps-letter")
        assert letters.count() > 5, heads
        assert letters.evaluate_all(
            "(all, ground) => all.every(one => getComputedStyle(one).borderTopColor !== ground)", ground
        ), heads
    page.goto((built.out / "reference/chains.html").as_uri())
    words = page.locator("svg .ps-fill-text").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill)"
    )
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert words
    assert canvas not in words
    page.close()


def test_the_choice_to_decide_first_is_seen_in_forced_colours(browser: Browser, built: Build) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto((built.out / CHAPTER).as_uri() + "?decide=first")
    ground = "getComputedStyle(document.querySelector('.ps-bar-decide'), '::before').backgroundColor"
    chosen = page.evaluate(ground)
    page.get_by_role("button", name="Decide first", exact=True).click()
    assert page.evaluate(ground) != chosen
    page.close()


# The frame of a page.


def test_no_page_says_twice_whose_it_is_or_how_wide(built: Build) -> None:
    for name in pages_of(built):
        text = built.read(name)
        assert text.count('name="viewport"') == 1, name
        assert text.count("© ") <= 1, name
        assert "Copyright" not in text, name


def test_the_way_back_up_lies_over_no_words(open_page: Opener) -> None:
    """The theme offers it on small screens alone."""
    page = open_page(CHAPTER, 390)
    page.evaluate("scrollTo(0, 3000)")
    up = page.get_by_role("button", name="Back to top")
    up.wait_for()
    assert up.evaluate("element => !!element.closest('.bd-header-article')")
    up.press("Enter")
    page.wait_for_function("scrollY === 0")


def test_ink_and_ground_differ() -> None:
    """The measure of this file: what it takes for the ring's colour can be seen on the ground."""
    for scheme in SCHEMES:
        colours = palette(scheme)
        lighter, darker = sorted((luminance(colours["link"]), luminance(colours["ground"])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) > 3
