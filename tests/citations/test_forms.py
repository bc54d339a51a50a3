"""All forms of citations agree with citeproc-js and the official styles; BibTeX and RIS are read back."""

from __future__ import annotations

import doctest
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import rispy
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from perspectives import citations
from perspectives.citations.author_date_labels import label_of, labels_of, sort_key
from perspectives.citations.bibtex import bibtex
from perspectives.citations.csl_dates import Date, american_date, apa_date, mla_date, year
from perspectives.citations.csl_json import csl_item
from perspectives.citations.forms import CITATION_FORMS, chicago_note, cite, in_text
from perspectives.citations.item import Item, Locator, pages
from perspectives.citations.names import initials, name
from perspectives.citations.rich_text import (
    Rich,
    Run,
    append_mark,
    csl_markup,
    html,
    italics,
    plain_text,
    quoted,
    rich,
)
from perspectives.citations.ris import INVERTED_NAMES, ris
from perspectives.citations.titles import title_case, typographic
from tests.oracle.differences import Difference, differences
from tests.oracle.items import (
    HERE,
    bibliography_items,
    edge_items,
    item_for_order,
    item_in_list,
    oracle_items,
)

UPDATE_HINT = "Make the record anew: sh tests/oracle/make.sh"
LIST_FORMS = {
    "chicago": "chicago-bibliography",
    "mla": "mla",
    "apa": "apa",
    "author-date": "chicago-author-date",
}
LOCATORS = {
    "note": None,
    "note-page": Locator("45-47"),
    "note-section": Locator("3", "section"),
    "note-typed": Locator("chap. 5, n. 2", ""),
}
IN_TEXT = {"in-text": "", "in-text-page": "pp. 45–47", "in-text-author": "pp. 45–47"}
FORMS = [*LOCATORS, *LIST_FORMS, *IN_TEXT]


@cache
def record() -> dict[str, Any]:
    record: dict[str, Any] = json.loads((HERE / "citations.json").read_text(encoding="utf-8"))
    return record


WORKS = {item["id"]: item for item in bibliography_items()}
ITEMS = WORKS | {item["id"]: item for item in edge_items()}
DIFFERENCES = differences()


def own_citation(item: Mapping[str, Any], form: str) -> Rich:
    if form in IN_TEXT:
        return in_text(item, IN_TEXT[form], form == "in-text-author")
    return chicago_note(item, LOCATORS[form]) if form in LOCATORS else cite(item, LIST_FORMS[form])


def oracle_citation(key: str, form: str) -> str:
    """Return the citation of citeproc-js with italics marked."""
    text: str = record()["list"][key] if form == "list" else record()["citations"][key]["forms"][form]
    return in_our_marks(text)


def in_our_marks(text: str) -> str:
    """Return a text of citeproc-js with our marks of italics.

    A title within an italic title is roman: citeproc-js marks it with a span, we end the italics.
    """
    return text.replace('<span style="font-style:normal;">', "</i>").replace("</span>", "<i>")


def meant_differences(key: str, form: str) -> list[Difference]:
    """Return the intended differences from citeproc-js in a form of a work."""
    item, forms = ITEMS[key], record()["citations"][key]["forms"]
    return [
        difference for difference in DIFFERENCES if difference.applies(form, item, item_in_list(item), forms)
    ]


def expected_text(key: str, form: str) -> str:
    """Return the citation of citeproc-js, changed by the intended differences."""
    text = oracle_citation(key, form)
    for difference in meant_differences(key, form):
        text = difference.adapt(text, ITEMS[key])
    return text


def test_the_record_was_made_from_the_bibliography_as_it_is() -> None:
    old = {key: entry["item"] for key, entry in record()["citations"].items()}
    now = {item["id"]: item for item in oracle_items()}
    stale = sorted(key for key in {*old, *now} if old.get(key) != now.get(key))
    assert not stale, f"{UPDATE_HINT} Changed since: {', '.join(stale)}"
    assert set(record()["list"]) == set(WORKS)


@pytest.mark.parametrize("form", FORMS)
def test_every_work_is_cited_as_citeproc_js_cites_it(form: str) -> None:
    keys = [key for key in ITEMS if key in record()["citations"]]
    assert len(keys) > 230
    actual = {key: csl_markup(own_citation(ITEMS[key], form)) for key in keys}
    assert actual == {key: expected_text(key, form) for key in keys}


