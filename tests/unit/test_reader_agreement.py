"""The agreement of two readers, after J. Cohen."""

from __future__ import annotations

import pytest

from perspectives.records.reader_agreement import kappa


def test_kappa_is_cohens() -> None:
    """Twenty of fifty grants found good by both readers, fifteen by neither: κ = 0.4."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0),
        ([("a", "b")], 0),
        ([("a", "a")], None),
        ([], None),
    ],
    ids=[
        "always alike",
        "never alike",
        "as chance has it",
        "one answer each",
        "one answer throughout",
        "nothing",
    ],
)
def test_kappa_is_what_chance_does_not_explain(pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == (None if expected is None else pytest.approx(expected))
