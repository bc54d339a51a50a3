"""The collation never accepts a quotation with one word changed, and always accepts other forms of signs."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perspectives.collation.normal_form import collapse_spaces, words_hash
from perspectives.collation.verdict import MATCHING_VERDICTS, compare
from tests.collation.mutations import mutants, typings
from tests.collation.support import STORY, passage

TEXT = passage(STORY)
STORY_LINE = collapse_spaces(STORY)
BOUNDED = settings(max_examples=200, deadline=None, database=None, derandomize=True)


@st.composite
def quotations(draw: st.DrawFn, shortest: int = 2, longest: int = 40) -> str:
    """Return some successive words of the story."""
    words = STORY_LINE.split()
    count = draw(st.integers(shortest, longest))
    start = draw(st.integers(0, len(words) - count))
    return " ".join(words[start : start + count])


@st.composite
def elisions(draw: st.DrawFn) -> tuple[str, str]:
    """Return successive words of the story with a marked omission in them, and the mark."""
    words = draw(quotations(12, 60)).split()
    start = draw(st.integers(4, len(words) - 6))
    end = draw(st.integers(start + 1, len(words) - 4))
    # Dots without brackets may not stand for dots of the story.
    has_dots = "..." in " ".join(words[start:end])
    mark = draw(st.sampled_from(["[…]", "[...]", "(…)"] if has_dots else ["[…]", "…", "...", "[...]", "(…)"]))
    return " ".join([*words[:start], mark, *words[end:]]), mark


def is_true(quotation: str) -> bool:
    """Return whether *quotation* is a true quotation of the story, by a plain search for its characters."""
    return re.search(rf"(?<![\w-]){re.escape(collapse_spaces(quotation))}(?![\w-])", STORY_LINE) is not None


@given(quotations())
@BOUNDED
def test_a_run_of_words_is_exact(quotation: str) -> None:
    # A part of a compound is no true quotation.
    assume(is_true(quotation))
    assert compare(quotation, [TEXT]).verdict == "exact"


@given(st.data())
@BOUNDED
def test_no_quotation_with_one_word_changed_passes(data: st.DataObject) -> None:
    quotation = data.draw(quotations())
    mutant = data.draw(mutants(quotation))
    assume(not is_true(mutant))
    result = compare(mutant, [TEXT])
    assert result.verdict not in MATCHING_VERDICTS
    if len(re.findall(r"\w+", quotation)) >= 4:
        assert result.verdict == "differs"
        assert "[-" in result.difference or "{+" in result.difference


@pytest.mark.slow("thousands of comparisons")
@given(quotations())
@BOUNDED
def test_every_negation_put_in_differs(quotation: str) -> None:
    words = quotation.split()
    for place in range(1, len(words)):
        negated = " ".join([*words[:place], "not", *words[place:]])
        # The story itself may deny it elsewhere.
        if is_true(negated):
            continue
        verdict = compare(negated, [TEXT]).verdict
        assert verdict not in MATCHING_VERDICTS
        # Few words are similar to too many passages.
        assert verdict == "differs" or len(words) < 4


@given(elisions())
@BOUNDED
def test_a_marked_omission_is_elided(elision: tuple[str, str]) -> None:
    quotation, _mark = elision
    # Three words are also needed between the added mark and a mark that the story prints.
    pieces = re.split(r"\[.*?\]|\(…\)|…|\.\.\.", quotation)
    assume(all(len(re.findall(r"\w+", piece)) >= 3 for piece in pieces))
    assert compare(quotation, [TEXT]).verdict == "elided"


@given(st.data())
@BOUNDED
def test_no_elided_quotation_with_one_word_changed_passes(data: st.DataObject) -> None:
    quotation, mark = data.draw(elisions())
    mutant = data.draw(mutants(quotation))
    # Where every piece stands in the story, the mutant is a true quotation with an omission.
    assume(not all(is_true(piece) for piece in mutant.split(mark)))
    assert compare(mutant, [TEXT]).verdict not in MATCHING_VERDICTS


@given(st.data())
@BOUNDED
def test_another_typing_is_normalised_and_has_the_same_hash(data: st.DataObject) -> None:
    quotation = data.draw(quotations())
    assume(compare(quotation, [TEXT]).verdict == "exact")
    typing = data.draw(typings(quotation))
    assert words_hash(typing) == words_hash(quotation)
    assert compare(typing, [TEXT]).verdict in ("exact", "normalised")


@given(st.data())
@BOUNDED
def test_a_changed_word_changes_the_hash(data: st.DataObject) -> None:
    quotation = data.draw(quotations())
    mutant = data.draw(mutants(quotation))
    assume(mutant.split() != quotation.split())
    assert words_hash(mutant) != words_hash(quotation)


@given(st.text(max_size=300), st.text(max_size=300))
@BOUNDED
def test_whatever_is_compared_has_a_verdict(quotation: str, text: str) -> None:
    assert compare(quotation, [passage(text)]).verdict
