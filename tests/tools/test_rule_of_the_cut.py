"""Sentences that conclude from what lies outside the words seen are found, and the house keeps the rule."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.rule_of_the_cut import RULES, find, seen_of_ids, sources_in, without_quotations

PAGE = """:::{claim} ringer
:id: ringer-wind
:source: odo-book

> It was the wind.
:::

:::{claim} ringer
:id: ringer-rope
:quoted-in: odo-book

> The rope was old.
:::

(the-charter)=
# The charter

::::{document} charter
::::
"""
WORKS = {"odo-book": "whole", "charter": "opening"}
RULE = tomllib.loads(RULES.read_text(encoding="utf-8"))
VERBS = re.compile(r"\b(?:" + "|".join(RULE["verbs"]) + r")\b", re.IGNORECASE)
SENTENCES = {
    "The book leaves the wind out, {quote}`wind <ringer-wind>`.": None,
    "It never mentions the wind: {claim}`the rope <ringer-rope>`.": "never mentions",
    "{document}`Paragraph 3 <the-charter:p3>` does not say who paid.": "does not say",
    "The charter omits the abbot {cite:p}`charter{p. 3}`.": "omits",
    "The charter names nobody {cite:p}`odo-book,charter`.": "names nobody",
    "The charter omits the abbot.": None,
    "She says {quote}`never mentions it <ringer-rope>`.": None,
    "She calls it “no mention of me”, in {claim}`her words <ringer-rope>`.": None,
    "> The charter omits the abbot {cite:p}`charter`.": None,
    ":settle: what {claim}`the charter <the-charter>` leaves out": None,
    "The rope was old, {quote}`old <ringer-rope>`.": None,
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_lack_is_told_only_of_what_was_seen_whole(sentence: str) -> None:
    seen = seen_of_ids([PAGE], WORKS)
    found = list(find(Path("page.md"), f"Before.\n{sentence}\n", seen, VERBS, []))
    assert [(one.verb, one.line) for one in found] == (
        [(SENTENCES[sentence], 2)] if SENTENCES[sentence] else []
    )


def test_an_allowed_sentence_stays() -> None:
    seen = seen_of_ids([PAGE], WORKS)
    sentence = "The charter omits the abbot {cite:p}`charter`."
    assert list(find(Path("page.md"), sentence, seen, VERBS, ["The charter omits"])) == []


def test_sources_are_read_from_every_role() -> None:
    assert sources_in("{quote}`a <b>` {claim}`c` {document}`d <e:p3>` {cite:t}`f{p. 1},g` {ref}`h`") == [
        "b",
        "c",
        "e",
        "f",
        "g",
    ]
    assert without_quotations("He “left out” it, {quote}`omits <b>`.").split() == ["He", "it,", "."]


def test_the_book_keeps_the_rule_and_each_exception_has_its_reason() -> None:
    assert all(one["reason"].endswith(".") for one in RULE["allowed"])
    run = subprocess.run(
        [sys.executable, "-m", "tools.rule_of_the_cut"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")
