"""How words reached us, in sentences: no more than is known, and in the order in which it happened."""

from __future__ import annotations

import pytest

from perspectives.book import chain_wording
from tests.unit.small_book import book, claim

CHAINS = {
    "nothing is known": (claim("c"), ""),
    "a year later": (claim("c", date="1700", told="1701"), "Set down in 1701, a year later."),
    "a year later to the day": (
        claim("c", date="1700-12-31", told="1701-12-31"),
        "Set down on 31 December 1701, a year later.",
    ),
    "the next day, in another year": (
        claim("c", date="1700-12-31", told="1701-01-01"),
        "Set down on 1 January 1701, less than a year later.",
    ),
    "two years": (claim("c", date="1700", told="1702-03"), "Set down in March 1702, two years later."),
    "twelve years": (claim("c", date="1700", told="1712"), "Set down in 1712, twelve years later."),
    "thirteen years": (claim("c", date="1700", told="1713"), "Set down in 1713, 13 years later."),
    "about ten years": (claim("c", date="1700", told="1710~"), "Set down about 1710, about ten years later."),
    "perhaps ten years": (
        claim("c", date="1700", told="1710?"),
        "Set down in 1710 (uncertain), about ten years later.",
    ),
    "in a period": (claim("c", date="1700", told="1710/1712"), "Set down 1710–1712, ten years later."),
    "said and set down in one year": (claim("c", date="1700-05", told="1700-06"), ""),
    "said and set down in one year, of an event of that year": (
        claim("c", event="fall", told="1700-06"),
        "Set down in June 1700, in the same year.",
    ),
    "in the last year of what lasted for years": (
        claim("c", event="siege", told="1700-06"),
        "Set down in June 1700.",
    ),
    "on the day of the event": (claim("c", event="rise", told="1800-05-01"), "Set down on 1 May 1800."),
    "said when nobody knows": (claim("c", told="1710"), "Set down in 1710."),
    "set down before": (claim("c", event="fall", told="1690"), "Set down in 1690."),
    "years after the event": (
        claim("c", event="fall", source="memoir"),
        "Set down in 1710, ten years later.",
    ),
    "by one who tells it": (
        claim("c", via=["boris"]),
        "As told by Boris Birch; when it was set down is not known.",
    ),
    "by one who tells it in the same year": (
        claim("c", via=["boris"], date="1700-05-01", told="1700-06-01"),
        "As told by Boris Birch, set down on 1 June 1700, in the same year.",
    ),
    "by one who tells it a year later": (
        claim("c", via=["boris"], date="1700", told="1701"),
        "As told by Boris Birch, set down in 1701, a year later.",
    ),
    "by two, the first first": (
        claim("c", via=["boris", "carl"], date="1700", told="1719"),
        "As told by Boris Birch, then by Carl Cedar, set down in 1719, 19 years later.",
    ),
    "by three, each in turn": (
        claim("c", via=["carl", "an-account", "boris"], source="memoir"),
        "As told by Carl Cedar, then by an eastern account, then by Boris Birch, set down in 1710.",
    ),
    "by a hand without a name": (
        claim("c", via=["nobody"]),
        "As told by a hand that is not named; when it was set down is not known.",
    ),
    "a work that only quotes says nothing": (claim("c", event="fall", quoted_in="memoir"), ""),
}


@pytest.mark.parametrize("name", CHAINS)
def test_the_chain_names_who_told_it_in_their_order_and_how_long_after(name: str) -> None:
    one, expected = CHAINS[name]
    assert chain_wording.chain_sentence(book([one]), one) == expected


PENS = {
    "one's own": (claim("c", "anna"), None, None),
    "one's own side's": (claim("c", "anna", ["amos"]), None, None),
    "another side's": (claim("c", "anna", ["boris"]), "west’s pen", "East’s words, west’s pen"),
    "the last of two": (claim("c", "anna", ["boris", "carl"]), "north’s pen", "East’s words, north’s pen"),
    "another's, and then one's own": (claim("c", "anna", ["boris", "amos"]), None, None),
    "nobody's": (claim("c", "anna", ["nobody"]), "an unnamed pen", "East’s words, an unnamed pen"),
    "of no side": (claim("c", "nobody", ["boris"]), "west’s pen", None),
    "of a side inferred": (
        claim("c", "nobody", ["boris"], perspective="east"),
        "west’s pen",
        "East’s words, west’s pen",
    ),
}


@pytest.mark.parametrize("name", PENS)
def test_the_pen_is_that_of_the_last_hand_and_is_named_where_it_is_not_the_voices_own(name: str) -> None:
    one, pen, line = PENS[name]
    assert chain_wording.pen_phrase(book([one]), one) == pen
    assert chain_wording.hand_line(book([one]), one) == line


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("1700-05-01", "set down on 1 May 1700"),
        ("1700-05", "set down in May 1700"),
        ("1700", "set down in 1700"),
        ("1700~", "set down about 1700"),
        ("1700%", "set down about 1700 (uncertain)"),
        ("1700/1702", "set down 1700–1702"),
        ("170X", "set down in the 1700s"),
    ],
)
def test_a_day_is_on_and_a_month_or_a_year_is_in(told: str, said: str) -> None:
    assert chain_wording.telling_phrase(told) == said
