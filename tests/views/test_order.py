"""The order of registers, chapters, rows, reporters, data and results of the search.

The order in the source differs from each of these, and so does the order of the ids.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Book, Build

EVENTS = """
[events.verdict]
title = "The verdict"
date = "1701-09-01"

[events.breaking]
title = "The breaking of the bell"
date = "1701-05-01"

[events.answer]
title = "The answer"
date = "1701-09-01"

[events.casting]
title = "The casting of the bell"
date = "1688"
"""
# The first chapter has the last letter, the later events and the higher numbers.
ZULU_PAGE = """(zulu)=
# Zulu

::::{accounts} What was the verdict?
:id: aa-verdict
:event: verdict
:finding: differ
:with: a-cast, m-broke

:::{claim} abbot
:id: z-verdict
:source: odo-book

> The verdict of the abbot.
:::

:::{claim} ringer
:id: y-verdict
:via: pedlar, abbot
:source: odo-book
:quoted-in: pedlar-letter
:also-in: pedlar-letter{p. 9}, odo-book{p. 3}
:answers: z-verdict, a-cast

> The second verdict.

> And a third.
:::

:::{claim} ringer
:id: x-verdict
:source: odo-book

> The verdict of the ringer.
:::
::::

:::{editorial-note} text
:id: z-note
:about: z-verdict, a-cast

Of the text.
:::
"""
ALPHA_PAGE = """(alpha)=
# Alpha

::::{accounts} How was it cast?
:id: zz-casting
:event: casting
:finding: unverifiable
:with: y-verdict

:::{claim} ringer
:id: m-broke
:event: breaking
:source: odo-book

> It broke.
:::

:::{claim} ringer
:id: a-cast
:source: odo-book

> It was cast.
:::
::::

:::{editorial-note} date
:id: b-note
:about: a-cast

Of the date.
:::

:::{editorial-note} date
:id: a-note
:about: m-broke

Of another date.
:::
"""
REGISTERS_PAGE = "(registers)=\n# Registers\n\n" + "".join(
    f"(all-{name})=\n## {name.title()}\n\n:::{{view}} {name}\n:::\n\n"
    for name in (
        *(
            "claims",
            "disagreements",
            "editorial-notes",
            "voices",
            "events",
            "chapters",
            "timeline",
            "map",
            "chains",
        ),
        *("perspectives", "evidence", "bibliography"),
    )
)
WORKS_SECTION = "\n(all-works)=\n## Works\n\n```{bibliography}\n:all:\n```\n"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the build of the book."""
    book = Book(tmp_path_factory.mktemp("order"))
    book.write("docs/bell.md", ALPHA_PAGE)
    book.write("docs/zulu.md", ZULU_PAGE)
    book.write("docs/registers.md", REGISTERS_PAGE + WORKS_SECTION)
    book.write("sources/events.toml", EVENTS)
    book.replace("docs/index.md", "bell\nregisters", "zulu\nbell\nregisters")
    build = book.build()
    assert build.warnings == []
    return build


def page(build: Build, name: str = "registers.html") -> BeautifulSoup:
    """Return a page, parsed."""
    return BeautifulSoup(build.read(name), "html5lib")


def words(elements: list[Tag]) -> list[str]:
    """Return the text of each element."""
    return [" ".join(element.get_text().split()) for element in elements]


def targets(links: list[Tag]) -> list[str]:
    """Return the id that each link leads to."""
    return [str(link["href"]).partition("#")[2].partition("-")[2] for link in links]


def section(build: Build, name: str) -> Tag:
    """Return the section of a register."""
    element = page(build).find(id=f"all-{name}")
    assert isinstance(element, Tag)
    return element


def relation(build: Build, anchor: str, name: str) -> list[str]:
    """Return the ids of the records that an entry of a register names under *name*."""
    entry = page(build).find(id=anchor)
    assert isinstance(entry, Tag)
    (line,) = [line for line in entry.select(".ps-relation") if line.get_text().startswith(f"{name}: ")]
    return targets(line.select("a"))


