"""Options are read as they were meant: each faulty line is told, with the options that would be lost."""

from __future__ import annotations

import pytest

from perspectives.reading.option_lines import mend_options
from perspectives.records.option_values import parse_id, parse_list, parse_text

KNOWN = {
    **dict.fromkeys(("source", "locator", "settle", "answers"), parse_text),
    "id": parse_id,
    "via": parse_list,
}
END = "\n\n> Words.\n"

MENDED = {
    "an item of a list": (
        ":id: x\n- locator: p. 12\n:via: y",
        ":id: x\n:locator: p. 12\n:via: y",
        [("broken-option", 1, "lost: locator, via")],
    ),
    "another item": (
        ":id: x\n* locator: p. 12",
        ":id: x\n:locator: p. 12",
        [("broken-option", 1, "locator")],
    ),
    "no colon before": ("id: x\n:via: y", ":id: x\n:via: y", [("broken-option", 0, "lost: id, via")]),
    "a capital": (":id: x\nLocator: p. 12", ":id: x\n:locator: p. 12", [("broken-option", 1, "“:locator")]),
    "a sign of equality": (":id: x\nvia = y", ":id: x\n:via: y", [("broken-option", 1, "“:via: y”")]),
    "a semicolon": (":id: x\n:via; y", ':id: x\n:via: "y"', [("broken-option", 1, "“:via: y”")]),
    "full-width colons": ("：id：x\n:via: y", ":id: x\n:via: y", [("broken-option", 0, "“:id: x”")]),
    "no space": (":id: x\n:via:y", ':id: x\n:via: "y"', [("broken-option", 1, "“:via: y”")]),
    "no second colon": (":id: x\n:via y", ':id: x\n:via: "y"', [("broken-option", 1, "“:via: y”")]),
    "a space before the name": (":id: x\n: via: y", ":id: x\n:via: y", [("broken-option", 1, "“:via: y”")]),
    "quotation marks": (
        ':settle: "the bell" itself',
        ':settle: "\\"the bell\\" itself"',
        [("broken-option", 0, "in quotation marks")],
    ),
    "an apostrophe": (
        ":settle: 'tis gone",
        ':settle: "\'tis gone"',
        [("broken-option", 0, "quotation marks")],
    ),
    "a hash": (":settle: file # 12", ':settle: "file # 12"', [("broken-option", 0, "in quotation marks")]),
    "a remark": (":via: y # sure", ':via: "y"', [("broken-option", 0, "“:via: y”, without a remark")]),
    "two on one line": (
        ":id: x\n:settle: it :via: y",
        # The second takes the place of the empty line under the options.
        ":id: x\n:settle: it\n:via: y",
        [("broken-option", 1, "“:via: y” on a line of its own")],
    ),
    "a colon too many": ("::id: x", ":id: x", [("broken-option", 0, "“:id: x”")]),
    "a mark of quotation": (":id: x\n> :via: y", ":id: x\n:via: y", [("broken-option", 1, "“:via: y”")]),
    "the id of another directive": (":id: x\n\n:id: y\n:via: z", ":id: x\n\n:id: y\n:via: z", []),
    "a second line": (
        ":settle: the bell\n  itself\n:via: y",
        ":settle: the bell itself\n:\n:via: y",
        [("continued-option", 1, "lost: via")],
    ),
    "a second line without indent": (
        ":settle: the bell\nitself\n:via: y",
        ":settle: the bell itself\n:\n:via: y",
        [("continued-option", 1, "“settle” on one line")],
    ),
    "three lines": (
        ":settle: the bell\n  and\n  rope",
        ":settle: the bell and rope\n:\n:",
        [("continued-option", 1, "“settle”"), ("continued-option", 2, "“settle”")],
    ),
    "a list on a second line": (
        ":id: x\n:via: y,\nz",
        ":id: x\n:via: y, z\n:",
        [("continued-option", 2, "“via” on one line")],
    ),
    "what no value can be": (
        ":id: x\n???\n:via: y",
        ":id: x\n:\n:via: y",
        [("continued-option", 1, "an option, or nothing; these options would be lost: via")],
    ),
    "text directly under the options": (
        ":id: x\nShe laughed.",
        ":id: x\nShe laughed.",
        [("continued-option", 1, "an empty line before it")],
    ),
    "an empty line first": ("\n:id: x", ":id: x\n", [("option-in-text", 1, "without an empty line")]),
    "two empty lines first": (
        "\n \n:id: x\n:via: y",
        ":id: x\n:via: y\n\n",
        [("option-in-text", 2, "empty")],
    ),
    "an empty line between": (
        ":id: x\n\n:via: y",
        ":id: x\n:\n:via: y",
        [("option-in-text", 2, "lost: via")],
    ),
    "twice": (":via: y\n:via: z", ":via: y\n:via: z", [("repeated-option", 1, "“via: y”")]),
    "three times": (
        ":via: x\n:via: y\n:via: z",
        ":via: x\n:via: y\n:via: z",
        [("repeated-option", 1, "“via: x”"), ("repeated-option", 2, "“via: y”")],
    ),
    "a faulty line in YAML": (
        "---\nid: x\nvia:y\nlocator: p. 12\n---",
        ':\n:id: x\n:via: "y"\n:locator: p. 12\n:',
        [("broken-option", 2, "“:via: y”")],
    ),
    "twice in YAML": (
        "---\nvia: y\nvia: z\n---",
        "---\nvia: y\nvia: z\n---",
        [("repeated-option", 2, "“via: y”")],
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_options_are_mended_and_told(name: str) -> None:
    typed, expected, faults = MENDED[name]
    mended = mend_options(typed + END, KNOWN, is_own=True)
    assert mended.content.replace("\n\n", "\n") == (expected + END).replace("\n\n", "\n")
    assert mended.content.count("\n") == (typed + END).count("\n")
    assert [(fault.code, fault.line) for fault in mended.faults] == [
        (code, line) for code, line, _says in faults
    ]
    for fault, (_code, _line, says) in zip(mended.faults, faults, strict=True):
        assert says in fault.expected


@pytest.mark.parametrize(
    "typed",
    [
        ":id: x\n:via: y\n\n> Words.\n",
        ":id: x\n> Words.\n",
        ":id: x\n:::{claim} ringer\n",
        ":settle: the bell\n:  itself\n\n> Words.\n",
        ":settle: a: b, [c] {d} *e* `f`\n\n> Words.\n",
        ":id: x\n% a comment\n",
        "\n> Words.\n",
        "Words: and more.\n",
        "",
        ":id: x\n\nsettle: in the text\n",
    ],
)
def test_what_myst_reads_as_meant_stays_as_typed(typed: str) -> None:
    mended = mend_options(typed, KNOWN, is_own=True)
    assert (mended.content, mended.faults) == (typed, [])


@pytest.mark.parametrize(
    "typed", [":alt: x\nA caption.\n", "class: words of a text\n", ":alt: x\n\n:other: y\n"]
)
def test_the_text_of_other_directives_may_begin_under_their_options(typed: str) -> None:
    mended = mend_options(typed, dict.fromkeys(("alt", "class"), str), is_own=False)
    assert (mended.content, mended.faults) == (typed, [])


def test_a_directive_without_text_has_its_value_on_more_lines() -> None:
    mended = mend_options(":settle: the bell\nitself\n", KNOWN, is_own=True, holds_text=False)
    assert mended.content == ":settle: the bell itself\n:\n"
    assert [fault.code for fault in mended.faults] == ["continued-option"]


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_content_has_nothing_left_to_mend_but_what_is_told(name: str) -> None:
    once = mend_options(MENDED[name][0] + END, KNOWN, is_own=True)
    again = mend_options(once.content, KNOWN, is_own=True)
    assert again.content == once.content
