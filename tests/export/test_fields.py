"""The table of fields: every output agrees with the declaration of each field of each kind of record."""

from __future__ import annotations

import csv
import datetime
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
from perspectives.collation.lock import LockedCopy, LockEntry
from perspectives.collation.lock_writer import dump_lock
from perspectives.collation.normal_form import words_hash
from perspectives.export.record_kinds import RECORD_KINDS, RecordKind
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.document_records import DocumentRecords
from perspectives.records.field_forms import (
    Absent,
    Concept,
    DatedNote,
    Line,
    Link,
    Note,
    Part,
    Place,
    Property,
)
from perspectives.records.fields import Field
from perspectives.records.store_version import CORE_VERSION, STORED_RECORDS, version_of
from tests.support import Book, Build, add_documents

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
BASE_OPTIONS = {
    "via": "abbot",
    "source": "odo-book",
    "locator": "p. 3",
    "quoted-in": "pedlar-letter",
    "quoted-in-locator": "p. 4",
    "also-in": "latin-book{p. 5}",
    "cert": "medium",
    "seen": "opening",
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
"""The options of each claim of the test."""
OTHER_OPTIONS = {
    "via": "pedlar",
    "source": "latin-book",
    "locator": "p. 33",
    "quoted-in": "odo-book",
    "quoted-in-locator": "p. 44",
    "also-in": "press-book{p. 55}",
    "cert": "low",
    "seen": "window",
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
"""Another value for each option: two claims that differ only in that option must differ in each output."""
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
  origyear = {1721-05},
  shorttitle = {Latin},
  edition = {2},
  number = {7},
  volume = {3: The Tower},
  archive = {The archive of the abbey},
  howpublished = {Chest 4},
  note = {Read in part},
  seen = {part},
  annotation = {A book in Latin. Good for \\& nothing else: 5\\%.},
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

@report{abbey-report,
  author = {Smith, Ada},
  title = {A Report},
  number = {doc. 5},
}
"""
ALL_FIELDS = [(kind, field) for kind in RECORD_KINDS.values() for field in kind.fields]


def claim(
    id_: str, options: Mapping[str, str], words: str = "> The rope was frayed.", voice: str = "nobody"
) -> str:
    """Return the Markdown of a claim."""
    lines = "".join(f":{name}: {value}\n" for name, value in options.items())
    return f":::{{claim}} {voice}\n:id: {id_}\n{lines}\n{words}\n:::\n"


def twins() -> Iterator[str]:
    """Yield pairs of claims; the two of a pair differ in one field."""
    # Of words that were read in another work, nothing of the source was seen.
    quoted = {name: value for name, value in BASE_OPTIONS.items() if name != "seen"}
    read_in_source = {name: value for name, value in BASE_OPTIONS.items() if not name.startswith("quoted-in")}
    for option, value in OTHER_OPTIONS.items():
        base = read_in_source if option == "seen" else quoted
        yield claim(f"one-{option}", base)
        yield claim(f"two-{option}", {**base, option: value})
    yield claim("one-voice", quoted)
    yield claim("two-voice", quoted, voice="ringer")
    yield claim("one-carrier", read_in_source)
    yield claim("two-carrier", read_in_source)
    yield claim("one-quotations", quoted)
    yield claim("two-quotations", quoted, "> The rope was new.")
    for name, first, other in (
        (
            "originals",
            '{lang=la source=latin-book locator="p. 2"}\n> Funis',
            "{lang=ru source=press-book}\n> Funis novus",
        ),
        ("variants", '{as-in=latin-book lang=la locator="p. 2"}\n> A rope', "{as-in=press-book}\n> One rope"),
    ):
        yield claim(f"one-{name}", quoted, f"> The rope was frayed.\n\n{first}")
        yield claim(f"two-{name}", quoted, f"> The rope.\n\n> It was frayed.\n\n{other}")
    yield claim("one-text", quoted, "The rope was frayed, she says.")
    yield claim("two-text", quoted, "The rope was new, she says.")
    yield claim("one-evidence", quoted)
    yield claim("two-evidence", quoted, "The rope was frayed, she says.")
    yield claim("one-rights", quoted)
    yield claim("two-rights", {**quoted, "source": "latin-book"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with a chapter of all pairs of claims."""
    book = Book(tmp_path_factory.mktemp("fields"))
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write("docs/twins.md", "(twins)=\n# Twins\n\n" + "\n".join(twins()))
    book.write("docs/index.md", book.read("docs/index.md").replace("bell\n", "bell\ntwins\n"))
    authority = (
        'authority = "https://viaf.org/viaf/64007537"\nvariants = ["Anne Ringer"]\ndates = "1660/1720"\n'
        'earlier = "abbey"\nuntil = "1690"\n'
    )
    book.replace(
        "sources/voices.toml", 'about = "Rang the bell."\n', f'about = "Rang the bell."\n{authority}'
    )
    add_documents(book)
    book.replace(
        "docs/bell.md", ":settle: the bell itself\n", ":settle: the bell itself\n:with: charter:p5\n"
    )
    entry = LockEntry(
        *("two-carrier", 1, words_hash("The rope was frayed."), "odo-book", "exact"),
        *(datetime.date(2001, 12, 31), "packet", "letter.txt"),
    )
    copy = LockedCopy("The Packet", "web-copy", {"letter.txt": "a" * 64})
    book.write("sources/quotations.lock", dump_lock({"packet": copy}, [entry], "collate"))
    build = book.build()
    assert not set(build.codes) - {"words-typed-twice", "perspective-on-named-voice"}, build.warnings
    return build


def pair(name: str) -> tuple[str, str]:
    """Return the ids of the two claims that differ in the field *name*."""
    option = next((field.option.name for field in CLAIM_FIELDS if field.name == name and field.option), name)
    return f"one-{option}", f"two-{option}"


COMPARED_FIELDS = [field for field in CLAIM_FIELDS if field.name not in {"id", "url", "last_hand"}]


def test_every_option_of_a_claim_has_two_values_to_compare() -> None:
    options = {field.option.name for field in CLAIM_FIELDS if field.option} - {"id"}
    assert options == set(BASE_OPTIONS) == set(OTHER_OPTIONS)


@pytest.mark.parametrize("field", COMPARED_FIELDS, ids=lambda field: field.name)
def test_two_claims_that_differ_in_a_field_differ_in_each_output_there(built: Build, field: Field) -> None:
    first, second = pair(field.name)
    records = {record["id"]: record for record in built.data["claims"]}
    assert records[first][field.name] != records[second][field.name]
    table = rows(built, "claims.csv")
    for column in field.columns:
        assert table[first][column] != table[second][column], column
    if not isinstance(field.tei, Absent):
        assert tei_values(built, field, f"claim-{first}") != tei_values(built, field, f"claim-{second}")
    if not isinstance(field.rdf, Absent):
        assert graph_values(built, field, first) != graph_values(built, field, second)
    if isinstance(field.printed, Part):
        assert printed_parts(built, field.printed.name, first) != printed_parts(
            built, field.printed.name, second
        )


@pytest.mark.parametrize(("kind", "field"), ALL_FIELDS, ids=lambda item: item.name)
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
        (description,) = [entry for entry in metadata[kind.table]["columns"] if entry["name"] == name]
        assert description["dc:description"] == (column.about or field.about)
        assert all(name in row for row in rows(built, kind.table).values())


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, field in ALL_FIELDS if kind.name != "claims"],
    ids=lambda item: item.name,
)
def test_every_field_of_the_other_records_is_in_each_output(
    built: Build, kind: RecordKind, field: Field
) -> None:
    records = [record for record in built.data[kind.name] if record[field.name] not in (None, [], "", False)]
    assert records, "no record of the reader has this field: the test would see nothing"
    id_ = records[0][kind.key]
    for column in field.columns if kind.table else ():
        assert any(row[column] for row in rows(built, kind.table).values()), column
    if not isinstance(field.tei, Absent):
        assert tei_values(built, field, f"{kind.anchor}-{id_}")
    if not isinstance(field.rdf, Absent):
        assert graph_values(built, field, id_)
    if isinstance(field.printed, Part):
        assert any(
            BeautifulSoup(page.read_text("utf-8"), "html.parser").select(f".ps-{field.printed.name}")
            for page in built.out.glob("*.html")
        )


