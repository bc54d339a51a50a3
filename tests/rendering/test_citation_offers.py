"""The citations of pages, sections and claims: true to the record, complete without a script."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.book.book import Book as SettledBook
from perspectives.book.own_citations import ClaimNotes, Edition, as_said, claim_item
from perspectives.citations.forms import chicago_note
from perspectives.records.claim_records import Claim
from perspectives.records.document_records import DocumentRecords
from tests.support import Book, Build


def forms(fold: Tag) -> dict[str, str]:
    """Return the citations of a fold by the name of their form."""
    citations = {}
    for name in fold.select(".ps-cite-name"):
        form = name.find_next_sibling()
        assert isinstance(form, Tag)
        citations[name.get_text()] = form.get_text().strip()
    return citations


def claim_forms(build: Build, id_: str) -> dict[str, str]:
    """Return the citations of a claim, by the name of their form."""
    page = BeautifulSoup(build.read("_cite/bell.html"), "html5lib")
    cited = page.select_one(f"#claim-{id_} > .ps-cite-claim")
    assert cited is not None
    return forms(cited)


def place(page: str, link: Tag) -> tuple[str, str]:
    """Return the page to which a link on *page* leads, and the fragment there."""
    path, _, anchor = urljoin(f"/{page}", str(link["href"])).partition("#")
    return f"{path[1:]}index.html" if path.endswith("/") else path[1:], anchor


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader, built."""
    built = Book(tmp_path_factory.mktemp("offers")).build(
        perspectives_issued="2026-11-27", html_baseurl="https://example.org/bell/"
    )
    assert built.warnings == []
    return built


def test_a_claim_is_cited_twice_and_the_data_file_has_the_same(build: Build) -> None:
    citations = claim_forms(build, "ringer-rope")
    assert list(citations) == ["The words", "This book", "BibTeX"]
    assert "claim ringer-rope" in citations["This book"]
    assert "https://example.org/bell/bell.html#claim-ringer-rope" in citations["This book"]
    data = json.loads(build.read("data/claims/ringer-rope.json"))["citations"]
    assert citations["The words"] == data["words"]
    assert citations["This book"] == data["book"]["chicago-note"]
    assert citations["BibTeX"] == data["book"]["bibtex"].strip()
    assert set(data["book"]) == {
        "chicago-note",
        "chicago-bibliography",
        "mla",
        "apa",
        "bibtex",
        "ris",
        "csl-json",
    }


def test_the_words_of_a_voice_keep_their_letters_in_a_title(build: Build) -> None:
    """No citation style may change capital letters in a quotation."""
    claims = {claim["id"]: claim for claim in build.data["claims"]}
    for id_, claim in claims.items():
        if claim["quotations"]:
            first = " ".join(claim["quotations"][0].split()[:3]).strip("“”‘’\"'.,")
            assert first in claim_forms(build, id_)["This book"], id_


def test_a_source_whose_original_or_page_nobody_saw_says_so(build: Build) -> None:
    for claim in build.data["claims"]:
        words = claim_forms(build, claim["id"])["The words"]
        assert ("original not identified" in words) == (claim["source"] is None), claim["id"]
        if claim["locator"]:
            assert claim["locator"].split()[-1] in words, claim["id"]


def test_every_section_is_cited_in_seven_forms_with_its_own_address(build: Build) -> None:
    page = BeautifulSoup(build.read("bell.html"), "html5lib")
    folds = BeautifulSoup(build.read("_cite/bell.html"), "html5lib").select(".ps-cite-section")
    labels = [section["id"] for section in page.select("section[id]") if section.select_one("h1, h2, h3")]
    assert folds
    for fold in folds:
        citations = forms(fold)
        assert list(citations) == [
            "Chicago, note",
            "Chicago, bibliography",
            "MLA",
            "APA",
            "BibTeX",
            "RIS",
            "CSL-JSON",
        ]
        (item,) = json.loads(citations["CSL-JSON"])
        assert item["id"] in labels
        assert item["URL"] == f"https://example.org/bell/bell.html#{item['id']}"
        assert all("2026" in form for form in citations.values()), citations


