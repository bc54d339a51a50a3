"""Every quotation of the base article stands in a claim, word for word, and no claim has other words."""

from __future__ import annotations

import re

import pytest

from tests.support import Build

pytestmark = pytest.mark.book

BASE = "wikipedia-split"
TEXT_HEADINGS = ("== Background ==", "== See also ==")
"""The article's own matter: what follows is lists."""

NOT_QUOTATIONS = {
    "Secret Speech": "a name",
    "party of a socialist country": "held in the quotation around it",
    "to Kosygin": "a name",
}
"""What stands between quotation marks in the article and is nobody's words, and why."""

BLOCK_QUOTATIONS = (
    "Khrushchev told us that the other sister parties had been told",
    "all the distortions of the major issues of principle",
    "Khrushchev and Co. made feverish efforts",
    "cut systematically all economic aid to Albania.",
    "The real cause [of the break in diplomatic relations]",
    "But Khrushchev is trying in vain",
    "On this course, marching shoulder to shoulder",
)
"""The first words of each block quotation, which the article prints without quotation marks."""


def flat(text: str) -> str:
    """Return *text* with runs of white space as single spaces."""
    return " ".join(text.split())


def all_words(built: Build) -> str:
    """Return the words of all quotations, and of all variants: the article's wording may be one."""
    return "\n".join(
        flat(words)
        for claim in built.data["claims"]
        for words in [*claim["quotations"], *(variant["words"] for variant in claim["variants"])]
    )


def without_marks(words: str) -> str:
    """Return *words* without the marks that delimit a quotation, and the comma that leads out of it."""
    return words.strip("'\" ").rstrip(",")


def test_what_is_quoted_from_the_article_stands_in_it_word_for_word(built: Build, article: str) -> None:
    quoted = [
        (claim["id"], flat(words))
        for claim in built.data["claims"]
        for words in [
            *(claim["quotations"] if claim["quoted_in"] == BASE else ()),
            *(variant["words"] for variant in claim["variants"] if variant["work"] == BASE),
        ]
    ]
    assert len(quoted) > 150
    text = flat(article)
    assert [(id_, words) for id_, words in quoted if words not in text] == []


def test_every_quotation_of_the_article_stands_in_a_claim(built: Build, article: str) -> None:
    words_of_claims = all_words(built)
    text = flat(article[article.index(TEXT_HEADINGS[0]) : article.index(TEXT_HEADINGS[1])])
    quotations = re.findall(r'"([^"]+)"', text)
    assert len(quotations) > 130
    missing = []
    for quotation in quotations:
        sentences = re.split(r"(?<=[.!?]) (?=[A-Z\[])|(?<=\.\.\.) ", quotation)
        missing += [
            sentence
            for sentence in sentences
            if sentence not in NOT_QUOTATIONS and without_marks(sentence) not in words_of_claims
        ]
    assert missing == []


def test_every_block_quotation_of_the_article_stands_in_a_claim(built: Build, article: str) -> None:
    """Each begins a line of its own and goes on to the end of the line; a claim holds it, or several do."""
    words_of_claims = all_words(built)
    lines = article.splitlines()
    for beginning in BLOCK_QUOTATIONS:
        (block,) = [line for line in lines if line.startswith(beginning)]
        pieces = [piece.strip() for piece in re.split(r"(?<=[.!?]) (?=[A-Z\[])|\.\.\.", flat(block))]
        assert [piece for piece in pieces if piece and without_marks(piece) not in words_of_claims] == []
