"""The picture of the two clocks: time runs to the right, the saying lies above the telling."""

from __future__ import annotations

import datetime
import re

import pytest

from perspectives.records.claim_records import Claim
from perspectives.views.clock_findings import Telling, describe_counts
from perspectives.views.clocks import Clocks, Span, span
from perspectives.views.timeline_picture import (
    FIRST_DAY_X,
    LAST_DAY_X,
    SAYING_Y,
    STEM_LENGTH,
    TELLING_Y,
    Panel,
    Years,
    draw,
)
from tests.unit.small_book import EVENTS, PERSPECTIVES


def claim(said: str | None, told: str | None) -> Clocks:
    """Return a claim with the two dates."""
    return Clocks(Claim("one", "page", 1, "ringer"), said, told)


def test_a_year_is_as_wide_as_a_year_and_a_day_can_be_seen() -> None:
    years = Years(one for one in (span("1960"), span("1961")) if one)

    def width(text: str) -> float:
        edges = span(text)
        assert edges
        left, right = years.edges(edges)
        assert FIRST_DAY_X - 1 <= left < right <= LAST_DAY_X + 1
        return right - left

    assert width("1961") == pytest.approx(width("1961-01/1961-06") + width("1961-07/1961-12"))
    assert width("1960-11") == pytest.approx(width("1960") * 30 / 366)
    assert 1 < width("1960-11-12") < width("1960-11")


def test_a_band_for_each_pair_of_dates_and_a_ring_for_each_year_without_the_other() -> None:
    found = (
        claim("1960-06", "1976~"),
        claim("1960-06", "1976~"),
        claim("1961", "1962"),
        claim("1961-03", None),
        claim("1961-07", None),
        claim(None, "1976"),
        claim(None, None),
    )
    (drawing,) = draw([Panel(None, found)])
    picture = drawing.picture()["svg"]
    assert len(re.findall(r"<path d=\"M[^\"]*z\"", picture)) == 2
    assert (picture.count("<circle"), picture.count("<rect")) == (1, 2)


@pytest.mark.parametrize("text", ["0001", "0009-12-31", "../0003", "9990", "9999-12-31/..", "0001/9999"])
def test_the_first_and_the_last_years_of_the_calendar_have_a_place_in_the_picture(text: str) -> None:
    (drawing,) = draw([Panel(None, (claim(text, None), claim(None, text), claim(text, text)))])
    picture = drawing.picture()["svg"]
    assert len(re.findall(r"<path d=\"M[^\"]*z\"", picture)) == 1
    assert (picture.count("<circle"), picture.count("<rect")) == (1, 2)
    years = Years([one for one in [span(text)] if one])
    assert (
        FIRST_DAY_X
        <= years.x_of(datetime.date(years.first, 1, 1))
        < years.x_of(datetime.date(years.last, 12, 31))
        <= LAST_DAY_X
    )


def test_claims_without_any_date_make_no_picture() -> None:
    assert draw([Panel(None, (claim(None, None),))]) == []


def bands(*found: Clocks) -> list[list[float]]:
    """Return the corners of each band: left and right above and below, with both heights."""
    (drawing,) = draw([Panel(None, found)])
    shape = re.compile(r'd="M(\S+) (\S+?)C\S+ \S+ \S+ \S+ (\S+) (\S+?)H(\S+?)C\S+ \S+ (\S+) \S+ \S+ \S+?z"')
    return [[float(one) for one in match] for match in shape.findall(drawing.picture()["svg"])]


def test_time_runs_to_the_right_and_the_telling_lies_below_the_saying() -> None:
    assert SAYING_Y < TELLING_Y
    ((left, above, to_left, below, to_right, right),) = bands(claim("1960-06", "1976"))
    assert (above, below) == (SAYING_Y, TELLING_Y)
    assert left < right < to_left < to_right


