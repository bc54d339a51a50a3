"""The Typst builder: text is printed as typed, and unknown nodes and faults give warnings."""

from __future__ import annotations

import shutil
import string
import subprocess
from pathlib import Path

import pikepdf
import pytest
import typst

from tests.support import UNSETTLED, Book, add_documents
from typst_book.markup import escape, label

TEXTS = (
    "".join(sorted(set(string.printable) - set(string.whitespace))),
    "#let x = 1; #x",
    "$a + b$ and 5 $",
    "// no comment",
    "/* no comment */",
    "= No heading",
    "- no item",
    "+ no item",
    "1. no item",
    "/ no: term",
    "<no-label> and @no-reference",
    "https://example.org/a_b?c=d&e#f",
    "one -- two --- three ... -? four",
    "'single' and \"double\" and `raw`",
    r"\u{41} \\ \n backslashes",
    "[brackets] {braces} (parens);",
    "*strong* _emph_ ~ tilde",
    "Zëri i Popullit, Хрущёв, Đilas, “curly” – — …",
)


def read(pdf: Path) -> list[str]:
    """Return the text of each page of a PDF, or skip where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here: `make system` installs poppler-utils")
    process = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return process.stdout.decode("utf-8").split("\f")


def test_every_mark_comes_out_of_the_pdf_as_it_went_in(tmp_path: Path) -> None:
    settings = "#set page(width: 40cm)\n#set text(hyphenate: false)\n#set smartquote(enabled: false)\n"
    source = tmp_path / "marks.typ"
    source.write_text(settings + "\n#pagebreak()\n".join(escape(text) for text in TEXTS), encoding="utf-8")
    pdf = tmp_path / "marks.pdf"
    pdf.write_bytes(typst.compile(str(source), ignore_system_fonts=True))
    assert [" ".join(page.split()) for page in read(pdf)[: len(TEXTS)]] == list(TEXTS)


@pytest.mark.parametrize(("docname", "id_"), [("a/b", "c d"), ("a", "b/c"), ("ä", "é")])
def test_labels_of_different_places_differ(docname: str, id_: str) -> None:
    assert label(docname, id_) != label(f"{docname}/{id_}")
    assert label(docname, id_).isprintable()


EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive


class mystery(nodes.General, nodes.Element):
    pass


class Mystery(Directive):
    def run(self):
        return [mystery("", nodes.paragraph("", "Words in a mystery."))]


def setup(app):
    app.add_node(mystery)
    app.add_directive("mystery", Mystery)
"""


@pytest.fixture
def reader(book: Book) -> Book:
    """Return the tiny reader with the builder."""
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    return book


