"""Scripts that write no space between words, and the widths of East Asian typesetting.

The characters are classes for regular expressions, from the character database of Unicode in Python:
letters of the blocks of Han, Kana, Bopomofo, Thai, Lao, Khmer and Myanmar, and their marks.
"""

from __future__ import annotations

import unicodedata

_BLOCKS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),  # the marks of repetition and closing, the Han zero
    (0x3021, 0x303C),  # Hangzhou numerals, further marks
    (0x3040, 0x312F),  # Hiragana, Katakana, Bopomofo
    (0x31A0, 0x31FF),  # Bopomofo and Katakana, extended
    (0xA9E0, 0xA9FE),  # Myanmar, extended
    (0xAA60, 0xAA7F),  # Myanmar, extended
    (0x1AFF0, 0x1B16F),  # Kana, supplements
)
_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_WIDTH_BLOCKS = ((0xFF01, 0xFF9D), (0xFFE0, 0xFFE6), (0xFE50, 0xFE6B), (0x2E80, 0x2FDF))


def _in_blocks(*categories: str) -> str:
    """Return the characters of the blocks whose category begins with one of *categories*."""
    codes = (code for first, last in _BLOCKS for code in range(first, last + 1))
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code)).startswith(categories))


CHARACTERS = _IDEOGRAPHS + _in_blocks("L", "Nl", "So")
"""The characters that are compared one by one. Digits are not among them: they make numbers, as elsewhere."""
MARKS = _in_blocks("M")
"""The marks that belong to the character before them: vowels, tones, and the voicing marks of Kana."""

_WIDTHS = {
    ord(sign): folded
    for first, last in _WIDTH_BLOCKS
    for sign in map(chr, range(first, last + 1))
    if len(folded := unicodedata.normalize("NFKC", sign)) == 1 and folded != sign
} | {0xFF9E: "\u3099", 0xFF9F: "\u309a"}


def fold_widths(text: str) -> str:
    """Return *text* with usual widths in place of full-width letters, digits and signs, and half-width Kana.

    A radical becomes the Chinese character that it looks like.
    Every character keeps its place.
    """
    return text.translate(_WIDTHS)
