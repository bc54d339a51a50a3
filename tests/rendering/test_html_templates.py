"""Templates print the HTML of records: values are escaped, a book can have its own, faults are reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.errors import ExtensionError

from perspectives.citations.rich_text import Run
from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.phrases import Link
from perspectives.doctree.register_leaves import register_rows
from perspectives.records.claim_records import Claim
from perspectives.rendering.html_templates import HtmlTemplates, escape, escape_value
from perspectives.rendering.template_samples import SAMPLES
from tests.support import ROOT, Book, SharedBook

SIGNS = "<u>&amp;\"'@"
"""Characters that would be markup where a value is not escaped."""
BOOK_TEMPLATES = ROOT / "tests" / "templates"


def with_signs(value: Any) -> Any:
    """Return a value of a leaf node with ``SIGNS`` behind each of its texts.

    The keys of dictionaries stay as they are: they are names of the extension.
    """
    if isinstance(value, str):
        return value and value + SIGNS
    if isinstance(value, Run):
        return Run(value.text + SIGNS)
    if isinstance(value, tuple | list):
        return type(value)(map(with_signs, value))
    if isinstance(value, dict):
        return {name: with_signs(item) for name, item in value.items()}
    if is_dataclass(value) and not isinstance(value, Claim | type):
        return replace(
            value, **{field.name: with_signs(getattr(value, field.name)) for field in fields(value)}
        )
    return value


def tree(kind: type[leaf], html: str) -> list[Any]:
    """Return HTML as a browser parses it, as lists: tag, attributes, text, children, and text behind it."""
    container = "tbody" if kind is register_rows else "div"
    top = html5lib.parseFragment(html, container=container, namespaceHTMLElements=False)

    def lists(node: Any) -> list[Any]:
        children = [lists(child) for child in node]
        return [node.tag, sorted(node.attrib.items()), node.text, children, node.tail]

    return lists(top)


def without_signs(value: Any) -> Any:
    """Return a tree without ``SIGNS``."""
    if isinstance(value, str):
        return value.replace(SIGNS, "")
    if isinstance(value, list | tuple):
        return type(value)(map(without_signs, value))
    return value


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_every_field_is_escaped(number: int) -> None:
    sample, templates = SAMPLES[number], HtmlTemplates()
    kind = type(sample)
    plain = "".join(templates.html(sample))
    signed = "".join(templates.html(kind.of(with_signs(sample["fields"]))))
    signed_tree = tree(kind, signed)
    assert str(signed_tree).count("&amp;") >= str(plain).count("text") > 0
    assert without_signs(signed_tree) == tree(kind, plain)


def test_text_is_escaped_as_docutils_escapes_it() -> None:
    assert escape("""<a href="x">&'@""") == "&lt;a href=&quot;x&quot;&gt;&amp;'&#64;"
    # A template of a book may put a value into single quotes.
    assert escape_value("""<"'""") == "&lt;&quot;&#x27;"
    assert escape_value(escape_value("<")) == "&lt;"


LINES = ".ps-claim p, .ps-hand, .ps-row-caption"


def test_names_and_places_full_of_signs_are_shown_as_typed(book: Book) -> None:
    quoted = f"'''{{}} {SIGNS}'''"
    for file, name in (
        ("voices", "Anna Ringer"),
        ("voices", "Ringer"),
        ("voices", "Abbot Odo"),
        ("voices", "Odo"),
        ("perspectives", "the village’s"),
        ("perspectives", "the abbey’s"),
        ("perspectives", "The village: council and ringers"),
        ("perspectives", "The abbey"),
        ("events", "The breaking of the bell"),
    ):
        book.replace(f"sources/{file}.toml", f'= "{name}"\n', f"= {quoted.format(name)}\n")
    book.replace("sources/references.bib", "{Odo, Abbot}", f"{{{{Odo {SIGNS}}}}}".replace("&", "\\&"))
    book.replace("docs/bell.md", ":locator: p. 12", f":locator: p. 12 {SIGNS}\n:translator: Someone {SIGNS}")
    book.replace("docs/bell.md", ":id: nobody-laughed", ":id: nobody-laughed\n:supports: odo-ringer-did")
    build = book.build(perspectives_report="https://example.org/?a=1&b={id}")
    assert build.warnings == []
    page = BeautifulSoup(build.read("bell.html"), "html5lib")
    shown = {" ".join(line.get_text().split()) for line in page.select(LINES)}
    for words in (
        f"The village’s {SIGNS} words, the abbey’s {SIGNS} pen",
        f"Anna Ringer {SIGNS}",
        f"As told by Abbot Odo {SIGNS}, set down in 1720, 19 years later. Translated by Someone {SIGNS}.",
        # In the bibliography characters as HTML has them are read, and quotation marks are made typographic.
        f"Odo <u>&”’@ 1720, p. 12 {SIGNS} · ○ not yet collated",
        f"Supports: Odo {SIGNS}: “She rang too hard.”",
        f"A The abbey {SIGNS}",
        f"Abbot Odo {SIGNS} against Anna Ringer {SIGNS}; Anna Ringer {SIGNS} in answer to Abbot Odo {SIGNS}",
    ):
        assert words in shown
    cited = BeautifulSoup(build.read("_cite/bell.html"), "html5lib")
    assert cited.select_one(".ps-report-link a[href='https://example.org/?a=1&b=claim-ringer-rope']")
    assert not page.select("u")


