"""The works of a bibliography, and the problems in its fields."""

from __future__ import annotations

import pytest

from perspectives.citations.entry_places import places_of
from perspectives.citations.works import problems_of, read_works, works_of
from perspectives.records.closed_lists import SEEN
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


@pytest.mark.parametrize("value", SEEN)
@pytest.mark.parametrize("form", ["{%s}", '"%s"', "{{%s}}", "{ %s }"])
def test_how_much_was_seen_is_read_in_every_form_of_a_field(value: str, form: str) -> None:
    text = f"@misc{{a-work, title = {{A}}, seen = {form % value}}}"
    assert list(problems_of({"references.bib": text})) == []
    assert works_of(entries_of(text))["a-work"].seen == value


def test_a_value_that_is_unknown_stands_in_no_output() -> None:
    text = "@misc{a-work, title = {A}, seen = {all of it}, rights = {mine}}"
    work = works_of(entries_of(text))["a-work"]
    assert (work.seen, work.rights) == (None, "quotation")


ANNOTATIONS = {
    "plain": ("A memoir. Good for tone.", "A memoir. Good for tone."),
    "escaped signs": (r"5\% \& \#2 a\_b \$3", "5% & #2 a_b $3"),
    "accents in TeX": (r"Enver Hoxha's caf\'{e}, \c{c}", "Enver Hoxha's café, ç"),
    "Unicode": ("Đuričić, Хрущёв, 毛泽东", "Đuričić, Хрущёв, 毛泽东"),
    "dashes and quotation marks": ("``So'' it is -- or was---once", "“So” it is – or was—once"),
    "italics": (r"On \emph{Zëri i popullit} alone", "On Zëri i popullit alone"),
    "two lines": ("One line\n  and another", "One line and another"),
    "what looks like HTML": ("a < b & c > d", "a < b & c > d"),
}


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_an_annotation_is_read_as_prose(name: str) -> None:
    typed, expected = ANNOTATIONS[name]
    text = f"@misc{{a-work, title = {{A}}, annotation = {{{typed}}}}}"
    work = works_of(entries_of(text))["a-work"]
    assert work.annotation == expected


def test_a_part_does_not_take_what_is_said_of_the_whole() -> None:
    text = (
        "@book{whole, title = {W}, booktitle = {W}, seen = {whole}, annotation = {The whole.}}\n"
        "@inbook{part, title = {P}, crossref = {whole}}"
    )
    works = works_of(entries_of(text))
    assert (works["whole"].seen, works["part"].seen, works["part"].annotation) == ("whole", None, None)


def test_a_private_note_is_no_annotation() -> None:
    text = "@misc{a-work, title = {A}, annote = {Comment: ask Odo}}"
    assert works_of(entries_of(text))["a-work"].annotation is None
    assert list(problems_of({"references.bib": text})) == []


def test_a_translator_whose_name_cannot_be_taken_apart_is_named_and_kept_whole() -> None:
    text = "@book{a-book,\n title = {A},\n translator = {B, C, D, E}}"
    (problem,) = problems_of({"references.bib": text})
    assert (problem.code, problem.path, problem.line) == ("bibliography-syntax", "references.bib", 3)
    assert works_of(entries_of(text))["a-book"].translator == "B, C, D, E"


FAULTS = {
    "an address of another kind": ("url = {javascript:alert(1)}", "malformed-field", None),
    "no date": ("origyear = {once}", "malformed-date", None),
    "rights that are none": ("rights = {public domain}", "unknown-value", "public-domain"),
    "much that is no part of the list": ("seen = {openning}", "unknown-value", "opening"),
    "seen with a capital": ("seen = {Whole}", "unknown-value", "whole"),
    "seen, in words": ("seen = {only the first two pages}", "unknown-value", None),
    "two values": ("seen = {opening, window}", "unknown-value", "opening"),
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


def test_a_work_that_two_files_have_is_told_at_the_second_and_is_that_of_the_first() -> None:
    first, second = (
        f"{lines}@book{{ash, author = {{Ash, Anna}}, title = {{{title}}}, year = {{1700}}}}\n"
        for lines, title in (("\n", "One"), ("\n\n\n", "Other"))
    )
    (problem,) = problems_of({"a.bib": first, "b.bib": second})
    assert (problem.code, problem.path, problem.line, problem.other) == (
        "duplicate-id",
        "b.bib",
        4,
        "a.bib:2",
    )
    works, _faults = read_works({"a.bib": first, "b.bib": second})
    assert works["ash"].fields["title"] == "One"
