"""The colours that a book declares beside those that ship: read, checked, and written for pages and paper. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import floor

from perspectives.records import model
from perspectives.records.field_forms import Key
from perspectives.records.model import Colour
from perspectives.registry.palette import LEAST_CONTRAST, faintest, palette
from perspectives.registry.toml_table import Table

STYLESHEET = "perspectives-colours.css"
KIND = "colours"
COLOUR_FIELDS = {"light": Key(str, required=True), "dark": Key(str, required=True)}
COLOUR_FORM = re.compile("#[0-9a-f]{6}")


def declared_colours(table: Table) -> dict[str, Colour]:
    """Return the colours that the tables declare, by name, and report what is wrong with them.

    The colour of quiet text stands in for one that cannot be used, so that its perspectives keep their columns.
    """
    light, dark = palette("light")["text-quiet"], palette("dark")["text-quiet"]
    taken = [*model.COLOURS, *sorted({*palette(), "ink"} - set(model.COLOURS))]
    found = {}
    for name in table.ids():
        if name in taken:
            table.report("taken-colour", table.line(name), name, "another name than " + ", ".join(taken))
        else:
            found[name] = Colour(name, light, dark)
    for name, values in table.rows():
        whole = [_is_good(table, name, theme, values) for theme in COLOUR_FIELDS]
        if all(whole) and name in found:
            found[name] = Colour(name, **values)
    return found


def _is_good(table: Table, name: str, theme: str, values: dict[str, str]) -> bool:
    """Check the value for one theme, and report it where text in it could not be read; letters become small."""
    value = values[theme] = values[theme].lower()
    if not COLOUR_FORM.fullmatch(value):
        table.report(
            "malformed-field",
            table.line(name, theme),
            f"{theme} = {value}",
            "“#” and six hexadecimal digits, such as #0b6e69",
        )
        return False
    ratio, ground = faintest(value, theme)
    if ratio < LEAST_CONTRAST:
        # Rounded down, so that it is never told as what was asked for.
        expected = f"a contrast of at least {LEAST_CONTRAST} with {ground}; this one has {floor(ratio * 100) / 100:.2f}"
        table.report("faint-colour", table.line(name, theme), f"{theme} = {value}", expected)
        return False
    return True


def stylesheet(colours: Mapping[str, Colour]) -> str:
    """Return the rules by which pages and pictures take the colours, in the manner of ``perspectives.css``."""
    found = sorted(colours.values(), key=lambda one: one.name)
    lines = [
        "/* The colours that this book declares beside those of perspectives-tokens.css. */",
        ":root {",
        *(f"  --ps-own-{one.name}: {one.light};" for one in found),
        "}",
        'html[data-theme="dark"] {',
        *(f"  --ps-own-{one.name}: {one.dark};" for one in found),
        "}",
    ]
    for rule in (
        ".ps-colour-{0} {{ --ps-colour: var(--ps-own-{0}); }}",
        ".ps-fill-{0} {{ fill: var(--ps-own-{0}); }}",
        ".ps-stroke-{0} {{ stroke: var(--ps-own-{0}); }}",
    ):
        lines += [rule.format(one.name) for one in found]
    return "\n".join(lines) + "\n"


def on_paper(colours: Mapping[str, Colour]) -> str:
    """Return the colours as a dictionary of Typst; paper is light."""
    found = sorted(colours.values(), key=lambda one: one.name)
    pairs = [f'"{one.name}": rgb("{one.light}")' for one in found]
    # With nothing but a colon it is an empty one.
    return f"({', '.join(pairs) or ':'})"
