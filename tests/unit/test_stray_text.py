"""Words that look like markup and are none are found in their line; words that are meant are not."""

from __future__ import annotations

import pytest

from perspectives.reading.directives import DIRECTIVES
from perspectives.reading.fence_lines import OWN_NAMES
from perspectives.reading.roles import RECORD_ROLES
from perspectives.reading.stray_text import OWN_ROLES, stray_markup

FOUND = {
    ":cert: low": ("option-in-text", 0, ":cert: low"),
    "words\n:cert: low": ("option-in-text", 1, ":cert: low"),
    ":cert:low": ("option-in-text", 0, ":cert:low"),
    ":crt: low": ("option-in-text", 0, ":crt: low"),
    ":cert:": ("option-in-text", 0, ":cert:"),
    "：cert：low": ("option-in-text", 0, "：cert：low"),
    "cert: low": ("option-in-text", 0, "cert: low"),
    "date: 1701-05-01": ("option-in-text", 0, "date: 1701-05-01"),
    "locator: p. 12": ("option-in-text", 0, "locator: p. 12"),
    "source: odo-book": ("option-in-text", 0, "source: odo-book"),
    "{claim}‘x’": ("malformed-role", 0, "{claim}‘x’"),
    "{claim}'x'": ("malformed-role", 0, "{claim}'x'"),
    '{claim}"x"': ("malformed-role", 0, '{claim}"x"'),
    "{claim}´x´": ("malformed-role", 0, "{claim}´x´"),
    "{claim} `x`": ("malformed-role", 0, "{claim} `x`"),
    "a\n{claim}\n`x`": ("malformed-role", 1, "{claim}"),
    "{claim}x": ("malformed-role", 0, "{claim}x"),
    "{claim}[x]": ("malformed-role", 0, "{claim}[x]"),
    "{claim}`x": ("malformed-role", 0, "{claim}`x"),
    "{claim}``": ("malformed-role", 0, "{claim}``"),
    "{ claim }`x`": ("malformed-role", 0, "{ claim }`x`"),
    "{claim`x`}": ("malformed-role", 0, "{claim`x`"),
    "｛claim｝`x`": ("malformed-role", 0, "｛claim｝`x`"),
    ":claim:`x`": ("malformed-role", 0, ":claim:`x`"),
    "See :cite:p:`odo`.": ("malformed-role", 0, ":cite:p:`odo`"),
    "{cite:p}‘odo’": ("malformed-role", 0, "{cite:p}‘odo’"),
    "{ref}‘x’": ("malformed-role", 0, "{ref}‘x’"),
    "H{sub}2": ("malformed-role", 0, "{sub}2"),
    "{clam}‘x’": ("malformed-role", 0, "{clam}‘x’"),
    ":{claim} ringer": ("malformed-directive", 0, ":{claim} ringer"),
    ":{acounts} Who?": ("malformed-directive", 0, ":{acounts} Who?"),
    "::": ("stray-fence", 0, "::"),
    "[x](http://a b)": ("broken-link", 0, "[x](http://a b)"),
    "[x](HTTPS://a/b c.html)": ("broken-link", 0, "[x](HTTPS://a/b c.html)"),
    "[x](http://a/b (c).html)": ("broken-link", 0, "[x](http://a/b (c).html)"),
    '[x](http://a b "T")': ("broken-link", 0, '[x](http://a b "T")'),
    "![x](my bell.png)": ("broken-link", 0, "![x](my bell.png)"),
    "[x](../my page.md)": ("broken-link", 0, "[x](../my page.md)"),
    "[x] (http://a)": ("broken-link", 0, "[x] (http://a)"),
    "<http://a b>": ("broken-link", 0, "<http://a b>"),
    "[x]: http://a b": ("broken-link", 0, "[x]: http://a b"),
}


@pytest.mark.parametrize("text", FOUND)
def test_what_looks_like_markup_is_found(text: str) -> None:
    (found,) = stray_markup(text, "claim")
    code, line, value = FOUND[text]
    assert (found.code, found.line) == (code, line)
    assert found.value.startswith(value)


@pytest.mark.parametrize(
    "text",
    [
        "{claim}`x`",
        "{claim}``x`y``",
        "`{claim}` and `:cert: low`",
        "``{claim}`x` ``",
        "\\{claim}`x`",
        "{x} and {a, b} and {1}",
        "[word]{.smallcaps} and [word]{#place}",
        "{x}`y` of a role that Sphinx reports",
        "3:4 and 12:30: a time",
        "see: this",
        "Event: it broke.",
        "event: it broke in the morning",
        "source: unknown to us",
        "settle: any words",
        "[sic] (as he said)",
        "[he](she said so)",
        '[x](http://a "a title")',
        "[x](<http://a b>)",
        "[x](http://a/b(c).html)",
        "[^1]: a footnote",
        "a http://a b",
        "{index} of the book",
        "",
    ],
)
def test_what_is_meant_is_not_found(text: str) -> None:
    assert stray_markup(text, "claim") == []


def test_a_name_without_colons_is_an_option_only_of_its_directive() -> None:
    assert stray_markup("about: ringer-wind", "claim") == []
    assert [one.code for one in stray_markup("about: ringer-wind", "editorial-note")] == ["option-in-text"]
    assert stray_markup("about: ringer-wind") == []


def test_the_names_are_those_of_our_directives_and_roles() -> None:
    assert set(OWN_NAMES) == set(DIRECTIVES)
    assert set(OWN_ROLES) == set(RECORD_ROLES)
