"""The table of fields: what is declared of a field is true in every output, for each field of each kind of record."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree
from lxml.etree import _Element as Element

from perspectives.book.book import Book as SettledBook
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records import model
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.field_forms import Absent, DatedNote, Line, Link, Note, Part, Place, Property
from perspectives.records.fields import Field
from tests.support import Book, Build

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
BASE = {
    "via": "abbot",
    "source": "odo-book",
    "locator": "p. 3",
    "quoted-in": "pedlar-letter",
    "quoted-in-locator": "p. 4",
    "also-in": "latin-book{p. 5}",
    "cert": "medium",
    "medium": "letter",
    "date": "1701-05-02",
    "told": "1719",
    "language": "en",
    "original-language": "la",
    "translator": "Bede Miller",
    "event": "breaking",
    "within": "ringer-rope",
    "answers": "odo-ringer-did",
    "disputes": "odo-ringer-did",
    "supports": "ringer-rope",
    "perspective": "village",
}
"""What each claim of the test says by its options."""
OTHER = {
    "via": "pedlar",
    "source": "latin-book",
    "locator": "p. 33",
    "quoted-in": "odo-book",
    "quoted-in-locator": "p. 44",
    "also-in": "press-book{p. 55}",
    "cert": "low",
    "medium": "speech",
    "date": "1702",
    "told": "1723",
    "language": "de",
    "original-language": "fr",
    "translator": "Kit Baker",
    "event": "inquiry",
    "within": "ringer-wind",
    "answers": "ringer-wind",
    "disputes": "ringer-wind",
    "supports": "ringer-wind",
    "perspective": "travellers",
}
"""For each option another value: of two claims that differ in it alone, each output must say so."""
WORKS = """
@book{latin-book,
  author = {Miller, Bede},
  title = {A Latin Book},
  year = {1730},
  publisher = {The Press},
  address = {Bellham},
  series = {Books of the Press},
  isbn = {978-0-00-000000-2},
  language = {en},
  origlanguage = {la},
  translator = {Baker, Kit},
  url = {https://example.org/latin},
  rights = {public-domain},
}

@incollection{press-book,
  author = {Smith, Ada},
  title = {A Chapter},
  booktitle = {The Whole},
  editor = {Baker, Kit},
  year = {1731},
  pages = {1--9},
  publisher = {The Press},
}

@article{press-article,
  author = {Smith, Ada},
  title = {An Article},
  journal = {The Packet},
  year = {1732},
  volume = {3},
  number = {4},
  doi = {10.1000/182},
  issn = {0000-0000},
}
"""
DECLARED = [(kind, field) for kind in RECORD_KINDS.values() for field in kind.fields]


def claim(
    id_: str, options: Mapping[str, str], words: str = "> The rope was frayed.", voice: str = "nobody"
) -> str:
    """Return a claim as an editor types it."""
    typed = "".join(f":{name}: {value}\n" for name, value in options.items())
    return f":::{{claim}} {voice}\n:id: {id_}\n{typed}\n{words}\n:::\n"


def twins() -> Iterator[str]:
    """Yield pairs of claims that differ in one field each."""
    for option, value in OTHER.items():
        yield claim(f"one-{option}", BASE)
        yield claim(f"two-{option}", {**BASE, option: value})
    yield claim("one-voice", BASE)
    yield claim("two-voice", BASE, voice="ringer")
    yield claim("one-quotations", BASE)
    yield claim("two-quotations", BASE, "> The rope was new.")
    yield claim("one-text", BASE, "The rope was frayed, she says.")
    yield claim("two-text", BASE, "The rope was new, she says.")
    yield claim("one-evidence", BASE)
    yield claim("two-evidence", BASE, "The rope was frayed, she says.")
    yield claim("one-rights", BASE)
    yield claim("two-rights", {**BASE, "source": "latin-book"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the small reader with a chapter of claims that differ in one field."""
    book = Book(tmp_path_factory.mktemp("fields"))
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write("docs/twins.md", "(twins)=\n# Twins\n\n" + "\n".join(twins()))
    book.write("docs/index.md", book.read("docs/index.md").replace("bell\n", "bell\ntwins\n"))
    authority = (
        'authority = "https://viaf.org/viaf/64007537"\nvariants = ["Anne Ringer"]\ndates = "1660/1720"\n'
    )
    book.replace(
        "sources/voices.toml", 'about = "Rang the bell."\n', f'about = "Rang the bell."\n{authority}'
    )
    build = book.build()
    assert not set(build.codes) - {"words-typed-twice", "perspective-on-named-voice"}, build.warnings
    return build


def pair(name: str) -> tuple[str, str]:
    """Return the ids of the two claims that differ in a field."""
    typed = next((one.option.name for one in CLAIM_FIELDS if one.name == name and one.option), name)
    return f"one-{typed}", f"two-{typed}"


COMPARED = [field for field in CLAIM_FIELDS if field.name not in {"id", "url", "last_hand"}]


def test_every_option_of_a_claim_has_two_values_to_compare() -> None:
    options = {field.option.name for field in CLAIM_FIELDS if field.option} - {"id"}
    assert options == set(BASE) == set(OTHER)


@pytest.mark.parametrize("field", COMPARED, ids=lambda field: field.name)
def test_two_claims_that_differ_in_a_field_differ_in_each_output_there(built: Build, field: Field) -> None:
    one, two = pair(field.name)
    records = {record["id"]: record for record in built.data["claims"]}
    assert records[one][field.name] != records[two][field.name]
    table = rows(built, "claims.csv")
    for column in field.columns:
        assert table[one][column] != table[two][column], column
    if not isinstance(field.tei, Absent):
        assert told_in_tei(built, field, f"claim-{one}") != told_in_tei(built, field, f"claim-{two}")
    if not isinstance(field.rdf, Absent):
        assert told_in_graph(built, field, one) != told_in_graph(built, field, two)
    if isinstance(field.printed, Part):
        assert printed(built, field.printed.name, one) != printed(built, field.printed.name, two)


@pytest.mark.parametrize(("kind", "field"), DECLARED, ids=lambda one: one.name)
def test_every_field_is_described_in_schema_and_tables(built: Build, kind: RecordKind, field: Field) -> None:
    schema = json.loads(built.read("data/claims.schema.json"))["properties"][kind.name]["items"]
    assert schema["properties"][field.name]["description"] == field.about
    assert field.name in schema["required"]
    assert all(field.name in record for record in built.data[kind.name])
    metadata = {
        table["url"]: table["tableSchema"]
        for table in json.loads(built.read("data/csv-metadata.json"))["tables"]
    }
    for name, column in field.columns.items() if kind.table else ():
        (said,) = [one for one in metadata[kind.table]["columns"] if one["name"] == name]
        assert said["dc:description"] == (column.about or field.about)
        assert all(name in row for row in rows(built, kind.table).values())


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, field in DECLARED if kind.name != "claims"],
    ids=lambda one: one.name,
)
def test_every_field_of_the_other_records_is_in_each_output(
    built: Build, kind: RecordKind, field: Field
) -> None:
    having = [record for record in built.data[kind.name] if record[field.name] not in (None, [], "", False)]
    assert having, "no record of the reader has this field: the test would see nothing"
    id_ = having[0][kind.key]
    for column in field.columns if kind.table else ():
        assert any(row[column] for row in rows(built, kind.table).values()), column
    if not isinstance(field.tei, Absent):
        assert told_in_tei(built, field, f"{kind.anchor}-{id_}")
    if not isinstance(field.rdf, Absent):
        assert told_in_graph(built, field, id_)
    if isinstance(field.printed, Part):
        assert any(
            BeautifulSoup(page.read_text("utf-8"), "html.parser").select(f".ps-{field.printed.name}")
            for page in built.out.glob("*.html")
        )