def test_without_an_address_or_a_day_none_is_made_up(book: Book) -> None:
    citations = claim_forms(book.build(), "ringer-rope")
    assert "http" not in citations["This book"]
    assert "url" not in citations["BibTeX"]
    assert "n.d." in citations["This book"]


def test_only_pages_on_a_screen_offer_citations(book: Book) -> None:
    text = book.build("text")
    assert "BibTeX" not in (text.out / "bell.txt").read_text(encoding="utf-8")


def test_a_problem_is_reported_with_the_id_of_what_it_is_about(book: Book) -> None:
    build = book.build(perspectives_report="https://example.org/new?title={id}")
    page = BeautifulSoup(build.read("bell.html"), "html5lib")
    cited = BeautifulSoup(build.read("_cite/bell.html"), "html5lib")
    claim = cited.select_one("#claim-ringer-rope .ps-report-link a")
    section = page.select_one("details.ps-cite-section .ps-report-link a")
    assert claim is not None
    assert section is not None
    assert claim["href"] == "https://example.org/new?title=claim-ringer-rope"
    assert str(section["href"]).startswith("https://example.org/new?title=the-bell")


def test_without_an_address_for_reports_no_link_leads_nowhere(build: Build) -> None:
    assert "Report a problem" not in build.read("bell.html")
    assert "Report a problem" not in build.read("_cite/bell.html")


@pytest.mark.parametrize(("builder", "page"), [("html", "bell.html"), ("dirhtml", "bell/index.html")])
def test_each_claim_leads_to_its_citations_and_they_lead_back(book: Book, builder: str, page: str) -> None:
    build = book.build(builder)
    soup = BeautifulSoup(build.read(page), "html5lib")
    links = soup.select(".ps-claim .ps-cite-link")
    assert len(links) == len(soup.select(".ps-claim[id]")) > 3
    places = {place(page, link) for link in [*links, *soup.select(".ps-cite-all a")]}
    (cited,) = {path for path, _anchor in places}
    target = BeautifulSoup(build.read(cited), "html5lib")
    assert {anchor for _path, anchor in places if anchor} <= {str(one["id"]) for one in target.select("[id]")}
    back = {place(cited, link) for link in target.select("h2 a")}
    assert {path for path, _anchor in back} == {page}
    assert {anchor for _path, anchor in back} <= {str(one["id"]) for one in soup.select("[id]")}
    assert "noindex" in build.read(cited)


def test_a_page_whose_claims_are_gone_keeps_no_old_citations(book: Book) -> None:
    book.write("docs/bare.md", "---\norphan: true\n---\n(bare)=\n# Bare\n\nText.\n")
    assert "bare" in book.build().read("_cite/bare.html")
    book.write("docs/bare.md", "---\norphan: true\n---\nText.\n")
    assert not (book.build().out / "_cite/bare.html").exists()


EDITIONS = (
    Edition("The Bell", "The editors", "0.2", "en", "2026-11-27", "https://example.org/bell/"),
    Edition("Whose bell was it? An answer.", "X.", "1", "de"),
)


@given(
    st.text("ab AZ.,:;!?”’“‘\"'<i></i>()-–0 ", min_size=1, max_size=14).filter(str.strip),
    st.sampled_from(("bell", "a1", "1")),
    st.sampled_from(EDITIONS),
)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_what_claims_share_is_set_once_and_each_note_is_as_it_would_be_alone(
    title: str, id_: str, edition: Edition
) -> None:
    claim = Claim(id=id_, docname="page", line=1, voice="odo", quotations=(title,), text=None)
    book = SettledBook({"page": DocumentRecords(claims=[claim])})
    item = {**claim_item(edition, book, claim, f"page.html#claim-{id_}"), "title": title}
    assert ClaimNotes(edition).note(title, claim, "page.html") == chicago_note(as_said(item))
