"""Our words are ours, quotations are short and attributed, and nothing is left half done."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

RUN_LENGTH = 9
"""So many words in a row that stand in the base article too are the article's, and not ours."""

NOT_OUR_WORDS = (
    ".ps-words, .ps-index-words, .ps-ref-quote, .ps-ref-claim, .ps-work, .ps-relation, .ps-address, "
    ".ps-cite-form, pre"
)
WORKS_QUOTED_AT_LENGTH = {
    "wikipedia-split": "the article whose quotations the book was made to examine: all of them stand in it",
    "hoxha-khrushchevites": (
        "the memoir that the article leans on most: four in five of its words here are the article’s choice"
    ),
}
"""Works of which more than a thousand words are quoted, and why."""

NAMES = ("the Central Committee of the Communist Party of the Soviet Union",)
"""Names of bodies that have nine words: whoever names them has the same words."""


def words(text: str) -> list[str]:
    """Return the words of a text without case, apostrophes and punctuation."""
    return re.findall(r"[^\W_]+", re.sub("['’]", "", text.casefold()))


def runs(text: list[str]) -> set[tuple[str, ...]]:
    """Return every run of nine words."""
    return {tuple(text[start : start + RUN_LENGTH]) for start in range(len(text) - RUN_LENGTH + 1)}


def our_words(page: BeautifulSoup) -> list[str]:
    """Return the words of a page that stand neither in a quotation nor in the title of a work."""
    main = page.select_one("article.bd-article") or page
    for element in main.select(NOT_OUR_WORDS):
        element.replace_with(" | ")
    for element in main.select(".ps-index-mention"):
        # In the sentences of the index, quotations within our own words have their marks alone.
        element.string = re.sub("“[^”]*(?:”|$)", " | ", element.get_text(" "))
    # A mark that no word of the article equals keeps what stands on its two sides apart.
    return words(main.get_text(" ").replace("|", " quotationmark "))


def test_no_run_of_nine_words_is_shared_with_the_base_article(built: Build, article: str) -> None:
    theirs = runs(words(article)).difference(*(runs(words(name)) for name in NAMES))
    assert len(theirs) > 5000
    shared = {}
    for path in sorted(built.out.rglob("*.html")):
        if {"_static", "_cite"} & set(path.parts) or path.name == "genindex.html":
            continue
        common_runs = runs(our_words(BeautifulSoup(path.read_bytes(), "lxml"))) & theirs
        if common_runs:
            shared[path.name] = sorted(" ".join(run) for run in common_runs)
    assert shared == {}


def test_of_one_work_at_most_a_thousand_words_are_quoted_but_for_those_named(built: Build) -> None:
    counts: Counter[str] = Counter()
    free = {source["key"] for source in built.data["sources"] if source["rights"] == "public-domain"}
    for claim in built.data["claims"]:
        length = sum(len(quotation.split()) for quotation in claim["quotations"])
        for work in {claim["source"], claim["quoted_in"]} - {None} - free:
            counts[work] += length
        for wording in (*claim["originals"], *claim["variants"]):
            own = {wording["work"]} if wording["work"] else {claim["source"], claim["quoted_in"]}
            for work in own - {None} - free:
                counts[work] += len(wording["words"].split())
    long = {work: count for work, count in counts.items() if count > 1000}
    assert {work: count for work, count in long.items() if work not in WORKS_QUOTED_AT_LENGTH} == {}
    assert [work for work in WORKS_QUOTED_AT_LENGTH if work not in long] == []


def test_every_claim_has_a_source_in_the_bibliography(built: Build) -> None:
    keys = {source["key"] for source in built.data["sources"]}
    for claim in built.data["claims"]:
        works = {claim["source"], claim["quoted_in"]} - {None}
        assert works, claim["id"]
        assert works <= keys, claim["id"]


def test_every_comparison_is_named_by_a_question(built: Build) -> None:
    titles = [comparison["title"] for comparison in built.data["comparisons"]]
    assert len(titles) == len(set(titles))
    assert [title for title in titles if not title.endswith("?")] == []


def test_nothing_is_left_half_done() -> None:
    """The manual for editors tells of the mark TODO, which commands print."""
    marks = "FIXME|XXX|TBD|lorem ipsum|placeholder text"
    manual = ROOT / "docs" / "editing"
    lines = [
        (path.name, line)
        for folder in ("docs", "sources")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".md", ".toml", ".bib"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(rf"\b({marks if manual in path.parents else f'TODO|{marks}'})\b", line, re.IGNORECASE)
    ]
    assert lines == []


def test_prose_stands_one_sentence_a_line() -> None:
    """Two sentences on one line make a change to the one look like a change to both."""
    two_sentences = re.compile(r"[a-z)’”][.?!] (?:[A-Z][a-z]+|\{quote\}) [a-z{]")
    long = []
    for path in sorted((ROOT / "docs" / "chapters").glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith((">", "#", ":", "(", "   ", "1. ", "2. ", "3. ", "4. ")):
                continue
            if two_sentences.search(re.sub(r"`[^`]*`", "", line)):
                long.append((path.name, number, line[:80]))
    assert long == []


def test_who_is_unattributed_in_the_base_article_is_quoted_there(built: Build) -> None:
    elsewhere = [
        claim["id"]
        for claim in built.data["claims"]
        if "unattributed" in (claim["voice"], *claim["reporters"]) and claim["quoted_in"] != "wikipedia-split"
    ]
    assert elsewhere == []
