"""Entries of a bibliography: names of fields and types, inheritance, and what is told of the rest."""

from __future__ import annotations

from typing import Any

import pytest
from pybtex.style.formatting.unsrt import Style

from perspectives.citations.csl_json import csl_item, faults_of
from perspectives.citations.entry_field_names import (
    COMBINED_FIELDS,
    FIELD_ALIASES,
    KEPT_FIELDS,
    LEFT_OUT_FIELDS,
    UNPRINTED_FIELDS,
)
from perspectives.citations.entry_places import field_places_of
from perspectives.citations.entry_reader import read_text
from perspectives.citations.entry_types import ENTRY_TYPES, FOREIGN_TYPES
from perspectives.citations.languages import language_tag
from perspectives.citations.works import problems_of
from tests.support import ROOT


def items_of(text: str) -> dict[str, dict[str, Any]]:
    works, _faults = read_text(text)
    return {key: csl_item(key, entry) for key, entry in works.items()}


def faults_in(text: str) -> list[tuple[str, str, str | None]]:
    """Return code, field and nearest name of each fault."""
    works, faults = read_text(text)
    every = [*faults, *(fault for key, entry in works.items() for fault in faults_of(key, entry))]
    return [(fault.code, fault.field, fault.nearest) for fault in every]


SAME = {
    "journaltitle": ("@article{a, journaltitle = {J}}", "@article{a, journal = {J}}"),
    "location": ("@book{a, location = {Rome}}", "@book{a, address = {Rome}}"),
    "langid": ("@book{a, langid = {ngerman}}", "@book{a, language = {de}}"),
    "both names of a language": (
        "@book{a, langid = {english}, language = {en-US}}",
        "@book{a, language = {en-US}}",
    ),
    "date": ("@book{a, date = {1961-11-07}}", "@book{a, year = 1961, month = nov, day = 7}"),
    "month with day": ("@book{a, date = {1961-11-07}}", '@book{a, year = 1961, month = nov # "~7"}'),
    "months": ("@book{a, date = {1961-03/1961-04}}", "@book{a, year = {1961}, month = {March–April}}"),
    "origdate": ("@book{a, origdate = {1900}}", "@book{a, origyear = {1900}}"),
    "institution": ("@thesis{a, type = {phdthesis}, institution = {U}}", "@phdthesis{a, school = {U}}"),
    "report": ("@report{a, institution = {I}}", "@techreport{a, institution = {I}}"),
    "online": ("@online{a, url = {https://x.example/}}", "@www{a, url = {https://x.example/}}"),
    "subtitle": ("@book{a, title = {A}, subtitle = {B}}", "@book{a, title = {A: B}}"),
    "subtitle after a question": ("@book{a, title = {A?}, subtitle = {B}}", "@book{a, title = {A? B}}"),
    "volume": (
        "@book{a, maintitle = {W}, title = {V}, volume = 3}",
        "@book{a, title = {W}, volume = {3: V}}",
    ),
    "pages": ("@article{a, pages = {45-67}}", "@article{a, pages = {45--67}}"),
    "edition": ("@book{a, edition = {2nd}}", "@book{a, edition = {Second}}"),
    "state": ("@book{a, pubstate = {inpress}}", "@book{a, year = {in press}}"),
    "address elsewhere": (
        r"@misc{a, howpublished = {\url{https://x.example/~a}}}",
        "@online{a, url = {https://x.example/~a}}",
    ),
    "whole DOI": ("@book{a, doi = {https://doi.org/10.1/x_y}}", r"@book{a, doi = {10.1/x{\_}y}}"),
    "archive": (
        "@misc{a, eprint = {2001.1}, eprinttype = {arxiv}, eprintclass = {hist}}",
        "@misc{a, eprint = {2001.1}, archiveprefix = {arXiv}, primaryclass = {hist}}",
    ),
    "addendum": ("@book{a, note = {B.}, addendum = {C}}", "@book{a, note = {B; C}}"),
    "name of a website": ("@online{a, titleaddon = {Site}}", "@online{a, organization = {Site}}"),
    "type of EndNote": ("@article{a, type = {Journal Article}}", "@article{a}"),
    "newspaper of EndNote": (
        "@article{a, type = {Newspaper Article}}",
        "@article{a, entrysubtype = {newspaper}}",
    ),
    "field left out": ("@book{a, abstract = {x \\foo}, file = {a;b}, mendeley-tags = {c}}", "@book{a}"),
    "note of Better BibTeX": ("@book{a, note = {tex.ids= foo2000}}", "@book{a}"),
    "capitals in names": ("@BOOK{a, TITLE = {T}, Publisher = {P}}", "@book{a, title = {T}, publisher = {P}}"),
    "same value twice": ("@book{a, address = {Rome}, location = {{Rome}}}", "@book{a, address = {Rome}}"),
}


