"""One quotation against one text: a verdict of words, never a score."""

from __future__ import annotations

import re

import pytest

from perspectives.collation.verdict import compare
from tests.collation.support import STORY, passage

TEXT = passage(STORY)


def verdict(quotation: str, text: str = STORY) -> str:
    """Return the verdict on *quotation* against *text*."""
    return compare(quotation, [passage(text)]).verdict


EXACT = (
    "It was the wind,",
    "the rope was old, that the frame had been mended twice, in 1694 and in 1697",
    "one of the four was the abbot's own cook... The inquiry found nobody guilty.",
    "Children strike it with stones [and with sticks].",
    "hangs",
    "1701",
)


@pytest.mark.parametrize("quotation", EXACT)
def test_the_same_characters_are_exact_wherever_lines_end(quotation: str) -> None:
    assert verdict(quotation) == "exact"
    assert verdict(quotation, STORY.replace("\n", " ")) == "exact"


NORMALISED = {
    "quotation marks": ("It was the wind,” she told him, “a great wind", STORY),
    "an apostrophe": ("the abbot’s own cook", STORY),
    "guillemets": ("»It was the wind,« she told him", STORY),
    "a dash": ("What is left of the bell – a third, or less – hangs", STORY),
    "spaces beside a dash": ("the bell—a third, or less—hangs", STORY),
    "no-break spaces": ("the village paid 300\u00a0crowns : for", "the village paid 300 crowns: for"),
    "a ligature": ("the ﬁrst inquiry", "the first inquiry"),
    "the sign for three dots": ("the abbot's own cook…", STORY),
    "spaced dots": ("own cook . . . The inquiry", STORY),
    "a word divided at a line's end": ("It was remarkable indeed", "It was remark-\nable indeed"),
    "a compound divided at a line's end": ("the north-east wind blew", "the north-\n east wind blew"),
    "a hyphen of another kind": ("the north‑east wind", "the north-east wind"),
}


@pytest.mark.parametrize("name", NORMALISED)
def test_what_the_closed_list_lets_pass_is_normalised(name: str) -> None:
    quotation, text = NORMALISED[name]
    assert verdict(quotation, text) == "normalised"


def test_letters_composed_and_decomposed_are_the_same_letters() -> None:
    assert verdict("8 Ne\u0308ntori printed it", "8 N\u00ebntori printed it") == "exact"


def test_what_cannot_be_seen_is_no_part_of_a_text() -> None:
    assert verdict("a remarkable thing", "a remark\u00adable\u200b thing") == "exact"


ELIDED = (
    "Anna Ringer did not ring it […] and Pedlar wrote it down",
    "that the rope was old, ... and that no bell of 12.5 hundredweight breaks",
    "that the rope was old (…) in 1694 and in 1697",
    "Abbot Odo never believed [Anna]. In his book he says",
    "[T]he inquiry found nobody guilty.",
    "one of the four was the abbot's […] The inquiry found nobody",
    "the village paid [in coin] 300 crowns for the metal",
    "The inquiry found nobody guilt[y]. It was the first inquiry",
    "the village ask[s] for another, and the abbey […] that were never given",
)


@pytest.mark.parametrize("quotation", ELIDED)
def test_marked_omissions_and_insertions_are_elided(quotation: str) -> None:
    text = STORY.replace("The inquiry found", "the inquiry found") if quotation.startswith("[T]") else STORY
    assert verdict(quotation, text) == "elided"


NOT_ELIDED = {
    "pieces in another order": "and Pedlar wrote it down […] Anna Ringer did not ring it",
    "an omission that is not marked": "Anna Ringer did not ring it and Pedlar wrote it down",
    "a piece too short to prove anything": "Anna Ringer did not ring […] not […] found nobody guilty",
    "an insertion that stands for a sentence": (
        "Anna Ringer did not ring it [whatever else] and Pedlar wrote it down"
    ),
    "a word of the witness in brackets only": "[The bell of Bellham]",
    "a beginning taken away": "said that it should have been […]made; it was re-hung",
    "a long ending taken away": "that no bell of 12.5 hundred[s] breaks in a wind",
    "another insertion than the witness's": "Children strike it with stones [and with boots].",
    "the same at an edge": "[with boots]. It does not sound like a bell. Nobody in Bellham",
    "a word lost beside the witness's own dots": (
        "one of the four was the abbot's own ... The inquiry found nobody"
    ),
    "a wrong word between the marks": "that the rope was new […] and that no bell of 12.5 hundredweight",
}


