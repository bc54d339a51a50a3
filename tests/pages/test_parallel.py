"""Two documents side by side: rows of claims that belong together."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Book, Build, add_documents

GOOD = """(side-by-side)=
# The charter beside the letter

In our words.

:::{parallel} charter letter
ringer-did-not-pull | pedlar-heard-nothing

odo-says-she-did, odo-price-of-a-bell |
:::

(beside-a-work)=
## Beside the book of the abbot

```{parallel} charter odo-book
 | ringer-rope
odo-says-she-did | odo-ringer-did
```
"""
FAULTS = {
    "no-argument": ("{parallel}\nringer-rope | x-y", ["missing-argument", "unknown-claim"]),
    "one-name": ("{parallel} charter\nringer-rope |", ["malformed-parallel"]),
    "three-names": ("{parallel} charter letter odo-book\nringer-rope |", ["malformed-parallel"]),
    "twice-the-same": ("{parallel} charter charter\nringer-rope |", ["malformed-parallel"]),
    "unknown-names": ("{parallel} chartr odo-bok\nringer-rope |", ["unknown-side", "unknown-side"]),
    "no-rows": ("{parallel} charter letter", ["empty-parallel"]),
    "an-option": ("{parallel} charter letter\n:id: some\n\nringer-did-not-pull |", ["unknown-option"]),
    "no-bar": (
        "{parallel} charter letter\nringer-did-not-pull pedlar-heard-nothing",
        ["malformed-row", "empty-parallel"],
    ),
    "two-bars": (
        "{parallel} charter letter\n| ringer-did-not-pull | pedlar-heard-nothing |",
        ["malformed-row", "empty-parallel"],
    ),
    "another-bar": (
        "{parallel} charter letter\nringer-did-not-pull ｜ pedlar-heard-nothing",
        ["malformed-row", "empty-parallel"],
    ),
    "nothing-on-both": ("{parallel} charter letter\n|", ["malformed-row", "empty-parallel"]),
    "no-id": (
        "{parallel} charter letter\nRinger did not pull | pedlar-heard-nothing",
        ["malformed-row", "empty-parallel"],
    ),
    "unknown-claim": ("{parallel} charter letter\nringer-did-not-pul |", ["unknown-claim"]),
    "of-neither": ("{parallel} charter letter\nringer-wind |", ["foreign-claim"]),
    "on-the-other-side": (
        "{parallel} charter letter\npedlar-heard-nothing | ringer-did-not-pull",
        ["foreign-claim", "foreign-claim"],
    ),
    "used-twice": (
        "{parallel} charter letter\nringer-did-not-pull |\nringer-did-not-pull | pedlar-heard-nothing",
        ["repeated-claim"],
    ),
}
SAYS = {
    "two-bars": "“ringer-did-not-pull | pedlar-heard-nothing”",
    "another-bar": "“ringer-did-not-pull | pedlar-heard-nothing”",
    "no-id": "“ringer-did-not-pull | pedlar-heard-nothing”",
    "unknown-names": "“charter”",
    "of-neither": "a claim whose source is bell-charter",
    "on-the-other-side": "belongs to the other side, letter",
    "unknown-claim": "“ringer-did-not-pull”",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a book with a good page and one for each fault."""
    book = Book(tmp_path_factory.mktemp("parallel") / "book")
    add_documents(book, texts=False)
    book.write("docs/side-by-side.md", GOOD)
    for name, (text, _codes) in FAULTS.items():
        book.write(f"docs/{name}.md", f"({name})=\n# {name}\n\nFirst.\n\n:::{text}\n:::\n")
    nested = "\n::::{accounts} Who?\n:id: nested\n:with: ringer-wind\n:finding: one-sided\n\n"
    nested += ":::{parallel} charter letter\nringer-did-not-pull |\n:::\n::::\n"
    book.write("docs/nested.md", f"(nested-page)=\n# Nested\n{nested}")
    names = "\n".join(["side-by-side", *FAULTS, "nested"])
    book.replace("docs/index.md", "registers", f"{names}\nregisters")
    return book.build()


def words(tag: Tag, selector: str) -> list[str]:
    """Return the words of each element that a selector finds."""
    return [" ".join(one.get_text().split()) for one in tag.select(selector)]


def parallels(build: Build) -> list[Tag]:
    """Return the parallel texts of the good page."""
    return list(BeautifulSoup(build.read("side-by-side.html"), "html.parser").select(".ps-parallel"))


