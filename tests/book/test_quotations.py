"""Every quotation of the base article stands in a claim, word for word, and no claim says more than it does.

The article is no part of the repository: ``ACCOUNTS_WITNESSES`` names a folder that holds it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.support import Build

pytestmark = pytest.mark.book

BASE = "wikipedia-split"
PASSAGES = (
    ("=== Bucharest Conference ===", "=== Hostilities ==="),
    ("=== International Conference of the Communist and Workers' Parties ===", "== Culmination =="),
    ('Hoxha later recalled: "When we returned from Moscow', "== Subsequent developments =="),
)
"""The article's matter of the chapters: from the one text to the other."""


def flat(text: str) -> str:
    """Return *text* with runs of white space as single spaces."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def article() -> str:
    """Return the base article, or skip where it is not at hand."""
    folder = os.environ.get("ACCOUNTS_WITNESSES")
    if not folder:
        pytest.skip("the base article is not at hand: ACCOUNTS_WITNESSES names no folder")
    return flat((Path(folder) / "base-article.txt").read_text(encoding="utf-8"))


def test_what_is_quoted_from_the_article_stands_in_it_word_for_word(built: Build, article: str) -> None:
    quoted = [
        (claim["id"], words)
        for claim in built.data["claims"]
        if claim["quoted_in"] == BASE
        for quotation in claim["quotations"]
        for words in [flat(quotation)]
    ]
    assert len(quoted) > 50
    assert [(id_, words) for id_, words in quoted if words not in article] == []


def test_every_quotation_of_the_chapters_passages_stands_in_a_claim(built: Build, article: str) -> None:
    held = "\n".join(flat(quotation) for claim in built.data["claims"] for quotation in claim["quotations"])
    missing = []
    for start, end in PASSAGES:
        first = article.index(flat(start))
        passage = article[first : article.index(flat(end), first)]
        for quotation in re.findall(r'"([^"]+)"', passage):
            sentences = re.split(r"(?<=[.!?]) (?=[A-Z\[])|(?<=\.\.\.) ", quotation)
            missing += [sentence for sentence in sentences if sentence.rstrip(",") not in held]
    assert missing == []
