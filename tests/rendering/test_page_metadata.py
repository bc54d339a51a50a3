"""The metadata of a page: the same facts in four vocabularies, nothing guessed, a book section for Zotero."""

from __future__ import annotations

import json
import posixpath
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from perspectives.citations.csl_json import csl_item
from tests.support import Book, Build, add_lessons
from tests.vocabularies import meta_tags, page_descriptions, zotero_item

FACT_SETTINGS: dict[str, Any] = {
    "author": "The ringers' club",
    "html_baseurl": "https://bells.example/book/",
    "perspectives_issued": "2026-11-24",
    "perspectives_pdf": "downloads/bell.pdf",
    "perspectives_description": 'Who broke it? "Nobody" & all',
    "perspectives_card": "_static/card.png",
    "perspectives_licenses": {"text": "CC-BY-4.0"},
}
WORKS = """
@incollection{nasty-work,
  author = {{Council of <b> & "Co"} and de Vries, Jan and Ringer, Jr., Anna},
  editor = {Pedlar, Tom},
  title = {50\\% of {\\&} Nothing},
  booktitle = {Колокол & Co},
  year = {1701},
  pages = {3--4},
  doi = {10.1/x},
  url = {https://bells.example/?a=1&b=2},
}
"""


def page(build: Build, docname: str) -> tuple[str, dict[str, object]]:
    """Return the HTML of a page, and the object in its file of linked data."""
    html = build.read(f"{docname}.html")
    [link] = BeautifulSoup(html, "lxml").select('link[type="application/ld+json"]')
    path = posixpath.normpath(posixpath.join(posixpath.dirname(docname), str(link["href"])))
    return html, json.loads(build.read(path))


@pytest.mark.parametrize("docname", ["bell", "deep/er"])
def test_four_vocabularies_say_the_same_of_a_page(book: Book, docname: str) -> None:
    book.write("docs/deep/er.md", "(deep-er)=\n# A *deep* “page” & <more>\n")
    book.replace("docs/index.md", "registers\n", "registers\ndeep/er\n")
    build = book.build(**FACT_SETTINGS)
    assert build.warnings == []
    descriptions = page_descriptions(*page(build, docname))
    assert (
        descriptions["highwire"].title == {"bell": "The bell", "deep/er": "A deep “page” & <more>"}[docname]
    )
    assert descriptions["highwire"].authors == descriptions["schema.org"].editors == ["The ringers’ club"]
    assert descriptions["highwire"].edition == "version 1.0"
    assert descriptions["highwire"].address == f"https://bells.example/book/{docname}.html"
    for field in ("title", "authors", "address", "date", "book", "language", "editors", "edition"):
        values = [getattr(description, field) for description in descriptions.values()]
        values = [value for value in values if value is not None]
        assert values == [values[0]] * len(values), field
        assert values[0], field
    citation = dict(meta_tags(build.read(f"{docname}.html")))["DCTERMS.bibliographicCitation"]
    assert citation.startswith("The ringers’ club, “")
    assert citation.endswith(f"version 1.0 (2026), {descriptions['highwire'].address}.")
    assert "The Broken Bell" in citation


def test_zotero_saves_a_chapter_as_a_section_of_the_book_and_the_title_page_as_the_book(book: Book) -> None:
    build = book.build(**FACT_SETTINGS)
    for newer in (True, False):
        item = zotero_item(build.read("bell.html"), newer)
        assert item["itemType"] == "bookSection"
        assert (item["title"], item["bookTitle"]) == ("The bell", "The Broken Bell")
        assert item["creators"] == [("author", "", "The ringers’ club")]
        assert item["abstractNote"].startswith("Section 1. Nobody agrees (Odo 1720, p. 3). ")
        assert (item["edition"], item["date"]) == ("version 1.0", "2026/11/24")
        assert item["url"] == "https://bells.example/book/bell.html"
        assert item["pdf"] == ["https://bells.example/book/downloads/bell.pdf"]
        assert (item["language"], item["rights"]) == ("en", "CC-BY-4.0")
        whole = zotero_item(build.read("index.html"), newer)
        assert (whole["itemType"], whole["title"]) == ("book", "The Broken Bell")
        assert "bookTitle" not in whole
        assert whole["creators"] == [("author", "", "The ringers’ club")]
        assert whole["abstractNote"] == FACT_SETTINGS["perspectives_description"]


