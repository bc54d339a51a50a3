"""``claims.json``: it is valid by its schema, agrees with the pages, and is complete."""

from __future__ import annotations

import re

import jsonschema

from tests.support import Book, Build, SharedBook


def has_anchor(build: Build, url: str) -> bool:
    """Return whether the page of *url* has an element with the id in its fragment."""
    page, _, fragment = url.partition("#")
    return re.search(rf'\bid="{re.escape(fragment)}"', build.read(page)) is not None


def test_the_data_is_valid_and_every_address_in_it_exists(reader: SharedBook) -> None:
    build = reader.build()
    schema = __import__("json").loads(build.read("data/claims.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(build.data, schema)
    urls = [
        record["url"] for kind in ("claims", "comparisons", "editorial_notes") for record in build.data[kind]
    ]
    assert len(urls) == 6
    assert [url for url in urls if not has_anchor(build, url)] == []


def test_a_claim_carries_its_whole_chain(reader: SharedBook) -> None:
    claims = {claim["id"]: claim for claim in reader.build().data["claims"]}
    rope = claims["ringer-rope"]
    keys = ("perspective", "voice", "reporters", "last_hand", "told", "event")
    assert {key: rope[key] for key in keys} == {
        "perspective": "village",
        "voice": "ringer",
        "reporters": ["abbot"],
        "last_hand": "abbot",
        "told": "1720",
        "event": "breaking",
    }
    assert (rope["evidence"], claims["nobody-laughed"]["evidence"]) == ("unchecked", None)
    assert (claims["ringer-wind"]["told"], claims["ringer-wind"]["source"]) == (None, None)


def test_a_note_names_records_by_their_titles_and_keeps_quotation_marks(book: Book) -> None:
    book.replace(
        "docs/bell.md",
        "The letter does not say who heard it.",
        "In {claim}`ringer-wind`, see {accounts}`who-broke-it`, "
        "{voice}`the abbot <abbot>` reads {quote}`great wind <ringer-wind>`.",
    )
    build = book.build()
    (note,) = build.data["editorial_notes"]
    assert note["text"] == (
        'In Ringer: ‘It was the wind -- "a …’, see Who broke the bell?, the abbot reads “great wind”.'
    )
    assert "reads “great wind”." in build.read("registers.html")


def test_lists_are_sorted_by_id_and_claims_stand_in_the_order_of_reading(reader: SharedBook) -> None:
    data = reader.build().data
    for kind in ("perspectives", "voices", "events", "claims", "comparisons", "editorial_notes"):
        ids = [record["id"] for record in data[kind]]
        assert ids == sorted(ids)
    assert data["comparisons"][0]["claims"] == ["ringer-wind", "odo-ringer-did", "ringer-rope"]


def test_a_page_title_address_works_in_dirhtml(reader: SharedBook) -> None:
    build = reader.build("dirhtml")
    (claim,) = [claim for claim in build.data["claims"] if claim["id"] == "ringer-wind"]
    assert claim["url"] == "bell/#claim-ringer-wind"
