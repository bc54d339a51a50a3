"""``mentions.json``: the names of the index, each with every place that speaks of it; and its JSON Schema."""

from __future__ import annotations

from typing import Any

from perspectives.book.book import Book
from perspectives.book.name_entries import NameEntry
from perspectives.book.name_places import Mention
from perspectives.export.book_data import BookData, Record, as_json
from perspectives.records.fields import values_of
from perspectives.records.json_schemas import BASE, ID, MAYBE_ID, MAYBE_URL, TEXT, list_schema, object_schema
from perspectives.records.name_fields import NAME_FIELDS

MENTIONS_FILE = "mentions.json"
MENTIONS_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Names of a book, and where it speaks of each",
    **object_schema(
        schema_version={"const": 1},
        base=BASE,
        book={"type": "object"},
        names=list_schema(
            object_schema(
                **{field.name: {"description": field.about, **field.schema} for field in NAME_FIELDS},
                url=MAYBE_URL,
                claims={"description": "The claims whose voice it is.", "type": "array", "items": ID},
                reports={
                    "description": "The claims of others that it reports.",
                    "type": "array",
                    "items": ID,
                },
                mentions=list_schema(
                    object_schema(
                        url={"description": "The section, claim, note or paragraph.", "type": "string"},
                        claim={"description": "The claim whose words they are.", **MAYBE_ID},
                        comparison={"description": "The comparison that holds it.", **MAYBE_ID},
                        count={
                            "description": "How often this paragraph names it.",
                            "type": "integer",
                            "minimum": 1,
                        },
                        words={"description": "The form by which it is first named.", **TEXT},
                    )
                ),
            )
        ),
    ),
}
"""The schema of the file. ``mentions`` are in the order of the book, one for each paragraph."""


def mention_facts(book: Book) -> list[object]:
    """Return what the file prints of the mentions: they can change where no record does."""
    return [
        (
            id_,
            [
                (one.docname, one.text.anchor, one.text.claim, one.text.comparison, one.count, _words(one))
                for one in mentions
            ],
        )
        for id_, mentions in book.mentions.items()
    ]


def mentions_json(data: BookData) -> str:
    """Return the file: the names that have an entry, by id."""
    entries = sorted(data.book.name_entries, key=lambda entry: entry.name.id)
    return as_json(
        {
            **data.head,
            "names": [_name(data, entry) for entry in entries],
        }
    )


def _name(data: BookData, entry: NameEntry) -> Record:
    name = entry.name
    found = data.book.mentions.get(name.id, ())
    return {
        **{field.name: value for field, value in values_of(NAME_FIELDS, data.book, name, {})},
        "url": data.name_addresses.get(name.id),
        "claims": sorted(claim.id for claim in entry.said),
        "reports": sorted(claim.id for claim in entry.reported),
        "mentions": [_mention(data, mention) for mention in found],
    }


def _mention(data: BookData, mention: Mention) -> Record:
    return {
        "url": f"{data.page_addresses[mention.docname]}#{mention.text.anchor}",
        "claim": mention.text.claim or None,
        "comparison": mention.text.comparison or None,
        "count": mention.count,
        "words": _words(mention),
    }


def _words(mention: Mention) -> str:
    start, end = mention.words
    return mention.sentence[start:end]
