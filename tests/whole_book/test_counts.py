"""Every count of claims leads to the register with its question, and the register gives as many."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup

from perspectives.book.wording import number_word
from perspectives.records.questions import QUESTION_KEYS, answers
from perspectives.views.claim_facts import book_facts
from tests.support import Build

pytestmark = pytest.mark.book

WORDS = {number_word(number): number for number in range(100)}
COUNTED = (
    "reference/chains",
    "reference/evidence",
    "reference/voices",
    "reference/bibliographies",
    "documents/index",
    "paths/moscow-1960",
)
"""Pages with counts of claims, each of which must have such links."""
LINK = re.compile(rb"<a [^>]*claims\.html\?")


def count_links(path: Path) -> list[tuple[dict[str, str], str]]:
    """Return the question and the words of each link of a page to the register."""
    content = path.read_bytes()
    if not LINK.search(content):
        return []
    links = BeautifulSoup(content, "lxml").select('a[href*="claims.html?"]')
    return [(dict(parse_qsl(urlsplit(str(link["href"])).query)), link.get_text()) for link in links]


def test_each_count_is_the_number_of_claims_in_its_list(built: Build) -> None:
    facts = book_facts(built.app.env.domains["perspectives"].book, "en").values()  # type: ignore[attr-defined]
    sizes: dict[tuple[tuple[str, str], ...], int] = {}
    pages: Counter[str] = Counter()
    wrong = []
    for path in sorted(built.out.rglob("*.html")):
        for question, words in count_links(path):
            name = str(path.relative_to(built.out).with_suffix(""))
            assert set(question) <= set(QUESTION_KEYS), f"{name}: {question}"
            number = re.search(r"\d+", words)
            given = int(number[0]) if number else WORDS.get(words)
            if given is None:
                continue
            pages[name] += 1
            key = tuple(sorted(question.items()))
            if key not in sizes:
                sizes[key] = sum(answers(one, question) for one in facts)
            if sizes[key] != given:
                wrong.append((name, question, words, sizes[key]))
    assert wrong == []
    assert [name for name in COUNTED if not pages[name]] == []


def test_no_count_of_chains_or_evidence_is_without_a_link(built: Build) -> None:
    for name in ("chains", "evidence"):
        page = BeautifulSoup(built.read(f"reference/{name}.html"), "lxml")
        cells = page.select(".ps-tally .ps-number, .ps-table-evidence td + td")
        bare = [cell.get_text(strip=True) for cell in cells if not cell.select_one("a.ps-count")]
        assert len(cells) > 30
        assert set(bare) <= {"0", "–"}, name
