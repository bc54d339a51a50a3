"""What the columns of the tables mean: CSV on the Web, after W3C's *Metadata Vocabulary for Tabular Data*.

The descriptions are in English, as the names of the columns are. The file has the name under which programs look for the description of a table in the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from perspectives.export.book_data import Material, Record, as_json
from perspectives.export.csv_tables import SEPARATOR

METADATA = "csv-metadata.json"
SPDX = re.compile(r"[A-Za-z0-9.+-]+")
EDTF = {"base": "string", "@id": "http://id.loc.gov/datatypes/edtf/EDTF"}
ADDRESS = "anyURI"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it says, the datatype of CSV on the Web, and what parts several values in a cell."""

    about: str
    datatype: str | Mapping[str, str] = "string"
    separator: str | None = None


def _ids(about: str) -> Column:
    return Column(about, separator="; ")


ID = Column("The id, which never changes.")
URL = Column("The place in the pages, counted from the root of the book.", ADDRESS)
COLUMNS: dict[str, dict[str, Column]] = {
    "claims.csv": {
        "id": ID,
        "perspective": Column("The perspective of the voice."),
        "voice": Column("Whose words they are: an id of the voices."),
        "reporters": _ids("Who passed them on, nearest to the speaker first: ids of the voices."),
        "last_hand": Column("The pen that the words passed through last: an id of the voices."),
        "source": Column("The work that the words stand in: a key of the sources."),
        "locator": Column("The place in that work; empty where it was not located."),
        "quoted_in": Column("The work that quotes them, where they were read there: a key of the sources."),
        "quoted_in_locator": Column("The place in the work that quotes them."),
        "also_in": _ids("Further works with the same words: a key of the sources, and the place in it."),
        "cert": Column("How sure it is that the words stand in the source: high, medium or low."),
        "medium": Column("What kind of utterance it was."),
        "date": Column("When the words were said.", EDTF),
        "told": Column("When the last hand set them down; never the year of a reprint.", EDTF),
        "language": Column("The language of the words as printed, by its tag of BCP 47."),
        "original_language": Column("The language in which they were said."),
        "translator": Column("Who translated them."),
        "event": Column("What they speak of: an id of the events."),
        "quotations": Column("The quoted words, as they stand where they were read.", separator=SEPARATOR),
        "text": Column("What the claim says in the words of this book."),
        "evidence": Column("How far the quoted words were checked; empty for a paraphrase."),
        "rights": Column(
            "Whether the quoted words are in the public domain, or a quotation that no licence covers."
        ),
        "within": Column("The claim whose words contain these."),
        "answers": _ids("The claims that this one answers."),
        "disputes": _ids("The claims that it disputes."),
        "supports": _ids("The claims that it supports."),
        "url": URL,
    },
    "voices.csv": {
        "id": ID,
        "name": Column("The name as printed."),
        "role": Column("What kind of witness it is."),
        "anonymous": Column("Whether nobody is named for the words.", "boolean"),
        "perspective": Column("The perspective that the voice belongs to."),
        "dates": Column("When the person lived."),
        "variants": _ids("Other spellings of the name."),
        "about": Column("A line on who they were."),
        "url": URL,
    },
    "events.csv": {
        "id": ID,
        "title": Column("What happened."),
        "date": Column("The day or the period.", EDTF),
        "place": Column("Where it happened."),
        "latitude": Column("Degrees north of the equator.", "number"),
        "longitude": Column("Degrees east of Greenwich.", "number"),
        "url": URL,
    },
    "sources.csv": {
        "key": Column("The key of the bibliography, which never changes."),
        "label": Column("Author and year, as the pages print them."),
        "type": Column("The kind of work, in the terms of CSL."),
        "author": _ids("The authors, family name first."),
        "editor": _ids("The editors."),
        "translator": _ids("The translators."),
        "title": Column("The title."),
        "container_title": Column("The title of the whole that the work is part of."),
        "collection_title": Column("The series."),
        "publisher": Column("The publisher."),
        "publisher_place": Column("Where it was published."),
        "issued": Column("When it was published, in EDTF or as the bibliography has it."),
        "volume": Column("The volume."),
        "issue": Column("The number in the volume."),
        "page": Column("The pages in the whole."),
        "doi": Column("The DOI."),
        "isbn": Column("The ISBN."),
        "issn": Column("The ISSN."),
        "web_address": Column("The work's own address.", ADDRESS),
        "language": Column("The language of the work."),
        "original_language": Column("The language it was written in."),
        "rights": Column("Whether its words are in the public domain, or may only be quoted."),
        "url": URL,
    },
    "comparisons.csv": {
        "id": ID,
        "title": Column("The question."),
        "event": Column("What it asks about: an id of the events."),
        "finding": Column("How the accounts stand to each other."),
        "settle": Column("What would settle the question, or did."),
        "claims": _ids("The claims in the order shown."),
        "witnesses": Column("The number of different last hands.", "nonNegativeInteger"),
        "silent": _ids("The core perspectives without a claim, each with the kind of its silence."),
        "url": URL,
    },
}
"""The columns of each table, in their order."""

TITLES = {
    "claims.csv": "Claims",
    "voices.csv": "Voices",
    "events.csv": "Events",
    "sources.csv": "Sources",
    "comparisons.csv": "Comparisons",
}
POINTERS = {"claims.csv": ("voice", "last_hand")}
"""The columns that always hold the id of a voice."""


def table_group(material: Material) -> str:
    """Return the description of all tables, with the licence of each layer; the records' rights stand in their rows."""
    book = material.data["book"]
    group: Record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": book["title"], "@language": book["language"]},
        "dc:description": (
            "Text that a spreadsheet would take for a formula has an apostrophe before it, which is no part of the text; "
            "so has text that begins with apostrophes before such a sign."
        ),
    }
    if material.licences:
        group["dc:rights"] = [f"{layer}: {licence}" for layer, licence in material.licences]
    licence = spdx_address(book["licenses"]["data"])
    if licence:
        group["dc:license"] = {"@id": licence}
    if book["edition"]:
        group["schema:version"] = book["edition"]
    group["tables"] = [_table(name, columns) for name, columns in COLUMNS.items()]
    return as_json(group)


def spdx_address(licence: str | None) -> str | None:
    """Return the address of a licence that is named by its identifier in the list of SPDX; None for any other words."""
    return f"https://spdx.org/licenses/{licence}" if licence and SPDX.fullmatch(licence) else None


def _table(name: str, columns: Mapping[str, Column]) -> Record:
    key = next(iter(columns))
    schema: Record = {
        "columns": [_column(column, columns[column], column == key) for column in columns],
        "primaryKey": key,
    }
    pointers = POINTERS.get(name, ())
    if pointers:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": "voices.csv", "columnReference": "id"}}
            for column in pointers
        ]
    return {"url": name, "dc:title": TITLES[name], "tableSchema": schema}


def _column(name: str, column: Column, required: bool) -> Record:
    said: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": column.about,
        "datatype": column.datatype,
    }
    if column.separator:
        said["separator"] = column.separator
    if required:
        said["required"] = True
    return said
