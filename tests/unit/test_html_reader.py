"""HTML as a browser shows it, without the marks of notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collation.witness_support import verdict_in

WORDS = "The delegation of the party left the hall at once."


def page(body: str, head: str = "") -> str:
    head = f'<head><meta charset="utf-8"><title>No text</title>{head}</head>'
    return f"<!doctype html><html>{head}<body>{body}</body></html>"


SHOWN = {
    "hidden": "<span hidden>secret </span>party",
    "hidden until found": '<span hidden="until-found">secret </span>party',
    "display none": '<span style="display:none">secret </span>party',
    "display none, in capitals": '<span style="color: red; DISPLAY : NONE !important;">secret </span>party',
    "display none in a block": '<div style="display: none"><p>secret</p></div>party',
    "display none, then block": '<span hidden style="display:none;display:inline">party</span>',
    "visibility hidden": '<span style="visibility:hidden">secret </span>party',
    "visibility of a child": (
        '<span style="visibility:hidden">secret <b style="visibility:visible">party</b></span>'
    ),
    "content hidden": '<span style="content-visibility:hidden">secret </span>party',
    "aria-hidden is shown": '<span aria-hidden="true">party</span>',
    "white text is shown": '<span style="color:#fff">party</span>',
    "template": "<template>secret </template>party",
    "noscript": "<noscript>secret </noscript>party",
    "script": "<script>secret()</script>party",
    "style": "<style>p{color:red}</style>party",
    "select": "<select><option>secret</option></select>party",
    "datalist": "<datalist><option>secret</option></datalist>party",
    "dialog": "<dialog>secret</dialog>party",
    "popover": "<span popover>secret </span>party",
    "object": "<object data='x'>secret </object>party",
    "audio": "<audio>secret </audio>party",
    "ruby": "<ruby>party<rp>(</rp><rt>par</rt><rp>)</rp></ruby>",
    "ruby by letters": "<ruby><rb>par</rb><rb>ty</rb><rt>a</rt><rt>b</rt></ruby>",
    "wbr": "par<wbr>ty",
    "a soft hyphen": "par&shy;ty",
    "a comment": "par<!-- secret -->ty",
    "an image in a word": '<img src="p.png" alt="">party',
    "an element of one's own": "<x-y>par</x-y>ty",
    "nobr": "<nobr>par</nobr>ty",
    "a drop capital": '<span style="float:left">p</span>arty',
    "font": "<font color=red>par</font>ty",
    "del is shown": "<del>party</del>",
    "svg": "<svg><title>secret</title><desc>secret</desc></svg>party",
    "mathematics": "<math><annotation>secret</annotation></math>party",
    "a line's end": "<br>party",
    "a form": "<input value='secret'>party",
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_not_shown_is_not_read(tmp_path: Path, name: str) -> None:
    body = page(f"<p>{WORDS.replace('party', SHOWN[name])}</p>")
    assert verdict_in(tmp_path, "a.html", body, WORDS) == "exact"


SHEETS = {
    "a class": ".x { display: none }",
    "an element and a class": "b, span.x{color:red;display:none}",
    "a rule that is not hidden comes first": ".x{display:inline} .x{display:none}",
    "an id weighs more": "#y{display:none} .x{display:inline}",
    "what is important weighs more": ".x{display:none!important} #y{display:inline}",
    "one of several": "b:is(.z, .x), span:is(.z, .x) {display:none}",
    "in a layer": "@layer base { .x {display:none} }",
    "for a screen": "@media screen { .x {display:none} }",
    "after what only a browser knows": "p::before{content:'x'} @import 'x'; .x{visibility:hidden}",
    "after a comment": "/* .x{display:inline} */ .x{display:none} @font-face{font-family:x}",
}


@pytest.mark.parametrize("name", SHEETS)
def test_styles_of_the_page_hide_words(tmp_path: Path, name: str) -> None:
    body = f"<p>{WORDS.replace('party', '<span class=x id=y>secret </span>party')}</p>"
    assert verdict_in(tmp_path, "a.html", page(body, f"<style>{SHEETS[name]}</style>"), WORDS) == "exact"


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{display:none}}",
        ".x:hover{display:none}",
        ".x{color:red}",
        "#y{display:inline} .x{display:none}",
    ],
)
def test_styles_for_another_place_hide_none(tmp_path: Path, sheet: str) -> None:
    body = f"<p>{WORDS.replace('party', '<span class=x id=y>party</span>')}</p>"
    assert verdict_in(tmp_path, "a.html", page(body, f"<style>{sheet}</style>"), WORDS) == "exact"


PARTED = (
    ("<p>one</p><p>two</p>", "one two"),
    ("<p>one<br>two</p>", "one two"),
    ("<table><tr><td>one</td><td>two</td></tr><tr><th>three</th></tr></table>", "one two three"),
    ("<ul><li>one</li><li>two</li></ul>", "one two"),
    ("<dl><dt>one</dt><dd>two</dd></dl>", "one two"),
    ("<details><summary>one</summary>two</details>", "one two"),
    ("<span style='display:block'>one</span><span style='display:block'>two</span>", "one two"),
    ("<li style='display:inline'>one</li><li style='display:inline'>self</li>", "oneself"),
    ("<pre>one dele-\ngation two</pre>", "one delegation two"),
    ("<p style='white-space: pre-line'>one dele-\ngation two</p>", "one delegation two"),
    ("<p>one dele-<br>gation two</p>", "one delegation two"),
    ("<p>one dele&shy;<br>gation two</p>", "one delegation two"),
    ("<p>one dele-\ngation two</p>", "one dele- gation two"),
    ("<p>He said <q>one two</q> then</p>", 'He said "one two" then'),
    ("<p>He said <q>“one two”</q> then</p>", 'He said "one two" then'),
    ("<p>one<p>two<div>three", "one two three"),
    ("one&nbsp;two&#133;", "one two…"),
)


@pytest.mark.parametrize(("body", "quotation"), PARTED)
def test_blocks_part_words(tmp_path: Path, body: str, quotation: str) -> None:
    assert verdict_in(tmp_path, "a.html", page(body), quotation) in ("exact", "normalised")


NOTE_MARKS = (
    '<sup><a href="#n1">[1]</a></sup>',
    '<sup class="reference"><a href="#cite_note-1"><span>[</span>note 1<span>]</span></a></sup>',
    '<sup><a href="#n">[a]</a></sup>',
    '<sup><a href="#n">[nb 2]</a></sup><sup><a href="#n">[3]</a></sup>',
    '<sup><a href="./Albania#cite_note-3">[3]</a></sup>',
    '<sup>[<i><a href="/wiki/Wikipedia:Citation_needed">citation needed</a></i>]</sup>',
    "<sup>[1]</sup>",
    "<sup>[1][2]</sup>",
    "<sup>[прим. 1]</sup>",
    "<sup>[注 1]</sup>",
    '<sup><a href="#n1">[1]</a></sup><sup>:12</sup>',
    '<sup><a href="#n1">[1]</a></sup><sup>: 12–14 </sup>',
    '<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup>',
    '<a href="#n1"><sup>1</sup></a>',
    '<a href="#n1">[1]</a>',
    '<a href="#n1">[note 1]</a>',
    '<a href="#n1">[a]</a>',
    '<a href="#n1">[α]</a>',
    '<a href="#n1">[註 1]</a>',
    '<sup class="reference"><a href="#cite_note-1">[note&nbsp;1]</a></sup>',
    '<sup class="reference">[<a href="/wiki/X"><span>when?</span></a>]</sup>',
    '<a href="page.html#n1">[12]</a>',
    '<a href="#x">[citation needed]</a>',
    '<a href="#fn1" role="doc-noteref">1</a>',
    '<a href="#fn1" epub:type="noteref">1</a>',
    '<sup><a href="#fn1">*</a></sup>',
)


@pytest.mark.parametrize("mark", NOTE_MARKS)
def test_marks_of_notes_are_no_text(tmp_path: Path, mark: str) -> None:
    body = page(f"<p>{WORDS.replace('party', 'party' + mark)}</p>")
    assert verdict_in(tmp_path, "a.html", body, WORDS) == "exact"


@pytest.mark.parametrize(
    "words",
    [
        "10<sup>3</sup>",
        "the 4<sup>th</sup>",
        'see note <a href="#n1">12</a>',
        '<a href="#x">the party</a>',
        "[1]",
        "x<sup>:y</sup>",
    ],
)
def test_what_only_looks_like_a_mark_is_text(tmp_path: Path, words: str) -> None:
    body = page(f"<p>{WORDS.replace('party', words)}</p>")
    assert verdict_in(tmp_path, "a.html", body, "The delegation of the left the hall at once.") == "differs"


def test_an_empty_element_of_xhtml_ends(tmp_path: Path) -> None:
    start = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
    text = (
        f"{start}<head><script src='x'/><title/></head><body><iframe/><a id='p'/><p>{WORDS}</p></body></html>"
    )
    assert verdict_in(tmp_path, "a.xhtml", text, WORDS) == "exact"
