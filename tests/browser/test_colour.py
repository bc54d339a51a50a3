"""The colours of the core perspectives can be told by readers who see fewer hues, and in grey: as Chromium simulates it."""

from __future__ import annotations

import io
from itertools import combinations

import pytest
from PIL import Image
from playwright.sync_api import Browser

from perspectives.registry.palette import palette
from tests.browser.support import Scheme

pytestmark = pytest.mark.browser

CORE = ("vermilion", "blue", "green")
APART = 15
"""The least distance in CIELAB (CIE 1976) between two colours that name different sides; about 2 can just be seen."""
APART_IN_GREY = 9
"""The least difference of lightness (L* of CIELAB, 0 to 100) where nothing but lightness is left."""


def lab(colour: tuple[int, int, int]) -> tuple[float, float, float]:
    """Return an sRGB colour in CIELAB under D65, by the formulas of IEC 61966-2-1 and CIE 15."""
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


def seen(browser: Browser, scheme: Scheme, deficiency: str) -> dict[str, tuple[float, float, float]]:
    """Return each core colour as a reader with the deficiency sees it, in CIELAB."""
    colours = palette(scheme)
    boxes = "".join(
        f'<div style="position:fixed;inset:0 auto auto {20 * at}px;width:20px;height:20px;background:{colours[name]}"></div>'
        for at, name in enumerate(CORE)
    )
    page = browser.new_page(viewport={"width": 100, "height": 40})
    page.set_content(boxes)
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": deficiency})
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    found = {}
    for at, name in enumerate(CORE):
        pixel = image.getpixel((20 * at + 10, 10))
        assert isinstance(pixel, tuple)
        found[name] = lab((int(pixel[0]), int(pixel[1]), int(pixel[2])))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", ["none", "protanopia", "deuteranopia", "tritanopia"])
def test_the_core_colours_are_told_apart(browser: Browser, scheme: Scheme, deficiency: str) -> None:
    colours = seen(browser, scheme, deficiency)
    distances = {
        (one, two): sum((a - b) ** 2 for a, b in zip(colours[one], colours[two], strict=True)) ** 0.5
        for one, two in combinations(CORE, 2)
    }
    assert {pair: round(distance, 1) for pair, distance in distances.items() if distance < APART} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_core_colours_differ_in_grey(browser: Browser, scheme: Scheme) -> None:
    grey = seen(browser, scheme, "achromatopsia")
    close = {
        (one, two): round(abs(grey[one][0] - grey[two][0]), 1)
        for one, two in combinations(CORE, 2)
        if abs(grey[one][0] - grey[two][0]) < APART_IN_GREY
    }
    assert close == {}
