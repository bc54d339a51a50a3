"""The choices on a page: hidden perspectives, closed findings, previews of links, unfolded chains."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.support import Opener, Scheme, violations
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

CHAPTER = "chapters/vlora-base.html"
THREATS = "#accounts-who-threatened-the-base"
OWNERSHIP = "#accounts-whose-base-was-it"
SEIZED = "#accounts-who-seized-ships"
SIDES = {"albanian", "soviet", "other"}
"""The sides with an account on the question who threatened the base."""
GROUND = "element => getComputedStyle(element).backgroundColor"
SOVIET = "#claim-egorov-formal-act"
REPORTED = "#claim-shehu-only-one-solution"
SINGLE_CLAIM = "chapters/after-khrushchev.html#claim-khrushchev-monsters"
DISABLE_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off'); }})"
IS_IN_VIEW = """element => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight;
}"""


def open_offline(opener: Opener, name: str, **options: Any) -> Page:
    """Open a page, and disconnect the network."""
    page = opener(name, **options)
    page.context.set_offline(True)
    return page


def toggle(page: Page, name: str) -> Locator:
    """Return the button of a perspective."""
    return page.locator(".ps-bar").get_by_role("button", name=name)


def status(page: Page) -> Locator:
    """Return the status line of the bar."""
    return page.locator(".ps-bar [role=status]")


def shown_sides(page: Page, comparison: str) -> set[str]:
    """Return the perspectives of which something is visible in a comparison."""
    parts = page.locator(f"{comparison} .ps-rows [data-perspective]:visible")
    return set(parts.evaluate_all("all => all.map(part => part.dataset.perspective)"))


def everything_is_shown(page: Page) -> bool:
    """Return whether no account, no line of silence and no caption is hidden."""
    parts = ".ps-rows :is(.ps-row, .ps-row-caption, .ps-further, .ps-claim, .ps-silence)"
    return page.locator(parts).count() == page.locator(f":is({parts}):visible").count() > 0


def unfold_all(page: Page) -> None:
    """Open every fold of the text."""
    page.locator("main .ps-fold").evaluate_all("all => all.forEach(fold => { fold.open = true; })")


def go_to_voices(page: Page) -> None:
    """Follow the link to the voices in the contents of the book, where it stands in a closed group."""
    link = page.get_by_role("link", name="Voices", exact=True, include_hidden=True)
    group = page.locator("nav.bd-links details.book-group", has=link)
    group.locator("summary.caption").click()
    group.get_by_role("link", name="Voices", exact=True).click()


def go_to_next_page(page: Page) -> None:
    """Follow the link to the next page."""
    page.locator(".prev-next-footer .right-next").click()


# Perspectives.


def test_a_hidden_perspective_stays_hidden_on_the_next_page_and_both_say_so(open_page: Opener) -> None:
    page = open_offline(open_page, CHAPTER)
    other = page.locator(f"{THREATS} .ps-pair > .ps-claim[data-perspective=albanian]")
    caption = page.locator(f"{THREATS} .ps-row-caption")
    assert shown_sides(page, THREATS) == SIDES
    expect(caption).to_have_text("Enver Hoxha in answer to Nikita Khrushchev")
    wide = other.bounding_box()
    toggle(page, "Moscow").click()
    expect(status(page)).to_have_text("Hidden by your choice: Moscow.")
    expect(toggle(page, "Moscow")).to_have_attribute("aria-pressed", "false")
    assert shown_sides(page, THREATS) == SIDES - {"soviet"}
    # One line for all that is hidden of a side, in the place of the first account.
    line = page.locator(f"{THREATS} .ps-hidden-line")
    expect(line).to_have_text("Moscow: 2 accounts hidden by your choice. Show")
    assert line.evaluate("line => line.nextElementSibling.classList.contains('ps-pair')")
    # Nobody stands there to be answered.
    expect(caption).to_be_hidden()
    wider = other.bounding_box()
    assert wide
    assert wider
    assert wider["width"] > wide["width"] * 1.3
    assert "?hide=soviet" in page.url
    go_to_next_page(page)
    assert "thirty-pieces.html?hide=soviet" in page.url
    expect(status(page)).to_have_text("Hidden by your choice: Moscow.")
    assert page.locator("[data-perspective=soviet]:visible").count() == 0
    assert page.locator(".ps-hidden-line").count() > 0
    open_page.go(page, CHAPTER)
    expect(status(page)).to_have_text("Hidden by your choice: Moscow.")


def test_a_shared_address_shows_the_same_to_another_reader_and_changes_nothing_of_hers(
    open_page: Opener,
) -> None:
    page = open_offline(open_page, f"{CHAPTER}?hide=albanian,soviet{THREATS}")
    expect(status(page)).to_have_text("Hidden by your choice: Tirana, Moscow.")
    assert shown_sides(page, THREATS) == SIDES - {"albanian", "soviet"}
    assert page.locator(THREATS).evaluate(IS_IN_VIEW)
    open_page.go(page, CHAPTER)
    expect(status(page)).to_have_text("")
    assert shown_sides(page, THREATS) == SIDES


def test_the_address_goes_before_what_is_kept(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    toggle(page, "Moscow").click()
    open_page.go(page, f"{CHAPTER}?hide=historians")
    expect(status(page)).to_have_text("Hidden by your choice: Historians.")


def test_links_carry_the_choice_where_the_browser_keeps_nothing(open_page: Opener) -> None:
    page = open_page("index.html")
    page.add_init_script(DISABLE_STORAGE)
    open_page.go(page, CHAPTER)
    toggle(page, "Tirana").click()
    go_to_voices(page)
    page.wait_for_url("**/voices.html?hide=albanian")
    page.go_back()
    expect(status(page)).to_have_text("Hidden by your choice: Tirana.")
    go_to_next_page(page)
    expect(status(page)).to_have_text("Hidden by your choice: Tirana.")


def test_an_address_that_names_nobody_hides_nobody(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?hide=nobody,<b>,%&decide=perhaps")
    expect(page.locator(".ps-bar")).to_be_visible()
    expect(status(page)).to_have_text("")
    assert everything_is_shown(page)


def test_a_hidden_perspective_comes_back_by_the_button_in_its_place_with_the_focus(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?hide=soviet")
    page.locator(f"{THREATS} .ps-hidden-line button").press("Enter")
    expect(page.locator(f"{THREATS} .ps-hidden-line")).to_have_count(0)
    assert shown_sides(page, THREATS) == SIDES
    focus = page.locator(f"{THREATS} [data-perspective=soviet]").first
    assert focus.evaluate("first => first === document.activeElement")
    assert "hide=" not in page.url


def test_show_all_shows_all(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    sides = page.locator(".ps-bar button[value]").evaluate_all("buttons => buttons.map(one => one.value)")
    open_page.go(page, f"{CHAPTER}?hide={','.join(sides)}")
    assert shown_sides(page, THREATS) == set()
    # A row without an account is not there at all, nor is its caption.
    expect(page.locator(f"{THREATS} .ps-row:visible")).to_have_count(0)
    expect(page.locator(f"{THREATS} .ps-hidden-line")).to_have_count(len(SIDES))
    page.get_by_role("button", name="Show all").click()
    assert everything_is_shown(page)
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    expect(status(page)).to_have_text("")


def test_a_hidden_silence_is_said_to_be_hidden(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?hide=albanian,soviet,historians")
    silent = page.locator(f"{SEIZED} .ps-silence[data-perspective=soviet]")
    expect(silent).to_be_hidden()
    assert silent.count() == 1
    assert "its silence is hidden by your choice" in page.locator("main").inner_text()


def test_each_side_that_is_hidden_leaves_one_line_in_each_comparison_with_its_number(
    open_page: Opener, built: Build
) -> None:
    page = open_page(CHAPTER)
    names = dict(
        page.locator(".ps-bar button[value]").evaluate_all(
            "all => all.map(one => [one.value, one.lastElementChild.textContent])"
        )
    )
    sides = list(names)
    of_claim = {claim["id"]: claim["perspective"] for claim in built.data["claims"]}
    for hidden in (sides, sides[:1], sides[1:]):
        open_page.go(page, f"{CHAPTER}?hide={','.join(hidden)}")
        for comparison in built.data["comparisons"]:
            here = page.locator(f"#accounts-{comparison['id']}")
            if here.count() == 0 or here.locator(".ps-rows").count() == 0:
                continue
            number = Counter(of_claim[id_] for id_ in comparison["claims"] if of_claim[id_] in hidden)
            lines = here.locator(".ps-hidden-line").all_inner_texts()
            told = {line.partition(":")[0]: line for line in lines}
            assert len(told) == len(lines), comparison["id"]
            for side, accounts in number.items():
                words = f"{accounts} accounts" if accounts > 1 else "one account"
                assert told[names[side]] == f"{names[side]}: {words} hidden by your choice. Show"


def test_a_claim_that_stands_alone_leaves_a_line_in_its_place(open_page: Opener) -> None:
    name, _, anchor = SINGLE_CLAIM.partition("#")
    page = open_page(f"{name}?hide=soviet")
    claim = page.locator(f"#{anchor}")
    expect(claim).to_be_hidden()
    line = claim.locator("xpath=preceding-sibling::*[1]")
    expect(line).to_have_text("Moscow: one account hidden by your choice. Show")


@pytest.mark.parametrize(
    "name", [f"{CHAPTER}?hide=soviet{SOVIET}", f"{CHAPTER}?hide=albanian,soviet{SOVIET}"]
)
def test_a_link_from_elsewhere_to_a_hidden_claim_shows_it_and_says_so(open_page: Opener, name: str) -> None:
    page = open_offline(open_page, name)
    expect(page.locator(SOVIET)).to_be_visible()
    assert page.locator(SOVIET).evaluate(IS_IN_VIEW)
    expect(status(page)).to_contain_text("Moscow is shown again, because the link leads to its words.")
    assert "soviet" not in page.url


def test_a_link_within_the_page_to_a_hidden_claim_shows_it_again_and_again(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    for _ in range(2):
        toggle(page, "Moscow").click()
        expect(page.locator(SOVIET)).to_be_hidden()
        page.locator(f"{OWNERSHIP} .ps-commentary a[href='{SOVIET}']").first.click()
        expect(page.locator(SOVIET)).to_be_visible()
        assert page.locator(SOVIET).evaluate(IS_IN_VIEW)
        expect(status(page)).to_contain_text("Moscow is shown again")


def test_paper_says_what_is_hidden_and_shows_no_button(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?hide=soviet&decide=first")
    page.emulate_media(media="print")
    expect(status(page)).to_be_visible()
    expect(status(page)).to_contain_text("Hidden by your choice: Moscow. Decide first")
    expect(page.locator(f"{THREATS} .ps-hidden-line")).to_be_visible()
    for button in page.locator(".ps-bar button, .ps-hidden-line button").all():
        expect(button).to_be_hidden()


# Decide first.


def test_deciding_first_closes_finding_commentary_and_marks_until_they_are_asked_for(
    open_page: Opener,
) -> None:
    page = open_offline(open_page, CHAPTER)
    answers = (
        ".ps-finding, .ps-opponents, .ps-commentary, .ps-settle, .ps-conflict, .ps-foot .ps-relation, "
        ".ps-row-caption, .ps-note[data-questions]"
    )
    elements, visible = page.locator(answers), page.locator(f":is({answers}):visible")
    assert page.locator(".ps-note[data-questions]:visible").count() > 1
    assert page.locator("#pst-page-toc-nav .ps-conflict:visible").count() == 2
    assert page.locator(".ps-row-caption:visible").count() == 3
    unfold_all(page)
    assert page.locator(".ps-foot .ps-relation:visible").count() > 10
    page.get_by_role("button", name="Decide first", exact=True).click()
    assert elements.count() > 10
    # No ground tells a pair either, though its accounts stay where they are.
    pair = page.locator(f"{OWNERSHIP} .ps-pair")
    assert pair.evaluate(GROUND) == "rgba(0, 0, 0, 0)"
    assert visible.count() == 0
    assert "accounts conflict" not in page.locator("#pst-page-toc-nav").inner_text()
    assert "?decide=first" in page.url
    button = page.locator(OWNERSHIP).get_by_role(
        "button", name="Decide first, then open: finding and commentary"
    )
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{OWNERSHIP} .ps-finding")).to_be_visible()
    expect(page.locator(f"{OWNERSHIP} .ps-commentary")).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "Finding: conflict"
    expect(page.locator(OWNERSHIP).get_by_role("status")).to_have_text("Finding: conflict")
    caption = page.locator(f"{OWNERSHIP} .ps-row-caption")
    expect(caption).to_have_text(
        "Soviet representatives in Tirana, 1961 and Sergei Egorov against Enver Hoxha"
    )
    expect(caption).to_be_visible()
    assert pair.evaluate(GROUND) != "rgba(0, 0, 0, 0)"
    expect(page.locator(f"{OWNERSHIP} .ps-foot .ps-relation:visible").first).to_contain_text(":")
    note = "was lost to the base article’s cut"
    expect(page.locator("main")).not_to_contain_text(note, use_inner_text=True)
    page.locator(SEIZED).get_by_role("button", name="Decide first, then open: finding and commentary").press(
        "Enter"
    )
    expect(page.locator("main")).to_contain_text(note, use_inner_text=True)
    expect(page.locator(f"{THREATS} .ps-finding")).to_be_hidden()
    go_to_next_page(page)
    expect(status(page)).to_contain_text("Decide first: all that tells a finding is closed")
    assert visible.count() == 0
    page.get_by_role("button", name="Decide first", exact=True).click()
    expect(page.locator(".ps-finding").first).to_be_visible()
    assert page.locator(".ps-decide-line").count() == 0


def test_other_lists_of_contents_give_no_finding_away(open_page: Opener) -> None:
    page = open_page("parts/culmination.html")
    assert page.locator("main .toctree-wrapper .ps-conflict:visible").count() > 3
    open_page.go(page, "parts/culmination.html?decide=first")
    assert page.locator(".ps-conflict:visible").count() == 0


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("paths/moscow-1960.html", "(conflict)"),
        ("reference/disagreements.html", "Finding: conflict"),
        ("reference/disagreements.html", "What would settle it:"),
        (CHAPTER, "in answer to Nikita Khrushchev"),
        ("chapters/moscow-speech.html?unfold", "Disputed by:"),
    ],
)
def test_other_pages_give_no_answer_away_and_offer_to_open(open_page: Opener, name: str, answer: str) -> None:
    name, _, unfolded = name.partition("?")
    page = open_page(f"{name}?decide=first")
    if unfolded:
        unfold_all(page)
    assert answer not in page.locator("main").inner_text()
    page.get_by_role("button", name="Decide first", exact=True).click()
    assert answer in page.locator("main").inner_text()


def test_a_page_of_one_side_does_not_offer_to_hide_it(open_page: Opener) -> None:
    page = open_page("paths/moscow-1960.html?hide=soviet")
    assert page.locator(".ps-bar button[value]").count() == 0
    assert page.locator(".ps-claim:visible").count() == page.locator(".ps-claim").count() > 10
    expect(status(page)).to_have_text("")
    # The choice is kept for pages where it can be followed.
    go_to_voices(page)
    page.wait_for_url("**/voices.html?hide=soviet")


def test_a_link_to_a_closed_note_opens_its_questions(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?decide=first")
    note = page.locator("[id='note-vlora-it-seized']")
    expect(note).to_be_hidden()
    page.evaluate("location.hash = 'note-vlora-it-seized'")
    expect(note).to_be_visible()
    expect(page.locator(f"{SEIZED} .ps-finding")).to_be_visible()
    expect(page.locator(f"{THREATS} .ps-finding")).to_be_hidden()


def test_a_link_into_a_closed_commentary_opens_it(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}?decide=first")
    ids = page.locator(".ps-commentary [id]").evaluate_all("elements => elements.map(element => element.id)")
    if not ids:
        page.locator(f"{OWNERSHIP} .ps-commentary").evaluate("element => { element.id = 'within'; }")
        ids = ["within"]
    page.evaluate("id => { location.hash = id; }", ids[0])
    expect(page.locator(f"[id='{ids[0]}']")).to_be_visible()


# Previews.


def link_to(page: Page, selector: str) -> Locator:
    """Return the first link in the text whose address matches *selector*."""
    return page.locator(f"main :is(p, li) a[href{selector}]:not(.ps-permalink):visible").first


def test_the_pointer_on_a_link_shows_who_said_it_and_may_rest_on_the_card(open_page: Opener) -> None:
    page = open_offline(open_page, CHAPTER)
    assert [url for url in open_page.requests if url.endswith("data/previews.js")] == []
    link = page.locator(f"{OWNERSHIP} .ps-commentary a[href='{SOVIET}']").first
    link.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    for words in (
        "M Moscow: party and state",
        "Sergei Egorov",
        "As told by Gateway to Russia",
        "“The submarines are",
        "Gateway to Russia, n.d.",
    ):
        expect(card).to_contain_text(words)
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    assert link.get_attribute("title") is None
    page.clock.install()
    card.hover()
    page.clock.run_for(5000)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    page.clock.run_for(5000)
    expect(card).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None


def test_escape_closes_a_card_and_the_pointer_need_not_move(open_page: Opener) -> None:
    page = open_offline(open_page, CHAPTER)
    page.locator(f"{OWNERSHIP} .ps-commentary a[href='{SOVIET}']").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "selector", "words"),
    [
        (CHAPTER, "*='#cite-'", "."),
        ("index.html", "*='#voice-khrushchev'", "Nikita Khrushchev"),
        ("lessons/who-was-in-the-hall.html", "^='../chapters/'][href*='#claim-'", "“"),
    ],
)
def test_the_focus_on_a_link_shows_the_card_and_escape_closes_it(
    open_page: Opener, name: str, selector: str, words: str
) -> None:
    page = open_offline(open_page, name)
    link = link_to(page, selector)
    link.scroll_into_view_if_needed()
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text(words)
    assert link.get_attribute("aria-describedby") == "ps-card"
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert link.evaluate("element => element === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card).to_contain_text(words)
    page.keyboard.press("Tab")
    expect(link).not_to_have_attribute("aria-describedby", "ps-card")


def test_there_is_no_card_for_what_is_on_the_screen(open_page: Opener) -> None:
    page = open_page(f"{CHAPTER}{SOVIET}")
    page.clock.install()
    page.locator(f"{SOVIET} summary").click()
    page.locator(f"{SOVIET} .ps-permalink").hover()
    page.clock.run_for(5000)
    assert [url for url in open_page.requests if url.endswith("data/previews.js")] == []
    assert page.get_by_role("tooltip").count() == 0


def test_there_is_no_card_under_a_finger(browser: Browser, built: Build) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((built.out / CHAPTER).as_uri())
    page.clock.install()
    page.locator(f"{OWNERSHIP} .ps-commentary a[href='{SOVIET}']").first.tap()
    page.clock.run_for(5000)
    assert page.url.endswith(SOVIET)
    assert page.get_by_role("tooltip").count() == 0
    assert [url for url in requests if url.endswith("data/previews.js")] == []
    context.close()


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_a_card_stands_within_the_page_and_does_not_move(open_page: Opener, width: int) -> None:
    page = open_page(CHAPTER, width)
    for link in page.locator("main p a:is([href*='#cite-'], [href*='#voice-']):visible").all()[:8]:
        link.scroll_into_view_if_needed()
        link.hover()
        card = page.get_by_role("tooltip")
        expect(card).to_be_visible()
        box = card.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert card.evaluate("element => element.getAnimations().length") == 0
        page.keyboard.press("Escape")


# Chains.


def test_a_key_unfolds_the_chain_of_a_claim_with_or_without_scripts(open_page: Opener) -> None:
    for scripts in (True, False):
        page = open_page(f"{CHAPTER}{REPORTED}", scripts=scripts)
        summary = page.locator(f"{REPORTED} .ps-more > summary")
        expect(summary).to_have_text("Chain · 1 link · 1 note · cite")
        expect(page.locator(f"{REPORTED} ol.ps-steps")).to_be_hidden()
        summary.focus()
        page.keyboard.press("Enter")
        steps = page.locator(f"{REPORTED} .ps-steps li")
        expect(steps.first).to_be_visible()
        assert steps.all_inner_texts() == [
            "Said by Mehmet Shehu: in a letter, 5 April 1961",
            "Told by an Albanian account, when is not known",
            "Original not identified",
            "Quoted in Wikipedia, Albanian–Soviet split, n.d., in English",
            "Printed here: ◐ second-hand",
        ]
        focused = []
        for _ in range(3):
            page.keyboard.press("Tab")
            focused.append(page.evaluate("document.activeElement.textContent"))
        assert focused[2] == "an Albanian account"


# Accessibility.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_whatever_is_chosen(open_page: Opener, width: int, scheme: Scheme) -> None:
    name = SINGLE_CLAIM.partition("#")[0]
    for state in ("?hide=soviet", "?decide=first"):
        page = open_page(f"{name}{state}", width, scheme=scheme)
        for fold in page.locator("main .ps-fold").all()[:3]:
            fold.evaluate("element => { element.open = true; }")
        if state == "?decide=first":
            page.locator(".ps-decide-line button").first.click()
        page.locator("main p a[href*='#cite-']:visible").first.hover()
        expect(page.get_by_role("tooltip")).to_be_visible()
        assert violations(page) == [], state
