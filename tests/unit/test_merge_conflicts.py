"""Conflicts that git leaves in a file are found, whole and in pieces; what only looks like one is not."""

from __future__ import annotations

import pytest

from perspectives.records.merge_conflicts import conflicts_in, without_conflicts

WHOLE = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other"

FOUND = {
    "a whole one": (f"a\n{WHOLE}\nb", [(1, 5, (2,))]),
    "with the common words": ("<<<<<<< HEAD\nx\n||||||| 1a2b\nbase\n=======\ny\n>>>>>>> b", [(0, 6, (1,))]),
    "two": (f"{WHOLE}\n\n{WHOLE}", [(0, 4, (1,)), (6, 10, (7,))]),
    "with nothing on our side": ("<<<<<<< HEAD\n=======\ny\n>>>>>>> b", [(0, 3, ())]),
    "with nothing on their side": ("<<<<<<< HEAD\nx\n=======\n>>>>>>> b", [(0, 3, (1,))]),
    "without names": ("<<<<<<<\nx\n=======\ny\n>>>>>>>", [(0, 4, (1,))]),
    "with line ends of Windows": (WHOLE.replace("\n", "\r\n"), [(0, 4, (1,))]),
    "with a heading underlined by as many signs": (
        "<<<<<<< HEAD\nx\n=======\nHeading\n=======\n>>>>>>> b",
        [(0, 5, (1,))],
    ),
    "one within another": (
        f"<<<<<<< A\n{WHOLE}\n=======\nb\n>>>>>>> A",
        [(0, 0, ()), (1, 5, (2,)), (6, 6, ()), (8, 8, ())],
    ),
    "only its beginning": ("a\n<<<<<<< HEAD\nb", [(1, 1, ())]),
    "only its end": ("a\n>>>>>>> other\nb", [(1, 1, ())]),
    "only its middle": ("a\n\n=======\nb", [(2, 2, ())]),
    "none: six signs": ("<<<<<< HEAD\nx\n======\ny\n>>>>>> b", []),
    "none: eight signs": ("<<<<<<<< HEAD\nx", []),
    "none: an indent": ("  <<<<<<< HEAD\nx", []),
}


@pytest.mark.parametrize("name", FOUND)
def test_conflicts_are_found(name: str) -> None:
    text, expected = FOUND[name]
    found = [(one.first, one.last, one.ours) for one in conflicts_in(text.split("\n"), markdown=True)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Heading\n=======\n\ntext",
        "| a |\n||||||| b |",
        f"```text\n{WHOLE}\n```",
        f"~~~~\n```\n{WHOLE}\n~~~~",
        f"```{{code-block}} text\n{WHOLE}\n```",
        f":::{{code-block}} text\n{WHOLE}\n:::",
    ],
)
def test_in_markdown_headings_tables_and_code_are_no_conflicts(text: str) -> None:
    assert conflicts_in(text.split("\n"), markdown=True) == []


def test_the_content_of_a_directive_is_no_code() -> None:
    assert len(conflicts_in(f":::{{claim}} ringer\n{WHOLE}\n:::".split("\n"), markdown=True)) == 1


def test_the_first_version_is_kept_in_its_lines() -> None:
    text, conflicts = without_conflicts(f"a\n{WHOLE}\nb")
    assert text == "a\n\nours\n\n\n\nb"
    assert conflicts == [(2, "<<<<<<< HEAD … >>>>>>> other")]
    assert without_conflicts("a\nb\r\n") == ("a\nb\r\n", [])
