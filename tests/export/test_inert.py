"""What looks like markup, a script, a template or a formula is text in every output, wherever an editor can type it.

Two books are alike but for their texts: harmless words in one, lures in the other. What a program makes of the second may
hold no element and no attribute that it does not hold of the first, and must give the lures back as they were typed.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
import rispy
from bs4 import BeautifulSoup
from lxml import etree

from perspectives.citations.entry_fields import plain
from tests import exported
from tests.export.test_exports import typed
from tests.fuzz.registers import entries_of
from tests.support import Book, Build
from tests.typst_book.test_typst_book import read

LURE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </p></article></body> <!-- ]]> --> </TEI> &lt;b&gt; &amp; "
    '" onclick="alert(1) \' {{ 7*7 }} {% raw %} ${7*7} #{7*7} {claim}`ringer-wind` *a* _b_ `c` [d](javascript:alert(1)) '
    '#read("x") $x^2$ @ref \\input{x} \\u003c %s =1+1'
)
FORMULAS = (
    *("=cmd|' /c calc'!A0", "+1", "-1+1", "@SUM(1)", "\ttab", "'=2", "''+2", "@@3"),
    *("＝1+1", "＋1", "－1", "＠SUM(1)", "'＝2"),
)
"""What a spreadsheet takes for a formula, in the signs of East Asian keyboards too, and what stands for that already."""
CLAIMS = ascii_lowercase[: len(FORMULAS)]
"""A claim for each of them."""
BOOKISH = LURE.translate(str.maketrans("", "", "\\{}%$#&_"))
"""The lure without what BibTeX has as its own signs."""
SCHEMES = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
CHAPTER = """(a-lure)=
# {title}

:::::{{accounts}} {title}
:id: lured-accounts
:settle: {settle}
:finding: one-sided
:silences: "abbey: unread ({remark})"

::::{{claim}} mallory
:id: lured-claim
:source: lured-work
:translator: {option}

> {title}

{title}
::::

::::{{commentary}}
{title} {{voice}}`mallory` {{event}}`lured-event` {{cite:p}}`lured-work{{p. 1}}`
::::
:::::

:::{{editorial-note}} text
:id: lured-note
:about: lured-claim

{title}
:::
"""
FORMULA_CLAIM = """
:::{{claim}} mallory
:id: formula-{number}
:source: lured-work

> {words}
:::
"""


def book_with(folder: Path, text: Callable[[int], str], bookish: str, url: str, words: Iterator[str]) -> Book:
    """Return the tiny reader with a text in every place where one can be typed; *text* gives that of a place."""
    book = Book(folder)
    voice = [
        f"{name} = {json.dumps(text(place))}" for place, name in enumerate(("name", "sort", "short", "about"))
    ]
    book.write(
        "sources/voices.toml",
        "\n".join(
            [
                book.read("sources/voices.toml"),
                "[voices.mallory]",
                *voice,
                f"variants = [{json.dumps(text(5))}]",
                'role = "journalist"',
                'perspective = "outside"',
                "",
            ]
        ),
    )
    named = [f"{name} = {json.dumps(text(6))}" for name in ("name", "short", "possessive", "description")]
    looks = ['letter = "O"', 'rule = "groove"', 'colour = "ochre"', ""]
    book.write(
        "sources/perspectives.toml",
        "\n".join([book.read("sources/perspectives.toml"), "[perspectives.outside]", *named, *looks]),
    )
    book.write(
        "sources/events.toml",
        "\n".join(
            [
                book.read("sources/events.toml"),
                "[events.lured-event]",
                f"title = {json.dumps(text(7))}",
                'date = "1701"',
                f"place = {json.dumps(text(8))}",
                "latitude = 1",
                "longitude = 1",
                "",
            ]
        ),
    )
    fields = "author booktitle publisher address note".split()
    work = "".join(f"  {name} = {{{bookish}}},\n" for name in ["title", *fields])
    book.write(
        "sources/references.bib",
        f"{book.read('sources/references.bib')}\n@incollection{{lured-work,\n{work}  year = {{1701}},\n  url = {{{url}}},\n}}\n",
    )
    book.write(
        "sources/permalinks.toml",
        f'[retired.claims.lost-one]\nedition = {json.dumps(text(9))}\nwhy = {json.dumps(text(9))}\npage = "lure"\n',
    )
    title = typed(text(10))
    option = " ".join(text(11).split())
    remark = json.dumps(re.sub(r"[(),]", "", option))[1:-1]
    claims = [
        FORMULA_CLAIM.format(number=name, words=typed(one)) for name, one in zip(CLAIMS, words, strict=True)
    ]
    chapter = CHAPTER.format(title=title, settle=json.dumps(title), remark=remark, option=json.dumps(option))
    views = "".join(
        f"\n(view-{name})=\n## {name}\n\n:::{{view}} {name}\n:::\n"
        for name in ("disagreements", "timeline", "map", "chains", "perspectives", "retired", "bibliography")
    )
    book.write("docs/lure.md", "".join([chapter, *claims, views]))
    book.replace("docs/index.md", "registers\n", "registers\nlure\n")
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book", "epub_book"]')
    return book


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book with harmless words."""
    words = iter(f"Harmless {number}" for number in range(len(FORMULAS)))
    return book_with(
        tmp_path_factory.mktemp("harmless"), "Harmless {}".format, "Harmless", "https://a.example", words
    )


