"""The facts of a page in four vocabularies and in typed links, from the facts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perspectives.rendering.page_metadata import Chapter, ClaimPaths, DataFile, PageFacts, Paths, metadata
from perspectives.rendering.page_objects import brief_object, page_object
from perspectives.rendering.signposts import signposts
from tests.vocabularies import meta_tags, page_descriptions, unknown_terms, zotero_item

PEOPLE = (
    {"family": "Vries", "non-dropping-particle": "de", "given": "Jan"},
    {"literal": "The Council, sitting"},
)
FACTS = PageFacts(
    'A <i> & "b"',
    "Bells",
    authors=PEOPLE[:1],
    editors=PEOPLE,
    version="1.0",
    date="2026-11-27",
    licence="CC-BY-SA-4.0",
    data_licence="CC0-1.0",
    description="Who broke it?",
    abstract="Nobody agrees.",
    number="2.3",
    section="section 2.3",
    first_page="45",
    claims=(
        ClaimPaths("a?x=1&y=2#claim-one", "voices.html#voice-jan", "works.html#cite-book"),
        ClaimPaths("a?x=1&y=2#claim-two", "", ""),
    ),
    paths=Paths("a?x=1&y=2", "", pdf="bell.pdf", offprint="one/a.pdf", metadata="data/pages/a.jsonld"),
    base="https://b.example/",
    root="../",
    cited="https://b.example/1.0/a?x=1&y=2",
)
TITLE_PAGE = replace(
    FACTS,
    title="Bells",
    is_book=True,
    number="",
    section="",
    first_page="",
    claims=(),
    chapters=(Chapter("One", "1", "one.html"), Chapter("Two", "", "two.html")),
    paths=Paths("", "", pdf="bell.pdf", epub="bell.epub", metadata="data/pages/index.jsonld"),
    cited="https://b.example/1.0/",
)


def head_of(facts: PageFacts) -> str:
    """Return a head with the tags of a page."""
    return f"<head>{''.join(map(str, metadata(facts)))}</head>"


def test_persons_are_named_one_by_one_last_name_first() -> None:
    head, linked = head_of(FACTS), page_object(FACTS)
    tags = meta_tags(head)
    assert tags[0] == ("citation_title", 'A <i> & "b"')
    names = [value for key, value in tags if key in ("citation_author", "citation_editor")]
    # An editor who is an author is given once, and an organisation ends in a comma.
    assert names == ["de Vries, Jan", "The Council, sitting,"]
    descriptions = page_descriptions(head, linked)
    assert (
        descriptions["highwire"].authors
        == descriptions["open graph"].authors
        == descriptions["schema.org"].authors
        == ["Jan de Vries"]
    )
    assert linked["editor"][1] == {"@type": "Organization", "name": "The Council, sitting"}
    assert (linked["position"], linked["pageStart"]) == ("2.3", "45")


def test_a_page_is_cited_at_the_address_of_its_edition_and_known_under_its_own() -> None:
    head = head_of(FACTS)
    tags = dict(meta_tags(head))
    assert zotero_item(head)["url"] == tags["DC.identifier"] == "https://b.example/1.0/a?x=1&y=2"
    assert tags["DCTERMS.bibliographicCitation"].endswith("https://b.example/1.0/a?x=1&y=2.")
    assert tags["og:url"] == page_object(FACTS)["@id"] == "https://b.example/a?x=1&y=2"


@pytest.mark.parametrize(
    ("facts", "abstract"),
    [
        (FACTS, "Section 2.3. Nobody agrees."),
        (replace(FACTS, abstract=""), "Section 2.3."),
        (replace(FACTS, number="", section="section bells"), None),
        (TITLE_PAGE, None),
    ],
)
def test_the_number_of_a_section_stands_before_the_abstract_that_zotero_keeps(
    facts: PageFacts, abstract: str | None
) -> None:
    assert dict(meta_tags(head_of(facts))).get("citation_abstract") == abstract
    if abstract:
        assert zotero_item(head_of(facts))["abstractNote"] == abstract


@pytest.mark.parametrize(
    ("facts", "pdf"),
    [
        (FACTS, "https://b.example/one/a.pdf"),
        (replace(FACTS, paths=replace(FACTS.paths, offprint="")), "https://b.example/bell.pdf"),
        (replace(FACTS, paths=replace(FACTS.paths, offprint="", pdf="")), None),
        (replace(FACTS, base=""), None),
        (TITLE_PAGE, "https://b.example/bell.pdf"),
    ],
)
def test_the_pdf_of_a_page_is_its_offprint_or_else_the_book(facts: PageFacts, pdf: str | None) -> None:
    assert dict(meta_tags(head_of(facts))).get("citation_pdf_url") == pdf


def test_the_title_page_is_a_book_with_its_chapters() -> None:
    linked = page_object(TITLE_PAGE)
    assert linked == brief_object(TITLE_PAGE)
    assert linked["@id"] == linked["url"] == "https://b.example/"
    assert linked["hasPart"] == [
        {"@type": "Chapter", "@id": "https://b.example/one.html", "name": "One", "position": "1"},
        {"@type": "Chapter", "@id": "https://b.example/two.html", "name": "Two"},
    ]
    assert [file["contentUrl"] for file in linked["encoding"]] == [
        "https://b.example/bell.pdf",
        "https://b.example/bell.epub",
    ]
    assert unknown_terms(linked) == set()


def test_a_chapter_has_its_claims_with_voice_and_work_and_in_the_page_their_addresses_alone() -> None:
    linked = page_object(FACTS)
    one, two = linked["hasPart"]
    assert one == {
        "@type": "Claim",
        "@id": "https://b.example/a?x=1&y=2#claim-one",
        "author": {"@id": "https://b.example/voices.html#voice-jan"},
        "appearance": {"@id": "https://b.example/works.html#cite-book"},
    }
    assert two == {"@type": "Claim", "@id": "https://b.example/a?x=1&y=2#claim-two"}
    assert linked["isPartOf"]["description"] == "Who broke it?"
    brief = brief_object(FACTS)
    assert brief["hasPart"] == [{"@type": "Claim", "@id": one["@id"]}, two]
    assert brief["isPartOf"] == {"@type": "Book", "@id": "https://b.example/", "name": "Bells"}
    assert {key: brief[key] for key in ("@id", "name", "author", "license", "encoding")} == {
        key: linked[key] for key in ("@id", "name", "author", "license", "encoding")
    }
    assert unknown_terms(linked) == unknown_terms(brief) == set()


def test_a_page_that_lists_data_files_is_about_a_data_set() -> None:
    files = (DataFile("data/claims.csv", "text/csv"), DataFile("data/strange.xyz", ""))
    dataset = page_object(replace(FACTS, files=files))["mainEntity"]
    assert (dataset["@type"], dataset["name"], dataset["version"]) == ("Dataset", 'Bells: A <i> & "b"', "1.0")
    assert dataset["license"]["@id"] == "https://spdx.org/licenses/CC0-1.0"
    assert dataset["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "claims.csv",
            "encodingFormat": "text/csv",
            "contentUrl": "https://b.example/data/claims.csv",
        },
        {
            "@type": "DataDownload",
            "name": "strange.xyz",
            "contentUrl": "https://b.example/data/strange.xyz",
        },
    ]
    assert unknown_terms({"@type": "Chapter", "mainEntity": dataset}) == set()


def test_without_an_address_nothing_is_whole_and_addresses_count_from_the_page() -> None:
    facts = replace(FACTS, base="", cited="")
    linked = page_object(facts)
    assert (linked["@id"], linked["isPartOf"]["@id"]) == ("../a?x=1&y=2", "../")
    assert linked["hasPart"][0]["author"] == {"@id": "../voices.html#voice-jan"}
    # The title page of a book of folders, seen from itself.
    assert page_object(replace(TITLE_PAGE, base="", root="", cited=""))["@id"] == "./"
    assert "b.example" not in head_of(facts)
    assert [one.rel for one in signposts(facts) if "://" in one.href] == ["license", "type"]


@pytest.mark.parametrize(
    ("date", "published"),
    [("2026-11-27", "2026-11-27"), ("2026-11", "2026-11"), ("2026", "2026"), ("2026~", None), ("", None)],
)
def test_a_date_that_is_no_plain_one_is_left_out_where_no_other_is_known(
    date: str, published: str | None
) -> None:
    facts = replace(FACTS, date=date)
    tags = dict(meta_tags(head_of(facts)))
    assert page_object(facts).get("datePublished") == published
    assert tags.get("citation_publication_date") == (published and published.replace("-", "/"))
    assert tags.get("article:published_time") == published
    # Dublin Core takes a date in EDTF.
    assert tags.get("DC.date", "") == date


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-SA-4.0", "https://spdx.org/licenses/CC-BY-SA-4.0"),
        ("All rights reserved", None),
        ("", None),
    ],
)
def test_a_licence_has_an_address_only_where_its_name_is_an_identifier(
    licence: str, address: str | None
) -> None:
    facts = replace(FACTS, licence=licence)
    links = [one.href for one in signposts(facts) if one.rel == "license"]
    assert links == ([address] if address else [])
    assert page_object(facts).get("license", {}).get("@id") == address
    assert page_object(facts).get("license", {}).get("name", "") == licence


def test_the_signposts_of_a_page_are_those_of_the_profile() -> None:
    editor = {"family": "Carberry", "given": "Josiah", "ORCID": "https://orcid.org/0000-0002-1825-0097"}
    facts = replace(FACTS, editors=(editor,), files=(DataFile("data/claims.csv", "text/csv"),))
    assert [(one.rel, one.href, one.media_type) for one in signposts(facts)] == [
        ("cite-as", "https://b.example/1.0/a?x=1&y=2", ""),
        ("license", "https://spdx.org/licenses/CC-BY-SA-4.0", ""),
        ("type", "https://schema.org/Chapter", ""),
        ("type", "https://schema.org/Dataset", ""),
        ("author", "https://orcid.org/0000-0002-1825-0097", ""),
        ("describedby", "https://b.example/data/pages/a.jsonld", "application/ld+json"),
        ("item", "https://b.example/one/a.pdf", "application/pdf"),
        ("collection", "https://b.example/", "text/html"),
    ]
    assert [(one.rel, one.href) for one in signposts(TITLE_PAGE) if one.rel in ("type", "item")] == [
        ("type", "https://schema.org/Book"),
        ("item", "https://b.example/bell.pdf"),
        ("item", "https://b.example/bell.epub"),
    ]
