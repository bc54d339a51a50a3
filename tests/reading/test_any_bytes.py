"""Files of any bytes: each is read, or refused in one message with file and line; the book is built."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

import pytest

from tests.support import EPUB, Book, Build, with_settings

pytestmark = pytest.mark.slow("a build for each kind of file")

VOICES, PERSPECTIVES, EVENTS = (f"sources/{name}.toml" for name in ("voices", "perspectives", "events"))
BIBLIOGRAPHY = "sources/references.bib"
FILES = ("docs/bell.md", VOICES, PERSPECTIVES, EVENTS, BIBLIOGRAPHY)


def change(book: Book, name: str, changed: Callable[[str], bytes]) -> None:
    """Replace the bytes of a file."""
    path = book.root / name
    path.write_bytes(changed(path.read_text(encoding="utf-8")))


def comment(name: str, text: str) -> str:
    """Return a line of a file with a text that means nothing there."""
    return f"\n{'' if name.endswith('.md') else '# '}{text}\n"


def test_a_mark_and_any_line_ends_are_read(book: Book) -> None:
    for name in FILES:
        change(book, name, lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r").encode())
    build = book.build()
    assert build.warnings == []
    assert len(build.data["claims"]) == 4


OTHER: dict[str, Callable[[str, str], bytes]] = {
    "UTF-16": lambda name, text: (text + comment(name, "é")).encode("utf-16"),
    "Windows": lambda name, text: (text.replace("’", "'") + comment(name, "Çfarë “é”")).encode("cp1252"),
    "cut off": lambda name, text: (text + comment(name, "é").rstrip("\n")).encode()[:-1],
}


@pytest.mark.parametrize("encoding", OTHER)
def test_another_encoding_is_one_message_a_file_and_the_book_is_whole(book: Book, encoding: str) -> None:
    for name in FILES:
        change(book, name, lambda text, name=name: OTHER[encoding](name, text))  # type: ignore[misc]
    build = book.build()
    assert build.codes == ["not-utf-8"] * len(FILES)
    assert len(build.warnings) == len(FILES)
    for name in FILES:
        assert any(f"{name}:" in warning for warning in build.warnings)
    assert len(build.data["claims"]) == 4


def empty(book: Book, name: str) -> None:
    """Leave a file with nothing in it."""
    (book.root / name).write_bytes(b"")


def remove(book: Book, name: str) -> None:
    """Take a file away."""
    (book.root / name).unlink()


def break_off(book: Book, name: str) -> None:
    """Add what is no TOML."""
    change(book, name, lambda text: f"{text}\n[[[\n".encode())


def no_text(book: Book, name: str) -> None:
    """Put a picture in the place of a file."""
    (book.root / name).write_bytes(bytes(range(256)) * 4)


@pytest.mark.parametrize(
    ("spoil", "names", "code"),
    [
        (break_off, (VOICES,), "toml-syntax"),
        (break_off, (PERSPECTIVES,), "toml-syntax"),
        (break_off, (VOICES, PERSPECTIVES, EVENTS), "toml-syntax"),
        *((remove, (name,), "missing-file") for name in (VOICES, PERSPECTIVES, EVENTS, BIBLIOGRAPHY)),
        (empty, (VOICES, EVENTS), "nothing-declared"),
        (empty, (PERSPECTIVES, BIBLIOGRAPHY), "nothing-declared"),
        (no_text, (VOICES, PERSPECTIVES, EVENTS, BIBLIOGRAPHY), "not-utf-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_message(
    book: Book, spoil: Callable[[Book, str], None], names: tuple[str, ...], code: str
) -> None:
    book.write(
        "sources/permalinks.toml",
        '[voices]\nringer = "1.0"\n\n[events]\nbreaking = "1.0"\n\n[works]\nodo-book = "1.0"\n',
    )
    for name in names:
        spoil(book, name)
    build = book.build()
    assert build.codes == [code] * len(names)
    assert len(build.warnings) == len(names)
    for name in names:
        assert any(f"{name}:" in warning for warning in build.warnings)
    assert len(build.data["claims"]) == 4
    assert book.build().warnings == build.warnings


def test_a_voice_with_a_fault_is_one_message(book: Book) -> None:
    book.replace(VOICES, "[voices.ringer]", "[voices.Ringer]")
    assert book.build("dummy").codes == ["malformed-id"]


def test_a_perspective_with_a_fault_is_one_message(book: Book) -> None:
    book.replace(PERSPECTIVES, 'rule = "double"', 'rule = "twofold"')
    assert book.build("dummy").codes == ["unknown-value"]


def test_an_encoding_that_the_book_declares_for_its_bibliography_is_read(book: Book) -> None:
    change(book, BIBLIOGRAPHY, lambda text: text.replace("Odo, Abbot", "Odé, Abbot").encode("cp1252"))
    build = book.build(bibtex_encoding="cp1252")
    assert build.warnings == []
    assert "Odé" in build.read("registers.html")


SETTINGS = """
project = "The Broken\\x01 Bell"
html_title = "The\\ud800 Bell"
perspectives_description = "A\\ufffe bell"
perspectives_licenses = {"text": "CC\\x02"}
"""


def test_a_setting_is_cleaned_and_told_with_its_line(book: Book) -> None:
    text = with_settings(book.read("docs/conf.py"), SETTINGS)
    lines = next(n for n, one in enumerate(text.split("\n")) if one.startswith("project"))
    book.write("docs/conf.py", text)
    build = book.build()
    assert build.codes == ["forbidden-character"] * 4
    names = ("project", "html_title", "perspectives_description", "perspectives_licenses")
    for number, (name, warning) in enumerate(zip(names, build.warnings, strict=True), lines + 1):
        assert f"conf.py:{number}: " in warning
        assert f"{name}: U+" in warning
    assert "<title>" in build.read("index.html")


CHARACTERS = (
    "\n:::{claim} ringer\n:id: new\n:quoted-in: pedlar-letter\n\n"
    "> She\x01 rang\x0bto\x02o&#x1; hard&#xFFFE; \ufffe\x7f.\n:::\n\n"
    "Text \x1b and &#3;, `co\x08de`, **b&#x2;**.\n\n```\nform\x0cfeed\n```\n\n"
    '```{literalinclude} code.txt\n```\n\n```{image} bell.png\n:alt: "a\\x02"\n```\n\n<b>raw&#1;</b>\n\n'
    "{index}`bell\x01`\n"
)
HTML = (
    "\nA <br> line &nbsp; <b>x</b>.\n\n<p>one\n<p>two\n\n<div class=a>\n\n*md*\n\n</div>\n\n</section>\n\n"
    '<script>if (1<2 && 3) alert("x")</script>\n\n<DIV>capitals</DIV>\n\n<table><tr><td>1</table>\n\n'
    "<foo:bar>q</foo:bar>\n\n```{raw} html\n<hr>\n<input disabled>\n```\n"
)


def read_whole(build: Build) -> zipfile.ZipFile:
    """Return the archive of a build; fail if a file of XML in it is not well-formed."""
    (path,) = build.out.glob("*.epub")
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            expat.ParserCreate(namespace_separator=" ").Parse(archive.read(name), True)
    return archive


def epub_settings() -> dict[str, Any]:
    """Return the settings of the tiny reader for an EPUB."""
    return {**EPUB, "extensions": ["myst_parser", "sphinxcontrib.bibtex", "perspectives", "epub_book"]}


def test_an_epub_is_well_formed_whatever_is_typed(book: Book) -> None:
    (book.root / "docs/code.txt").write_bytes(b"co\x0cde\x01\n")
    (book.root / "docs/bell.png").write_bytes(b"")
    book.write("docs/bell.md", book.read("docs/bell.md") + CHARACTERS + HTML)
    build = book.build("epub", **epub_settings())
    assert set(build.codes) == {"forbidden-character", "unfit-html"}
    page = read_whole(build).read("bell.xhtml").decode()
    assert "She rang too hard ." in page
    assert "A <br /> line \u00a0 <b>x</b>." in page
    assert "<p>one\n</p><p>two\n</p>" in page
    assert "&lt;/section&gt;" in page
    assert "<div>capitals</div>" in page
    assert "<script" not in page


def test_a_template_that_is_not_well_formed_is_told_and_not_packed_so(book: Book) -> None:
    book.write(
        "docs/_templates/layout.html",
        '{% extends "!layout.html" %}{% block footer %}<p>foot<br>note{% endblock %}',
    )
    build = book.build("epub", **epub_settings(), templates_path=["_templates"])
    assert any("The page bell.xhtml is not well-formed" in warning for warning in build.warnings)
    assert "<p>foot<br />note" in read_whole(build).read("bell.xhtml").decode()


LANGUAGES = {"ar": "rtl", "he": "rtl", "fa": "rtl", "ckb": "rtl", "dv": "rtl", "ru": "", "ug-Cyrl": ""}


def test_a_quotation_has_the_direction_of_its_language(book: Book) -> None:
    claims = "".join(
        f"\n:::{{claim}} ringer\n:id: in-{language.lower()}\n:source: odo-book\n:language: {language}\n\n"
        f"> Word {number}.\n:::\n"
        for number, language in enumerate(LANGUAGES)
    )
    book.write("docs/bell.md", book.read("docs/bell.md") + claims)
    pages = book.build(), book.build("epub", **epub_settings())
    for page in (pages[0].read("bell.html"), pages[1].read("bell.xhtml")):
        for language, direction in LANGUAGES.items():
            dir_ = f' dir="{direction}"' if direction else ""
            assert f'lang="{language}"{dir_}>' in page
    tei = pages[0].read("data/accounts.tei.xml")
    assert tei.count('style="direction: rtl"') == 5
    assert '"in-he"' in pages[0].read("data/previews.js")
    assert '"he","rtl"]' in pages[0].read("data/previews.js")


def test_a_book_from_right_to_left_says_so(book: Book) -> None:
    build = book.build(language="he")
    assert '<html dir="rtl" lang="he"' in build.read("bell.html")
    assert 'lang="en" dir="ltr"' in build.read("bell.html")
    epub = book.build("epub", **epub_settings(), language="he", epub_language="he")
    archive = read_whole(epub)
    assert 'page-progression-direction="rtl"' in archive.read("content.opf").decode()
    for name in ("nav.xhtml", "bell.xhtml"):
        (tag,) = re.findall("<html[^>]*>", archive.read(name).decode())
        assert tag.count(' dir="rtl"') == 1
