"""The settled book: whose words, through whose hands, how many witnesses, who is silent."""

from __future__ import annotations

import pytest

from perspectives.book.book import Book
from perspectives.records.model import (
    Claim,
    Comparison,
    DocumentRecords,
    EditorialNote,
    Event,
    Perspective,
    Silence,
    Voice,
    Work,
)
from perspectives.registry.load import Registry

PERSPECTIVES = {
    id_: Perspective(id_, id_.title(), id_.title(), f"{id_.title()}’s", id_[0].upper(), "solid", "blue", core)
    for id_, core in (("east", True), ("west", True), ("north", True), ("south", False))
}
VOICES = {
    voice.id: voice
    for voice in (
        Voice("anna", "Anna", "", "participant", "east"),
        Voice("boris", "Boris", "", "participant", "west"),
        Voice("carl", "Carl", "", "historian", "north"),
        Voice("diana", "Diana", "", "analyst", "south"),
        Voice("an-account", "An eastern account", "", "unnamed", "east", anonymous=True),
        Voice("a-record", "A record", "", "record", anonymous=True),
    )
}
EVENTS = {"fall": Event("fall", "The fall", "1700"), "rise": Event("rise", "The rise", "1800")}
WORKS = {
    "memoir": Work(
        "memoir", "Anna 1720", origyear="1710", language="en", original_language="sq", translator="A. T."
    ),
    "paper": Work("paper", "Paper 1990", origyear="1990", language="de", rights="public-domain"),
}


def claim(id_: str, voice: str, via: tuple[str, ...] = (), **options: object) -> Claim:
    """Return a claim with words."""
    return Claim(id_, "a", 1, voice, via, quotations=("Words.",), **options)  # type: ignore[arg-type]


def book(*claims: Claim, **options: object) -> tuple[Book, Comparison]:
    """Return a book with one comparison of *claims*."""
    comparison = Comparison("who", "a", 1, "Who?", claims=tuple(claim.id for claim in claims), **options)  # type: ignore[arg-type]
    records = {"a": DocumentRecords(claims=list(claims), comparisons=[comparison])}
    return Book(records, Registry(PERSPECTIVES, VOICES, EVENTS), WORKS), comparison


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
    settled, comparison = book(*claims)
    assert settled.witness_count(comparison) == witnesses
    assert settled.is_one_sided(comparison) is one_sided


def test_a_claim_has_the_perspective_of_its_voice_and_an_anonymous_voice_may_take_another() -> None:
    settled, _ = book()
    assert settled.perspective(claim("a", "boris", ("anna",))) == "west"
    assert settled.perspective(claim("a", "a-record")) is None
    inferred = claim("a", "a-record", perspective="west")
    assert (settled.perspective(inferred), settled.is_inferred(inferred)) == ("west", True)
    named = claim("a", "anna", perspective="west")
    assert (settled.perspective(named), settled.is_inferred(named)) == ("east", False)


def test_core_perspectives_always_have_a_column_and_others_follow_where_they_speak() -> None:
    settled, comparison = book(
        claim("d", "diana"),
        claim("b", "boris"),
        claim("a", "anna", ("boris",)),
        silences=(Silence("north", "unread", "archive"),),
    )
    columns = settled.columns(comparison)
    assert [column.perspective and column.perspective.id for column in columns] == [
        "east",
        "west",
        "north",
        "south",
    ]
    assert [tuple(claim.id for claim in column.claims) for column in columns] == [("a",), ("b",), (), ("d",)]
    assert [column.is_reported for column in columns] == [True, False, False, False]
    assert columns[2].silence == Silence("north", "unread", "archive")


def test_a_silence_of_which_nothing_is_said_was_not_sought() -> None:
    settled, comparison = book(claim("a", "anna"))
    assert [column.silence.kind for column in settled.columns(comparison) if column.silence] == [
        "not-sought"
    ] * 2


def test_facts_of_the_words_come_from_the_source_and_those_of_a_quoting_work_only_where_they_hold() -> None:
    settled, _ = book()
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
    comparison = Comparison("else", "b", 1, "?", borrowed=("a",))
    note = EditorialNote("n", "b", 2, "date", ("a", "b"))
    records = {
        "a": DocumentRecords(claims=[first, second]),
        "b": DocumentRecords(comparisons=[comparison], notes=[note]),
    }
    settled = Book(records, Registry(PERSPECTIVES, VOICES, EVENTS), WORKS)
    assert {
        kind: settled.ids_linking_to("a", kind)
        for kind in ("answers", "disputes", "supports", "within", "borrowed", "about")
    } == {
        "answers": ("b",),
        "disputes": ("b",),
        "supports": (),
        "within": ("b",),
        "borrowed": ("else",),
        "about": ("n",),
    }


def test_claims_are_put_in_the_order_of_what_they_speak_of() -> None:
    late, early = claim("a", "anna", event="rise"), claim("b", "anna", event="fall")
    dated, undated = claim("c", "anna", date="1750-05"), claim("d", "anna")
    settled, _ = book(late, early, dated, undated)
    assert [claim.id for claim in settled.sort_claims([undated, late, dated, early])] == ["b", "c", "a", "d"]
