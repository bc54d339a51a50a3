"""The data formats of one book agree with each other, with their standards and with the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from rdflib import DC, URIRef

from tests import data_readers
from tests.data_readers import PROV, TEI_NAMESPACES
from tests.support import Book, Build

NASTY = (
    '=HYPERLINK("//evil","x") <script>alert(1)</script> </said></TEI> ]]> <!-- & &amp; \x08 '
    '<img src=x onerror="alert(1)"> {{7*7}}'
)
NAME = "@cmd|' /c calc'!A0 <b>Mallory</b> </persName>"

WORKS = """
@incollection{full-chapter,
  author = {{The Council} and de Vries, Jan},
  translator = {Ringer, Anna},
  editor = {Pedlar, Jr., Tom},
  title = {A Chapter},
  booktitle = {A Volume},
  publisher = {The Press},
  address = {Bellham},
  year = {1701/1702},
  volume = {2},
  pages = {3--4},
  edition = {2},
  series = {Bells},
  doi = {10.1/x},
  isbn = {0},
  url = {https://bells.example/?a=1&b=2},
  note = {Not seen},
  language = {en},
  origlanguage = {la},
  rights = {public-domain},
}

@incollection{lost-chapter,
  title = {A Chapter of Nothing},
  editor = {Ringer, Anna},
}

@misc{bare, title = {Bare}}
"""


def as_markdown(text: str) -> str:
    """Return Markdown that is read as *text*, with its signs escaped."""
    return re.sub(r"([<>&*_\[\]`\\])", r"\\\1", text)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with a claim that looks like markup and like a formula.

    Every kind of link between claims is used.
    """
    book = Book(tmp_path_factory.mktemp("exports"))
    book.write(
        "sources/voices.toml",
        book.read("sources/voices.toml")
        + f'\n[voices.mallory]\nname = "{NAME}"\nabout = "+1 <i>x</i>"\nrole = "journalist"\n'
        + 'perspective = "travellers"\n\n[voices.council]\nname = "The council"\nabout = "Sat."\n'
        + 'role = "body"\nperspective = "village"\n',
    )
    book.replace(
        "docs/bell.md", ":answers: odo-ringer-did", ":answers: odo-ringer-did\n:within: odo-ringer-did"
    )
    book.replace(
        "sources/references.bib",
        "year = {1702},\n  language = {en}",
        "year = {1702},\n  language = {English, in verse}",
    )
    book.replace("sources/references.bib", "{The Book of the Abbey}", "{-1 <u>Book</u>}")
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write(
        "docs/nasty.md",
        f"""(nasty)=
# Nasty

:::{{claim}} mallory
:id: mallory-formula
:via: pedlar, council
:source: odo-book
:locator: p. 1
:quoted-in: pedlar-letter
:also-in: pedlar-letter{{p. 2}}
:cert: low
:supports: odo-ringer-did
:told: 1702

> {as_markdown(NASTY)}

> A second quotation, of two
>
> paragraphs.

-- {as_markdown(NASTY)}
:::

:::{{claim}} council
:id: council-again
:source: odo-book

> It was the wind -- "a great wind" ... and [not] I.

> The rope was old.
:::

:::{{view}} data
:::
""",
    )
    book.replace("docs/index.md", "registers\n", "registers\nnasty\n")
    built = book.build()
    # The control is told, and left out.
    assert built.codes == ["forbidden-character"]
    assert len(built.warnings) == 1
    return built


@pytest.fixture(scope="module")
def data(build: Build) -> Path:
    """Return the folder of the data."""
    return build.out / "data"


@pytest.fixture(scope="module")
def document(data: Path) -> Any:
    """Return the TEI document."""
    return etree.parse(data / "accounts.tei.xml")


def test_all_formats_tell_the_same_book(build: Build, data: Path, document: Any) -> None:
    expected = data_readers.read_claims_json(build.data)
    assert len(expected.claims) == 6
    assert expected.claims["mallory-formula"].quotations == (
        NASTY.replace("\x08 ", ""),
        "A second quotation, of two\n\nparagraphs.",
    )
    assert data_readers.read_tables(data) == expected
    tei = data_readers.read_tei(document)
    assert tei.claims == expected.claims
    assert (tei.voices, tei.events, tei.sources) == (expected.voices, expected.events, expected.sources)
    assert (tei.comparisons, tei.relations) == (expected.comparisons, expected.relations)
    linked = data_readers.read_linked_data(data_readers.read_graph(data))
    assert linked.claims == expected.claims
    assert (linked.voices, linked.events, linked.sources) == (
        expected.voices,
        expected.events,
        expected.sources,
    )
    assert linked.relations == expected.relations
    assert {id_: set(claims) for id_, claims in linked.comparisons.items()} == {
        id_: set(claims) for id_, claims in expected.comparisons.items()
    }


def test_annotations_hold_every_quotation_with_its_voice(build: Build, data: Path) -> None:
    expected = data_readers.read_claims_json(build.data)
    annotations = data_readers.read_annotations(data)
    assert [(annotation.claim, annotation.voice, annotation.rights) for annotation in annotations] == [
        (id_, expected.voices[claim.voice], claim.rights)
        for id_, claim in sorted(expected.claims.items())
        for _ in claim.quotations
    ]
    # On the page, every further paragraph of a quotation begins with a quotation mark of its own.
    assert [
        annotation.exact.replace("“", "").split()
        for annotation in annotations
        if "great wind" not in annotation.exact
    ] == [
        words.split()
        for _, claim in sorted(expected.claims.items())
        for words in claim.quotations
        if "great wind" not in words
    ]


def test_an_annotation_finds_its_words_once_in_the_page_and_once_in_the_claim(
    build: Build, data: Path
) -> None:
    annotations = data_readers.read_annotations(data)
    ids = {annotation.claim for annotation in annotations}
    assert ids > {"mallory-formula", "council-again", "ringer-wind"}
    for annotation in annotations:
        page = BeautifulSoup(build.read(annotation.page), "html5lib")
        assert page.body is not None
        claim = page.find(id=annotation.fragment)
        assert claim is not None
        text = annotation.prefix + annotation.exact + annotation.suffix
        assert page.body.get_text().count(text) == 1
        assert claim.get_text().count(text) == 1


def test_the_editors_note_in_a_quotation_is_not_among_its_words(data: Path) -> None:
    (wind,) = [
        annotation for annotation in data_readers.read_annotations(data) if annotation.claim == "ringer-wind"
    ]
    assert wind.exact == 'It was the wind -- "a great wind" ... and [not] I.'
    assert wind.suffix.startswith("’[1]")


def test_a_note_amid_the_words_is_between_the_first_and_the_last(book: Book) -> None:
    book.replace("docs/bell.md", 'It was the wind -- "a', 'It was[^1] the wind -- "a')
    built = book.build()
    (wind,) = [
        annotation
        for annotation in data_readers.read_annotations(built.out / "data")
        if annotation.claim == "ringer-wind"
    ]
    assert wind.exact == 'It was[1] the wind -- "a great wind" ... and [not] I.'


def test_each_claim_has_a_file_with_all_that_belongs_to_it(build: Build, data: Path) -> None:
    schema = json.loads(build.read("data/claims.schema.json"))["properties"]
    assert sorted(path.stem for path in (data / "claims").iterdir()) == [
        claim["id"] for claim in build.data["claims"]
    ]
    for claim in build.data["claims"]:
        file = json.loads(build.read(f"data/claims/{claim['id']}.json"))
        assert file["claim"] == claim
        assert file["book"] == build.data["book"]
        jsonschema.validate([file["voice"], *file["reporters"]], schema["voices"])
        jsonschema.validate(file["sources"], schema["sources"])
    file = json.loads(build.read("data/claims/mallory-formula.json"))
    assert [voice["id"] for voice in file["reporters"]] == ["pedlar", "council"]
    assert [source["key"] for source in file["sources"]] == ["odo-book", "pedlar-letter"]
    assert (file["section"], file["event"], file["comparisons"]) == ("nasty", None, [])
    file = json.loads(build.read("data/claims/ringer-wind.json"))
    assert (file["section"], file["event"]["id"]) == ("the-bell", "breaking")
    assert (file["comparisons"], file["editorial_notes"]) == (["who-broke-it"], ["note-wind"])
    assert file["named_by"]["disputes"] == ["odo-ringer-did"]


def test_each_section_has_a_file_with_what_stands_in_it(build: Build, data: Path) -> None:
    labels = {path.stem for path in (data / "sections").iterdir()}
    assert labels >= {"the-broken-bell", "the-bell", "an-aside", "registers", "all-claims", "nasty"}
    bell = json.loads(build.read("data/sections/the-bell.json"))
    assert bell.pop("citations")["csl-json"][0]["id"] == "the-bell"
    assert bell == {
        "schema_version": 1,
        "base": None,
        "book": build.data["book"],
        "label": "the-bell",
        "title": "The bell",
        "number": "1",
        "page": "bell.html",
        "url": "bell.html#the-bell",
        "parent": None,
        "sections": ["an-aside"],
        "claims": ["ringer-wind", "ringer-rope", "odo-ringer-did", "nobody-laughed"],
        "comparisons": ["who-broke-it"],
        "editorial_notes": ["note-wind"],
    }
    aside = json.loads(build.read("data/sections/an-aside.json"))
    assert (aside["number"], aside["parent"], aside["claims"]) == ("1.1", "the-bell", ["nobody-laughed"])


def test_a_claim_that_is_gone_leaves_no_file(book: Book) -> None:
    book.build()
    text = book.read("docs/bell.md")
    book.write("docs/bell.md", text[: text.index("(an-aside)=")])
    built = book.build()
    assert built.warnings == []
    assert not (built.out / "data/claims/nobody-laughed.json").exists()
    assert not (built.out / "data/sections/an-aside.json").exists()
    assert (built.out / "data/claims/ringer-wind.json").exists()


def test_no_cell_of_a_table_is_a_formula(data: Path) -> None:
    for name in ("claims", "voices", "events", "sources", "comparisons"):
        text = (data / f"{name}.csv").read_bytes().decode("utf-8")
        assert "\r\n" in text
        cells = re.findall(r'(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))', text)
        numbers = re.compile(r"-?\d+(\.\d+)?$")
        assert [
            cell for pair in cells for cell in pair if cell[:1] in tuple("=+-@\t") and not numbers.match(cell)
        ] == []
    (event,) = [row for row in data_readers.read_table(data / "events.csv") if row["id"] == "breaking"]
    assert (event["latitude"], event["longitude"]) == ("51.5", "-0.1")
    assert "\r\nmallory,'@cmd" in (data / "voices.csv").read_bytes().decode("utf-8")


def test_what_looks_like_markup_is_text_in_every_file(build: Build, data: Path) -> None:
    for path in [*data.glob("*.json*"), *data.glob("*/*.json")]:
        assert "<" not in path.read_text(encoding="utf-8")
    for name in ("nasty.html", "registers.html"):
        page = BeautifulSoup(build.read(name), "html5lib")
        assert page.find(["img", "u", "b"]) is None
        assert [script for script in page.find_all("script") if "alert" in script.get_text()] == []
        assert "<b>Mallory</b>" in page.get_text()


def test_the_document_is_valid_tei(document: Any) -> None:
    assert data_readers.tei_errors(document) == []


def test_a_work_is_described_as_far_as_it_is_known(document: Any, data: Path) -> None:
    def work(key: str) -> Any:
        (element,) = document.xpath(f"//t:biblStruct[@xml:id='cite-{key}']", namespaces=TEI_NAMESPACES)
        return element

    def texts(element: Any, path: str) -> list[str]:
        return ["".join(part.itertext()).strip() for part in element.xpath(path, namespaces=TEI_NAMESPACES)]

    chapter = work("full-chapter")
    assert texts(chapter, "t:analytic/t:title") == ["A Chapter"]
    assert texts(chapter, "t:analytic/t:author/t:name") == ["The Council"]
    assert texts(chapter, "t:analytic/t:author/t:persName/t:surname") == ["Vries"]
    assert texts(chapter, "t:monogr/t:title") == ["A Volume"]
    assert texts(chapter, "t:monogr/t:editor[@role='editor']//t:genName") == ["Jr."]
    assert texts(chapter, "t:monogr/t:imprint/*") == ["Bellham", "The Press", "1701/1702"]
    assert texts(work("lost-chapter"), "t:analytic/t:editor//t:surname") == ["Ringer"]
    assert texts(work("bare"), ".//t:date") == [""]
    (row,) = [row for row in data_readers.read_table(data / "sources.csv") if row["key"] == "full-chapter"]
    assert (row["author"], row["issued"]) == ("The Council; de Vries, Jan", "1701/1702")
    assert (row["translator"], row["web_address"]) == ("Ringer, Anna", "https://bells.example/?a=1&b=2")


def test_the_schema_refuses_what_is_not_tei(data: Path) -> None:
    document = etree.parse(data / "accounts.tei.xml")
    (claim, *_) = document.getroot().iter("{*}cit")
    etree.SubElement(claim, "{http://www.tei-c.org/ns/1.0}head").text = "No citation has a heading"
    (speech, *_) = document.getroot().iter("{*}said")
    speech.set("cert", "more than likely")
    assert len(data_readers.tei_errors(document)) >= 1


def test_every_pointer_of_the_document_has_its_end(document: Any) -> None:
    ids = set(document.xpath("//@xml:id"))
    pointers = document.xpath(
        "//@who | //@source | //@ref | //@target | //@where | //@ana | //@active | //@passive"
    )
    ends = [end.removeprefix("#") for pointer in pointers for end in pointer.split()]
    assert len(ends) > 30
    assert [end for end in ends if end not in ids] == []


def test_a_said_names_voice_works_and_certainty(document: Any) -> None:
    (speech, report) = document.xpath(
        "//t:cit[@xml:id='claim-mallory-formula']/t:said", namespaces=TEI_NAMESPACES
    )
    assert dict(speech.attrib) == {
        "who": "#voice-mallory",
        "source": "#cite-odo-book #cite-pedlar-letter",
        "cert": "low",
        "direct": "true",
        "{http://www.w3.org/XML/1998/namespace}lang": "en",
    }
    assert (report.get("direct"), report.get("who")) == ("false", "#voice-mallory")
    kinds = {
        voice.get(data_readers.XML_ID): etree.QName(voice).localname
        for voice in document.xpath("//t:standOff/*[@type='voices']/*", namespaces=TEI_NAMESPACES)
    }
    assert (kinds["voice-ringer"], kinds["voice-council"], kinds["voice-pedlar"]) == ("person", "org", "item")


def test_the_chain_is_a_path_from_the_claim_to_the_first_who_told_it(data: Path) -> None:
    graph = data_readers.read_graph(data)
    rows = graph.query(
        """SELECT ?who WHERE {
            ?claim schema:identifier "mallory-formula" ; prov:wasDerivedFrom+ ?telling .
            ?telling prov:wasAttributedTo ?agent . ?agent schema:identifier ?who }""",
        initNs={"schema": data_readers.SCHEMA_ORG, "prov": PROV},
    )
    assert sorted(str(row[0]) for row in rows if not isinstance(row, bool)) == ["council", "pedlar"]
    words = URIRef(f"{data_readers.GRAPH_ADDRESS}#claim-mallory-formula-1")
    assert str(graph.value(words, PROV.wasQuotedFrom)).endswith("registers.html#cite-pedlar-letter")
    assert str(graph.value(words, PROV.hadPrimarySource)).endswith("registers.html#cite-odo-book")


def test_every_address_in_the_linked_data_exists(build: Build, data: Path) -> None:
    graph = data_readers.read_graph(data)
    places = {
        str(node).removeprefix("https://reader.example/")
        for node in {*graph.subjects(), *graph.objects()}
        if isinstance(node, URIRef)
        and str(node).startswith("https://reader.example/")
        and ".html#" in str(node)
    }
    assert len(places) > 15
    for place in places:
        page, _, fragment = place.partition("#")
        assert f'id="{fragment}"' in build.read(page), place


def test_each_layer_has_its_licence_in_the_files_that_can_carry_it(book: Book) -> None:
    licences = {"text": "CC-BY-SA-4.0", "data": "CC-BY-SA-4.0", "quotations": "their holders'", "code": "MIT"}
    data = book.build(perspectives_licenses=licences).out / "data"
    for name in ("claims.json", "claims/ringer-wind.json", "sections/the-bell.json"):
        assert json.loads((data / name).read_text(encoding="utf-8"))["book"]["licenses"] == licences
    texts = [f"{layer}: {licence}" for layer, licence in licences.items()]
    assert json.loads((data / "annotations.jsonld").read_text(encoding="utf-8"))["dc:rights"] == texts
    graph = data_readers.read_graph(data)
    assert sorted(map(str, graph.objects(None, DC.rights))) == sorted(texts)
    assert {str(one) for one in graph.objects(None, data_readers.SCHEMA_ORG.license)} == {
        "https://spdx.org/licenses/CC-BY-SA-4.0"
    }
    document = etree.parse(data / "accounts.tei.xml")
    assert data_readers.tei_errors(document) == []
    elements = [(element.get("n"), element.text) for element in document.getroot().iter("{*}licence")]
    assert elements == list(licences.items())


def test_a_book_without_records_has_valid_files_too(book: Book) -> None:
    book.write("docs/index.md", "(nothing)=\n# Nothing\n")
    for name in ("bell.md", "registers.md"):
        (book.root / "docs" / name).unlink()
    for name in ("voices.toml", "events.toml", "perspectives.toml", "references.bib"):
        book.write(f"sources/{name}", "")
    data = book.build().out / "data"
    assert data_readers.tei_errors(etree.parse(data / "accounts.tei.xml")) == []
    assert data_readers.read_annotations(data) == []
    assert data_readers.read_tables(data).claims == {}
    assert data_readers.read_linked_data(data_readers.read_graph(data)).claims == {}


def test_a_page_title_address_is_in_every_format(book: Book) -> None:
    built = book.build("dirhtml")
    data = built.out / "data"
    (wind,) = [
        annotation for annotation in data_readers.read_annotations(data) if annotation.claim == "ringer-wind"
    ]
    assert wind.page == "bell/"
    place = "../bell/#claim-ringer-wind"
    assert f'corresp="{place}"' in (data / "accounts.tei.xml").read_text(encoding="utf-8")
    assert f'"id": "{place}"' in (data / "accounts.jsonld").read_text(encoding="utf-8")
