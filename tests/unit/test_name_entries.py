"""The index: what counts as a mention, the sentence around it, sub-entries, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from perspectives.book.book import Book
from perspectives.book.name_entries import NameEntry, entries_of, letter_of, sort_form
from perspectives.book.name_places import Mention, find_mentions, is_left_out, sentence_around
from perspectives.records.document_records import DocumentRecords, Passage, Section
from perspectives.records.indexed_name import PERSON, THING, IndexedName
from perspectives.registry.registry import Registry
from tests.unit.small_book import VOICES, book, claim, comparison, note

MILL = IndexedName("mill", "mill", THING, "mill", ("mill",))
ASH = IndexedName("anna", "Anna Ash", PERSON, "Ash, Anna", ("Anna Ash",), "Ash", voice=True)
OLD = IndexedName("old-mill", "Windmill", THING, "Windmill", ("Windmill",), see="mill")


def records(name: str, *texts: tuple[str, str, str], **lists: Any) -> DocumentRecords:
    """Return the records of a page: anchor, title and text of each of its sections."""
    return DocumentRecords(
        name.title(),
        passages=[Passage(anchor, title, text) for anchor, title, text in texts],
        sections=[Section(anchor, name, title, anchor) for anchor, title, _text in texts],
        **lists,
    )


def settled(documents: dict[str, DocumentRecords], *names: IndexedName) -> Book:
    """Return a book that holds these documents and knows these names."""
    registry = Registry(voices=dict(VOICES), names={name.id: name for name in names or (MILL, ASH, OLD)})
    return book(documents=documents, registry=registry)


def mentions_in(text: str) -> list[Mention]:
    """Return the mentions of the mill in a passage of this text."""
    return find_mentions(settled({"page": records("page", ("top", "Top", text))}), ["page"]).get("mill", [])


SENTENCES = {
    "The mill stood. It fell.": "The *mill* stood.",
    "It fell. The mill stood": "The *mill* stood",
    "Mr. Ash said: “Burn the mill!” He left.": "Mr. Ash said: “Burn the *mill*!”",
    "one\ntwo mill three": "one two *mill* three",
    "the mill": "the *mill*",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_sentence_around_a_name_is_shown(text: str) -> None:
    start = text.index("mill")
    sentence, (first, last) = sentence_around(text, start, start + 4)
    assert f"{sentence[:first]}*{sentence[first:last]}*{sentence[last:]}" == SENTENCES[text]


def test_a_long_sentence_is_shortened_at_words() -> None:
    text = "word " * 100 + "mill" + " word" * 100
    sentence, (first, last) = sentence_around(text, 500, 504)
    assert sentence[first:last] == "mill"
    assert sentence.startswith("… word")
    assert sentence.endswith("word …")
    assert len(sentence) < 340


def test_each_paragraph_is_a_mention_and_tells_how_often_it_has_the_name() -> None:
    found = mentions_in("The mill and the mill.\n\nNo word.\n\nMills.")
    assert [(one.text.paragraph, one.count, one.text.place) for one in found] == [
        (0, 2, "prose-top-0"),
        (2, 1, "prose-top-2"),
    ]


def test_titles_of_works_and_records_that_a_text_names_do_not_count() -> None:
    claims = [claim("mill-claim", quotations=("The mill turns.",), docname="page")]
    documents = {
        "page": records(
            "page",
            (
                "top",
                "Top",
                "See \ue000claim:mill-claim\ue001 and \ue000work:memoir\ue001, \ue000voice:anna\ue001.",
            ),
            claims=claims,
        )
    }
    found = find_mentions(settled(documents), ["page"])
    assert [one.text.anchor for one in found["mill"]] == ["claim-mill-claim"]
    # A voice that is named by its id counts as named.
    assert [(one.text.anchor, one.words) for one in found["anna"]] == [("top", (41, 49))]


def test_claims_notes_questions_and_headings_are_read() -> None:
    one = claim("one", quotations=("A mill.",), text="His mill.", docname="page")
    documents = {
        "page": records(
            "page",
            ("top", "The mill", ""),
            claims=[one],
            comparisons=[
                comparison("who", [one], docname="page", title="Whose mill?", settle="The mill itself")
            ],
            notes=[note("date", docname="page", text="A mill of 1700.")],
        )
    }
    found = find_mentions(settled(documents), ["page"])["mill"]
    assert [(one.text.anchor, one.text.is_title) for one in found] == [
        ("top", True),
        ("accounts-who", True),
        ("accounts-who", False),
        ("claim-one", False),
        ("claim-one", False),
        ("note-date", False),
    ]


def test_a_page_that_is_left_out_is_not_read() -> None:
    assert is_left_out("editing/syntax", ["editing/*"])
    assert not is_left_out("editing", ["editing/*"])
    documents = {"page": records("page", ("top", "Top", "The mill."))}
    assert find_mentions(settled(documents), []) == {}


def entry_of(documents: dict[str, DocumentRecords], id_: str = "mill") -> NameEntry:
    """Return the entry of a name in a book of these documents."""
    small = settled(documents)
    entries = entries_of(small, find_mentions(small, documents))
    return next(entry for entry in entries if entry.name.id == id_)


def pages(count: int, sections: int = 3, text: str = "The mill.") -> dict[str, DocumentRecords]:
    """Return pages with sections that all have the same text."""
    return {
        f"page-{number}": records(
            f"page-{number}", *((f"s{one}", f"Section {one}", text) for one in range(sections))
        )
        for number in range(count)
    }


def test_an_entry_with_few_places_has_no_sub_entries() -> None:
    entry = entry_of(pages(1, 5))
    assert (entry.subentries, len(entry.rest)) == ([], 5)


def test_an_entry_with_many_places_has_its_chapters_as_sub_entries() -> None:
    entry = entry_of({**pages(2), "last": records("last", ("only", "Only", "A mill."))})
    assert [(one.words, len(one.mentions)) for one in entry.subentries] == [("Page-0", 3), ("Page-1", 3)]
    assert [one.docname for one in entry.rest] == ["last"]


def test_a_sub_entry_whose_mentions_lie_in_one_section_has_its_title() -> None:
    documents = {**pages(2), "last": records("last", ("only", "Only", "A mill, a mill, a mill."))}
    assert entry_of(documents).subentries[-1].words == "Only"


def test_a_chapter_is_no_sub_entry_where_ten_others_have_more() -> None:
    documents = {**pages(12), "last": records("last", ("one", "One", "Mill, mill, mill, mill, mill."))}
    entry = entry_of(documents)
    assert len(entry.subentries) == 10
    assert "One" in [one.words for one in entry.subentries]
    # Of chapters with as many mentions, the first by name.
    assert {one.docname for one in entry.rest} == {"page-7", "page-8", "page-9"}


def test_in_an_entry_with_very_many_places_those_in_passing_are_left_out() -> None:
    documents = {
        **pages(14),
        "last": records("last", ("one", "The mill", ""), ("two", "Two", "Mill mill mill.")),
    }
    entry = entry_of(documents)
    assert {one.text.anchor for one in entry.mentions} == {"one", "two"}
    assert entry.passed_over == 42


def test_a_name_leads_to_another() -> None:
    documents = {"page": records("page", ("top", "Top", "A Windmill."))}
    assert len(entry_of(documents).mentions) == 1
    assert entry_of(documents, "old-mill").name.see == "mill"


def test_a_voice_has_its_claims_and_those_that_it_reports() -> None:
    claims = [claim("said"), claim("told", "boris", ["anna"])]
    small = book(claims, registry=Registry(voices=dict(VOICES), names={"anna": ASH, "mill": MILL}))
    (entry,) = entries_of(small, {})
    assert ([one.id for one in entry.said], [one.id for one in entry.reported]) == (["said"], ["told"])


@pytest.mark.parametrize(
    ("sort", "letter"),
    [
        ("Xoxe, Koçi", "X"),
        ("Çomo, Maqo", "C"),
        ("Đilas", "D"),
        ("Łódź", "L"),
        ("“Valuable”", "V"),
        ("81", "#"),
    ],
)
def test_the_letter_of_a_name_has_no_mark(sort: str, letter: str) -> None:
    assert letter_of(sort) == letter


def test_names_are_ordered_without_marks_word_by_word() -> None:
    names = ["Popović, Vladimir", "Zhou Enlai", "Çomo, Maqo", "Popović, Koča", "Comecon", "Chen Yi"]
    assert sorted(names, key=sort_form) == [
        "Chen Yi",
        "Comecon",
        "Çomo, Maqo",
        "Popović, Koča",
        "Popović, Vladimir",
        "Zhou Enlai",
    ]


def test_a_section_that_a_text_names_is_told_by_its_title() -> None:
    text = "A mill: see \ue000section:other\ue001, \ue000section:gone\ue001."
    documents = {"page": records("page", ("top", "Top", text), ("other", "The Windmill", ""))}
    found = find_mentions(settled(documents), ["page"])["mill"]
    assert found[0].sentence == "A mill: see The Windmill, gone."
    # A title that a text only names is no mention.
    assert [one.text.anchor for one in found] == ["top", "other"]
