"""The figures of the book's own text are counted: they follow the data, and nobody types them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

BASE = "wikipedia-split"
PLACES = {"introduction": "introduction-pens", "reading": "reading-selection"}


def section(built: Build, page: str) -> str:
    """Return the text of the section of a page that gives figures."""
    found = BeautifulSoup(built.read(f"{page}.html"), "lxml").find(id=PLACES[page])
    assert found
    return " ".join(found.get_text().split())


def of_base(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the claims that come from the base article."""
    return [claim for claim in claims if BASE in (claim["source"], claim["quoted_in"])]


@pytest.mark.parametrize("page", PLACES)
def test_the_figures_of_moscow_are_those_of_the_data(built: Build, page: str) -> None:
    data = built.data
    pens = {voice["id"]: voice["perspective"] for voice in data["voices"]}
    claims = [claim for claim in data["claims"] if claim["perspective"] == "soviet"]
    text = section(built, page)
    assert f"Of the {len(of_base(claims))} claims in Moscow’s voice that come from the base article, " in text
    assert f"In the whole book there are {len(claims)}: " in text
    for counted in (of_base(claims), claims):
        direct = sum(not claim["reporters"] for claim in counted)
        hands = [pens[claim["last_hand"]] for claim in counted if claim["reporters"]]
        others = sum(hand not in (None, "soviet") for hand in hands)
        assert re.search(rf"\b{direct} (reached us )?without a reporter", text)
        assert (
            f"{others} through another perspective’s pen ({hands.count('albanian')} of them Tirana’s)" in text
        )
        assert f"{hands.count(None)} through an unnamed pen" in text


def test_hoxha_has_more_words_than_khrushchev_and_how_many_is_counted(built: Build) -> None:
    found = re.search(
        r"Enver Hoxha has ([\d,]+) quoted words and Nikita Khrushchev ([\d,]+)", section(built, "reading")
    )
    assert found
    hoxha, khrushchev = (int(number.replace(",", "")) for number in found.groups())
    spoken = [
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
        abs(counted - rough) <= rough * 0.05
        for counted, rough in zip((hoxha, khrushchev), spoken, strict=True)
    ] == [True, True]


@pytest.mark.parametrize("page", PLACES)
def test_no_figure_is_typed_where_figures_are_given(page: str) -> None:
    typed = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    ours = re.split(
        r"^\([a-z-]+\)=$", typed.partition(f"({PLACES[page]})=")[2], maxsplit=1, flags=re.MULTILINE
    )[0]
    ours = re.sub(r"\{[^}]+\}`[^`]+`", "", ours)
    assert ours.strip()
    assert re.findall(r"\d+", ours) == []
