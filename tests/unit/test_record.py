"""The record of published ids: read with the line of each fault, and written the same for the same facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.permalinks.record import (
    ANCHOR_PREFIXES,
    Permalinks,
    PublishedId,
    RetiredId,
    dump_permalinks,
)
from perspectives.permalinks.record_reader import load_permalinks

WHOLE = """
[claims]
b = { edition = "1.1", pages = ["old/one", "two", "old/one"] }
a = "1.0"

[sections]
"odd id" = "1.0"

[pages]
"old/one" = { edition = "1.0", section = "the-one" }
'a b' = "1.0"

[retired.pages."old/two"]
edition = "1.1"
why = "Three."

[retired.notes.n]
edition = "1.1"
why = 'Why "n".'
page = "part/page"

[retired.claims.z]
edition = "1.2"
why = "Two."
page = "page"
replaced-by = ["b", "a"]

[retired.claims.y]
edition = "1.2"
why = "One."
page = "page"
replaced-by = "a"
"""


def load(folder: Path, text: str) -> Permalinks:
    """Write a record and read it."""
    path = folder / "permalinks.toml"
    path.write_text(text, encoding="utf-8")
    return load_permalinks(path)


def test_ids_are_read_with_their_lines_and_retired_ones_in_their_order(tmp_path: Path) -> None:
    links = load(tmp_path, WHOLE)
    assert links.problems == []
    assert links.published == {
        "claims": {"b": PublishedId("1.1", ("old/one", "two", "old/one")), "a": PublishedId("1.0")},
        "sections": {"odd id": PublishedId("1.0")},
        "pages": {
            "old/one": PublishedId("1.0", section="the-one"),
            "a b": PublishedId("1.0"),
        },
    }
    lines = [(id_, published.line) for ids in links.published.values() for id_, published in ids.items()]
    assert lines == [("b", 3), ("a", 4), ("odd id", 7), ("old/one", 10), ("a b", 11)]
    assert links.retired_ids == [
        RetiredId("pages", "old/two", "1.1", "Three.", (), "old/two", 13),
        RetiredId("notes", "n", "1.1", 'Why "n".', (), "part/page", 17),
        RetiredId("claims", "z", "1.2", "Two.", ("b", "a"), "page", 22),
        RetiredId("claims", "y", "1.2", "One.", ("a",), "page", 28),
    ]


def test_the_file_is_written_sorted_and_comes_back(tmp_path: Path) -> None:
    links = load(tmp_path, WHOLE)
    text = dump_permalinks(links, "permalinks")
    heads = [line for line in text.splitlines() if line.startswith("[")]
    assert heads == [
        "[pages]",
        "[sections]",
        "[claims]",
        '[retired.pages."old/two"]',
        "[retired.claims.y]",
        "[retired.claims.z]",
        "[retired.notes.n]",
    ]
    pages = '["old/one", "two", "old/one"]'
    assert text.index('a = "1.0"') < text.index(f'b = {{ edition = "1.1", pages = {pages} }}')
    assert '"old/one" = { edition = "1.0", section = "the-one" }\n' in text
    # What took the place of an id keeps its order: the first is the nearest.
    assert 'replaced-by = ["b", "a"]' in text
    again = load(tmp_path, text)
    assert (again.published, again.problems) == (links.published, [])
    assert dump_permalinks(again, "permalinks") == text


@pytest.mark.parametrize("kind", ANCHOR_PREFIXES)
def test_the_anchor_of_a_retired_id_is_that_of_its_kind(kind: str) -> None:
    assert RetiredId(kind, "x", "1", "Why.").anchor == ANCHOR_PREFIXES[kind] + "x"


def test_a_missing_file_records_nothing(tmp_path: Path) -> None:
    links = load_permalinks(tmp_path / "permalinks.toml")
    assert (links.published, links.retired_ids, links.problems) == ({}, [], [])


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "permalinks.toml").mkdir()
    (problem,) = load_permalinks(tmp_path / "permalinks.toml").problems
    assert (problem.code, problem.line) == ("missing-file", 1)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("[claim]\n", "unknown-field", "claims"),
        ("[claims]\nx = 1\n", "malformed-field", "x = 1"),
        ("claims = 1\n", "malformed-field", "[claims]"),
        ("retired = 1\n", "malformed-field", "[retired.claims.some-id]"),
        ("[retired.claims]\nx = 1\n", "malformed-field", "[retired.claims.x]"),
        ("[retired.claim.x]\n", "unknown-field", "claims"),
        ("[retired.voices.x]\nwhy = 'So.'\n", "missing-field", "“edition”"),
        ("[retired.claims.x]\nedition = '2'\nwhy = 'So.'\n", "missing-field", "“page”"),
        (
            "[retired.voices.x]\nedition = '2'\nwhy = 'So.'\nreplacedby = 'y'\n",
            "unknown-field",
            "replaced-by",
        ),
        ("[retired.voices.x]\nedition = '2'\nwhy = 'So.'\npage = '../x'\n", "malformed-field", "../x"),
        ("[retired.voices.x]\nedition = '2'\nwhy = 3\n", "malformed-field", "why = 3"),
        ("[claims\n", "toml-syntax", "as many brackets"),
        ("[claims]\nx = { edition = '1', page = 'a' }\n", "unknown-field", "pages"),
        ("[claims]\nx = { pages = ['a'] }\n", "missing-field", "“edition”"),
        ("[claims]\nx = { edition = 1, pages = ['a'] }\n", "malformed-field", "edition = 1"),
        ("[claims]\nx = { edition = '1', pages = 'a' }\n", "malformed-field", "pages = 'a'"),
        ("[claims]\nx = { edition = '1', pages = [1] }\n", "malformed-field", "oldest first"),
        ("[claims]\nx = { edition = '1', pages = ['../a'] }\n", "malformed-field", "../a"),
        ("[claims]\nx = { edition = '1', pages = ['/a'] }\n", "malformed-field", "/a"),
        ("[claims]\nx = { edition = '1', pages = ['a//b'] }\n", "malformed-field", "a//b"),
        ("[claims]\nx = { edition = '1', pages = [''] }\n", "malformed-field", "['']"),
        ("[claims]\nx = [1]\n", "malformed-field", "{ edition, pages }"),
        ("[pages]\nx = [1]\n", "malformed-field", "{ edition, section }"),
        ("[pages]\n'../x' = '1'\n", "malformed-field", "../x"),
        ("[pages]\nx = { edition = '1', section = 1 }\n", "malformed-field", "section = 1"),
        ("[pages]\nx = { edition = '1', pages = ['a'] }\n", "unknown-field", "section"),
    ],
)
def test_a_fault_is_one_problem_with_its_line(tmp_path: Path, text: str, code: str, words: str) -> None:
    (problem,) = load(tmp_path, f"\n\n{text}").problems
    assert (problem.code, problem.path) == (code, str(tmp_path / "permalinks.toml"))
    assert words in f"{problem.value} {problem.expected}"
    assert 3 <= problem.line < 3 + text.count("\n")


def test_a_retired_id_need_not_name_its_page_where_the_record_does(tmp_path: Path) -> None:
    retired = "[retired.claims.x]\nedition = '2'\nwhy = 'So.'\n"
    assert load(tmp_path, f"[claims]\nx = {{ edition = '1', pages = ['a'] }}\n{retired}").problems == []
    assert load(tmp_path, f"{retired}[claims]\nx = {{ edition = '1', pages = ['a'] }}\n").problems == []
    (problem,) = load(tmp_path, f"[claims]\nx = '1'\n{retired}").problems
    assert problem.code == "missing-field"
