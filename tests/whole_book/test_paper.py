"""The PDF: it has the words and the ids of the pages, a structure tree, a title, languages and bookmarks."""

from __future__ import annotations

import re
import shutil
import subprocess
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup

from perspectives.build.printed_text import text_of_typst
from tests.data_readers import words_of
from tests.support import Build, built_once
from tools.citation_files import read_settings

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book as ``make pdf`` builds it."""
    return built_once(tmp_path_factory.getbasetemp(), "typst")


@pytest.fixture(scope="module")
def pdf(build: Build) -> Iterator[pikepdf.Pdf]:
    """Return the PDF, opened."""
    with pikepdf.open(build.out / "accounts-of-a-split.pdf") as file:
        yield file


@pytest.fixture(scope="module")
def text(build: Build) -> str:
    """Return all text of the PDF without white space and soft hyphens, or skip where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: `make system` installs poppler-utils")
    path = build.out / "accounts-of-a-split.pdf"
    output = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
    return without_space(output.decode("utf-8"))


def without_space(words: str) -> str:
    """Return *words* without white space, soft hyphens and other characters that line breaks change."""
    return re.sub(r"[\s\u00ad\u2060\u200b]+", "", words)


def pieces(words: str, text: str) -> int:
    """Return the number of pieces into which breaks of pages and columns cut *words* in *text*.

    It is more than 9 where the text does not have the words.
    """
    rest, count = without_space(words), 0
    while rest and count <= 9:
        # If the text has a passage, it has each beginning of the passage. So bisection finds the longest.
        longest = bisect_left(range(1, len(rest) + 1), x=True, key=lambda length: rest[:length] not in text)
        if longest < min(4, len(rest)):
            return 10
        rest, count = rest[longest:], count + 1
    return count


def structure(node: Any) -> Iterator[Any]:
    """Yield the elements of a structure tree, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from structure(kid)


def test_the_book_prints_without_a_warning(build: Build) -> None:
    assert (build.warnings, build.status) == ([], 0)


def test_the_pdf_carries_the_number_of_the_edition(build: Build, text: str) -> None:
    settings = read_settings()
    for words in (
        str(settings["edition"]).capitalize(),
        f"edition {settings['cited'][0]}, with the number of the section",
    ):
        assert without_space(words) in text


def test_no_word_of_a_claim_is_lost_on_paper(built: Build, text: str) -> None:
    lost = [
        claim["id"]
        for claim in built.data["claims"]
        for words in [*words_of(claim), claim["text"] or ""]
        if pieces(words, text) > 3
    ]
    assert lost == []


def test_no_paragraph_of_a_chapter_is_lost_on_paper(built: Build, text: str) -> None:
    """Links carry their page on paper, so that a paragraph is compared by what stands between its links."""
    lost = []
    for path in sorted((built.out / "chapters").glob("*.html")):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        for paragraph in page.select("section > p, .ps-commentary > p, .ps-note > p:not(.ps-address)"):
            for link in paragraph.select("a"):
                link.replace_with("\n\n")
            lost += [
                (path.stem, words)
                for words in paragraph.get_text().split("\n\n")
                if len(without_space(words)) > 12 and pieces(words, text) > 4
            ]
    assert lost == []


def test_every_claim_has_its_id_in_the_margin_or_in_its_foot(built: Build, text: str) -> None:
    assert [claim["id"] for claim in built.data["claims"] if without_space(claim["id"]) not in text] == []


def test_sections_carry_the_numbers_they_have_on_the_screen(built: Build, text: str) -> None:
    page = built.read("chapters/vlora-base.html")
    headings = re.findall(r'<span class="section-number">([\d.]+)\. </span>([^<]+)<', page)
    assert len(headings) >= 8
    missing = [title for number, title in headings if without_space(number + title) not in text]
    assert missing == []


def test_the_pdf_is_tagged_titled_and_in_a_language(pdf: pikepdf.Pdf) -> None:
    root: Any = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang).startswith("en")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Accounts of a Split"
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "2")


def test_the_structure_holds_headings_tables_notes_links_and_quotations(
    built: Build, pdf: pikepdf.Pdf
) -> None:
    root: Any = pdf.Root
    kinds = Counter(str(element.S) for element in structure(root.StructTreeRoot))
    for kind in (
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/Table",
        "/TH",
        "/TR",
        "/Link",
        "/L",
        "/LI",
        "/Note",
        "/TOC",
        "/TOCI",
    ):
        assert kinds[kind] > 0, (kind, kinds)
    assert kinds["/BlockQuote"] >= sum(len(words_of(claim)) for claim in built.data["claims"])


def test_words_in_another_language_are_marked_as_such(built: Build, pdf: pikepdf.Pdf) -> None:
    languages = {
        claim["language"].split("-")[0]
        for claim in built.data["claims"]
        if claim["quotations"] and claim["language"]
    }
    root: Any = pdf.Root
    languages_in_tree = {
        str(element.Lang).split("-")[0] for element in structure(root.StructTreeRoot) if "/Lang" in element
    }
    assert languages - {"en"} <= languages_in_tree


def test_bookmarks_have_every_title_and_the_contents_those_of_parts_and_chapters(
    build: Build, pdf: pikepdf.Pdf, text: str
) -> None:
    def titles(items: Any) -> Iterator[str]:
        for item in items:
            yield without_space(str(item.title))
            yield from titles(item.children)

    with pdf.open_outline() as outline:
        bookmarks = list(titles(outline.root))
    markup = (build.out / "accounts-of-a-split.typ").read_text(encoding="utf-8")
    found = SECTION.findall(markup)
    printed = [(kind, without_space(number + text_of_typst(title))) for kind, number, title in found]
    assert len(printed) > 200
    assert bookmarks[:-1] == [title for _kind, title in printed]
    assert bookmarks[-1] == "Index"
    contents = text[: text.index(without_space("This book tells each event once"))]
    places = [contents.find(title) for kind, title in printed if kind != "section"]
    assert -1 not in places
    assert places == sorted(places)
    assert without_space("What to make of it") not in contents


SECTION = re.compile(r'#section\(\d+, "(\w+)", "([\d.]*)"\)\[(.*?)\];\n')
"""A title in the Typst file of the builder: its kind, its number, and its markup."""