@pytest.mark.parametrize("name", SAME)
def test_two_ways_of_writing_give_one_work_and_no_fault(name: str) -> None:
    one, other = SAME[name]
    assert items_of(one) == items_of(other)
    assert len(items_of(one)["a"]) > 1
    assert (faults_in(one), faults_in(other)) == ([], [])


FAULTS = {
    "@buch{a, title = {T}}": ("unknown-type", "", "@book"),
    "@boook{a, title = {T}}": ("unknown-type", "", "@book"),
    "@zzz{a, title = {T}}": ("unknown-type", "", None),
    "@book{a, titel = {T}}": ("unknown-field", "titel", "title"),
    "@book{a, yaer = {1960}}": ("unknown-field", "yaer", "year"),
    "@book{a, journl = {T}}": ("unknown-field", "journl", "journal"),
    "@book{a, foobarbaz = {T}}": ("unknown-field", "foobarbaz", None),
    "@book{a, holder = {T}}": ("unused-field", "holder", None),
    "@book{a, title = {T}, titleaddon = {U}}": ("unused-field", "titleaddon", None),
    "@book{a, publisher = {T}, organization = {U}}": ("unused-field", "organization", None),
    "@book{a, editor = {E, F.}, editortype = {compiler}}": ("unused-field", "editortype", None),
    "@book{a, month = nov}": ("unused-field", "month", None),
    "@article{a, pages = {1--3}, eid = {77}}": ("contradicting-fields", "eid", None),
    "@article{a, journal = {J}, journaltitle = {K}}": ("contradicting-fields", "journaltitle", None),
    "@book{a, date = {1961}, year = {1960}}": ("contradicting-fields", "year", None),
    "@book{a, langid = {albanian}, language = {ru}}": ("contradicting-fields", "langid", None),
    "@book{a, language = {klingonish}}": ("malformed-language", "language", "tlh"),
    "@book{a, origlanguage = {rusian}}": ("malformed-language", "origlanguage", "ru"),
    "@book{a, origdate = {ca. 1900}}": ("malformed-date", "origyear", "1900~"),
    "@book{a, date = {1960-02-30}}": ("malformed-date", "date", "1960-02"),
    "@online{a, urldate = {yesterday}}": ("malformed-date", "urldate", None),
    "@book{a, year = 1960, month = {blah}}": ("malformed-date", "month", None),
    "@book{a, year = 1960, month = nov, day = {34}}": ("malformed-date", "day", None),
    "@book{a, doi = {S0020-8183}}": ("malformed-field", "doi", None),
    "@book{a, doi = {see 10.1000/x}}": ("malformed-field", "doi", "10.1000/x"),
    "@book{a, title = {A \\foo{b}}}": ("unknown-tex", "title", None),
    "@book{a, publisher = {A $b}}": ("unknown-tex", "publisher", None),
    "@book{a, author = {A \\foo{b}, C}}": ("unknown-tex", "author", None),
    "@book{a, editor = {Doe, A.; Roe, B.}}": ("malformed-names", "editor", "Doe, A. and Roe, B."),
    "@incollection{a, crossref = {bok}}@book{book, title = {T}}": ("unknown-work", "crossref", "book"),
    "@book{a, xdata = {pubb}}@xdata{pub, publisher = {P}}": ("unknown-work", "xdata", "pub"),
    "@book{a, crossref = {a}}": ("malformed-field", "crossref", None),
    "@book{a, crossref = {b}}@book{b, crossref = {a}}": ("malformed-field", "crossref", None),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_has_no_place_is_told_with_the_nearest_name(text: str) -> None:
    found = faults_in(text)
    assert set(found) == {FAULTS[text]}


INHERITED = """
@mvcollection{set, editor = {Ed, E.}, title = {The Set}, date = {1990/1995}, publisher = {House},
  doi = {10.1/set}}
@collection{second, title = {Second}, subtitle = {Sub}, volume = {2}, crossref = {set}, date =
  {1992}, xdata = {place}}
@xdata{place, location = {Rome}, language = {it}}
@incollection{piece, author = {Aa, B.}, title = {Piece}, crossref = {Second}, pages = {3}}
@book{whole, author = {Writer, W.}, title = {Whole}, year = 1980, month = mar, publisher = {Q}, note
  = {Of the book}}
@inbook{chap, title = {Chapter}, crossref = {whole}, pages = {5--6}}
@book{twice, editor = {Ed, E.}, title = {Twice}, booktitle = {Twice}, year = 1999}
@inproceedings{talk, author = {Aa, B.}, title = {Talk}, crossref = {twice}, year = 2000}
@periodical{journal, title = {Journal}, date = {1961}, issn = {0043-8200}}
@article{art, author = {Aa, B.}, title = {Art}, crossref = {journal}}
"""


def test_a_part_takes_the_fields_of_its_book_as_biblatex_has_it() -> None:
    assert faults_in(INHERITED) == []
    items = items_of(INHERITED)
    assert "place" not in items
    editor = [{"family": "Ed", "given": "E."}]
    assert items["second"] == {
        "id": "second",
        "type": "book",
        "editor": editor,
        "title": "The Set",
        "publisher": "House",
        "publisher-place": "Rome",
        "volume": "2",
        "volume-title": "Second: Sub",
        "language": "it",
        "issued": {"date-parts": [[1992]]},
    }
    assert items["piece"] == {
        **{name: value for name, value in items["second"].items() if name != "title"},
        "id": "piece",
        "type": "chapter",
        "author": [{"family": "Aa", "given": "B."}],
        "title": "Piece",
        "container-title": "The Set",
        "page": "3",
    }
    writer = [{"family": "Writer", "given": "W."}]
    assert (items["chap"]["author"], items["chap"]["container-author"]) == (writer, writer)
    assert (items["chap"]["container-title"], items["chap"]["issued"]) == (
        "Whole",
        {"date-parts": [[1980, 3]]},
    )
    assert "note" not in items["chap"]
    assert (items["talk"]["container-title"], items["talk"]["issued"]) == ("Twice", {"date-parts": [[2000]]})
    assert "container-title" not in items["twice"]
    assert (items["art"]["container-title"], items["art"]["ISSN"]) == ("Journal", "0043-8200")


def test_fields_of_one_meaning_stand_in_one_table() -> None:
    tables = [set(FIELD_ALIASES), KEPT_FIELDS | COMBINED_FIELDS, LEFT_OUT_FIELDS, UNPRINTED_FIELDS]
    for number, table in enumerate(tables):
        for other in tables[number + 1 :]:
            assert table & other == set()
    assert set(FIELD_ALIASES.values()) <= KEPT_FIELDS | COMBINED_FIELDS
    assert not set(FOREIGN_TYPES) & set(ENTRY_TYPES)
    assert set(FOREIGN_TYPES.values()) <= set(ENTRY_TYPES)


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_an_entry_of_each_type_has_a_type_that_pybtex_prints(kind: str) -> None:
    works, faults = read_text(f"@{kind}{{a, title = {{T}}, year = 1960}}")
    assert faults == []
    assert hasattr(Style(), f"get_{works['a'].type}_template")


LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "english:en English:en en:en EN:en en-US:en-US en_GB:en-GB eng:en ngerman:de naustrian:de-AT "
        "albanian:sq sqi:sq shqip:sq USenglish:en-US sr-Latn:sr-Latn zh-hans:zh-Hans greek:el "
        "brazilian:pt-BR nds:nds"
    ).split()
)


