"""The works of a bibliography, and the problems in its fields."""

from __future__ import annotations

import pytest

from perspectives.citations.entry_places import places_of
from perspectives.citations.works import problems_of, works_of
from tests.fuzz.registers import entries_of

FIELDS = """@book{a-book,
 author = {Odo, Abbot}, title = {A}, year = {1720}, origyear = {1710-05}, language = {en},
 origlanguage = {la}, translator = {Ringer, Anna and de Vries, Jan}, address = {Bellham},
 publisher = {The Abbey}, rights = {public-domain}}
@misc{a-letter, title = {B}, publisher = {The Press}, origyear = {once}}
"""


def test_a_work_has_what_its_entry_says_of_it() -> None:
    book = works_of(entries_of(FIELDS))["a-book"]
    assert (book.label, book.origyear, book.language, book.original_language) == (
        "Odo [1710] 1720",
        "1710-05",
        "en",
        "la",
    )
    assert (book.translator, book.published, book.rights) == (
        "Anna Ringer and Jan de Vries",
        "Bellham",
        "public-domain",
    )
    assert book.paged


def test_what_an_entry_does_not_say_is_not_known() -> None:
    letter = works_of(entries_of(FIELDS))["a-letter"]
    assert (letter.origyear, letter.language, letter.original_language, letter.translator) == (None,) * 4
    assert (letter.published, letter.rights, letter.paged) == ("The Press", "quotation", False)


def test_works_stand_in_the_order_of_their_keys() -> None:
    entries = entries_of("@misc{b, title = {A}}\n@misc{c, title = {B}}\n@misc{a, title = {C}}")
    assert list(works_of(entries)) == ["a", "b", "c"]


def test_a_key_stands_where_it_stands_first() -> None:
    files = {
        "one.bib": "@misc{b,\n title = {x}}\n\n @book {a,\n}\n@misc{b,\n}",
        "two.bib": "@misc{a,\n}\n@misc{c,\n}",
    }
    assert places_of(files) == {"b": ("one.bib", 1), "a": ("one.bib", 4), "c": ("two.bib", 3)} | {
        "c": ("two.bib", 3)
    }


def test_a_translator_whose_name_cannot_be_taken_apart_is_named_and_kept_whole() -> None:
    text = "@book{a-book,\n title = {A},\n translator = {B, C, D, E}}"
    (problem,) = problems_of({"references.bib": text})
    assert (problem.code, problem.path, problem.line) == ("bibliography-syntax", "references.bib", 3)
    assert works_of(entries_of(text))["a-book"].translator == "B, C, D, E"


FAULTS = {
    "an address of another kind": ("url = {javascript:alert(1)}", "malformed-field", None),
    "no date": ("origyear = {once}", "malformed-date", None),
    "rights that are none": ("rights = {public domain}", "unknown-value", "public-domain"),
    "nothing": ("url = {https://example.org/}, origyear = {1710/1712}, rights = {quotation}", None, None),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_field_that_cannot_be_read_is_told_with_its_place(name: str) -> None:
    field, code, near = FAULTS[name]
    text = f"@misc{{first, title = {{A}}}}\n@misc{{a-work, title = {{B}}, {field}}}"
    found = list(problems_of({"references.bib": text}))
    assert [(problem.code, problem.path, problem.line, problem.nearest) for problem in found] == (
        [(code, "references.bib", 2, near)] if code else []
    )
