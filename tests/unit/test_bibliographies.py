"""Bibliographies of pages and perspectives: each work once, every claim of it, sorted."""

from __future__ import annotations

from perspectives.book.bibliographies import bibliographies, claims_by_work, works_cited_in
from perspectives.records.claim_records import Citation
from perspectives.records.document_records import DocumentRecords, Reference
from tests.unit.small_book import book, claim

CLAIMS = [
    claim("a", source="paper", quoted_in="memoir", also_in=(Citation("letter"), Citation("paper"))),
    claim("b", source="paper"),
    claim("c", "boris", quoted_in="memoir"),
    claim("d", "boris", source="lost"),
    claim("e", "who", source="paper"),
]


def test_a_page_has_each_work_that_it_cites_or_takes_claims_from_once_and_sorted() -> None:
    cited = [Reference("work", key, "page", 1) for key in ("paper", "lost", "letter", "paper")]
    cited.append(Reference("claim", "memoir", "page", 1))
    documents = {
        "claims": DocumentRecords(claims=CLAIMS),
        "cited": DocumentRecords(references=cited),
        "empty": DocumentRecords(),
    }
    settled = book(documents=documents)
    assert works_cited_in(settled, "claims") == ["letter", "memoir", "paper"]
    assert works_cited_in(settled, "cited") == ["letter", "paper"]
    assert works_cited_in(settled, "empty") == works_cited_in(settled, "gone") == []


def test_a_perspective_has_every_claim_of_a_work_under_the_source_or_else_what_quotes_it() -> None:
    settled = book(CLAIMS)
    found = {key: [one.id for one in claims] for key, claims in claims_by_work(settled, "east").items()}
    assert found == {"paper": ["a", "b"]}
    assert {key: len(claims) for key, claims in claims_by_work(settled, "west").items()} == {"memoir": 1}


def test_there_is_a_bibliography_for_each_page_and_perspective_that_has_works() -> None:
    documents = {"b": DocumentRecords(claims=CLAIMS), "a": DocumentRecords()}
    assert bibliographies(book(documents=documents)) == {
        "b": ["letter", "memoir", "paper"],
        "perspective-west": ["memoir"],
        "perspective-east": ["paper"],
    }
