"""The chains as counts: every claim falls into one group of each question."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from perspectives.book.book import Book
from perspectives.book.tallies import (
    DISTANCE_KINDS,
    HAND_KINDS,
    LANGUAGE_KINDS,
    Group,
    claims_from_work,
    count_groups,
    detail_counts,
    distance_group,
    hand_group,
    kind_count,
    language_group,
    word_count,
)
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Event, Perspective, Voice, Work
from perspectives.records.document_records import DocumentRecords
from perspectives.registry.registry import Registry

PERSPECTIVES = {
    id_: Perspective(id_, id_.title(), id_.title(), f"{id_.title()}’s", id_[0].upper(), "solid", "blue")
    for id_ in ("east", "west", "north")
}
VOICES = {
    voice.id: voice
    for voice in (
        Voice("anna", "Anna", "", "participant", "east"),
        Voice("amos", "Amos", "", "participant", "east"),
        Voice("boris", "Boris", "", "participant", "west"),
        Voice("an-account", "An eastern account", "", "unnamed", "east", anonymous=True),
        Voice("a-report", "The council's report", "", "record", "east", anonymous=True),
        Voice("a-record", "A record", "", "record", anonymous=True),
    )
}
WORKS = {
    "memoir": Work("memoir", "Anna 1720", "1710", "en", "sq", published="Bellham"),
    "edition": Work("edition", "Anna 1730", "1710", "en", "sq", "T. R. Anslator", published="Bellham"),
    "bare": Work("bare", "Anna 1740", None, "en", "sq"),
    "study": Work("study", "Carl 1990", "1990", "en", "en"),
    "mute": Work("mute", "Mute 1990", "1990", "en", published="Ayton"),
    "german": Work("german", "Kurz 1990", "1990", "de"),
    "tongueless": Work("tongueless", "Nobody n.d."),
    "article": Work("article", "Article 2000", None, "en"),
}
EVENTS = {
    "fall": Event("fall", "The fall", "1700"),
    "war": Event("war", "The war", "1700/1710"),
    "dawn": Event("dawn", "The dawn", "../1700"),
}


def claim(id_: str = "c", voice: str = "anna", via: tuple[str, ...] = (), **options: object) -> Claim:
    """Return a claim of three words, one of them an ellipsis."""
    return Claim(id_, "a", 1, voice, via, **{"quotations": ("It rang … loud.",), **options})  # type: ignore[arg-type]


def book(*claims: Claim) -> Book:
    """Return a book of *claims*."""
    return Book({"a": DocumentRecords(claims=list(claims))}, Registry(PERSPECTIVES, VOICES, EVENTS), WORKS)


HAND = {
    "no reporter": (claim(voice="anna"), Group("direct")),
    "a report without a person's name is named": (claim(voice="a-report"), Group("direct")),
    "a speaker of no name": (claim(voice="an-account"), Group("direct", "nameless")),
    "a speaker of no side": (claim(voice="a-record", perspective="west"), Group("direct", "nameless")),
    "a speaker not declared": (claim(voice="who"), Group("direct", "nameless")),
    "one's own side": (claim(via=("amos",)), Group("own")),
    "one's own side without a name": (claim(via=("an-account",)), Group("own")),
    "the other side": (claim(via=("boris",)), Group("other", "west")),
    "the last of two": (claim(via=("boris", "amos")), Group("own")),
    "a record of no side": (claim(via=("a-record",)), Group("unnamed")),
    "a reporter not declared": (claim(via=("who",)), Group("unnamed")),
    "a side inferred": (
        claim(voice="a-record", perspective="west", via=("boris",)),
        Group("own"),
    ),
}


@pytest.mark.parametrize("name", HAND)
def test_the_last_hand_decides_through_whose_pen_words_came(name: str) -> None:
    one, expected = HAND[name]
    assert hand_group(book(one), one) == expected
    assert expected.kind in HAND_KINDS


DISTANCE = {
    "the same year": (claim(date="1700-05-01", told="1700-12-31"), "same"),
    "a period not yet over": (claim(event="war", told="1705"), "same"),
    "a new year's eve": (claim(date="1700-12-31", told="1701-01-01"), "same"),
    "a year less a day": (claim(date="1700-12-31", told="1701-12-30"), "same"),
    "a year to the day": (claim(date="1700-12-31", told="1701-12-31"), "1-5"),
    "another year, the day not known": (claim(date="1700-12-31", told="1701"), "1-5"),
    "before the words": (claim(date="1700", told="1690"), "same"),
    "five": (claim(date="1700", told="1705"), "1-5"),
    "six": (claim(date="1700", told="1706"), "6-15"),
    "fifteen": (claim(date="1700", told="1715"), "6-15"),
    "sixteen": (claim(date="1700", told="1716"), "16-30"),
    "thirty": (claim(date="1700", told="1730"), "16-30"),
    "thirty-one": (claim(date="1700", told="1731"), "more"),
    "the event stands in for the words": (claim(event="fall", told="1704"), "1-5"),
    "the words go before the event": (claim(event="fall", date="1690", told="1704"), "6-15"),
    "the source says when": (claim(event="fall", source="memoir"), "6-15"),
    "a work that quotes does not": (claim(event="fall", quoted_in="memoir"), "unknown"),
    "nobody says when they were said": (claim(told="1704"), "unknown"),
    "nobody says when they were told": (claim(date="1700"), "unknown"),
    "about": (claim(date="1700", told="1706~"), "6-15"),
    "an open end": (claim(date="1700/..", told="1706"), "unknown"),
}


@pytest.mark.parametrize("name", DISTANCE)
def test_the_years_between_words_and_telling_are_counted_from_both_dates(name: str) -> None:
    one, expected = DISTANCE[name]
    assert distance_group(book(one), one) == Group(expected)
    assert expected in DISTANCE_KINDS


TONGUE = {
    "written so": (claim(source="study"), Group("original")),
    "said so": (claim(source="mute", original_language="en-GB"), Group("original")),
    "printed in a study, said by another": (claim(source="study", via=("boris",)), Group("unrecorded", "")),
    "the claim's translator": (claim(source="memoir", translator="B."), Group("translator", "B.")),
    "the work's translator": (claim(source="edition"), Group("translator", "T. R. Anslator")),
    "reported in a translated work": (claim(source="memoir", via=("boris",)), Group("nobody", "Bellham")),
    "nobody, in a place": (claim(source="memoir"), Group("nobody", "Bellham")),
    "nobody, nowhere": (claim(source="bare"), Group("nobody", "")),
    "nobody, and no work": (claim(quoted_in="article", original_language="sq"), Group("nobody", "")),
    "another language": (claim(source="german"), Group("foreign")),
    "another language of the claim's": (claim(source="study", language="ru-Latn"), Group("foreign")),
    "nothing on record": (claim(source="mute"), Group("unrecorded", "Ayton")),
    "quoted, original not identified": (claim(quoted_in="article"), Group("unidentified")),
    "a work not in the bibliography": (claim(source="lost", language="en"), Group("unidentified")),
    "no language": (claim(source="tongueless", translator="B."), Group("unrecorded", "")),
}


@pytest.mark.parametrize("name", TONGUE)
def test_the_record_says_in_whose_english_words_are_printed(name: str) -> None:
    one, expected = TONGUE[name]
    assert language_group(book(one), one, "en") == expected
    assert expected.kind in LANGUAGE_KINDS


def test_the_language_of_the_book_is_not_always_english() -> None:
    one = claim(source="german")
    assert language_group(book(one), one, "de") == Group("unrecorded", "")


def test_the_groups_of_a_perspective_add_up_to_its_claims() -> None:
    claims = [claim(f"c{number}", one.voice, one.via) for number, (one, _) in enumerate(HAND.values())]
    settled = book(*claims)
    for group_of in (hand_group, distance_group, partial(language_group, language="en")):
        counts = count_groups(settled, claims, group_of)
        assert sum(sum(counter.values()) for counter in counts.values()) == len(claims)


def test_perspectives_stand_in_the_order_of_the_registry_and_claims_of_none_come_last() -> None:
    claims = [claim("a", "boris"), claim("b", "who"), claim("c", "anna", ("boris",))]
    assert count_groups(book(*claims), claims, hand_group) == {
        "east": Counter({Group("other", "west"): 1}),
        "west": Counter({Group("direct"): 1}),
        "north": Counter(),
        None: Counter({Group("direct", "nameless"): 1}),
    }
    assert list(count_groups(book(*claims), claims, hand_group)) == ["east", "west", "north", None]
    assert None not in count_groups(book(), [], hand_group)


def test_a_work_gives_a_claim_as_its_source_or_as_what_quotes_it() -> None:
    claims = [
        claim("a", source="article"),
        claim("b", source="memoir", quoted_in="article"),
        claim("c", source="memoir"),
    ]
    settled = book(*claims)
    assert [one.id for one in claims_from_work(settled, "article")] == ["a", "b"]
    assert [one.id for one in claims_from_work(settled, None)] == ["a", "b", "c"]
    assert claims_from_work(settled, "nothing") == []


def test_what_divides_a_group_is_named_by_number_then_name_and_what_is_open_last() -> None:
    counts = Counter(
        {
            Group("nobody", ""): 9,
            Group("nobody", "Bellham"): 2,
            Group("nobody", "Ayton"): 2,
            Group("nobody", "Cray"): 3,
            Group("original"): 1,
        }
    )
    assert detail_counts(counts, "nobody") == [("Cray", 3), ("Ayton", 2), ("Bellham", 2), ("", 9)]
    assert kind_count(counts, "nobody") == 16
    assert detail_counts(counts, "original") == []


def test_words_are_counted_once_for_a_voice_that_quotes_itself_and_for_both_where_it_quotes_another() -> None:
    claims = [
        claim("a", "anna", quotations=("Three words here.", "Two more.")),
        claim("b", "anna", within="a"),
        claim("c", "boris", within="a"),
        claim("d", "anna", quotations=(), text="A report in our words."),
        claim("e", "anna", within="not-there"),
    ]
    settled = book(*claims)
    assert word_count(settled, claims, "anna") == 5 + 3
    assert word_count(settled, claims, "boris") == 3
    assert word_count(settled, claims, "amos") == 0
