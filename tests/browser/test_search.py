"""The search, as readers use it: without a network, and with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.support import Opener, Scheme, violations
from tests.support import ROOT, Book, Build

pytestmark = [pytest.mark.book, pytest.mark.browser]

CHAPTER = "chapters/vlora-base.html"
DIALOG = "#pst-search-dialog"
IMAGE_TAG = r"\<img src=x onerror=document.title='taken'\>"
CLAIM_TEMPLATE = """
:::{{claim}} {voice}
:id: {id}
:source: odo-book

{words}
:::
"""
CLAIMS = (
    ("ringer", "about-the-rope", "> Żółta lina, ёлка и чай."),
    ("abbot", "of-the-ringer", "> The ringer has a cold."),
    ("abbot", "of-the-cold", "> Nothing is warm."),
    ("abbot", "in-our-words", "He speaks of a ringer and of tea."),
    (
        "abbot",
        "in-two-tongues",
        "> It goes far.\n\n{lang=zh}\n> 那时，如果有某个疯子想挑起战争。\n\n{lang=ru}\n> Идёт далеко.",
    ),
    ("abbot", "with-an-image", f"> {IMAGE_TAG} is what he wrote."),
    *(("pedlar", f"mile-{number}", f"> I walked mile {number} of the road.") for number in range(40)),
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader with the theme of the book, more claims, and names in several spellings."""
    book = Book(tmp_path_factory.mktemp("search"))
    book.replace(
        "sources/voices.toml", 'short = "Ringer"', 'short = "Ringer"\nvariants = ["Ann Ryngere", "Рингер"]'
    )
    book.replace("sources/voices.toml", 'name = "A pedlar"', 'name = "A <img src=x onerror=alert()> pedlar"')
    # The templates of the book print what this extension gives them.
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "book_pages"]')
    # The months are known in the languages of the works.
    works = "".join(
        f"@book{{in-{tag}, title = {{T}}, author = {{A, B}}, year = {{1700}}, language = {{{tag}}}}}\n"
        for tag in ("de", "fr", "ru", "sq", "zh")
    )
    book.write("sources/references.bib", book.read("sources/references.bib") + works)
    book.write("sources/places.toml", '[places.bellham]\nname = "Bellham"\nspellings = ["Campania"]\n')
    claims = "".join(CLAIM_TEMPLATE.format(voice=voice, id=id_, words=words) for voice, id_, words in CLAIMS)
    book.write("docs/bell.md", book.read("docs/bell.md") + claims)
    build = book.build(
        html_theme="sphinx_book_theme",
        templates_path=[str(ROOT / "docs" / "_templates")],
        html_static_path=[str(ROOT / "docs" / "_static")],
        html_css_files=["book.css"],
        html_show_search_summary=False,
        # These buttons have inline scripts, which the Content Security Policy of the page forbids.
        html_theme_options={"use_download_button": False, "use_fullscreen_button": False},
    )
    assert build.warnings == []
    return build


@pytest.fixture
def open_tiny(browser: Browser, tiny: Build) -> Iterator[Opener]:
    """Return an opener of pages of the tiny reader."""
    opener = Opener(browser, tiny)
    yield opener
    opener.close()


def open_search(opener: Opener, name: str, width: int = 1280, scheme: Scheme = "light") -> Page:
    """Return a page without a network, with the search opened by the keyboard."""
    page = opener(name, width, scheme=scheme)
    page.context.set_offline(True)
    page.keyboard.press("Control+k")
    page.locator(f"{DIALOG} .ps-search-count").wait_for()
    return page


def choice(page: Page, name: str) -> Locator:
    """Return one of the three lists that filter the results."""
    return page.locator(DIALOG).get_by_role("combobox", name=name, exact=True)


def titles_for(page: Page, words: str, place: str = DIALOG) -> list[str]:
    """Return the titles of the results for *words*."""
    page.locator(f"{place} input[type=search]").fill(words)
    return page.locator(f"{place} .ps-result-title").all_inner_texts()


def addresses_for(page: Page, words: str) -> list[str]:
    """Return the addresses of all results for *words*."""
    page.locator(f"{DIALOG} input[type=search]").fill(words)
    more = page.locator(f"{DIALOG} .ps-search-more")
    while more.is_visible():
        more.click()
    links: list[str] = page.locator(f"{DIALOG} .ps-result-title").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return links