def test_a_node_nobody_knows_is_a_warning_and_its_words_are_printed(
    reader: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(reader.write("mystery_of_a_test.py", EXTENSION).parent)
    reader.replace("docs/conf.py", '"typst_book"]', '"typst_book", "mystery_of_a_test"]')
    reader.write("docs/bell.md", reader.read("docs/bell.md") + "\n```{mystery}\n```\n")
    build = reader.build("typst")
    (warning,) = build.warnings
    assert "'mystery'" in warning
    assert "bell.md:" in warning
    assert "Words in a mystery." in " ".join("".join(read(build.out / "book.pdf")).split())


def test_an_image_without_alternative_text_is_named(reader: Book) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    reader.write("docs/mark.svg", svg)
    reader.write("docs/bell.md", reader.read("docs/bell.md") + "\n![](mark.svg)\n\n![A mark](mark.svg)\n")
    build = reader.build("typst")
    assert len(build.warnings) == 1
    assert "alternative text" in build.warnings[0]
    with pikepdf.open(build.out / "book.pdf") as pdf:
        alternatives = [
            str(element.Alt)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and "/Alt" in element
        ]
    assert "A mark" in alternatives


def test_a_sign_that_no_font_has_is_told_with_its_place_and_its_number_is_printed(reader: Book) -> None:
    reader.write("docs/bell.md", f"{reader.read('docs/bell.md')}\nA bird \U00013000 and a vowel \u0e01.\n")
    line = reader.read("docs/bell.md").splitlines().index("A bird \U00013000 and a vowel \u0e01.") + 1
    build = reader.build("typst")
    assert [warning.partition("bell.md:")[2].partition(": its")[0] for warning in build.warnings] == [
        f"{line}: WARNING: No font of the PDF has “\U00013000” (U+13000)",
        f"{line}: WARNING: No font of the PDF has “\u0e01” (U+0E01)",
    ]
    assert "A bird U+13000 and a vowel U+0E01." in " ".join(" ".join(read(build.out / "book.pdf")).split())


def test_russian_albanian_and_chinese_are_printed_in_letters_and_no_empty_boxes(reader: Book) -> None:
    """PDF/UA forbids a character without a glyph: its number would be printed, and told."""
    words = ("Мы искренне сожалеем", "Më dukesh i hequr në fytyrë", "如果有某个疯子想挑起战争，那时：「」")
    reader.write("docs/bell.md", reader.read("docs/bell.md") + "\n" + "\n\n".join(words) + "\n")
    build = reader.build("typst")
    assert build.warnings == []
    printed = "".join("".join(read(build.out / "book.pdf")).split())
    for text in words:
        assert "".join(text.split()) in printed
    with pikepdf.open(build.out / "book.pdf") as pdf:
        dictionaries = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = {str(one.BaseFont) for one in dictionaries if "/BaseFont" in one}
    assert any("TypstBookHan" in name for name in fonts)


def test_a_book_can_bring_a_font_for_another_script(reader: Book) -> None:
    faces = Path("/usr/share/fonts/truetype/dejavu")
    if not (faces / "DejaVuSans.ttf").exists():
        pytest.skip("no DejaVu Sans here: `make system` installs it")
    reader.write("docs/bell.md", reader.read("docs/bell.md") + "\nIn Tifinagh: \u2d30\u2d33.\n")
    assert "No font of the PDF has" in reader.build("typst").warnings[0]
    reader.write("docs/conf.py", reader.read("docs/conf.py") + f'\ntypst_font_paths = ["{faces}"]\n')
    build = reader.build("typst", tag="-faces")
    assert build.warnings == []
    assert "\u2d30\u2d33" in "".join(read(build.out / "book.pdf"))


def test_a_document_is_printed_and_its_slips_begin_at_the_top_of_their_paragraph(reader: Book) -> None:
    add_documents(reader)
    build = reader.build("typst")
    assert build.warnings == []
    assert "End of the document. 6 of 8 paragraphs." in " ".join(
        "".join(read(build.out / "book.pdf")).split()
    )
    source = (build.out / "book.typ").read_text(encoding="utf-8")
    row = source[source.index('#ps-document-row("5"') :]
    slip = "Ringer: “The ringer says she did not …”"
    assert -1 < row.index("#margin-note(") < row.index(slip) < row.index("#ps-taken-words(")


def test_what_typst_refuses_is_a_warning_and_no_traceback(reader: Book) -> None:
    reader.write("docs/broken.typ", "#let broken(body = }\n")
    build = reader.build("typst", typst_templates=["broken.typ"])
    assert any("book.typ:1: WARNING: Typst could not make the PDF" in warning for warning in build.warnings)
    assert not (build.out / "book.pdf").exists()


def test_the_same_book_in_two_folders_is_the_same_pdf(
    reader: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    copy = Book(tmp_path / "elsewhere", reader.root)
    assert reader.build("typst").files()["book.pdf"] == copy.build("typst").files()["book.pdf"]


def test_pages_that_never_settle_stop_the_printing(reader: Book) -> None:
    build = reader.build("typst")
    assert (build.out / "book.pdf").exists()
    reader.write("docs/swinging.typ", f"#let swinging(body) = [\n{UNSETTLED}]\n")
    reader.write("docs/bell.md", reader.read("docs/bell.md") + "\n:::{container} swinging\nSwings.\n:::\n")
    build = reader.build("typst", typst_templates=["swinging.typ"])
    assert any("There is no PDF: the numbers of its pages would be wrong" in one for one in build.warnings)
    assert not (build.out / "book.pdf").exists()


def test_what_is_left_out_is_said_to_stand_on_the_screen(reader: Book) -> None:
    build = reader.build(
        "typst",
        typst_leave_out=["registers"],
        typst_leave_out_parts={"bell": ["ps-foot", "footnote_reference"]},
        html_baseurl="https://example.org/bell/",
    )
    assert build.warnings == []
    words = " ".join(" ".join(read(build.out / "book.pdf")).split())
    assert "See Who broke the bell? (p. 1)" in words
    assert "Abbot Odo, The breaking of the bell, 1 May 1701 (on the screen), her claim (p. 1)" in words
    assert "The rope was old." in words
    assert "A footnote of the editor" not in words
    assert "Registers" not in words
    with pikepdf.open(build.out / "book.pdf") as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        addresses = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
    assert "https://example.org/bell/registers.html#voice-abbot" in addresses


def test_chapters_run_on_where_the_last_one_left_most_of_a_page_empty(reader: Book) -> None:
    words = "\n\n".join(["Words " * 60] * 12)
    reader.replace("docs/index.md", "registers", "short\nshorter\nlong\nlast")
    texts = {"short": "First.", "shorter": "Second.", "long": words, "last": "Third."}
    for name, text in texts.items():
        reader.write(f"docs/{name}.md", f"# Chapter\n\n{text}\n")
    build = reader.build("typst", typst_leave_out=["bell", "registers"], nitpicky=False)
    pages = [" ".join(page.split()) for page in read(build.out / "book.pdf")]
    first, second, third, last = (
        next(number for number, page in enumerate(pages) if words in page)
        for words in ("First.", "Second.", "Words Words", "Third.")
    )
    assert first == second
    assert third == first + 1
    assert last > third