@pytest.mark.parametrize("name", NOT_ELIDED)
def test_marks_excuse_nothing_else(name: str) -> None:
    assert verdict(NOT_ELIDED[name]) in ("differs", "not-found")


def test_what_an_omission_leaves_out_is_told() -> None:
    finding = compare("Anna Ringer did […] ring it that morning", [TEXT])
    assert finding.verdict == "elided"
    assert finding.difference == "Anna Ringer did [-not-] {+[…]+} ring it that morning"


def test_an_omission_passes_over_a_page_at_most() -> None:
    far = "He rang the bell. " + "And so it went on. " * 100 + "Nobody came to see it."
    near = "He rang the bell. " + "And so it went on. " * 50 + "Nobody came to see it."
    quotation = "He rang the bell. […] Nobody came to see it."
    assert (verdict(quotation, near), verdict(quotation, far)) == ("elided", "differs")


def test_what_a_copyist_left_out_is_no_exact_text() -> None:
    copy = passage("He rang the bell. […] Nobody came to see it.", omission="[…]")
    assert compare("He rang the bell. […] Nobody came to see it.", [copy]).verdict == "elided"
    assert compare("He rang the bell. Nobody came to see it.", [copy]).verdict == "differs"


DIFFERS = {
    "a negation left out": "Anna Ringer did ring it that morning; she said so",
    "a negation put in": "that the rope was not old, that the frame had been mended",
    "a number": "the village paid 800 crowns for the metal",
    "a decimal": "no bell of 12.6 hundredweight breaks",
    "half a number": "no bell of 12",
    "a year of a span": "of 1758",
    "a name": "Tom Ringer, and Pedlar wrote it down",
    "the case of a letter": "the Inquiry found nobody guilty",
    "a full stop": "did not ring it that morning.",
    "half a compound": "a great wind from the north",
    "the other half of a compound": "east, and not my hand",
    "a quotation mark left out": "It was the wind, she told him",
    "a hyphen left out": "from the northeast, and not my hand",
    "a bracket left out": "strike it with stones and with sticks",
    "a word turned round": "it should have been made; it was re-hung",
}


@pytest.mark.parametrize("name", DIFFERS)
def test_whatever_else_is_changed_differs(name: str) -> None:
    assert verdict(DIFFERS[name]) == "differs"


def test_a_difference_is_told_word_by_word() -> None:
    finding = compare("Abbot Odo always believed her. In his book he says that the old rope was old", [TEXT])
    assert finding.difference == (
        "Abbot Odo [-never-] {+always+} believed her. In his book he says that the {+old+} rope was old"
    )


def test_a_difference_at_either_end_is_told_too() -> None:
    finding = compare("Father Odo never believed him", [TEXT])
    assert finding.difference == "[-Abbot-] {+Father+} Odo never believed [-her-] {+him+}"


@pytest.mark.parametrize(
    ("quotation", "difference"),
    [
        ("a great wind from the north", "a great wind from the north[--east-]"),
        ("east, and not my hand", "[-north--]east, and not my hand"),
        ("of 1758", "of 1758[-–1761-]"),
        ("praises it. Some of them said that it should have been unmade; it was re", "praises it. Some of"),
    ],
)
def test_the_other_half_of_a_compound_is_told(quotation: str, difference: str) -> None:
    assert compare(quotation, [TEXT]).difference.startswith(difference)
    assert "[-" in compare(quotation, [TEXT]).difference


def test_what_nothing_is_like_is_not_found() -> None:
    assert verdict("We can dismantle the base if you like.") == "not-found"
    assert verdict("…") == "not-found"
    assert verdict("hung", "It was unhung.") == "not-found"


def test_pages_are_found_where_breaks_are_marked() -> None:
    text = passage(
        "One two three [p. 4] four five [p. 5] six seven.", page_break=re.compile(r"\[p\. (\d+)\]")
    )
    pages = {
        words: [place.locator for place in compare(words, [text]).places]
        for words in ("two three", "four", "three four", "two three four five six")
    }
    assert pages == {
        "two three": [None],
        "four": ["p. 4"],
        "three four": [None],
        "two three four five six": [None],
    }
    assert compare("four five six", [text]).places[0].locator == "pp. 4–5"
