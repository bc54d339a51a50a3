"""What the register knows of a claim: all its values, each once, its dates, and the words for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perspectives.book.tallies import pen_of
from perspectives.records.claim_records import Citation
from perspectives.records.declarations import Voice
from perspectives.records.questions import FACETS
from perspectives.records.view_options import EVIDENCE_GRADES
from perspectives.views.claim_facts import claim_facts
from perspectives.views.claim_words import evidence_word
from tests.unit.small_book import book, claim, comparison


def test_a_claim_has_every_value_once() -> None:
    one = claim(
        *("c", "anna", ["boris", "carl", "boris"]),
        source="memoir",
        quoted_in="paper",
        also_in=(Citation("letter"), Citation("memoir")),
        medium="talk",
        accounts="own",
        seen="part",
    )
    asked = [
        comparison("own", [one], event="fall", finding="differ"),
        comparison("borrowing", borrowed=("c",), finding="conflict"),
        comparison("another", borrowed=("c",), finding="differ"),
        comparison("without", borrowed=("c",)),
    ]
    facts = claim_facts(book([one], asked), one, "en", ["charter", "charter"])
    assert facts.values == {
        "words": ("east",),
        "voice": ("anna",),
        "pen": ("west",),
        "hand": ("other", "reported", "another"),
        "reporter": ("boris", "carl"),
        "later": ("6-15",),
        "clock": ("later",),
        "source": ("memoir", "paper", "letter"),
        "taken-from": ("memoir", "paper"),
        "printed-in": ("memoir",),
        "document": ("charter",),
        "language": ("en",),
        "translation": ("translator",),
        "translator": ("A._T.",),
        "evidence": ("unchecked", "quoted"),
        "seen": ("quoted",),
        "medium": ("talk",),
        "event": ("fall",),
        "question": ("own", "another", "borrowing", "without"),
        "finding": ("differ", "conflict"),
    }
    assert set(facts.values) <= set(FACETS)
    assert facts.spans == {"said": "1700", "told": "1710", "about": "1700"}


def test_what_is_not_known_has_no_value_or_is_asked_for_as_unknown() -> None:
    one = claim("c", "lost", quotations=())
    facts = claim_facts(book([one]), one, "en", order=7)
    assert facts.values == {
        "words": ("unknown",),
        "voice": ("lost",),
        "pen": ("unknown",),
        "hand": ("direct", "nameless"),
        "later": ("unknown",),
        "clock": ("told-unknown",),
        "translation": ("unrecorded",),
        "published": ("none",),
        "evidence": ("paraphrase",),
    }
    assert facts.spans == {}
    assert facts.order == 7


@pytest.mark.parametrize(
    ("voice", "via", "pen", "hands"),
    [
        ("anna", [], "east", ["direct"]),
        ("an-account", [], "east", ["direct", "nameless"]),
        ("anna", ["amos"], "east", ["own", "reported"]),
        ("anna", ["boris"], "west", ["other", "reported", "another"]),
        ("anna", ["boris", "amos"], "east", ["own", "reported"]),
        ("anna", ["nobody"], "unknown", ["unnamed", "reported", "another"]),
        ("anna", ["lost"], "unknown", ["unnamed", "reported", "another"]),
        ("anna", ["encyclopedia"], "unknown", ["unnamed", "reported", "another"]),
        ("encyclopedia", [], "unknown", ["direct", "nameless"]),
    ],
)
def test_whose_pen_it_was_is_asked_by_the_last_hand(
    voice: str, via: list[str], pen: str, hands: list[str]
) -> None:
    one = claim("c", voice, via)
    asked = book([one])
    shelf = replace(asked.registry.perspectives["south"], id="shelf", column=False)
    asked.registry.perspectives["shelf"] = shelf
    asked.registry.voices["encyclopedia"] = Voice(
        "encyclopedia", "Encyclopedia", "", "compiler", "shelf", anonymous=True
    )
    assert pen_of(asked, one) == pen
    assert list(claim_facts(asked, one, "en").values["hand"]) == hands


def test_each_kind_of_evidence_has_a_word() -> None:
    words = [evidence_word(kind) for kind in (*EVIDENCE_GRADES[:-1], None)]
    assert words == [
        "checked",
        "checked in a web copy",
        "checked in a retyped opening",
        "checked in a machine reading",
        "second-hand",
        "not yet collated",
        "paraphrase",
    ]
