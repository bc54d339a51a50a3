"""The spellings by which the search finds a voice."""

from __future__ import annotations

import pytest

from perspectives.export.search_names import spellings
from perspectives.records.declarations import Voice


@pytest.mark.parametrize(
    ("name", "short", "role", "variants", "expected"),
    [
        ("Anna Ringer", "Ringer", "participant", (), []),
        (
            "Anna Ringer",
            "Ringer",
            "participant",
            ("Ann Ryngere", "Рингер", "Anna Ringer-Smith"),
            ["Ringer", "Ann Ryngere", "Рингер", "Anna Ringer-Smith", "Ryngere", "Ringer-Smith"],
        ),
        ("Li Wen", "Li", "historian", ("Lee Ouen",), ["Li", "Lee Ouen", "Lee"]),
        ("The Council", "The Council", "body", ("Council of Bellham",), ["Council", "Council of Bellham"]),
    ],
)
def test_a_name_is_found_by_every_spelling_and_a_person_by_the_last_name(
    name: str, short: str, role: str, variants: tuple[str, ...], expected: list[str]
) -> None:
    assert spellings(Voice("x", name, "", role, short=short, variants=variants)) == expected
