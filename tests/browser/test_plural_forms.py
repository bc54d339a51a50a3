"""Scripts choose the form of a sentence by its number, in the language of the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sphinx.locale import init

from perspectives.export.search_interface import interface_strings
from tools.messages import EXTENSION, LOCALE

pytestmark = pytest.mark.browser

SCRIPT = EXTENSION / "static" / "perspectives-choices.js"
NUMBERS = (1, 2, 5, 21)
RESULTS = {
    "en": ["1 result", "2 results", "5 results", "21 results"],
    "de": ["1 Treffer", "2 Treffer", "5 Treffer", "21 Treffer"],
    "sq": ["1 rezultat", "2 rezultate", "5 rezultate", "21 rezultate"],
    "ru": [
        "Найден 1 результат",
        "Найдено 2 результата",
        "Найдено 5 результатов",
        "Найден 21 результат",
    ],
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("language", RESULTS)
def test_a_number_has_its_form_in_the_language_of_the_page(page: Page, tmp_path: Path, language: str) -> None:
    init([LOCALE], language, "perspectives")
    path = tmp_path / "page.html"
    script = SCRIPT.read_text(encoding="utf-8")
    path.write_text(f'<html lang="{language}"><script>{script}</script></html>', encoding="utf-8")
    page.goto(path.as_uri())
    strings = json.dumps(interface_strings(language))
    said = [
        page.evaluate(f'perspectivesChoices.form({strings}, "count", {number})').format(count=number)
        for number in NUMBERS
    ]
    assert said == RESULTS[language]


def test_a_page_without_a_language_that_a_browser_knows_has_the_form_for_other_numbers(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f'<html lang="not a language"><script>{SCRIPT.read_text(encoding="utf-8")}</script></html>',
        encoding="utf-8",
    )
    page.goto(path.as_uri())
    forms = '{countOne: "one", countOther: "other"}'
    assert [page.evaluate(f'perspectivesChoices.form({forms}, "count", {n})') for n in (1, 2)] == [
        "one",
        "other",
    ]
