"""Write the face in which the PDF prints Chinese, a subset of Noto Serif SC, the companion of Source Serif.

Usage: python tools/subset_han.py NotoSerifSC_400Regular.ttf _ext/typst_book/fonts
The font is in the npm package ``@expo-google-fonts/noto-serif-sc`` (0.4.3), under the SIL Open Font License.
The tool needs fonttools. Building the book does not: the face is kept in the repository.

The face has the 3,755 common signs of GB 2312 (its first level), full-width punctuation, and every further
sign that stands in the folders ``docs`` and ``sources``.
Where a build tells a sign that no font has, run it again.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

FAMILY = "Typst Book Han"
ROOT = Path(__file__).resolve().parent.parent
PUNCTUATION = [*range(0x2010, 0x2027), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0x00B7]
SUFFIXES = {".md", ".toml", ".bib"}


def common_signs() -> Iterator[str]:
    """Yield the signs of the first level of GB 2312: rows 16 to 55, of which the last is not full."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF):
            yield bytes([row, cell]).decode("gb2312")


def signs_in_use() -> Iterator[str]:
    """Yield every sign of the book that is Chinese."""
    for folder in ("docs", "sources"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES:
                yield from (sign for sign in path.read_text(encoding="utf-8") if "\u3400" <= sign <= "\u9fff")


def write_face(font: Path, folder: Path) -> None:
    """Write the face as TrueType, the one form that Typst reads, and its licence is beside it."""
    options = subset.Options(layout_features=["locl"], hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    face = subset.load_font(str(font), options)
    signs = {*map(ord, common_signs()), *map(ord, signs_in_use()), *PUNCTUATION}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(signs))
    subsetter.subset(face)
    for record in face["name"].names:
        if record.nameID in (1, 4, 6):
            record.string = FAMILY if record.nameID != 6 else FAMILY.replace(" ", "")
    face["head"].modified = face["head"].created
    path = folder / "typst-book-han.ttf"
    face.save(path)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    write_face(Path(sys.argv[1]), Path(sys.argv[2]))