def test_the_list_has_the_order_and_the_labels_that_citeproc_js_gives_it() -> None:
    for items in (list(map(Item, WORKS.values())), [Item(item_for_order(item)) for item in WORKS.values()]):
        assert [item.data["id"] for item in sorted(items, key=sort_key)] == list(record()["list"])
    labels = labels_of(Item(item_for_order(item)) for item in WORKS.values())
    actual = {key: f"({csl_markup(label.rich_text)})" for key, label in labels.items()}
    assert actual == {key: expected_text(key, "list") for key in WORKS}


def test_a_difference_is_on_the_list_only_while_it_is_one() -> None:
    for difference in DIFFERENCES:
        forms = [form for form in difference.forms if form != "list"]
        cases = [(key, form) for key in ITEMS for form in forms if difference in meant_differences(key, form)]
        assert cases or difference.forms == ["list"], f"nothing is meant by: {difference.reason}"
        alike = [
            (key, form)
            for key, form in cases
            if csl_markup(own_citation(ITEMS[key], form)) == oracle_citation(key, form)
        ]
        assert alike == [], difference.reason


@pytest.mark.parametrize(
    ("typed", "locator"),
    [
        ("p. 45", Locator("45")),
        ("pp. 45–47", Locator("45–47")),
        ("24", Locator("24")),
        ("pp. 24, 31-33", Locator("24, 31-33")),
        ("doc. 5", Locator("doc. 5", "")),
        ("chap. 3, n. 2", Locator("chap. 3, n. 2", "")),
        ("pp. ix–x", Locator("pp. ix–x", "")),
    ],
)
def test_a_locator_is_read_as_editors_type_it(typed: str, locator: Locator) -> None:
    assert Locator.of(typed) == locator


def test_a_note_takes_the_locator_as_typed_and_none_if_it_is_empty() -> None:
    item = WORKS["griffith-rift"]
    assert plain_text(chicago_note(item, "pp. 145–147")).endswith(", 1963), 145–47.")
    assert plain_text(chicago_note(item, "doc. 5")).endswith(", 1963), doc. 5.")
    assert chicago_note(item, "") == chicago_note(item)


@pytest.mark.parametrize("form", list(CITATION_FORMS))
@pytest.mark.parametrize("kind", ["thesis", "article-newspaper", "map", "post-weblog"])
def test_a_type_that_no_work_here_has_is_cited_as_the_one_nearest_to_it(form: str, kind: str) -> None:
    text = plain_text(
        cite({"id": "a", "type": kind, "title": "Some Title", "URL": "https://example.org/"}, form)
    )
    assert "Some Title" in text
    assert "https://example.org/" in text


@pytest.mark.parametrize(
    ("short", "dates", "label"),
    [
        ("FRUS XXIV, doc. 89", {"issued": [1989]}, "FRUS XXIV, doc. 89, 1989"),
        ("FRUS X/2, doc. 31", {"issued": [1993], "original-date": [1958]}, "FRUS X/2, doc. 31 [1958] 1993"),
        ("FRUS X/2, doc. 31", {"original-date": [1958]}, "FRUS X/2, doc. 31 [1958]"),
        ("FRUS X/2, doc. 31", {}, "FRUS X/2, doc. 31, n.d."),
        ("TIME, 5 December", {"issued": [1960]}, "TIME, 5 December 1960"),
        ("Part ٣", {"issued": [1960]}, "Part ٣, 1960"),
    ],
)
def test_a_year_that_would_follow_a_number_has_a_comma_before_it(
    short: str, dates: Mapping[str, list[int]], label: str
) -> None:
    item: dict[str, Any] = {"id": "a", "type": "report", "title": "Some Paper", "title-short": short}
    item |= {name: {"date-parts": [parts]} for name, parts in dates.items()}
    assert label_of(Item(item)).text == label


