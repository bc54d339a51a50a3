"""Cells of a table with the words of their head."""

from __future__ import annotations

import pytest

from epub_book.table_heads import with_heads

HEAD = "<thead><tr><th><p>Question</p></th><th>Whose <em>pen</em></th></tr></thead>"
UNCHANGED = (
    f'<table>{HEAD}<tr><td colspan="2">a</td></tr></table>',
    f'<table>{HEAD}<tr><td rowspan="2">a</td></tr></table>',
)
CASES = {page: page for page in UNCHANGED} | {
    "<p>x</p>": "<p>x</p>",
    f"<table>{HEAD}<tbody><tr><td>a</td><td>b</td></tr></tbody></table>": (
        f'<table>{HEAD}<tbody><tr><td data-head="Question">a</td><td data-head="Whose pen">b</td></tr>'
        "</tbody></table>"
    ),
    f'<table class="x">{HEAD}<tr><td class="y">a</td></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>': (
        f'<table class="x">{HEAD}<tr><td data-head="Question" class="y">a</td></tr>'
        '<tr><td data-head="Question">c</td><td data-head="Whose pen">d</td><td>e</td></tr></table>'
    ),
    "<table><tr><td>a</td></tr></table>": "<table><tr><td>a</td></tr></table>",
    "<table><thead><tr><th></th><th>A &amp; B</th></tr></thead><tr><th>x</th><td>y</td></tr></table>": (
        "<table><thead><tr><th></th><th>A &amp; B</th></tr></thead>"
        '<tr><th>x</th><td data-head="A &amp; B">y</td></tr></table>'
    ),
    '<table><thead><tr><th>"</th></tr></thead><tr><td>x</td></tr></table>': (
        '<table><thead><tr><th>"</th></tr></thead><tr><td data-head="&quot;">x</td></tr></table>'
    ),
}


@pytest.mark.parametrize("page", CASES)
def test_each_cell_has_its_head(page: str) -> None:
    assert with_heads(page) == CASES[page]
    assert with_heads(f"<p>before</p>{page}{page}") == f"<p>before</p>{CASES[page]}{CASES[page]}"
