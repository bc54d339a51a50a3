"""The forms of the public address and of an editor."""

from __future__ import annotations

from typing import Any

import pytest

from perspectives.records.setting_values import editor_name, is_public_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/",
        "https://example.org/book",
        "https://example.org/a/b/",
        "http://127.0.0.1:8765/book/",
        "http://localhost:8000",
        "https://user.github.io/accounts-of-a-split/",
        "https://example.org/b%C3%BCcher/",
        "https://bücher.example/",
        "https://[::1]/book/",
    ],
)
def test_the_address_of_a_folder_is_a_public_address(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "book/",
        "example.org/book/",
        "www.example.org",
        "//example.org/book/",
        "https:/example.org/book/",
        "https://",
        "https:///book/",
        "ftp://example.org/book/",
        "file:///home/book/",
        "javascript:alert(1)",
        "https://example.org/book/index.html",
        "https://example.org/?page=",
        "https://example.org/book/#top",
        "https://example.org/my book/",
        " https://example.org/",
        "https://example.org/\n",
        'https://example.org/"><script>',
        "https://name:word@example.org/",
        "<https://example.org/>",
    ],
)
def test_what_makes_no_whole_addresses_is_none(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ({"family": "Carberry"}, {"family": "Carberry"}),
        ({"given": "Josiah", "family": "Carberry"}, {"family": "Carberry", "given": "Josiah"}),
        (
            {"family": "Carberry", "orcid": "0000-0002-1825-0097"},
            {"family": "Carberry", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
        ),
        (
            {"family": "Carberry", "orcid": "http://orcid.org/000000021694233x"},
            {"family": "Carberry", "ORCID": "https://orcid.org/0000-0002-1694-233X"},
        ),
        ({}, None),
        ({"given": "Josiah"}, None),
        ({"family": ""}, None),
        ({"family": " "}, None),
        ({"family": 3}, None),
        ({"family": "Carberry", "name": "Josiah"}, None),
        ({"family": "Carberry", "orcid": "0000-0002-1825"}, None),
        ({"family": "Carberry", "orcid": "https://evil.example/0000-0002-1825-0097"}, None),
        ("Josiah Carberry", None),
        (None, None),
        (["Carberry"], None),
    ],
)
def test_an_editor_is_a_table_with_a_family_name(table: Any, name: dict[str, str] | None) -> None:
    assert editor_name(table) == name