def test_nothing_but_a_title_is_still_a_citation() -> None:
    for form in CITATION_FORMS:
        assert "Alone" in plain_text(cite({"id": "a", "type": "book", "title": "Alone"}, form))


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("the sea and the city: a history", "The Sea and the City: A History"),
        ("who won? on peace", "Who Won? On Peace"),
        ("end-to-end in NATO", "End-to-End in NATO"),
        ("what they’re in for", "What They’re in for"),
        ("a place to stand on", "A Place to Stand On"),
        ("the ‘break’ of iPhones", "The ‘break’ of iPhones"),
        ("“we go home by train”: the unknown diary", "“we go home by train”: The Unknown Diary"),
        ("to say ‘no, never’", "To Say ‘no, never’"),
        (
            "the workers’ party and ‘the party’s line’ of old",
            "The Workers’ Party and ‘the party’s line’ of Old",
        ),
    ],
)
def test_english_titles_get_the_capitals_of_a_headline(typed: str, set_as: str) -> None:
    assert title_case(typed) == set_as


def test_titles_in_other_languages_keep_their_letters() -> None:
    item = {"id": "a", "type": "book", "language": "sq", "title": "kronika e një prishjeje"}
    for form in CITATION_FORMS:
        assert "kronika e një prishjeje" in plain_text(cite(item, form))


def test_straight_quotation_marks_become_round() -> None:
    assert typographic("""the "split" and Tirana's 'answer'""") == "the “split” and Tirana’s ‘answer’"


def test_punctuation_meets_as_american_typography_has_it() -> None:
    assert plain_text(append_mark(quoted(rich("A Title")), ", ")) == "“A Title,” "
    assert plain_text(append_mark(quoted(rich("Say “no”")), ".")) == "“Say ‘no.’”"
    assert plain_text(append_mark(quoted(rich("Who Won?")), ". ")) == "“Who Won?” "
    assert plain_text(append_mark(rich("2nd ed."), ". ")) == "2nd ed. "
    assert append_mark(italics(rich("Title")), ".") == (Run("Title", italic=True), Run("."))


def test_dates_and_periods_are_said_as_each_style_has_them() -> None:
    days = Date((1961, 3, 29), (1961, 3, 31))
    years = Date((1960, 12, 30), (1961, 1, 2))
    assert (american_date(days), mla_date(days), apa_date(days, day=True)) == (
        "March 29–31, 1961",
        "29–31 Mar. 1961",
        "1961, March 29–31",
    )
    assert (american_date(years), mla_date(years)) == (
        "December 30, 1960–January 2, 1961",
        "30 Dec. 1960–2 Jan. 1961",
    )
    assert (american_date(Date((1962, 4))), mla_date(Date((1962, 4))), year(Date((1948,), (1960,)))) == (
        "April 1962",
        "Apr. 1962",
        "1948–1960",
    )


@pytest.mark.parametrize(
    ("range_", "chicago", "mla_", "full"),
    [
        ("3-10", "3–10", "3–10", "3–10"),
        ("100-104", "100–104", "100–04", "100–104"),
        ("101-108", "101–8", "101–08", "101–108"),
        ("321–328", "321–28", "321–28", "321–328"),
        ("498-532", "498–532", "498–532", "498–532"),
        ("1496-1500", "1496–500", "1496–500", "1496–1500"),
        ("doc. 5-6", "doc. 5–6", "doc. 5–6", "doc. 5–6"),
    ],
)
def test_page_ranges_are_cut_as_each_style_has_them(range_: str, chicago: str, mla_: str, full: str) -> None:
    assert (pages(range_, chicago=True), pages(range_, least=2), pages(range_)) == (chicago, mla_, full)


def test_initials_keep_hyphens_and_come_from_any_alphabet() -> None:
    assert initials("William E.") == "W. E."
    assert initials("Jean-Paul") == "J.-P."
    assert initials("N.S.") == "N. S."
    assert initials("Yu. A.") == "Yu. A."
    assert initials("Нина Дмитриевна") == "Н. Д."


def test_html_and_nodes_say_the_same_words_and_link_the_address() -> None:
    for key, item in ITEMS.items():
        for form in CITATION_FORMS:
            text = cite(item, form)
            soup = BeautifulSoup(html(text), "html.parser")
            assert soup.get_text() == plain_text(text), (key, form)
            links = [link["href"] for link in soup.find_all("a")]
            assert links == [run.url for run in text if run.url]
            address = f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL")
            assert links == ([address] if address else []), (key, form)
            assert [tag.get_text() for tag in soup.find_all("i")] == [run.text for run in text if run.italic]