def test_each_fault_is_told_at_its_line_and_every_page_is_built(built: Build) -> None:
    told: dict[str, list[str]] = {}
    for warning in built.warnings:
        match = re.search(r"/docs/([a-z-]+)\.md:([0-9]+): .*\[perspectives\.([a-z-]+)\]", warning)
        assert match, warning
        told.setdefault(match[1], []).append(match[3])
        assert int(match[2]) >= 6, warning
        assert SAYS.get(match[1], "") in warning or len(FAULTS[match[1]][1]) > 1
        assert built.mend(match[3]) in warning
    expected = {name: sorted(codes) for name, (_text, codes) in FAULTS.items()}
    assert {name: sorted(codes) for name, codes in told.items()} == {
        **expected,
        "nested": ["misplaced-parallel"],
    }
    for name, says in SAYS.items():
        assert any(f"/{name}.md" in warning and says in warning for warning in built.warnings), name
    for path in built.out.glob("*.html"):
        ids = [str(tag["id"]) for tag in BeautifulSoup(path.read_bytes(), "html.parser").select("[id]")]
        assert sorted(set(ids)) == sorted(ids), path.name


def test_the_heads_name_both_documents_their_makers_dates_and_ways(built: Build) -> None:
    first, second = parallels(built)
    assert words(first, ".ps-parallel-title") == [
        "A The charter of the bell",
        "T The letter of the pedlar",
    ]
    assert [str(link["href"]) for link in first.select(".ps-parallel-title a")] == [
        "charter.html#document-charter",
        "letter.html#document-letter",
    ]
    left, right = first.select(".ps-parallel-head")
    assert words(left, ".ps-said") == [
        "Abbot Odo · 3 May 1701",
        (
            "The abbey’s words, a traveller’s pen. As told by A pedlar, set down in 1702. "
            "Read in English; written or said in Latin. Translated by Bede Miller. "
            "Printed in Odo [1701] 1725, pp. 12–14."
        ),
    ]
    assert words(right, ".ps-said") == ["A pedlar", "Printed in Pedlar 1725."]
    # A work that is no document of the book: its maker is the last hand of the claims from it.
    assert words(second, ".ps-parallel-title")[1] == "A The Book of the Abbey"
    assert words(second.select(".ps-parallel-head")[1], ".ps-said") == ["Abbot Odo · 1720"]


def test_the_rows_have_the_words_in_order_and_the_claims_keep_their_address(built: Build) -> None:
    first, second = parallels(built)
    rows = [
        words(row, ".ps-parallel-cell blockquote, .ps-parallel-nothing")
        for row in first.select(".ps-parallel-row")
    ]
    assert rows == [
        ["“The ringer says she did not pull.”", "“I heard nothing that night.”"],
        [
            "“she did not pull. The abbot says she did.”",
            "“The price of a bell is forty crowns. It is not paid.”",
            "This book quotes nothing beside it from this side.",
        ],
    ]
    assert [len(row.select(".ps-parallel-cell")) for row in first.select(".ps-parallel-row")] == [2, 2]
    assert words(second, ".ps-parallel-row:nth-of-type(2) .ps-parallel-nothing") == [
        "This book quotes nothing beside it from this side."
    ]
    assert "He adds that the bell was sound." in words(second, ".ps-report")
    (foot, *_rest) = first.select(".ps-excerpt-foot")
    assert [str(link["href"]) for link in foot.select("a")] == [
        "charter.html#document-charter-p5",
        "charter.html#claim-ringer-did-not-pull",
    ]
    for tag in (*first.select("a"), *second.select("a")):
        page, _hash, id_ = str(tag["href"]).partition("#")
        assert f'id="{id_}"' in built.read(page or "side-by-side.html"), tag["href"]


def test_each_cell_says_for_the_ear_whose_side_it_is(built: Build) -> None:
    first = parallels(built)[0]
    assert [(str(tag["role"]), str(tag["aria-label"])) for tag in first.select(".ps-parallel-row > *")][
        :2
    ] == [
        ("group", "A · The charter of the bell"),
        ("group", "T · The letter of the pedlar"),
    ]
    assert [str(tag["aria-label"]) for tag in first.select(".ps-parallel-row")] == ["Row 1", "Row 2"]


def test_a_document_leads_to_the_page_and_no_claim_is_counted_twice(built: Build) -> None:
    page = BeautifulSoup(built.read("letter.html"), "html.parser")
    assert ("The charter of the bell", "side-by-side.html") in [
        (link.get_text(), str(link["href"])) for link in page.select(".ps-document-facts a")
    ]
    ids = [claim["id"] for claim in built.data["claims"]]
    assert len(ids) == len(set(ids))
    assert [one for one in built.data["claims"] if one["url"].startswith("side-by-side")] == []
