"""Handouts: the accounts in front with who speaks, all else behind them, and links on the page."""

from __future__ import annotations

import re

import pikepdf
import pytest

from tests.support import Book, Build, SharedBook, add_documents
from tests.typst_book.test_typst_book import read

PASSAGE = """

::::{accounts} What did the rope look like?
:id: rope
:finding: differ
:with: charter:p3, ringer-did-not-pull, ringer-heading

:::{commentary}
They differ.
:::
::::

:::{claim} nobody
:id: ringer-heading
:source: odo-book
:locator: p. 90
:perspective: abbey
:seen: contents
:within: odo-ringer-did

> On the ringer
:::
"""


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the handouts of the tiny reader with a document, and with a work that has an annotation."""
    book = Book(tmp_path_factory.mktemp("handouts") / "book")
    add_documents(book)
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "perspectives.handouts"]')
    annotation = (
        "  annotation = {What the abbey, vol. Odo, wrote of itself. Not for the back.},\n  origlanguage"
    )
    book.replace("sources/references.bib", "  year = {1720},", "  year = {1720}, seen = {part},")
    book.replace(
        "sources/references.bib",
        "  origlanguage = {la},\n}\n\n@article",
        f"{annotation} = {{la}},\n}}\n\n@article",
    )
    book.write("docs/miller.md", f"(miller)=\n# The miller{PASSAGE}")
    book.replace("docs/index.md", "charter\n", "charter\nmiller\n")
    return book.build("handouts")


def sides(build: Build, name: str) -> tuple[str, str]:
    """Return the words of both sides of a handout."""
    front, back = (
        " ".join(page.split()).replace("\u00ad ", "") for page in read(build.out / f"{name}.pdf")[:2]
    )
    return front, back


def test_each_comparison_has_a_handout_on_both_sizes_of_paper(handouts: Build) -> None:
    assert handouts.warnings == []
    assert sorted(handouts.files()) == [
        "rope-letter.pdf",
        "rope.pdf",
        "who-broke-it-letter.pdf",
        "who-broke-it.pdf",
    ]
    for name, height in (("rope-letter", 792), ("rope", 842)):
        with pikepdf.open(handouts.out / f"{name}.pdf") as pdf:
            assert {round(float(page.mediabox[3])) for page in pdf.pages} == {height}


def test_pupils_get_the_accounts_each_with_a_line_on_who_speaks(handouts: Build) -> None:
    front, back = sides(handouts, "who-broke-it")
    for words in (
        "Who broke the bell? 1 May 1701 · Bellham",
        "The village: council and ringers Anna Ringer Rang the bell. 1 May 1701, in conversation.",
        (
            "The village: council and ringers Anna Ringer Date not given. "
            "As told by Abbot Odo, set down in 1720, 19 years later."
        ),
        "Kept the abbey's book. Set down in 1720, 19 years later.",
        "What the abbey, vol. Odo, wrote of itself.",
        "“She rang too hard.” He adds that the bell was sound.",
        "Decide first, then turn over.",
    ):
        assert words in front
    assert front.count("Rang the bell.") == 1, "what is said of a voice is said once"
    assert "Decide first" not in back
    assert "Not for the back." not in front + back, "one sentence under a voice"
    heading, _back = sides(handouts, "rope")
    assert "Only the contents of the work were seen: these words are a heading." in heading


@pytest.mark.parametrize("name", ["who-broke-it", "rope"])
def test_pupils_get_nothing_that_gives_an_answer_away(handouts: Build, name: str) -> None:
    front, _back = sides(handouts, name)
    for words in (
        *("Finding", "They disagree on", "They differ", "pen", "settle", "A footnote of the editor"),
        *(
            "Disputes",
            "Disputed by",
            "Answers",
            "Answered by",
            "Supported by",
            "Words within",
            "Holds the words",
        ),
        *("against", "in answer to", "dispute each other"),
        *("Told in", "Shown too in", "See:", "Editorial note", "How it reached us", "Speaks here only"),
        *("accounts", "perspectives", "witness", "collated", "seen as", "quoted in", "page not located"),
        *("Odo 1720", "Pedlar 1702", "Odo [", "ringer-", "odo-", "who-broke", "Travellers", "Not silent"),
        *"●◒◐○",
    ):
        assert words not in front


def test_the_back_has_numbers_finding_credits_relations_and_silences(handouts: Build) -> None:
    _front, back = sides(handouts, "who-broke-it")
    for words in (
        "3 accounts, 2 perspectives, 2 pens Finding: conflict",
        "They disagree on “the wind”.",
        "What would settle it: the bell itself",
        "Abbot Odo, The Book of the Abbey (Bellham: The Abbey, 1720), page not located.",
        "Evidence: not yet collated. Seen of the work: a part. In this book: odo-ringer-did.",
        "Disputes: Ringer: ‘It was the wind",
        "Travellers: No word of it was looked for yet.",
        "The Broken Bell · who-broke-it",
    ):
        assert words in back
    _front, back = sides(handouts, "rope")
    assert "The charter of the bell, paragraph 3. In this book: charter:p3." in back


def test_a_handout_is_black_and_leads_nowhere(handouts: Build) -> None:
    with pikepdf.open(handouts.out / "who-broke-it.pdf") as pdf:
        front = pdf.pages[0]
        content = front.Contents.read_bytes().decode("latin-1")
        assert not any(page.get("/Annots") for page in pdf.pages)
    colours = set(re.findall(r"^([0-9. ]+) (?:scn|SCN|rg|RG|g|G)$", content, re.MULTILINE))
    assert all(set(colour.split()) == {"0"} for colour in colours), colours


def test_a_page_offers_its_sheets_where_they_are(book: Book, reader: SharedBook) -> None:
    assert "Handout" not in reader.build().read("bell.html")
    page = book.build(perspectives_handouts="downloads/handouts").read("bell.html")
    assert 'href="downloads/handouts/who-broke-it.pdf"' in page
    assert 'href="downloads/handouts/who-broke-it-letter.pdf"' in page