@pytest.mark.parametrize("key", list(WORKS))
def test_every_work_read_back_from_bibtex_is_the_same_item(key: str) -> None:
    entries = parse_string(bibtex(WORKS[key]), "bibtex").entries
    assert list(entries) == [key]
    assert csl_item(key, entries[key]) == WORKS[key]


def test_bibtex_keeps_capitals_and_escapes_what_tex_would_read() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "Profit & Loss in Tirana: 100% {true}",
        "author": [
            {"literal": "Smith and Sons"},
            {"family": "Vries", "given": "Jan", "non-dropping-particle": "de"},
        ],
        "URL": "https://example.org/a_b%20c",
    }
    actual = bibtex(item)
    assert r"title = {{Profit \& Loss in Tirana: 100\% \textbraceleft{}true\textbraceright{}}}" in actual
    assert "author = {{Smith and Sons} and de Vries, Jan}" in actual
    assert "url = {https://example.org/a_b%20c}" in actual


RIS_FIELDS = {
    "title": "title",
    "title-short": "short_title",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "edition": "edition",
    "issue": "number",
    "DOI": "doi",
    "language": "language",
    "archive": "name_of_database",
    "archive_location": "accession_number",
    "container-title": "secondary_title",
}
RIS_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "report": "RPRT",
    "webpage": "ELEC",
}


@pytest.mark.parametrize("key", list(WORKS))
def test_every_work_read_back_from_ris_has_the_same_fields(key: str) -> None:
    item = WORKS[key]
    [record] = rispy.loads(ris(item))
    assert record["id"] == key
    assert record["type_of_reference"] == RIS_TYPES[item["type"]]
    for variable, field in RIS_FIELDS.items():
        # The series of a book has the tag that the container has for other types.
        series = item.get("collection-title") if variable == "container-title" else None
        assert record.get(field) == item.get(variable, series), variable
    # The number of a report has the tag of an ISBN; a document in a collection has the tag of a chapter.
    tags = {"report": "issn", "chapter": "section"}
    numbers = {tags.get(item["type"], "note"): item.get("number") or item.get("collection-number")}
    assert [record.get(tag) for tag in ("issn", "section", "note")] == [
        numbers.get(tag) or (item.get("ISBN") if tag == "issn" else None)
        for tag in ("issn", "section", "note")
    ]
    people = {
        "authors": "author",
        "subsidiary_authors": "translator",
        "tertiary_authors" if item["type"] == "book" else "secondary_authors": "editor",
    }
    for field, role in people.items():
        assert record.get(field, []) == [
            name(person, INVERTED_NAMES) for person in item.get(role, []) if person.get("literal") != "others"
        ]
    assert record.get("urls", []) == ([item["URL"]] if "URL" in item else [])
    # The number of a part, the archive of a page, and an annotation are notes too.
    twice = {"chapter": item.get("number"), "webpage": item.get("archive_location")}.get(item["type"])
    assert record.get("notes", []) == ([twice] if twice else []) + [
        item[name] for name in ("note", "annote") if name in item
    ]
    volume = [item[name] for name in ("volume", "volume-title") if name in item]
    assert record.get("volume", "") == ": ".join(volume)
    first, *last = item.get("page", "").split("–")
    assert (record.get("start_page", ""), record.get("end_page")) == (first, last[0] if last else None)
    parts = item.get("issued", {}).get("date-parts", [[None]])[0]
    words = item.get("issued", {}).get("literal")
    assert record.get("year") == (words or (str(parts[0]) if parts[0] else None))
    assert record.get("date", "//").removesuffix("circa").rstrip("/") == "/".join(
        f"{part:02}" for part in parts if part
    )
    assert record.get("original_publication", "").endswith(
        str(item.get("original-date", {}).get("date-parts", [[""]])[0][0])
    )


def test_the_example_of_the_documentation_is_true() -> None:
    results = doctest.testmod(citations)
    assert results.attempted > 5
    assert results.failed == 0