def rows(built: Build, name: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table by the id in their first column."""
    found = list(csv.DictReader(StringIO(built.read(f"data/{name}"), newline="")))
    return {next(iter(row.values())): row for row in found}


def told_in_tei(built: Build, field: Field, anchor: str) -> list[str]:
    """Return what the TEI says of a record where the field is declared to stand."""
    written = re.sub(r' xmlns="[^"]+"', "", built.read("data/accounts.tei.xml"))
    root = etree.fromstring(written.encode())
    (record,) = [element for element in root.iter() if element.get(XML_ID) == anchor]
    if isinstance(field.tei, Note | DatedNote):
        place = f"note[@type='{field.name.replace('_', '-')}']"
    else:
        assert isinstance(field.tei, Place)
        place = field.tei.path
    path, _at, attribute = place.partition("@") if "[@" not in place else (place, "", "")
    elements = record.findall(path) if path else [record]
    if attribute:
        return [value for element in elements if (value := element.get(attribute))]
    return [text_of(element) for element in elements]


def text_of(element: Element) -> str:
    """Return the words and the pointers of an element."""
    pointers = [
        value for one in element.iter() for name, value in one.attrib.items() if name in {"target", "ref"}
    ]
    return " ".join(["".join(element.itertext()), *pointers])


def told_in_graph(built: Build, field: Field, id_: str) -> list[Any]:
    """Return the values of the properties of a record in the linked data, what belongs to it written out."""
    graph = json.loads(built.read("data/accounts.jsonld"))["@graph"]
    nodes = {node["id"]: node for node in graph}
    (record,) = [
        node
        for node in graph
        if node.get("identifier") == id_ or (node["id"].endswith(f"-{id_}") and "type" not in node)
    ]
    assert isinstance(field.rdf, Property | Link | Place)
    names = (field.rdf.path,) if isinstance(field.rdf, Place) else field.rdf.names
    assert len({str(record.get(name)) for name in names}) == 1

    def written_out(value: Any) -> Any:
        if isinstance(value, list):
            return [written_out(one) for one in value]
        inner = (
            nodes.get(value) if isinstance(value, str) and value.startswith(("#telling", "#claim-")) else None
        )
        return {key: one for key, one in inner.items() if key not in {"id", "isPartOf"}} if inner else value

    found = record.get(names[0])
    return [written_out(found)] if found not in (None, []) else []


def printed(built: Build, part: str, id_: str) -> list[str]:
    """Return the HTML of a part of a claim on its page, without the claim's id."""
    page = BeautifulSoup(built.read("twins.html"), "html.parser")
    article = page.find(id=f"claim-{id_}")
    assert isinstance(article, Tag)
    found = [str(element).replace(id_, "") for element in article.select(f".ps-{part}")]
    assert found or part == "report", f"no part ps-{part}"
    return found


def test_the_version_of_the_store_follows_from_the_fields() -> None:
    from dataclasses import make_dataclass

    one = make_dataclass("One", [("id", str), ("line", int)])
    more = make_dataclass("One", [("id", str), ("line", int), ("archive", str)])
    other = make_dataclass("One", [("id", str), ("line", str)])
    assert len({model.version_of(kinds) for kinds in ((one,), (more,), (other,))}) == 3
    assert model.version_of(model.STORED) == model.CORE_VERSION
    assert {model.Claim, model.Comparison, model.EditorialNote, model.DocumentRecords} <= set(model.STORED)


def test_what_is_typed_has_an_attribute_of_the_record() -> None:
    for kind in RECORD_KINDS.values():
        for field in kind.fields:
            assert field.typed is None or field.held_as, field.name


def test_lines_have_a_label_that_can_be_translated() -> None:
    for _kind, field in DECLARED:
        assert not isinstance(field.printed, Line) or field.printed.label


def test_what_is_asked_is_a_method_of_the_settled_book() -> None:
    for _kind, field in DECLARED:
        assert not field.asked or callable(getattr(SettledBook, field.asked)), field.name
