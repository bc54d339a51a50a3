"""Two small editions in one tree: unchanged but for a line, and every page leads to the same claim today."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from perspectives.records.edition_record import PublishedEdition
from perspectives.rendering.citation_offers import citations_page
from perspectives.rendering.edition_line import edition_line
from tests.addresses import Followed
from tests.support import MOMENT, READER, Book, Build
from tools import edition_record, release, site
from tools.edition_archive import ArchiveError, archive_paths, read_archive, read_editions

BASE = "https://example.org/bell/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FIRST = '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\n'
SECOND = '\n[[editions]]\nnumber = "1.1"\nissued = 2026-03-04\n'
TOWER = "(tower)=\n# The tower\n\nIt is high.\n"
COLD = """
:::{claim} nobody
:id: nobody-was-cold
:quoted-in: pedlar-letter
:perspective: village

It was cold.
:::
"""
LAUGHED = """:::{claim} nobody
:id: nobody-laughed
:quoted-in: pedlar-letter
:perspective: village

The village laughed.
:::
"""
WARM = COLD.replace("cold", "warm")
PERMALINKS = """[claims]
nobody-laughed = { edition = "1.0", pages = ["bell"] }
nobody-was-cold = { edition = "1.0", pages = ["tower"] }

[retired.claims.nobody-was-cold]
edition = "1.1"
why = "Nobody said it."
replaced-by = "nobody-was-warm"
"""
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of both editions, what it is made of, and what was said.

    :ivar first: the pages of the first edition as they were built
    """

    root: Path
    site: Path
    first: Mapping[str, bytes]
    second: Build
    said: str


def content_of(folder: Path) -> dict[str, bytes]:
    """Return the files of an archive with the pages of a build."""
    content = {f"html/{name}": path.read_bytes() for name, path in release.files_below(folder)}
    return {**content, "SHA256SUMS": sums_of(content)}


def sums_of(content: Mapping[str, bytes]) -> bytes:
    """Return the list of checksums of files."""
    return "".join(
        f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content)
    ).encode()


def write_archive(path: Path, content: dict[str, bytes]) -> Path:
    """Write an archive as “make release” does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    release.pack(path, content, int(MOMENT))
    return path


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return two editions of the tiny reader in one tree; in the second, four claims have changed."""
    root = tmp_path_factory.mktemp("editions")
    book = Book(root, READER)
    book.replace("docs/index.md", "registers", "registers\ntower\nyard")
    book.write("docs/tower.md", TOWER + COLD)
    book.write("docs/yard.md", "(yard)=\n# The yard\n\nIt is wide.\n\n:::{view} editions\n:form: this\n:::\n")
    book.write("sources/editions.toml", FIRST)
    settings: dict[str, Any] = {"html_baseurl": BASE, "perspectives_issued": "2026-01-02"}
    first = book.build(**settings)
    archives = root / "archives"
    archive = write_archive(archives / "bell-1.0.zip", content_of(first.out))
    pages = first.files()
    assert edition_record.main([str(archives)], root) == 0
    assert first.warnings == []

    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    book.write("sources/editions.toml", f'{FIRST}commit = "{COMMIT}"\nsha256 = "{sha256}"\n{SECOND}')
    book.write("sources/permalinks.toml", PERMALINKS)
    book.replace("docs/conf.py", '"1.0"', '"1.1"')
    book.replace("docs/index.md", "\nyard", "\neditions")
    (root / "docs/yard.md").unlink()
    book.write(
        "docs/editions.md", "(editions)=\n# Editions\n\n:::{view} editions\n:::\n\n:::{view} retired\n:::\n"
    )
    book.replace("docs/bell.md", "> It was very old.", "> It was very, very old.")
    book.replace("docs/bell.md", LAUGHED, "Nobody says so here.\n")
    book.write("docs/tower.md", f"{TOWER}\n{LAUGHED}{WARM}")
    second = book.build(**(settings | {"perspectives_issued": "2026-03-04"}))
    assert second.warnings == []
    shutil.rmtree(root / "build" / "doctrees-html")
    write_archive(root / "build/release/accounts-of-a-split-1.1.zip", content_of(second.out))
    said = "\n".join(site.build_site(root, archive_paths(str(archives))))
    return Tree(root, root / "build" / "site", pages, second, said)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of the files below a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


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
    assert rest == {"edition-line.js"}
    assert tree.said == "The tree is in build/site: at / the build of 1.1; editions beside it: 1.0, 1.1."


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


# Archives that cannot be used

Change = Callable[[dict[str, bytes]], object]


def without_sums(content: dict[str, bytes]) -> None:
    """Take the list of checksums out."""
    del content["SHA256SUMS"]


def resum(content: dict[str, bytes]) -> None:
    """Make the list of checksums anew."""
    content["SHA256SUMS"] = sums_of({name: text for name, text in content.items() if name != "SHA256SUMS"})


def renumbered(number: str) -> Change:
    """Return a change that gives the archive another number."""

    def change(content: dict[str, bytes]) -> None:
        data = json.loads(content["html/data/claims.json"])
        data["book"]["edition"] = number
        content["html/data/claims.json"] = json.dumps(data).encode()
        resum(content)

    return change


def reworded(content: dict[str, bytes]) -> None:
    """Change the words of a claim in the data."""
    data = json.loads(content["html/data/claims.json"])
    data["claims"][0]["text"] = "Other words."
    content["html/data/claims.json"] = json.dumps(data).encode()
    resum(content)


def foreign(content: dict[str, bytes]) -> None:
    """Leave nothing of the book but a list of checksums."""
    content.clear()
    content["letter.txt"] = b"Dear friend"
    resum(content)


