"""Typed words are kept: in the data, on the page, and in a book whose own words are translated."""

from __future__ import annotations

import re
from html import unescape

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.support import Book, SharedBook

TYPED = (
    "He said \"no\" and 'yes' -- and --- so on ... [he added] (c) 1/2.",
    "“Curly” and ‘single’ – en – and — em — and … ellipsis",
    "For good or bad?! 100% -- $5 & <tag> \\ back",
    "Zëri i Popullit, Хрущёв, Đilas",
)


def test_words_are_kept_as_typed(book: Book) -> None:
    claims = "".join(
        f"\n:::{{claim}} ringer\n:id: typed-{number}\n:quoted-in: pedlar-letter\n\n> {words}\n:::\n"
        for number, words in enumerate(
            text.replace("\\", "\\\\").replace("<tag>", "\\<tag>") for text in TYPED
        )
    )
    book.write("docs/bell.md", book.read("docs/bell.md") + claims)
    build = book.build()
    assert build.warnings == []
    kept = {claim["id"]: claim["quotations"] for claim in build.data["claims"]}
    assert [kept[f"typed-{number}"] for number in range(len(TYPED))] == [[words] for words in TYPED]
    page = unescape(re.sub(r"<[^>]+>", "", build.read("bell.html")))
    assert [words for words in TYPED if words not in page] == []


EVERY_EXTENSION = [
    *("alert", "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"),
    *("gfm_autolink", "html_admonition", "html_image", "replacements", "section_ref", "smartquotes"),
    *("strikethrough", "substitution", "tasklist"),
]
IN_EVERY_EXTENSION = (
    "He said [sic] and [Sic] and ![sic].",
    'it\'s "so" -- (c) +- ...',
    "NR 1960. +++ STOP --- 12 === % so",
    "word* and other*, 2 * 3",
    "[the bell] was [...] rung",
)


def test_words_are_kept_as_typed_whatever_extensions_the_pages_have(book: Book) -> None:
    claims = "".join(
        f"\n:::{{claim}} ringer\n:id: typed-{number}\n:quoted-in: pedlar-letter\n\n> {words}\n:::\n"
        for number, words in enumerate(IN_EVERY_EXTENSION)
    )
    book.write("docs/bell.md", book.read("docs/bell.md") + claims + "\n[sic]: https://x.example\n")
    build = book.build(myst_enable_extensions=EVERY_EXTENSION)
    assert build.warnings == []
    kept = {claim["id"]: claim["quotations"] for claim in build.data["claims"]}
    assert [kept[f"typed-{number}"] for number in range(len(IN_EVERY_EXTENSION))] == [
        [words] for words in IN_EVERY_EXTENSION
    ]
    page = unescape(re.sub(r"<[^>]+>", "", build.read("bell.html")))
    assert [words for words in IN_EVERY_EXTENSION if words not in page] == []


def test_footnotes_and_citations_are_the_editors_and_not_in_the_words(book: Book) -> None:
    body = "> She sang[^2] {cite:p}`odo-book{p. 4}` and *laughed*\n> aloud.\n\n"
    options = ":id: sang\n:quoted-in: pedlar-letter\n"
    claim = f"\n:::{{claim}} ringer\n{options}\n{body}Our report.\n:::\n\n[^2]: Ours.\n"
    book.write("docs/bell.md", book.read("docs/bell.md") + claim)
    build = book.build()
    assert build.warnings == []
    (sang,) = [claim for claim in build.data["claims"] if claim["id"] == "sang"]
    assert sang["quotations"] == ["She sang and laughed aloud."]
    assert sang["text"] == "Our report."


def test_one_blockquote_is_one_quotation_whatever_its_paragraphs(reader: SharedBook) -> None:
    claims = {claim["id"]: claim["quotations"] for claim in reader.build().data["claims"]}
    assert claims["ringer-rope"] == ["The rope was old.\n\nIt was very old."]


def test_a_catalogue_translates_our_words_and_leaves_theirs(book: Book) -> None:
    translated = {
        "Who broke the bell?": "Wer zerbrach die Glocke?",
        "She rang too hard.": "NOT TO BE USED",
        "He adds that the bell was sound.": "Er fügt hinzu, die Glocke sei heil gewesen.",
        "the bell itself": "die Glocke selbst",
    }
    lines = [f'msgid "{ours}"\nmsgstr "{theirs}"\n' for ours, theirs in translated.items()]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    po = book.write("locales/de/LC_MESSAGES/bell.po", "\n".join([head, *lines]))
    with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source))
    data = book.build(language="de", locale_dirs=["../locales"], gettext_auto_build=False).data
    (comparison,) = data["comparisons"]
    assert (comparison["title"], comparison["settle"]) == ("Wer zerbrach die Glocke?", "die Glocke selbst")
    (claim,) = [claim for claim in data["claims"] if claim["id"] == "odo-ringer-did"]
    assert claim["quotations"] == ["She rang too hard."]
    assert claim["text"] == "Er fügt hinzu, die Glocke sei heil gewesen."


