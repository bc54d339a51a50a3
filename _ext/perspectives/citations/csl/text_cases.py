"""The letters of a text as a style of CSL wants them (*text-case*). This module imports no Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perspectives.citations.titles import title_case
from perspectives.records.quoting import with_capital


def with_case(text: str, case: str, english: bool) -> str:
    """Return a text with the letters of a case of CSL; only English has the capitals of a headline."""
    if case == "title":
        return title_case(text) if english else text
    return CASES[case](text) if case in CASES else text


def _sentence(text: str) -> str:
    return with_capital(text.lower() if text.isupper() else text)


def _words(text: str) -> str:
    return " ".join(with_capital(word) if word.islower() else word for word in text.split(" "))


CASES: Mapping[str, Callable[[str], str]] = {
    "capitalize-first": with_capital,
    "sentence": _sentence,
    "capitalize-all": _words,
    "uppercase": str.upper,
    "lowercase": str.lower,
}


def roman(number: int) -> str:
    """Return a number in small Roman letters."""
    signs = {
        1000: "m",
        900: "cm",
        500: "d",
        400: "cd",
        100: "c",
        90: "xc",
        50: "l",
        40: "xl",
        10: "x",
        9: "ix",
        5: "v",
    }
    text = ""
    for value, sign in {**signs, 4: "iv", 1: "i"}.items():
        times, number = divmod(number, value)
        text += sign * times
    return text
