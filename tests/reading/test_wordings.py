"""Original words and variants of quotations: one book with many, and every fault that an editor can make."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup, Tag

from perspectives.records.wording_problems import WORDING_PROBLEMS
from tests.support import Book, Build

XML = "http://www.w3.org/XML/1998/namespace"
WORKS = """
@book{latin-book,
  author = {Miller, Bede},
  title = {A Latin Book},
  year = {1730},
  publisher = {The Press},
  language = {la},
  rights = {public-domain},
}
"""
CLAIMS = """
:::{claim} ringer
:id: in-two-tongues
:source: odo-book
:locator: p. 12
:language: en

> The rope was old.
>
> *Very* old.

{lang=ru source=pedlar-letter locator="p. 3"}
> Верёвка была старая.
>
> *Очень* старая.

She was asked again.

> It was red.

{lang=zh-Hans}
> 它是红色的。
{lang=he}
> היא הייתה אדומה.

{ as-in = "latin-book" }
> Rubra erat\\
> et vetus.
:::

:::{claim} abbot
:id: as-others-have-it
:quoted-in: pedlar-letter

> She rang far too hard.

{as-in=odo-book lang=de}
> Sie läutete zu stark.

{as-in=latin-book locator="p. 9"}
> She rang much too hard.[^ours]
:::

{quote}`Верёвка была старая. <in-two-tongues>` {quote}`much too hard <as-others-have-it>`

::::{accounts} What of the rope?
:id: what-of-the-rope
:finding: one-sided
:with: in-two-tongues
::::

[^ours]: Our note.
"""


def with_claims(book: Book, text: str = CLAIMS) -> Book:
    """Return the tiny reader with a further page of claims."""
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write("docs/tongues.md", f"(tongues)=\n# Tongues\n{text}")
    book.write("docs/index.md", book.read("docs/index.md").replace("bell\n", "bell\ntongues\n"))
    return book


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with originals and variants."""
    build = with_claims(Book(tmp_path_factory.mktemp("wordings"))).build()
    assert build.warnings == []
    return build


def claim(built: Build, id_: str) -> Tag:
    """Return a claim on its page."""
    found = BeautifulSoup(built.read("tongues.html"), "html.parser").find(id=f"claim-{id_}")
    assert isinstance(found, Tag)
    return found


def test_each_quotation_is_printed_with_its_originals_and_variants(built: Build) -> None:
    groups = claim(built, "in-two-tongues").select(".ps-wordings")
    labels = [[label.get_text() for label in group.select(".ps-wording-label")] for group in groups]
    quotes = [[(one["lang"], one.get("dir")) for one in group.select("blockquote")] for group in groups]
    assert [
        [(label, *marks) for label, marks in zip(*pair, strict=True)]
        for pair in zip(labels, quotes, strict=True)
    ] == [
        [("In English", "en", None), ("In Russian: Pedlar 1702, p. 3", "ru", None)],
        [
            ("In English", "en", None),
            ("In Chinese", "zh-Hans", None),
            ("In Hebrew", "he", "rtl"),
            ("In the wording of Miller 1730, in Latin", "la", None),
        ],
    ]
    others = claim(built, "as-others-have-it").select(".ps-variant .ps-wording-label")
    assert [label.get_text() for label in others] == [
        "In the wording of Odo 1720, in German",
        "In the wording of Miller 1730, p. 9, in Latin",
    ]


def test_a_comparison_that_borrows_a_claim_prints_the_same_words(built: Build) -> None:
    page = BeautifulSoup(built.read("tongues.html"), "html.parser")
    (borrowed,) = page.select(".ps-borrowed")
    own = [quote.get_text() for quote in claim(built, "in-two-tongues").select("blockquote")]
    assert [quote.get_text() for quote in borrowed.select("blockquote")] == own
    assert len(own) == 6