@pytest.fixture(scope="module")
def lured(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book with lures."""
    return book_with(
        tmp_path_factory.mktemp("lured"), lambda _place: LURE, BOOKISH, "javascript:alert(1)", iter(FORMULAS)
    )


@pytest.fixture(scope="module")
def pages(lured: Book) -> Build:
    """Return the pages of the book with lures."""
    return lured.build()


@pytest.fixture(scope="module")
def data(pages: Build) -> Path:
    """Return the folder of the data."""
    return pages.out / "data"


def parts(pages: list[str], reader: str = "html5lib") -> tuple[set[tuple[str, str]], list[str]]:
    """Return the elements and attributes of pages, and the addresses that would run a script."""
    found, scripts = set(), []
    for page in pages:
        for element in BeautifulSoup(page, reader).find_all(True):
            found |= {(element.name, name) for name in ("", *element.attrs)}
            addresses = [
                str(element.get(name, "")) for name in ("href", "src", "action", "srcdoc", "xlink:href")
            ]
            scripts += [address for address in addresses if SCHEMES.match(address)]
    return found, scripts


def test_a_page_has_no_element_or_attribute_more(harmless: Book, pages: Build) -> None:
    def of(built: Build) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(built.out.glob("*.html"))]

    expected, _ = parts(of(harmless.build()))
    found, scripts = parts(of(pages))
    assert found - expected == set()
    assert scripts == []
    assert ("script", "onclick") not in found
    # And all of it is there to be read.
    words = " ".join(BeautifulSoup(pages.read("lure.html"), "html5lib").get_text().split())
    assert words.count("<script>alert(1)</script> <img src=x onerror=alert(1)>") >= 6
    assert "{{ 7*7 }}" in words
    assert "javascript:alert(1)" in words


def test_the_lures_are_told_where_they_are_no_good(pages: Build) -> None:
    assert {"malformed-field"} == set(pages.codes), pages.warnings


def test_the_facts_of_a_page_are_data_and_nothing_else(pages: Build, data: Path) -> None:
    facts = (data / "pages" / "lure.jsonld").read_text(encoding="utf-8")
    assert "<" not in facts
    assert "<script>alert(1)</script>" in json.dumps(json.loads(facts))
    page = BeautifulSoup(pages.read("lure.html"), "html5lib")
    assert [one for one in page.find_all("script") if "alert" in one.get_text()] == []
    assert [one for one in page.find_all("meta") if "alert" in str(one.get("content"))]


def test_a_book_for_readers_is_xml_with_no_element_more(harmless: Book, lured: Book) -> None:
    def of(book: Book) -> list[str]:
        built = book.build("epub", copyright="Nobody", version="1.0")
        (path,) = built.out.glob("*.epub")
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
            texts = [packed.read(name) for name in names]
        for text in texts:
            # What is no XML is an exception here.
            etree.fromstring(text)
        return [text.decode() for name, text in zip(names, texts, strict=True) if name.endswith(".xhtml")]

    expected, _ = parts(of(harmless), "xml")
    pages = of(lured)
    found, scripts = parts(pages, "xml")
    assert found - expected == set()
    assert scripts == []
    assert sum("{{ 7*7 }}" in page for page in pages) >= 2


def test_the_book_on_paper_has_the_lures_as_text(lured: Book) -> None:
    built = lured.build("typst")
    words = re.sub(r"\s", "", "".join(read(built.out / "book.pdf")))
    for lure in (
        "<script>alert(1)</script>",
        '#read("x")',
        "\\input{x}",
        "{{7*7}}",
        "$x^2$",
        "@ref",
        *FORMULAS[:4],
    ):
        assert re.sub(r"\s", "", lure) in words, lure
    assert "Typst could not" not in " ".join(built.warnings)


def test_the_claims_are_as_they_were_typed(pages: Build, data: Path) -> None:
    claims = {one["id"]: one for one in pages.data["claims"]}
    whole = " ".join(LURE.split())
    assert claims["lured-claim"]["quotations"] == [whole]
    # Our own words have the quotation marks and dashes of typography.
    assert claims["lured-claim"]["text"].startswith(whole[: whole.index("<!--")])
    (voice,) = [one for one in pages.data["voices"] if one["id"] == "mallory"]
    assert voice["name"] == LURE
    file = json.loads((data / "claims/lured-claim.json").read_text(encoding="utf-8"))
    assert file["claim"] == claims["lured-claim"]


def test_no_cell_begins_a_formula_and_each_gives_its_text_back(pages: Build, data: Path) -> None:
    for path in data.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as opened:
            cells = [cell for row in csv.reader(opened, strict=True) for cell in row]
        numbers = re.compile(r"-?[0-9]+(\.[0-9]+)?")
        assert [
            cell for cell in cells if cell[:1] in tuple(exported.FORMULA) and not numbers.fullmatch(cell)
        ] == []
    # Each sign is put to the test, but for white space, which no quotation begins with.
    typed_signs = {claim["quotations"][0][:1] for claim in pages.data["claims"] if claim["quotations"]}
    assert {sign for sign in exported.FORMULA if not sign.isspace()} <= typed_signs
    rows = {row["id"]: row for row in exported.table(data / "claims.csv")}
    for claim in pages.data["claims"]:
        assert rows[claim["id"]]["quotations"] == "\n---\n".join(claim["quotations"])


def test_the_document_is_valid_tei_and_has_the_lures_as_text(data: Path) -> None:
    document = etree.parse(data / "accounts.tei.xml")
    assert exported.tei_errors(document) == []
    told = exported.from_tei(document)
    assert told.claims["lured-claim"].quotations == (" ".join(LURE.split()),)
    assert told.voices["mallory"]


def test_annotations_and_linked_data_give_the_words_back(data: Path) -> None:
    found = {one.claim: one.exact for one in exported.annotations_of(data)}
    assert found["lured-claim"] == " ".join(LURE.split())
    told = exported.from_graph(exported.graph_of(data))
    assert told.claims["lured-claim"].quotations == (" ".join(LURE.split()),)


def test_the_bibliographies_give_the_work_back(data: Path) -> None:
    written = (data / "references.bib").read_text(encoding="utf-8")
    titles = {key: plain(entry.fields["title"]) for key, entry in entries_of(written).items()}
    title = plain(BOOKISH)
    assert titles["lured-work"] == title
    ris = rispy.loads((data / "references.ris").read_text(encoding="utf-8"))
    assert [one for one in ris if title in (one.get("title"), one.get("primary_title"))]
    csl: list[dict[str, Any]] = json.loads((data / "references.json").read_text(encoding="utf-8"))
    assert title in [one["title"] for one in csl]


@pytest.mark.parametrize("name", ["search", "previews"])
def test_what_pages_load_is_data_that_ends_no_script(data: Path, name: str) -> None:
    script = (data / f"{name}.js").read_text(encoding="utf-8")
    call = re.fullmatch(r"perspectives\w+\((.*)\);\n", script)
    assert call
    assert "onerror" in json.dumps(json.loads(call[1]))
    assert "</script" not in script
