"""Write the web fonts of the book, subsets of Source Serif 4 (npm package ``source-serif``, 4.5.1).

Usage: python tools/subset_fonts.py FOLDER-WITH-THE-PACKAGE docs/_static/fonts
It needs fonttools and brotli. Building the book does not: the fonts are kept in the repository.
The licence (SIL OFL 1.1) reserves the name "Source" for the unmodified fonts, so ours are renamed.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Accounts Serif"
LATIN = (
    "0020-007E,00A0-00FF,2009,2013,2014,2018,2019,201C,201D,2020,2021,2022,2026,202F,2032,2033,2190,2192,2212"
)
FURTHER_LATIN = ",".join(
    f"{ord(letter):04X}" for letter in "ĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžȘșȚț"
)
"""The letters of Polish, Czech, Slovak, Hungarian, Romanian, Serbo-Croat and Turkish."""
CYRILLIC = "0400-045F,0490,0491,2116"
TEXT_FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "onum", "lnum"]
FACES = (
    ("Roman", "roman", LATIN, (400, 700), [*TEXT_FEATURES, "pnum", "tnum", "smcp", "c2sc"]),
    ("Roman", "roman-latin", FURTHER_LATIN, (400, 700), TEXT_FEATURES),
    ("Roman", "roman-cyrillic", CYRILLIC, (400, 700), TEXT_FEATURES),
    ("Italic", "italic", LATIN, 400, TEXT_FEATURES),
)


def write_fonts(package: Path, folder: Path) -> None:
    """Write each face as WOFF2, in the optical size of text: roman in the weights 400 to 700, italic 400."""
    for style, name, characters, weight, features in FACES:
        font = TTFont(package / "VAR" / f"SourceSerif4Variable-{style}.ttf")
        font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": 14})
        with tempfile.NamedTemporaryFile(suffix=".ttf") as whole:
            # Saved and read again: the instancer leaves glyphs without variations out of the table.
            font.save(whole.name)
            font = TTFont(whole.name)
        if "gvar" in font:
            for glyph in font.getGlyphOrder():
                font["gvar"].variations.setdefault(glyph, [])
        options = subset.Options(layout_features=features, hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(characters))
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 4, 6):
                record.string = FAMILY if record.nameID != 6 else FAMILY.replace(" ", "")
        font.flavor = "woff2"
        path = folder / f"accounts-serif-{name}.woff2"
        font.save(path)
        print(path, path.stat().st_size)


if __name__ == "__main__":
    write_fonts(Path(sys.argv[1]), Path(sys.argv[2]))
