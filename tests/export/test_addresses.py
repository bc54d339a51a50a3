"""What a book says of its own address: whole wherever one is set, and nothing whole where none is."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jsonschema
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from rdflib import RDF, SDO, URIRef

from tests.support import Book, Build, SharedBook, add_documents
from tests.vocabularies import meta_tags, schema_graph, unknown_terms

BASE = "https://bells.example/book/"
LICENCES = {"text": "CC-BY-SA-4.0", "data": "CC0-1.0"}
DATA_PAGE = "(the-data)=\n# The data\n\n:::{view} data\n:::\n"
REPEATING = "---\nnosearch: true\n---\n(again)=\n# Once again\n\nWhat stands on another page.\n"


def with_address(path: Path) -> Book:
    """Return the tiny reader with two documents, a page of its data, and a page that repeats others."""
    book = Book(path)
    add_documents(book)
    book.write("docs/more/data.md", DATA_PAGE)
    book.write("docs/again.md", REPEATING)
    book.replace("docs/index.md", "registers\n", "registers\nmore/data\nagain\n")
    return book


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return this book as it is published, with all that it can offer."""
    build = with_address(tmp_path_factory.mktemp("addresses")).build(
        html_baseurl=BASE,
        author="The ringers' club",
        perspectives_issued="2026-11-24",
        perspectives_description="Who broke it?",
        perspectives_licenses=LICENCES,
        perspectives_pdf="downloads/bell.pdf",
        perspectives_epub="downloads/bell.epub",
    )
    assert build.warnings == []
    return build


def json_files(build: Build) -> Iterator[tuple[str, Any]]:
    """Yield name and content of each file of our own records in JSON."""
    data = build.out / "data"
    for name in ("claims.json", "mentions.json", "retired.json"):
        yield name, json.loads((data / name).read_text(encoding="utf-8"))
    for folder in ("claims", "sections", "documents"):
        for path in sorted((data / folder).glob("*.json")):
            yield f"{folder}/{path.name}", json.loads(path.read_text(encoding="utf-8"))


def urls_of(value: Any) -> Iterator[str]:
    """Yield every address of the book that an object in JSON holds under ``url``."""
    if isinstance(value, dict):
        if isinstance(value.get("url"), str):
            yield value["url"]
        for name, inner in value.items():
            if name not in ("csl", "citations"):
                yield from urls_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls_of(inner)


def is_in(build: Build, address: str) -> bool:
    """Return whether a whole address leads to a file of the book, and to an element if it has a fragment."""
    path, _, fragment = address.removeprefix(BASE).partition("#")
    if not (build.out / path).is_file():
        return False
    return not fragment or f'id="{fragment}"' in build.read(path)


def object_of(build: Build, name: str) -> Any:
    """Return the object of schema.org in a page."""
    page = BeautifulSoup(build.read(name), "lxml")
    (script,) = page.select('head script[type="application/ld+json"]')
    return json.loads(script.get_text())


def test_every_file_of_records_has_the_base_that_makes_its_addresses_whole(published: Build) -> None:
    names, addresses = [], set()
    for name, content in json_files(published):
        names.append(name)
        assert content["base"] == BASE, name
        addresses |= {content["base"] + url for url in urls_of(content)}
    assert {name.partition("/")[0] for name in names} == {
        *("claims.json", "mentions.json", "retired.json"),
        *("claims", "sections", "documents"),
    }
    assert len(addresses) > 20
    assert [address for address in sorted(addresses) if not is_in(published, address)] == []


def test_without_an_address_the_base_is_null_and_the_schemas_hold_both(
    published: Build, reader: SharedBook
) -> None:
    build = reader.build()
    assert {content["base"] for _name, content in json_files(build)} == {None}
    for name in ("claims", "mentions"):
        schema = json.loads(published.read(f"data/{name}.schema.json"))
        for one in (published, build):
            content = json.loads(one.read(f"data/{name}.json"))
            jsonschema.validate(content, schema)
            for wrong in ("bells.example/", "https://bells.example/book", "https://bells.example/?a=/", ""):
                with pytest.raises(jsonschema.ValidationError):
                    jsonschema.validate({**content, "base": wrong}, schema)


def test_the_sitemap_has_the_documents_in_their_order_under_their_canonical_addresses(
    published: Build,
) -> None:
    root = etree.fromstring(published.read("sitemap.xml").encode())
    addresses = [str(place.text) for place in root.iter("{*}loc")]
    names = ["index", "bell", "charter", "letter", "registers", "more/data"]
    assert addresses == [f"{BASE}{name}.html" for name in names]
    for name, address in zip(names, addresses, strict=True):
        page = BeautifulSoup(published.read(f"{name}.html"), "lxml")
        assert [link["href"] for link in page.select('link[rel="canonical"]')] == [address]
    assert f"Sitemap: {BASE}sitemap.xml" in published.read("robots.txt").splitlines()
    assert (published.out / ".nojekyll").read_bytes() == b""


