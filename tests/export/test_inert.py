"""A lure is a text that looks like markup, a script, a template or a formula. In every output, it stays text.

Two books differ only in their texts: one has harmless words, the other has lures, wherever an editor can type
text. An output of the second may have no element and no attribute that the output of the first does not have.
The lures must be in it as they were typed.
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
from tests import data_readers
from tests.export.test_exports import as_markdown
from tests.fuzz.registers import entries_of
from tests.support import Book, Build
from tests.typst_book.test_typst_book import read

pytestmark = pytest.mark.slow("every lure in every output")

LURE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </p></article></body> <!-- ]]> --> </TEI> "
    "&lt;b&gt; &amp; "
    '" onclick="alert(1) \' {{ 7*7 }} {% raw %} ${7*7} #{7*7} {claim}`ringer-wind` *a* _b_ `c` '
    "[d](javascript:alert(1)) "
    '#read("x") $x^2$ @ref \\input{x} \\u003c %s =1+1'
)
FORMULAS = (
    *("=cmd|' /c calc'!A0", "+1", "-1+1", "@SUM(1)", "\ttab", "'=2", "''+2", "@@3"),
    *("＝1+1", "＋1", "－1", "＠SUM(1)", "'＝2"),
)
"""What a spreadsheet takes for a formula, in full-width signs too, and texts with the guard."""
CLAIMS = ascii_lowercase[: len(FORMULAS)]
"""A claim for each of them."""
BIBTEX_LURE = LURE.translate(str.maketrans("", "", "\\{}%$#&_"))
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


def book_with(
    folder: Path, text: Callable[[int], str], bibtex_text: str, url: str, words: Iterator[str]
) -> Book:
    """Return the tiny reader with a text in every place where an editor can type one.

    *text* returns the text of a place, by its number. *bibtex_text* and *url* are for the bibliography,
    *words* for the quotations of eight further claims.
    """
    book = Book(folder)
    voice_fields = [
        f"{name} = {json.dumps(text(place))}" for place, name in enumerate(("name", "sort", "short", "about"))
    ]
    book.write(
        "sources/voices.toml",
        "\n".join(
            [
                book.read("sources/voices.toml"),
                "[voices.mallory]",
                *voice_fields,
                f"variants = [{json.dumps(text(5))}]",
                'role = "journalist"',
                'perspective = "outside"',
                "",
            ]
        ),
    )
    names = [f"{name} = {json.dumps(text(6))}" for name in ("name", "short", "possessive", "description")]
    styles = ['letter = "O"', 'rule = "groove"', 'colour = "ochre"', ""]
    book.write(
        "sources/perspectives.toml",
        "\n".join([book.read("sources/perspectives.toml"), "[perspectives.outside]", *names, *styles]),
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
    work = "".join(f"  {name} = {{{bibtex_text}}},\n" for name in ["title", *fields])
    book.write(
        "sources/references.bib",
        f"{book.read('sources/references.bib')}\n@incollection{{lured-work,\n{work}"
        f"  year = {{1701}},\n  url = {{{url}}},\n}}\n",
    )
    book.write(
        "sources/permalinks.toml",
        f"[retired.claims.lost-one]\nedition = {json.dumps(text(9))}\n"
        f'why = {json.dumps(text(9))}\npage = "lure"\n',
    )
    title = as_markdown(text(10))
    option = " ".join(text(11).split())
    remark = json.dumps(re.sub(r"[(),]", "", option))[1:-1]
    claims = [
        FORMULA_CLAIM.format(number=name, words=as_markdown(one))
        for name, one in zip(CLAIMS, words, strict=True)
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
def harmless_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book with harmless words."""
    words = iter(f"Harmless {number}" for number in range(len(FORMULAS)))
    return book_with(
        tmp_path_factory.mktemp("harmless"), "Harmless {}".format, "Harmless", "https://a.example", words
    )