def test_the_first_and_the_last_day_lie_at_the_ends_of_the_lines() -> None:
    years = Years(one for one in (span("1963-05"), span("1976")) if one)
    assert (years.first, years.last) == (1960, 1977)
    assert years.x_of(datetime.date(1960, 1, 1)) == FIRST_DAY_X
    assert years.x_of(datetime.date(1977, 12, 31)) == pytest.approx(LAST_DAY_X, abs=0.2)
    assert years.x_of(datetime.date(1963, 5, 1)) < years.x_of(datetime.date(1963, 5, 2))


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        (1960, 1963, [1960, 1970]),
        (1941, 1991, [1940, 1950, 1960, 1970, 1980, 1990]),
        (1805, 1991, [1800, 1820, 1840, 1860, 1880, 1900, 1920, 1940, 1960, 1980]),
    ],
)
def test_the_years_that_have_a_line_are_round_and_few(first: int, last: int, marked: list[int]) -> None:
    assert list(Years([Span(datetime.date(first, 1, 1), datetime.date(last, 1, 1))]).ticks) == marked


def test_what_was_told_nobody_knows_when_stands_above_the_line_of_the_saying() -> None:
    (drawing,) = draw([Panel(None, (*[claim("1960", None)] * 5, claim("1970", None), claim(None, "1976")))])
    picture = drawing.picture()["svg"]
    bars = re.findall(r'<rect x="(\S+)" y="(\S+)" width="\S+" height="(\S+)"', picture)
    (many_x, many_y, many), (one_x, one_y, one) = [tuple(map(float, bar)) for bar in bars[:2]]
    assert many_x < one_x
    assert many == 5 * one
    assert many_y + many == one_y + one < SAYING_Y
    assert "6 not known when" in picture
    ((told_x, told_y),) = re.findall(r'<circle cx="(\S+)" cy="(\S+)"', picture)
    assert float(told_y) == TELLING_Y - STEM_LENGTH
    assert float(told_x) > one_x


def test_tellings_are_named_without_leaving_the_picture_and_events_have_a_picture_of_their_own() -> None:
    named = (
        Telling("Ash in memoirs, 1720: 9 claims", "1720", 9),
        Telling("Birch, 1799: a telling of which very much is said in one line", "1799", 3),
        Telling("Cedar, 1701: 3 claims", "1701", 3),
    )
    panel = Panel(
        PERSPECTIVES["west"], (claim("1700", "1720"), claim("1700", "1799")), finding="late", tellings=named
    )
    events, drawing = draw([panel], list(EVENTS.values()))
    assert events.id == "timeline-events"
    assert "1700: The fall" in events.picture()["svg"]
    assert drawing.title == "West: late"
    texts = re.findall(
        r'<text fill="\S+" x="(\S+)" y="(\S+)" text-anchor="(\S+)"[^>]*>([^<]* claims|[^<]* one line)<',
        drawing.picture()["svg"],
    )
    assert [(anchor, words.partition(",")[0]) for _x, _y, anchor, words in texts] == [
        ("start", "Ash in memoirs"),
        ("start", "Cedar"),
        ("end", "Birch"),
    ]
    heights = [float(y) for _x, y, _anchor, _words in texts]
    assert heights == sorted(heights)
    assert max(heights) < drawing.height


def test_panels_stand_in_the_order_given_and_share_one_scale() -> None:
    west, east = PERSPECTIVES["west"], PERSPECTIVES["east"]
    one, other = draw([Panel(west, (claim("1700", "1701"),)), Panel(east, (claim("1790", "1800"),))])
    assert (one.id, other.id) == ("timeline-west", "timeline-east")
    years = [re.findall(r">([0-9]{4})<", drawing.picture()["svg"]) for drawing in (one, other)]
    assert years[0] == years[1]


def test_the_number_of_claims_is_said_by_kind() -> None:
    found = [claim("1960", "1960"), claim("1960", "1970"), claim("1960", None), claim(None, "1970")]
    assert (
        describe_counts(found)
        == "4 claims: 1 told within a year, 1 later, 1 not known when, 1 on what is not dated"
    )
    assert describe_counts(found[:1]) == "1 claim: 1 told within a year"
