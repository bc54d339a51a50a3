"""Strategies that change quotations.

A mutant has one word changed; no collation may accept it. A typing has other signs, and the same words.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st

INSERTED_WORDS = tuple("not never no Tito Mao Anna seventeen 1961 without and Albania un".split())
"""Words that a mutant adds or exchanges: negations, names, numbers, and frequent short words."""

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
"""Signs, each with the signs that the closed list allows in its place."""


def words_of(quotation: str) -> list[re.Match[str]]:
    """Return the words and numbers of *quotation*."""
    return list(re.finditer(r"\w+", quotation))


@st.composite
def mutants(draw: st.DrawFn, quotation: str, inserted_words: tuple[str, ...] = INSERTED_WORDS) -> str:
    """Return *quotation* with one word added, removed, replaced, negated, moved, or in another case."""
    words = words_of(quotation)
    word = draw(st.sampled_from(words))
    kinds = ["put in", "replace", "turn round", "case"]
    if word[0].isdigit():
        kinds.append("count")
    # Without its first or last word, a quotation is shorter, and still true.
    if word not in (words[0], words[-1]):
        kinds.append("take out")
    if word != words[-1]:
        kinds.append("move")
    kind = draw(st.sampled_from(kinds))
    before, after = quotation[: word.start()], quotation[word.end() :]
    inserted = draw(st.sampled_from(inserted_words))
    if kind == "move":
        following = words[words.index(word) + 1]
        between = quotation[word.end() : following.start()]
        return f"{before}{following[0]}{between}{word[0]}{quotation[following.end() :]}"
    changed = {
        "put in": f"{inserted} {word[0]}",
        "replace": inserted,
        "turn round": f"un{word[0]}",
        "case": word[0].swapcase(),
        "count": word[0].isdigit() and str(int(word[0]) + draw(st.sampled_from((1, 10, 100)))),
        "take out": "",
    }
    return f"{before}{changed[kind]}{after}"


@st.composite
def typings(draw: st.DrawFn, quotation: str) -> str:
    """Return *quotation* with signs of other shapes, as the closed list allows."""
    pattern = "|".join(re.escape(sign) for sign in sorted(TYPINGS, key=len, reverse=True))

    def draw_sign(match: re.Match[str]) -> str:
        sign: str = draw(st.sampled_from([match[0], *TYPINGS[match[0]]]))
        return sign

    return re.sub(pattern, draw_sign, quotation)
