"""Documents with strange texts, strange claims and strange directives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from perspectives.doctree import document_nodes
from tests.support import Book, Build, add_documents

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE div [<!ENTITY bell "bell">]>
<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d9"><head>Letter<note n="*">On the &bell;.</note></head>
<p>One two <hi rend="italic bold">three</hi> four<note n="*">Five<note n="†">Six</note> seven.</note> ei<pb
n="12 a"/>ght<lb/>nine ten <pb n="2"/>eleven.</p>
<pb n="2"/><pb/>
<p>Twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty.</p>
<p rend="center">A title</p>
<p>One two <hi rend="italic">three</hi> four. Twenty-one twenty-two.<note n="1"><p>A note of words.</p>
<p>Its second.</p></note></p>
<p>שלום עולם 中文。</p><note n="1">Between.</note></div>
"""
CLAIMS = {
    "across-style": "two three four",
    "across-note-page-line": "four eight nine",
    "within": "three four",
    "deepest": "four",
    "over-paragraphs": "ten eleven. Twelve thirteen",
    "elided": "Twelve thirteen fourteen […] eighteen nineteen twenty.",
    "over-a-title": "nineteen twenty. One two",
    "only-later": "four. Twenty-one",
    "in-a-note": "A note of words.",
    "other-script": "שלום עולם",
}
MARKED = {
    "across-style": "two three four",
    "across-note-page-line": "four eightnine",
    "over-paragraphs": "ten eleven.Twelve thirteen",
    "elided": "Twelve thirteen fourteeneighteen nineteen twenty.",
    "over-a-title": "nineteen twenty.One two",
    "only-later": "four. Twenty-one",
    "other-script": "שלום עולם",
    "within": "three four",
    "deepest": "four",
}
HEADNOTE = "\n:::{headnote}\nOurs.\n:::\n"
PAPER = f"(paper)=\n# Paper\n\n::::{{document}} bell-letter\n:by: pedlar\n{HEADNOTE}::::\n"
REPORT = "\n:::{claim} pedlar\n:id: only-a-report\n:source: bell-letter\n\nHe said so.\n:::\n"


