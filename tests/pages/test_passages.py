"""Passages of documents in comparisons: paragraphs that stand beside claims, with and without their text."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree

from tests.data_readers import tei_errors
from tests.support import Book, Build, add_documents

ACCOUNTS = """
::::{{accounts}} Question {name}?
:id: {name}
:finding: {finding}
:with: {accounts}
::::
"""
COMPARISONS = {
    "one-passage": ("one-sided", "charter:p5"),
    "beside-a-claim": ("differ", "ringer-wind, charter:a1-p1, charter:p3"),
    "with-its-own-claim": ("differ", "ringer-did-not-pull, ringer-wind, charter:p5, charter:p5"),
    "wrong-finding": ("differ", "charter:p5, charter:p4"),
    "no-such-paragraph": ("one-sided", "ringer-wind, charter:p9"),
    "no-such-attachment": ("one-sided", "ringer-wind, charter:a2-p1"),
    "no-such-document": ("one-sided", "ringer-wind, chartr:p5"),
    "left-out": ("differ", "ringer-wind, charter:p2"),
    "never-counted": ("one-sided", "ringer-wind, letter:p1"),
    "not-written-so": ("one-sided", "ringer-wind, charter:7"),
}
FAULTS = {
    "wrong-finding": ("finding-contradicted", "one-sided or unverifiable, for the pens are pedlar"),
    "no-such-paragraph": ("unknown-paragraph", "“charter:p9”"),
    "no-such-attachment": ("unknown-paragraph", "“charter:a1-p1”"),
    "no-such-document": ("unknown-document", "“charter:p5”"),
    "left-out": ("passage-left-out", "1, 3-5, a1"),
    "never-counted": ("uncounted-paragraphs", "“letter:p1”"),
    "not-written-so": ("malformed-list", "“ringer-wind, charter:p7”"),
}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Build]:
    """Build a book whose comparisons have passages: with the text at hand, and without it."""
    found = {}
    for is_at_hand in (True, False):
        book = Book(tmp_path_factory.mktemp("passages") / "book")
        add_documents(book, texts=is_at_hand)
        page = "".join(
            ACCOUNTS.format(name=name, finding=finding, accounts=accounts)
            for name, (finding, accounts) in COMPARISONS.items()
        )
        book.write("docs/passages.md", f"(passages)=\n# Passages\n{page}")
        book.replace("docs/index.md", "registers", "passages\nregisters")
        book.write("docs/registers.md", book.read("docs/registers.md") + "\n:::{view} disagreements\n:::\n")
        found[is_at_hand] = book.build()
    return found


def comparison(build: Build, name: str) -> Tag:
    """Return a comparison of the page."""
    found = BeautifulSoup(build.read("passages.html"), "html.parser").select_one(f"#accounts-{name}")
    assert found is not None
    return found


def words(tag: Tag, selector: str) -> list[str]:
    """Return the words of each element that a selector finds."""
    return [" ".join(one.get_text().split()) for one in tag.select(selector)]


@pytest.mark.parametrize("is_at_hand", [True, False])
def test_each_fault_is_told_once_with_its_line_and_its_mend(
    builds: dict[bool, Build], is_at_hand: bool
) -> None:
    build = builds[is_at_hand]
    lines = build.app.env.doc2path("passages").read_text(encoding="utf-8").splitlines()
    told = {}
    for warning in build.warnings:
        match = re.search(r"passages\.md:([0-9]+): .*\[perspectives\.([a-z-]+)\]", warning)
        assert match, warning
        question = next(
            line for line in reversed(lines[: int(match[1])]) if line.startswith("::::{accounts}")
        )
        name = question.split()[-1].rstrip("?")
        assert name not in told
        told[name] = match[2]
        assert FAULTS[name][1] in warning
        assert build.mend(match[2]) in warning
    assert told == {name: code for name, (code, _says) in FAULTS.items()}


def test_a_passage_has_its_first_words_where_the_text_is_at_hand(builds: dict[bool, Build]) -> None:
    found = comparison(builds[True], "one-passage")
    assert words(found, ".ps-passage .ps-voice") == ["Abbot Odo"]
    assert words(found, ".ps-passage .ps-said") == ["3 May 1701"]
    assert words(found, ".ps-passage blockquote") == [
        "“The ringer says she did not pull. The abbot says she did. I heard it, he says, & no more.”"
    ]
    assert [tag["lang"] for tag in found.select(".ps-passage blockquote")] == ["en"]
    assert found.select(".ps-excerpt") == []


def test_without_the_text_the_claims_stand_for_it_or_a_line_says_why_not(builds: dict[bool, Build]) -> None:
    assert words(comparison(builds[False], "one-passage"), ".ps-excerpt blockquote") == [
        "“The ringer says she did not pull.”",
        "“she did not pull. The abbot says she did.”",
    ]
    found = comparison(builds[False], "beside-a-claim")
    first, second = found.select(".ps-passage")
    assert words(first, ".ps-excerpt blockquote") == [
        "“The price of a bell is forty crowns. It is not paid.”"
    ]
    assert words(second, ".ps-passage-nothing") == [
        "The text was not at hand when this copy was made, and no claim quotes this paragraph (p. 12)."
    ]
    # A claim that has its own place in the comparison is not printed twice.
    found = comparison(builds[False], "with-its-own-claim")
    assert words(found, ".ps-excerpt blockquote") == ["“she did not pull. The abbot says she did.”"]
    assert [str(link["href"]) for link in found.select(".ps-passage > .ps-said a")] == [
        "charter.html#claim-ringer-did-not-pull"
    ]


def test_no_address_differs_and_every_link_arrives(builds: dict[bool, Build]) -> None:
    ids = {}
    for is_at_hand, build in builds.items():
        found = comparison(build, "beside-a-claim")
        assert [str(link["href"]) for link in found.select(".ps-passage > .ps-passage-place a")] == [
            "charter.html#document-charter-a1-p1",
            "charter.html#document-charter-p3",
        ]
        for page, id_ in re.findall(r'href="([a-z-]+\.html)#([a-z0-9-]+)"', str(found)):
            assert f'id="{id_}"' in build.read(page), id_
        every = [
            str(tag["id"]) for tag in BeautifulSoup(build.read("passages.html"), "html.parser").select("[id]")
        ]
        assert len(set(every)) == len(every)
        ids[is_at_hand] = every
    assert ids[True] == ids[False]


def test_a_passage_is_an_account_by_a_pen_of_its_side(builds: dict[bool, Build]) -> None:
    facts = {name: words(comparison(builds[True], name), ".ps-numbers")[0] for name in COMPARISONS}
    assert facts["one-passage"] == "1 account, 1 perspective, 1 pen"
    # The pedlar told the charter, and the record of the ringer's words has no teller.
    assert facts["beside-a-claim"] == "3 accounts, 2 perspectives, 2 pens"
    assert facts["with-its-own-claim"] == "3 accounts, 2 perspectives, 3 pens"
    assert facts["no-such-paragraph"] == "1 account, 1 perspective, 1 pen"
    beside = comparison(builds[True], "beside-a-claim")
    assert words(beside, ".ps-row > .ps-claim > .ps-label .ps-letter") == ["V", "A"]
    (continued,) = beside.select(".ps-further")
    assert words(continued, ".ps-further-head, .ps-label") == ["A The abbey, continued"]
    passages = beside.select(".ps-passage")
    assert len(passages) == 2
    assert [one["data-perspective"] for one in (passages[0], continued)] == ["abbey"] * 2
    assert words(beside, ".ps-silence[data-perspective=abbey]") == [
        "A The abbey Speaks here only through others."
    ]


def test_the_data_name_passages_and_no_claim_is_made_of_them(builds: dict[bool, Build]) -> None:
    for build in builds.values():
        jsonschema.validate(build.data, json.loads(build.read("data/claims.schema.json")))
        record = next(one for one in build.data["comparisons"] if one["id"] == "beside-a-claim")
        assert record["claims"] == ["ringer-wind"]
        assert record["passages"] == [
            {"document": "charter", "paragraph": number, "by": "abbot", "perspective": "abbey"}
            for number in ("a1-p1", "3")
        ]
        assert record["witnesses"] == 2
        assert "charter, a1-p1; charter, 3" in build.read("data/comparisons.csv")
        tei = etree.parse(build.out / "data" / "accounts.tei.xml")
        assert tei_errors(tei) == []
        items = tei.findall(".//{*}item[@rend='passage']")
        assert [item.text for item in items] == ["a1-p1", "3", "2", "5", "5", "5", "4"]
    assert builds[True].read("data/comparisons.csv") == builds[False].read("data/comparisons.csv")


def test_the_document_leads_to_the_questions_that_show_it(builds: dict[bool, Build]) -> None:
    for build in builds.values():
        page = BeautifulSoup(build.read("charter.html"), "html.parser")
        facts = page.select_one(".ps-document-facts")
        assert facts is not None
        assert "Question one-passage? (paragraph 5)" in " ".join(facts.get_text().split())
    page = BeautifulSoup(builds[True].read("charter.html"), "html.parser")
    slips = [str(link["href"]) for link in page.select("#document-charter-p3 .ps-slip .ps-slip-question a")]
    assert slips == ["passages.html#accounts-beside-a-claim"]


def test_the_question_is_in_the_matrix_with_its_passage(builds: dict[bool, Build]) -> None:
    """A passage is an account: its sign leads to the comparison that shows it."""
    matrix = BeautifulSoup(builds[True].read("registers.html"), "html.parser").select_one(".ps-matrix")
    assert matrix is not None
    (row,) = [row for row in matrix.select("tbody tr") if "one-passage" in str(row.select_one("th a"))]
    assert [(link["class"], link["href"], link.get_text()) for link in row.select("td a")] == [
        (["other"], "passages.html#accounts-one-passage", "The abbey: by a traveller’s pen, 1 account")
    ]
