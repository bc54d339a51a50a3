"""Two small editions in one tree: unchanged but for a line, and every page leads to the same claim today."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from perspectives.records.edition_record import PublishedEdition
from perspectives.rendering.citation_offers import citations_page
from perspectives.rendering.edition_line import edition_line
from tests.addresses import Followed
from tests.tools.small_editions import BASE, COMMIT, Tree, files_of
from tools import site
from tools.edition_archive import archive_paths, read_editions

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"


def line_of(tree: Tree, name: str) -> html.HtmlElement:
    """Return the line of a page of the tree."""
    page = html.document_fromstring((tree.site / name).read_bytes())
    (line,) = page.xpath("//aside[a/@rel='latest-version']")
    assert isinstance(line, html.HtmlElement)
    return line


def test_the_tree_has_the_present_pages_and_each_edition(tree: Tree) -> None:
    present = {name: content for name, content in tree.second.files().items() if ".buildinfo" not in name}
    found = files_of(tree.site)
    assert {name: found[name] for name in present} == present
    rest = {name for name in found if name.partition("/")[0] not in ("1.0", "1.1")} - present.keys()
    assert rest == {"edition-line.js", "np/RAfirst.trig", "np/RAsecond.trig"}
    assert tree.said == "The tree is in build/site: at / the build of 1.1; editions beside it: 1.0, 1.1."


def test_the_addresses_of_nanopublications_have_no_edition_and_all_are_kept(tree: Tree) -> None:
    assert (tree.site / "np" / "RAfirst.trig").read_text("utf-8") == "The first."
    assert (tree.site / "np" / "RAsecond.trig").read_text("utf-8") == "The second."


def test_an_edition_is_unchanged_but_for_one_line_in_each_page(tree: Tree) -> None:
    kept = files_of(tree.site / "1.0")
    assert kept.keys() == {name for name in tree.first if not name.startswith(".")}
    changed = 0
    for name, content in kept.items():
        if not name.endswith(".html"):
            assert content == tree.first[name], name
            continue
        before, after = tree.first[name].split(b"\n"), content.split(b"\n")
        lines = [
            number for number, line in enumerate(after) if b'rel="latest-version"' in line and b"<a" in line
        ]
        assert len(lines) == 1, name
        assert after[: lines[0]] + after[lines[0] + 1 :] == before, name
        changed += 1
    assert changed > 5


LINKS = {
    "1.0/bell.html": ("../bell.html", "Edition 1.0, 2 January 2026. The newest is edition 1.1."),
    "1.0/tower.html": ("../tower.html", "Edition 1.0, 2 January 2026. The newest is edition 1.1."),
    "1.0/search.html": ("../search.html", "Edition 1.0, 2 January 2026. The newest is edition 1.1."),
    "1.0/yard.html": ("../index.html", "The newest is edition 1.1. It has no page at this address."),
    "1.1/bell.html": ("../bell.html", "Edition 1.1, 4 March 2026, the newest."),
}


@pytest.mark.parametrize("name", LINKS)
def test_the_line_names_the_editions_and_leads_to_the_page_as_it_stands_today(tree: Tree, name: str) -> None:
    address, words = LINKS[name]
    line = line_of(tree, name)
    (link,) = line.xpath(".//a")
    assert link.get("href") == address
    assert (tree.site / name).parent.joinpath(address).resolve().is_file()
    assert words in line.text_content()
    assert [script.get("src") for script in line.xpath(".//script")] == ["../edition-line.js"]


@pytest.mark.parametrize(
    ("path", "anchor", "end"),
    [
        ("bell.html", "claim-ringer-rope", ("bell.html", "claim-ringer-rope")),
        ("bell.html", "claim-nobody-laughed", ("tower.html", "claim-nobody-laughed")),
        ("tower.html", "claim-nobody-was-cold", ("tower.html", "claim-nobody-was-warm")),
    ],
)
def test_a_claim_of_the_first_edition_is_found_today_where_it_stood_moved_or_replaced(
    tree: Tree, path: str, anchor: str, end: tuple[str, str]
) -> None:
    (link,) = line_of(tree, f"1.0/{path}").xpath(".//a")
    assert Followed(tree.site / "1.0").end_of(path, anchor) == (path, anchor)
    assert Followed(tree.site).end_of(link.get("href").removeprefix("../"), anchor) == end


def test_the_page_of_editions_says_what_changed_for_each_claim(tree: Tree) -> None:
    page = html.document_fromstring(tree.second.read("editions.html"))
    entries = page.xpath("//div[contains(@class, 'ps-edition-entry')]")
    assert [entry.get("id") for entry in entries] == ["edition-1-1", "edition-1-0"]
    assert "4 March 2026 · 5 claims" in entries[0].text_content()
    assert (
        "Claims changed since edition 1.0: 1 new, 1 reworded, 1 moved, 1 retired."
        in entries[0].text_content()
    )
    folds = entries[0].xpath(".//details")
    assert [fold.xpath("string(./summary)") for fold in folds] == [
        "New: 1 claim",
        "Reworded: 1 claim",
        "Moved: 1 claim",
        "Retired: 1 claim",
    ]
    links = [fold.xpath(".//a/@href") for fold in folds]
    assert links == [
        ["tower.html", "tower.html#claim-nobody-was-warm"],
        ["bell.html#claim-ringer-rope", f"{BASE}1.0/bell.html#claim-ringer-rope"],
        ["tower.html#claim-nobody-laughed", f"{BASE}1.0/bell.html#claim-nobody-laughed"],
        ["tower.html#claim-nobody-was-warm", f"{BASE}1.0/tower.html#claim-nobody-was-cold"],
    ]
    assert f"It stays readable at {BASE}1.0/; made from the commit 0123456789ab." in entries[1].text_content()


def test_the_data_say_the_same(tree: Tree) -> None:
    first, second = json.loads(tree.second.read("data/editions.json"))["editions"]
    assert (first["number"], first["address"], first["commit"], first["changes"]) == (
        "1.0",
        "1.0/",
        COMMIT,
        None,
    )
    assert second["commit"] is None
    assert second["changes"] == {
        "since": "1.0",
        "new": ["nobody-was-warm"],
        "reworded": ["ringer-rope"],
        "moved": [{"id": "nobody-laughed", "from": "bell.html", "to": "tower.html"}],
        "retired": ["nobody-was-cold"],
    }
    claims = {id_ for claims in second["pages"].values() for id_ in claims}
    assert claims == {claim["id"] for claim in tree.second.data["claims"]}


def test_a_page_links_to_its_newest_version_and_the_one_before(tree: Tree) -> None:
    def links(text: str) -> list[tuple[str, str]]:
        page = html.document_fromstring(text)
        found = page.xpath("//link[contains(@rel, '-version')]")
        return [(link.get("rel"), link.get("href")) for link in found]

    newest, before = ("latest-version", f"{BASE}bell.html"), ("predecessor-version", f"{BASE}1.0/bell.html")
    assert links(tree.first["bell.html"].decode()) == [newest]
    assert links(tree.second.read("bell.html")) == [newest, before]
    assert links(tree.second.read("editions.html")) == [("latest-version", f"{BASE}editions.html")]
    assert links(tree.second.read("search.html")) == []


def test_citations_give_the_address_of_the_edition_that_is_read(tree: Tree) -> None:
    address = f"{BASE}1.1/bell.html#claim-ringer-rope"
    assert address in tree.second.read("data/claims/ringer-rope.json")
    assert address in tree.second.read(f"{citations_page('bell')}.html")
    page = tree.first[f"{citations_page('bell')}.html"].decode()
    assert f"{BASE}1.0/bell.html#claim-ringer-rope" in page
    assert "Edition 1.0, 2 January 2026." in tree.first["yard.html"].decode()


def test_the_same_build_and_archives_give_the_same_bytes(tree: Tree) -> None:
    before = files_of(tree.site)
    site.build_site(tree.root, archive_paths(str(tree.root / "archives")))
    assert files_of(tree.site) == before


def test_what_is_not_given_is_said(tree: Tree, tmp_path: Path) -> None:
    for name in ("sources", "build/html"):
        shutil.copytree(tree.root / name, tmp_path / name)
    assert site.build_site(tmp_path, []) == [
        "The tree is in build/site: at / the build of 1.1; editions beside it: none.",
        "No archive of edition 1.0 was given: addresses under /1.0/ lead nowhere.",
        "No archive of edition 1.1 was given: addresses under /1.1/ lead nowhere. Make it: make release.",
    ]


# The line in strange pages

PAGES = {
    # The page: whether it gets a line, and the address of its script.
    "<html><head></head><body><p>One</p></body></html>": "../edition-line.js",
    '<html><body class="a > b">\n<p>One</p></body></html>': "../edition-line.js",
    "<HTML><BODY\nid=one>\r\n<p>One</p></BODY></HTML>": "../edition-line.js",
    f"<html><head>{POLICY}</head><body></body></html>": "../edition-line.js",
    f"<html><head>{POLICY.replace('script', 'style')}</head><body></body></html>": "",
    f'<html><head><base href="{BASE}"></head><body></body></html>': "edition-line.js",
    "<p>No page</p>": None,
    "": None,
}


@pytest.mark.parametrize("page", PAGES)
def test_a_line_is_put_into_any_page(tree: Tree, page: str) -> None:
    edition = read_editions(tree.root / "sources")[0]
    found = site.with_line("some/page.html", page.encode(), edition, "1.1", tree.site).decode("ascii")
    if PAGES[page] is None:
        assert found == page
        return
    (line,) = [line for line in found.split("\n") if "latest-version" in line]
    line = line[: line.index("</aside>") + len("</aside>")]
    assert found.replace(f"\n{line}", "", 1) == page
    expected = PAGES[page]
    if expected and expected.startswith("../"):
        expected = f"../{expected}"
    assert (f'src="{expected}"' in line) if expected else ("<script" not in line)


def test_the_line_holds_whatever_an_address_holds() -> None:
    line = edition_line(PublishedEdition("1.0", date(2026, 1, 2)), "1.1", 'a"b&c.html', is_gone=False)
    (link,) = html.fragment_fromstring(line).xpath(".//a")
    assert link.get("href") == 'a"b&c.html'