def heads_and_feet(page: BeautifulSoup) -> Iterator[Tag]:
    """Yield the elements in which templates print links."""
    yield from page.select(".ps-voice, .ps-foot, .ps-table-claims tbody")


def test_a_template_of_the_book_stands_in_for_one_of_ours(book: Book, reader: SharedBook) -> None:
    before = BeautifulSoup(reader.build().read("bell.html"), "html5lib")
    book.write(
        "docs/own/claim_head.html.jinja", (BOOK_TEMPLATES / "claim_head.html.jinja").read_text("utf-8")
    )
    for builder, name in (("html", "bell.html"), ("epub", "bell.xhtml")):
        build = book.build(builder, perspectives_templates="own", copyright="Nobody", version="1.0")
        assert build.warnings == []
        page = BeautifulSoup(build.read(name), "html5lib")
        dated = page.select("p.ps-said[data-date]")
        assert [(str(one["data-date"]), one.get_text()) for one in dated] == [
            ("1701-05-01", "1 May 1701, in conversation")
        ]
        # Everything else is as the template of the extension prints it.
        for place in (".ps-voice", ".ps-said", ".ps-chain", ".ps-source", ".ps-relation", ".ps-label"):
            assert [one.get_text() for one in page.select(place)] == [
                one.get_text() for one in before.select(place)
            ]


def test_every_link_is_printed_by_the_macro_of_the_book(book: Book) -> None:
    book.write("docs/own/link.html.jinja", (BOOK_TEMPLATES / "link.html.jinja").read_text("utf-8"))
    build = book.build(perspectives_templates="own", perspectives_report="https://example.org/{id}")
    assert build.warnings == []
    for name in ("bell.html", "registers.html"):
        page = BeautifulSoup(build.read(name), "html5lib")
        links = [link for place in heads_and_feet(page) for link in place.select("a")]
        assert len(links) > 3
        assert {" ".join(link["class"]) for link in links} == {"our-link reference"}
    page = BeautifulSoup(build.read("bell.html"), "html5lib")
    for id_, places in (
        ("ringer-wind", ["cite-pedlar-letter", "note-note-wind", "claim-ringer-wind", "claim-ringer-wind"]),
        ("odo-ringer-did", ["cite-odo-book", "claim-odo-ringer-did", "claim-odo-ringer-did"]),
        # The work is linked at the claim above.
        ("ringer-rope", ["voice-abbot", "claim-ringer-rope", "claim-ringer-rope"]),
    ):
        assert [str(link["data-place"]) for link in page.select(f"#claim-{id_} .ps-foot a")] == places


def test_a_changed_template_prints_every_page_anew(book: Book) -> None:
    own = "docs/own/claim_foot.html.jinja"
    text = '{% extends "!claim_foot.html.jinja" %}{% block source %}<p>Source: one</p>{% endblock %}'
    book.write(own, text)
    assert "Source: one" in book.build(perspectives_templates="own").read("bell.html")
    book.replace(own, "Source: one", "Source: two")
    page = book.build(perspectives_templates="own").read("bell.html")
    assert "Source: two" in page
    assert "Source: one" not in page


