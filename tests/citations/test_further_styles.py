"""Styles of CSL that a book adds: cited as by citeproc-js, in the settings of a book, and their faults."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from perspectives.citations.csl.processor import Processor
from perspectives.citations.csl.style import StyleError, read_style
from perspectives.citations.rich_text import csl_markup, plain_text
from perspectives.rendering.citation_offers import citations_page
from tests.citations.test_forms import in_our_marks
from tests.oracle.items import HERE, edge_items
from tests.support import Book

STYLES = Path(__file__).parent / "styles"
ITEMS = {item["id"]: item for item in edge_items()}
RECORD: dict[str, dict[str, str]] = json.loads((HERE / "citations.json").read_text(encoding="utf-8"))[
    "further"
]


@pytest.mark.parametrize("name", RECORD)
def test_further_styles_cite_as_citeproc_js_does(name: str) -> None:
    processor = Processor(read_style(STYLES / f"{name}.csl"))
    cite = processor.note if processor.style.is_note else processor.entry
    # There are no numbers of citations: each citation stands alone.
    expected = {key: in_our_marks(text).removeprefix("1. ") for key, text in RECORD[name].items()}
    assert {key: csl_markup(cite(item)) for key, item in ITEMS.items()} == expected


STYLE = (STYLES / "packet-notes.csl").read_text(encoding="utf-8")
FAULTS = {
    "no XML": ("not a style", "malformed-style", "syntax error"),
    "XML of another kind": ("<html/>", "malformed-style", "<html>"),
    "a locale": ((STYLES / "locales-en-GB.xml").read_text(encoding="utf-8"), "malformed-style", "<locale>"),
    "a broken tag": (STYLE.replace("</citation>", ""), "malformed-style", "mismatched tag"),
    "a document type": (
        f"<!DOCTYPE style [<!ENTITY a SYSTEM '/etc/passwd'>]>{STYLE}",
        "malformed-style",
        "<!DOCTYPE>",
    ),
    "no citation": (STYLE.replace("citation>", "nothing>"), "malformed-style", "no <citation>"),
    "an unknown macro": (STYLE.replace('macro="lead"', 'macro="leed"'), "malformed-style", 'macro="leed"'),
    "a macro in itself": (
        STYLE.replace('<text variable="container-title"/>', '<text macro="lead"/>'),
        "malformed-style",
        'macro="lead" in itself',
    ),
    "words for a number": (
        STYLE.replace('et-al-min="4"', 'et-al-min="four"'),
        "malformed-style",
        'et-al-min="four"',
    ),
    "an unknown part of a date": (
        STYLE.replace('date-parts="year" prefix="[" suffix="?]"/>', '><date-part name="century"/></date>'),
        "malformed-style",
        'date-part name="century"',
    ),
    "a dependent style": (
        STYLE.replace("</info>", '<link rel="independent-parent" href="http://x.org/styles/packet"/></info>'),
        "dependent-style",
        "packet",
    ),
    "nothing": ("", "malformed-style", "no element found"),
}


@pytest.mark.parametrize(("text", "code", "value"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_style_is_told(tmp_path: Path, text: str, code: str, value: str) -> None:
    path = tmp_path / "style.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError) as raised:
        read_style(path)
    assert raised.value.code == code
    assert value in raised.value.value


SAID: dict[str, Any] = {
    "id": "a",
    "type": "chapter",
    "author": [{"literal": "The Editors"}],
    "title": "“and so we left” and what came of it",
    "container-title": "The Bell",
}


def test_no_style_changes_the_letters_of_quoted_words() -> None:
    notes = Processor(read_style(STYLES / "packet-notes.csl"))
    assert plain_text(notes.note(SAID)).startswith(
        "The Editors, ‘“and so we left” and What Came of It’, in The"
    )
    foreign = {**SAID, "language": "sq"}
    assert "‘“and so we left” and what came of it’" in plain_text(notes.note(foreign))


def test_pages_data_and_the_list_of_works_are_in_the_styles_of_the_book(book: Book) -> None:
    for name in ("packet-notes.csl", "packet-list.csl", "locales-en-GB.xml", "locales-en-US.xml"):
        book.write(f"docs/styles/{name}", (STYLES / name).read_text(encoding="utf-8"))
    (book.root / "docs" / "styles" / "locales-en-GB.xml").unlink()
    settings = """
perspectives_citation_styles = [
    "styles/packet-notes.csl", "styles/packet-list.csl", "styles/paket-list.csl",
]
bibtex_default_style = "styles/packet-list.csl"
html_baseurl = "https://a.example/book/"
"""
    book.write("docs/conf.py", book.read("docs/conf.py") + settings)
    build = book.build()
    assert build.codes.count("missing-style") == 1
    assert build.codes.count("missing-locale") == 1
    assert any("Did you mean “styles/packet-list.csl”" in warning for warning in build.warnings)
    page = BeautifulSoup(build.read(f"{citations_page('bell')}.html"), "html5lib")
    folds = page.select(":has(> .ps-cite-name)")
    assert len(folds) > 2
    for fold in folds:
        names = [name.get_text() for name in fold.select(".ps-cite-name")]
        assert names[-2:] == ["The Packet, Notes", "The Packet, Numbers"]
    cited = json.loads(build.read("data/claims/ringer-rope.json"))["citations"]["book"]
    assert "claim ringer-rope" in cited["packet-notes"]
    assert cited["packet-list"].startswith("The Broken Bell. “")
    address = "https://a.example/book/bell.html#claim-ringer-rope"
    assert f"<{address}>" in cited["packet-notes"]
    assert cited["csl-json"][0]["URL"] == address
    assert f"  url = {{{address}}},\n" in cited["bibtex"]
    assert f"\nUR  - {address}\n" in cited["ris"]
    assert "public address" not in str(cited)
    works = BeautifulSoup(build.read("registers.html"), "html5lib")
    assert "Odo, A. “" in works.get_text(), works.get_text()