def test_a_reader_goes_by_keyboard_from_a_name_as_she_writes_it_to_the_claim(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    page.context.set_offline(True)
    assert [url for url in open_page.requests if "search" in url and ".css" not in url] == []
    page.keyboard.press("Control+k")
    page.locator(".ps-search-count").wait_for()
    files = [Path(url).name for url in open_page.requests if "search" in url and ".css" not in url]
    assert files == ["perspectives-search.js", "search.js"]
    page.keyboard.type("Hrushov")
    assert page.locator(".ps-result-title").first.inner_text() == "Nikita Khrushchev"
    choice(page, "Whose words").focus()
    page.keyboard.type("Moscow")
    choice(page, "Kind").focus()
    page.keyboard.type("Claims")
    titles = page.locator(".ps-result-title").all_inner_texts()
    assert titles[0].startswith("Khrushchev: “")
    assert set(page.locator(".ps-result-kind").all_inner_texts()) == {"Claim"}
    assert set(page.locator(".ps-result-perspective").all_inner_texts()) == {"MMoscow"}
    assert re.fullmatch(r"\d+ results, the first 30 shown", page.locator(".ps-search-count").inner_text())
    page.locator(f"{DIALOG} input[type=search]").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    link = page.locator(".ps-result-title").nth(1)
    assert link.evaluate("link => link === document.activeElement")
    address = link.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    claim = page.locator(f"[id='{address.partition('#')[2]}']")
    assert claim.evaluate(
        "element => element.matches(':target') && element.getBoundingClientRect().top < innerHeight"
    )
    assert page.locator(f"{DIALOG}[open]").count() == 0
    assert open_page.messages == []


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Khrushchev", ["Hrushov", "Chruschtschow", "Хрущёв", "хрущев", "Хрущ"]),
        ("Hoxha", ["Hodja", "Ходжа", "Hodž"]),
    ],
)
def test_a_name_is_found_in_every_spelling(open_page: Opener, name: str, spellings: list[str]) -> None:
    page = open_search(open_page, CHAPTER)
    addresses = addresses_for(page, name)
    assert len(addresses) > 60
    for spelling in spellings:
        # A text that has the spelling itself may be found besides.
        assert set(addresses_for(page, spelling)) >= set(addresses), spelling


def test_escape_closes_the_search_and_gives_the_focus_back(open_page: Opener) -> None:
    page = open_page(CHAPTER)
    button = page.locator(".search-button__button:visible").first
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".ps-search-count").wait_for()
    page.keyboard.type("base")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(f"{DIALOG}[open]").count() == 0
    assert button.evaluate("button => button === document.activeElement")


