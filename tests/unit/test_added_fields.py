"""Fields that are added from outside: what is refused when one is added, and how its values are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation

from perspectives.build.field_setup import check_field, names_taken
from perspectives.citations.works import problems_of, read_works, works_of
from perspectives.export.linked_schemes import OWN_CLASSES
from perspectives.records.added_fields import EXTENDED_KINDS, AddedField, take_further
from perspectives.records.claim_records import Claim
from perspectives.records.fields import FURTHER
from perspectives.records.option_values import Malformed

MARK = AddedField("claim", "shelf-mark", "Shelf mark", "Where the paper lies.")


@pytest.mark.parametrize("kind", EXTENDED_KINDS)
@pytest.mark.parametrize("name", ["shelf-mark", "fund", "file-2", "x", "via-whom", "callers"])
def test_a_name_of_words_and_hyphens_is_taken(kind: str, name: str) -> None:
    check_field(replace(MARK, kind=kind, name=name), [MARK, replace(MARK, kind="voice", name="file")][1:])


@pytest.mark.parametrize(
    ("part", "changed", "message"),
    [
        (
            "kind",
            {"kind": "claims"},
            "Give claim, voice, event or work. Did you mean “claim”?",
        ),
        ("kind", {"kind": "source"}, "“source” is no kind of record"),
        ("kind", {"kind": ""}, "“” is no kind of record"),
        ("kind", {"kind": "Claim"}, "Did you mean “claim”?"),
        ("name", {"name": "shelf_mark"}, "“shelf_mark” is no name of a field"),
        ("name", {"name": "Shelf-mark"}, "“Shelf-mark” is no name of a field"),
        ("name", {"name": "shelf mark"}, "“shelf mark” is no name of a field"),
        ("name", {"name": ""}, "“” is no name of a field"),
        ("name", {"name": "-mark"}, "“-mark” is no name"),
        ("name", {"name": "regál"}, "“regál” is no name"),
        ("name", {"name": "m" * 41}, "at most 40 characters"),
        ("name", {"name": None}, "“None” is no name of a field"),
        ("name", {"name": "date"}, "a claim has a field “date” already"),
        ("name", {"name": "via"}, "a claim has a field “via” already"),
        ("name", {"name": "reporters"}, "a claim has a field “reporters” already"),
        ("name", {"name": "quoted-in"}, "a claim has a field “quoted-in” already"),
        ("name", {"name": "date-from-year"}, "a claim has a field “date-from-year” already"),
        ("name", {"name": "original-works"}, "a claim has a field “original-works” already"),
        ("name", {"kind": "voice", "name": "authority"}, "a voice has a field “authority” already"),
        ("name", {"kind": "event", "name": "latitude"}, "an event has a field “latitude” already"),
        ("name", {"kind": "work", "name": "title"}, "a work has a field “title” already"),
        ("name", {"kind": "work", "name": "journaltitle"}, "a work has a field “journaltitle” already"),
        ("name", {"kind": "work", "name": "call-number"}, "a work has a field “call-number” already"),
        ("name", {"kind": "work", "name": "part"}, "a work has a field “part” already"),
        ("name", {"kind": "work", "name": "crossref"}, "a work has a field “crossref” already"),
        ("name", {"kind": "work", "name": "translation"}, "“workTranslation” is another property"),
        ("label", {"label": ""}, "“” of the field “shelf-mark” is no line"),
        ("label", {"label": "Shelf\nmark"}, "is no line of text"),
        ("label", {"label": " Mark"}, "is no line of text"),
        ("label", {"label": None}, "“None” of the field “shelf-mark” is no line"),
        ("label", {"label": 7}, "“7” of the field “shelf-mark” is no line"),
        ("about", {"about": ""}, "“” of the field “shelf-mark” is no line"),
        ("about", {"about": None}, "“None” of the field “shelf-mark” is no line"),
        ("values", {"values": "good"}, "“good” of the field “shelf-mark” is no list of texts"),
        ("values", {"values": None}, "“None” of the field “shelf-mark” is no list of texts"),
        ("values", {"values": ("good", "")}, "“” of the field “shelf-mark” is no line"),
        ("values", {"values": ("good", 7)}, "“7” of the field “shelf-mark” is no line"),
        ("values", {"values": ("good", "good")}, "is there twice"),
        ("check", {"check": "a number"}, "“a number” of the field “shelf-mark” is no function"),
        ("check", {"check": str, "values": ("good",)}, "has a list of values. Give one of the two"),
        ("schema_org", {"schema_org": "schema:itemLocation"}, "is no name of a property"),
        ("schema_org", {"schema_org": "item location"}, "is no name of a property"),
        ("schema_org", {"schema_org": "Place"}, "is no name of a property"),
        ("schema_org", {"schema_org": "name"}, "“name” says something else of a claim"),
        ("schema_org", {"schema_org": "translator"}, "“translator” says something else of a claim"),
        ("schema_org", {"kind": "event", "schema_org": "location"}, "says something else of an event"),
    ],
)
def test_a_part_that_cannot_be_is_refused(part: str, changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ExtensionError, match=re.escape(message)) as caught:
        check_field(replace(MARK, **changed))
    assert str(caught.value).startswith(f"perspectives.add_field, {part}: ")


def test_a_label_can_be_a_text_that_is_translated_late() -> None:
    field = replace(MARK, label=get_translation("archive")("Shelf mark"))
    check_field(field)
    assert field.facts == MARK.facts


def test_a_field_is_added_once_to_a_kind_of_record() -> None:
    with pytest.raises(ExtensionError, match="a field “shelf-mark” of a claim has been added already"):
        check_field(MARK, [replace(MARK, kind="voice"), MARK])
    check_field(MARK, [replace(MARK, kind="voice"), replace(MARK, name="shelf")])


def test_no_field_of_the_extension_has_the_name_of_a_class_of_its_vocabulary() -> None:
    # A property of an added field begins with a small letter, a class with a great one.
    assert all(name[0].isupper() for name in OWN_CLASSES)
    assert {"via", "date", "shelf-mark"} & names_taken("claim") == {"via", "date"}


def number(text: str) -> str:
    """Return the number in a text such as “No. 4”."""
    found = re.search("[0-9]+", text)
    if not found:
        raise ValueError("a number, as “No. 4”")
    return found[0]


def fails(text: str) -> str:
    """Fail as a check with a fault of its own does."""
    return {"good": "1"}[text]


@pytest.mark.parametrize(
    ("changed", "typed", "value"),
    [
        ({}, "  fund 10,\n file 3 ", "fund 10, file 3"),
        ({}, "", ""),
        ({"values": ("good", "very poor")}, "very  poor", "very poor"),
        ({"check": number}, "No. 44", "44"),
        ({"check": lambda text: None}, " No. 44", "No. 44"),
        ({"check": lambda text: 44}, "No. 44", "44"),
        ({"check": partial(str.replace, "a b", "b")}, "c", "a c"),
    ],
)
def test_a_value_is_one_line(changed: dict[str, Any], typed: str, value: str) -> None:
    assert replace(MARK, **changed).read(typed) == value


@pytest.mark.parametrize(
    ("changed", "typed", "code", "expected", "near"),
    [
        ({"values": ("good", "poor")}, "god", "unknown-value", "one of good, poor", "good"),
        ({"values": ("good", "poor")}, "", "unknown-value", "one of good, poor", None),
        ({"check": number}, "many", "malformed-field", "a number, as “No. 4”", None),
        (
            {"check": fails},
            "poor",
            "malformed-field",
            "the check “fails” can read; it ends in Key",
            None,
        ),
        ({"check": partial(fails)}, "poor", "malformed-field", "the check “partial”", None),
        ({"check": pow}, "poor", "malformed-field", "it ends in TypeError", None),
    ],
)
def test_what_is_no_value_is_told(
    changed: dict[str, Any], typed: str, code: str, expected: str, near: str | None
) -> None:
    with pytest.raises(Malformed) as caught:
        replace(MARK, **changed).read(typed)
    assert (caught.value.code, caught.value.value, caught.value.nearest) == (code, typed, near)
    assert expected in caught.value.expected


def test_a_check_that_says_nothing_has_the_description_of_the_field_for_what_was_expected() -> None:
    def refuse(_text: str) -> str:
        raise ValueError

    with pytest.raises(Malformed, match="Where the paper lies"):
        replace(MARK, check=refuse).read("x")


@pytest.mark.parametrize("kind", EXTENDED_KINDS)
def test_the_values_stand_in_one_attribute_by_their_names(kind: str) -> None:
    field = replace(MARK, kind=kind).field
    assert (field.name, field.held_as) == ("shelf_mark", FURTHER)
    values: dict[str, Any] = {"shelf-mark": "fund 10", "date": "1701"}
    further = take_further([field], values)
    assert (further, values) == ((("shelf_mark", "fund 10"),), {"date": "1701"})
    assert take_further([field], {"shelf_mark": ""}) == ()
    claim = Claim("a", "b", 1, "c", further=further)
    assert field.value_of(None, claim) == "fund 10"
    assert field.value_of(None, replace(claim, further=())) is None


def test_a_field_of_a_work_is_no_field_of_its_parts() -> None:
    fields = [
        replace(MARK, kind="work").field,
        replace(MARK, kind="work", name="state", values=("good",)).field,
    ]
    text = """
        @book{whole, title = {The Whole}, Shelf-Mark = {{\\'E}t\\'e \\& 5}, state = {god}}
        @incollection{part, title = {A Part}, crossref = {whole}, state = {good}}
        @book{other, title = {Other}, xdata = {shared}}
        @xdata{shared, shelf-mark = {Chest 1}}
    """
    works, faults = read_works({"works.bib": text}, fields)
    assert faults == []
    assert {key: work.further for key, work in works_of(works, fields).items()} == {
        "whole": (("shelf_mark", "Été & 5"),),
        "part": (("state", "good"),),
        "other": (("shelf_mark", "Chest 1"),),
    }
    (problem,) = problems_of({"works.bib": text}, fields)
    assert (problem.code, problem.line, problem.value) == ("unknown-value", 2, "whole: state god")
    assert (problem.expected, problem.nearest) == ("one of good", "good")


def test_other_facts_of_a_field_are_other_facts() -> None:
    checks: list[Callable[[str], Any]] = [number, fails]
    others = [
        MARK,
        replace(MARK, kind="voice"),
        replace(MARK, label="Mark"),
        replace(MARK, about="Where it lies."),
        replace(MARK, values=("good",)),
        replace(MARK, schema_org="itemLocation"),
        *(replace(MARK, check=check) for check in checks),
        replace(MARK, check=partial(number)),
    ]
    assert len({repr(one.facts) for one in others}) == len(others)
    assert repr(replace(MARK, check=partial(number)).facts) == repr(replace(MARK, check=partial(fails)).facts)