def test_heads_have_typed_links_and_every_file_of_theirs_is_there(published: Build) -> None:
    for name, kinds in {"index": ["Book"], "bell": ["Chapter"], "more/data": ["Chapter", "Dataset"]}.items():
        page = BeautifulSoup(published.read(f"{name}.html"), "lxml")

        def targets(rel: str, page: BeautifulSoup = page) -> list[str]:
            return [str(link["href"]) for link in page.select(f'head link[rel~="{rel}"]')]

        assert targets("cite-as") == [f"{BASE}{name}.html"]
        assert targets("license") == ["https://spdx.org/licenses/CC-BY-SA-4.0"]
        assert targets("type") == [f"https://schema.org/{kind}" for kind in kinds]
        assert targets("author") == []
        root = "../" * name.count("/")
        # Another file that describes the page is the list of the texts of all pages.
        assert targets("describedby") == [f"{root}data/pages/{name}.jsonld", f"{root}llms.txt"]
        assert targets("linkset") == [f"{root}data/linkset.json"]
        assert targets("collection") == ([] if name == "index" else [f"{root}index.html"])
        items = [f"{root}downloads/bell.pdf", f"{root}downloads/bell.epub"] if name == "index" else []
        assert targets("item") == items
        for href in [*targets("describedby"), *targets("linkset"), *targets("collection")]:
            assert is_in(published, urljoin(f"{BASE}{name}.html", href)), href


def test_the_linkset_says_what_the_heads_say_and_leads_there_and_back(published: Build) -> None:
    (links,) = json.loads(published.read("data/linkset.json")).values()
    by_anchor = {context["anchor"]: context for context in links}
    assert len(by_anchor) == len(links)
    # RFC 9264: each relation has a list of targets, which have an address and may have a type.
    for context in links:
        for rel, targets in context.items():
            assert rel == "anchor" or all({"href"} <= set(one) <= {"href", "type"} for one in targets)
    hrefs = {
        one["href"]
        for context in links
        for rel, targets in context.items()
        if rel not in ("anchor", "license", "type")
        for one in targets
    }
    offered = {f"{BASE}downloads/bell.pdf", f"{BASE}downloads/bell.epub"}
    assert [one for one in sorted({*by_anchor, *hrefs} - offered) if not is_in(published, one)] == []
    for address, context in by_anchor.items():
        for item in context.get("item", ()):
            assert {"href": address, "type": "text/html"} in by_anchor[item["href"]]["collection"]
        for description in context.get("describedby", ()):
            assert by_anchor[description["href"]]["describes"][0]["href"] == address
    bell = by_anchor[f"{BASE}bell.html"]
    assert bell["cite-as"] == [{"href": f"{BASE}bell.html"}]
    assert bell["type"] == [{"href": "https://schema.org/Chapter"}]
    files = {one["href"] for one in by_anchor[f"{BASE}more/data.html"]["item"]}
    assert f"{BASE}data/claims.csv" in files
    assert by_anchor[f"{BASE}data/claims.csv"]["license"] == [{"href": "https://spdx.org/licenses/CC0-1.0"}]


def test_pages_say_what_they_are_in_schema_org_and_every_address_is_whole_and_there(published: Build) -> None:
    offered = {f"{BASE}downloads/bell.pdf", f"{BASE}downloads/bell.epub"}
    kinds = {
        "index": {"Book", "Chapter", "Organization", "CreativeWork", "MediaObject"},
        "bell": {"Chapter", "Book", "Claim", "Organization", "CreativeWork"},
        "more/data": {"Chapter", "Book", "Dataset", "DataDownload", "Organization", "CreativeWork"},
    }
    for name, expected in kinds.items():
        page, file = f"{name}.html", f"data/pages/{name}.jsonld"
        for linked, place in (
            (object_of(published, page), page),
            (json.loads(published.read(file)), file),
        ):
            assert unknown_terms(linked) == set()
            # With another address of the file, nothing changes: no address counts from it.
            graph = schema_graph(linked, f"https://elsewhere.example/{place}")
            assert {str(kind).removeprefix(str(SDO)) for kind in graph.objects(None, RDF.type)} >= expected
            addresses = {str(node) for node in graph.all_nodes() if isinstance(node, URIRef)}
            own = {one for one in addresses if urlsplit(one).hostname not in ("schema.org", "spdx.org")}
            assert [one for one in sorted(own - offered) if not is_in(published, one)] == []
            assert (URIRef(f"{BASE}{page}"), RDF.type, SDO.Chapter if name != "index" else SDO.Book) in graph
        assert object_of(published, page)["@id"] == json.loads(published.read(file))["@id"]


