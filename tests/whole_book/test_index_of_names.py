"""The index of the book itself: whom a reader looks for stands in it, with every page that speaks of them."""

from __future__ import annotations

import ast
import json
import re
from fnmatch import fnmatchcase
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

SOUGHT = {
    "koci-xoxe": "Xoxe",
    "mehmet-shehu": "Mehmet Shehu",
    "belishova": "Belishova",
    "suslov": "Suslov",
    "balluku": "Balluku",
    "molotov": "Molotov",
    "mao-zedong": "Mao",
    "liri-gega": "Gega",
    "teme-sejko": "Teme Sejko",
    "beria": "Beria",
    "ho-chi-minh": "Ho Chi Minh",
    "comecon": "Comecon",
    "sazan": "Sazan",
    "pashaliman": "Pashaliman",
    "vlora": r"(?<!base at )(?<!base of )Vlora(?! base)",
    "shkodra": "Shkodra",
    "kosovo": "Kosovo",
    "grain": "grain",
    "submarines": "submarines",
    "rockets": "rockets",
    "rats": "rats",
    "interpreters": "interpreters",
    "a-cardboard-castle": "A Cardboard Castle",
}
"""Names that a review missed, and others, with a word by which each is found in the files of the book."""
MARKUP = re.compile(
    r"^[:`]{3,}.*$|\{[a-z:]+\}`[^`]*`|`[^`]*`|^:[a-z-]+:.*$|^\([a-z0-9-]+\)=$|\]\([^)]*\)", re.MULTILINE
)
"""Roles, code, options, labels and fences: what is typed and is no text of the page."""
FOREIGN = re.compile(r"^\{(?:lang|as-in)[^\n]*\}\n(?:>[^\n]*\n)+", re.MULTILINE)
"""Original words and variants, in which no name is looked for."""
LENGTH = 400_000
"""The size of a page of the index, in bytes, at most."""


@pytest.fixture(scope="module")
def names(built: Build) -> dict[str, Any]:
    """Return what the data say of each name, by its id."""
    data = json.loads(built.read("data/mentions.json"))
    jsonschema.validate(data, json.loads(built.read("data/mentions.schema.json")))
    return {name["id"]: name for name in data["names"]}


def left_out() -> list[str]:
    """Return the patterns of pages that the index passes over, from the settings of the book."""
    settings = ast.parse((ROOT / "docs/conf.py").read_text(encoding="utf-8"))
    for node in settings.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "perspectives_index_leave_out":
            return list(ast.literal_eval(node.value))
    raise AssertionError("the setting is gone")


def pages_with(word: str) -> set[str]:
    """Return the pages whose files have a word in their text."""
    found = set()
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT / "docs").with_suffix("").as_posix()
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\s+", " ", MARKUP.sub(" ", FOREIGN.sub("", text)).replace("\n> ", "\n"))
        if re.search(rf"(?<!\w){word}(?!\w)", text) and not any(fnmatchcase(name, one) for one in left_out()):
            found.add(f"{name}.html")
    return found


@pytest.mark.parametrize("id_", SOUGHT)
def test_every_page_that_speaks_of_a_name_is_found(names: dict[str, Any], id_: str) -> None:
    pages = pages_with(SOUGHT[id_])
    assert pages
    assert pages - {mention["url"].partition("#")[0] for mention in names[id_]["mentions"]} == set()


def test_the_index_has_as_many_names_as_a_reader_may_look_for(names: dict[str, Any]) -> None:
    spoken_of = [name for name in names.values() if name["mentions"]]
    assert len(spoken_of) > 300
    for kind in ("person", "body", "place", "thing", "work"):
        assert any(name["kind"] == kind for name in spoken_of)


def test_the_pages_of_the_index_stay_small_and_lead_to_places(built: Build) -> None:
    pages = [
        "genindex.html",
        *(f"reference/{path.name}" for path in (built.out / "reference").glob("index-*.html")),
    ]
    assert len(pages) > 5
    ids: dict[str, set[str]] = {}
    for name in pages:
        text = built.read(name)
        assert len(text.encode()) < LENGTH, name
        page = BeautifulSoup(text, "lxml")
        for link in page.select(".ps-index-entry a, .ps-index-sentences a"):
            if str(link["href"]).startswith("https://"):
                # An authority file.
                continue
            file, _hash, id_ = str(link["href"]).partition("#")
            target = (built.out / name).parent.joinpath(file or name.rpartition("/")[2]).resolve()
            key = str(target)
            if key not in ids:
                ids[key] = set(re.findall(r'id="([^"]+)"', target.read_text(encoding="utf-8")))
            assert not id_ or id_ in ids[key], link


def test_who_stands_in_the_index_has_a_row_of_few_elements(built: Build) -> None:
    page = BeautifulSoup(built.read("genindex.html"), "lxml")
    entries = page.select(".ps-index-entry")
    assert len(entries) > 400
    lines = page.select(".ps-index-entry p")
    assert len(page.select(".ps-index-entry *")) < 15 * len(lines)
