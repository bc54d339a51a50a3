"""The reader on another subject in Russian and in Albanian: its pages have no English of the extension.

The reader writes its own texts in German; what the extension prints is in the language of the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from tests.build.test_other_language import english_patterns, phrases, sentences_left
from tests.support import LIGHTHOUSE, MOMENT, Book, Build, run
from tools.messages import LOCALE, message_key, sentence_pairs

SAID = {
    "ru": (
        "4 ноября 1887 г. · Kap Grauholm · 5 свидетельств, 2 точки зрения, 3 пера",
        "Вывод: противоречие",
        "Слова des Hafenamts, перо der Fischer",
        "В передаче: Edo Harms, записано в 1907 г., 20 лет спустя.",
        "Молчит не в истории, а только в этой книге.",
        "Что об этом думать",
        "Примечание редакции: атрибуция",
        "○ ещё не сверено",
        "Говорит Tjark Onnen: в разговоре, 4 ноября 1887 г.",
        "Сначала решить",
        "с. 112, прим. 3",
        "В передаче: Edo Harms, затем Ida Brandt, записано в 1931 г., 44 года спустя.",
    ),
    "sq": (
        "4 nëntor 1887 · Kap Grauholm · 5 rrëfime, 2 këndvështrime, 3 pena",
        "Gjetja: kundërthënie",
        "Fjalët des Hafenamts, pena der Fischer",
        "Siç e rrëfen Edo Harms, shënuar në 1907, 20 vjet më vonë.",
        "Nuk hesht në histori, vetëm në këtë libër.",
        "Si ta marrim",
        "Shënim i redaksisë: atribuim",
        "○ ende pa u krahasuar",
        "Thënë nga Tjark Onnen: në bisedë, 4 nëntor 1887",
        "Vendos më parë",
        "f. 112, shën. 3",
        "Siç e rrëfen Edo Harms, pastaj Ida Brandt, shënuar në 1931, 44 vjet më vonë.",
    ),
}
"""Sentences of the page of the chapter."""
QUOTED = {"ru": "«Der Sturm hat die Scheiben der …»", "sq": "“Der Sturm hat die Scheiben der …”"}
SUMMARY = {
    "ru": "Хрестоматия первоисточников: 2 главы, 13 высказываний, 9 голосов и 1 документ.",
    "sq": "Një libër leximi me burime parësore: 2 kapituj, 13 pohime nga 9 zëra dhe 1 dokument.",
}
HIDDEN = {
    "ru": {
        "one": "{name}: по вашему выбору скрыто {count} свидетельство.",
        "few": "{name}: по вашему выбору скрыты {count} свидетельства.",
        "many": "{name}: по вашему выбору скрыто {count} свидетельств.",
        "other": "{name}: по вашему выбору скрыто {count} свидетельств.",
    },
    "sq": {
        "one": "{name}: një rrëfim i fshehur sipas zgjedhjes suaj.",
        "other": "{name}: {count} rrëfime të fshehura sipas zgjedhjes suaj.",
    },
}
"""What the script of a page chooses from, by the category of the number in CLDR."""
LANGUAGES = ("ru", pytest.param("sq", marks=pytest.mark.second_build))
"""Russian has more forms and is built in every run of the tests."""


@pytest.fixture(scope="module", params=LANGUAGES)
def html(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Return the pages of the reader in one language."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
        docs = Book(folder / "book", LIGHTHOUSE).root / "docs"
        yield run(docs, folder / "out", folder / "doctrees", "html", language=request.param)


def language_of(html: Build) -> str:
    """Return the language of the pages."""
    page = BeautifulSoup(html.read("nacht.html"), "lxml").select_one("html")
    assert page
    return str(page["lang"])


def test_the_reader_is_built_without_a_warning(html: Build) -> None:
    assert html.warnings == []


def test_no_english_of_the_extension_is_left_on_any_page(html: Build) -> None:
    patterns, texts = english_patterns(LOCALE / language_of(html)), set(phrases(html))
    assert len(patterns) > 350
    assert len(texts) > 400
    assert sentences_left(patterns, texts) == []


def test_the_sentences_have_the_forms_of_the_language(html: Build) -> None:
    language = language_of(html)
    page = BeautifulSoup(html.read("nacht.html"), "lxml")
    plain = " ".join(page.get_text(" ").split()).replace(" ,", ",")
    assert [words for words in SAID[language] if words not in plain] == []
    pages = "".join(html.read(path.name) for path in html.out.glob("*.html"))
    assert SUMMARY[language] in pages
    assert QUOTED[language] in pages
    assert "г.." not in pages


def test_the_script_of_a_page_has_every_plural_form(html: Build) -> None:
    language = language_of(html)
    bar = BeautifulSoup(html.read("nacht.html"), "lxml").select_one(".ps-bar")
    assert bar
    forms = {name.removeprefix("data-many-"): text for name, text in bar.attrs.items() if "-many-" in name}
    assert forms == HIDDEN[language]
    assert f'"count{"Few" if language == "ru" else "One"}":' in html.read("data/search.js")


def test_the_patterns_find_a_plural_form_that_is_left_in_english() -> None:
    """They are made of both English forms."""
    patterns = english_patterns(LOCALE / "ru")
    assert any(pattern.fullmatch("claims with quoted words") for pattern in patterns)
    assert any(pattern.fullmatch("Das Amt: 3 accounts hidden by your choice.") for pattern in patterns)
    with (LOCALE / "ru" / "LC_MESSAGES" / "perspectives.po").open("rb") as file:
        catalog = read_po(file, locale="ru")
    plural = [message for message in catalog if message.id and not isinstance(message.id, str)]
    assert len(plural) > 25
    assert [
        message_key(message)
        for message in plural
        if any(
            re.search("[A-Za-z]{3}", re.sub(r"\{\w+\}", "", form))
            for _, form in sentence_pairs(message, catalog)
        )
    ] == []
