"""The words of a passage as a quotation has them: whole sentences, without the ends of lines."""

from __future__ import annotations

import pytest

from perspectives.collation.passage_search import find_words
from perspectives.collation.passage_words import sentences_around, words_between
from tests.collation.support import STORY, passage

LONG_LINES = "A HEADING\nThe bell broke, " + "and nobody knew why, " * 12 + "at all.\nAnother paragraph."


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two three. Four.", "three", "Two three."),
        ("One. Two three. Four.", "Two three.", "Two three."),
        ("One. Two three", "three", "Two three"),
        (
            "Mr. Odo, i.e. the abbot of No. 5, came. He left.",
            "abbot",
            "Mr. Odo, i.e. the abbot of No. 5, came.",
        ),
        ("It cost 3.50 crowns. He paid.", "crowns", "It cost 3.50 crowns."),
        ("He asked… and left! Why? Nobody knows.", "left", "He asked… and left!"),
        ("He said “I came. I saw.” Then he left.", "saw", "I saw."),
        ("He said: “I saw.” Then he left.", "saw", "He said: “I saw.”"),
        ('"No," she said. "Never."', "never", '"Never."'),
        ("(See below. It is old.) New.", "old", "It is old."),
        ("First\n\nSecond line\ngoes on\n\nThird", "line", "Second line goes on"),
        ("one word\n\nand on it goes. Two.", "word", "one word and on it goes."),
        ("钟坏了。谁敲的？没有人\n知道。", "没有人", "没有人知道。"),
        (LONG_LINES, "another", "Another paragraph."),
        ("Ends: here; not there, or there.", "not there", "Ends: here; not there, or there."),
    ],
)
def test_the_sentence_around_words_is_taken_whole(text: str, words: str, sentence: str) -> None:
    text_passage = passage(text)
    (place,) = find_words(words, [text_passage]).places
    assert (
        words_between(text_passage, *sentences_around(text_passage, place.start, place.end)).text == sentence
    )


@pytest.mark.parametrize(
    ("text", "written", "is_known"),
    [
        ("the coun-\ncil", "the council", False),
        ("a council: the coun-\ncil", "a council: the council", True),
        ("the re-hung bell was re-\nhung", "the re-hung bell was re-hung", True),
        ("the Soviet-\nAlbanian talks", "the Soviet-Albanian talks", False),
        ("the COUN-\nCIL", "the COUNCIL", False),
        ("the coun¬\n  cil", "the council", False),
        ("in 1960-\n1961 they", "in 1960-1961 they", None),
        ("a soft\u00ad\nly rung bell", "a softly rung bell", None),
    ],
)
def test_a_word_that_a_line_divides_is_joined_as_the_witness_has_it_elsewhere(
    text: str, written: str, is_known: bool | None
) -> None:
    words = words_between(passage(text), 0, len(passage(text).text))
    assert words.text == written
    assert [one.is_known for one in words.divided] == ([] if is_known is None else [is_known])


def test_what_the_copyist_left_out_is_marked_and_ends_a_sentence() -> None:
    cut = passage("It rang *** and it broke. Then nothing.", omission="***")
    assert words_between(cut, 0, len(cut.text)).text == "It rang […] and it broke. Then nothing."
    (place,) = find_words("it broke", [cut]).places
    assert words_between(cut, *sentences_around(cut, place.start, place.end)).text == "and it broke."


@pytest.mark.parametrize(
    ("typed", "found", "is_loose"),
    [
        ("a great wind", "a great wind", False),
        ("ANNA RINGER DID NOT", "Anna Ringer did not", True),
        (
            "she told him … not my hand",
            'she told him, "a great wind from the north-east, and not my hand',
            False,
        ),
        ("Ännä Ringer did", "Anna Ringer did", True),
        ("Anna Ringer did ring", None, False),
    ],
)
def test_words_are_found_as_they_are_and_else_without_accents(
    typed: str, found: str | None, is_loose: bool
) -> None:
    result = find_words(typed, [passage(STORY)])
    texts = [" ".join(one.passage.text[one.start : one.end].split()) for one in result.places]
    assert (texts, result.is_loose) == ([found] if found else [], is_loose)


@pytest.mark.parametrize("printed", ["Këlcyrë", "Łódź", "Ærø", "straße", "Ёлка", "İzmir", "Việt Nam"])
def test_letters_with_accents_are_found_without_them(printed: str) -> None:
    plain = {"Łódź": "lodz", "Ærø": "aero", "straße": "STRASSE", "Ёлка": "елка", "İzmir": "izmir"}
    typed = plain.get(printed, {"Këlcyrë": "kelcyre", "Việt Nam": "viet nam"}.get(printed, ""))
    result = find_words(f"in {typed}", [passage(f"It rang in {printed} once.")])
    assert [one.passage.text[one.start : one.end] for one in result.places] == [f"in {printed}"]
    assert result.is_loose
