"""The recipes: what they say to type builds without a problem, and what they quote is what is said."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from perspectives.records.problems import PROBLEM_KINDS
from tests.support import ROOT, Book

RECIPES = ROOT / "docs" / "editing" / "recipes"
PAGES = sorted(RECIPES.glob("*.md"))
FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
CODE = re.compile(r"\[perspectives\.([a-z-]+)\]")
WARNING = re.compile(r"WARNING: (?P<sentence>[^.]*\.).*\[perspectives\.(?P<code>[a-z-]+)\]")
COUNCIL = """
[voices.council]
name = "The council of Bellham"
about = "Ran the village."
role = "body"
perspective = "village"
"""


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of code in one language on the page of a recipe."""
    text = (RECIPES / f"{name}.md").read_text(encoding="utf-8")
    return [textwrap.dedent(match["text"]) for match in FENCE.finditer(text) if match["language"] == language]


def test_what_the_recipes_say_to_type_builds(tmp_path: Path) -> None:
    chapter, contents = blocks("chapter", "markdown")
    claim, with_original = (blocks(name, "markdown")[0] for name in ("claim", "original"))
    (page,) = blocks("document", "markdown")
    assert set(claim.splitlines()) < set(with_original.splitlines())
    book = Book(tmp_path / "book")
    title = book.read("docs/index.md").partition("```")[0]
    book.write("docs/index.md", title + contents.replace("registers", "documents/petition-1700\nregisters"))
    book.write("docs/bell-tower.md", f"{chapter}\n{with_original}\n{{cite:p}}`muller1961{{p. 46}}`\n")
    book.write("docs/documents/petition-1700.md", page)
    works = [*blocks("document", "bibtex"), *blocks("zotero", "bibtex")]
    book.write("sources/references.bib", "\n".join([book.read("sources/references.bib"), *works]))
    book.write("sources/voices.toml", book.read("sources/voices.toml") + COUNCIL)
    book.write("sources/texts.toml", blocks("document", "toml")[0])
    built = book.build()
    assert built.warnings == []
    text = (built.out / "bell-tower.html").read_text(encoding="utf-8")
    assert [
        name for name in ("claim-abbey-paid", "claim-struck-at-easter") if f'id="{name}"' not in text
    ] == []
    assert "Campana integra erat" in text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_block_of_a_recipe_has_a_wide_table(path: Path) -> None:
    """On a phone, 33 signs stand in a line: the columns of a wider table are torn apart."""
    wide = re.compile(r"\S {2,}\S+ {2,}\S")
    lines = [
        line
        for language in ("text", "sh")
        for block in blocks(path.stem, language)
        for line in block.split("\n")
    ]
    assert [line for line in lines if len(line) > 33 and wide.search(line)] == []


def test_the_list_of_the_recipes_has_each_of_them() -> None:
    text = (RECIPES / "index.md").read_text(encoding="utf-8")
    listed = text.partition("```{toctree}")[2].split()
    assert sorted({path.stem for path in PAGES} - {"index"}) == sorted(
        set(listed) - {":maxdepth:", "1", "```"}
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_recipe_quotes_problems_as_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [code for code in CODE.findall(text) if code not in PROBLEM_KINDS] == []
    told = [(match["code"], match["sentence"]) for match in WARNING.finditer(text)]
    assert told == [(code, PROBLEM_KINDS[code].sentence) for code, _sentence in told]