def test_they_are_in_the_data_with_their_language_and_work(built: Build) -> None:
    records = {record["id"]: record for record in built.data["claims"]}
    record = records["in-two-tongues"]
    assert record["quotations"] == ["The rope was old.\n\nVery old.", "It was red."]
    assert record["original_language"] == "ru"
    assert [
        (one["quotation"], one["language"], one["work"], one["words"]) for one in record["originals"]
    ] == [
        (1, "ru", "pedlar-letter", "Верёвка была старая.\n\nОчень старая."),
        (2, "zh-Hans", None, "它是红色的。"),
        (2, "he", None, "היא הייתה אדומה."),
    ]
    (variant,) = record["variants"]
    assert variant == {
        "words": "Rubra erat\net vetus.",
        "quotation": 2,
        "language": "la",
        "work": "latin-book",
        "locator": None,
        "evidence": "unchecked",
        "rights": "public-domain",
    }
    assert [one["words"] for one in records["as-others-have-it"]["variants"]] == [
        "Sie läutete zu stark.",
        "She rang much too hard.",
    ]


def test_each_is_a_quotation_of_its_own_in_the_other_formats(built: Build) -> None:
    tei = BeautifulSoup(built.read("data/accounts.tei.xml"), "xml")
    quotes = tei.select('cit[xml|id="claim-in-two-tongues"] quote', namespaces={"xml": XML})
    assert [(one.get("type"), one.get("xml:lang"), one.get("n"), one.get("source")) for one in quotes] == [
        (None, None, None, None),
        (None, None, None, None),
        ("original", "ru", "1", "#cite-pedlar-letter"),
        ("original", "zh-Hans", "2", None),
        ("original", "he", "2", None),
        ("variant", "la", "2", "#cite-latin-book"),
    ]
    graph = {node["id"]: node for node in json.loads(built.read("data/accounts.jsonld"))["@graph"]}
    original, variant = graph["#claim-in-two-tongues-3"], graph["#claim-in-two-tongues-6"]
    assert original["text"] == {"@value": "Верёвка была старая.\n\nОчень старая.", "@language": "ru"}
    assert original["workTranslation"] == {"id": "#claim-in-two-tongues-1"}
    assert variant["alternateOf"] == {"id": "#claim-in-two-tongues-2"}
    notes = json.loads(built.read("data/annotations.jsonld"))["first"]["items"]
    exact = {
        note["id"].rpartition("-")[2]: note["target"]["selector"]["refinedBy"]["exact"]
        for note in notes
        if "#claim-in-two-tongues-" in note["id"]
    }
    assert {number: re.sub(r"\s+", " ", words)[:12] for number, words in exact.items()} == {
        "1": "The rope was",
        "2": "It was red.",
        "3": "Верёвка была",
        "4": "它是红色的。",
        "5": "היא הייתה אד",
        "6": "Rubra erat e",
    }


def test_the_search_finds_their_words(built: Build) -> None:
    assert "它是红色的。" in built.read("data/search.js")
    assert "Верёвка" in built.read("data/search.js")


def test_words_that_the_text_repeats_have_their_language(built: Build) -> None:
    page = BeautifulSoup(built.read("tongues.html"), "html.parser")
    quoted = page.select("a .ps-ref-quote")
    assert [(one.get_text(), one.get("lang")) for one in quoted] == [
        ("“Верёвка была старая.”", "ru"),
        ("“much too hard”", "la"),
    ]


def test_they_are_no_further_account_and_no_further_pen(built: Build) -> None:
    page = BeautifulSoup(built.read("tongues.html"), "html.parser")
    numbers = page.select_one("#accounts-what-of-the-rope .ps-numbers")
    assert numbers is not None
    assert "1 account, 1 perspective, 1 pen" in numbers.get_text()


@dataclass(frozen=True)
class Case:
    """A fault: its code, the text of the claim's body, the line of it in the body, words of the message."""

    code: str
    body: str
    line: int
    says: tuple[str, ...] = ()


