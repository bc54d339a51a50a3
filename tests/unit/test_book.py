"""The settled book: whose words, through whose hands, how many witnesses, who is silent, in order."""

from __future__ import annotations

import pytest

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim, Comparison, Silence
from perspectives.records.document_records import DocumentRecords
from tests.unit import small_book
from tests.unit.small_book import claim, comparison, note


def compared(*claims: Claim, **options: object) -> tuple[Book, Comparison]:
    """Return a book with one comparison of *claims*."""
    one = comparison("who", claims, **options)
    return small_book.book(claims, [one]), one


WITNESSES = {
    "two voices by one pen": ([claim("a", "anna"), claim("b", "boris", ("anna",))], 1, True),
    "two pens of one side": ([claim("a", "anna"), claim("b", "boris", ("an-account",))], 2, True),
    "two pens of two sides": ([claim("a", "anna"), claim("b", "boris")], 2, False),
    "the last of two reporters counts": (
        [claim("a", "anna", ("carl", "boris")), claim("b", "boris")],
        1,
        True,
    ),
    "an unnamed hand counts once": (
        [claim("a", "anna", ("a-record",)), claim("b", "boris", ("a-record",))],
        1,
        True,
    ),
    "an unnamed hand of no side": (
        [claim("a", "anna", ("a-record",)), claim("b", "boris", ("anna",))],
        2,
        None,
    ),
    "an unnamed hand beside two sides": (
        [claim("a", "anna", ("a-record",)), claim("b", "boris"), claim("c", "carl")],
        3,
        False,
    ),
}


@pytest.mark.parametrize(("claims", "witnesses", "one_sided"), WITNESSES.values(), ids=WITNESSES)
def test_witnesses_are_pens_not_voices(claims: list[Claim], witnesses: int, one_sided: bool | None) -> None:
    settled, one = compared(*claims)
    assert settled.witness_count(one) == witnesses
    assert settled.is_one_sided(one) is one_sided


def test_a_claim_has_the_perspective_of_its_voice_and_an_anonymous_voice_may_take_another() -> None:
    settled, _ = compared()
    assert settled.perspective(claim("a", "boris", ("anna",))) == "west"
    assert settled.perspective(claim("a", "a-record")) is None
    inferred = claim("a", "a-record", perspective="west")
    assert (settled.perspective(inferred), settled.is_inferred(inferred)) == ("west", True)
    named = claim("a", "anna", perspective="west")
    assert (settled.perspective(named), settled.is_inferred(named)) == ("east", False)


def shown(settled: Book, one: Comparison) -> list[tuple[str | None, list[str]]]:
    """Return the perspective of each column, with the ids of its claims."""
    return [
        (column.perspective.id if column.perspective else None, [claim.id for claim in column.claims])
        for column in settled.columns(one)
    ]


def test_core_columns_come_first_in_the_order_of_the_registry_and_others_where_they_speak() -> None:
    settled, one = compared(claim("d", "diana"), claim("a", "anna"), claim("b", "boris"))
    assert shown(settled, one) == [("west", ["b"]), ("east", ["a"]), ("north", []), ("south", ["d"])]
    settled, one = compared(claim("a", "anna"))
    assert shown(settled, one) == [("west", []), ("east", ["a"]), ("north", [])]


def test_claims_stand_in_a_column_in_the_order_typed_and_borrowed_ones_behind_them() -> None:
    elsewhere = [claim("a", "anna"), claim("z", "amos")]
    here = [claim("y", "anna"), claim("b", "amos"), claim("x", "boris")]
    one = comparison("who", here, borrowed=("z", "a"))
    settled = small_book.book([*elsewhere, *here], [one])
    assert shown(settled, one) == [("west", ["x"]), ("east", ["y", "b", "z", "a"]), ("north", [])]
    assert [claim.id for claim in settled.claims_of(one)] == ["y", "b", "x", "z", "a"]
    assert [claim.id for claim in settled.claims_in_order(one)] == ["x", "y", "b", "z", "a"]