def test_what_is_not_known_is_left_out(book: Book) -> None:
    build = book.build(perspectives_pdf="downloads/bell.pdf")
    html, linked = page(build, "bell")
    keys = {key for key, _value in meta_tags(html)}
    assert not keys & {
        "citation_author",
        "citation_editor",
        "citation_publication_date",
        "citation_public_url",
        "citation_pdf_url",
        "citation_firstpage",
        "DC.creator",
        "DC.date",
        "DC.identifier",
        "DC.rights",
        "og:url",
        "og:image",
        "article:author",
        "article:published_time",
    }
    assert "://" not in "".join(value for _key, value in meta_tags(html))
    assert zotero_item(html)["itemType"] == "bookSection"
    assert (build.out / "data/pages" / str(linked["url"])).resolve() == (build.out / "bell.html").resolve()
    assert not {"author", "editor", "datePublished", "license"} & set(linked)


def data_script(html: str) -> Any:
    """Return the object in the script of data of a page; None where the page has none."""
    scripts = BeautifulSoup(html, "lxml").select("script[type]")
    assert [script["type"] for script in scripts] in ([], ["application/ld+json"])
    return json.loads(scripts[0].get_text()) if scripts else None


def test_the_card_stands_on_every_page_and_the_object_on_those_that_are_documents(book: Book) -> None:
    book.write("docs/_static/card.png", "")
    for base, image in (
        (FACT_SETTINGS["html_baseurl"], "https://bells.example/book/_static/card.png"),
        ("", "_static/card.png"),
    ):
        build = book.build(
            tag=image[:5], html_static_path=["_static"], **{**FACT_SETTINGS, "html_baseurl": base}
        )
        for name in ("bell", "search", "genindex"):
            html = build.read(f"{name}.html")
            tags = dict(meta_tags(html))
            assert tags["og:image"] == image
            assert (tags["og:description"] == FACT_SETTINGS["perspectives_description"]) == (name != "bell")
            assert tags.get("description", tags["og:description"]) == tags["og:description"]
            assert ("citation_title" in tags) == (name == "bell")
            assert (data_script(html) is None) == (name != "bell")


def test_addresses_are_those_of_directories_where_pages_are(book: Book) -> None:
    build = book.build("dirhtml", **FACT_SETTINGS)
    assert zotero_item(build.read("bell/index.html"))["url"] == "https://bells.example/book/bell/"
    linked = json.loads(build.read("data/pages/bell.jsonld"))
    assert linked["isPartOf"]["url"] == "https://bells.example/book/"


def test_bibliographies_are_read_back_as_they_are_in_the_data(book: Book) -> None:
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.replace("docs/index.md", "# ", "# {cite:t}`nasty-work` ")
    build = book.build()
    items = {source["key"]: source["csl"] for source in build.data["sources"]}
    cited = {
        "references": ["nasty-work", "odo-book", "pedlar-letter"],
        "bibliographies/index": ["nasty-work"],
        "bibliographies/bell": ["odo-book", "pedlar-letter"],
        "bibliographies/perspective-village": ["odo-book", "pedlar-letter"],
        "bibliographies/perspective-abbey": ["odo-book"],
    }
    written = sorted((build.out / "data" / "bibliographies").iterdir())
    assert len(written) == 3 * (len(cited) - 1)
    for name, keys in cited.items():
        expected = [items[key] for key in keys]
        assert json.loads(build.read(f"data/{name}.json")) == expected
        entries = parse_string(build.read(f"data/{name}.bib"), "bibtex").entries
        assert [csl_item(key, entry) for key, entry in entries.items()] == expected
        records = rispy.loads(build.read(f"data/{name}.ris"))
        assert [(record["id"], record["title"]) for record in records] == [
            (item["id"], item["title"].replace("<i>", "").replace("</i>", "")) for item in expected
        ]


@pytest.mark.slow("three builds: before, after and anew")
def test_bibliographies_of_what_is_gone_are_gone(book: Book) -> None:
    book.write("docs/more.md", "(more)=\n# More\n\nSee {cite:t}`odo-book`.\n")
    book.replace("docs/index.md", "registers\n", "registers\nmore\n")
    build = book.build()
    assert build.warnings == []
    assert build.read("data/bibliographies/more.bib").startswith("@book{odo-book")
    assert (build.out / "data/pages/more.jsonld").exists()
    (book.root / "docs" / "more.md").unlink()
    book.replace("docs/index.md", "registers\nmore\n", "registers\n")
    left = {name for name in book.build().files() if "more" in name}
    assert left == set()
    assert book.build(tag="-anew").files().keys() == build.files().keys()


