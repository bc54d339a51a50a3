"""An error in a text is reported with its line, and the rest of the page and of the book is built."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests.support import Book, Build

pytestmark = pytest.mark.slow("a build for each broken text")

BREAKING = """
def setup(app):
    from docutils.parsers.rst import Directive

    def role(name, rawtext, text, lineno, inliner, options=None, content=None):
        raise KeyError("a key that a library forgot")

    class Breaks(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self):
            raise RuntimeError("a case that a library forgot")

    app.add_role("breaks", role)
    app.add_directive("breaks", Breaks)
"""


def messages_of(built: Build, code: str) -> list[str]:
    """Return the messages with a code."""
    return [warning for warning in built.warnings if f"[perspectives.{code}]" in warning]


@pytest.fixture
def breaking(book: Book) -> Book:
    """Return the tiny reader with a role and a directive of its own that raise."""
    book.write("docs/conf.py", book.read("docs/conf.py") + BREAKING)
    return book


def test_a_directive_that_raises_is_shown_as_typed_and_named_with_its_line(breaking: Book) -> None:
    text = breaking.read("docs/bell.md")
    breaking.write(
        "docs/bell.md", f"{text}\n```{{breaks}} with <b>\n*All* its words.\n```\n\nAnd after it.\n"
    )
    built = breaking.build()
    (message,) = messages_of(built, "broken-off")
    assert f"bell.md:{text.count(chr(10)) + 2}:" in message
    assert "{breaks}: RuntimeError: a case that a library forgot" in message
    page = built.read("bell.html")
    assert "{breaks} with &lt;b&gt;" in page
    assert "*All* its words." in page
    assert "And after it." in page
    assert len(built.data["claims"]) == 4


def test_a_role_that_raises_is_shown_as_typed_and_named_with_its_line(breaking: Book) -> None:
    text = breaking.read("docs/bell.md")
    breaking.write("docs/bell.md", f"{text}\nBefore {{breaks}}`its words`, and after.\n")
    built = breaking.build()
    (message,) = messages_of(built, "broken-off")
    assert f"bell.md:{text.count(chr(10)) + 2}:" in message
    assert "{breaks}`its words`: KeyError" in message
    page = built.read("bell.html")
    assert "its words" in page
    assert ", and after." in page


def test_a_page_that_is_not_utf_8_is_shown_and_the_first_bad_byte_named(book: Book) -> None:
    text = book.read("docs/bell.md")
    typed = f"{text}\nBefore the caf\N{LATIN SMALL LETTER E WITH ACUTE}, and after.\n"
    (book.root / "docs/bell.md").write_bytes(typed.encode("cp1252", "replace"))
    built = book.build()
    (message,) = messages_of(built, "not-utf-8")
    assert f"bell.md:{text.count(chr(10)) + 2}:" in message
    assert "“the byte E9”" in message
    assert "Before the caf\N{REPLACEMENT CHARACTER}, and after." in built.read("bell.html")
    assert book.build().warnings == built.warnings


def test_an_included_file_that_is_not_utf_8_is_named_with_its_line(book: Book) -> None:
    (book.root / "docs/part.txt").write_bytes(b"One line.\n\nAnd a caf\xe9.\n")
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n```{include} part.txt\n```\n")
    built = book.build()
    (message,) = messages_of(built, "not-utf-8")
    assert "bell.md:" in message
    assert "the byte E9 in line 3 of part.txt" in message


def test_the_replacement_character_may_be_typed(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + "\nA \N{REPLACEMENT CHARACTER}.\n")
    assert book.build().warnings == []


def test_two_files_that_include_each_other_come_to_an_end(book: Book) -> None:
    include = "\n```{{include}} {0}\n```\n\n```{{include}} {0}\n```\n"
    book.write("docs/part.txt", "Of the part." + include.format("other.txt"))
    book.write("docs/other.txt", "Of the other." + include.format("part.txt"))
    book.write("docs/bell.md", book.read("docs/bell.md") + include.format("part.txt"))
    built = book.build()
    assert messages_of(built, "circular-include")
    assert "Of the other." in built.read("bell.html")


INCLUSIONS = {
    "once": ("part", ["part"]),
    "twice": ("part part", ["part", "part"]),
    "twice, with another between": ("part other part", ["part", "other", "part", "part"]),
    "by another, and then by the page": ("other part", ["other", "part", "part"]),
    "by itself": ("self", ["self"]),
}
"""The files that a page includes, and the files whose words it has, in order; “other” includes “part”."""


@pytest.mark.parametrize("name", INCLUSIONS)
def test_a_file_may_be_included_as_often_as_one_likes_but_not_within_itself(book: Book, name: str) -> None:
    typed, found = INCLUSIONS[name]
    book.write("docs/part.txt", "Words of the part.")
    book.write("docs/other.txt", "Words of the other.\n\n```{include} part.txt\n```\n")
    book.write("docs/self.txt", "Words of the self.\n\n```{include} self.txt\n```\n")
    text = book.read("docs/bell.md")
    book.write(
        "docs/bell.md", text + "".join(f"\n```{{include}} {file}.txt\n```\n" for file in typed.split())
    )
    built = book.build()
    assert len(messages_of(built, "circular-include")) == (name == "by itself")
    assert len(built.warnings) == (name == "by itself")
    words = BeautifulSoup(built.read("bell.html"), "html5lib").get_text()
    assert re.findall(r"Words of the (\w+)\.", words) == found


def test_a_page_that_includes_itself_is_told_where_it_does(book: Book) -> None:
    text = book.read("docs/bell.md")
    book.write("docs/bell.md", f"{text}\n```{{include}} bell.md\n```\n")
    (message,) = messages_of(book.build(), "circular-include")
    assert f"bell.md:{text.count(chr(10)) + 2}:" in message
    assert "“bell.md”" in message


def test_a_claim_is_an_end_that_a_number_may_be_asked_of(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + "\nSee {numref}`claim-ringer-wind`.\n")
    (warning,) = book.build().warnings
    assert "bell.md:" in warning
    assert "claim-ringer-wind" in warning


def test_a_quotation_without_a_word_may_have_a_class(book: Book) -> None:
    book.write(
        "docs/bell.md", book.read("docs/bell.md") + "\n:::{class} x\nBefore it.\n\n>\n:::\n\nAfter it.\n"
    )
    built = book.build()
    assert built.warnings == []
    page = built.read("bell.html")
    assert "Before it." in page
    assert "After it." in page


def test_a_list_of_works_in_no_known_style_is_printed_in_the_books_own(book: Book) -> None:
    book.replace("docs/registers.md", ":all:", ":all:\n:style: chicago-author-dat")
    built = book.build()
    (message,) = messages_of(built, "unknown-value")
    assert "registers.md:" in message
    assert "Did you mean “chicago-author-date”?" in message
    assert "The Book of the Abbey" in built.read("registers.html")


def test_a_citation_in_a_footnote_may_stand_in_the_text(book: Book) -> None:
    cited = "\nAs {footcite:t}`odo-book` has it.\n\n```{footbibliography}\n```\n"
    book.write("docs/bell.md", book.read("docs/bell.md") + cited)
    built = book.build()
    assert messages_of(built, "broken-off") == []
    assert "Odo" in built.read("bell.html")


def test_a_citation_cannot_be_kept_from_being_a_link(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + "\nA {cite:t}`!odo-book`.\n")
    (message,) = messages_of(book.build(), "malformed-citation")
    assert "“!odo-book”" in message


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("<!-- a remark", "<!-- a remark"),
        ("<!-- one --> <!-- another", "<!-- one --> <!-- another"),
        ("<script>", "<script>"),
        ("<STYLE type='x'>\n</script>", "<STYLE type='x'>"),
        ("<title>", "<title>"),
        ("<? a remark", "<? a remark"),
        ("<!doctype", "<!doctype"),
        ("<![CDATA[ a remark", "<![CDATA[ a remark"),
        ("<div>\n<!-- a remark", "<div>"),
        ("Some <textarea> in <b>a line</b>", "<textarea>"),
        ("A <script>1</script><textarea> in a line", "<textarea>"),
    ],
)
def test_html_that_is_never_closed_is_shown_as_typed_and_takes_in_nothing(
    book: Book, typed: str, value: str
) -> None:
    text = book.read("docs/bell.md")
    book.write("docs/bell.md", f"{text}\n{typed}\n\n(after-it)=\n## After it\n\nAnd after it.\n")
    built = book.build()
    (message,) = built.warnings
    assert "[perspectives.unclosed-html]" in message
    assert f"bell.md:{text.count(chr(10)) + 2}:" in message
    assert f"“{value}”" in message
    page = BeautifulSoup(built.read("bell.html"), "html5lib")
    assert page.find("p", string="And after it.")
    assert any(value in shown.get_text() for shown in page.select("pre, code"))


@pytest.mark.parametrize(
    "typed",
    [
        "<!-- a <script> of one\n\nremark -->",
        "<script>\nlet x = '<!--';\n\n</script>",
        "<style></style> <!-- a remark -->",
        "A <!-- remark --> and a <script>1</script> in a line",
        "<div>\n<pre>one\n\ntwo</pre>\n</div>",
        "<svg><title>A picture</title></svg>",
    ],
)
def test_html_that_is_closed_is_html(book: Book, typed: str) -> None:
    book.write("docs/bell.md", f"{book.read('docs/bell.md')}\n{typed}\n\nAnd after it.\n")
    built = book.build()
    assert built.warnings == []
    page = BeautifulSoup(built.read("bell.html"), "html5lib")
    assert page.find("p", string="And after it.")
    assert "&lt;" not in built.read("bell.html")
