"""The filters of the views: one declaration says what each takes, and every value is checked against it."""

from __future__ import annotations

import re

import pytest

from perspectives.book.view_check import view_problems
from perspectives.collation import evidence_level
from perspectives.records.document_records import ViewUse
from perspectives.records.option_values import Malformed
from perspectives.records.view_options import EVIDENCE_GRADES, PARAPHRASE, VIEW_OPTIONS, missing_option
from perspectives.views import VIEWS
from tests.support import ROOT
from tests.unit.small_book import book

OPTIONS = [(view, option) for view, options in VIEW_OPTIONS.items() for option in options]


def test_each_view_is_declared() -> None:
    assert set(VIEW_OPTIONS) == set(VIEWS)


@pytest.mark.parametrize(("view", "option"), OPTIONS)
def test_each_option_takes_ids_a_closed_list_a_year_or_text(view: str, option: str) -> None:
    taken = VIEW_OPTIONS[view][option]
    assert bool(taken.choices) + bool(taken.kind) + taken.is_year <= 1
    with pytest.raises(Malformed):
        taken.read("  ")
    if taken.choices:
        assert taken.read(taken.choices[0]) == taken.choices[0]
        with pytest.raises(Malformed) as malformed:
            taken.read(taken.choices[0] + "x")
        assert malformed.value.nearest


@pytest.mark.parametrize(("view", "option"), OPTIONS)
def test_the_manual_names_each_option_of_its_view(view: str, option: str) -> None:
    manual = (ROOT / "docs/editing/syntax.md").read_text(encoding="utf-8")
    (part,) = re.findall(rf"(?ms)^`{view}`\n: (.*?)(?=^`|^\()", manual)
    assert f"`{option}`" in part or f"`:{option}:" in part


@pytest.mark.parametrize(
    "value", ["1960-11", "1960/1961", "c. 1960", "MCMLX", "²", "12345", "9" * 5000, "-1"]
)
def test_a_year_is_a_year(value: str) -> None:
    with pytest.raises(Malformed, match="a year in digits"):
        VIEW_OPTIONS["path"]["from"].read(value)


def test_the_grades_of_evidence_are_those_that_the_book_has() -> None:
    assert (*reversed(evidence_level.GRADES), PARAPHRASE) == EVIDENCE_GRADES


@pytest.mark.parametrize(
    ("view", "options", "needed"),
    [
        ("path", {}, "perspective"),
        ("path", {"perspective": "abbey"}, None),
        ("chains", {}, None),
        ("chains", {"form": "hands"}, None),
        ("chains", {"form": "sentence"}, "perspective"),
        ("chains", {"form": "words", "perspective": "abbey"}, "voices"),
        ("claims", {}, None),
    ],
)
def test_a_view_says_what_it_cannot_do_without(
    view: str, options: dict[str, str], needed: str | None
) -> None:
    assert missing_option(view, options) == needed


@pytest.mark.parametrize(
    ("view", "options", "told"),
    [
        ("claims", {"perspective": "eaast"}, [("unknown-perspective", 12, "eaast", "east")]),
        ("claims", {"perspective": "East"}, [("unknown-perspective", 12, "East", "east")]),
        ("claims", {"voice": "ana"}, [("unknown-voice", 12, "ana", "anna")]),
        ("claims", {"reporter": "bors"}, [("unknown-voice", 12, "bors", "boris")]),
        ("claims", {"event": "fal"}, [("unknown-event", 12, "fal", "fall")]),
        ("claims", {"source": "memoirs"}, [("unknown-work", 12, "memoirs", "memoir")]),
        ("chains", {"base": "qqq"}, [("unknown-work", 12, "qqq", None)]),
        (
            "chains",
            {"voices": "anna, bors, qq"},
            [("unknown-voice", 12, "bors", "boris"), ("unknown-voice", 12, "qq", None)],
        ),
        (
            "claims",
            {"voice": "ana", "event": "fal"},
            [("unknown-voice", 12, "ana", "anna"), ("unknown-event", 13, "fal", "fall")],
        ),
        (
            "path",
            {"from": "1961", "until": "1960"},
            [("years-in-reverse", 13, "from: 1961, until: 1960", None)],
        ),
        ("path", {"from": "1960", "until": "1960"}, []),
        ("path", {"from": "900", "until": "1000"}, []),
        ("claims", {"perspective": "south", "voice": "nobody", "event": "rise"}, []),
        ("chains", {"called": "whatever you like"}, []),
        ("no-view", {"perspective": "eest"}, []),
    ],
)
def test_a_value_that_no_record_has_is_told_at_its_option(
    view: str, options: dict[str, str], told: list[tuple[str, int, str, str | None]]
) -> None:
    lines = {option: number for number, option in enumerate(options, 12)}
    use = ViewUse(view, "page", 11, tuple(options.items()), tuple(lines.items()))
    found = list(view_problems(book(), use))
    assert [(one.code, one.line, one.value, one.nearest) for one in found] == told
