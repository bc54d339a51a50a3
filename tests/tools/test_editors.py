"""The editors of an edition, as pyproject.toml names them: read, or refused with the mend."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tools.editors import Editor, EditorError, check_sign, read_editors, read_orcid

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("tables", "editors"),
    [
        ([], ()),
        ([{"family": "Carberry"}], (Editor("", "Carberry"),)),
        (
            [
                {"given": "Josiah", "family": "Carberry", "orcid": ORCID},
                {"given": "Ismail", "family": "Qemali"},
            ],
            (Editor("Josiah", "Carberry", ORCID), Editor("Ismail", "Qemali")),
        ),
    ],
)
def test_editors_are_read_in_their_order(tables: Any, editors: tuple[Editor, ...]) -> None:
    assert read_editors(tables) == editors


def test_a_name_is_printed_and_sorted() -> None:
    editor = Editor("Josiah", "Carberry", ORCID)
    assert (editor.name, editor.sorted_name) == ("Josiah Carberry", "Carberry, Josiah")
    assert editor.orcid_address == f"https://orcid.org/{ORCID}"
    single = Editor("", "Mao")
    assert (single.name, single.sorted_name, single.orcid_address) == ("Mao", "Mao", "")


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ("Josiah Carberry", "editors is 'Josiah Carberry', which is no list"),
        ({"family": "Carberry"}, "which is no list of tables: write each as [[tool.edition.editors]]"),
        (["Josiah Carberry"], "editor 1 is 'Josiah Carberry', which is no table"),
        ([{"family": "A"}, {"given": "Josiah"}], "editor 2 has no family name"),
        ([{"name": "Josiah Carberry"}], 'editor 1 has "name": only given, family and orcid are known'),
        ([{"family": "Carberry", "email": "a@b", "ORCID": ORCID}], 'editor 1 has "ORCID", "email"'),
        ([{"family": ""}], "editor 1: family is '', and should be words"),
        ([{"family": " Carberry"}], "editor 1: family is ' Carberry'"),
        ([{"family": "Car\nberry"}], "family is 'Car\\nberry'"),
        ([{"family": "Carberry, Josiah"}], "family is 'Carberry, Josiah', and should be words"),
        ([{"family": 7}], "editor 1: family is 7"),
        ([{"family": ["Carberry"]}], "editor 1: family is ['Carberry']"),
        ([{"family": "Carberry", "orcid": ""}], "editor 1: orcid is ''"),
        (
            [{"family": "Carberry", "orcid": "0000-0002-1825-0098"}],
            "the last would be 7; copy it from orcid.org",
        ),
        ([{"family": "Carberry", "orcid": "0000-0002-1825"}], "should be four groups of four signs"),
        ([{"family": "Carberry", "orcid": "https://example.org/" + ORCID}], "should be four groups"),
        ([{"family": "Carberry", "orcid": "0000-0002-1825-OO97"}], "should be four groups of four signs"),
    ],
)
def test_what_is_wrong_is_said_with_its_mend(tables: Any, message: str) -> None:
    with pytest.raises(EditorError, match=re.escape(message)):
        read_editors(tables)


@pytest.mark.parametrize(
    ("typed", "orcid"),
    [
        (ORCID, ORCID),
        ("0000000218250097", ORCID),
        (f"https://orcid.org/{ORCID}", ORCID),
        (f"http://orcid.org/{ORCID}/", ORCID),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
    ],
)
def test_an_orcid_id_is_read_in_every_form_that_is_in_use(typed: str, orcid: str) -> None:
    assert read_orcid(typed) == orcid


@pytest.mark.parametrize(
    "digits", ["000000021825009", "000000021694233", "000000015109370", "000000000000000"]
)
def test_a_changed_digit_changes_the_last_sign(digits: str) -> None:
    others = {digits[:7] + str((int(digits[7]) + step) % 10) + digits[8:] for step in range(1, 10)}
    assert check_sign(digits) not in {check_sign(other) for other in others}