def test_catalogues_hold_our_words_and_no_quotation(reader: SharedBook) -> None:
    catalogue = reader.build("gettext").read("bell.pot")
    assert 'msgid "Who broke the bell?"' in catalogue
    assert "She rang too hard" not in catalogue


NOT_WORDS = (
    "1960. A year of struggle.",
    "- Comrade, you are wrong.",
    "[sic]: https://x.example",
    "% of the votes were lost",
    "+++ so it began",
    "# 4 of the resolution",
    "He said <illegible> then",
    "_Stress_ was laid on it",
    "M***n and P***v",
    "***",
)


@pytest.mark.slow("a build by each of several builders")
def test_what_markdown_would_take_for_something_else_is_shown_as_typed_and_told(book: Book) -> None:
    claims = [
        f":::{{claim}} ringer\n:id: odd-{number}\n:source: odo-book\n\n> {words}\n> and more.\n:::\n"
        for number, words in enumerate(NOT_WORDS)
    ]
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n" + "\n".join(claims))
    for builder in ("html", "epub", "text"):
        build = book.build(builder)
        told = [warning for warning in build.warnings if "[perspectives.quotation-is-markup]" in warning]
        assert len(told) == len(NOT_WORDS)
        page = build.read({"html": "bell.html", "epub": "bell.xhtml", "text": "bell.txt"}[builder])
        seen = " ".join((page if builder == "text" else unescape(re.sub(r"<[^>]+>", "", page))).split())
        assert [words for words in NOT_WORDS if f"{words} and more." not in seen] == []
    kept = {claim["id"]: claim["quotations"] for claim in book.build().data["claims"]}
    assert [kept[f"odd-{number}"] for number in range(len(NOT_WORDS))] == [
        [f"{words} and more."] for words in NOT_WORDS
    ]


LOSING = """
from docutils import nodes
from sphinx.transforms import SphinxTransform

class Loses(SphinxTransform):
    default_priority = 300
    def apply(self):
        for text in list(self.document.findall(nodes.Text)):
            if "very old" in text:
                text.parent.replace(text, nodes.Text(text.replace("very ", "")))

def setup(app):
    app.add_transform(Loses)
"""


def test_words_that_an_extension_takes_out_are_told_with_their_line(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + LOSING)
    build = book.build()
    assert build.codes == ["lost-words"]
    line = book.read("docs/bell.md").splitlines().index("> The rope was old.") + 1
    assert f"bell.md:{line}: " in build.warnings[0]
    assert "It was very old." in build.warnings[0]


@pytest.mark.slow("a build by each of several builders")
def test_verse_keeps_its_lines_on_every_page_and_in_the_data(book: Book) -> None:
    verse = "> We shall ring it\\\n> until it breaks  \n> and *then* again.\n"
    claim = f"\n:::{{claim}} ringer\n:id: verse\n:source: odo-book\n\n{verse}\n:::\n\nSee {{claim}}`verse`.\n"
    book.write("docs/bell.md", book.read("docs/bell.md") + claim)
    lines = ["We shall ring it", "until it breaks", "and then again."]
    build = book.build()
    assert build.warnings == []
    (kept,) = [one for one in build.data["claims"] if one["id"] == "verse"]
    assert kept["quotations"] == ["\n".join(lines)]
    page = build.read("bell.html")
    line, mark = '<span class="ps-line">', '<span class="ps-mark">'
    assert f'<p class="ps-verse">{line}{mark}“</span>We shall ring it<br />\n</span>\n{line}until' in page
    assert f"{line}and <em>then</em> again.{mark}”</span></span>\n</p>" in page
    assert "Ringer: “We shall ring it until it …”" in build.read("bell.html")
    tei = re.sub(r"\s*\n\s*", "", build.read("data/accounts.tei.xml"))
    assert "<lg>" + "".join(f"<l>{line}</l>" for line in lines) + "</lg>" in tei
    epub = book.build("epub").read("bell.xhtml")
    assert "We shall ring it<br />\n</span>" in epub
    text = book.build("text").read("bell.txt")
    assert [line.strip() for line in text.splitlines() if "until it breaks" in line] == ["until it breaks"]
    latex = book.build("latex").read("thebrokenbell.tex")
    assert "We shall ring it\\\\\nuntil it breaks\\\\\n" in latex
    book.write("docs/conf.py", book.read("docs/conf.py") + '\nextensions += ["typst_book"]\n')
    paper = book.build("typst")
    assert paper.warnings == []
    (source,) = paper.out.glob("*.typ")
    assert "\n#ps-verse-line[until it breaks#linebreak();];\n" in source.read_text(encoding="utf-8")
