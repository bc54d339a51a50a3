"""Names and titles of records: by themselves, inside a sentence, and in our own text."""

from __future__ import annotations

import pytest

from perspectives.book import record_titles
from perspectives.records.declarations import Voice
from tests.unit.small_book import book, claim, comparison, note

NAMES = {
    "anna": "Anna Ash",
    "an-account": "an eastern account",
    "a-record": "a record",
    "nobody": "a hand that is not named",
    "lost": "lost",
}


@pytest.mark.parametrize("id_", NAMES)
def test_a_name_inside_a_sentence_begins_with_a_capital_only_if_it_is_a_persons(id_: str) -> None:
    assert record_titles.in_sentence(book(), id_) == NAMES[id_]


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("body", "The Council of the Bell", "the Council of the Bell"),
        ("group", "A crowd", "a crowd"),
        ("record", "The minutes of 1701", "the minutes of 1701"),
        ("body", "Theatre of Bellham", "Theatre of Bellham"),
        ("body", "Council", "Council"),
        ("person", "The Pedlar", "The Pedlar"),
        ("work", "The Book of the Abbey", "The Book of the Abbey"),
        (None, "The Pedlar", "The Pedlar"),
    ],
)
def test_the_article_of_a_body_a_group_or_a_record_is_small_inside_a_sentence(
    kind: str | None, name: str, said: str
) -> None:
    settled = book()
    settled.registry.voices["named"] = Voice("named", name, "", "body", "east", kind=kind)
    assert record_titles.in_sentence(settled, "named") == said


def test_a_voice_has_its_name_its_short_name_or_else_its_id() -> None:
    assert record_titles.voice_name(book(), "anna") == "Anna Ash"
    assert record_titles.voice_name(book(), "anna", short=True) == "Ash"
    assert (
        record_titles.voice_name(book(), "lost")
        == record_titles.voice_name(book(), "lost", short=True)
        == "lost"
    )


TITLES = {
    "few words": (claim("c", quotations=("The bell broke.",)), "Ash: “The bell broke.”"),
    "more than six words": (
        claim("c", quotations=("One two three four five six seven.",)),
        "Ash: “One two three four five six …”",
    ),
    "the first of two quotations": (claim("c", quotations=("One.", "Two.")), "Ash: “One.”"),
    "words with quotation marks": (claim("c", quotations=('He said "no".',)), 'Ash: ‘He said "no".’'),
    "in paraphrase": (claim("c", quotations=()), "Ash, in paraphrase"),
    "on an event": (claim("c", quotations=(), event="fall"), "Ash on the fall"),
    "of a voice not declared": (claim("c", "lost", quotations=("No.",)), "lost: “No.”"),
}


@pytest.mark.parametrize("name", TITLES)
def test_a_claim_is_called_by_its_voice_and_first_words_or_by_what_it_speaks_of(name: str) -> None:
    one, expected = TITLES[name]
    assert record_titles.claim_title(book([one]), one) == expected


def test_every_kind_of_record_has_a_title() -> None:
    settled = book([claim("c")], [comparison("who", title="Who?")], [note("n", kind="date")])
    titles = {
        ("claim", "c"): "Ash: “Words.”",
        ("accounts", "who"): "Who?",
        ("note", "n"): "Editorial note: date",
        ("work", "memoir"): "Ash 1720",
        ("voice", "anna"): "Anna Ash",
        ("event", "rise"): "The rise, 1 May 1800",
    }
    assert {(kind, id_): record_titles.title_of(settled, kind, id_) for kind, id_ in titles} == titles


def test_our_own_text_has_the_titles_of_what_it_names_and_ids_where_nothing_is_named_so() -> None:
    settled = book([claim("c")], [comparison("who", title="Who?")])
    text = (
        "See \ue000accounts:who\ue001, \ue000event:fall\ue001, "
        "\ue000work:paper\ue001; not \ue000claim:lost\ue001."
    )
    assert record_titles.fill_titles(settled, text) == "See Who?, The fall, 1700, Paper 1990; not lost."
    assert record_titles.fill_titles(settled, "Nothing.") == "Nothing."
    assert record_titles.fill_titles(settled, None) is None
