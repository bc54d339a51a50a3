"""A book with a bibliography as tools export it: its pages, its data and its problems, in one build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support import Book, Build

EXPORTS = Path(__file__).parent / "exports"
FAULTY = r"""
@article{tex,
  author = {M{\"u}ller, J{\'o}zef and {\O}stby, K{\aa}re},
  title = {On {\emph{Der Spiegel}} and the 50\% rule~\foo{x}},
  journaltitle = {Zeitschrift f{\"u}r X},
  year = {1990},
  month = nov,
  url = {https://example.org/what-is-it--and-why-2},
  doi = {10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O},
}
@book{circa, author = {Roe, Rick}, title = {One}, year = {ca. 1900}}
@book{supplied, author = {Roe, Rick}, title = {Two}, year = {[1796]}}
@book{coming, author = {Roe, Rick}, title = {Three}, year = {in press}}
@book{unknown, author = {Doe, A.; Roe, B.}, title = {Four}, yaer = {1960}, date = {1961},
  translator = {{Foreign Languages Press and Bureau}}, langid = {albanian}}
@buch{foreign, author = {Ministry of Trade and Industry}, title = {Five}, date = {1963}}
@collection{whole, editor = {Parent, Paul}, title = {The Collection}, date = {1998}, location = {Paris}}
@incollection{part, author = {Child, Chloe}, title = {The Chapter}, crossref = {whole}, pages = {A-12--A-15},
  note = {See \url{https://example.org/a--b_c} -- in \emph{part}}}
@incollection{orphan, author = {Child, Chloe}, title = {Lost}, crossref = {wohle}, date = {2000}}
@xdata{house, publisher = {House}}
@book{data, author = {King, Jr., Martin}, title = {Six}, xdata = {house}, date = {2001}}
"""
KEYS = ("tex", "circa", "supplied", "coming", "unknown", "foreign", "whole", "part", "orphan", "data")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return a reader with those works: one page cites them, and has a list in a style of pybtex."""
    book = Book(tmp_path_factory.mktemp("exported"))
    text = book.read("sources/references.bib") + FAULTY
    text += (EXPORTS / "jabref.bib").read_text(encoding="utf-8")
    book.write("sources/references.bib", text)
    cited = "\n".join(f"{{cite:t}}`{key}`" for key in KEYS)
    other = (
        ":::{bibliography}\n:style: unsrt\n:keyprefix: own-\n:filter: key in {'part', 'data', 'tex'}\n:::\n"
    )
    book.write("docs/cited.md", f"(cited-works)=\n# Cited\n\n{cited}\n\n{other}")
    book.replace("docs/index.md", "registers\n", "registers\ncited\n")
    return book


@pytest.fixture(scope="module")
def build(book: Book) -> Build:
    """Return the one build of that reader."""
    return book.build(perspectives_issued="2026-11-27", html_baseurl="https://example.org/bell/")


def items(build: Build) -> dict[str, dict[str, Any]]:
    return {source["key"]: source["csl"] for source in build.data["sources"]}


def test_every_fault_is_told_once_with_its_line(build: Build, book: Book) -> None:
    lines = book.read("sources/references.bib").splitlines()

    def line_of(words: str) -> int:
        return next(number for number, line in enumerate(lines, 1) if words in line)

    expected = {
        ("unknown-tex", "tex: title \\foo{x}", line_of("\\foo")),
        ("unknown-field", "unknown: yaer 1960", line_of("yaer")),
        ("malformed-names", "unknown: author Doe, A.; Roe, B.", line_of("Doe, A.;")),
        ("malformed-names", "foreign: author Ministry of Trade and Industry", line_of("@buch")),
        ("unknown-type", "foreign: @buch", line_of("@buch")),
        ("unknown-work", "orphan: crossref wohle", line_of("wohle")),
    }
    told = [warning for warning in build.warnings if "references.bib:" in warning]
    assert len(told) == len(expected)
    for code, value, line in expected:
        (warning,) = [text for text in told if f"“{value}”" in text and f"[perspectives.{code}]" in text]
        assert f"references.bib:{line}: " in warning
        assert build.mend(code) in warning


def test_the_pages_cite_the_works_as_they_are_meant(build: Build) -> None:
    words = " ".join(BeautifulSoup(build.read("cited.html"), "html5lib").get_text().split())
    for label in ("Müller and Østby (1990)", "Roe (ca. 1900)", "Roe ([1796])", "Roe (in press)"):
        assert label in words
    for label in (
        "Doe and Roe (1961)",
        "Ministry of Trade and Industry (1963)",
        "Parent (1998)",
        "Child (1998)",
    ):
        assert label in words
    assert "n.d." not in words


def test_the_list_prints_no_tex_and_addresses_as_they_are(build: Build) -> None:
    page = BeautifulSoup(build.read("registers.html"), "html5lib")
    entries = {str(entry["id"]): entry for entry in page.select(".ps-work[id]")}
    tex = entries["cite-tex"]
    assert "On Der Spiegel and the 50% Rule \\foo{x}" in tex.get_text()
    assert next(tag.get_text() for tag in tex.select("em")) == "Der Spiegel"
    links = [str(link["href"]) for link in tex.select("a[href^=http]")]
    assert "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O" in links
    part = entries["cite-part"]
    assert "In The Collection, edited by Paul Parent, A-12–A-15. Paris" in part.get_text()
    assert "See https://example.org/a--b_c – in part." in part.get_text()
    assert "\\" not in "".join(entry.get_text() for entry in entries.values()).replace("\\foo{x}", "")


def test_a_style_of_pybtex_prints_the_same_works(build: Build) -> None:
    page = BeautifulSoup(build.read("cited.html"), "html5lib")
    words = " ".join(page.select_one("body").get_text().split())  # type: ignore[union-attr]
    assert "The Collection" in words
    assert "House" in words
    assert "Zeitschrift für X" in words


def test_the_data_have_the_same_works(build: Build) -> None:
    works = items(build)
    assert "house" not in works
    assert works["tex"]["URL"] == "https://example.org/what-is-it--and-why-2"
    assert works["unknown"]["translator"] == [{"literal": "Foreign Languages Press and Bureau"}]
    assert works["unknown"]["language"] == "sq"
    assert works["tex"]["title"].startswith("On <i>Der Spiegel</i> and")
    for name in ("data/accounts.jsonld", "data/accounts.tei.xml", "data/references.ris", "data/search.js"):
        text = build.read(name)
        assert "Spiegel" in text
        assert not re.search("<i>|&lt;i&gt;|u003ci", text)
    assert works["data"]["author"] == [{"family": "King", "given": "Martin", "suffix": "Jr."}]
    assert works["part"]["editor"] == [{"family": "Parent", "given": "Paul"}]
    ris = build.read("data/references.ris")
    assert "SP  - A-12\nEP  - A-15\n" in ris
    assert "PY  - ca. 1900\nDA  - 1900///circa\n" in ris
    bibtex = build.read("data/references.bib")
    assert "  url = {https://example.org/what-is-it--and-why-2},\n" in bibtex
    assert "textbackslash{}foo" in bibtex


def test_an_incremental_build_says_the_same(build: Build, book: Book) -> None:
    again = book.build(perspectives_issued="2026-11-27", html_baseurl="https://example.org/bell/")
    assert again.warnings == build.warnings
    assert again.files()["data/claims.json"] == build.files()["data/claims.json"]


def test_sections_of_one_title_are_cited_in_two_ways(tmp_path: Path) -> None:
    book = Book(tmp_path)
    sections = "".join(f"({label}-notes)=\n## Notes\n\nText.\n\n" for label in ("one", "more"))
    book.write("docs/one.md", f"---\norphan: true\n---\n(one-page)=\n# One\n\nText.\n\n{sections}")
    build = book.build()
    page = BeautifulSoup(build.read("_cite/one.html"), "html5lib")
    forms: dict[str, list[str]] = {}
    for fold in page.select(".ps-cite-section"):
        for name in fold.select(".ps-cite-name"):
            form = name.find_next_sibling()
            assert form is not None
            forms.setdefault(name.get_text(), []).append(form.get_text().strip())
    assert len(forms) == 7
    for citations in forms.values():
        assert len(set(citations)) == len(citations) == 3
    assert "note = {section more-notes. Page one.html\\#more-notes of a copy" in forms["BibTeX"][2]
    assert "N1  - section more-notes" in forms["RIS"][2]
    assert json.loads(forms["CSL-JSON"][2])[0]["note"].startswith("number: section more-notes\n")
    assert "“Notes,” in The Broken Bell, section one-notes, version 1.0" in forms["Chicago, note"][1]
    claim = json.loads(build.read("data/claims/ringer-rope.json"))["citations"]["book"]
    assert "N1  - claim ringer-rope" in claim["ris"]
    assert "note = {claim ringer-rope. Page " in claim["bibtex"]
    assert claim["csl-json"][0]["note"].startswith("number: claim ringer-rope\n")
    assert claim["csl-json"][0]["title"].startswith('<span class="nocase">')
    assert "URL" not in claim["csl-json"][0]
