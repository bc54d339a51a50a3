"""The book builds without a warning, keeps its addresses, and labels and links hold."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

CHAPTERS = (
    "party-founded",
    "yugoslav-shadow",
    "stalin-years",
    "belgrade-1955",
    "twentieth-congress",
    "tirana-1956",
    "quarrel-of-1957",
    "moscow-declaration-1957",
    "khrushchev-in-albania",
    "between-beijing-and-moscow",
    "bucharest-1960",
    "grain-arms-accusations",
    "belishova-tashko",
    "moscow-commission",
    "moscow-speech",
    "fourth-congress",
    "vlora-base",
    "thirty-pieces",
    "break-of-relations",
    "after-khrushchev",
    "epilogue",
    "explanations",
)


@pytest.fixture(scope="module")
def pages(built: Build) -> dict[str, BeautifulSoup]:
    """Return every page, parsed, by its address."""
    return {
        str(path.relative_to(built.out)): BeautifulSoup(path.read_bytes(), "html5lib")
        for path in sorted(built.out.rglob("*.html"))
        if "_static" not in path.parts
    }


def ids_of(page: BeautifulSoup) -> list[str]:
    """Return the ids of a page, in its order."""
    return [str(element["id"]) for element in page.find_all(id=True)]


def test_the_book_builds_without_a_warning(built: Build) -> None:
    assert (built.warnings, built.status) == ([], 0)


def test_the_chapters_stand_at_their_addresses(built: Build) -> None:
    assert sorted(path.stem for path in (built.out / "chapters").glob("*.html")) == sorted(CHAPTERS)


def test_every_chapter_compares_and_asks(built: Build) -> None:
    """A chapter tells, compares, says what to make of it, and asks the reader."""
    compared = {comparison["url"].partition("#")[0] for comparison in built.data["comparisons"]}
    for name in CHAPTERS:
        text = (ROOT / "docs" / "chapters" / f"{name}.md").read_text(encoding="utf-8")
        assert f"chapters/{name}.html" in compared, name
        assert text.startswith(f"({name})=\n# "), name
        assert text.count("\n## What to make of it\n") == 1, name
        questions = text.partition("\n## Questions for discussion\n")[2]
        assert 2 <= len(re.findall(r"^[1-4]\. \*\*", questions, re.MULTILINE)) <= 4, name


def test_the_book_is_as_large_as_it_says(built: Build) -> None:
    assert len(built.data["comparisons"]) >= 60
    assert len(built.data["claims"]) >= 300
    beyond = [
        claim
        for claim in built.data["claims"]
        if "wikipedia-split" not in (claim["quoted_in"], claim["source"])
    ]
    assert len(beyond) >= 150


def test_the_data_conforms_to_its_schema(built: Build) -> None:
    jsonschema.validate(built.data, json.loads(built.read("data/claims.schema.json")))
    assert len(built.data["claims"]) > 80
    assert {claim["evidence"] for claim in built.data["claims"]} == {
        "checked",
        "second-hand",
        "unchecked",
        None,
    }


def test_every_address_in_the_data_leads_to_an_id_in_its_page(
    built: Build, pages: dict[str, BeautifulSoup]
) -> None:
    urls = [
        record["url"] for kind in ("claims", "comparisons", "editorial_notes") for record in built.data[kind]
    ]
    ids = {name: set(ids_of(page)) for name, page in pages.items()}
    assert [url for url in urls if url.partition("#")[2] not in ids[url.partition("#")[0]]] == []


def test_no_id_stands_twice_in_a_page(pages: dict[str, BeautifulSoup]) -> None:
    twice = {}
    for name, page in pages.items():
        ids = ids_of(page)
        found = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if found:
            twice[name] = found
    assert twice == {}


def test_every_link_inside_the_book_leads_somewhere(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.select("a[href]"):
            address, _, fragment = unquote(str(link["href"])).partition("#")
            if re.match(r"[a-z]+:", address) or "_static" in address:
                continue
            target = (built.out / name).parent.joinpath(address).resolve() if address else built.out / name
            key = str(target.relative_to(built.out.resolve())) if address else name
            there = target.is_file() and (not fragment or key not in pages or fragment in ids_of(pages[key]))
            if not there:
                broken.append((name, link["href"]))
    assert broken == []


def test_whatever_a_page_loads_is_there(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    missing = []
    for name, page in pages.items():
        for element in page.select("script[src], img[src], source[src], link[href]"):
            address = unquote(str(element.get("src") or element.get("href"))).partition("#")[0]
            file = (built.out / name).parent / address.partition("?")[0]
            if address and not re.match(r"[a-z]+:|//", address) and not file.is_file():
                missing.append((name, address))
    assert missing == []


def test_every_heading_has_an_address_of_its_own() -> None:
    """The label stands on the line before the heading, so that the address does not hang on its words."""
    bare = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if "_static" in path.parts:
            continue
        fenced, before = False, ""
        for line in path.read_text(encoding="utf-8").splitlines():
            fenced ^= line.startswith("```")
            if not fenced and re.match(r"#{1,6} ", line) and not re.fullmatch(r"\([a-z0-9-]+\)=", before):
                bare.append((path.name, line))
            before = line
    assert bare == []


def test_claims_are_short_enough_to_be_discussed(built: Build) -> None:
    long = [
        (claim["id"], len(" ".join(claim["quotations"]).split()))
        for claim in built.data["claims"]
        if len(" ".join(claim["quotations"]).split()) > 120
    ]
    assert long == []


def test_every_comparison_has_a_finding_and_a_commentary(
    built: Build, pages: dict[str, BeautifulSoup]
) -> None:
    for comparison in built.data["comparisons"]:
        assert comparison["finding"], comparison["id"]
        page, _, anchor = comparison["url"].partition("#")
        section = pages[page].find(id=anchor)
        assert isinstance(section, Tag), comparison["id"]
        assert section.select_one(".ps-commentary p"), comparison["id"]
        assert section.select_one(".ps-settle"), comparison["id"]


def test_the_pages_ask_no_other_host(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    """Links lead outside; nothing that a page loads does."""
    outside = [
        (name, element.get("src") or element.get("href"))
        for name, page in pages.items()
        for element in page.select("script[src], img[src], link[href], iframe[src]")
        if re.match(r"(https?:)?//", str(element.get("src") or element.get("href")))
    ]
    assert outside == []
    styles = [
        path
        for path in (built.out / "_static").rglob("*.css")
        if re.search(r"url\(['\"]?https?:", path.read_text(encoding="utf-8"))
    ]
    assert styles == []
