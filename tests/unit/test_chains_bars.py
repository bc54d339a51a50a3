"""The bars of the chains: a pattern fills its part of the bar and no more."""

from __future__ import annotations

import re

import pytest

from perspectives.views.chains_bars import segment


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
