"""The colours that a book declares, besides those of the extension.

They are read from tables, checked, and written as CSS for pages and as Typst for paper. No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import floor

from perspectives.records import closed_lists
from perspectives.records.declarations import Colour
from perspectives.registry.palette import LEAST_CONTRAST, lowest_contrast, palette
from perspectives.registry.table_fields import COLOUR_FIELDS
from perspectives.registry.toml_table import Table

STYLESHEET = "perspectives-colours.css"
COLOUR_KIND = "colours"
COLOUR_PATTERN = re.compile("#[0-9a-f]{6}")


def reserved_names() -> list[str]:
    """Return the names that no declared colour can have: the extension's own come first."""
    return [*closed_lists.COLOURS, *sorted({*palette(), "ink"} - set(closed_lists.COLOURS))]


def declared_colours(table: Table) -> dict[str, Colour]:
    """Return the colours that the tables declare, by name, and report their faults.

    A faulty colour is replaced by that of quiet text, so that its perspectives keep their columns.
    """
    light, dark = palette("light")["text-quiet"], palette("dark")["text-quiet"]
    reserved = reserved_names()
    colours = {}
    for name in (*table.ids(), *sorted(table.misread_ids[COLOUR_KIND])):
        if name in reserved:
            expected = "another name than " + ", ".join(reserved)
            table.report("taken-colour", table.line(name), name, expected)
        else:
            colours[name] = Colour(name, light, dark)
    for name, values in table.rows():
        results = [_check_colour(table, name, theme, values) for theme in COLOUR_FIELDS]
        if all(results) and name in colours:
            colours[name] = Colour(name, **values)
    return colours


def _check_colour(table: Table, name: str, theme: str, values: dict[str, str]) -> bool:
    """Return whether text in the colour for one theme is readable; report it if not.

    The value in *values* is changed to lower case.
    """
    value = values[theme] = values[theme].lower()
    if not COLOUR_PATTERN.fullmatch(value):
        table.report(
            "malformed-field",
            table.line(name, theme),
            f"{theme} = {value}",
            "“#” and six hexadecimal digits, such as #0b6e69",
        )
        return False
    ratio, ground = lowest_contrast(value, theme)
    if ratio < LEAST_CONTRAST:
        # Rounded down: 4.499 must not be shown as 4.50, which would be enough.
        contrast = f"{floor(ratio * 100) / 100:.2f}"
        expected = f"a contrast of at least {LEAST_CONTRAST} with {ground}; this one has {contrast}"
        table.report("faint-colour", table.line(name, theme), f"{theme} = {value}", expected)
        return False
    return True


def stylesheet(colours: Mapping[str, Colour]) -> str:
    """Return the CSS of the colours, with the variables and classes that ``perspectives.css`` uses."""
    sorted_colours = sorted(colours.values(), key=lambda colour: colour.name)
    dark = [f"    --ps-own-{colour.name}: {colour.dark};" for colour in sorted_colours]
    lines = [
        "/* The colours that this book declares beside those of perspectives-tokens.css. */",
        ":root {",
        *(f"  --ps-own-{colour.name}: {colour.light};" for colour in sorted_colours),
        "}",
        "@media screen {",
        '  html[data-theme="dark"], body[data-theme="dark"] {',
        *dark,
        "  }",
        "}",
        "@media screen and (prefers-color-scheme: dark) {",
        '  body[data-theme="auto"] {',
        *dark,
        "  }",
        "}",
        "@media (forced-colors: active) {",
        "  html:root, html:root body[data-theme] {",
        *(f"    --ps-own-{colour.name}: CanvasText;" for colour in sorted_colours),
        "  }",
        "}",
    ]
    for rule in (
        ".ps-colour-{0} {{ --ps-colour: var(--ps-own-{0}); }}",
        ".ps-fill-{0} {{ fill: var(--ps-own-{0}); }}",
        ".ps-stroke-{0} {{ stroke: var(--ps-own-{0}); }}",
    ):
        lines += [rule.format(colour.name) for colour in sorted_colours]
    return "\n".join(lines) + "\n"


def typst_dictionary(colours: Mapping[str, Colour]) -> str:
    """Return the colours of the light theme as a dictionary in Typst."""
    sorted_colours = sorted(colours.values(), key=lambda colour: colour.name)
    pairs = [f'"{colour.name}": rgb("{colour.light}")' for colour in sorted_colours]
    # In Typst, an empty dictionary is written (:).
    return f"({', '.join(pairs) or ':'})"
