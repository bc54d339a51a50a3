"""What was seen of a work, and its annotation: on the pages, at each claim, and in every file of works."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from perspectives.records import vocabulary
from perspectives.records.closed_lists import SEEN
from tests.support import Book, Build

ANNOTATION = r"Odo \& \emph{his} monks <b>wrote</b> 5\% of it: ``so'' he says. Good for \#1 \_ only."
PRINTED = "Odo & his monks <b>wrote</b> 5% of it: “so” he says. Good for #1 _ only."
"""An annotation as it is typed and as it is printed: in no output its signs are markup."""


def claim(number: int, options: str) -> str:
    """Return a claim with words of its own."""
    return f"\n:::{{claim}} ringer\n:id: new-{number}\n{options}\n\n> Words {number} and {number * 7}.\n:::\n"


CASES = {
    "source: odo-book": ("opening", "opening seen"),
    "source: odo-book\n:seen: window": ("window", "passage seen"),
    "source: odo-book\n:seen: quoted": ("quoted", "seen as quoted"),
    "quoted-in: odo-book": ("quoted", None),
    "source: odo-book\n:quoted-in: pedlar-letter": ("quoted", None),
    "source: odo-book\n:quoted-in: pedlar-letter\n:seen: quoted": ("quoted", None),
    "source: pedlar-letter": (None, None),
    "source: pedlar-letter\n:seen: whole": ("whole", "whole seen"),
    **{
        f"source: pedlar-letter\n:seen: {seen}\n:locator: p. {number}": (seen, vocabulary.SEEN_WORDS[seen])
        for number, seen in enumerate(SEEN, 1)
    },
}
"""The options of a claim, what was seen of its words, and the words that its foot has for it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader with an annotation and what was seen of a work, and with the claims."""
    book = Book(tmp_path_factory.mktemp("annotations"))
    book.replace(
        "sources/references.bib",
        "  origlanguage = {la},\n",
        f"  origlanguage = {{la}},\n  seen = {{opening}},\n  annotation = {{{ANNOTATION}}},\n",
    )
    claims = "".join(claim(number, f":{options}") for number, options in enumerate(CASES))
    book.write("docs/bell.md", book.read("docs/bell.md") + claims)
    build = book.build()
    assert build.warnings == []
    return build


def test_the_list_of_works_is_an_annotated_bibliography(built: Build) -> None:
    page = BeautifulSoup(built.read("registers.html"), "html.parser")
    works = {work["id"]: work for work in page.select(".ps-work")}
    (annotation,) = works["cite-odo-book"].select(".ps-annotation")
    assert (annotation.get_text(), annotation.find("b")) == (PRINTED, None)
    assert [line.get_text() for line in works["cite-odo-book"].select(".ps-seen")] == ["Seen: the opening"]
    assert works["cite-pedlar-letter"].select(".ps-annotation, .ps-seen") == []


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_claim_says_how_much_was_seen_of_what_has_its_words(built: Build, number: int) -> None:
    seen, words = list(CASES.values())[number]
    (record,) = [one for one in built.data["claims"] if one["id"] == f"new-{number}"]
    assert record["seen"] == seen
    page = BeautifulSoup(built.read("bell.html"), "html.parser")
    article = page.find(id=f"claim-new-{number}")
    assert article is not None
    shown = [element.get_text() for element in article.select(".ps-source > .ps-seen")]
    assert shown == ([words] if words else [])


def test_every_file_has_them(built: Build) -> None:
    (work,) = [one for one in built.data["sources"] if one["key"] == "odo-book"]
    assert (work["seen"], work["annotation"], work["csl"]["annote"]) == (
        "opening",
        PRINTED,
        PRINTED.replace("his", "<i>his</i>"),
    )
    previews = built.read("data/previews.js")
    data = json.loads(previews[previews.index("{") : previews.rindex("}") + 1])
    assert data["cite"]["odo-book"][1:] == [PRINTED, "Seen: the opening"]
    assert len(data["cite"]["pedlar-letter"]) == 1
    assert f"N1  - {PRINTED}\n" in built.read("data/references.ris")
    typed = r"annotation = {Odo \& \emph{his} monks <b>wrote</b> 5\% of it"
    assert typed in built.read("data/references.bib")


def test_every_value_has_words() -> None:
    assert set(vocabulary.SEEN_WORDS) == set(vocabulary.SEEN_PARTS) == set(SEEN)
    assert len(set(vocabulary.SEEN_WORDS.values())) == len(set(vocabulary.SEEN_PARTS.values())) == len(SEEN)
    assert (vocabulary.seen_words(None), vocabulary.seen_part(None)) == ("", "")
