"""Which texts of pages hold a record, themselves or in what they include."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.reading.page_records import holds_records


@pytest.mark.parametrize(
    "text",
    [
        ":::{claim} ringer\n:::",
        "Words.\n\n```{view} claims\n```",
        "> ~~~{accounts} Who?\n> ~~~",
        "- ::: {commentary}\n  :::",
        "::::{perspectives:accounts} Who?\n::::",
        "`````{perspectives:editorial-note} date\n`````",
        # Without braces, with full-width signs, and with a space in the name.
        ":::claim ringer",
        "：：：｛claim｝ ringer",
        ":::{editorial note} date",
    ],
)
def test_a_directive_of_ours_is_found_well_formed_or_not(text: str) -> None:
    assert holds_records(text, Path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A claim\n\nIn a document, a view.",
        ":::{note}\nclaim\n:::",
        ":::{claims}\n:::",
        "```python\nview = {claim}\n```",
        "The role {claim}`ringer-wind`, and `:::{claim}` in code.",
        ":::{parallelogram}\n:::",
    ],
)
def test_other_text_holds_none(text: str) -> None:
    assert not holds_records(text, Path)


def test_an_included_file_counts_and_a_circle_ends(tmp_path: Path) -> None:
    def path_of(name: str) -> Path:
        return tmp_path / name

    path_of("claim.inc").write_text(":::{claim} ringer\n:::\n", encoding="utf-8")
    path_of("outer.inc").write_text("```{include} claim.inc\n```\n", encoding="utf-8")
    path_of("circle.inc").write_text("```{include} circle.inc\n```\n", encoding="utf-8")
    path_of("plain.inc").write_text("Words.\n", encoding="utf-8")
    found = {
        name: holds_records(f"```{{include}} {name}\n```", path_of)
        for name in ("claim.inc", "outer.inc", "circle.inc", "plain.inc", "missing.inc")
    }
    expected = {"claim.inc": True, "outer.inc": True, "circle.inc": False, "plain.inc": False}
    assert found == {**expected, "missing.inc": False}
