"""Sizes of files, in the units and the numerals of the language."""

from __future__ import annotations

from perspectives.export.file_sizes import size_text


def test_sizes_are_said_in_the_units_of_the_language() -> None:
    assert (size_text(999, "en"), size_text(1000, "en"), size_text(1_049_999, "en")) == (
        "999 bytes",
        "1 kB",
        "1 MB",
    )
    assert size_text(1500, "de") == "1,5 kB"
