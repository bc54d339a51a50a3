"""The lines before a quotation that say in which language or work its words stand."""

from __future__ import annotations

import pytest

from perspectives.reading.wording_lines import read_wordings

AS_MEANT = {
    "{lang=ru}": {"lang": "ru"},
    "{ lang = ru }": {"lang": "ru"},
    '{lang="ru"}': {"lang": "ru"},
    "{ lang = 'ru' }": {"lang": "ru"},
    "{lang=“ru”}": {"lang": "ru"},
    "  {lang=zh-Hans}": {"lang": "zh-Hans"},
    "{as-in=odo-book}": {"as-in": "odo-book"},
    '{as-in=odo-book locator="p. 4"}': {"as-in": "odo-book", "locator": "p. 4"},
    "{as-in=odo-book lang=de}": {"as-in": "odo-book", "lang": "de"},
    "{as-in=odo-book}\n{lang=de}": {"as-in": "odo-book", "lang": "de"},
    '{lang=ru, source=odo-book, locator="doc. 13, headnote"}': {
        "lang": "ru",
        "source": "odo-book",
        "locator": "doc. 13, headnote",
    },
    "{#anchor .verse lang=ru}": {"lang": "ru"},
}
"""Lines that are right, and what they say."""
TOLD = {
    "{lang: ru}": ("{lang=ru}", {"lang": "ru"}),
    "{lang=ru": ("{lang=ru}", {"lang": "ru"}),
    "{lang=ru}.": ("{lang=ru}", {"lang": "ru"}),
    "{Lang=ru}": ("{lang=ru}", {"lang": "ru"}),
    "{language=ru}": ("{lang=ru}", {"lang": "ru"}),
    "{ru}": ("{lang=ru}", {"lang": "ru"}),
    "｛lang＝ru｝": ("{lang=ru}", {"lang": "ru"}),
    "lang=ru": ("{lang=ru}", {"lang": "ru"}),
    ":lang: ru": ("{lang=ru}", {"lang": "ru"}),
    "> {lang=ru}": ("{lang=ru}", {"lang": "ru"}),
    "{as_in=odo-book}": ("{as-in=odo-book}", {"as-in": "odo-book"}),
    "{as in=odo-book}": ("{as-in=odo-book}", {"as-in": "odo-book"}),
    "{as-in=odo-book{p. 4}}": ('{as-in=odo-book locator="p. 4"}', {"as-in": "odo-book", "locator": "p. 4"}),
    "{source=odo-book}": ("{as-in=odo-book}", {"as-in": "odo-book"}),
    "{lang=ru}{as-in=odo-book}": ("{lang=ru as-in=odo-book}", {"lang": "ru", "as-in": "odo-book"}),
    "{lang=ru}\n": ("{lang=ru}", {"lang": "ru"}),
}
"""Lines that are read as meant and told, how they should stand, and what they say."""
FAULTS = {
    "{lang=RU}": ("malformed-language", "lang=RU", "ru"),
    "{lang=russian}": ("malformed-language", "lang=russian", "ru"),
    "{as-in=Odo_Book}": ("malformed-id", "as-in=Odo_Book", "odo-book"),
    "{as-in=odo-book locator=4}": ("malformed-locator", "locator=4", "p. 4"),
    "{lnag=ru}": ("unknown-option", "lnag=ru", "lang"),
    "{lang=ru colour=red}": ("unknown-option", "colour=red", None),
    "{lang=ru lang=de}": ("repeated-option", "lang=de", None),
    "{lang}": ("malformed-wording", "{lang}", None),
    "{lang=}": ("malformed-wording", "{lang=}", None),
}
"""Lines with a fault: its code, what was found, the nearest right value."""
NOT_OURS = {
    "a class": "{.verse}",
    "an id": "{#anchor}",
    "a role": "{sub}`2`",
    "our words": "She spoke {so we think} in Russian.",
    "words with an equals sign": "Here x = y.",
    "braces around words": "{illegible}",
}
"""Lines that say nothing of a quotation."""


def read(typed: str, *after: str):  # type: ignore[no-untyped-def]  # only the tests below use it
    """Return what is read of a claim with a quotation, a line, and words under it."""
    return read_wordings(["> Words.", "", *typed.split("\n"), *(after or ("> Слова.",))])


@pytest.mark.parametrize("typed", AS_MEANT)
def test_a_line_says_what_the_words_under_it_are(typed: str) -> None:
    result = read(typed)
    assert [said.values for said in result.by_quotation.values()] == [AS_MEANT[typed]]
    assert result.faults == []
    assert result.lines == ["> Words.", "", *[""] * len(typed.split("\n")), "> Слова."]


@pytest.mark.parametrize("typed", TOLD)
def test_a_line_that_is_almost_right_is_read_as_meant_and_told(typed: str) -> None:
    written, values = TOLD[typed]
    result = read(typed)
    assert [said.values for said in result.by_quotation.values()] == [values]
    assert {fault.code for fault in result.faults} == {"malformed-wording"}
    assert f"“{written}”" in result.faults[0].expected
    assert result.faults[0].line == 2


@pytest.mark.parametrize("typed", FAULTS)
def test_what_cannot_be_read_is_told(typed: str) -> None:
    code, value, near = FAULTS[typed]
    result = read(typed)
    assert [(fault.code, fault.value, fault.near) for fault in result.faults] == [(code, value, near)]
    assert "".join(result.lines) == "> Words.> Слова."


@pytest.mark.parametrize("typed", NOT_OURS.values(), ids=NOT_OURS)
def test_other_lines_are_left_alone(typed: str) -> None:
    result = read(typed)
    assert result.lines[2] == typed
    assert (result.by_quotation, result.faults) == ({}, [])


@pytest.mark.parametrize("after", [("Words.",), ("",), (":::{note}", "> Words.", ":::"), ("# Heading",)])
def test_a_line_without_a_quotation_under_it_is_told(after: tuple[str, ...]) -> None:
    result = read("{lang=ru}", *after)
    assert [fault.code for fault in result.faults] == ["wording-without-words"]
    assert result.by_quotation == {}


def test_a_line_parts_two_quotations_that_no_empty_line_parts() -> None:
    result = read_wordings(["> Words.", "{lang=ru}", "> Слова.", "> {as-in=odo-book}", "> Other words."])
    assert result.lines == ["> Words.", "", "> Слова.", "", "> Other words."]
    assert sorted(result.by_quotation) == [2, 4]


def test_words_on_the_line_itself_are_its_quotation() -> None:
    result = read("{lang=ru} > Слова.", "")
    assert result.lines[2] == "> Слова."
    assert [said.values for said in result.by_quotation.values()] == [{"lang": "ru"}]
    assert [fault.code for fault in result.faults] == ["malformed-wording"]


def test_what_stands_in_a_fence_is_no_line_of_the_claim() -> None:
    lines = ["```", "{lang=ru}", "> Слова.", "```"]
    result = read_wordings(lines)
    assert (result.lines, result.by_quotation, result.faults) == (lines, {}, [])