def test_claims_in_schema_org_are_those_of_the_page_with_their_voices_and_works(published: Build) -> None:
    claims = {claim["id"]: claim for claim in published.data["claims"]}
    voices = {voice["id"]: voice["url"] for voice in published.data["voices"]}
    works = {source["key"]: source["url"] for source in published.data["sources"]}
    found = {}
    for path in sorted((published.out / "data" / "pages").rglob("*.jsonld")):
        linked = json.loads(path.read_text(encoding="utf-8"))
        for part in linked.get("hasPart", ()):
            if part["@type"] == "Claim":
                found[part["@id"].removeprefix(BASE)] = part
    assert set(found) == {claim["url"] for claim in claims.values()}
    for claim in claims.values():
        part = found[claim["url"]]
        assert part["author"]["@id"] == BASE + voices[claim["voice"]]
        work = claim["source"] or claim["quoted_in"]
        assert part.get("appearance") == ({"@id": BASE + works[work]} if work else None)


def test_without_an_address_pages_say_nothing_whole_and_their_links_lead_somewhere(
    reader: SharedBook,
) -> None:
    build = reader.build()
    assert not (build.out / "sitemap.xml").exists()
    assert not (build.out / "robots.txt").exists()
    assert (build.out / ".nojekyll").exists()
    linkset = json.loads(build.read("data/linkset.json"))["linkset"]
    for context in linkset:
        assert "cite-as" not in context
        assert (build.out / "data" / context["anchor"]).resolve().is_file()
    for name in ("index", "bell", "registers"):
        html = build.read(f"{name}.html")
        page = BeautifulSoup(html, "lxml")
        assert page.select('link[rel="cite-as"], link[rel="canonical"]') == []
        assert "://" not in "".join(value for _key, value in meta_tags(html))
        for rel in ("describedby", "collection", "linkset"):
            for link in page.select(f'head link[rel~="{rel}"]'):
                assert (build.out / posixpath.dirname(name) / str(link["href"])).is_file()
        graph = schema_graph(object_of(build, f"{name}.html"), f"{BASE}{name}.html")
        own = {str(node) for node in graph.subjects() if isinstance(node, URIRef)}
        assert [one for one in own if not is_in(build, one)] == []


@pytest.mark.slow("three builds: with an address, without one, and with files of the book's own")
def test_the_site_files_go_with_the_address_and_give_way_to_the_books_own(tmp_path: Path) -> None:
    book = with_address(tmp_path)
    first = book.build(html_baseurl=BASE)
    assert (first.out / "sitemap.xml").exists()
    assert (first.out / "robots.txt").exists()
    second = book.build()
    assert not (second.out / "sitemap.xml").exists()
    assert not (second.out / "robots.txt").exists()
    # What is made only for an address is named by nothing now.
    files = object_of(second, "more/data.html")["mainEntity"]["distribution"]
    assert len(files) > 20
    assert [one for one in files if not (second.out / "more" / one["contentUrl"]).is_file()] == []
    for context in json.loads(second.read("data/linkset.json"))["linkset"]:
        assert (second.out / "data" / context["anchor"]).is_file(), context
    book.write("extra/robots.txt", "User-agent: *\nDisallow: /\n")
    third = book.build(html_baseurl=BASE, html_extra_path=["../extra"])
    assert third.read("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert (third.out / "sitemap.xml").exists()


def test_settings_of_another_form_are_reported_and_left_out_and_editors_are_named(book: Book) -> None:
    editors = [
        {"given": "Josiah", "family": "Carberry", "orcid": "0000-0002-1825-0097"},
        {"family": "Nobody", "orcid": "12"},
    ]
    settings = f'\nhtml_baseurl = "bells.example/book"\nperspectives_editors = {editors!r}\n'
    conf = book.read("docs/conf.py")
    book.write("docs/conf.py", conf + settings)
    build = book.build(author="The ringers' club")
    line = conf.count("\n") + 2
    assert build.codes == ["malformed-field"] * 2
    assert f"docs/conf.py:{line}:" in build.warnings[0]
    assert "html_baseurl = bells.example/book" in build.warnings[0]
    assert "https://example.org/book/" in build.warnings[0]
    assert f"docs/conf.py:{line + 1}:" in build.warnings[1]
    assert "Nobody" in build.warnings[1]
    # The book is built as one without an address, and with the editor whose form is right.
    html = build.read("bell.html")
    assert "bells.example" not in html
    assert build.data["base"] is None
    names = [value for key, value in meta_tags(html) if key in ("citation_author", "citation_editor")]
    assert names == ["The ringers’ club,", "Carberry, Josiah"]
    page = BeautifulSoup(html, "lxml")
    orcid = "https://orcid.org/0000-0002-1825-0097"
    assert [link["href"] for link in page.select('link[rel="author"]')] == [orcid]
    book_object = json.loads(build.read("data/pages/index.jsonld"))
    assert book_object["editor"] == [
        {
            "@type": "Person",
            "@id": orcid,
            "name": "Josiah Carberry",
            "familyName": "Carberry",
            "givenName": "Josiah",
        }
    ]
