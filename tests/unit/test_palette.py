"""One set of colours for screen and paper; text in each of them is readable on both backgrounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectives.records import closed_lists
from perspectives.registry.palette import GROUND_TOKENS, LEAST_CONTRAST, contrast, palette
from perspectives.rendering import typst_nodes


def test_paper_has_the_colours_of_the_screen() -> None:
    text = Path(typst_nodes.COMPARISON_TEMPLATE).read_text(encoding="utf-8")
    on_paper = dict(re.findall(r'(\w+): rgb\("(#[0-9a-f]{6})"\)', text))
    assert {name: on_paper[name] for name in closed_lists.COLOURS} == {
        name: palette()[name] for name in closed_lists.COLOURS
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_every_colour_can_be_read_on_both_grounds(theme: str) -> None:
    colours = palette(theme)
    faint = {
        (name, ground): round(contrast(colours[name], colours[ground]), 2)
        for name in (*closed_lists.COLOURS, "text", "text-quiet", "link")
        for ground in GROUND_TOKENS
        if contrast(colours[name], colours[ground]) < LEAST_CONTRAST
    }
    assert faint == {}