CASES = (
    Case("malformed-wording", "> Words.\n\n{lang: ru}\n> Слова.", 3, ("“{lang=ru}”",)),
    Case("malformed-wording", "> Words.\n\n{lang=ru}\n\n> Слова.", 3, ("directly before",)),
    Case("malformed-language", "> Words.\n\n{lang=RU}\n> Слова.", 3, ("“ru”",)),
    Case("unknown-option", "> Words.\n\n{lang=ru translator=Ada}\n> Слова.", 3, ("translator=Ada",)),
    Case("repeated-option", "> Words.\n\n{lang=ru}\n{lang=de}\n> Слова.", 4, ("lang=de",)),
    Case("wording-without-words", "> Words.\n\n{lang=ru}\nOur words.", 3, ("{lang=ru}",)),
    Case("wording-without-words", "> Words.\n\n{lang=ru}", 3, ("{lang=ru}",)),
    Case("empty-body", "> Words.\n\n{lang=ru}\n>", 4, ()),
    Case("wording-without-quotation", "Our words.\n\n{lang=ru}\n> Слова.", 3, ("“language”",)),
    Case("wording-without-quotation", "{as-in=latin-book}\n> Rubra erat.\n\n> Words.", 1, ()),
    Case("repeated-original", "> Words.\n\n{lang=ru}\n> Слова.\n\n{lang=ru}\n> Слово.", 6, ("as-in",)),
    Case("original-in-same-language", "> Words.\n\n{lang=en-GB}\n> Words, words.", 3, ("“en-GB”", "“en”")),
    Case("unknown-work", "> Words.\n\n{as-in=latin-bok}\n> Verba.", 3, ("“latin-book”",)),
    Case("unknown-work", "> Words.\n\n{lang=la source=latin-bok}\n> Verba.", 3, ("“latin-book”",)),
    Case("variant-in-same-work", "> Words.\n\n{as-in=pedlar-letter}\n> Other words.", 3, ("pedlar-letter",)),
    Case("variant-without-difference", "> Two words.\n\n{as-in=latin-book}\n> Two\n> words.", 3, ("also",)),
    Case("quotation-is-markup", "> Words.\n\n{lang=ru}\n> 1960. Год", 4, ("numbered list",)),
    Case("unseen-character", "> Words.\n\n{lang=ru}\n> Сло\u00adва.", 4, ("SOFT HYPHEN",)),
    Case(
        "malformed-wording",
        "> Words.\n\n{lang=ru source=odo-book locator=p. 212}\n> Слова.",
        3,
        ('“{lang=ru source=odo-book locator="p. 212"}”',),
    ),
)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, list[int]]:
    """Return a build with a claim for each fault, and the line in which the body of each begins."""
    text, starts = "", []
    for number, case in enumerate(CASES):
        text += f"\n:::{{claim}} ringer\n:id: fault-{number}\n:quoted-in: pedlar-letter\n\n"
        starts.append(text.count("\n") + 3)
        text += f"{case.body}\n:::\n"
    return with_claims(Book(tmp_path_factory.mktemp("faulty")), text).build(), starts


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=[f"{case.code}-{number}" for number, case in enumerate(CASES)]
)
def test_a_fault_is_told_with_its_line_and_its_mend(faulty: tuple[Build, list[int]], number: int) -> None:
    build, starts = faulty
    case = CASES[number]
    line = starts[number] + case.line - 1
    here = [warning for warning in build.warnings if f"tongues.md:{line}: " in warning]
    found = [warning for warning in here if f"[perspectives.{case.code}]" in warning]
    assert len(found) == 1, build.warnings
    assert build.mend(case.code) in found[0]
    for words in case.says:
        assert words in found[0]


def test_a_fault_brings_no_other(faulty: tuple[Build, list[int]]) -> None:
    assert sorted(set(faulty[0].codes)) == sorted({case.code for case in CASES} | {"words-typed-twice"})
    assert {code for code, _sentence, _mend in WORDING_PROBLEMS} <= {case.code for case in CASES}


def test_nothing_is_lost_for_a_fault(faulty: tuple[Build, list[int]]) -> None:
    build = faulty[0]
    page = BeautifulSoup(build.read("tongues.html"), "html.parser").get_text()
    for words in re.findall(r"^> ?(.+)$", "\n".join(case.body for case in CASES), re.MULTILINE):
        assert words in page
    records = {record["id"]: record for record in build.data["claims"]}
    alone, after = (records[f"fault-{number}"] for number in (8, 9))
    assert (alone["quotations"], alone["language"], alone["originals"]) == (["Слова."], "ru", [])
    assert (after["quotations"], [one["words"] for one in after["variants"]]) == (["Words."], ["Rubra erat."])


def test_it_makes_no_difference_whether_attributes_of_blocks_are_turned_on(book: Book, built: Build) -> None:
    conf = book.read("docs/conf.py")
    book.write("docs/conf.py", f'{conf}\nmyst_enable_extensions = [*myst_enable_extensions, "attrs_block"]\n')
    other = with_claims(book).build()
    assert other.warnings == []
    assert other.read("tongues.html") == built.read("tongues.html")
    assert other.data == built.data
