"""Every builder prints every word, and no builder meets an unknown node."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.support import Book, SharedBook

WORDS = (
    "Who broke the bell?",
    "She rang too hard.",
    "The rope was old.",
    "It was very old.",
    "He adds that the bell was sound.",
    "The village laughed.",
    "They disagree on",
    "The letter does not say who heard it.",
)
OUTPUTS = {
    "html": "bell.html",
    "dirhtml": "bell/index.html",
    "singlehtml": "index.html",
    "epub": "bell.xhtml",
    "text": "bell.txt",
    "latex": "thebrokenbell.tex",
    "man": "thebrokenbell.1",
    "texinfo": "thebrokenbell.texi",
    "xml": "bell.xml",
    "gettext": "bell.pot",
}


@pytest.mark.parametrize("builder", OUTPUTS)
def test_each_builder_prints_every_word_without_a_warning(reader: SharedBook, builder: str) -> None:
    build = reader.build(builder)
    assert build.warnings == []
    output = unescape(build.read(OUTPUTS[builder]))
    plain = " ".join(re.sub(r"<[^>]+>", "", output).split())
    expected = [
        words
        for words in WORDS
        if builder != "gettext"
        or words not in ("She rang too hard.", "The rope was old.", "It was very old.")
    ]
    assert [words for words in expected if words not in plain] == []


def test_a_comparison_shows_who_speaks_through_whom(reader: SharedBook) -> None:
    text = reader.build("text").read("bell.txt")
    assert "The village’s words, the abbey’s pen" in text
    assert "As told by Abbot Odo, set down in 1720, 19 years later." in text
    assert "3 accounts, 2 perspectives, 2 pens" in text
    assert "The Book of the Abbey" in reader.build("text").read("registers.txt")


def test_a_silent_core_perspective_is_shown_with_its_kind(book: Book) -> None:
    book.replace(
        "docs/bell.md",
        ":settle: the bell itself",
        ":settle: the bell itself\n:silences: travellers: unread (their letters)",
    )
    build = book.build("text")
    assert build.warnings == []
    text = " ".join(build.read("bell.txt").split())
    assert (
        "Not silent in history, only in this book. Its papers or books are known to exist, "
        "and were not read for this book. Their letters."
    ) in text


def test_a_claim_that_stands_elsewhere_is_shown_by_with(book: Book) -> None:
    book.write(
        "docs/registers.md",
        book.read("docs/registers.md")
        + "\n::::{accounts} Was the wind strong?\n:id: was-it-windy\n"
        + ":finding: one-sided\n:with: ringer-wind\n::::\n",
    )
    build = book.build()
    assert build.warnings == []
    page = build.read("registers.html")
    assert "Told in" in page
    assert page.count('id="claim-ringer-wind"') == 0
    assert "a great wind" in page
    (comparison,) = [record for record in build.data["comparisons"] if record["id"] == "was-it-windy"]
    assert (comparison["claims"], comparison["witnesses"]) == (["ringer-wind"], 1)