def test_a_claim_is_shown_once_where_it_is_borrowed_twice_or_stands_there_already() -> None:
    here, there = claim("a", "anna"), claim("b", "boris")
    one = comparison("who", [here], borrowed=("b", "a", "b"))
    settled = small_book.book([here, there], [one])
    assert [claim.id for claim in settled.claims_of(one)] == ["a", "b"]
    assert settled.witness_count(one) == 2


def test_a_claim_that_is_not_there_is_not_shown() -> None:
    settled, one = compared(claim("a", "anna"), borrowed=("lost",))
    assert [claim.id for claim in settled.claims_of(one)] == ["a"]


def test_claims_of_no_perspective_stand_in_a_last_column_of_their_own() -> None:
    settled, one = compared(claim("x", "who"), claim("d", "diana"), claim("y", "nobody"))
    assert shown(settled, one)[-2:] == [("south", ["d"]), (None, ["x", "y"])]


THROUGH_OTHERS = {
    "by one's own hand": ([claim("a", "anna")], False),
    "by another's pen": ([claim("a", "anna", ["boris"])], True),
    "by another's pen, each of two": ([claim("a", "anna", ["boris"]), claim("b", "amos", ["carl"])], True),
    "by another's pen, the first of two": ([claim("a", "anna", ["boris"]), claim("b", "amos")], False),
    "by another's pen, the second of two": ([claim("a", "anna"), claim("b", "amos", ["boris"])], False),
    "by the pen of one's own side": ([claim("a", "anna", ["amos"])], False),
    "by another's pen, and then one's own side": ([claim("a", "anna", ["boris", "amos"])], False),
    "by one's own side, and then another's pen": ([claim("a", "anna", ["amos", "boris"])], True),
    "by the pen of nobody": ([claim("a", "anna", ["nobody"])], True),
}


@pytest.mark.parametrize("name", THROUGH_OTHERS)
def test_a_perspective_speaks_through_others_only_where_no_word_of_it_has_another_way(name: str) -> None:
    claims, expected = THROUGH_OTHERS[name]
    settled, one = compared(*claims)
    found = {
        column.perspective.id: column.is_reported for column in settled.columns(one) if column.perspective
    }
    assert found == {"west": False, "east": expected, "north": False}


def test_a_perspective_that_is_not_core_is_never_marked_as_speaking_through_others() -> None:
    settled, one = compared(claim("d", "diana", ["boris"]))
    assert [column.is_reported for column in settled.columns(one)] == [False] * 4


def test_a_silence_is_the_one_typed_for_its_perspective_and_else_was_not_sought() -> None:
    typed = (Silence("north", "unread", "archive"), Silence("west", "unpublished"), Silence("east", "unread"))
    settled, one = compared(claim("a", "anna"), silences=typed)
    assert [column.silence for column in settled.columns(one)] == [typed[1], None, typed[0]]
    settled, one = compared(claim("a", "anna"))
    assert [column.silence for column in settled.columns(one)] == [Silence("west"), None, Silence("north")]
    assert Silence("west").kind == "not-sought"


def test_facts_of_the_words_come_from_the_source_and_those_of_a_quoting_work_only_where_they_hold() -> None:
    settled, _ = compared()
    own, quoted = claim("a", "anna", source="memoir"), claim("b", "anna", quoted_in="paper")
    assert (settled.telling_date(own), settled.telling_date(quoted)) == ("1710", None)
    assert (settled.language(own), settled.language(quoted)) == ("en", "de")
    assert (settled.original_language(own), settled.original_language(quoted)) == ("sq", None)
    assert settled.original_language(claim("c", "boris", ("anna",), source="memoir")) is None
    assert (settled.translator(own), settled.translator(quoted)) == ("A. T.", None)
    assert (settled.rights(own), settled.rights(quoted)) == ("quotation", "public-domain")
    assert settled.telling_date(claim("d", "anna", source="memoir", told="1705")) == "1705"


