"""The direction of writing, for a language tag and beside ``lang`` in HTML."""

from __future__ import annotations

import pytest

from perspectives.pages.text_direction import with_direction
from perspectives.records.directions import direction_of
from typst_book.markup import text_language

DIRECTIONS = {
    "rtl": (
        "ar he fa ur yi ps sd ug dv ckb nqo syr ar-EG fa-AF pa-Arab uz-Arab ff-Adlm ota-Arab ar_EG iw".split()
    ),
    "ltr": "en sq ru zh el de en-GB zh-Hant ar-Latn ug-Cyrl sd-Deva ks-Deva pa uz".split(),
    "auto": "arc xx sam".split(),
}


@pytest.mark.parametrize(
    ("direction", "language"), [(d, tag) for d, tags in DIRECTIONS.items() for tag in tags]
)
def test_a_language_has_a_direction(direction: str, language: str) -> None:
    assert direction_of(language) == direction


BESIDE = {
    '<p lang="ar">x</p>': '<p lang="ar" dir="rtl">x</p>',
    '<blockquote class="a" lang="he" id="b">x': '<blockquote class="a" lang="he" dir="rtl" id="b">x',
    "<p lang=fa>x": '<p lang=fa dir="rtl">x',
    '<span lang="ur" dir="ltr">x': '<span lang="ur" dir="ltr">x',
    '<span dir="auto" lang="ur">x': '<span dir="auto" lang="ur">x',
    '<p lang="en">x</p>': '<p lang="en">x</p>',
    '<p xml:lang="ar">x</p>': '<p xml:lang="ar">x</p>',
    '<p data-lang="ar">x</p>': '<p data-lang="ar">x</p>',
    'lang="ar" in the text': 'lang="ar" in the text',
    '<br lang="ar"/>': '<br lang="ar" dir="rtl"/>',
    '<p>a</p><i lang="yi">b</i><i lang="ru">c</i>': '<p>a</p><i lang="yi" dir="rtl">b</i><i lang="ru">c</i>',
}


@pytest.mark.parametrize("typed", BESIDE)
def test_dir_stands_beside_lang_where_it_is_not_that_of_the_book(typed: str) -> None:
    assert with_direction(typed, "ltr") == BESIDE[typed]


def test_in_a_book_from_right_to_left_what_is_not_is_marked() -> None:
    typed = '<p lang="ar">x</p><p lang="en">y</p>'
    assert with_direction(typed, "rtl") == '<p lang="ar">x</p><p lang="en" dir="ltr">y</p>'


def test_paper_has_the_direction_that_typst_does_not_know() -> None:
    assert text_language("ckb") == 'lang: "ckb", dir: rtl'
    assert text_language("en-GB") == 'lang: "en"'
    assert text_language("arc") == 'lang: "arc"'
