"""Colours that a book declares: on its pages while they are declared, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from perspectives.registry.colours import STYLESHEET
from perspectives.registry.palette import palette
from tests.support import Book

SHEET = f"_static/{STYLESHEET}"
TEAL = '\n[colours.sea-green]\nlight = "#0b6e69"\ndark = "#5CC9C0"\n'


def declare(book: Book, table: str = TEAL) -> None:
    """Let the tiny book declare a colour, and give it to the village."""
    book.replace("sources/perspectives.toml", 'colour = "vermilion"', 'colour = "sea-green"')
    book.write("sources/perspectives.toml", book.read("sources/perspectives.toml") + table)


def inks(pdf: Path) -> list[set[str]]:
    """Return the RGB colours of each page of a PDF, as ``#rrggbb``, those of its pictures too."""
    with pikepdf.open(pdf) as opened:
        return [set(painted(page.obj, page.resources)) for page in opened.pages]


def painted(content: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    """Yield the colours of a page or of a form in it (ISO 32000, 8.6.8)."""
    for part in pikepdf.parse_content_stream(content):
        name, operands = str(part.operator), list(part.operands)
        if name in ("rg", "RG", "scn", "SCN", "sc", "SC") and len(operands) == 3:
            yield "#" + "".join(f"{round(float(str(share)) * 255):02x}" for share in operands)
        elif name == "Do":
            form = resources["/XObject"][str(operands[0])]
            if form.get("/Subtype") == "/Form":
                yield from painted(form, form.get("/Resources", resources))


@pytest.mark.slow("four builds, the colour there and gone")
def test_pages_take_up_a_colour_and_leave_it_again(book: Book) -> None:
    registers = book.read("docs/registers.md")
    book.write("docs/registers.md", registers + "\n(clocks)=\n## Clocks\n\n:::{view} timeline\n:::\n")
    without, perspectives = book.build(), book.read("sources/perspectives.toml")
    before = without.files()
    assert STYLESHEET not in "".join(before)
    pages = {name: content for name, content in before.items() if name.endswith(".html")}
    assert [name for name, content in pages.items() if STYLESHEET.encode() in content] == []

    declare(book)
    build = book.build()
    assert build.warnings == []
    assert "--ps-own-sea-green: #0b6e69;" in build.read(SHEET)
    assert "--ps-own-sea-green: #5cc9c0;" in build.read(SHEET)
    for page in ("index.html", "bell.html", "registers.html", "search.html"):
        assert f'href="{SHEET}?v=' in build.read(page)
    assert 'fill="#0b6e69" class="ps-fill ps-fill-sea-green"' in build.read("registers.html").replace(
        "\n", " "
    )

    book.replace("sources/perspectives.toml", "#0b6e69", "#0b5e69")
    build = book.build()
    assert "--ps-own-sea-green: #0b5e69;" in build.read(SHEET)
    assert "#0b6e69" not in build.read("registers.html")
    assert "#0b5e69" in build.read("registers.html")

    book.write("sources/perspectives.toml", perspectives)
    after = book.build().files()
    assert after.keys() == before.keys()
    assert [name for name in before if after[name] != before[name]] == []


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (TEAL.replace("#0b6e69", "teal"), "malformed-field"),
        (TEAL.replace("#0b6e69", "#ffcc00"), "faint-colour"),
        (TEAL.replace("dark =", "drak ="), "unknown-field"),
    ],
)
def test_a_colour_that_cannot_be_used_takes_nobody_the_column(book: Book, table: str, code: str) -> None:
    declare(book, table)
    build = book.build()
    assert code in build.codes
    assert set(build.codes) <= {code, "unknown-field"}
    assert "ps-colour-sea-green" in build.read("bell.html")
    assert f"--ps-own-sea-green: {palette()['text-quiet']};" in build.read(SHEET)


def test_a_fault_is_told_with_the_line_of_the_value(book: Book) -> None:
    declare(book, '\n[colours.sea-green]\nlight = "#0b6e69"\ndark = "#0b6e69"\n')
    (warning,) = book.build("dummy").warnings
    line = book.read("sources/perspectives.toml").splitlines().index('dark = "#0b6e69"') + 1
    assert f"perspectives.toml:{line}: " in warning
    assert (
        "Text in this colour cannot be read on the ground of the pages. Found: “dark = #0b6e69”. "
        "Expected: a contrast of at least 4.5 with #262220; this one has 2.58. Choose a darker colour"
        in warning
    )


def test_a_colour_that_no_perspective_has_is_reported_when_asked(book: Book) -> None:
    book.write("sources/perspectives.toml", book.read("sources/perspectives.toml") + TEAL)
    assert book.build("dummy").codes == []
    said = book.build("dummy", tag="-asked", perspectives_report_unused=True).warnings
    (warning,) = [one for one in said if "sea-green" in one]
    assert "[perspectives.unused-declaration]" in warning


def test_a_colour_may_be_named_like_a_perspective(book: Book) -> None:
    declare(book, TEAL.replace("sea-green", "abbey"))
    book.replace("sources/perspectives.toml", '"sea-green"', '"abbey"')
    assert book.build("dummy").warnings == []


def test_paper_has_the_colour(book: Book) -> None:
    declare(book)
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    build = book.build("typst")
    assert build.warnings == []
    pdf = build.out / "book.pdf"
    used = set().union(*inks(pdf))
    assert {"#0b6e69", palette()["blue"], palette()["green"]} <= used
    assert palette()["vermilion"] not in used