def test_every_link_is_known_from_its_other_end() -> None:
    first, second = claim("a", "anna"), claim("b", "boris", answers=("a",), disputes=("a",), within="a")
    other = comparison("else", docname="b", borrowed=("a",))
    records = {
        "a": DocumentRecords(claims=[first, second]),
        "b": DocumentRecords(comparisons=[other], notes=[note("n", "a", "b", docname="b")]),
    }
    settled = small_book.book(documents=records)
    kinds = ("answers", "disputes", "supports", "within", "borrowed", "about")
    assert {kind: settled.ids_linking_to("a", kind) for kind in kinds} == {
        "answers": ("b",),
        "disputes": ("b",),
        "supports": (),
        "within": ("b",),
        "borrowed": ("else",),
        "about": ("n",),
    }
    assert settled.ids_linking_to("nowhere", "answers") == ()


def test_what_names_a_record_is_sorted_and_stands_once() -> None:
    claims = [claim("b", answers=("a", "a")), claim("c", answers=("a",)), claim("a", answers=("a",))]
    assert small_book.book(claims).ids_linking_to("a", "answers") == ("a", "b", "c")


def test_of_two_records_with_one_id_the_first_counts_in_the_order_of_documents_and_lines() -> None:
    records = {
        "late": DocumentRecords(
            claims=[claim("a", "boris", docname="late")],
            comparisons=[comparison("who", docname="late")],
            notes=[note("n", docname="late")],
        ),
        "early": DocumentRecords(
            claims=[claim("a", "anna", docname="early"), claim("a", "carl", docname="early")],
            comparisons=[comparison("who", docname="early")],
            notes=[note("n", docname="early")],
        ),
    }
    settled = small_book.book(documents=records)
    assert (settled.claims["a"].voice, len(settled.claims)) == ("anna", 1)
    assert (settled.comparisons["who"].docname, settled.notes["n"].docname) == ("early", "early")


def test_a_claim_is_shown_where_it_stands_and_then_in_what_borrows_it_by_id() -> None:
    one = claim("a", "anna", accounts="middle")
    asked = [
        comparison("zebra", borrowed=("a",)),
        comparison("middle", [one]),
        comparison("apple", borrowed=("a",)),
    ]
    settled = small_book.book([one], asked)
    assert [shown.id for shown in settled.comparisons_of(one)] == ["middle", "apple", "zebra"]


def test_a_claim_takes_the_event_of_its_comparison_where_it_has_none_and_two_may_ask_of_one_event() -> None:
    own = claim("a", "anna", accounts="one", event="rise")
    first, second = claim("b", "anna", accounts="one"), claim("c", "boris", accounts="two")
    alone, lost = claim("d", "anna"), claim("e", "anna", event="nowhere")
    asked = [comparison("one", [own, first], event="fall"), comparison("two", [second], event="fall")]
    settled = small_book.book([own, first, second, alone, lost], asked)
    assert [settled.event_id(one) for one in (own, first, second, alone, lost)] == [
        *("rise", "fall", "fall"),
        *(None, "nowhere"),
    ]
    assert settled.event(lost) is None
    assert [settled.date(one) for one in (own, first, alone)] == ["1800-05-01", "1700", None]
    assert settled.date(claim("f", event="fall", date="1690")) == "1690"


def test_claims_are_put_in_the_order_of_what_they_speak_of_and_then_by_id() -> None:
    claims = [
        claim("undated", "anna"),
        claim("late", "anna", event="rise"),
        claim("dated", "anna", date="1750-05"),
        claim("second", "boris", event="fall"),
        claim("first", "boris", event="fall"),
    ]
    settled = small_book.book(claims)
    assert [claim.id for claim in settled.sort_claims(claims)] == [
        "first",
        "second",
        "dated",
        "late",
        "undated",
    ]


def test_the_perspectives_in_use_are_the_core_ones_and_those_that_speak_in_the_order_of_the_registry() -> (
    None
):
    def used(*claims: Claim) -> list[str]:
        return [one.id for one in small_book.book(claims).used_perspectives()]

    assert used(claim("a", "anna")) == ["west", "east", "north"]
    assert used(claim("a", "anna"), claim("d", "diana")) == ["south", "west", "east", "north"]
