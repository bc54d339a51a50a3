"""The book against the record of its published ids: what is lost, what is used again, what leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from perspectives.book.permalink_check import Places, permalink_problems
from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES, Permalinks, PublishedId, RetiredId
from perspectives.records.document_records import DocumentRecords
from perspectives.records.problem_record import Problem
from perspectives.registry.registry import Registry
from tests.unit import small_book
from tests.unit.small_book import EVENTS, PERSPECTIVES, VOICES, claim, comparison, note

PLACES = {
    "anna": ("voices.toml", 3),
    "fall": ("events.toml", 5),
    "east": ("perspectives.toml", 7),
}
PUBLISHED = {
    "sections": "the-label",
    "claims": "c",
    "comparisons": "who",
    "notes": "n",
    "voices": "anna",
    "events": "fall",
    "works": "memoir",
    "terms": "bell",
    "perspectives": "east",
}
"""An id of each kind that the book has."""
HERE: Places = {
    PAGES: {"page": ("page", "")},
    **{kind: {id_: ("page", id_)} for kind, id_ in PUBLISHED.items()},
}
"""The place of each id."""


def problems(
    recorded: dict[str, dict[str, str]] | None = None,
    retired: list[RetiredId] | None = None,
    places: Places = HERE,
    pages: tuple[str, ...] = (),
    section: str = "",
    faults: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """Yield what is wrong with a book that has the ids above, and a record of others."""
    records = {
        "page": DocumentRecords(
            claims=[claim("c", line=11)],
            comparisons=[comparison("who", line=12)],
            notes=[note("n", line=13)],
            labels=[("the-label", 1)],
            problems=[Problem(code, 1, "page") for code in faults],
        )
    }
    published = {
        kind: {id_: PublishedId(edition, pages, section, 100) for id_, edition in ids.items()}
        for kind, ids in (recorded or {}).items()
    }
    links = Permalinks(published, retired or [])
    registry = Registry(dict(PERSPECTIVES), dict(VOICES), dict(EVENTS), places=PLACES)
    book = small_book.book(documents=records, registry=registry, permalinks=links)
    return permalink_problems(book, places, lambda docname, line: f"{docname}.md:{line}")


def gone(id_: str, kind: str = "claims", *replaced_by: str) -> RetiredId:
    """Return an id that is retired."""
    return RetiredId(kind, id_, "1.1", "Why.", replaced_by, "page", 200)


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
def test_an_id_that_is_there_is_not_lost_and_one_of_no_record_is_no_fault(kind: str) -> None:
    assert list(problems({kind: {PUBLISHED[kind]: "1.0"}})) == []


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
def test_an_id_of_every_kind_can_be_lost(kind: str) -> None:
    (problem,) = problems({kind: {"was-here": "1.0"}})
    assert (problem.code, problem.value, problem.line) == ("lost-id", "was-here", 100)
    assert (
        problem.expected
        == f"one of the {kind}, as since edition 1.0; or a table [retired.{kind}.{problem.value}]"
    )


def test_a_replacement_that_is_lost_itself_is_told_once() -> None:
    found = problems({"claims": {"was-here": "1.0", "old": "1.0"}}, [gone("old", "claims", "was-here")])
    assert [problem.code for problem in found] == ["lost-id"]


@pytest.mark.parametrize(("faults", "codes"), [((), ["lost-id"]), (("unlabelled-section",), [])])
def test_a_heading_that_has_lost_its_label_is_told_once(faults: tuple[str, ...], codes: list[str]) -> None:
    found = problems({"sections": {"was-here": "1.0"}}, pages=("page",), faults=faults)
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
def test_an_id_that_another_kind_has_is_lost(kind: str) -> None:
    other = "works" if kind == "sections" else "sections"
    assert [problem.code for problem in problems({kind: {PUBLISHED[other]: "1.0"}})] == ["lost-id"]


def test_an_id_that_is_retired_is_not_lost_where_it_is_of_the_same_kind() -> None:
    assert list(problems({"claims": {"was-here": "1.0"}}, [gone("was-here")])) == []
    found = problems({"claims": {"was-here": "1.0"}}, [gone("was-here", "notes")])
    assert [problem.code for problem in found] == ["lost-id"]


USED_AGAIN = {
    "a section": ("the-label", "page.md:1"),
    "a claim": ("c", "page.md:11"),
    "a comparison": ("who", "page.md:12"),
    "a note": ("n", "page.md:13"),
    "a voice": ("anna", "voices.toml:3"),
    "an event": ("fall", "events.toml:5"),
    "a work": ("memoir", "the bibliography"),
    "a term": ("bell", "the glossary"),
    "a perspective": ("east", "perspectives.toml:7"),
}


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
@pytest.mark.parametrize("name", USED_AGAIN)
def test_a_retired_id_is_used_again_for_nothing(name: str, kind: str) -> None:
    id_, place = USED_AGAIN[name]
    (problem,) = problems(retired=[gone(id_, kind)])
    assert (problem.code, problem.value, problem.other, problem.line) == ("reused-id", id_, place, 200)


@pytest.mark.parametrize("target", PUBLISHED.values())
def test_a_record_of_any_kind_can_take_the_place_of_another(target: str) -> None:
    assert list(problems(retired=[gone("was-here", "claims", target)])) == []


def test_each_of_several_replacements_is_looked_for() -> None:
    found = problems(
        retired=[gone("was-here", "claims", "c", "anne", "none-here", "gone-too"), gone("gone-too")]
    )
    assert [(problem.code, problem.value, problem.nearest) for problem in found] == [
        ("unknown-replacement", "anne", "anna"),
        ("unknown-replacement", "none-here", None),
        ("unknown-replacement", "gone-too", None),
    ]


def test_what_may_have_become_of_a_lost_id_is_an_id_that_is_new() -> None:
    (problem,) = problems({"voices": {"anne": "1.0", "anna": "1.0"}})
    assert problem.nearest is None
    (problem,) = problems({"voices": {"anne": "1.0"}})
    assert problem.nearest == "anna"


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
def test_an_id_that_no_page_prints_any_more_is_lost_where_its_pages_are_recorded(kind: str) -> None:
    places: Places = {**HERE, kind: {PUBLISHED[kind]: None}}
    assert list(problems({kind: {PUBLISHED[kind]: "1.0"}}, places=places)) == []
    (problem,) = problems({kind: {PUBLISHED[kind]: "1.0"}}, places=places, pages=("one", "two"))
    assert (problem.code, problem.value, problem.line) == ("lost-place", PUBLISHED[kind], 100)
    assert "“two”" in problem.expected
    retired = [gone(PUBLISHED[kind], kind)]
    found = problems({kind: {PUBLISHED[kind]: "1.0"}}, retired, places, ("one",))
    assert [problem.code for problem in found] == ["reused-id"]


def test_a_page_is_lost_only_where_nothing_leads_on_from_it() -> None:
    (problem,) = problems({"pages": {"pag": "1.0"}})
    assert (problem.code, problem.value, problem.line) == ("lost-page", "pag", 100)
    assert problem.nearest == "page"
    assert list(problems({"pages": {"page": "1.0"}})) == []
    # Its title stands elsewhere, an id of it is recorded, or it is retired.
    assert list(problems({"pages": {"old": "1.0"}}, section="the-label")) == []
    assert list(problems({"pages": {"old": "1.0"}, "claims": {"c": "1.0"}}, pages=("old",))) == []
    assert (
        list(problems({"pages": {"old": "1.0"}}, [RetiredId("pages", "old", "2", "So.", page="old")])) == []
    )
    other = [RetiredId("pages", "other", "2", "So.", page="other")]
    assert [problem.code for problem in problems({"pages": {"old": "1.0"}}, other)] == ["lost-page"]


def test_the_name_of_a_page_and_an_id_may_be_the_same_word() -> None:
    assert list(problems(retired=[RetiredId("pages", "c", "2", "So.", ("page",), "c")])) == []
    (problem,) = problems(retired=[RetiredId("pages", "page", "2", "So.", (), "page", 7)])
    assert (problem.code, problem.other) == ("reused-id", "page.md:1")
    assert list(problems(retired=[gone("page", "claims")])) == []