def without(name: str) -> Change:
    """Return a change that takes a file out, and out of the list too."""

    def change(content: dict[str, bytes]) -> None:
        del content[name]
        resum(content)

    return change


BROKEN: dict[str, tuple[Change, str]] = {
    "changed page": (
        lambda files: files.update({"html/bell.html": b"Ours"}),
        "damaged or changed: 1 of its files",
    ),
    "missing page": (lambda files: files.pop("html/bell.html"), "such as html/bell.html"),
    "further file": (lambda files: files.update({"html/more.html": b""}), "such as html/more.html"),
    "no list": (without_sums, "no folder with SHA256SUMS"),
    "broken list": (
        lambda files: files.update({"SHA256SUMS": files["SHA256SUMS"] + b"!\n"}),
        "SHA256SUMS is broken",
    ),
    "list of bytes": (lambda files: files.update({"SHA256SUMS": b"\xff\xfe\n"}), "damaged or changed"),
    "foreign": (foreign, "does not say which one"),
    "no first page": (without("html/index.html"), "it has no html/index.html"),
    "unfinished": (renumbered("1.1.dev0"), "work between editions and no edition"),
    "unknown number": (renumbered("7.0"), "does not record (it has: 1.0, 1.1)"),
    "number that leaves": (renumbered("../up"), "and no edition: give archives of editions alone"),
    "not on record": (renumbered("1.0"), "is not the archive of edition 1.0 that"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_archive_that_cannot_be_used_is_one_plain_sentence(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    change, words = BROKEN[name]
    content = content_of(tree.second.out)
    change(content)
    path = write_archive(tmp_path / "bell.zip", content)
    before = files_of(tree.site)
    assert site.main([str(path)], tree.root) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.startswith(str(path))
    assert said.count("\n") == 1
    assert files_of(tree.site) == before


def test_an_archive_that_says_other_words_than_the_record_is_refused(tree: Tree, tmp_path: Path) -> None:
    shutil.copytree(tree.root / "sources", tmp_path / "sources")
    listed = (tmp_path / "sources/editions.toml").read_text(encoding="utf-8")
    kept = [line for line in listed.split("\n") if not line.startswith("sha256")]
    (tmp_path / "sources/editions.toml").write_text("\n".join(kept), encoding="utf-8")
    content = {f"html/{name}": text for name, text in tree.first.items() if not name.startswith(".")}
    resum(content)
    archive = write_archive(tmp_path / "one.zip", content)
    assert edition_record.write_record(archive, tmp_path).startswith("sources/editions/1.0.json: edition 1.0")
    reworded(content)
    with pytest.raises(ArchiveError, match=r"does not say what edition 1\.0 said"):
        edition_record.write_record(write_archive(tmp_path / "two.zip", content), tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../../out.html", "/out.html", "a\\..\\out.html", "C:out.html", "bell/../../out.html", "bell/a\nb"],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bell.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bell/SHA256SUMS", b"")
        archive.writestr(name, b"Out")
    with pytest.raises(ArchiveError, match="nothing is taken from it"):
        read_archive(path)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bell.zip"
    entry = zipfile.ZipInfo("bell/html/passwords.html")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bell/SHA256SUMS", b"")
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(ArchiveError, match="nothing is taken from it"):
        read_archive(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html></html>", b"\0" * 100])
def test_a_file_that_is_no_archive_is_one_plain_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bell.zip"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"is no zip archive, or a damaged one"):
        read_archive(path)


def test_an_archive_that_is_cut_off_or_has_a_damaged_byte_is_refused(tree: Tree, tmp_path: Path) -> None:
    content = (tree.root / "archives/bell-1.0.zip").read_bytes()
    damaged = bytearray(content)
    damaged[len(content) // 3] ^= 0xFF
    for wrong in (content[: len(content) // 2], bytes(damaged)):
        path = tmp_path / "bell.zip"
        path.write_bytes(wrong)
        with pytest.raises(ArchiveError):
            read_archive(path)


def test_two_archives_of_one_edition_must_be_the_same(tree: Tree, tmp_path: Path) -> None:
    content = content_of(tree.second.out)
    content["more.txt"] = b"More"
    resum(content)
    other = write_archive(tmp_path / "other.zip", content)
    with pytest.raises(ArchiveError, match=r"are both archives of edition 1\.1, and differ"):
        site.build_site(tree.root, [other])


def test_a_folder_or_a_file_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.main([str(tmp_path / "nowhere")], tmp_path) == 1
    assert "There is no file or folder" in capsys.readouterr().err
    assert site.main([], tmp_path) == 1
    assert "build it first, with make html" in capsys.readouterr().err
    assert edition_record.main([], tmp_path) == 1
    assert "No archive is named" in capsys.readouterr().err


def test_a_folder_with_blanks_in_its_name_is_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "our archives"
    folder.mkdir()
    (folder / "b.zip").touch()
    (folder / "a.zip").touch()
    (folder / "note.txt").touch()
    assert archive_paths(str(folder)) == [folder / "a.zip", folder / "b.zip"]
    assert archive_paths(f"'{folder}' '{folder}/note.txt'") == [
        *archive_paths(str(folder)),
        folder / "note.txt",
    ]
    assert archive_paths("") == []


def test_a_faulty_list_of_editions_stops_the_command(tree: Tree, tmp_path: Path) -> None:
    shutil.copytree(tree.root / "build/html", tmp_path / "build/html")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/editions.toml").write_text("[[editions]]\nnumber = 1\n", encoding="utf-8")
    with pytest.raises(
        ArchiveError, match=r"editions\.toml:2: .* Found: number = 1\. Expected: whole numbers"
    ):
        site.build_site(tmp_path, [])
