"""One set of colours: the stylesheet's tokens are those of paper, and text in them can be read on both grounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectives import model, paper
from perspectives.palette import palette


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def test_paper_has_the_colours_of_the_screen() -> None:
    text = Path(paper.TEMPLATE).read_text(encoding="utf-8")
    on_paper = dict(re.findall(r'(\w+): rgb\("(#[0-9a-f]{6})"\)', text))
    assert {name: on_paper[name] for name in model.COLOURS} == {
        name: palette()[name] for name in model.COLOURS
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_every_colour_can_be_read_on_both_grounds(theme: str) -> None:
    colours = palette(theme)
    faint = {
        (name, ground): round(contrast(colours[name], colours[ground]), 2)
        for name in (*model.COLOURS, "text", "text-quiet", "link")
        for ground in ("ground", "ground-quiet")
        if contrast(colours[name], colours[ground]) < 4.5
    }
    assert faint == {}
