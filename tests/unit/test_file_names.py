"""The names of files: which are the same on every file system, and which two some take for one."""

from __future__ import annotations

import pytest

from perspectives.records.file_names import (
    folded,
    is_device,
    is_page_name,
    is_page_path,
    nearest_page_name,
)

FIT = (
    # A hyphen at the end breaks nothing.
    *(
        "dash-",
        "bell",
        "Bell",
        "README",
        "the-bell",
        "the_bell",
        "01-intro",
        "1960",
        "parts/the-bell",
        "a/b/c/d",
    ),
    *("kapitulli-ë", "глава-1", "第一章", "अध्याय", "ﬁn", "straße", "console", "com10", "x" * 100),
)
UNFIT = {
    "50%25": "50-25",
    "x#y": "x-y",
    "q?z": "q-z",
    "c:d": "c-d",
    "a b": "a-b",
    " a": "a",
    "a+b": "a-b",
    "a&b;c,d": "a-b-c-d",
    "quo'te": "quo-te",
    'a"b<c>d|e*f': "a-b-c-d-e-f",
    "a\\b": "a-b",
    "v1.2": "v1-2",
    "trailing.": "trailing",
    ".hidden": "hidden",
    "..": None,
    "_under": "under",
    "-dash": "dash",
    "a/_b": "a/b",
    "con": "con-page",
    "Con": "Con-page",
    "parts/NUL": "parts/NUL-page",
    "nul/x": "nul-page/x",
    "com1": "com1-page",
    "LPT9": "LPT9-page",
    "aux": "aux-page",
    "prn": "prn-page",
    "lpt¹": "lpt",
    "½": None,
    "tab\tx": "tab-x",
    "line\nx": "line-x",
    "zero\u200bwidth": "zero-width",
    "soft\u00adhyphen": "soft-hyphen",
    "right\u202eleft": "right-left",
    "a\ufe0fb": "a-b",
    "\ue000": None,
    "bad\udcffname": "bad-name",
    "e\u0308": "ë",
    "x" * 101: None,
    "ж" * 51: None,
    "/".join(["x" * 60] * 4): None,
    "": None,
    "a//b": None,
}
"""Names that do not work everywhere, each with the name that is offered for it."""


@pytest.mark.parametrize("name", FIT)
def test_a_name_that_works_everywhere_is_fit(name: str) -> None:
    assert is_page_name(name)
    assert is_page_path(name)
    assert nearest_page_name(name) is None


@pytest.mark.parametrize("name", sorted(UNFIT))
def test_a_name_that_breaks_somewhere_is_unfit_and_a_near_one_is_offered(name: str) -> None:
    assert not is_page_name(name)
    assert nearest_page_name(name) == UNFIT[name]


@pytest.mark.parametrize(
    "name", ["", ".", "..", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "...", "a\\b", "a\nb", "x" * 201]
)
def test_a_path_that_leaves_the_folder_was_never_a_page(name: str) -> None:
    assert not is_page_path(name)


@pytest.mark.parametrize("name", ["a b", "50%25", "con", "v1.2", "_x", "Bell"])
def test_an_older_name_of_a_page_may_have_another_form(name: str) -> None:
    assert is_page_path(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bell", "bell"),
        ("STRASSE", "straße"),
        ("é", "e\u0301"),
        ("ﬁn", "FIN"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("parts/Bell", "Parts/bell"),
    ],
)
def test_two_names_that_some_file_system_takes_for_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_names_are_two() -> None:
    assert len({folded(name) for name in ("e", "é", "bell", "bells", "be-ll", "be_ll")}) == 6


def test_windows_keeps_the_names_of_devices() -> None:
    assert [name for name in ("con", "COM1", "lpt³", "conin$", "nul", "com0") if not is_device(name)] == []
    assert [name for name in ("cons", "com", "com10", "null", "") if is_device(name)] == []
