"""A reader asks the register of claims, shares the answer by its address, and prints it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Locator, Page

from perspectives.records.questions import ClaimFacts, answers
from perspectives.views.claim_facts import book_facts
from tests.browser.paper import faults, printed
from tests.browser.support import Opener, violations
from tests.support import Build, SharedBook

pytestmark = [pytest.mark.book, pytest.mark.browser]

REGISTER = "reference/claims.html"
MOSCOW_BY_TIRANA = "?words=soviet&pen=albanian&said-from=1960&said-to=1960"
VISIBLE_CLAIMS = """table => [...table.querySelectorAll('tbody tr')]
  .filter(row => !row.hidden)
  .map(row => row.querySelector('a').hash.slice(7))"""
TIME_LIMIT = 100
"""The milliseconds that a reader does not notice."""
ROWS = 5000
GROW = """rows => document.addEventListener('readystatechange', () => {
  const table = document.getElementById('table-claims');
  if (!table || table.dataset.grown) return;
  table.dataset.grown = 'yes';
  const body = table.tBodies[0];
  for (let at = 0; body.rows.length < rows; at++) body.append(body.rows[at].cloneNode(true));
  for (const one of document.querySelectorAll('[data-column], form.ps-ask')) {
    const name = one.dataset.column === undefined ? 'order' : 'column', values = one.dataset[name].split(' ');
    one.dataset[name] = Array.from({length: rows}, (_, at) => values[at % values.length]).join(' ');
  }
})"""
"""Repeat the rows of the table, and what the form knows of them, before the script of the page starts."""
MEASURE_CHOICES = """select => { const times = [];
  for (const value of [...select.options].map(option => option.value)) {
    select.value = value;
    const begin = performance.now();
    select.dispatchEvent(new Event('change', {bubbles: true}));
    document.getElementById('table-claims').offsetHeight;
    times.push(performance.now() - begin);
  }
  return Math.min(...times); }"""


@pytest.fixture(scope="module")
def facts(built: Build) -> dict[str, ClaimFacts]:
    """Return what the register knows of each claim, by its id."""
    return book_facts(built.app.env.domains["perspectives"].book, "en")  # type: ignore[attr-defined]


def visible_claims(page: Page) -> list[str]:
    """Return the ids of the claims with visible rows."""
    ids: list[str] = page.locator("#table-claims").evaluate(VISIBLE_CLAIMS)
    return ids


def claims_that_answer(facts: dict[str, ClaimFacts], **question: str) -> set[str]:
    """Return the ids of the claims that answer a question."""
    asked = {key.replace("_", "-"): value for key, value in question.items()}
    return {id_ for id_, one in facts.items() if answers(one, asked)}


def form(page: Page) -> Locator:
    """Return the form of the register."""
    return page.locator("form.ps-ask")


def said(page: Page) -> str:
    """Return what the form says about the list."""
    return form(page).get_by_role("status").inner_text()


def choose(page: Page, name: str, value: str) -> None:
    """Choose from a list of the form, which may lie in a fold."""
    field = form(page).get_by_label(name, exact=True)
    if not field.is_visible():
        form(page).locator(".ps-ask-more > summary").click()
    field.select_option(value)


def test_moscow_through_the_pen_of_tirana_about_1960_takes_three_acts(
    open_page: Opener, facts: dict[str, ClaimFacts]
) -> None:
    page = open_page(REGISTER)
    everything = visible_claims(page)
    assert set(everything) == set(facts)
    choose(page, "Whose words", "soviet")
    choose(page, "Whose pen", "albanian")
    form(page).get_by_role("textbox", name="When said", exact=True).fill("1960")
    page.wait_for_url(f"**{MOSCOW_BY_TIRANA}")
    expected = claims_that_answer(facts, words="soviet", pen="albanian", said_from="1960", said_to="1960")
    assert set(visible_claims(page)) == expected
    assert len(expected) > 3
    assert said(page).startswith(
        f"{len(expected)} of {len(facts)} claims: Whose words: Moscow: party and state; "
        "Whose pen: Tirana: party and state; When said: 1960."
    )
    page.reload()
    assert set(visible_claims(page)) == expected
    form(page).get_by_role("button", name="Show all").click()
    assert visible_claims(page) == everything
    assert "?" not in page.url


def test_what_has_no_date_is_counted_and_can_be_taken_in(
    open_page: Opener, facts: dict[str, ClaimFacts]
) -> None:
    page = open_page(f"{REGISTER}?words=soviet&told-from=1960&told-to=1961")
    dated = claims_that_answer(facts, words="soviet", told_from="1960", told_to="1961")
    assert set(visible_claims(page)) == dated
    of_moscow = claims_that_answer(facts, words="soviet")
    without = sum("told" not in facts[id_].spans for id_ in of_moscow)
    assert without > 1
    assert said(page).endswith(f" {without} without a date are left out.")
    form(page).get_by_role("checkbox", name="Take in what has no date").check()
    assert len(visible_claims(page)) == len(dated) + without
    assert "undated=with" in page.url
    assert "without a date" not in said(page)


def test_a_date_that_is_none_is_told_and_asks_nothing(
    open_page: Opener, facts: dict[str, ClaimFacts]
) -> None:
    page = open_page(REGISTER)
    field = form(page).get_by_role("textbox", name="When said", exact=True)
    for typed, first, last in (
        ("1960", "1960", "1960"),
        ("1958-1962", "1958", "1962"),
        ("1958 – 1962", "1958", "1962"),
        ("1958 to 1962", "1958", "1962"),
        ("1960-11", "1960-11", "1960-11"),
        ("1960-11-12", "1960-11-12", "1960-11-12"),
        ("1960-11-12/1961-05", "1960-11-12", "1961-05"),
        ("1962–", "1962", ""),
        ("–1955", "", "1955"),
        ("1955..", "1955", ""),
    ):
        field.fill(typed)
        field.press("Enter")
        expected = claims_that_answer(facts, said_from=first, said_to=last)
        assert set(visible_claims(page)) == expected, typed
        assert field.get_attribute("aria-invalid") is None
    for typed in ("then", "1962-1958", "60", "–"):
        field.fill(typed)
        field.press("Enter")
        assert set(visible_claims(page)) == set(facts), typed
        assert said(page).endswith(f"the register does not know it: said={typed}."), typed
        assert field.get_attribute("aria-invalid") == "true"
        assert "?" not in page.url


def test_a_list_is_shared_by_its_address_and_old_addresses_still_ask(open_page: Opener) -> None:
    page = open_page(REGISTER)
    choose(page, "Finding", "conflict")
    choose(page, "Voice", "hoxha")
    form(page).get_by_label("In the order of").select_option("pen")
    copy = open_page(REGISTER + "?" + page.url.partition("?")[2])
    assert visible_claims(copy) == visible_claims(page)
    assert form(copy).get_by_label("Voice", exact=True).input_value() == "hoxha"
    old = open_page(f"{REGISTER}?perspective=soviet&reporter=hoxha")
    new = open_page(f"{REGISTER}?words=soviet&reporter=hoxha")
    assert visible_claims(old) == visible_claims(new)
    assert len(visible_claims(old)) > 3


def test_what_the_register_does_not_know_is_told_and_hides_nothing(
    open_page: Opener, facts: dict[str, ClaimFacts]
) -> None:
    page = open_page(f"{REGISTER}?words=martian&said-from=then&sort=luck&hide=soviet")
    assert set(visible_claims(page)) == set(facts)
    assert said(page).endswith("does not know it: words=martian; said-from=then; sort=luck.")
    choose(page, "Whose words", "soviet")
    assert "martian" not in page.url
    assert "hide=soviet" in page.url


def test_a_register_is_asked_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page(REGISTER)
    form(page).get_by_label("Whose words", exact=True).focus()
    page.keyboard.type("Mos")
    assert "words=soviet" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "pen"
    page.keyboard.press("Tab")
    page.keyboard.type("1960")
    page.keyboard.press("Tab")
    assert "said-from=1960&said-to=1960" in page.url
    form(page).get_by_role("button", name="Show all").press("Enter")
    assert page.evaluate("document.activeElement.name") == "words"


def test_a_question_that_no_claim_answers_shows_none_and_says_so(open_page: Opener) -> None:
    page = open_page(f"{REGISTER}?words=historians&voice=hoxha")
    assert visible_claims(page) == []
    assert said(page).startswith("No claim of ")


def test_rows_are_sorted_by_date_by_pen_and_by_the_book(
    open_page: Opener, facts: dict[str, ClaimFacts]
) -> None:
    page = open_page(f"{REGISTER}?words=soviet&sort=book")
    ids = visible_claims(page)
    assert ids == sorted(ids, key=lambda id_: facts[id_].order)
    form(page).get_by_label("In the order of").select_option("told")
    told = [facts[id_].spans.get("told", "~").partition("/")[0] for id_ in visible_claims(page)]
    assert told == sorted(told)
    form(page).get_by_label("In the order of").select_option("pen")
    pens = [facts[id_].values["pen"][0] for id_ in visible_claims(page)]
    assert pens == sorted(pens, key=pens.index)
    assert len(set(pens)) > 2
    form(page).get_by_label("In the order of").select_option("said")
    assert "sort" not in page.url


def test_full_words_are_shown_on_demand_all_at_once_or_a_row(open_page: Opener, built: Build) -> None:
    page = open_page(f"{REGISTER}{MOSCOW_BY_TIRANA}")
    words = {claim["id"]: " ".join(claim["quotations"]) for claim in built.data["claims"]}
    assert [url for url in open_page.requests if url.endswith("words.js")] == []
    row = page.locator("#table-claims tbody tr:visible").filter(has_text="“").first
    id_ = str(row.locator("a").first.get_attribute("href")).partition("#claim-")[2]
    button = row.get_by_role("button")
    button.click()
    shown = row.locator(".ps-row-words")
    shown.wait_for()
    assert words[id_].split()[-1][:3] in shown.inner_text()
    assert button.get_attribute("aria-expanded") == "true"
    assert str(button.get_attribute("aria-label")).startswith("The full words: ")
    button.click()
    assert shown.is_hidden()
    form(page).get_by_role("checkbox", name="Show the full words").check()
    assert page.locator("#table-claims tbody tr:visible .ps-row-words:visible").count() == len(
        visible_claims(page)
    )
    assert page.url.endswith(f"{MOSCOW_BY_TIRANA}&show=words")
    copy = open_page(f"{REGISTER}?{page.url.partition('?')[2]}")
    copy.locator(".ps-row-words:visible").first.wait_for()


def test_paper_has_the_question_its_address_and_the_list_on_the_first_sheet(
    open_page: Opener, tmp_path: Path
) -> None:
    page = open_page(f"{REGISTER}?words=soviet&pen=albanian&show=words", 718)
    page.locator(".ps-row-words:visible").first.wait_for()
    number = len(visible_claims(page))
    sheets = printed(page, tmp_path / "register.pdf")
    assert faults(sheets) == {}
    first = sheets[0].text
    assert f"{number} of " in first
    assert "Whose words: Moscow: party and state; Whose pen: Tirana: party and state." in first
    assert re.sub(r"\s", "", first).find("claims.html?words=soviet&pen=albanian&show=words") > 0
    titles = page.locator("#table-claims tbody tr:visible td:first-child a").all_inner_texts()
    on_first = [title for title in titles if " ".join(title.split()[:3]) in first]
    assert len(on_first) > 3


def test_without_scripts_the_register_is_whole_and_offers_no_choice(open_page: Opener, built: Build) -> None:
    page = open_page(f"{REGISTER}?words=soviet", scripts=False)
    assert form(page).is_hidden()
    assert page.locator("#table-claims tbody tr:visible").count() == len(built.data["claims"])


def test_a_row_has_at_most_fifteen_elements_even_with_its_words(open_page: Opener) -> None:
    page = open_page(f"{REGISTER}?show=words")
    page.locator(".ps-row-words:visible").first.wait_for()
    most = page.locator("#table-claims").evaluate(
        "table => Math.max(...[...table.querySelectorAll('tbody tr')].map("
        "row => row.querySelectorAll('*').length + 1))"
    )
    assert most <= 15


@pytest.mark.parametrize("width", [1280, 390])
def test_the_form_fits_and_axe_finds_nothing(open_page: Opener, width: int) -> None:
    page = open_page(f"{REGISTER}{MOSCOW_BY_TIRANA}", width)
    fields = form(page).locator(".ps-ask-fields")
    assert fields.evaluate("fold => fold.open") == (width > 640)
    fields.evaluate("fold => { fold.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, within="main") == []


def test_every_count_on_the_pages_is_reproduced_by_the_script(
    open_page: Opener, built: Build, facts: dict[str, ClaimFacts]
) -> None:
    """The tests of the data compare the numbers with the same rules; here the script of the page answers."""
    text = "".join(
        built.read(f"reference/{name}.html") for name in ("chains", "evidence", "voices")
    ) + built.read("paths/moscow-1960.html")
    queries = sorted(set(re.findall(r'href="[^"]*claims\.html\?([^"#]+)"', text)))
    assert len(queries) > 300
    page = open_page(REGISTER)
    counts: list[int] = page.evaluate(
        """queries => queries.map(query => {
          history.replaceState(null, '', location.pathname + '?' + query);
          dispatchEvent(new PopStateEvent('popstate'));
          return document.querySelectorAll('#table-claims tbody tr:not([hidden])').length;
        })""",
        [query.replace("&amp;", "&") for query in queries],
    )
    asked = [dict(parse_qsl(query.replace("&amp;", "&"))) for query in queries]
    expected = [sum(answers(one, question) for one in facts.values()) for question in asked]
    wrong = [pair for pair in zip(queries, counts, expected, strict=True) if pair[1] != pair[2]]
    assert wrong == []


def test_five_thousand_rows_are_narrowed_at_once(open_page: Opener) -> None:
    page = open_page("index.html")
    page.add_init_script(f"({GROW})({ROWS})")
    open_page.go(page, REGISTER)
    assert page.locator("#table-claims tbody tr").count() == ROWS
    choice = form(page).get_by_label("Whose words", exact=True)
    assert choice.evaluate(MEASURE_CHOICES) < TIME_LIMIT


def test_no_field_sticks_out_of_its_place_in_a_theme_that_has_no_box_model(
    browser: Browser, reader: SharedBook
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((reader.build().out / "registers.html").as_uri())
    fields = page.locator(".ps-ask-fields > fieldset:first-of-type .ps-ask-field")
    assert fields.count() >= 4
    wider = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    assert fields.evaluate_all(wider) == []
    page.close()
