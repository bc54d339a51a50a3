"""The book builds without a warning, keeps its addresses, and labels and links hold."""

from __future__ import annotations

import json
import re
import tomllib
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
        str(path.relative_to(built.out)): BeautifulSoup(path.read_bytes(), "lxml")
        for path in sorted(built.out.rglob("*.html"))
        if "_static" not in path.parts
    }


SAID_ALONE = "[rel~=license], [rel~=type], [rel~=cite-as], [rel~=author]"
"""The links of a head that name something, and load nothing."""


def ids_of(page: BeautifulSoup) -> list[str]:
    """Return the ids of a page, in its order."""
    return [str(element["id"]) for element in page.find_all(id=True)]


def test_the_book_builds_without_a_warning(built: Build) -> None:
    assert (built.warnings, built.status) == ([], 0)


def test_the_chapters_stand_at_their_addresses(built: Build) -> None:
    assert sorted(path.stem for path in (built.out / "chapters").glob("*.html")) == sorted(CHAPTERS)


def test_every_chapter_compares_and_asks(built: Build) -> None:
    """A chapter tells, compares, says what to make of it, and asks the reader."""
    pages_with_comparison = {comparison["url"].partition("#")[0] for comparison in built.data["comparisons"]}
    for name in CHAPTERS:
        text = (ROOT / "docs" / "chapters" / f"{name}.md").read_text(encoding="utf-8")
        assert f"chapters/{name}.html" in pages_with_comparison, name
        assert text.startswith(f"({name})=\n# "), name
        assert text.count("\n## What to make of it\n") == 1, name
        questions = text.partition("\n## Questions for discussion\n")[2]
        assert 2 <= len(re.findall(r"^[1-4]\. \*\*", questions, re.MULTILINE)) <= 4, name


def test_the_book_is_as_large_as_it_says(built: Build) -> None:
    assert len(built.data["comparisons"]) >= 60
    assert len(built.data["claims"]) >= 300
    from_other_works = [
        claim
        for claim in built.data["claims"]
        if "wikipedia-split" not in (claim["quoted_in"], claim["source"])
    ]
    assert len(from_other_works) >= 150


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
    repeated_ids = {}
    for name, page in pages.items():
        ids = ids_of(page)
        repeated = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if repeated:
            repeated_ids[name] = repeated
    assert repeated_ids == {}


