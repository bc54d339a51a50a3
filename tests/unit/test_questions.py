"""Questions to the register: their addresses, and which claims answer them."""

from __future__ import annotations

import pytest

from perspectives.records.questions import (
    QUESTION_KEYS,
    ClaimFacts,
    answers,
    lacks_date,
    overlaps,
    question_query,
    span_of,
    value_of,
)


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ({}, ""),
        (
            {"said-to": "1960", "pen": "albanian", "said-from": "1960", "words": "soviet"},
            "words=soviet&pen=albanian&said-from=1960&said-to=1960",
        ),
        ({"published": "New_York", "voice": ""}, "published=New_York"),
        ({"voice": "a&b=c"}, "voice=a%26b%3Dc"),
        ({"show": "words", "question": "who-won"}, "question=who-won&show=words"),
    ],
)
def test_a_question_has_one_address(question: dict[str, str], query: str) -> None:
    assert question_query(question) == query


def test_a_key_that_no_register_knows_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError, match="pens"):
        question_query({"pens": "albanian"})
    assert len(set(QUESTION_KEYS)) == len(QUESTION_KEYS)


@pytest.mark.parametrize(
    ("date", "span"),
    [
        (None, ""),
        ("1960", "1960"),
        ("1960?", "1960"),
        ("1960~", "1960"),
        ("1960-11", "1960-11"),
        ("1960-02", "1960-02"),
        ("1961-02", "1961-02"),
        ("1960-11-07", "1960-11-07"),
        ("1960-11-07/1960-12-01", "1960-11-07/1960-12-01"),
        ("1958/1960", "1958/1960"),
        ("1958/1960-11-07", "1958/1960-11-07"),
        ("1960-11-07/..", "1960-11-07/"),
        ("../1960", "/1960"),
        ("196X", "1960/1969"),
        ("1960-01-01/1960-12-31", "1960"),
        ("../..", ""),
    ],
)
def test_a_date_is_written_with_the_days_that_it_can_mean(date: str | None, span: str) -> None:
    assert span_of(date) == span


@pytest.mark.parametrize(
    ("date", "first", "last", "found"),
    [
        ("1960", "1960", "1960", True),
        ("1960", "1961", "", False),
        ("1960", "", "1959", False),
        ("1960", "1960-11", "1960-11", True),
        ("1960-11-07", "1960", "1960", True),
        ("1960-11-07", "1960-11-08", "", False),
        ("1960-11-07", "1960-11-07", "1960-11-07", True),
        ("1960-11-07", "1960-11", "", True),
        ("1960-11-07", "1960-12", "", False),
        ("1960-11", "", "1960-10-31", False),
        ("1960-11", "1960-11-30", "", True),
        ("1958/1960", "1959", "1959", True),
        ("1958/1960", "1960-12-31", "", True),
        ("1958/1960", "1961", "1970", False),
        ("1960-11/1961-05", "1961", "1961", True),
        ("1961~", "1960", "1960", False),
        ("196X", "1965", "1965", True),
        ("196X", "1970", "", False),
        ("1962/..", "1990", "1990", True),
        ("1962/..", "", "1961", False),
        ("../1962", "1900", "1900", True),
        ("../1962", "1963", "", False),
    ],
)
def test_dates_answer_where_they_overlap(date: str, first: str, last: str, found: bool) -> None:
    assert overlaps(span_of(date), first, last) is found


CLAIM = ClaimFacts(
    {"words": ("soviet",), "pen": ("albanian",), "finding": ("conflict", "differ")}, {"said": "1960"}
)


@pytest.mark.parametrize(
    ("question", "answer", "lacks"),
    [
        ({}, True, False),
        ({"sort": "told", "show": "words", "undated": "with"}, True, False),
        ({"words": "soviet"}, True, False),
        ({"words": "albanian"}, False, False),
        ({"words": "soviet", "pen": "albanian", "said-from": "1960", "said-to": "1960"}, True, False),
        ({"words": "soviet", "pen": "soviet"}, False, False),
        ({"finding": "differ"}, True, False),
        ({"finding": "agree"}, False, False),
        ({"voice": "hoxha"}, False, False),
        ({"said-from": "1961"}, False, False),
        ({"told-from": "1961"}, False, True),
        ({"told-from": "1961", "undated": "with"}, True, True),
        ({"told-to": "1961", "said-from": "1961", "undated": "with"}, False, True),
    ],
)
def test_a_claim_answers_if_all_conditions_hold(question: dict[str, str], answer: bool, lacks: bool) -> None:
    assert answers(CLAIM, question) is answer
    assert lacks_date(CLAIM, question) is lacks


def test_a_value_has_no_spaces() -> None:
    assert value_of("  New  York ") == "New_York"
