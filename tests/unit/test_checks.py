"""What is wrong with the whole book: names that lead nowhere, ids used twice, findings that do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from perspectives.book.book import Book
from perspectives.book.checks import problems_of
from perspectives.book.usage_check import unused_records
from perspectives.permalinks.record import PAGES, Permalinks, PublishedId
from perspectives.records.claim_records import Citation, Silence
from perspectives.records.declarations import Colour, Work
from perspectives.records.document_records import DocumentRecords, Reference
from perspectives.records.problem_record import Problem
from perspectives.records.readings import Reading
from perspectives.registry.registry import Registry
from tests.unit import small_book
from tests.unit.small_book import EVENTS, PERSPECTIVES, VOICES, WORKS, claim, comparison, note


def place(docname: str, line: int) -> str:
    """Return a place as an editor reads it."""
    return f"{docname}.md:{line}"


def told(book: Book) -> list[tuple[str, str]]:
    """Return the code and the value of each problem of a book."""
    return [(problem.code, problem.value) for problem in problems_of(book, place)]


SOUND = claim("c")


def referring(kind: str, target: str, words: str | None = None, **options: Any) -> Book:
    """Return a book whose text refers to a record."""
    quoting = claim("c", quotations=("A  great\nwind blew.", "It “broke”."))
    page = DocumentRecords(
        claims=[quoting],
        comparisons=[comparison("who", [quoting], finding="one-sided")],
        references=[Reference(kind, target, "page", 9, words)],
    )
    return small_book.book(documents={"page": page}, **options)


NAMES = {
    "a voice": (claim("c", "ana"), "unknown-voice", "ana", "anna"),
    "a reporter": (claim("c", via=["boris", "karl"]), "unknown-voice", "karl", "carl"),
    "an event": (claim("c", event="falls"), "unknown-event", "falls", "fall"),
    "a perspective": (claim("c", "nobody", perspective="wst"), "unknown-perspective", "wst", "west"),
    "a source": (claim("c", source="memoirs"), "unknown-work", "memoirs", "memoir"),
    "a work that quotes": (claim("c", source="memoir", quoted_in="papr"), "unknown-work", "papr", "paper"),
    "a further work": (
        claim("c", source="memoir", also_in=(Citation("paper"), Citation("lettre", "p. 3"))),
        "unknown-work",
        "lettre",
        "letter",
    ),
    "what it answers": (claim("c", answers=("c", "d")), "unknown-claim", "d", None),
    "what it disputes": (claim("c", disputes=("d",)), "unknown-claim", "d", None),
    "what it supports": (claim("c", supports=("d",)), "unknown-claim", "d", None),
    "what it stands within": (claim("c", within="d"), "unknown-claim", "d", None),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_that_names_what_is_not_there_is_told_with_what_is_near(name: str) -> None:
    one, code, value, nearest = NAMES[name]
    problem = next(
        problem for problem in problems_of(small_book.book([one]), place) if problem.value == value
    )
    assert (problem.code, problem.nearest, problem.docname, problem.line) == (code, nearest, "page", 1)


def test_a_sound_book_has_no_problem() -> None:
    first, second = claim("a", source="memoir", disputes=("b",)), claim("b", "boris", quotations=("Others.",))
    asked = comparison("who", [first], event="fall", finding="conflict", borrowed=("b",))
    assert (
        told(small_book.book([first, second], [asked], [note("n", "a", "who", "anna", "fall", "memoir")]))
        == []
    )


@pytest.mark.parametrize("kind", ["claim", "accounts", "voice", "event", "work", "quote"])
def test_a_reference_that_leads_nowhere_is_told(kind: str) -> None:
    codes = {"quote": "unknown-claim", "accounts": "unknown-accounts"}
    assert told(referring(kind, "nowhere", "words")) == [(codes.get(kind, f"unknown-{kind}"), "nowhere")]


QUOTED = {
    "its words": ("great wind", None, None),
    "its words on another line": ("A great wind", None, None),
    "those of the second quotation": ("It “broke”.", None, None),
    "another case": ("a great wind", "words-not-in-claim", "A great wind"),
    "other quotation marks": ('It "broke".', "words-not-in-claim", "It “broke”."),
    "other words": ("a small wind", "words-not-in-claim", None),
    "over the end of a quotation": ("blew. It", "words-not-in-claim", None),
}


@pytest.mark.parametrize("name", QUOTED)
def test_quoted_words_are_those_of_the_claim(name: str) -> None:
    words, code, nearest = QUOTED[name]
    found = list(problems_of(referring("quote", "c", words), place))
    assert [(problem.code, problem.nearest, problem.line) for problem in found] == (
        [(code, nearest, 9)] if code else []
    )


FINDINGS = {
    "one witness, conflict": ([claim("a")], "conflict", True),
    "one witness, one-sided": ([claim("a")], "one-sided", False),
    "one witness, unverifiable": ([claim("a")], "unverifiable", False),
    "two sides, conflict": ([claim("a"), claim("b", "boris", disputes=("a",))], "conflict", False),
    "two sides, agree": ([claim("a"), claim("b", "boris")], "agree", False),
    "two sides, one-sided": ([claim("a"), claim("b", "boris")], "one-sided", True),
    "two voices by one pen, differ": ([claim("a"), claim("b", "boris", ["anna"])], "differ", True),
    "two pens of one side, differ": ([claim("a"), claim("b", "amos")], "differ", True),
    "an unnamed pen, differ": ([claim("a"), claim("b", "boris", ["nobody"])], "differ", False),
    "an unnamed pen, one-sided": ([claim("a"), claim("b", "boris", ["nobody"])], "one-sided", False),
    "nobody, conflict": ([], "conflict", False),
    "no finding": ([claim("a")], None, False),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_is_held_against_the_pens(name: str) -> None:
    claims, finding, contradicted = FINDINGS[name]
    claims = [replace(one, quotations=(f"{one.id}.",)) for one in claims]
    found = list(problems_of(small_book.book(claims, [comparison("who", claims, finding=finding)]), place))
    assert [problem.code for problem in found] == ["finding-contradicted"] * contradicted


def test_the_pens_are_named_each_once_and_sorted() -> None:
    claims = [
        claim("a", "boris", ["carl"]),
        claim("b", "anna", quotations=()),
        claim("c", "anna", quotations=()),
    ]
    (problem,) = problems_of(small_book.book(claims, [comparison("who", claims, finding="one-sided")]), place)
    assert problem.expected.endswith(", for the pens are anna, carl")


SILENCES = {
    "of a core perspective without a claim": ("north", None),
    "of one that speaks": ("east", "silence-that-speaks"),
    "of one that is not core": ("south", "silence-that-speaks"),
    "of one that is not declared": ("nort", "unknown-perspective"),
}


@pytest.mark.parametrize("name", SILENCES)
def test_a_silence_is_that_of_a_core_perspective_that_does_not_speak(name: str) -> None:
    perspective, code = SILENCES[name]
    one = comparison("who", [SOUND], silences=(Silence("west"), Silence(perspective)))
    assert told(small_book.book([SOUND], [one])) == ([(code, perspective)] if code else [])


def test_a_comparison_and_a_note_name_what_is_there() -> None:
    asked = comparison("who", [SOUND], event="falls", borrowed=("c", "d"))
    found = told(small_book.book([SOUND], [asked], [note("n", "c", "nowhere")]))
    assert found == [("unknown-event", "falls"), ("unknown-claim", "d"), ("unknown-record", "nowhere")]


PERSPECTIVE = {
    "a named voice with its own": (claim("c"), []),
    "a named voice with another": (claim("c", perspective="west"), ["perspective-on-named-voice"]),
    "an anonymous voice with one": (claim("c", "nobody", perspective="west"), []),
    "an anonymous voice without": (claim("c", "nobody"), ["missing-perspective"]),
    "an anonymous voice of a side": (claim("c", "an-account"), []),
    "a voice not declared": (claim("c", "lost"), ["unknown-voice"]),
}


@pytest.mark.parametrize("name", PERSPECTIVE)
def test_a_claim_has_a_perspective_from_one_place_alone(name: str) -> None:
    one, codes = PERSPECTIVE[name]
    assert [code for code, _value in told(small_book.book([one]))] == codes


def registry(places: Mapping[str, tuple[str, int]], **options: Any) -> Registry:
    """Return the registry, with the places of some of its ids."""
    return Registry(dict(PERSPECTIVES), dict(VOICES), dict(EVENTS), places=dict(places), **options)


TWICE = {
    "two claims of one page": (
        {"a": DocumentRecords(claims=[claim("x", line=3), claim("x", line=9, quotations=())])},
        [("a", 9, "a.md:3")],
    ),
    "a claim and a comparison": (
        {"a": DocumentRecords(claims=[claim("x", line=9)], comparisons=[comparison("x", line=3)])},
        [("a", 9, "a.md:3")],
    ),
    "a note and a label": (
        {"a": DocumentRecords(notes=[note("x", line=3)], labels=[("x", 9)])},
        [("a", 9, "a.md:3")],
    ),
    "two labels": ({"a": DocumentRecords(labels=[("x", 3), ("x", 9)])}, [("a", 9, "a.md:3")]),
    "two pages": (
        {
            "b": DocumentRecords(claims=[claim("x", line=3, docname="b", quotations=())]),
            "a": DocumentRecords(claims=[claim("x", line=9, docname="a")]),
        },
        [("b", 3, "a.md:9")],
    ),
    "three places": (
        {"a": DocumentRecords(labels=[("x", 3)]), "b": DocumentRecords(labels=[("x", 5), ("x", 7)])},
        [("b", 5, "a.md:3"), ("b", 7, "a.md:3")],
    ),
    "a voice and a claim": (
        {"a": DocumentRecords(claims=[claim("anna", line=3)])},
        [("a", 3, "voices.toml:5")],
    ),
    "a perspective and a label": (
        {"a": DocumentRecords(labels=[("east", 3)])},
        [("a", 3, "perspectives.toml:7")],
    ),
    "a work and a claim": (
        {"a": DocumentRecords(claims=[claim("memoir", line=3)])},
        [("a", 3, "the bibliography")],
    ),
}


@pytest.mark.parametrize("name", TWICE)
def test_an_id_used_twice_is_told_at_the_later_place_with_the_earlier(name: str) -> None:
    documents, expected = TWICE[name]
    known = registry({"anna": ("voices.toml", 5), "east": ("perspectives.toml", 7)})
    found = problems_of(small_book.book(documents=documents, registry=known), place)
    twice = [problem for problem in found if problem.code == "duplicate-id"]
    assert [(problem.docname, problem.line, problem.other) for problem in twice] == expected


def copied(*ids: str, label: str = "") -> DocumentRecords:
    """Return the records of a page with these claims, the first at line 3."""
    claims = [claim(id_, line=3 + number) for number, id_ in enumerate(ids)]
    return DocumentRecords(claims=claims, labels=[(label, 2)] if label else [])


COPIES = {
    "a whole copy": (
        {"a": copied("one", "two", label="top"), "b": copied("one", "two", label="top")},
        [("copied-page", "b", 1, "top, one, two", "a.md:1")],
    ),
    "a copy that comes first by its name, and is not published": (
        {"a": copied("one", "two", label="top"), "published": copied("one", "two", label="top")},
        [("copied-page", "a", 1, "top, one, two", "published.md:1")],
    ),
    "a copy of which a part was kept": (
        {"a": copied("one", "two", "three", label="top"), "b": copied("one", "three", label="top")},
        [("copied-page", "b", 1, "top, one, three", "a.md:1")],
    ),
    "two copies": (
        {
            "a": copied("one", "two", "three", "four"),
            **{n: copied("one", "two", "three", "four") for n in "bc"},
        },
        [("copied-page", page, 1, "one, two, three and 1 more", "a.md:1") for page in "bc"],
    ),
    "a copy with an id of its own": (
        {"a": copied("one", "two", "three"), "b": copied("one", "two", "other")},
        [("duplicate-id", "b", 3, "one", "a.md:3"), ("duplicate-id", "b", 4, "two", "a.md:4")],
    ),
    "a page with a section alone": (
        {"a": copied("one", label="top"), "b": copied("one", label="top")},
        [("duplicate-id", "b", 2, "top", "a.md:2"), ("duplicate-id", "b", 3, "one", "a.md:3")],
    ),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_page_is_told_once(name: str) -> None:
    documents, expected = COPIES[name]
    links = Permalinks(published={PAGES: {"published": PublishedId("1.0")}})
    found = problems_of(small_book.book(documents=documents, permalinks=links), place)
    told_twice = [problem for problem in found if problem.code in ("copied-page", "duplicate-id")]
    places = [(one.code, one.docname, one.line, one.value, one.other) for one in told_twice]
    assert places == expected


def test_an_id_of_two_registers_is_told_in_the_registry() -> None:
    works = {**WORKS, "fall": Work("fall", "Fall 1700")}
    book = small_book.book(works=works, registry=registry({"fall": ("events.toml", 5)}))
    (problem,) = problems_of(book, place)
    assert (problem.code, problem.path, problem.line, problem.other) == (
        "duplicate-id",
        "events.toml",
        5,
        "the bibliography",
    )


@pytest.mark.parametrize(
    ("label", "reserved"),
    [("claim-x", True), ("retired-x", True), ("cite-x", True), ("claims", False), ("my-claim-x", False)],
)
def test_a_label_does_not_begin_as_the_anchors_of_records_do(label: str, reserved: bool) -> None:
    found = told(small_book.book(documents={"page": DocumentRecords(labels=[(label, 3)])}))
    assert found == ([("reserved-label", label)] if reserved else [])


TYPED_TWICE = {
    "the same words": (claim("b", quotations=("Other.", "“WORDS.”")), True),
    "by another voice": (claim("b", "boris"), False),
    "on another day": (claim("b", date="1700"), False),
    "other words": (claim("b", quotations=("Other words.",)), False),
}


@pytest.mark.parametrize("name", TYPED_TWICE)
def test_words_of_one_voice_and_one_day_are_typed_once(name: str) -> None:
    second, twice = TYPED_TWICE[name]
    found = list(problems_of(small_book.book([claim("a", line=4), second]), place))
    assert [(problem.code, problem.value, problem.other) for problem in found] == (
        [("words-typed-twice", "b", "page.md:4")] if twice else []
    )


def test_a_claim_may_quote_the_same_words_twice() -> None:
    assert told(small_book.book([claim("a", quotations=("Words.", "Words."))])) == []


def test_a_second_reading_is_one_of_a_question_of_the_book() -> None:
    readings = {id_: Reading(id_, "agree", "agree", True, "") for id_ in ("who", "whom")}
    known = registry({"readings whom": ("second-reading.toml", 9)}, readings=readings)
    (problem,) = problems_of(small_book.book(comparisons=[comparison("who")], registry=known), place)
    assert (problem.code, problem.value, problem.nearest, problem.line) == (
        "unknown-accounts",
        "whom",
        "who",
        9,
    )


def test_problems_met_before_are_told_too() -> None:
    met = Problem("empty-body", 3, "page"), Problem("toml-syntax", 4, path="voices.toml")
    known = registry({}, problems=[met[1]])
    book = small_book.book(documents={"page": DocumentRecords(problems=[met[0]])}, registry=known)
    assert list(problems_of(book, place)) == [met[1], met[0]]


EVERYTHING = {
    **dict.fromkeys(VOICES, ("voices.toml", 1)),
    **dict.fromkeys(EVENTS, ("events.toml", 1)),
    **dict.fromkeys(PERSPECTIVES, ("perspectives.toml", 1)),
    "colours teal": ("perspectives.toml", 9),
}
USES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "nothing": ({}, set()),
    "a voice that speaks": ({"claims": [claim("c")]}, {"anna"}),
    "a voice that reports": ({"claims": [claim("c", via=["carl", "boris"])]}, {"anna", "carl", "boris"}),
    "an event of a claim": ({"claims": [claim("c", event="fall")]}, {"anna", "fall"}),
    "an event of a comparison": ({"comparisons": [comparison("who", event="rise")]}, {"rise"}),
    "the works of a claim": (
        {"claims": [claim("c", source="memoir", quoted_in="paper", also_in=(Citation("letter"),))]},
        {"anna", "memoir", "paper", "letter"},
    ),
    "what a note is about": ({"notes": [note("n", "carl", "fall", "paper")]}, {"carl", "fall", "paper"}),
    "a perspective that speaks": ({"claims": [claim("c", "diana")]}, {"diana", "south"}),
}


@pytest.mark.parametrize("name", USES)
def test_what_is_declared_and_never_used_is_told(name: str) -> None:
    records, used = USES[name]
    known = registry(EVERYTHING, colours={"teal": Colour("teal", "#0b6e69", "#5cc9c0")})
    book = small_book.book(**records, registry=known)
    declared = {*VOICES, *EVENTS, *WORKS, "south", "teal"}
    assert {problem.value for problem in unused_records(book, {})} == declared - used


@pytest.mark.parametrize(("kind", "target"), [("voice", "carl"), ("event", "rise"), ("work", "paper")])
def test_what_the_text_refers_to_is_used(kind: str, target: str) -> None:
    book = referring(kind, target, registry=registry(EVERYTHING))
    assert target not in {problem.value for problem in unused_records(book, {})}


def test_a_work_that_is_not_used_is_told_where_it_stands() -> None:
    book = small_book.book(registry=registry(EVERYTHING))
    found = {
        problem.value: (problem.path, problem.line)
        for problem in unused_records(book, {"paper": ("refs.bib", 8)})
    }
    assert (found["paper"], found["memoir"]) == (("refs.bib", 8), (None, 1))
