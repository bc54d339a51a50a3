"""The texts of pages in Markdown: whose words, by whose pen, where read, how checked, at which address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from tests.markdown_reader import Quotation, quotations_in
from tests.support import Book, Build, SharedBook, add_documents, add_lessons

BASE = "https://bells.example/book/"
LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the tiny reader with documents and lessons for a public address."""
    book = Book(tmp_path_factory.mktemp("published") / "book")
    add_lessons(book)
    return book.build(html_baseurl=BASE)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the tiny reader with documents whose texts are not at hand, and without a public address."""
    book = Book(tmp_path_factory.mktemp("without") / "book")
    add_documents(book, texts=False)
    return book.build()


def quoted(build: Build, page: str, address: str) -> list[Quotation]:
    """Return the quotations of a page whose line ends with an address."""
    return [
        one for one in quotations_in(build.read(f"{page}.html.md")) if one.addresses[-1].endswith(address)
    ]


def test_words_have_voice_pen_source_evidence_and_address(published: Build) -> None:
    (found,) = quoted(published, "bell", "#claim-ringer-rope")
    assert found.words == "The rope was old.\n\nIt was very old."
    assert found.line == (
        "— Anna Ringer (The village: council and ringers) · Date not given · "
        "The village’s words, the abbey’s pen · pen: The abbey (Odo) · "
        "As told by Abbot Odo, set down in 1720, 19 years later · Odo 1720, The Book of the Abbey, p. 12 · "
        "○ not yet collated · ringer-rope"
    )
    assert found.addresses == (f"{BASE}registers.html#cite-odo-book", f"{BASE}bell.html#claim-ringer-rope")


def test_words_by_a_pen_of_their_own_and_words_read_in_another_work_say_so(published: Build) -> None:
    (found,) = quoted(published, "bell", "#claim-ringer-wind")
    assert found.words == 'It was the wind -- "a great wind" ... and [not] I.'
    assert "by its own pen · As quoted in Pedlar 1702, A Letter; original not identified" in found.line


def test_an_original_has_its_language_and_a_translation_that_it_is_one(published: Build) -> None:
    translated, original = quoted(published, "miller", "#claim-miller-heard-it")
    assert (translated.words, original.words) == (
        "I heard it break at midnight.",
        "Media nocte fractam audivi.",
    )
    assert "· In English" in translated.line
    assert "· In Latin · " in original.line
    (other,) = quoted(published, "bell", "#claim-odo-ringer-did")
    assert "· Latin in the original ·" in other.line


def test_a_report_is_marked_as_words_of_the_book_and_is_no_quotation(published: Build) -> None:
    text = published.read("bell.html.md")
    assert (
        "\nReported in the words of this book, not quoted: The village laughed.\n\n— **Unattributed (" in text
    )
    assert not quoted(published, "bell", "#claim-nobody-laughed")
    assert "paraphrase: no words to check · [nobody-laughed]" in text


def test_a_comparison_has_question_caption_silence_finding_and_commentary_in_order(published: Build) -> None:
    text = published.read("bell.html.md")
    parts = (
        f"## [Who broke the bell?]({BASE}bell.html#accounts-who-broke-it)",
        "3 accounts, 2 perspectives, 2 pens · Finding: conflict",
        "### Abbot Odo against Anna Ringer; Anna Ringer in answer to Abbot Odo",
        "**Travellers:** Not silent in history, only in this book.",
        "### What to make of it",
        "What would settle it: the bell itself",
    )
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_words_repeated_in_running_text_keep_their_link(published: Build) -> None:
    assert f"[“the wind”]({BASE}bell.html#claim-ringer-wind)" in published.read("bell.html.md")


def test_a_paragraph_of_a_document_has_maker_way_edition_and_its_own_address(published: Build) -> None:
    (found,) = quoted(published, "charter", "#document-charter-p5")
    assert found.words == (
        "The ringer says she did not pull.\nThe abbot says she did. I heard it, he says, & no more."
    )
    assert found.line.startswith(
        "— Abbot Odo (The abbey) · 3 May 1701 · The abbey’s words, a traveller’s pen."
    )
    assert "Charter of the Bell, p. 14 · read in: The chest of the abbey · " in found.line
    assert found.line.endswith("The charter of the bell, paragraph 5")
    text = published.read("charter.html.md")
    assert "matins[^edition-1] and" in text
    assert "\n[^edition-1]: Note 1 of the edition: See Document 8.\n" in text
    assert "1 paragraph is not printed here: 2 (p. 12)." in text


def test_a_document_without_its_text_has_the_passages_with_the_numbers_of_their_paragraphs(
    without: Build,
) -> None:
    text = without.read("charter.html.md")
    assert "Nobody had rung it in the night" not in text
    assert (
        "\n[Paragraph 5](charter.html#document-charter-p5) (p. 14)\n\n> The ringer says she did not pull.\n"
        in text
    )
    found = [one.addresses[-1] for one in quotations_in(text)]
    assert found
    assert all(address.startswith("charter.html#claim-") for address in found)


def test_the_words_of_a_lesson_have_their_lines_too(published: Build) -> None:
    (found,) = quotations_in(published.read("lesson-charter.html.md"))
    assert found.words.startswith("a rope that was frayed;\n\na clapper that was bent;")
    assert found.addresses[-1] == f"{BASE}charter.html#document-charter"
    assert len(quoted(published, "lesson-who-broke-it", "#claim-miller-heard-it")) == 2


def test_the_head_says_what_it_is_how_to_quote_it_and_where_it_stands(
    published: Build, without: Build
) -> None:
    text = published.read("bell.html.md")
    assert text.startswith(
        "# 1. The bell\n\n- Book: [The Broken Bell](https://bells.example/book/index.html)"
    )
    assert f"\n- This page: [{BASE}bell.html]({BASE}bell.html)\n" in text
    assert "\n- How to quote: Never pass on quoted words without their voice and their pen." in text
    assert "Addresses are relative" not in text
    assert "\n- Addresses are relative to this file: " in without.read("bell.html.md")


def test_every_address_is_whole_where_the_book_has_one(published: Build) -> None:
    for path in [*published.out.rglob("*.md"), published.out / "llms.txt"]:
        addresses = LINK.findall(path.read_text(encoding="utf-8"))
        assert addresses
        assert not [one for one in addresses if not one.startswith(("https://", "http://"))], path


def test_every_relative_address_leads_to_an_element_of_a_page(without: Build) -> None:
    pages: dict[Path, set[str]] = {}
    lost = []
    for path in [*without.out.rglob("*.md"), without.out / "llms.txt"]:
        for address in LINK.findall(path.read_text(encoding="utf-8")):
            place, _sign, anchor = unquote(address).partition("#")
            page = (path.parent / place.partition("?")[0]).resolve()
            if "://" in address or page.suffix != ".html":
                lost += [] if "://" in address or page.is_file() else [(path.name, address)]
                continue
            if page not in pages:
                tags = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("[id]")
                pages[page] = {str(tag["id"]) for tag in tags}
            if anchor and anchor not in pages[page]:
                lost.append((path.name, address))
    assert lost == []


def test_a_page_names_its_text_and_the_list_of_all(published: Build) -> None:
    head = BeautifulSoup(published.read("bell.html"), "html.parser").head
    assert head is not None
    links = {
        (str(tag["rel"][0]), str(tag.get("type"))): str(tag["href"]) for tag in head.select("link[rel][type]")
    }
    assert links["alternate", "text/markdown"] == "bell.html.md"
    assert links["describedby", "text/plain"] == "llms.txt"


def test_llms_txt_has_title_summary_and_lists_of_links(published: Build) -> None:
    lines = published.read("llms.txt").split("\n")
    assert lines[0] == "# The Broken Bell"
    assert lines[2].startswith("> ")
    heads = [line for line in lines if line.startswith("#")]
    assert heads == ["# The Broken Bell", "## The Broken Bell", "## Data files"]
    entries = lines[lines.index(heads[1]) :]
    assert all(
        re.match(r"- \[.*\]\(https://[^)]*\)(: .*)?$", line) for line in entries if line and line[0] != "#"
    )
    assert (
        f"- [1. The bell]({BASE}bell.html.md): Nobody agrees (Odo 1720, p. 3). 4 claims, 1 comparison"
        in entries
    )


def test_other_builders_and_pages_of_no_document_have_no_texts(reader: SharedBook) -> None:
    html = {path.relative_to(reader.build().out).as_posix() for path in reader.build().out.rglob("*.md")}
    assert html == {f"{name}.html.md" for name in ("bell", "index", "registers")}
    out = reader.build("dirhtml").out
    found = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert found == {
        "index.html.md",
        *(f"{name}/index.html.md" for name in ("bell", "registers")),
    }
    text = (out / "bell" / "index.html.md").read_text(encoding="utf-8")
    assert "[odo-ringer-did](index.html#claim-odo-ringer-did)" in text
    assert "(../registers/#cite-odo-book)" in text
    assert "- [1. The bell](bell/index.html.md)" in (out / "llms.txt").read_text(encoding="utf-8")


def test_the_text_of_a_page_goes_with_it_and_one_that_is_missing_is_written(book: Book) -> None:
    book.write("docs/bare.md", "(bare)=\n# Bare\n\nNothing of the bell.\n")
    book.replace("docs/index.md", "registers\n", "registers\nbare\n")
    build = book.build()
    assert "Nothing of the bell." in build.read("bare.html.md")
    assert "(bare.html.md): Nothing of the bell." in build.read("llms.txt")
    (build.out / "bell.html.md").unlink()
    (book.root / "docs" / "bare.md").unlink()
    book.replace("docs/index.md", "registers\nbare\n", "registers\n")
    book.build()
    assert (build.out / "bell.html.md").is_file()
    assert not (build.out / "bare.html.md").exists()
    assert "bare" not in build.read("llms.txt")