BROKEN = {
    "no-end": ("claim_head", "<p>{{ claim_head.hand }}\n{% if %}", 2, "Expected an expression"),
    "unknown-name": ("claim_head", "\n{{ head.hand }}", 2, "'head' is undefined"),
    "unknown-field": ("claim_foot", "\n\n{{ claim_foot.place }}", 3, "no attribute 'place'"),
    "unknown-template": ("claim_foot", '{% include "claim_fot.html.jinja" %}', 1, "claim_fot.html.jinja"),
    "unknown-filter": ("link_list", "{{ link_list|loud }}", 1, "No filter named 'loud'"),
    "in-a-part-of-another": ("citation_forms", "\n{{ citations.form }}", 2, "no attribute 'form'"),
    "wrong-sum": ("register_rows", "{{ register_rows + 1 }}", 1, "TypeError"),
    "no-macro": ("link", "{% macro links(to) %}{% endmacro %}", 1, "no macro named link"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_template_is_reported_with_its_line_and_ours_are_used(
    book: Book, reader: SharedBook, fault: str
) -> None:
    name, text, line, says = BROKEN[fault]
    clean = reader.build().read("bell.html")
    book.write(f"docs/own/{name}.html.jinja", text)
    for _run in range(2):
        build = book.build(perspectives_templates="own")
        assert build.codes == ["broken-template"]
        assert f"docs/own/{name}.html.jinja:{line}: " in build.warnings[0]
        assert says in build.warnings[0]
        assert build.read("bell.html") == clean


def test_a_folder_that_is_not_there_is_reported(book: Book) -> None:
    build = book.build(perspectives_templates="nowhere")
    assert build.codes == ["missing-templates"]
    assert "docs/nowhere" in build.warnings[0]


def test_a_template_that_fails_at_one_record_ends_the_build_in_a_sentence(book: Book) -> None:
    text = "\n{{ 1 // (0 if claim_foot.claim.id == 'ringer-rope' else 1) }}"
    book.write("docs/own/claim_foot.html.jinja", text)
    with pytest.raises(ExtensionError, match=r"own/claim_foot\.html\.jinja:2: .*ZeroDivisionError"):
        book.build(perspectives_templates="own")


TRANSLATOR = """
from sphinx.writers.html5 import HTML5Translator

class Translator(HTML5Translator):
    def visit_reference(self, node):
        node["classes"].append("own-link")
        super().visit_reference(node)

    def visit_paragraph(self, node):
        node["classes"].append("own-paragraph")
        super().visit_paragraph(node)

def setup(app):
    app.set_translator("html", Translator)
"""


def test_a_translator_of_the_book_is_obeyed_in_running_text(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + TRANSLATOR)
    build = book.build()
    assert build.warnings == []
    page = BeautifulSoup(build.read("bell.html"), "html5lib")
    for place in (
        ".ps-words p",
        ".ps-report",
        ".ps-commentary p",
        ".ps-settle",
        ".ps-facts",
        ".ps-note p",
        "section > p",
    ):
        paragraphs = page.select(place)
        assert paragraphs, place
        assert all("own-paragraph" in paragraph["class"] for paragraph in paragraphs), place
    for place in ("section > p a", ".ps-commentary p a", ".ps-note a"):
        links = [link for link in page.select(place) if "headerlink" not in link["class"]]
        assert links, place
        assert all("own-link" in link["class"] for link in links), place
    # Templates print heads and feet.
    assert not page.select(".ps-foot .own-link, .ps-foot .own-paragraph, .ps-voice.own-paragraph")


def test_links_of_a_phrase_are_sphinx_links() -> None:
    templates = HtmlTemplates()
    cases = {
        Link("Text", "", "here"): '<a class="reference internal" href="#here"><span>Text</span></a>',
        Link("Text", "page.html"): '<a class="reference internal" href="page.html"><span>Text</span></a>',
        Link("T", "", "", "Title", "own"): (
            '<a class="own reference internal" href="#" title="Title"><span>T</span></a>'
        ),
        Link("T", "https://a.example/", is_external=True): (
            '<a class="reference external" href="https://a.example/">T</a>'
        ),
    }
    assert {link: str(templates.part_html(link)) for link in cases} == cases