def test_every_link_inside_the_book_leads_somewhere(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    broken, ids = [], {name: set(ids_of(page)) for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.select("a[href]"):
            address, _, fragment = unquote(str(link["href"])).partition("#")
            if re.match(r"[a-z]+:", address) or "_static" in address:
                continue
            # What follows “?” is a question that the script of the page answers; see test_counts.
            address = address.partition("?")[0]
            target = (built.out / name).parent.joinpath(address).resolve() if address else built.out / name
            key = str(target.relative_to(built.out.resolve())) if address else name
            exists = target.is_file() and (not fragment or key not in ids or fragment in ids[key])
            if not exists:
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
    without_label = []
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if "_static" in path.parts:
            continue
        is_in_fence, previous = False, ""
        for line in path.read_text(encoding="utf-8").splitlines():
            is_in_fence ^= line.startswith("```")
            is_heading = not is_in_fence and re.match(r"#{1,6} ", line)
            if is_heading and not re.fullmatch(r"\([a-z0-9-]+\)=", previous):
                without_label.append((path.name, line))
            previous = line
    assert without_label == []


def test_claims_are_short_enough_to_be_discussed(built: Build) -> None:
    long = [
        (claim["id"], len(words.split()))
        for claim in built.data["claims"]
        for words in (
            " ".join(claim["quotations"]),
            *(one["words"] for one in (*claim["originals"], *claim["variants"])),
        )
        if len(words.split()) > 120
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
        for element in page.select(
            "script[src], img[src], iframe[src], link[href]:not([rel~=license], [rel~=type])"
        )
        if re.match(r"(https?:)?//", str(element.get("src") or element.get("href")))
    ]
    assert outside == []
    styles = [
        path
        for path in (built.out / "_static").rglob("*.css")
        if re.search(r"url\(['\"]?https?:", path.read_text(encoding="utf-8"))
    ]
    assert styles == []


def test_no_page_holds_a_script_or_a_handler_and_every_page_forbids_them(
    pages: dict[str, BeautifulSoup],
) -> None:
    """The policy stands before the first script, and nothing in any page would need it to be weaker."""
    faults: dict[str, list[str]] = {}
    for name, page in pages.items():
        policy = page.select_one('meta[http-equiv="Content-Security-Policy"]')
        # What describes the page is data, which no browser runs.
        scripts = page.select("script:not([type='application/ld+json'])")
        page_faults = [str(script)[:80] for script in scripts if not script.get("src")]
        page_faults += [
            f"{element.name} {attribute}"
            for element in page.find_all(True)
            for attribute in element.attrs
            if attribute.startswith("on")
        ]
        page_faults += [str(link["href"]) for link in page.select('a[href^="javascript:"]')]
        sources = str(policy["content"]) if policy else ""
        # A page at an old address has no script at all.
        if "default-src 'none';" not in sources or "script-src" in sources.replace("script-src 'self';", ""):
            page_faults.append("no policy")
        elif policy and any(script in scripts for script in policy.find_all_previous("script")):
            page_faults.append("a script before the policy")
        if page_faults:
            faults[name] = page_faults
    assert faults == {}


def test_a_lost_reader_finds_the_book_again(built: Build, pages: dict[str, BeautifulSoup]) -> None:
    page = pages["404.html"]
    links = [str(link["href"]) for link in page.select("#not-found a")]
    assert len(links) == 6
    assert [link for link in links if not (built.out / link).is_file()] == []


def test_the_matrix_holds_every_question_with_every_side(
    built: Build, pages: dict[str, BeautifulSoup]
) -> None:
    """A cell says how many accounts its side has, or that the side is silent, and how."""
    table = pages["reference/disagreements.html"].select_one("#table-disagreements")
    assert table is not None
    names = [head.get_text() for head in table.select("thead abbr")]
    perspectives = {one["id"]: one for one in built.data["perspectives"] if one["column"]}
    registry = tomllib.loads((ROOT / "sources" / "perspectives.toml").read_text(encoding="utf-8"))
    letter_of = {id_: registry["perspectives"][id_]["letter"] for id_ in perspectives}
    core = [letter_of[id_] for id_, one in perspectives.items() if one["core"]]
    assert names[: len(core)] == core
    claims = {claim["id"]: claim for claim in built.data["claims"]}
    found = {}
    for row in table.select("tbody tr"):
        link = row.select_one("th a")
        assert link is not None
        cells = [cell.get_text() for cell in row.select("td")[1:]]
        numbers = [re.search("([0-9]+) account", words) for words in cells]
        accounts = {name: int(one[1]) for name, one in zip(names, numbers, strict=True) if one}
        silent = sum("silent here" in words for words in cells)
        found[str(link["href"]).partition("#accounts-")[2]] = (accounts, silent)
    expected = {}
    for comparison in built.data["comparisons"]:
        sides = [claims[id_]["perspective"] for id_ in comparison["claims"]]
        sides += [passage["perspective"] for passage in comparison["passages"]]
        letters = [letter_of[side] for side in sides if side in letter_of]
        silent = sum(perspectives[silence["perspective"]]["core"] for silence in comparison["silent"])
        expected[comparison["id"]] = ({letter: letters.count(letter) for letter in set(letters)}, silent)
    assert found == expected


def test_a_conflict_names_its_pair_at_its_head_and_in_the_list_of_every_question(
    built: Build, pages: dict[str, BeautifulSoup]
) -> None:
    words = "Soviet representatives in Tirana, 1961 and Sergei Egorov against Enver Hoxha"
    # The caption of its first row says it, right below its head.
    head = pages["chapters/vlora-base.html"].select_one(
        "#accounts-whose-base-was-it > .ps-head + .ps-rows > .ps-row:first-child > .ps-row-caption"
    )
    entries = [
        entry.get_text() for entry in pages["reference/disagreements.html"].select(".ps-by-finding li")
    ]
    assert head is not None
    assert head.get_text() == words
    assert len(entries) == len(built.data["comparisons"])
    assert [entry.partition("?")[0] for entry in entries if words in entry] == ["Whose was the base at Vlora"]
    contents = pages["parts/culmination.html"].select_one(".toctree-wrapper")
    assert contents is not None
    assert words in contents.get_text()


PATHS = {"tirana": "albanian", "moscow": "soviet", "historians": "historians"}


@pytest.mark.parametrize("path", PATHS)
def test_a_path_shows_every_account_of_its_side_once_and_nobody_elses(
    built: Build, pages: dict[str, BeautifulSoup], path: str
) -> None:
    ids = [
        str(link["href"]).partition("#claim-")[2]
        for name, page in pages.items()
        if name.startswith(f"paths/{path}-")
        for link in page.select(".ps-borrowed > .ps-foot a.ps-permalink")
    ]
    own = [claim["id"] for claim in built.data["claims"] if claim["perspective"] == PATHS[path]]
    assert sorted(ids) == sorted(own)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_has_its_own_way_from_page_to_page(pages: dict[str, BeautifulSoup], path: str) -> None:
    """The links “next” lead from the first page through all others to the page of all paths."""
    names = [name for name in pages if name.startswith(f"paths/{path}-")]
    visited, name = [], f"paths/{path}-until-1954.html"
    while name != "paths/index.html":
        visited.append(name)
        link = pages[name].select_one("a.right-next")
        assert link is not None
        name = f"paths/{link['href']}"
    assert sorted(visited) == sorted(names)
    back = pages[f"paths/{path}-until-1954.html"].select_one("a.left-prev")
    assert back is not None
    assert back["href"] == "index.html"