def claim(id_: str, words: str) -> str:
    """Return a claim whose source is the letter."""
    return f"\n:::{{claim}} pedlar\n:id: {id_}\n:source: bell-letter\n\n> {words}\n:::\n"


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a document with a strange text, and claims that take its words in every way."""
    book = Book(tmp_path_factory.mktemp("strange") / "book")
    add_documents(book)
    toml = book.read("sources/texts.toml")
    book.write("sources/texts.toml", toml + 'rights = "official-text"\n')
    book.write("texts/bell-letter.xml", TEXT)
    book.write("docs/letter.md", "(letter)=\n# Letter\n\nGone.\n")
    book.write("docs/paper.md", PAPER + "".join(claim(*one) for one in CLAIMS.items()) + REPORT)
    book.replace("docs/index.md", "letter\n", "letter\npaper\n")
    book.replace("docs/charter.md", ":translates: letter\n", "")
    return book.build()


def page(build: Build, name: str) -> BeautifulSoup:
    """Return a page."""
    return BeautifulSoup(build.read(f"{name}.html"), "html.parser")


def test_only_the_words_of_a_claim_are_marked(strange: Build) -> None:
    assert strange.codes == ["stale-text-lock"]
    assert strange.app is not None
    doctree = strange.app.env.get_and_resolve_doctree("paper", strange.app.builder, tags=strange.app.tags)
    marks: dict[str, list[str]] = {}
    for mark in doctree.findall(document_nodes.taken_words):
        marks.setdefault(mark["claim"], []).append(mark.astext())
    assert {id_: "".join(words) for id_, words in marks.items()} == MARKED
    anchors = {str(mark["id"]) for mark in page(strange, "paper").select("mark[id]")}
    assert anchors == {f"read-{id_}" for id_ in MARKED}


def test_every_id_of_a_strange_text_is_valid_and_every_link_leads_somewhere(strange: Build) -> None:
    text = page(strange, "paper")
    ids = [str(tag["id"]) for tag in text.select("[id]")]
    assert sorted(set(ids)) == sorted(ids)
    assert [id_ for id_ in ids if not re.fullmatch(r"[A-Za-z][\w.-]*", id_, re.ASCII)] == []
    places = {str(link["href"])[1:] for link in text.select('a[href^="#"]')}
    assert places - {"", *ids} == set()
    notes = [" ".join(note.get_text().split()) for note in text.select(".ps-edition-note")]
    assert notes == [
        "* On the bell.",
        "* Five† seven.",
        "† Six",
        "1 A note of words. Its second.",
        "1 Between.",
    ]
    assert [str(tag["data-page"]) for tag in text.select(".ps-page-break")] == ["12 a", "2", "2"]


def test_a_claim_whose_words_are_in_a_note_leads_to_the_note(strange: Build) -> None:
    found = page(strange, "paper").select_one("#claim-in-a-note .ps-read-in a")
    assert found is not None
    assert found["href"] == "#document-paper-n1"


def document(id_: str, body: str) -> str:
    """Return a page with a document."""
    return f"({id_})=\n# Paper {id_}\n\n{body}\n"


SHORT = f"::::{{document}} bell-letter\n:by: abbot\n{HEADNOTE}::::\n"
NOWHERE = ("", "p", "5", "p05", "p99", "a1", "n1", "P5")
"""What is no place in the charter."""


def with_options(options: str, work: str = "letter") -> str:
    """Return a document with more options."""
    return SHORT.replace("letter", work).replace(":by: abbot", f":by: abbot\n{options}")


PAGES = {
    "no-argument": (SHORT.replace(" bell-letter", ""), ["missing-argument"]),
    "no-work": (SHORT.replace("bell-letter", "bell-leter"), ["unknown-work"]),
    "two-in-one": (SHORT + "\n" + SHORT, ["misplaced-document"]),
    "in-accounts": (
        f":::::{{accounts}} What?\n:id: what-else\n\n{SHORT}:::::",
        ["accounts-without-claims", "misplaced-document"],
    ),
    "in-document": (
        SHORT.replace(HEADNOTE, HEADNOTE + HEADNOTE),
        ["misplaced-headnote"],
    ),
    "of-another": (
        with_options(":id: other\n:selection: 1"),
        ["unknown-option"] * 2,
    ),
    "huge-range": (
        with_options(":paragraphs: 1-999999999", "charter"),
        ["malformed-selection"],
    ),
    "no-such": (
        SHORT.replace("letter", "charter").replace(
            ":by: abbot", ":by: abbot\n:paragraphs: 1-99, a1-p1-a1-p2, a4"
        ),
        ["unknown-paragraph"] * 2,
    ),
    "inside-a-document": (
        SHORT.replace(
            "::::\n",
            "\n::::{accounts} Why?\n:id: why-inside\n\n:::{claim} pedlar\n:id: claim-inside\n"
            ":source: bell-letter\n\n> I saw it.\n:::\n::::\n::::::\n",
        ).replace("::::{document}", "::::::{document}"),
        ["misplaced-accounts"],
    ),
    "references": (
        "- {document}`charter:p5`, {document}`charter:a1-p1`, {document}`words <charter:p5>`\n"
        + "".join(
            f"- {{document}}`charter:{place}`\n" for place in ("", "p", "5", "p05", "p99", "a1", "n1", "P5")
        ),
        ["unknown-document"] * 8,
    ),
    "references-to-what-is-not-counted": (
        "{document}`letter`, {document}`letter:p1`, {document}`letter:p99`, {document}`words <letter:a1>`\n",
        ["uncounted-paragraphs"] * 3,
    ),
    "i" * 40: (SHORT, []),
}


def test_strange_directives_are_answered_and_every_page_is_built(tmp_path: Path) -> None:
    book = Book(tmp_path / "book")
    add_documents(book)
    for id_, (body, _codes) in PAGES.items():
        book.write(f"docs/{id_}.md", document(id_, body))
    book.write("docs/part.txt", document("included", SHORT))
    book.write("docs/including.md", "(including)=\n# Including\n\n```{include} part.txt\n```\n")
    book.write("docs/no-heading.md", SHORT)
    names = "\n".join([*PAGES, "including"])
    book.replace("docs/index.md", "registers", f"{names}\nno-heading\nregisters")
    build = book.build()
    told: dict[str, list[str]] = {}
    for line in build.warnings:
        match = re.search(r"/docs/([a-z-]+)\.md:[0-9]+: .*\[perspectives\.([a-z-]+)\]", line)
        if match:
            told.setdefault(match[1], []).append(match[2])
    expected = {id_: sorted(codes) for id_, (_body, codes) in PAGES.items() if codes}
    assert {id_: sorted(codes) for id_, codes in told.items()} == {
        **expected,
        "no-heading": ["misplaced-document"],
    }
    for path in build.out.glob("*.html"):
        ids = [str(tag["id"]) for tag in BeautifulSoup(path.read_bytes(), "html.parser").select("[id]")]
        assert sorted(set(ids)) == sorted(ids), path.name
