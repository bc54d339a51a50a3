"""Text comes back from Markdown as it was; lists, tables and quotations are what they are meant to be."""

from __future__ import annotations

import random

import pytest

from perspectives.rendering import markdown_signs as signs
from tests.markdown_reader import PARSER, text_of

TEXTS = (
    "plain words",
    "a *star* and **two**",
    "under_score, _emphasis_, __strong__, snake_case_name, _",
    "[brackets] and [a](link) and ![a](picture) and [a]: b",
    "a footnote[^1] by hand",
    "<b>tags</b>, <!-- comments -->, <http://auto.link> and 2 < 3 > 1",
    "entities: &amp; &#65; &c. AT&T",
    "back\\slash \\* \\\\",
    "`code` and ``code``",
    "~~struck~~ and ~once~",
    "# no heading",
    "## no heading ##",
    "#hashtag",
    "- no item",
    "+ no item",
    "* no item",
    "1. no item",
    "1960. That was the year.",
    "3) no item",
    "-- a dash by hand",
    "---",
    "===",
    "***",
    "> no quotation",
    "::: no fence",
    "```no fence",
    "~~~ no fence",
    "| no | table |",
    "| --- | --- |",
    "an end with !",
    "a sign! [and] more!",
    "    four spaces before",
    "soft\u00adhyphens and no\u00a0break\u202fspaces",
    "private \ue000\ue001\uf8ff letters",
    "Këllezi, Правда, 人民日报, עברית, \U0001f514",
    "term\n: no definition",
    "$5 and $6",
    "—",
    "\"straight\" 'quotes'",
    "trailing backslash\\",
    "{role}`text` {#id .class}",
    "www.example.org and https://a.example/b_c_d*e",
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_read_back_as_one_paragraph_with_the_same_words(text: str) -> None:
    assert read_back(signs.paragraph_of(signs.escaped(text))) == one_spaced(text)


def one_spaced(text: str) -> str:
    """Return text with one space for each run of the white space of ASCII."""
    return signs.SPACES.sub(" ", text).strip(" ")


def read_back(source: str) -> str:
    """Return the text of Markdown that must be one paragraph."""
    tokens = PARSER.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], source
    children = tokens[1].children or []
    kinds = {token.type for token in children} - {"text", "text_special", "softbreak", "hardbreak"}
    assert not kinds, (source, kinds)
    return text_of(children)


def test_any_row_of_signs_is_read_back() -> None:
    chance = random.Random(20)  # noqa: S311  # the same rows every time
    letters = "ab1 .)#>*_-+=~`\\[](){}<>!&;:|^\"'“”—é\u00ad\ue000"
    for _row in range(1500):
        text = "x" * chance.randint(0, 1) + "".join(chance.choices(letters, k=chance.randint(1, 14)))
        if one_spaced(text):
            assert read_back(signs.paragraph_of(signs.escaped(text))) == one_spaced(text), text


@pytest.mark.parametrize("text", ["- a", "1. b", "# c", "> d", "=", "---"])
def test_a_line_after_a_break_begins_no_block(text: str) -> None:
    source = signs.paragraph_of(f"{signs.escaped('verse')}{signs.HARD_BREAK}{signs.escaped(text)}")
    assert read_back(source) == f"verse\n{text}"


@pytest.mark.parametrize("text", ["a", "`", "``a`", " `a` ", "a\nb", "<b>"])
def test_code_is_read_back(text: str) -> None:
    token = (PARSER.parse(signs.code_span(text))[1].children or [])[0]
    assert (token.type, token.content.strip()) == ("code_inline", text.replace("\n", " ").strip())


def test_a_block_of_code_may_hold_a_fence() -> None:
    token = PARSER.parse(signs.code_block("```sh\nls\n```\n", "text"))[0]
    assert (token.type, token.info, token.content) == ("fence", "text", "```sh\nls\n```\n")


@pytest.mark.parametrize("address", ["a.html#b", "a (b).html", "a b", "x<y>", "?voice=a&hand=b"])
def test_an_address_is_no_more_than_one_link(address: str) -> None:
    children = PARSER.parse(signs.link("words", address))[1].children or []
    assert [token.type for token in children] == ["link_open", "text", "link_close"]


def test_a_table_has_a_cell_for_each_column() -> None:
    cells = [signs.cell_of([signs.escaped("a|b"), "two"]), signs.cell_of([f"c{signs.HARD_BREAK}d"])]
    tokens = PARSER.parse(signs.table(["One", "Two", "Three"], [cells, ["`x\\|y`"]]))
    assert [token.type for token in tokens if token.type in {"th_open", "td_open"}] == [
        *["th_open"] * 3,
        *["td_open"] * 6,
    ]
    assert [token.content for token in tokens if token.type == "inline"][3] == "a|b<br>two"


def test_lists_hold_lists_and_paragraphs_and_stay_apart() -> None:
    inner = signs.item_list([["a"], ["b"]])
    outer = signs.item_list([["first", inner], ["second", "its paragraph"]], 9)
    tokens = PARSER.parse(signs.joined([outer, "- x", "- y"]))
    kinds = [token.type for token in tokens if token.type.endswith("_list_open")]
    assert kinds == ["ordered_list_open", "bullet_list_open", "bullet_list_open", "bullet_list_open"]
    assert [token.content for token in tokens if token.type == "inline"] == [
        *["first", "a", "b", "second", "its paragraph"],
        *["x", "y"],
    ]