@pytest.mark.parametrize("typed", LANGUAGES)
def test_a_language_is_a_tag(typed: str) -> None:
    assert language_tag(typed) == LANGUAGES[typed]


@pytest.mark.parametrize("typed", ["klingonish", "english and german", "en-", "x", "", "12"])
def test_what_is_no_language_is_none(typed: str) -> None:
    assert language_tag(typed) is None


PLACES = """@book{one,
  title = {A = {b = c}},
  author = "x = {y}", year = 1960,
  note = {Ends},
}

@article{Two, title = {B},
  JournalTitle
    = {J}}
"""


def test_a_field_is_found_by_its_line() -> None:
    places = field_places_of({"r.bib": PLACES})
    assert {key: line for key, (_file, line) in places.items()} == {
        ("one", "title"): 2,
        ("one", "author"): 3,
        ("one", "year"): 3,
        ("one", "note"): 4,
        ("two", "title"): 7,
        ("two", "journaltitle"): 8,
    }


def test_a_problem_names_file_line_field_and_value() -> None:
    files = {
        "a.bib": "@book{x, title = {A}}",
        "b.bib": "@book{y,\n  title = {B},\n  publisher = {C \\foo D}}\n",
    }
    (problem,) = problems_of(files)
    assert (problem.code, problem.path, problem.line) == ("unknown-tex", "b.bib", 3)
    assert problem.value == "y: publisher \\foo"