def test_the_lists_of_works_offer_their_bibliographies_where_they_are_written(book: Book) -> None:
    book.write("docs/deep/sides.md", "(by-side)=\n# By side\n\n:::{view} bibliography\n:::\n")
    book.replace("docs/index.md", "registers\n", "registers\ndeep/sides\n")
    build = book.build()
    assert build.warnings == []
    for name, paths in {
        "registers": ["data/references"],
        "deep/sides": [
            "../data/bibliographies/perspective-village",
            "../data/bibliographies/perspective-abbey",
        ],
    }.items():
        links = BeautifulSoup(build.read(f"{name}.html"), "lxml").select(".ps-take-away a")
        assert sorted(str(link["href"]) for link in links) == sorted(
            f"{path}.{suffix}" for path in paths for suffix in ("bib", "ris", "json")
        )
        folder = (build.out / name).parent
        assert [link["href"] for link in links if not (folder / str(link["href"])).exists()] == []
    assert "reference manager" not in book.build("text").read("registers.txt")


def test_every_work_is_described_to_reference_managers_on_the_page_of_sources_only(book: Book) -> None:
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    build = book.build()
    assert [name for name, content in build.files().items() if b"Z3988" in content] == ["registers.html"]
    spans = BeautifulSoup(build.read("registers.html"), "lxml").select(".ps-work .Z3988")
    works = [parse_qs(str(span["title"]), strict_parsing=True) for span in spans]
    assert {title for work in works for title in work.get("rft.btitle", work.get("rft.jtitle", []))} == {
        "Колокол & Co",
        "The Book of the Abbey",
        "The Packet",
    }
    [nasty] = [work for work in works if work["rft.genre"] == ["bookitem"]]
    assert nasty["rft.atitle"] == ["50% of & Nothing"]
    assert nasty["rft.aucorp"] == ["Council of <b> & “Co”"]
    assert nasty["rft.au"] == ["de Vries, Jan", "Ringer, Anna, Jr."]
    assert nasty["rft_id"] == ["info:doi/10.1/x", "https://bells.example/?a=1&b=2"]
    assert (nasty["rft.date"], nasty["rft_val_fmt"]) == (["1701"], ["info:ofi/fmt:kev:mtx:book"])


def test_every_page_has_a_description_of_its_own_and_one_that_an_editor_wrote_is_kept(book: Book) -> None:
    pages = {
        "plain": "# Plain\n\nThe first *sentence*[^1].\nThe second, by N. S. Khrushchev.\n\n[^1]: A note.\n",
        "views": "# Voices of all\n\n:::{view} voices\n:::\n",
        "typed": '---\nmyst:\n  html_meta:\n    description: "By hand"\n---\n# Typed\n\nNot by hand.\n',
    }
    add_lessons(book)
    for name, text in pages.items():
        book.write(f"docs/{name}.md", f"(page-{name})=\n{text}" if text.startswith("#") else text)
    book.replace("docs/index.md", "registers\n", "registers\n" + "\n".join(pages) + "\n")
    build = book.build(**FACT_SETTINGS)
    tags = {name: meta_tags(build.read(f"{name}.html")) for name in pages}
    descriptions = {name: [text for key, text in tags[name] if key == "description"] for name in pages}
    assert descriptions == {
        "plain": ["The first sentence. The second, by N. S. Khrushchev."],
        "views": [FACT_SETTINGS["perspectives_description"]],
        "typed": ["By hand"],
    }
    for name in pages:
        (description,) = descriptions[name]
        assert dict(tags[name])["DC.description"] == dict(tags[name])["og:description"] == description
    # Of a document it is what the headnote says, of a lesson what it tells its pupils.
    for name, words in {
        "charter": "The abbot wrote it on the day after the bell broke.",
        "lesson-charter": "The abbot wrote this charter after the bell had broken.",
    }.items():
        assert dict(meta_tags(build.read(f"{name}.html")))["DC.description"] == words


def test_the_pdf_that_is_made_after_the_pages_is_named_on_every_page(book: Book) -> None:
    first = book.build(**{**FACT_SETTINGS, "perspectives_pdf": ""})
    assert "citation_pdf_url" not in first.read("bell.html")
    build = book.build(**FACT_SETTINGS)
    for name in ("index", "bell", "registers"):
        assert dict(meta_tags(build.read(f"{name}.html")))["citation_pdf_url"].endswith("downloads/bell.pdf")
