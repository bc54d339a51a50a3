"""The index of the search has every record once, in plain text, at an address that exists."""

from __future__ import annotations

import json
from typing import Any

from tests.export.test_claims_json import has_anchor
from tests.support import Book, Build, SharedBook


def index_of(build: Build) -> Any:
    """Return the index, which the script gives to the page."""
    script = build.read("data/search.js")
    assert script.startswith("perspectivesSearch(")
    return json.loads(script[script.index("(") + 1 : script.rindex(")")])


def entries_of(build: Build) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of the index by kind, with ids in place of positions in lists."""
    index = index_of(build)
    entries: dict[str, list[dict[str, Any]]] = {}
    for kind, title, words, text, page, anchor, perspective, voice, via, *rest in index["records"]:
        entry = {
            "title": title,
            "words": words,
            "text": text,
            "url": f"{index['pages'][page][0]}#{anchor}",
            "perspective": index["perspectives"][perspective][0] if perspective >= 0 else None,
            "voice": index["voices"][voice][0] if voice >= 0 else None,
            "via": [index["voices"][number][0] for number in via],
            "said": rest[0] if rest else "",
            "told": rest[1] if rest[1:] else "",
            "pen": rest[2] if rest[2:] else -1,
        }
        entries.setdefault(index["kinds"][kind][0], []).append(entry)
    return entries


def test_every_kind_of_record_is_found_at_an_address_that_exists(reader: SharedBook) -> None:
    build = reader.build()
    entries = entries_of(build)
    assert build.warnings == []
    assert {kind: len(entries_of_kind) for kind, entries_of_kind in entries.items()} == {
        "voice": 4,
        "event": 2,
        "comparison": 1,
        "claim": 4,
        "section": 10,
        "note": 1,
        "work": 2,
    }
    urls = [entry["url"] for entries_of_kind in entries.values() for entry in entries_of_kind]
    assert [url for url in urls if not has_anchor(build, url)] == []
    assert len(set(urls)) == len(urls)


def test_addresses_are_those_of_directories_where_pages_are(reader: SharedBook) -> None:
    entries = entries_of(reader.build("dirhtml"))
    assert entries["claim"][0]["url"] == "bell/#claim-ringer-wind"


def test_a_claim_carries_its_words_its_report_and_who_says_it(reader: SharedBook) -> None:
    claims = entries_of(reader.build())["claim"]
    rope, odo = claims[1], claims[2]
    assert rope == {
        "title": "Ringer: “The rope was old. It was …”",
        "words": "The rope was old.\n\nIt was very old.",
        "text": "",
        "url": "bell.html#claim-ringer-rope",
        "perspective": "village",
        "voice": "ringer",
        "via": ["abbot"],
        "said": "1701-05-01",
        "told": "1720",
        "pen": 1,
    }
    assert odo["text"] == "He adds that the bell was sound."


def test_our_prose_is_found_where_it_stands_and_no_claim_in_it(book: Book) -> None:
    book.replace("docs/bell.md", "Nobody agrees", "Nobody agrees.[^2]\n\nNot even she")
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n[^2]: So the bell itself says.\n")
    build = book.build()
    entries = entries_of(build)
    assert build.warnings == []
    sections = {section["title"]: section["text"] for section in entries["section"]}
    assert sections["The bell"].startswith(
        "Nobody agrees.\n\nSo the bell itself says.\n\nNot even she (Odo 1720). "
        "See Who broke the bell?, Odo: “She "
    )
    assert sections["An aside"] == ""
    (comparison,) = entries["comparison"]
    assert comparison["title"] == "Who broke the bell?"
    assert comparison["text"] == "They disagree on “the wind”."
    (note,) = entries["note"]
    assert note["title"].startswith("Editorial note: attribution – Ringer: ")
    assert note["text"] == "The letter does not say who heard it."


def test_documents_stand_in_the_order_of_the_contents(book: Book) -> None:
    book.write("docs/appendix.md", "(an-appendix)=\n# An appendix\n\nText.\n")
    book.replace("docs/index.md", "registers\n", "registers\nappendix\n")
    assert [page[1] for page in index_of(book.build())["pages"]] == [
        "The Broken Bell",
        "The bell",
        "Registers",
        "An appendix",
    ]


def test_nothing_in_the_index_can_end_a_script_or_a_line(book: Book) -> None:
    book.replace("docs/bell.md", "> She rang too hard.", r"> She said \</script\>\<!-- x to me.")
    # In a claim every kind of white space is one; within a name of the registry it is kept as it is.
    nasty = 'variants = ["Ann\\u2028</script>\\u2029x"]'
    book.replace("sources/voices.toml", 'short = "Ringer"', f'short = "Ringer"\n{nasty}')
    build = book.build()
    assert build.warnings == []
    script = build.read("data/search.js")
    assert [mark for mark in ("<", "\u2028", "\u2029") if mark in script] == []
    assert len(script.splitlines()) == 1
    assert entries_of(build)["claim"][2]["words"].startswith("She said </script><!-- ")
    assert "Ann\u2028</script>\u2029x" in json.dumps(index_of(build), ensure_ascii=False)


def test_two_builds_write_the_same_index(book: Book) -> None:
    assert book.build().read("data/search.js") == book.build(tag="-again").read("data/search.js")


def test_a_place_has_its_other_names_and_a_name_of_the_index_is_found(book: Book) -> None:
    book.write(
        "sources/places.toml",
        '[places.bellham]\nname = "Bellham"\nspellings = ["Belhamia", "Campania"]\n'
        '[places.abbey-hill]\nname = "Abbey Hill"\nspellings = ["Mount Odo", "hill of the abbey"]\n'
        '[places.village]\nname = "Village"\n',
    )
    index = index_of(book.build())
    assert index["places"] == [["Bellham", "Belhamia", "Campania"], ["Abbey Hill", "Mount Odo"]]


def test_months_are_named_in_the_languages_of_the_works(book: Book) -> None:
    book.replace("sources/references.bib", "language = {en},\n}", "language = {sq},\n}")
    may = index_of(book.build())["months"][4]
    assert may[0] == "May"
    assert "maj" in may
