"""Locators as a reader sees them: only the terms of CSL are translated into the language of the book."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from sphinx.locale import translators

from perspectives.records.locators import say_locator
from perspectives.records.option_values import parse_locator
from perspectives.records.typed_locators import LOCATOR_LABELS

TRANSLATED_TERMS = dict.fromkeys(LOCATOR_LABELS, "") | {
    "p.": "S.",
    "pp.": "S.",
    "n.": "Anm.",
    "headnote": "Vorbemerkung",
}


@pytest.fixture
def in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the catalogue of the book with one that has some of the terms."""
    catalog = Catalog(locale="de")
    for term, translation in TRANSLATED_TERMS.items():
        if translation:
            catalog.add(term, translation)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    monkeypatch.setitem(translators, ("general", "perspectives"), GNUTranslations(compiled))


@pytest.mark.parametrize("label", LOCATOR_LABELS)
def test_every_term_that_an_editor_may_type_is_known(label: str) -> None:
    typed = label if label == "headnote" else f"{label} {'3–4' if label == 'pp.' else 3}"
    assert say_locator(parse_locator(typed)) == typed


@pytest.mark.usefixtures("in_another_language")
@pytest.mark.parametrize(
    ("typed", "translation"),
    [
        ("p. 24", "S. 24"),
        ("pp. 24–27", "S. 24–27"),
        ("p. 24, n. 3", "S. 24, Anm. 3"),
        ("doc. 13, headnote", "doc. 13, Vorbemerkung"),
        ("p. 24 of a headnote", "S. 24 of a headnote"),
        ("no. 3 p. 4", "no. 3 p. 4"),
        ("chap. n. 4", "chap. n. 4"),
    ],
)
def test_terms_are_said_in_the_language_of_the_book_and_other_words_stay(
    typed: str, translation: str
) -> None:
    assert say_locator(typed) == translation
