"""What a builder prints of a quotation is compared with the record, whatever another extension has done."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.build import collate_command
from tests.support import EPUB, Book, Build

TRANSFORMS = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

class Changes(SphinxPostTransform):
    default_priority = 300
    def run(self, **options):
        for text in list(self.document.findall(nodes.Text)):
            if text == "The rope was old.":
                text.parent.replace(text, nodes.Text("The rope was new."))
        for quotation in list(self.document.findall(nodes.block_quote)):
            if "too hard" in quotation.astext():
                quotation.parent.remove(quotation)

def setup(app):
    app.add_post_transform(Changes)
"""
TRANSLATOR = """
from docutils import nodes
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.text import TextTranslator
from typst_book.translator import TypstTranslator

class Loses:
    def visit_Text(self, node):
        if str(node) == "It was very old.":
            node = nodes.Text("It was old.")
        super().visit_Text(node)
    def visit_block_quote(self, node):
        if "too hard" in node.astext():
            raise nodes.SkipNode
        super().visit_block_quote(node)

class HtmlLoses(Loses, HTML5Translator): pass
class LatexLoses(Loses, LaTeXTranslator): pass
class TextLoses(Loses, TextTranslator): pass
class TypstLoses(Loses, TypstTranslator): pass

extensions += ["typst_book"]

def setup(app):
    app.set_translator("html", HtmlLoses)
    app.set_translator("epub", HtmlLoses)
    app.set_translator("latex", LatexLoses)
    app.set_translator("text", TextLoses)
    app.set_translator("typst", TypstLoses)
"""
COPIES = """
from sphinx.transforms.post_transforms import SphinxPostTransform
from perspectives.doctree import comparison_nodes

class Copies(SphinxPostTransform):
    default_priority = 300
    def run(self, **options):
        for claim in list(self.document.findall(comparison_nodes.claim)):
            claim.replace_self(claim.deepcopy())

def setup(app):
    app.add_post_transform(Copies)
"""


def misprints(book: Book, build: Build) -> dict[int, str]:
    """Return the misprints that a build has told, by the line of the quotation, and what was found."""
    told = {}
    for warning in build.warnings:
        place, _, rest = warning.partition(": WARNING: ")
        assert rest.endswith("[perspectives.misprinted-words]")
        found = rest.partition("Found: “")[2].partition("”. Expected")[0]
        told[int(place.rpartition(":")[2])] = found
    return told


def line_of(book: Book, text: str) -> int:
    return book.read("docs/bell.md").splitlines().index(text) + 1


def test_words_that_a_transform_changes_or_drops_are_told_and_stop_the_lock(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + TRANSFORMS)
    told = misprints(book, book.build())
    changed, dropped = line_of(book, "> The rope was old."), line_of(book, "> She rang too hard.")
    assert sorted(told) == [changed, dropped]
    assert "The rope was new." in told[changed]
    assert told[dropped] == ""
    assert collate_command.main([str(book.root / "docs"), "--date", "2026-01-01"]) == 1
    assert f"bell.md:{changed}: What a builder prints" in capsys.readouterr().err
    assert not Path(book.root, "sources", "quotations.lock").exists()


@pytest.mark.slow("a build by each of several builders")
def test_words_that_a_translator_changes_or_drops_are_told_by_each_builder(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + TRANSLATOR)
    changed, dropped = line_of(book, "> The rope was old."), line_of(book, "> She rang too hard.")
    for builder in ("html", "latex", "text", "epub", "typst"):
        told = misprints(book, book.build(builder, **(EPUB if builder == "epub" else {})))
        assert (builder, sorted(told)) == (builder, [changed, dropped])
        assert "It was old." in told[changed]
        assert told[dropped] == ""


def test_quotations_that_an_extension_copies_are_compared_where_they_stand(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + COPIES)
    assert book.build().warnings == []


def test_quotations_that_are_printed_by_other_processes_are_compared_too(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + TRANSLATOR)
    for number in range(10):
        book.write(f"docs/page{number}.md", f"(p{number})=\n# Page {number}\n\nWords.\n")
    pages = "\n".join(f"page{number}" for number in range(10))
    book.write("docs/index.md", f"{book.read('docs/index.md')}\n```{{toctree}}\n{pages}\n```\n")
    told = misprints(book, book.build(jobs=2))
    assert sorted(told) == [line_of(book, "> The rope was old."), line_of(book, "> She rang too hard.")]
