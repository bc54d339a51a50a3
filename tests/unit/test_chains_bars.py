"""The bars of the chains: a pattern fills its part of the bar and no more."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from perspectives.book.tallies import count_groups, hand_group
from perspectives.views.chains_bars import picture, segment
from tests.unit.small_book import book, claim


@pytest.mark.parametrize("kind", ["own", "other"])
def test_a_pattern_stays_within_its_part_of_the_bar(kind: str) -> None:
    drawn = " ".join(segment(kind, "blue", 100.0, 50.0, 40.0, 18.0))
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", drawn)]
    assert len(points) > 3
    assert all(100 <= x <= 140 and 50 <= y <= 68 for x, y in points)


def test_a_part_of_no_width_to_speak_of_is_still_drawn() -> None:
    for kind in ("direct", "own", "other", "unnamed"):
        drawn = " ".join(segment(kind, "blue", 0.0, 0.0, 0.3))
        assert [float(width) > 0 for width in re.findall(r' width="([^"]+)"', drawn)] == [True]


def test_each_part_of_a_bar_leads_to_the_claims_that_it_counts() -> None:
    claims = [claim("a"), claim("b", via=("boris",)), claim("c", "boris")]
    whole = book(claims)
    counts = [count_groups(whole, chosen, hand_group) for chosen in (claims[:1], claims)]
    names = {"direct": "direct", "other": "other"}

    def address(question: Mapping[str, str]) -> str:
        return "?" + "&".join(f"{key}={value}" for key, value in question.items())

    svg = picture(whole, counts, "the base", names, address, "memoir")["svg"]
    assert [link.replace("&amp;", "&") for link in re.findall(r'<a href="([^"]+)" tabindex="-1">', svg)] == [
        "?words=west&hand=direct",
        "?words=west",
        "?words=east&taken-from=memoir&hand=direct",
        "?words=east&taken-from=memoir",
        "?words=east&hand=direct",
        "?words=east&hand=other&pen=west",
        "?words=east",
    ]
    assert "<a " not in picture(whole, counts, "the base", names, base="memoir")["svg"]
