"""Which accounts of a comparison stand beside each other, and in which order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from perspectives.book.comparison_answers import Column
from perspectives.book.comparison_rows import WIDEST, Account, Further, Layout, evenly, layout
from perspectives.records.claim_records import Claim, Silence
from perspectives.records.declarations import Perspective, Voice
from perspectives.records.document_records import DocumentRecords
from perspectives.records.primary_texts import Document, DocumentParagraph
from tests.unit.small_book import book, claim, comparison

VOICE_OF = {"west": "boris", "east": "anna", "north": "carl", "south": "diana"}


def names(accounts: Sequence[Account]) -> str:
    """Return accounts in short: the id of a claim, the place of a passage."""
    return " ".join(one.id if isinstance(one, Claim) else one.place for one in accounts)


def rows_of(found: Layout) -> list[str]:
    """Return the rows in short; a row with pairs has its relations behind a bar."""
    return [
        f"{names(row.accounts)} | {' '.join(f'{pair.first}-{pair.second}' for pair in row.pairs)}".rstrip(
            " |"
        )
        for row in found.rows
    ]


def further_of(found: Layout) -> list[str]:
    """Return in short what the sides say besides: a plus where the side stands in a row above."""
    return [f"{side_of(one)}{'+' if one.continued else ''}: {names(one.accounts)}" for one in found.further]


def side_of(one: Further | Column) -> str:
    """Return the perspective of what stands in a comparison, or a question mark."""
    return one.perspective.id if one.perspective else "?"


def setting(claims: Sequence[Claim], **options: Any) -> Layout:
    """Return the layout of a comparison of these claims."""
    question = comparison("question", claims, **options)
    return layout(book(claims, [question]), question)


def said(id_: str, side: str = "east", year: int = 1700, **options: Any) -> Claim:
    """Return a claim of a side, said in a year."""
    return claim(id_, VOICE_OF[side], date=str(year), **options)


# What each case is: the claims as typed, the rows, what the sides say besides.
CASES: dict[str, tuple[list[Claim], list[str], list[str]]] = {
    "one account is no row": ([said("a")], [], ["east: a"]),
    "one side alone is no row": ([said("a"), said("b")], [], ["east: a b"]),
    "no pair: one account of each side, in the order of the columns": (
        [said("a", "north"), said("b", "east"), said("c", "west")],
        ["c b a"],
        [],
    ),
    "no pair: what a side says besides follows": (
        [said("a", "east"), said("b", "west"), said("c", "east"), said("d", "east")],
        ["b a"],
        ["east+: c d"],
    ),
    "a side that is not core stands last": (
        [said("a", "south"), said("b", "east"), said("c", "west")],
        ["c b a"],
        [],
    ),
    "four sides are two and two": (
        [said("a", "south"), said("b", "north"), said("c", "east"), said("d", "west")],
        ["d c", "b a"],
        [],
    ),
    "a pair: who speaks first stands left": (
        [said("a", "west", 1705, disputes=("b",)), said("b", "east", 1701)],
        ["b a | b-a"],
        [],
    ),
    "a pair, and one further side, which is then no row": (
        [said("a", "west", 1705, disputes=("b",)), said("b", "east", 1701), said("c", "north")],
        ["b a | b-a"],
        ["north: c"],
    ),
    "a pair, two further sides and the rest of one of the pair": (
        [
            said("a", "west", 1705, answers=("b",)),
            said("b", "east", 1701),
            said("c", "north"),
            said("d", "south"),
            said("e", "west"),
        ],
        ["b a | b-a", "e c d"],
        [],
    ),
    "the rest of a side says that it continues": (
        [
            said("a", "west", 1705, answers=("b",)),
            said("b", "east", 1701),
            said("c", "west"),
            said("d", "west"),
        ],
        ["b a | b-a"],
        ["west+: c d"],
    ),
    "a mutual dispute is one pair": (
        [said("a", "west", 1705, disputes=("b",)), said("b", "east", 1701, disputes=("a",))],
        ["b a | b-a"],
        [],
    ),
    "a chain of three is one row": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "north", 1703, disputes=("b",)),
        ],
        ["a b c | a-b b-c"],
        [],
    ),
    "a chain of four: the last pair has no room": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "north", 1703, disputes=("b",)),
            said("d", "south", 1704, disputes=("c",)),
        ],
        ["a b c | a-b b-c"],
        ["south: d"],
    ),
    "a star of four: three in the row, the fourth names the other itself": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "north", 1703, disputes=("a",)),
            said("d", "south", 1704, disputes=("a",)),
        ],
        ["a c b | a-b a-c"],
        ["south: d"],
    ),
    "two answers to one claim: it stands left of both": (
        [
            said("b", "east", 1702, answers=("a",)),
            said("c", "north", 1703, answers=("a",)),
            said("a", "west", 1701),
        ],
        ["a c b | a-b a-c"],
        [],
    ),
    "one claim disputes two: both stand left of it": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702),
            said("c", "north", 1703, disputes=("a", "b")),
        ],
        ["a b c | a-c b-c"],
        [],
    ),
    "three that all dispute each other": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "north", 1703, disputes=("a", "b")),
        ],
        ["a c b | a-b a-c b-c"],
        [],
    ),
    "two pairs without a common claim are two rows": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "west", 1703),
            said("d", "north", 1704, answers=("c",)),
        ],
        ["a b | a-b", "c d | c-d"],
        [],
    ),
    "a pair between two rows is in neither": (
        [
            said("a", "west", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "west", 1703),
            said("d", "north", 1704, disputes=("c",)),
            said("e", "south", 1705),
            said("f", "east", 1706, answers=("d", "b")),
        ],
        ["a b | a-b", "c d f | c-d d-f"],
        ["south: e"],
    ),
    "pairs of two sides come before those of one": (
        [
            said("a", "east", 1701),
            said("b", "east", 1702, disputes=("a",)),
            said("c", "west", 1703),
            said("d", "north", 1704, disputes=("c",)),
        ],
        ["c d | c-d", "a b | a-b"],
        [],
    ),
    "a pair of one side stands beside each other too": (
        [said("a", "east", 1701), said("b", "east", 1702, disputes=("a",))],
        ["a b | a-b"],
        [],
    ),
    "support is no pair": (
        [said("a", "west", 1701), said("b", "east", 1702, supports=("a",))],
        ["a b"],
        [],
    ),
    "a relation to a claim that stands elsewhere is no pair": (
        [said("a", "west", 1701, disputes=("elsewhere",)), said("b", "east", 1702)],
        ["a b"],
        [],
    ),
    "a claim whose side is not known stands last": (
        [claim("a", "nobody"), said("b", "east"), claim("c", "nobody")],
        ["b a"],
        ["?+: c"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_pairs_come_first_then_each_further_side_then_the_rest(case: str) -> None:
    claims, rows, further = CASES[case]
    found = setting(claims)
    assert (rows_of(found), further_of(found)) == (rows, further)


@pytest.mark.parametrize("case", CASES)
def test_every_account_stands_once_in_a_row_of_three_at_most(case: str) -> None:
    claims, _rows, _further = CASES[case]
    found = setting(claims)
    assert sorted(names(list(found.accounts())).split()) == sorted(one.id for one in claims)
    assert all(1 < len(row.accounts) <= WIDEST for row in found.rows)
    for row in found.rows:
        order = names(row.accounts).split()
        assert all({pair.first, pair.second} <= set(order) for pair in row.pairs)


@pytest.mark.parametrize("case", CASES)
def test_the_data_have_the_order_of_reading(case: str) -> None:
    claims, _rows, _further = CASES[case]
    question = comparison("question", claims)
    whole = book(claims, [question])
    if whole.is_one_pen(question):
        assert whole.claim_ids(question) == [one.id for one in whole.accounts_of(question)]
    else:
        assert whole.claim_ids(question) == names(list(layout(whole, question).accounts())).split()


def test_sides_with_one_account_more_are_read_before_those_with_several() -> None:
    claims = [
        said("a", "west"),
        said("b", "west"),
        said("c", "west"),
        said("d", "east"),
        said("e", "east"),
        said("f", "north"),
        said("g", "north"),
    ]
    found = setting(claims)
    assert rows_of(found) == ["a d f"]
    assert further_of(found) == ["west+: b c", "east+: e", "north+: g"]
    assert names(list(found.accounts())) == "a d f e g b c"


# The number of sides, and how many of them stand in each row.
SIDES = {1: [], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 6: [3, 3], 7: [3, 2, 2]}


@pytest.mark.parametrize("number", SIDES)
def test_sides_fill_as_few_rows_as_possible_evenly(number: int) -> None:
    perspectives = {
        f"side-{place}": Perspective(f"side-{place}", f"Side {place}", "S", "S’s", "S", "solid", "blue")
        for place in range(number)
    }
    voices = {id_: Voice(id_, id_.title(), "", "participant", id_) for id_ in perspectives}
    claims = [claim(f"of-{id_}", id_) for id_ in perspectives]
    question = comparison("question", claims)
    whole = book(claims, [question])
    whole.registry.perspectives.clear()
    whole.registry.perspectives.update(perspectives)
    whole.registry.voices.clear()
    whole.registry.voices.update(voices)
    found = layout(whole, question)
    assert [len(row.accounts) for row in found.rows] == SIDES[number]
    assert names(list(found.accounts())) == " ".join(f"of-side-{place}" for place in range(number))


@pytest.mark.parametrize(
    ("number", "most", "sizes"),
    [
        (0, 3, []),
        (1, 3, [1]),
        (2, 3, [2]),
        (3, 3, [3]),
        (4, 3, [2, 2]),
        (5, 3, [3, 2]),
        (6, 3, [3, 3]),
        (7, 3, [3, 2, 2]),
        (8, 3, [3, 3, 2]),
        (10, 3, [3, 3, 2, 2]),
        (5, 1, [1, 1, 1, 1, 1]),
        (5, 2, [2, 2, 1]),
    ],
)
def test_groups_differ_by_one_at_most_and_keep_the_order(number: int, most: int, sizes: list[int]) -> None:
    groups = evenly(range(number), most)
    assert [len(group) for group in groups] == sizes
    assert [one for group in groups for one in group] == list(range(number))


def test_a_core_side_without_an_account_is_silent_and_others_are_not() -> None:
    found = setting([said("a", "west"), said("b", "east")], silences=(Silence("north", "not-searched"),))
    assert [side_of(column) for column in found.silent] == ["north"]
    assert [one.id for one in found.reported] == []
    assert rows_of(found) == ["a b"]


def test_a_side_whose_words_only_others_tell_is_named() -> None:
    told = said("a", "west", via=("anna",))
    found = setting([told, said("b", "east")])
    assert [one.id for one in found.reported] == ["west"]
    assert [side_of(column) for column in found.silent] == ["north"]
    assert [one.id for one in setting([told, said("b"), said("c", "west")]).reported] == []


def test_compilers_stand_in_no_row_and_last_in_the_data() -> None:
    claims = [said("a", "west", 1701), said("b", "south", 1702, disputes=("a",)), said("c", "east")]
    question = comparison("question", claims)
    whole = book(claims, [question])
    whole.registry.perspectives["south"] = Perspective(
        "south", "South", "South", "south’s", "S", "solid", "blue", column=False
    )
    found = layout(whole, question)
    assert (rows_of(found), further_of(found)) == (["a c"], [])
    assert whole.claim_ids(question) == ["a", "c", "b"]


def test_a_borrowed_claim_stands_in_its_pair() -> None:
    claims = [said("a", "west", 1701), said("b", "east", 1702, disputes=("a",))]
    question = comparison("question", claims[1:], borrowed=("a",))
    found = layout(book(claims, [question]), question)
    assert rows_of(found) == ["a b | a-b"]


PAPER = Document("paper", "paper", 1, "paper", by="boris", paragraphs=tuple(map(DocumentParagraph, "123")))


@pytest.mark.parametrize(
    ("claims", "rows", "further"),
    [
        pytest.param([], [], ["west: p1 p3"], id="alone"),
        pytest.param([said("a", "east")], ["p1 a"], ["west+: p3"], id="a side of its own"),
        pytest.param(
            [said("a", "east"), said("b", "west")],
            ["b a"],
            ["west+: p1 p3"],
            id="behind the claims of its side",
        ),
        pytest.param(
            [said("a", "east", 1700), said("b", "west", 1701, disputes=("a",)), said("c", "north")],
            ["a b | a-b", "p1 c"],
            ["west+: p3"],
            id="below a pair",
        ),
    ],
)
def test_a_passage_of_a_document_stands_in_a_row_of_its_side(
    claims: list[Claim], rows: list[str], further: list[str]
) -> None:
    question = comparison("question", claims, passages=("paper:p1", "paper:p3", "paper:p9", "paper:p1"))
    records = {
        "page": DocumentRecords("The page", claims=claims, comparisons=[question]),
        "paper": DocumentRecords("The paper", texts=[PAPER]),
    }
    found = layout(book(documents=records), question)
    assert (rows_of(found), further_of(found)) == (rows, further)
    assert sorted(names(list(found.accounts())).split()) == sorted([*(one.id for one in claims), "p1", "p3"])
