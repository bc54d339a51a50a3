"""The normal form of a text: what may differ without a word being changed, and nothing else."""

from __future__ import annotations

import pytest

from perspectives.collation.normal_form import clean_text, collapse_spaces, normal_form, tokens_of, words_hash


def test_the_hash_is_that_of_the_words_and_not_of_their_typing() -> None:
    typed = '"It was the wind" -- not I...'
    assert words_hash(typed) == words_hash("“It was the\nwind” — not I…")
    changed = (
        typed.replace("not ", ""),
        typed.replace("I", "he"),
        typed.replace('"', ""),
        typed.replace("--", ""),
    )
    assert len({words_hash(text) for text in (typed, *changed)}) == 5


NORMAL = {
    "quotation marks": ("“It was” «the» „wind“", '" It was " " the " " wind "'),
    "apostrophes": ("the abbot’s ʼt", "the abbot's \" t"),
    "dashes": ("one – two — three -- four", "one - two - three - four"),
    "dots": ("one … two ... three . . . four", "one ... two ... three ... four"),
    "ligatures": ("the ﬁrst ﬂight", "the first flight"),
    "numbers": ("12.5 and 1,000 and 1758–1761 on 5/6", "12.5 and 1,000 and 1758 - 1761 on 5/6"),
    "a line's end": ("one\ntwo\r\nthree", "one two three"),
    "a soft hyphen": ("re\u00admark\u00ad\nable", "remarkable"),
    "what is not seen": ("re\u200bmark\ufeffable", "remarkable"),
    "marks of direction": (
        "the\u200e \u200frang\u061c \u2068too\u2069 \u202blate\u202c",
        "the rang too late",
    ),
    "selectors of a shape": ("a heart \u2665\ufe0f and a\u034f \U000e0100bell", "a heart \u2665 and a bell"),
    "signs of mathematics that are not seen": ("f\u2061(x)\u2062y\u2063", "f ( x ) y"),
    "joiners": ("mi\u200crav\u200dam\u2060.", "miravam ."),
    "controls": ("the\x01 bell\x02 rang\x7f \x80too", "the bell rang too"),
    "controls that divide words": ("one\x0btwo\x0cthree\x1cfour\x85five", "one two three four five"),
    "no characters": ("a\ufffeb\uffffc\ufdd0d\U0001ffffe", "abcde"),
    "half of a character": ("the \ud83dbell\udfff", "the bell"),
    "tags and annotations": ("flag\U000e0067 \ufff9base\ufffa", "flag base"),
    "fillers": ("one\u3164\u115f two\uffa0", "one two"),
    "signs of Arabic that are seen": ("\u0600\u0661 \u06dd", "\u0600 \u0661 \u06dd"),
    "brackets": ("[with] (sticks)", "[ with ] ( sticks )"),
    "decomposed letters": ("Ne\u0308ntori", "N\u00ebntori"),
    "case": ("The the", "The the"),
}


@pytest.mark.parametrize("name", NORMAL)
def test_a_text_has_one_normal_form(name: str) -> None:
    text, expected = NORMAL[name]
    assert normal_form(text) == expected


def test_a_word_that_a_line_divides_is_one_word_and_its_parts() -> None:
    (token,) = tokens_of("remark-\n  able")
    assert (token.word, token.parts) == ("remarkable", ("remark", "-", "able"))
    assert (token.start, token.end) == (0, 14)


def test_tokens_know_where_they_stand() -> None:
    text = "The bell, 12.5 cwt, broke."
    assert [text[token.start : token.end] for token in tokens_of(text)] == [
        *("The", "bell", ",", "12.5", "cwt", ",", "broke", "."),
    ]
    assert [token.is_word for token in tokens_of(text)] == [True, True, False, True, True, False, True, False]


def test_a_text_is_cleaned_of_what_cannot_be_seen_and_flattened() -> None:
    assert clean_text("e\u0301\u200b") == "\u00e9"
    assert collapse_spaces(" one \n\n two\t") == "one two"
