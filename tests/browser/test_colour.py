"""The core colours differ for readers with colour vision deficiencies, as Chromium simulates them."""

from __future__ import annotations

import io
from itertools import combinations

import pytest
from PIL import Image
from playwright.sync_api import Browser

from perspectives.registry.palette import palette
from tests.browser.support import Scheme

pytestmark = pytest.mark.browser

CORE_COLOURS = ("vermilion", "blue", "green")
LEAST_DISTANCE = 15
"""The least distance of two colours of perspectives, in CIELAB (CIE 1976). About 2 can just be seen."""
LEAST_LIGHTNESS_DISTANCE = 9
"""The least difference in lightness (L* of CIELAB, 0 to 100), for readers who see only lightness."""


def lab(colour: tuple[int, int, int]) -> tuple[float, float, float]:
    """Return an sRGB colour in CIELAB (D65), by the formulas of IEC 61966-2-1 and CIE 15."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116 for value in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def colours_with(browser: Browser, scheme: Scheme, deficiency: str) -> dict[str, tuple[float, float, float]]:
    """Return each core colour as a reader with the deficiency sees it, in CIELAB."""
    colours = palette(scheme)
    boxes = "".join(
        f'<div style="position:fixed;inset:0 auto auto {20 * place}px;'
        f'width:20px;height:20px;background:{colours[name]}"></div>'
        for place, name in enumerate(CORE_COLOURS)
    )
    page = browser.new_page(viewport={"width": 100, "height": 40})
    page.set_content(boxes)
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": deficiency})
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    colour_of = {}
    for place, name in enumerate(CORE_COLOURS):
        pixel = image.getpixel((20 * place + 10, 10))
        assert isinstance(pixel, tuple)
        colour_of[name] = lab((int(pixel[0]), int(pixel[1]), int(pixel[2])))
    return colour_of


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", ["none", "protanopia", "deuteranopia", "tritanopia"])
def test_the_core_colours_are_told_apart(browser: Browser, scheme: Scheme, deficiency: str) -> None:
    colours = colours_with(browser, scheme, deficiency)
    distances = {
        (first, second): sum((a - b) ** 2 for a, b in zip(colours[first], colours[second], strict=True))
        ** 0.5
        for first, second in combinations(CORE_COLOURS, 2)
    }
    assert {
        pair: round(distance, 1) for pair, distance in distances.items() if distance < LEAST_DISTANCE
    } == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_core_colours_differ_in_grey(browser: Browser, scheme: Scheme) -> None:
    grey = colours_with(browser, scheme, "achromatopsia")
    close = {
        (first, second): round(abs(grey[first][0] - grey[second][0]), 1)
        for first, second in combinations(CORE_COLOURS, 2)
        if abs(grey[first][0] - grey[second][0]) < LEAST_LIGHTNESS_DISTANCE
    }
    assert close == {}
