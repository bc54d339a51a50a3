"""The figures of the book's own text are counted: they follow the data, and nobody types them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

BASE = "wikipedia-split"
SECTION_IDS = {"introduction": "introduction-pens", "reading": "reading-selection"}


def section(built: Build, page: str) -> str:
    """Return the text of the section of a page that gives figures."""
    element = BeautifulSoup(built.read(f"{page}.html"), "lxml").find(id=SECTION_IDS[page])
    assert element
    return " ".join(element.get_text().split())


def of_base(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the claims that come from the base article."""
    return [claim for claim in claims if BASE in (claim["source"], claim["quoted_in"])]


@pytest.mark.parametrize("page", SECTION_IDS)
def test_the_figures_of_moscow_are_those_of_the_data(built: Build, page: str) -> None:
    data = built.data
    columns = {one["id"] for one in data["perspectives"] if one["column"]}
    # The pen of a compiler is that of nobody.
    pens = {
        voice["id"]: voice["perspective"] if voice["perspective"] in columns else None
        for voice in data["voices"]
    }
    claims = [claim for claim in data["claims"] if claim["perspective"] == "soviet"]
    text = section(built, page)
    assert f"Of the {len(of_base(claims))} claims in Moscow’s voice that come from the base article, " in text
    assert f"In the whole book there are {len(claims)}: " in text
    for selection in (of_base(claims), claims):
        direct = sum(not claim["reporters"] for claim in selection)
        hands = [pens[claim["last_hand"]] for claim in selection if claim["reporters"]]
        others = sum(hand not in (None, "soviet") for hand in hands)
        assert re.search(rf"\b{direct} (reached us )?without a reporter", text)
        assert (
            f"{others} through another perspective’s pen ({hands.count('albanian')} of them Tirana’s)" in text
        )
        assert f"{hands.count(None)} through an unnamed pen" in text


def test_hoxha_has_more_words_than_khrushchev_and_how_many_is_counted(built: Build) -> None:
    match = re.search(
        r"Enver Hoxha has ([\d,]+) quoted words and Nikita Khrushchev ([\d,]+)", section(built, "reading")
    )
    assert match
    hoxha, khrushchev = (int(number.replace(",", "")) for number in match.groups())
    word_counts = [
        sum(
            len(words.split())
            for claim in of_base(built.data["claims"])
            for words in claim["quotations"]
            if claim["voice"] == voice
        )
        for voice in ("hoxha", "khrushchev")
    ]
    assert hoxha > khrushchev > 0
    assert [
        abs(number - word_count) <= word_count * 0.05
        for number, word_count in zip((hoxha, khrushchev), word_counts, strict=True)
    ] == [True, True]


@pytest.mark.parametrize("page", SECTION_IDS)
def test_no_figure_is_typed_where_figures_are_given(page: str) -> None:
    source = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    text = re.split(
        r"^\([a-z-]+\)=$", source.partition(f"({SECTION_IDS[page]})=")[2], maxsplit=1, flags=re.MULTILINE
    )[0]
    text = re.sub(r"\{[^}]+\}`[^`]+`", "", text)
    assert text.strip()
    assert re.findall(r"\d+", text) == []
