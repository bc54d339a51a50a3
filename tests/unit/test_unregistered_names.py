"""Names that stand often in prose and in no register, and words that only look like names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perspectives.book.unregistered_names import unregistered_names
from perspectives.records.document_records import DocumentRecords, Passage
from perspectives.records.indexed_name import PERSON, IndexedName
from perspectives.registry.registry import Registry
from tests.unit.small_book import book, claim

NAMES = {
    "anna": IndexedName("anna", "Anna Ash", PERSON, "Ash, Anna", ("Anna Ash",), "Ash"),
    "bell": IndexedName("bell", "Bellham", PERSON, "Bellham", ("Bellham",), is_indexed=False),
}
CASES = {
    "the miller Dill saw it": ["Dill"],
    "by Dill’s mill": ["Dill"],
    "of O’Dell-Dill": ["O’Dell-Dill"],
    "with Anna Ash": [],
    "in Bellham": [],
    "the dill, a Dill": ["Dill"],
    "Dill saw it": [],
    "It fell. Dill saw it": [],
    "He said: “Dill saw it”": [],
    "on 1 May, at I and A": ["May"],
    "in Monday’s paper": [],
    "see \ue000claim:Dill\ue001": [],
    "the *Dill*": ["Dill"],
}


@pytest.mark.parametrize("text", CASES)
def test_a_word_within_a_sentence_that_no_register_knows_is_reported(text: str) -> None:
    passage = Passage("top", "Top", "\n\n".join([text] * 3))
    registry = Registry(names=dict(NAMES), no_names=frozenset({"Monday"}))
    small = book(documents={"page": DocumentRecords("Page", passages=[passage])}, registry=registry)
    assert [problem.value for problem in unregistered_names(small, ["page"])] == CASES[text]
    # What stands twice is not reported.
    passage = replace(passage, text="\n\n".join([text] * 2))
    small = book(documents={"page": DocumentRecords("Page", passages=[passage])}, registry=registry)
    assert [*unregistered_names(small, ["page"])] == []


def test_a_problem_names_the_page_and_the_words_around() -> None:
    passage = Passage("top", "Top", "Then came Dill, and Dill, and Dill.")
    small = book(
        documents={"page": DocumentRecords("Page", passages=[passage])}, registry=Registry(names=dict(NAMES))
    )
    (problem,) = unregistered_names(small, ["page"])
    assert (problem.code, problem.docname) == ("unregistered-name", "page")
    assert "3 times, as in “Then came Dill, and Dill" in problem.expected


def test_the_words_of_others_are_not_ours_to_register() -> None:
    words = tuple(["so said Dill"] * 3)
    small = book(
        documents={"page": DocumentRecords("Page", claims=[claim("one", quotations=words)])},
        registry=Registry(names=dict(NAMES)),
    )
    assert [*unregistered_names(small, ["page"])] == []
