"""HTML of any form as XHTML, and HTML whose tags do not fit each other."""

from __future__ import annotations

import pytest
from docutils import nodes

from epub_book.xhtml import as_xhtml, fault_of, page_as_xhtml
from perspectives.reading.html_balance import unfit_tags

WRAPPER = '<div xmlns:epub="http://www.idpf.org/2007/ops">{}</div>'
MADE = {
    "a<br>b": "a<br />b",
    "<p>one<p>two": "<p>one</p><p>two</p>",
    '<img src=x.png alt="a b">': '<img src="x.png" alt="a b" />',
    "a&nbsp;b &copy; &": "a\u00a0b © &amp;",
    "<ul><li>a<li>b</ul>": "<ul><li>a</li><li>b</li></ul>",
    "<B>x</B>": "<b>x</b>",
    "<b><i>x</b>y</i>": "<b><i>x</i></b><i>y</i>",
    "</div>x": "x",
    '<script>if (a<b) alert("</p>")</script>ok': "ok",
    '<p onclick="x()" @click="y" a"b=c>t</p>': "<p>t</p>",
    "<!-- a -- b -->t": "t",
    "<table><tr><td>x<td>y</table>": "<table><tbody><tr><td>x</td><td>y</td></tr></tbody></table>",
    "<table><div>kept</div><tr><td>x</table>": (
        "<div>kept</div><table><tbody><tr><td>x</td></tr></tbody></table>"
    ),
    "<input disabled>": '<input disabled="" />',
    '<a href="x?a=1&b=2">l</a>': '<a href="x?a=1&amp;b=2">l</a>',
    "<foo:bar>x</foo:bar>": "<span>x</span>",
    '<p epub:type="note"><br>x</p>': '<p epub:type="note"><br />x</p>',
    "<svg viewBox='0 0 1 1'><path></svg>": (
        '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path></path></svg>'
    ),
    "x\x01<br>": "x<br />",
}


@pytest.mark.parametrize("typed", MADE)
def test_html_becomes_what_a_browser_reads(typed: str) -> None:
    made = as_xhtml(typed)
    assert made == MADE[typed]
    assert fault_of(WRAPPER.format(made)) is None


@pytest.mark.parametrize("typed", ["<p>x<br /></p>", "", "text &amp; more", '<a id="q"/>', "<!-- ok -->"])
def test_what_is_well_formed_stays(typed: str) -> None:
    assert as_xhtml(typed) == typed


def test_a_whole_page_becomes_well_formed() -> None:
    page = (
        '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="en"><head><title>x</title></head>'
        '<body><p epub:type="note">a<br>b</body></html>'
    )
    assert fault_of(page) is not None
    made = page_as_xhtml(page)
    assert fault_of(made) is None
    assert '<p epub:type="note">a<br />b</p>' in made
    assert page_as_xhtml(page.partition("\n")[2]) == made


def raw(typed: list[str]) -> list[nodes.raw]:
    """Return raw HTML as nodes."""
    return [nodes.raw("", text, format="html") for text in typed]


FIT = {
    "pair": ["<b>", "</b>"],
    "void": ["<br>", "<img src=x>", "</br>"],
    "closed by itself": ["<p>one<p>two"],
    "list in parts": ["<ul>", "<li>a", "<li>b", "</ul>"],
    "capitals": ["<DIV>", "</div>"],
    "comment": ["<!-- <div> -->"],
    "script": ["<script>'<div>'</script>"],
    "a stray end of a script": ["</script>"],
    "as in XML": ["<a id='q'/>"],
    "table": ["<table><tr><td>1</table>"],
    "unknown": ["<more>", "</less>"],
    "two pairs": ["<b><i>", "</i></b>"],
}


@pytest.mark.parametrize("name", FIT)
def test_tags_that_fit_are_no_problem(name: str) -> None:
    assert unfit_tags(raw(FIT[name])) == []


UNFIT = {
    "opened": (["<b>"], ["<b>"]),
    "closed": (["</section>"], ["</section>"]),
    "crossed": (["<b>", "<i>", "</b>", "</i>"], ["<i>", "</i>"]),
    "closed twice": (["<div>", "</div>", "</div>"], ["</div>"]),
    "a paragraph's end": (["</p>"], ["</p>"]),
    "within a block": (["<div><span></div>"], ["<span>"]),
    "in two orders": (["</b>", "<b>"], ["</b>", "<b>"]),
    "a table": (["<table>", "<tr>"], ["<table>"]),
    "with attributes": (['<a href="x">'], ["<a>"]),
}


@pytest.mark.parametrize("name", UNFIT)
def test_tags_that_do_not_fit_are_found(name: str) -> None:
    typed, expected = UNFIT[name]
    assert [unfit.tag for unfit in unfit_tags(raw(typed))] == expected
