"""The words typed are the words kept: in the data, on the page, and through a translation of our own words."""

from __future__ import annotations

import re
from html import unescape

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


def test_footnotes_and_citations_are_the_editors_and_not_in_the_words(book: Book) -> None:
    body = "> She sang[^2] {cite:p}`odo-book{p. 4}` and *laughed*\n> aloud.\n\n"
    claim = f"\n:::{{claim}} ringer\n:id: sang\n:quoted-in: pedlar-letter\n\n{body}Our report.\n:::\n\n[^2]: Ours.\n"
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