def rows(built: Build, name: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table, by the id in their first column."""
    table = csv.DictReader(StringIO(built.read(f"data/{name}"), newline=""))
    return {next(iter(row.values())): row for row in table}


def tei_values(built: Build, field: Field, anchor: str) -> list[str]:
    """Return the values in the TEI document at the place that is declared for the field."""
    text = re.sub(r' xmlns="[^"]+"', "", built.read("data/accounts.tei.xml"))
    root = etree.fromstring(text.encode())
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
        value for part in element.iter() for name, value in part.attrib.items() if name in {"target", "ref"}
    ]
    return " ".join(["".join(element.itertext()), *pointers])


def graph_values(built: Build, field: Field, id_: str) -> list[Any]:
    """Return the values of a field's properties in the linked data.

    A telling or a quotation of the record is returned as its properties, in place of its id.
    """
    graph = json.loads(built.read("data/accounts.jsonld"))["@graph"]
    nodes = {node["id"]: node for node in graph}
    (record,) = [node for node in graph if node.get("identifier") == id_]
    assert isinstance(field.rdf, Property | Link | Concept | Place)
    names = (field.rdf.path,) if isinstance(field.rdf, Place) else field.rdf.names
    assert len({str(record.get(name)) for name in names}) == 1

    def with_inner_nodes(value: Any) -> Any:
        if isinstance(value, list):
            return [with_inner_nodes(item) for item in value]
        inner = (
            nodes.get(value) if isinstance(value, str) and value.startswith(("#telling", "#claim-")) else None
        )
        return {key: item for key, item in inner.items() if key not in {"id", "isPartOf"}} if inner else value

    value = record.get(names[0])
    return [with_inner_nodes(value)] if value not in (None, []) else []


def printed_parts(built: Build, part: str, id_: str) -> list[str]:
    """Return the HTML of a part of a claim on its page, without the claim's id."""
    page = BeautifulSoup(built.read("twins.html"), "html.parser")
    article = page.find(id=f"claim-{id_}")
    assert isinstance(article, Tag)
    parts = [str(element).replace(id_, "") for element in article.select(f".ps-{part}")]
    assert parts or part == "report", f"no part ps-{part}"
    return parts


def test_the_version_of_the_store_follows_from_the_fields() -> None:
    from dataclasses import make_dataclass

    record = make_dataclass("One", [("id", str), ("line", int)])
    with_field = make_dataclass("One", [("id", str), ("line", int), ("archive", str)])
    with_other_type = make_dataclass("One", [("id", str), ("line", str)])
    assert len({version_of((kind,)) for kind in (record, with_field, with_other_type)}) == 3
    assert version_of(STORED_RECORDS) == CORE_VERSION
    assert {Claim, Comparison, EditorialNote, DocumentRecords} <= set(STORED_RECORDS)


def test_what_is_typed_has_an_attribute_of_the_record() -> None:
    for kind in RECORD_KINDS.values():
        for field in kind.fields:
            assert field.typed is None or field.held_as, field.name


def test_lines_have_a_label_that_can_be_translated() -> None:
    for _kind, field in ALL_FIELDS:
        assert not isinstance(field.printed, Line) or field.printed.label


def test_what_is_asked_is_a_method_of_the_settled_book() -> None:
    for _kind, field in ALL_FIELDS:
        assert not field.asked or callable(getattr(SettledBook, field.asked)), field.name