def test_the_manual_names_every_field_that_is_left_out_or_has_another_name() -> None:
    manual = (ROOT / "docs" / "editing" / "reference-managers.md").read_text(encoding="utf-8")
    missing = [
        name for name in {*LEFT_OUT_FIELDS, *UNPRINTED_FIELDS, *FIELD_ALIASES} if f"`{name}`" not in manual
    ]
    assert missing == []


PAGES = {
    "p. 12-30": ("12–30", None),
    "S. 12": ("12", None),
    "230--45": ("230–45", None),
    "30--12": ("30–12", "12--30"),
    "230--12": ("230–12", "12--230"),
    "xii--iv": ("xii–iv", None),
}
"""Pages as they are typed, as they are cited, and what is offered where the last stands first."""


@pytest.mark.parametrize("typed", PAGES)
def test_pages_have_no_word_before_them_and_stand_in_their_order(typed: str) -> None:
    text = f"@article{{a, title = {{T}}, pages = {{{typed}}}}}"
    cited, near = PAGES[typed]
    assert items_of(text)["a"]["page"].replace("--", "–") == cited.replace("--", "–")
    assert faults_in(text) == ([("malformed-field", "pages", near)] if near else [])


def test_names_with_the_sign_for_and_are_read_as_they_are_meant() -> None:
    assert faults_in("@book{a, title = {T}, author = {Doe, Jane & Roe, Max}}") == [
        ("malformed-names", "author", "Doe, Jane and Roe, Max")
    ]
    assert faults_in("@book{a, title = {T}, publisher = {Taylor \\& Francis}}") == []


def test_entries_that_lead_to_each_other_are_one_fault() -> None:
    text = "@book{a, title = {T}, crossref = {b}}\n@book{b, title = {T}, crossref = {a}}"
    assert [(code, field) for code, field, _near in faults_in(text)] == [("malformed-field", "crossref")]


WHOLE = {
    "@book{a,\n year = {1700},\n}": [("missing-field", 1, None)],
    "@book{a,\n shorttitle = {T},\n}": [],
    "@book{a,\n title = {T,\n year = {1700},\n}": [("bibliography-syntax", 2, "title = {T},")],
    "TY  - BOOK\nER  - ": [("bibliography-syntax", 1, None)],
    '\n[{"id": "a"}]': [("bibliography-syntax", 2, None)],
    "% nothing yet\n": [],
    "@book{a,\n title = {T}, % a remark\n year = 1700,\n}": [("bibliography-syntax", 2, "title = {T},")],
}
"""Whole files, and their problems: code, line, and what is offered."""


@pytest.mark.parametrize("text", WHOLE)
def test_a_file_and_an_entry_that_say_too_little_are_told(text: str) -> None:
    found = [(one.code, one.line, one.nearest) for one in problems_of({"references.bib": text})]
    assert found == WHOLE[text]
