"""The manual for editors: what the pages show is written out, and what leads out of it is words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT
from tools.manual import code_block, line_alone, listed_first, manual_pages, page_lines, with_all_pages

OTHERS = {"elsewhere": "“A page” in *The Book*"}


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("See [](#elsewhere).", "See “A page” in *The Book*."),
        ("See [this](#elsewhere).", "See this."),
        ("See {ref}`elsewhere`.", "See “A page” in *The Book*."),
        ("See {ref}`this <elsewhere>`.", "See this."),
        (
            "See [](#here), {ref}`here` and {ref}`it <here>`.",
            "See [](#here), {ref}`here` and {ref}`it <here>`.",
        ),
        ("How {accounts}`whose-fault` is typed.", "How `whose-fault` is typed."),
        ("Typed `` {document}`a:p7` `` it leads there.", "Typed `` {document}`a:p7` `` it leads there."),
        ("[a site](https://example.org/#x)", "[a site](https://example.org/#x)"),
    ],
)
def test_what_leads_out_of_the_manual_is_words(line: str, alone: str) -> None:
    assert line_alone(line, OTHERS) == alone


FILE = "one\n[two]\n```{claim}\n[three]\nfour\n"


@pytest.mark.parametrize(
    ("options", "block"),
    [
        ({"language": "toml", "start-at": "[three]"}, "```toml\n[three]\nfour\n```\n"),
        ({"start-at": "one", "end-before": "[two]"}, "```text\none\n```\n"),
        ({"start-at": "[", "end-before": "["}, "````text\n[two]\n```{claim}\n````\n"),
        ({"start-at": "[two]", "lines": "1-2"}, "````text\n[two]\n```{claim}\n````\n"),
        ({"lines": "1"}, "```text\none\n```\n"),
    ],
)
def test_the_part_of_a_file_is_written_out(options: dict[str, str], block: str) -> None:
    assert code_block(FILE, options) == block


def test_what_stands_in_code_stays_as_it_is(tmp_path: Path) -> None:
    page = "```text\nSee [](#elsewhere).\n:::{view} x\n```\nSee [](#elsewhere).\n"
    assert (
        "".join(page_lines(page, tmp_path, OTHERS)) == page[: page.rindex("[]")] + "“A page” in *The Book*.\n"
    )


def test_the_first_page_lists_every_page() -> None:
    assert with_all_pages("# A\n\n```{toctree}\none\n```\n", ["one", "two"]) == (
        "# A\n\n```{toctree}\none\ntwo\n```\n"
    )


def test_the_first_page_leaves_the_pages_of_a_folder_to_the_list_of_the_folder() -> None:
    names = ["index.md", "one.md", "two/chapter.md", "two/index.md"]
    assert listed_first(names) == ["one", "two/index"]


def test_the_pages_of_the_book_stand_alone() -> None:
    pages = manual_pages(ROOT)
    folder = ROOT / "docs" / "editing"
    assert set(pages) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    assert "recipes/chapter.md" in pages
    text = "".join(pages.values())
    assert "literalinclude" not in text
    assert [label for label in re.findall(r"\]\(#([a-z0-9-]+)\)", text) if f"({label})=" not in text] == []
