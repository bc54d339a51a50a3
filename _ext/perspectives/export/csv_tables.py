"""The records as tables: CSV after RFC 4180, in UTF-8, a heading in the first line, lines ended by CR and LF.

Several ids in one cell are joined by "; ", the quotations of a claim by a line of three hyphens, which no
quotation can hold: its own paragraphs are parted by an empty line. What is not known is an empty cell.

A spreadsheet takes a cell that begins with = + - @, a tab or a line's end for a formula. Such text gets an apostrophe
before it, which spreadsheets hide; so does text that begins with apostrophes and then one of these, so that taking one
away always gives the text back. Numbers are left as they are: a coordinate may be negative.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any

from perspectives.export.book_data import Material, Record
from perspectives.export.schema import SCHEMA

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
SEPARATOR = "\n---\n"
Row = Mapping[str, Any]


CLAIM = tuple(SCHEMA["properties"]["claims"]["items"]["properties"])


def claims_table(material: Material) -> str:
    """Return a line for each claim."""
    return _table(CLAIM, (_claim(claim) for claim in material.data["claims"]))


def _claim(claim: Record) -> Row:
    return {
        **claim,
        "also_in": [f"{one['source']} {one['locator'] or ''}".strip() for one in claim["also_in"]],
        "quotations": SEPARATOR.join(claim["quotations"]),
    }


def voices_table(material: Material) -> str:
    """Return a line for each voice, with who they were."""
    names = ("id", "name", "role", "anonymous", "perspective", "dates", "variants", "about", "url")

    def row(voice: Record) -> Row:
        declared = material.book.registry.voices[voice["id"]]
        return {
            **voice,
            "dates": declared.dates,
            "variants": declared.variants,
            "about": declared.about,
            "url": material.addresses.get(f"voice-{voice['id']}"),
        }

    return _table(names, map(row, material.data["voices"]))


def events_table(material: Material) -> str:
    """Return a line for each event."""
    names = ("id", "title", "date", "place", "latitude", "longitude", "url")

    def row(event: Record) -> Row:
        place = event["place"] or {}
        return {
            **event,
            **place,
            "place": place.get("name"),
            "url": material.addresses.get(f"event-{event['id']}"),
        }

    return _table(names, map(row, material.data["events"]))


SOURCE = (
    "key label type author editor translator title container_title collection_title publisher publisher_place issued "
    "volume issue page doi isbn issn web_address language original_language rights url"
).split()


def sources_table(material: Material) -> str:
    """Return a line for each work of the bibliography; ``url`` is the book's entry, ``web_address`` the work's own."""

    def row(source: Record) -> Row:
        csl = source["csl"]
        return {
            **{name.lower().replace("-", "_"): value for name, value in csl.items()},
            **{
                role: [_name(one) for one in csl.get(role, ())] for role in ("author", "editor", "translator")
            },
            "key": source["key"],
            "label": material.book.works[source["key"]].label,
            "issued": issued(csl),
            "web_address": csl.get("URL"),
            "original_language": source["original_language"],
            "rights": source["rights"],
            "url": material.addresses.get(f"cite-{source['key']}"),
        }

    return _table(SOURCE, map(row, material.data["sources"]))


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "suffix") if part in name)
    return ", ".join(part for part in (family, name.get("given")) if part)


def issued(csl: Record) -> str | None:
    """Return when a work came out, as EDTF or as the bibliography has it; None where it is not known."""
    date = csl.get("issued")
    if not date:
        return None
    if "date-parts" in date:
        ends = date["date-parts"]
        return "/".join(
            "-".join(f"{part:04}" if i == 0 else f"{part:02}" for i, part in enumerate(end)) for end in ends
        )
    return str(date.get("edtf") or date.get("literal"))


def comparisons_table(material: Material) -> str:
    """Return a line for each comparison."""
    names = ("id", "title", "event", "finding", "settle", "claims", "witnesses", "silent", "url")

    def row(comparison: Record) -> Row:
        silent = [f"{one['perspective']}: {one['kind']}" for one in comparison["silent"]]
        return {**comparison, "silent": silent}

    return _table(names, map(row, material.data["comparisons"]))


def _table(names: Iterable[str], rows: Iterable[Row]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = list(names)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else "; ".join(value)
    return f"'{text}" if FORMULA.match(text) else text


TABLES: dict[str, Callable[[Material], str]] = {
    "claims.csv": claims_table,
    "voices.csv": voices_table,
    "events.csv": events_table,
    "sources.csv": sources_table,
    "comparisons.csv": comparisons_table,
}
