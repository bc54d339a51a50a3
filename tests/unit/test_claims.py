"""The values by which the register of claims is narrowed: all of them, each once."""

from __future__ import annotations

from perspectives.records.model import Citation
from perspectives.records.view_options import EVIDENCE_GRADES, PARAPHRASE
from perspectives.views.claims import evidence_word, facets_of
from tests.unit.small_book import book, claim, comparison


def test_a_claim_has_every_value_once() -> None:
    one = claim(
        *("c", "anna", ["boris", "carl", "boris"]),
        source="memoir",
        quoted_in="paper",
        also_in=(Citation("letter"), Citation("memoir")),
        medium="talk",
        accounts="own",
    )
    asked = [
        comparison("own", [one], event="fall", finding="differ"),
        comparison("borrowing", borrowed=("c",), finding="conflict"),
        comparison("another", borrowed=("c",), finding="differ"),
        comparison("without", borrowed=("c",)),
    ]
    assert facets_of(book([one], asked), one) == {
        "perspective": ["east"],
        "voice": ["anna"],
        "reporter": ["boris", "carl"],
        "event": ["fall"],
        "source": ["memoir", "paper", "letter"],
        "finding": ["differ", "conflict"],
        "evidence": ["unchecked"],
        "medium": ["talk"],
    }


def test_what_is_not_known_has_no_value() -> None:
    one = claim("c", "lost", quotations=())
    assert facets_of(book([one]), one) == {
        **{key: [] for key in ("perspective", "reporter", "event", "source", "finding", "medium")},
        "voice": ["lost"],
        "evidence": [PARAPHRASE],
    }


def test_each_kind_of_evidence_has_a_word() -> None:
    words = [evidence_word(kind) for kind in EVIDENCE_GRADES]
    assert words == [
        "checked",
        "checked in a web copy",
        "checked in a retyped opening",
        "checked in a machine reading",
        "second-hand",
        "not yet collated",
        "paraphrase",
    ]
