"""The rules of a stylesheet that a book does not use."""

from __future__ import annotations

import pytest

from book_pages.styles import Used, prune

USED = Used(frozenset({"html", "body", "p", "a", "li", "note", "open", "top", "Note"}), frozenset({"--book"}))

KEPT = {
    "a class": ".note{color:red}",
    "an id": "#top{color:red}",
    "an element": "li{color:red}",
    "an element in capitals": "LI{color:red}",
    "any element": "*{color:red}",
    "the root": ":root{color:red}",
    "a state": "a:hover{color:red}",
    "a part": "p::before{color:red}",
    "a child": ".note>li{color:red}",
    "an attribute": "[data-theme=dark]{color:red}",
    "what is not": "p:not(.missing){color:red}",
    "what has": "p:has(.missing){color:red}",
    "one of two": "p:is(.missing,.note){color:red}",
    "importance": ".note{color:red!important}",
    "a class of a state": ".note:where(.open)>a{color:red}",
    "a page of paper": "@page{margin:1cm}",
    "an import": '@import "other.css";',
    "paper": "@media print{.note{color:red}}",
    "a layer": "@layer one{.note{color:red}}",
    "the order of layers": "@layer one,two;",
    "a condition in a condition": "@media print{@supports (gap:1px){.note{color:red}}}",
    "a face that is used": '@font-face{font-family:"Serif";src:url(a)}.note{font-family:Serif}',
    "an animation that is used": "@keyframes turn{0%{top:0}}.note{animation:turn 1s}",
    "a property that a rule reads": ":root{--one:1}.note{top:var(--one)}",
    "a property that the book reads": ":root{--book:1}",
    "a property behind a property": ":root{--one:1;--two:var(--one)}.note{top:var(--two,0)}",
    "a sign that is no letter": '.note::before{content:"“"}',
}
PRUNED = {
    ".missing{color:red}": "",
    "#missing{color:red}": "",
    "table{color:red}": "",
    ".note .missing{color:red}": "",
    ".note.missing{color:red}": "",
    ".NOTE{color:red}": "",
    "p:is(.missing,#gone){color:red}": "",
    "p:where(.missing){color:red}": "",
    ".missing,.note{color:red}": ".note{color:red}",
    ".missing:not(.note){color:red}": "",
    "@media print{.missing{color:red}}": "",
    "@media print{.missing{color:red}.note{color:red}}": "@media print{.note{color:red}}",
    "@layer one{@media print{table{top:0}}}": "",
    "@font-face{font-family:'Icons';src:url(a)}.missing{font-family:Icons}": "",
    "@keyframes turn{0%{top:0}}.missing{animation:turn 1s}": "",
    ":root{--one:1;top:0}": ":root{top:0}",
    ":root{--one:1}": "",
    ":root{--one:1;--two:var(--one)}": "",
    ":root{--one:1}.missing{top:var(--one)}": "",
    "/* a remark */.note{top:0}": ".note{top:0}",
    ".note{}": "",
    ".note{top:0}}.missing{top:0}": ".note{top:0}",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_may_match_stays(name: str) -> None:
    assert prune([KEPT[name]], USED) == [KEPT[name]]


@pytest.mark.parametrize("typed", PRUNED)
def test_what_cannot_match_goes(typed: str) -> None:
    assert prune([typed], USED) == [PRUNED[typed]]


def test_a_stylesheet_may_use_what_another_declares() -> None:
    sheets = [
        ":root{--one:1}@font-face{font-family:Serif;src:url(a)}",
        ".note{top:var(--one);font-family:Serif}",
    ]
    assert prune(sheets, USED) == sheets
    assert prune([sheets[0], ".missing{top:var(--one);font-family:Serif}"], USED) == ["", ""]