ORDERS: dict[str, tuple[Callable[[Build], list[str]], list[str]]] = {
    "claims, by what they speak of and then by id": (
        lambda build: targets(section(build, "claims").select("tbody td:first-child a")),
        ["a-cast", "m-broke", "x-verdict", "y-verdict", "z-verdict"],
    ),
    "questions, by what they ask of": (
        lambda build: targets(section(build, "disagreements").select(".ps-matrix tbody th a")),
        ["zz-casting", "aa-verdict"],
    ),
    "the first claims of a question, column by column": (
        lambda build: targets(section(build, "disagreements").select("tr:last-child td a")),
        ["y-verdict", "z-verdict"],
    ),
    "notes, by kind and then as typed": (
        lambda build: targets(section(build, "editorial-notes").select("a[href*='#note-']")),
        ["b-note", "a-note", "z-note"],
    ),
    "voices, by the name they are sorted by": (
        lambda build: words(section(build, "voices").select(".ps-entry-title")),
        ["A pedlar", "Abbot Odo", "Anna Ringer", "Unattributed"],
    ),
    "what a voice says, in the order of time": (
        lambda build: relation(build, "voice-ringer", "Says"),
        ["a-cast", "m-broke", "x-verdict", "y-verdict"],
    ),
    "events, by date and then by id": (
        lambda build: words(section(build, "events").select(".ps-entry-title")),
        ["The casting of the bell", "The breaking of the bell", "The answer", "The verdict"],
    ),
    "what is said of an event": (
        lambda build: relation(build, "event-verdict", "Spoken of"),
        ["x-verdict", "y-verdict", "z-verdict"],
    ),
    "chapters, as in the contents": (
        lambda build: words(section(build, "chapters").select("tbody td:first-child")),
        ["Zulu", "Alpha"],
    ),
    "events of the timeline": (
        lambda build: words(section(build, "timeline").select("td:first-child .ps-event-line")),
        ["The casting of the bell", "The breaking of the bell", "The verdict"],
    ),
    "pictures of the timeline: the events, then sides as in the registry": (
        lambda build: [str(title["id"]) for title in section(build, "timeline").select("svg title")],
        ["timeline-events-title", "timeline-village-title", "timeline-abbey-title"],
    ),
    "places of the map, and what happened there": (
        lambda build: words(section(build, "map").select(".ps-event-line a")),
        ["The casting of the bell", "The breaking of the bell", "The answer", "The verdict"],
    ),
    "perspectives of the chains": (
        lambda build: words(section(build, "chains").select("#table-chains-hands .ps-tally-whose")),
        ["V The village", "A The abbey"],
    ),
    "perspectives of the evidence": (
        lambda build: [row.split()[0] for row in words(section(build, "evidence").select("tbody tr"))][:2],
        ["V", "A"],
    ),
    "perspectives, as in the registry": (
        lambda build: [
            name.partition(":")[0] for name in words(section(build, "perspectives").select(".ps-key-name"))
        ],
        ["V The village", "A The abbey", "T Travellers", "L Scholars of later times"],
    ),
    "works, by author": (
        lambda build: [str(work["id"]) for work in section(build, "works").select(".ps-work")],
        ["cite-odo-book", "cite-pedlar-letter"],
    ),
    "what is taken from a work": (
        lambda build: relation(build, "cite-odo-book", "Taken from it"),
        ["a-cast", "m-broke", "x-verdict", "y-verdict", "z-verdict"],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_a_register_has_its_order(build: Build, name: str) -> None:
    ids_in, expected = ORDERS[name]
    assert ids_in(build) == expected


def test_rows_have_first_who_answers_whom_then_the_rest_as_typed_with_borrowed_ones_last_then_silence(
    build: Build,
) -> None:
    (block,) = page(build, "zulu.html").select(".ps-rows")
    pair, rest, silences = block.find_all(recursive=False)
    assert words(pair.select(".ps-row-caption")) == [
        "Anna Ringer in answer to Abbot Odo; one account of Anna Ringer in answer to another"
    ]
    assert words(pair.select(".ps-label > .ps-letter, .ps-words")) == [
        "A",
        "“The verdict of the abbot.”",
        "V",
        "“It was cast.”",
        "V",
        "“The second verdict.”",
        "“And a third.”",
    ]
    assert words(rest.select(".ps-further-head, .ps-letter, .ps-words")) == [
        "V The village, continued",
        "V",
        "“The verdict of the ringer.”",
        "“It broke.”",
    ]
    assert words(silences.select(".ps-letter")) == ["T"]


def test_reporters_stand_in_the_order_in_which_they_told_it(build: Build) -> None:
    claim = page(build, "zulu.html").find(id="claim-y-verdict")
    assert isinstance(claim, Tag)
    assert "As told by A pedlar, then by Abbot Odo, set down in 1720" in words([claim])[0]
    steps = words(claim.select(".ps-steps li"))
    assert [step.partition(":")[0].partition(",")[0] for step in steps] == [
        "Said by Anna Ringer",
        "Told by A pedlar",
        "Told by Abbot Odo",
        "Printed in Odo 1720",
        "Quoted in Pedlar 1702",
        "Also in Pedlar 1702",
        "Also in Odo 1720",
        "Printed here",
    ]
    cited = page(build, "_cite/zulu.html").find(id="claim-y-verdict")
    assert isinstance(cited, Tag)
    (citation,) = [
        form for form in words(cited.select(".ps-cite-form")) if "As told" in form or "as told" in form
    ]
    assert "as told by A pedlar, then by Abbot Odo" in citation
    (row,) = [
        row for row in words(section(build, "claims").select("tbody tr")) if "The second verdict" in row
    ]
    assert "The abbey (Odo)" in row
    data = {one["id"]: one for one in build.data["claims"]}["y-verdict"]
    assert (data["reporters"], data["last_hand"]) == (["pedlar", "abbot"], "abbot")
    assert data["quotations"] == ["The second verdict.", "And a third."]
    assert [one["source"] for one in data["also_in"]] == ["pedlar-letter", "odo-book"]
    file = json.loads(build.read("data/claims/y-verdict.json"))
    assert [one["id"] for one in file["reporters"]] == ["pedlar", "abbot"]


def test_the_data_are_sorted_by_id_and_tables_as_the_data(build: Build) -> None:
    for kind in ("perspectives", "voices", "events", "claims", "comparisons", "editorial_notes"):
        ids = [one["id"] for one in build.data[kind]]
        assert ids == sorted(ids), kind
    # The claims of a comparison are the exception: they stand in the order of reading.
    assert build.data["comparisons"][0]["claims"] == [
        "z-verdict",
        "a-cast",
        "y-verdict",
        "x-verdict",
        "m-broke",
    ]
    for name in ("claims", "voices", "events", "comparisons"):
        rows = list(csv.DictReader(StringIO(build.read(f"data/{name}.csv"))))
        assert [row["id"] for row in rows] == [one["id"] for one in build.data[name]]


def test_annotations_stand_by_claim_and_by_quotation(build: Build) -> None:
    items = json.loads(build.read("data/annotations.jsonld"))["first"]["items"]
    assert [item["id"].partition("#claim-")[2] for item in items] == [
        *("a-cast-1", "m-broke-1", "x-verdict-1", "y-verdict-1", "y-verdict-2", "z-verdict-1"),
    ]


def search_index(build: Build) -> Any:
    """Return the index of the search."""
    script = build.read("data/search.js")
    return json.loads(script[script.index("(") + 1 : script.rindex(")")])


def test_the_search_finds_passages_in_the_order_of_the_book(build: Build) -> None:
    index = search_index(build)
    assert [one[1] for one in index["pages"]] == ["The Broken Bell", "Zulu", "Alpha", "Registers"]
    kinds = [kind[0] for kind in index["kinds"]]
    anchors: dict[str, list[str]] = {}
    for record in index["records"]:
        anchors.setdefault(kinds[record[0]], []).append(record[5])
    assert list(anchors) == kinds
    assert anchors["claim"] == [
        "claim-z-verdict",
        "claim-y-verdict",
        "claim-x-verdict",
        "claim-m-broke",
        "claim-a-cast",
    ]
    assert anchors["comparison"] == ["accounts-aa-verdict", "accounts-zz-casting"]
    assert anchors["note"] == ["note-z-note", "note-b-note", "note-a-note"]
    assert anchors["section"][:3] == ["the-broken-bell", "zulu", "alpha"]


def test_choices_of_the_register_stand_in_an_order_that_a_reader_expects(build: Build) -> None:
    choices = {
        str(select["name"]): [text for option in select.select("option") if (text := option.get_text())][1:]
        for select in section(build, "claims").select("fieldset select")
    }
    assert choices["words"] == ["The village: council and ringers", "The abbey"]
    assert choices["voice"] == ["Odo, Abbot", "Ringer, Anna"]
    assert choices["reporter"] == ["A pedlar", "Odo, Abbot"]
    assert choices["event"] == [
        "1688 · The casting of the bell",
        "1701 · The breaking of the bell",
        "1701 · The verdict",
    ]
    assert choices["source"] == ["Odo 1720", "Pedlar 1702"]
    assert choices["finding"] == ["accounts differ", "unverifiable"]


def test_a_claim_that_two_questions_show_stands_on_both_pages_and_is_found_once(build: Build) -> None:
    for name in ("zulu.html", "bell.html"):
        assert words(page(build, name).select(".ps-words")).count("“The second verdict.”") == 1
    assert [row[1] for row in search_index(build)["records"]].count("Ringer: “The second verdict.”") == 1
    counts = [comparison["claims"].count("y-verdict") for comparison in build.data["comparisons"]]
    assert counts == [1, 1]


def test_the_index_leads_to_each_claim_once_under_each_word(build: Build) -> None:
    entries = build.app.env.domaindata["index"]["entries"]["zulu"]
    places = [(entry[1], entry[2]) for entry in entries if entry[2] == "claim-y-verdict"]
    assert [word for word, _anchor in places] == [
        "Ringer, Anna",
        "A pedlar",
        "Odo, Abbot",
        "The verdict",
        "Odo 1720",
    ]
