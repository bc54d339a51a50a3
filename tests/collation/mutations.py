"""One word changed: the mutations that no collation may let pass, and what may change without a word being changed."""

from __future__ import annotations

import re

from hypothesis import strategies as st

OTHERS = ("not", "never", "no", "Tito", "Mao", "Anna", "seventeen", "1961", "without", "and", "Albania", "un")
"""Words put in or put for another: negations, names, numbers, and small ones that are everywhere."""

TYPINGS = {
    "'": "’‘ʼ",
    '"': "“”„«»",
    "-": "‐‑–—",
    "–": "-‒—―",
    "—": "-–―",
    " ": "\u00a0\u2009\u202f",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "...": "…",
}
"""What the closed list lets pass, and what may stand for it."""


def words_of(quotation: str) -> list[re.Match[str]]:
    """Return the words and numbers of *quotation*."""
    return list(re.finditer(r"\w+", quotation))


@st.composite
def mutants(draw: st.DrawFn, quotation: str, others: tuple[str, ...] = OTHERS) -> str:
    """Return *quotation* with one word put in, taken out, put for another, turned round, or moved."""
    found = words_of(quotation)
    word = draw(st.sampled_from(found))
    kinds = ["put in", "replace", "turn round", "case"]
    if word[0].isdigit():
        kinds.append("count")
    # A first or last word taken out leaves a shorter quotation, and a true one.
    if word not in (found[0], found[-1]):
        kinds.append("take out")
    if word != found[-1]:
        kinds.append("move")
    kind = draw(st.sampled_from(kinds))
    before, after = quotation[: word.start()], quotation[word.end() :]
    other = draw(st.sampled_from(others))
    if kind == "move":
        following = found[found.index(word) + 1]
        between = quotation[word.end() : following.start()]
        return f"{before}{following[0]}{between}{word[0]}{quotation[following.end() :]}"
    changed = {
        "put in": f"{other} {word[0]}",
        "replace": other,
        "turn round": f"un{word[0]}",
        "case": word[0].swapcase(),
        "count": word[0].isdigit() and str(int(word[0]) + draw(st.sampled_from((1, 10, 100)))),
        "take out": "",
    }
    return f"{before}{changed[kind]}{after}"


@st.composite
def typings(draw: st.DrawFn, quotation: str) -> str:
    """Return *quotation* with signs of other shapes, as the closed list lets pass."""
    pattern = "|".join(re.escape(sign) for sign in sorted(TYPINGS, key=len, reverse=True))

    def other(match: re.Match[str]) -> str:
        sign: str = draw(st.sampled_from([match[0], *TYPINGS[match[0]]]))
        return sign

    return re.sub(pattern, other, quotation)
