"""Colours that a book declares, written for pages and for paper, in any order of the tables."""

from __future__ import annotations

import re

from perspectives.records.declarations import Colour
from perspectives.registry.colours import stylesheet, typst_dictionary
from perspectives.registry.palette import TOKENS_FILE

DECLARED = {
    "sea-green": Colour("sea-green", "#0b6e69", "#5cc9c0"),
    "brick": Colour("brick", "#8f2d1f", "#f0a090"),
}


def test_sheet_and_paper_do_not_depend_on_the_order_of_the_tables() -> None:
    turned = dict(reversed(DECLARED.items()))
    assert stylesheet(turned) == stylesheet(DECLARED)
    assert (
        typst_dictionary(turned)
        == typst_dictionary(DECLARED)
        == '("brick": rgb("#8f2d1f"), "sea-green": rgb("#0b6e69"))'
    )


def test_a_colour_is_the_light_one_on_a_light_ground_and_the_dark_one_on_a_dark() -> None:
    light, dark = stylesheet(DECLARED).split('html[data-theme="dark"]')
    for colour in DECLARED.values():
        assert f"--ps-own-{colour.name}: {colour.light};" in light
        assert f"--ps-own-{colour.name}: {colour.dark};" in dark
        assert colour.dark not in light


def test_without_a_colour_paper_has_an_empty_dictionary() -> None:
    assert typst_dictionary({}) == "(:)"


def test_the_two_blocks_of_dark_tokens_are_the_same() -> None:
    text = TOKENS_FILE.read_text(encoding="utf-8")
    blocks = re.findall(r"\n  (?:html|body)\[data-theme=[^{]*\{([^}]*)\}", text)
    assert len(blocks) == 2
    dark, from_system = (re.findall(r"--ps-[a-z-]+: [^;]+;", block) for block in blocks)
    assert dark == from_system
    assert len(dark) == 12