@pytest.fixture(scope="module")
def lure_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book with lures."""
    return book_with(
        tmp_path_factory.mktemp("lured"),
        lambda _place: LURE,
        BIBTEX_LURE,
        "javascript:alert(1)",
        iter(FORMULAS),
    )


@pytest.fixture(scope="module")
def pages(lure_book: Book) -> Build:
    """Return the pages of the book with lures."""
    return lure_book.build()


@pytest.fixture(scope="module")
def data(pages: Build) -> Path:
    """Return the folder of the data."""
    return pages.out / "data"


def elements_and_scripts(
    pages: list[str], reader: str = "html5lib"
) -> tuple[set[tuple[str, str]], list[str]]:
    """Return the elements and attributes of pages, and the addresses in them that would run a script."""
    names, scripts = set(), []
    for page in pages:
        for element in BeautifulSoup(page, reader).find_all(True):
            names |= {(element.name, name) for name in ("", *element.attrs)}
            addresses = [
                str(element.get(name, "")) for name in ("href", "src", "action", "srcdoc", "xlink:href")
            ]
            scripts += [address for address in addresses if SCHEMES.match(address)]
    return names, scripts


def test_a_page_has_no_element_or_attribute_more(harmless_book: Book, pages: Build) -> None:
    def html_pages(built: Build) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(built.out.glob("*.html"))]

    expected, _ = elements_and_scripts(html_pages(harmless_book.build()))
    names, scripts = elements_and_scripts(html_pages(pages))
    assert names - expected == set()
    assert scripts == []
    assert ("script", "onclick") not in names
    # The text of the lures is on the page.
    words = " ".join(BeautifulSoup(pages.read("lure.html"), "html5lib").get_text().split())
    assert words.count("<script>alert(1)</script> <img src=x onerror=alert(1)>") >= 6
    assert "{{ 7*7 }}" in words
    assert "javascript:alert(1)" in words


def test_the_lures_are_told_where_they_are_no_good(pages: Build) -> None:
    # The lure also holds braces that look like a role that went wrong.
    assert set(pages.codes) == {"malformed-field", "malformed-role"}, pages.warnings


def test_the_facts_of_a_page_are_data_and_nothing_else(pages: Build, data: Path) -> None:
    facts = (data / "pages" / "lure.jsonld").read_text(encoding="utf-8")
    assert "<" not in facts
    assert "<script>alert(1)</script>" in json.dumps(json.loads(facts))
    page = BeautifulSoup(pages.read("lure.html"), "html5lib")
    # The page holds the facts too, in a script that is data: no sign in it can end it.
    (script,) = [script for script in page.find_all("script") if "alert" in str(script.string)]
    assert script["type"] == "application/ld+json"
    assert "<" not in str(script.string)
    assert "<script>alert(1)</script>" in json.loads(str(script.string))["name"]
    assert [meta for meta in page.find_all("meta") if "alert" in str(meta.get("content"))]


def test_a_book_for_readers_is_xml_with_no_element_more(harmless_book: Book, lure_book: Book) -> None:
    def epub_pages(book: Book) -> list[str]:
        built = book.build("epub", copyright="Nobody", version="1.0")
        (path,) = built.out.glob("*.epub")
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
            texts = [archive.read(name) for name in names]
        for text in texts:
            # This raises an exception for text that is not XML.
            etree.fromstring(text)
        return [text.decode() for name, text in zip(names, texts, strict=True) if name.endswith(".xhtml")]

    expected, _ = elements_and_scripts(epub_pages(harmless_book), "xml")
    pages = epub_pages(lure_book)
    names, scripts = elements_and_scripts(pages, "xml")
    assert names - expected == set()
    assert scripts == []
    assert sum("{{ 7*7 }}" in page for page in pages) >= 2


def test_the_book_on_paper_has_the_lures_as_text(lure_book: Book) -> None:
    built = lure_book.build("typst")
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
    claims = {claim["id"]: claim for claim in pages.data["claims"]}
    lure = " ".join(LURE.split())
    assert claims["lured-claim"]["quotations"] == [lure]
    # The authors' words have typographic quotation marks and dashes.
    assert claims["lured-claim"]["text"].startswith(lure[: lure.index("<!--")])
    (voice,) = [voice for voice in pages.data["voices"] if voice["id"] == "mallory"]
    assert voice["name"] == LURE
    file = json.loads((data / "claims/lured-claim.json").read_text(encoding="utf-8"))
    assert file["claim"] == claims["lured-claim"]


def test_no_cell_begins_a_formula_and_each_gives_its_text_back(pages: Build, data: Path) -> None:
    for path in data.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file, strict=True) for cell in row]
        numbers = re.compile(r"-?[0-9]+(\.[0-9]+)?")
        assert [
            cell
            for cell in cells
            if cell[:1] in tuple(data_readers.FORMULA_STARTS) and not numbers.fullmatch(cell)
        ] == []
    # Each sign is put to the test, but for white space, which no quotation begins with.
    typed_signs = {claim["quotations"][0][:1] for claim in pages.data["claims"] if claim["quotations"]}
    assert {sign for sign in data_readers.FORMULA_STARTS if not sign.isspace()} <= typed_signs
    rows = {row["id"]: row for row in data_readers.read_table(data / "claims.csv")}
    for claim in pages.data["claims"]:
        assert rows[claim["id"]]["quotations"] == "\n---\n".join(claim["quotations"])


def test_the_document_is_valid_tei_and_has_the_lures_as_text(data: Path) -> None:
    document = etree.parse(data / "accounts.tei.xml")
    assert data_readers.tei_errors(document) == []
    book = data_readers.read_tei(document)
    assert book.claims["lured-claim"].quotations == (" ".join(LURE.split()),)
    assert book.voices["mallory"]


def test_annotations_and_linked_data_give_the_words_back(data: Path) -> None:
    words = {annotation.claim: annotation.exact for annotation in data_readers.read_annotations(data)}
    assert words["lured-claim"] == " ".join(LURE.split())
    book = data_readers.read_linked_data(data_readers.read_graph(data))
    assert book.claims["lured-claim"].quotations == (" ".join(LURE.split()),)


def test_the_bibliographies_give_the_work_back(data: Path) -> None:
    bibliography = (data / "references.bib").read_text(encoding="utf-8")
    titles = {key: plain(entry.fields["title"]) for key, entry in entries_of(bibliography).items()}
    title = plain(BIBTEX_LURE)
    assert titles["lured-work"] == title
    ris = rispy.loads((data / "references.ris").read_text(encoding="utf-8"))
    assert [entry for entry in ris if title in (entry.get("title"), entry.get("primary_title"))]
    csl: list[dict[str, Any]] = json.loads((data / "references.json").read_text(encoding="utf-8"))
    assert title in [item["title"] for item in csl]


@pytest.mark.parametrize("name", ["search", "previews"])
def test_what_pages_load_is_data_that_ends_no_script(data: Path, name: str) -> None:
    script = (data / f"{name}.js").read_text(encoding="utf-8")
    call = re.fullmatch(r"perspectives\w+\((.*)\);\n", script)
    assert call
    assert "onerror" in json.dumps(json.loads(call[1]))
    assert "</script" not in script
