"""What the book says of a claim in words: no more than is known, and in the order in which it happened."""

from __future__ import annotations

import pytest

from perspectives.book import chain_wording, record_titles, wording
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Voice
from tests.unit.small_book import book, claim, comparison, note


@pytest.mark.parametrize(
    ("number", "word"), [(0, "0"), (1, "one"), (2, "two"), (11, "eleven"), (12, "twelve"), (13, "13")]
)
def test_numbers_are_words_up_to_twelve(number: int, word: str) -> None:
    assert wording.number_word(number) == word


def test_twelve_numbers_have_twelve_words() -> None:
    assert len({wording.number_word(number) for number in range(1, 13)}) == 12


def test_a_number_has_its_noun_in_the_plural_unless_it_is_one() -> None:
    assert [wording.quantity(number, "work", "works") for number in (0, 1, 2)] == [
        "0 works",
        "1 work",
        "2 works",
    ]


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


SAID = {
    "a day and a form": (claim("c", date="1700-05-01", medium="talk"), "1 May 1700, in conversation"),
    "a day": (claim("c", date="1700-05"), "May 1700"),
    "a form": (claim("c", medium="letter"), "Date not given, in a letter"),
    "nothing": (claim("c"), "Date not given"),
    "a form, and when it was set down": (claim("c", medium="memoir", source="memoir"), "In memoirs"),
    "when it was set down": (claim("c", source="memoir"), ""),
    "when another set it down": (claim("c", via=["boris"], source="memoir"), "Date not given"),
    "about a year": (claim("c", date="1700~"), "About 1700"),
}


@pytest.mark.parametrize("name", SAID)
def test_when_and_in_what_form_it_was_said(name: str) -> None:
    one, expected = SAID[name]
    assert wording.saying_line(book([one]), one) == expected


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


@pytest.mark.parametrize(
    ("tag", "locale", "name"),
    [
        ("sq", "en", "Albanian"),
        ("sq", "de", "Albanisch"),
        ("ru-Latn", "en", "Russian"),
        ("nds", "de", "Niederdeutsch"),
        ("qqq", "en", "qqq"),
        ("no tag", "en", "no tag"),
    ],
)
def test_a_language_has_its_name_in_the_language_of_the_book(tag: str, locale: str, name: str) -> None:
    assert wording.language_name(tag, locale) == name


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


FACTS: dict[str, tuple[list[Claim], str | None, str]] = {
    "date, place and numbers": (
        [claim("a"), claim("b", "boris")],
        "fall",
        "1700 · Bellham · 2 accounts, 2 perspectives, 2 pens",
    ),
    "no place": ([claim("a")], "rise", "1 May 1800 · 1 account, 1 perspective, 1 pen"),
    "no event": ([claim("a")], None, "1 account, 1 perspective, 1 pen"),
    "two voices by one pen": (
        [claim("a"), claim("b", "boris", ["anna"])],
        None,
        "2 accounts, 2 perspectives, 1 pen",
    ),
    "one voice twice": ([claim("a"), claim("b")], None, "2 accounts, 1 perspective, 1 pen"),
    "nobody": ([], None, "0 accounts, 0 perspectives, 0 pens"),
}


@pytest.mark.parametrize("name", FACTS)
def test_under_a_question_stand_date_place_accounts_perspectives_and_pens(name: str) -> None:
    claims, event, expected = FACTS[name]
    one = comparison("who", claims, event=event)
    assert wording.facts_line(book(claims, [one]), one) == expected
