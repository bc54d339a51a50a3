"""A copy that has passages only: what stands in it is found, and of what does not nothing is concluded."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from perspectives.collation.lock import Lock
from perspectives.collation.lock_update import collate
from perspectives.collation.manifest import Copy
from perspectives.collation.readers import read_witness
from perspectives.records.claim_records import Claim

DAY = datetime.date(2001, 12, 31)
OPENING = "She swears that the rope was very old, and that it broke in the great wind. New hands rang it."
LONG = "She swears that the rope was very old, and that it broke in the great {}."


@pytest.mark.parametrize(
    ("quotation", "of_passages", "of_whole"),
    [
        (LONG.format("wind"), "exact", "exact"),
        ("the great wind", "exact", "exact"),
        (LONG.format("storm"), "differs", "differs"),
        # Nothing can be concluded from what lies outside of an opening.
        ("I say that the ringer has pulled at it like a fool.", "no-witness", "not-found"),
        # A short quotation is similar to many passages.
        ("great bells", "no-witness", "differs"),
        ("that the bell broke in the end", "no-witness", "differs"),
    ],
)
def test_words_outside_of_an_opening_are_not_missed(
    tmp_path: Path, quotation: str, of_passages: str, of_whole: str
) -> None:
    (tmp_path / "odo.txt").write_text(OPENING, encoding="utf-8")
    claim = Claim("odo-ringer-did", "a", 1, "odo", source="odo-book", quotations=(quotation,))
    for extent, expected in (("passages", of_passages), ("whole", of_whole)):
        copy = Copy("abbey", "Opening", "web-copy", "odo-book", ("odo.txt",), extent=extent)
        result = collate([claim], [copy], [read_witness(copy, tmp_path)], Lock(), DAY)
        assert [entry.verdict for entry in result.entries] == [expected], extent


@pytest.mark.parametrize(
    ("text", "sign", "verdict"),
    [
        ("the leader• ship of the abbey", "• ", "normalised"),
        ("the leader• ship of the abbey", None, "differs"),
        ("the leader- ship of the abbey", "- ", "normalised"),
        ("the leader-ship of the abbey", "• ", "differs"),
        ("the leader• ships of the abbey", "• ", "differs"),
    ],
)
def test_a_hyphen_of_a_line_that_has_lost_its_end_divides_a_word(
    tmp_path: Path, text: str, sign: str | None, verdict: str
) -> None:
    (tmp_path / "odo.txt").write_text(text, encoding="utf-8")
    copy = Copy("abbey", "Reading", "machine-reading", "odo-book", ("odo.txt",), line_hyphen=sign)
    words = ("the leadership of the abbey",)
    claim = Claim("odo-ringer-did", "a", 1, "odo", source="odo-book", quotations=words)
    result = collate([claim], [copy], [read_witness(copy, tmp_path)], Lock(), DAY)
    assert [entry.verdict for entry in result.entries] == [verdict]


@pytest.mark.parametrize("other", ["whole", "passages"])
def test_a_similar_passage_is_another_one_where_a_further_copy_has_the_words(
    tmp_path: Path, other: str
) -> None:
    (tmp_path / "near.txt").write_text(OPENING, encoding="utf-8")
    (tmp_path / "true.txt").write_text(LONG.format("storm"), encoding="utf-8")
    copies = [
        Copy("near", "Opening", "web-copy", "odo-book", ("near.txt",), extent="passages"),
        Copy("true", "Page", "web-copy", "odo-book", ("true.txt",), extent=other),
    ]
    claim = Claim("odo-ringer-did", "a", 1, "odo", source="odo-book", quotations=(LONG.format("storm"),))
    witnesses = [read_witness(copy, tmp_path) for copy in copies]
    result = collate([claim], copies, witnesses, Lock(), DAY)
    assert [(entry.copy, entry.verdict) for entry in result.entries] == [("true", "exact")]