def test_a_search_is_shared_by_its_address_and_stands_above_the_pages(open_page: Opener) -> None:
    page = open_search(open_page, CHAPTER)
    titles_for(page, "base")
    choice(page, "Whose words").select_option("soviet")
    choice(page, "Kind").select_option("claim")
    titles = page.locator(".ps-result-title").all_inner_texts()
    page.get_by_role("link", name="Search the full text of all pages").click()
    page.locator("main .ps-search-count").wait_for()
    assert page.url.endswith("/search.html?q=base&words=soviet&kind=claim")
    assert page.locator("main .ps-result-title").all_inner_texts() == titles
    assert len(titles) > 3
    page.locator("main ul.search li").first.wait_for()
    results, pages = (
        page.locator("main .ps-results").bounding_box(),
        page.locator("main ul.search").bounding_box(),
    )
    assert results
    assert pages
    assert results["y"] < pages["y"]
    titles = titles_for(page, "navy", "main")
    page.wait_for_url("**/search.html?q=navy&words=soviet&kind=claim")
    page.reload()
    page.locator("main .ps-search-count").wait_for()
    assert page.locator("main .ps-result-title").all_inner_texts() == titles
    assert open_page.messages == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_the_search_fits_and_axe_finds_nothing(open_page: Opener, width: int, scheme: Scheme) -> None:
    page = open_search(open_page, CHAPTER, width, scheme)
    assert titles_for(page, "Hrushov base") != []
    assert violations(page, within=DIALOG) == []
    box = page.locator(DIALOG).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 900
    page.goto((open_page.built.out / "search.html").as_uri() + "?q=base")
    page.locator("main .ps-result").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_every_word_must_be_found_and_a_beginning_is_enough(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    assert titles_for(page, "rop ol") == ["Ringer: “The rope was old. It was …”"]
    assert titles_for(page, "rope cold") == []
    assert page.locator(f"{DIALOG} .ps-search-count").inner_text() == "Nothing found"
    assert titles_for(page, "ope old") == []
    assert page.locator(f"{DIALOG} .ps-search-count").get_attribute("role") == "status"


def test_words_in_quotation_marks_are_found_as_they_stand(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    choice(page, "Kind").select_option("claim")
    assert titles_for(page, '"rang too hard"') == ["Odo: “She rang too hard.”"]
    assert titles_for(page, '"too rang hard"') == []
    assert titles_for(page, '"rang too har"') == []
    assert titles_for(page, '"rang too har') == ["Odo: “She rang too hard.”"]
    assert titles_for(page, "«It was the wind» great") == ['Ringer: ‘It was the wind -- "a …’']


def test_a_record_is_found_by_its_id_or_its_address(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    for words in ("ringer-rope", "claim-ringer-rope", "https://example.org/bell.html#claim-ringer-rope"):
        assert titles_for(page, words)[0] == "Ringer: “The rope was old. It was …”", words
    assert titles_for(page, "pedlar")[0] == titles_for(page, "voice-pedlar")[0]
    assert titles_for(page, "ringer-rop") == []


def test_letters_are_found_without_their_marks(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    for words in ("zolta", "Żółta", "елка", "ЁЛКА", "чаи", "чай"):
        assert titles_for(page, words) == ["Ringer: “Żółta lina, ёлка и чай.”"], words
    assert page.locator(f"{DIALOG} .ps-result-words mark").all_inner_texts() == ["чай"]


def test_original_words_are_found_chinese_by_its_signs(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    for words in ("疯子", "疯", "战争", "疯子 far", '"某个疯子"', "идет дал"):
        assert titles_for(page, words) == ["Odo: “It goes far.”"], words
    assert titles_for(page, "疯子") == ["Odo: “It goes far.”"]
    assert page.locator(f"{DIALOG} .ps-result-words mark").all_inner_texts() == ["疯子"]
    for words in ("子疯", "疯战", "疯人"):
        assert titles_for(page, words) == [], words


def test_who_speaks_comes_before_what_is_said_and_our_words_come_last(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    choice(page, "Kind").select_option("claim")
    expected = [
        'Ringer: ‘It was the wind -- "a …’',
        "Ringer: “The rope was old. It was …”",
        "Ringer: “Żółta lina, ёлка и чай.”",
        "Odo: “The ringer has a cold.”",
        "Odo, in paraphrase",
    ]
    for words in ("ringer", "Рингер", "rynge"):
        assert titles_for(page, words) == expected, words
    assert titles_for(page, "ryn") == []
    assert titles_for(page, '"Рингер"') == []


def test_a_voice_alone_lists_what_it_says(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    choice(page, "Voice").select_option("ringer")
    assert titles_for(page, "")[0] == "Anna Ringer"
    assert page.locator(f"{DIALOG} .ps-search-count").inner_text() == "4 results"


def test_more_is_shown_when_asked_for_and_the_focus_goes_there(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    assert len(titles_for(page, "walked")) == 30
    assert page.locator(f"{DIALOG} .ps-search-count").inner_text() == "40 results, the first 30 shown"
    page.get_by_role("button", name="Show more").press("Enter")
    links = page.locator(f"{DIALOG} .ps-result-title")
    assert links.count() == 40
    assert links.nth(30).evaluate("link => link === document.activeElement")
    assert page.locator(f"{DIALOG} .ps-search-count").inner_text() == "40 results"


DAY = (
    "1 May 1701",
    "1st May 1701",
    "1st of May 1701",
    "May 1, 1701",
    "may 1 1701",
    "1701-05-01",
    "1701-5-1",
    "1.5.1701",
    "01. 05. 1701",
    "1/5/1701",
    "1 mai 1701",
    "1er mai 1701",
    "1. Mai 1701",
    "1 мая 1701",
    "1 maj 1701",
    "1701年5月1日",
)
"""The forms in which a reader may type the first of May 1701."""


def test_a_day_is_found_in_the_forms_that_people_type(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    for typed in DAY:
        assert 'Ringer: ‘It was the wind -- "a …’' in titles_for(page, f"{typed} ringer"), typed
    choice(page, "Kind").select_option("event")
    for typed in DAY:
        assert titles_for(page, typed) == ["The breaking of the bell"], typed


MONTHS: tuple[tuple[str, list[str]], ...] = (
    ("May 1701", ["The breaking of the bell"]),
    ("1701-05", ["The breaking of the bell"]),
    ("Mai 1701", ["The breaking of the bell"]),
    ("1701年5月", ["The breaking of the bell"]),
    ("June 1701", ["The inquiry"]),
    ("11 June 1701", ["The inquiry"]),
    ("6/11/1701", []),
    ("11/13/1701", []),
    ("31 February 1701", []),
    ("May 1702", []),
    ("1701", ["The breaking of the bell", "The inquiry"]),
)
"""What is typed, and the events of that month or day."""


def test_a_month_is_found_and_a_day_that_is_none_finds_nothing(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    choice(page, "Kind").select_option("event")
    for typed, events in MONTHS:
        assert titles_for(page, typed) == events, typed


NEAR = (
    ("Rinegr", "Anna Ringer"),
    ("Rjnger", "Anna Ringer"),
    ("Ringger", "Anna Ringer"),
    ("Рингир", "Anna Ringer"),
    ("Ριγκερ", "Anna Ringer"),
    ("Belham", "Bellham"),
    ("Abott Odo", "Abbot Odo"),
)
"""What is typed, and the name that may be meant."""


def test_a_search_that_finds_nothing_offers_the_nearest_name(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    offers = page.locator(f"{DIALOG} .ps-search-meant")
    for typed, name in NEAR:
        assert titles_for(page, typed) == [], typed
        assert offers.inner_text().startswith("Did you mean"), typed
        offers.get_by_role("button", name=name, exact=True).click()
        assert page.locator(f"{DIALOG} input[type=search]").input_value() == name
        assert page.locator(f"{DIALOG} .ps-result-title").count() > 0
        assert offers.is_hidden()
        assert page.evaluate("document.activeElement.type") == "search"


def test_a_place_is_found_by_its_other_names(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    choice(page, "Kind").select_option("event")
    for words in ("Campania", "campan", "Bellham"):
        assert titles_for(page, words) == ["The breaking of the bell"], words


def test_nothing_near_is_no_offer_and_choices_that_hide_all_can_be_left(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    offers = page.locator(f"{DIALOG} .ps-search-meant")
    assert titles_for(page, "xylophone") == []
    assert offers.is_hidden()
    choice(page, "Voice").select_option("abbot")
    assert titles_for(page, "old") == []
    offers.get_by_role("button").click()
    assert page.locator(f"{DIALOG} .ps-result-title").all_inner_texts() == [
        "Ringer: “The rope was old. It was …”"
    ]


def test_results_are_narrowed_by_pen_and_time_and_sorted_by_date(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    rope, wind = "Ringer: “The rope was old. It was …”", 'Ringer: ‘It was the wind -- "a …’'
    choice(page, "Kind").select_option("claim")
    choice(page, "Whose words").select_option("village")
    choice(page, "Whose pen").select_option("abbey")
    assert titles_for(page, "") == [rope]
    choice(page, "Whose pen").select_option("")
    told = page.locator(DIALOG).get_by_role("textbox", name="When told", exact=True)
    told.fill("1715–1725")
    assert rope in titles_for(page, "")
    assert wind not in titles_for(page, "")
    told.fill("soon")
    assert page.locator(f"{DIALOG} .ps-search-wrong").inner_text().startswith("“soon” is no date")
    assert wind in titles_for(page, "")
    told.fill("")
    page.locator(DIALOG).get_by_role("textbox", name="When said", exact=True).fill("1701-05")
    choice(page, "In the order of").select_option("date")
    assert titles_for(page, "")[:2] == [wind, rope]
    assert (
        page.get_by_role("link", name="Search the full text of all pages")
        .get_attribute("href")
        .endswith(  # type: ignore[union-attr]
            "?words=village&said-from=1701-05&said-to=1701-05&kind=claim&sort=date"
        )
    )


def test_markup_in_a_claim_or_a_name_stays_text(open_tiny: Opener) -> None:
    page = open_search(open_tiny, "bell.html")
    assert titles_for(page, "img onerror taken") == [
        "Odo: “<img src=x onerror=document.title='taken'> is what he …”"
    ]
    assert page.locator(f"{DIALOG} .ps-result-words").inner_text().startswith("“<img src=x onerror=")
    titles_for(page, "pedlar")
    assert page.locator(DIALOG).locator("img, script").count() == 0
    assert page.title() != "taken"
    assert open_tiny.messages == []
