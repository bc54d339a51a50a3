"""What the columns of the tables mean: CSV on the Web, after W3C's *Metadata Vocabulary for Tabular Data*.

The file has the name under which programs look for the description of a table in the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sphinx.locale import get_translation

from perspectives.export.material import Material, Record, as_json
from perspectives.export.tables import SEPARATOR

_ = get_translation("perspectives")

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


ID = Column(_("The id, which never changes."))
URL = Column(_("The place in the pages, counted from the root of the book."), ADDRESS)
COLUMNS: dict[str, dict[str, Column]] = {
    "claims.csv": {
        "id": ID,
        "perspective": Column(_("The perspective of the voice.")),
        "voice": Column(_("Whose words they are: an id of the voices.")),
        "reporters": _ids(_("Who passed them on, nearest to the speaker first: ids of the voices.")),
        "last_hand": Column(_("The pen that the words passed through last: an id of the voices.")),
        "source": Column(_("The work that the words stand in: a key of the sources.")),
        "locator": Column(_("The place in that work; empty where it was not located.")),
        "quoted_in": Column(
            _("The work that quotes them, where they were read there: a key of the sources.")
        ),
        "quoted_in_locator": Column(_("The place in the work that quotes them.")),
        "also_in": _ids(_("Further works with the same words: a key of the sources, and the place in it.")),
        "cert": Column(_("How sure it is that the words stand in the source: high, medium or low.")),
        "medium": Column(_("What kind of utterance it was.")),
        "date": Column(_("When the words were said."), EDTF),
        "told": Column(_("When the last hand set them down; never the year of a reprint."), EDTF),
        "language": Column(_("The language of the words as printed, by its tag of BCP 47.")),
        "original_language": Column(_("The language in which they were said.")),
        "translator": Column(_("Who translated them.")),
        "event": Column(_("What they speak of: an id of the events.")),
        "quotations": Column(_("The quoted words, as they stand where they were read."), separator=SEPARATOR),
        "text": Column(_("What the claim says in the words of this book.")),
        "evidence": Column(_("How far the quoted words were checked; empty for a paraphrase.")),
        "rights": Column(
            _("Whether the quoted words are in the public domain, or a quotation that no licence covers.")
        ),
        "within": Column(_("The claim whose words contain these.")),
        "answers": _ids(_("The claims that this one answers.")),
        "disputes": _ids(_("The claims that it disputes.")),
        "supports": _ids(_("The claims that it supports.")),
        "url": URL,
    },
    "voices.csv": {
        "id": ID,
        "name": Column(_("The name as printed.")),
        "role": Column(_("What kind of witness it is.")),
        "anonymous": Column(_("Whether nobody is named for the words."), "boolean"),
        "perspective": Column(_("The perspective that the voice belongs to.")),
        "dates": Column(_("When the person lived.")),
        "variants": _ids(_("Other spellings of the name.")),
        "about": Column(_("A line on who they were.")),
        "url": URL,
    },
    "events.csv": {
        "id": ID,
        "title": Column(_("What happened.")),
        "date": Column(_("The day or the period."), EDTF),
        "place": Column(_("Where it happened.")),
        "latitude": Column(_("Degrees north of the equator."), "number"),
        "longitude": Column(_("Degrees east of Greenwich."), "number"),
        "url": URL,
    },
    "sources.csv": {
        "key": Column(_("The key of the bibliography, which never changes.")),
        "label": Column(_("Author and year, as the pages print them.")),
        "type": Column(_("The kind of work, in the terms of CSL.")),
        "author": _ids(_("The authors, family name first.")),
        "editor": _ids(_("The editors.")),
        "translator": _ids(_("The translators.")),
        "title": Column(_("The title.")),
        "container_title": Column(_("The title of the whole that the work is part of.")),
        "collection_title": Column(_("The series.")),
        "publisher": Column(_("The publisher.")),
        "publisher_place": Column(_("Where it was published.")),
        "issued": Column(_("When it was published, in EDTF or as the bibliography has it.")),
        "volume": Column(_("The volume.")),
        "issue": Column(_("The number in the volume.")),
        "page": Column(_("The pages in the whole.")),
        "doi": Column(_("The DOI.")),
        "isbn": Column(_("The ISBN.")),
        "issn": Column(_("The ISSN.")),
        "web_address": Column(_("The work's own address."), ADDRESS),
        "language": Column(_("The language of the work.")),
        "original_language": Column(_("The language it was written in.")),
        "rights": Column(_("Whether its words are in the public domain, or may only be quoted.")),
        "url": URL,
    },
    "comparisons.csv": {
        "id": ID,
        "title": Column(_("The question.")),
        "event": Column(_("What it asks about: an id of the events.")),
        "finding": Column(_("How the accounts stand to each other.")),
        "settle": Column(_("What would settle the question, or did.")),
        "claims": _ids(_("The claims in the order shown.")),
        "witnesses": Column(_("The number of different last hands."), "nonNegativeInteger"),
        "silent": _ids(_("The core perspectives without a claim, each with the kind of its silence.")),
        "url": URL,
    },
}
"""The columns of each table, in their order."""

TITLES = {
    "claims.csv": _("Claims"),
    "voices.csv": _("Voices"),
    "events.csv": _("Events"),
    "sources.csv": _("Sources"),
    "comparisons.csv": _("Comparisons"),
}
POINTERS = {"claims.csv": ("voice", "last_hand")}
"""The columns that always hold the id of a voice."""


def table_group(material: Material) -> str:
    """Return the description of all tables, with the licence of each layer; the records' rights stand in their rows."""
    book = material.data["book"]
    group: Record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": book["language"]}],
        "dc:title": book["title"],
        "dc:description": str(
            _(
                "Text that a spreadsheet would take for a formula has an apostrophe before it, which is no part of the text; "
                "so has text that begins with apostrophes before such a sign."
            )
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
    return {"url": name, "dc:title": str(TITLES[name]), "tableSchema": schema}


def _column(name: str, column: Column, required: bool) -> Record:
    said: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": str(column.about),
        "datatype": column.datatype,
    }
    if column.separator:
        said["separator"] = column.separator
    if required:
        said["required"] = True
    return said
