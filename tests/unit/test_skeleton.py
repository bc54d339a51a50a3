"""What a text says of itself, and the page that is made of it."""

from __future__ import annotations

import pytest

from perspectives.records.unwritten import is_unwritten
from perspectives.texts.plain_file import read_plain_text
from perspectives.texts.skeleton import TextFacts, facts_of_text, page_of_document, ranges, tei_date
from perspectives.texts.tei_text import read_tei

TEI = """<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d7">
<head>7. Letter From <persName>Odo</persName><note n="0" type="source">Source: Chest 3.</note></head>
<dateline>{dateline}</dateline>
<pb n="12"/><p>One <date when="1999">then</date>.</p><p>Two <pb n="13"/>more.</p>
<div type="attachment"><p>Three.</p><p>Four.</p></div></div>"""


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ('<date when="1959-06-15">June 15</date>', "1959-06-15"),
        ('<date when="1959-06-15T10:00:00-05:00">June 15</date>', "1959-06-15"),
        ('<date when="1959-06">June</date>', "1959-06"),
        ('<date from="1959-06-01" to="1959-06-03">June 1–3</date>', "1959-06-01/1959-06-03"),
        ('<date when="the third">x</date><date when="1960">y</date>', "1960"),
        # Without a date in its dateline, the first that the document has is its date.
        ("<date>June 15</date>", "1999"),
        ("", "1999"),
    ],
)
def test_the_date_is_that_of_the_dateline(dateline: str, expected: str) -> None:
    assert tei_date(TEI.format(dateline=dateline).encode(), "d7") == expected


def test_the_facts_of_tei_are_title_pages_paragraphs_and_source_note() -> None:
    content = TEI.format(dateline='<date when="1959-06-15">June 15</date>').encode()
    assert facts_of_text(read_tei(content, "d7"), content, "d7", is_tei=True) == TextFacts(
        title="Letter From Odo",
        date="1959-06-15",
        pages="pp. 12–13",
        paragraphs="1-2, a1",
        source_note="Source: Chest 3.",
    )


def test_a_page_on_which_a_text_begins_is_not_guessed() -> None:
    text = read_plain_text("One.\n\n[p. 9] Two.\n")
    assert (
        facts_of_text(text, b"").pages == "TODO the page on which it begins is not said; it goes on to p. 9"
    )
    text = read_plain_text("[p. 9] One.\n")
    assert (facts_of_text(text, b"").pages, facts_of_text(text, b"").paragraphs) == ("p. 9", "1")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ""),
        (["1"], "1"),
        (["1", "2", "3"], "1-3"),
        (["1", "2", "a1-p1", "a1-p2", "a2-p1"], "1-2, a1, a2"),
        (["a1-p1"], "a1"),
    ],
)
def test_paragraphs_are_named_in_ranges(numbers: list[str], expected: str) -> None:
    assert ranges(numbers) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TODO", True),
        ("  TODO the voice", True),
        ("TODO: who", True),
        ("TODOS", False),
        ("todo", False),
        ("What is TODO", False),
        ("", False),
    ],
)
def test_what_begins_with_the_mark_is_unwritten(text: str, expected: bool) -> None:
    assert is_unwritten(text) is expected


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("Lot 67", ":source-note: TODO say it in your words, or take the line out: Lot 67"),
        ('the "lot"', '"TODO say it in your words, or take the line out: the \\"lot\\""'),
        ("C:\\lot", '"TODO say it in your words, or take the line out: C:\\\\lot"'),
    ],
)
def test_a_value_is_in_quotation_marks_where_a_sign_would_mean_something(note: str, line: str) -> None:
    page = page_of_document("some-id", "some-work", TextFacts("A Title", "1959", source_note=note))
    assert line.replace(":source-note: TODO", ':source-note: "TODO') in page or line in page


def test_a_title_has_its_date_and_is_no_markup() -> None:
    heads = {
        title: page_of_document("some-id", "work", TextFacts(title, "1959-06-15")).splitlines()[1]
        for title in ("A *Note* [1]", "A Note of 1959", "A Note, 15 June 1959", "")
    }
    assert list(heads.values()) == [
        "# A \\*Note\\* \\[1\\], 15 June 1959",
        "# A Note of 1959",
        "# A Note, 15 June 1959",
        "# TODO the title, 15 June 1959",
    ]
