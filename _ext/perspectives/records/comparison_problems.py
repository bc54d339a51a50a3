"""The problems of claims and of the comparisons around them."""

from __future__ import annotations

COMPARISON_PROBLEMS = (
    (
        "duplicate-id",
        "One id is used twice.",
        "Choose another id for one of the two; ids are unique in the whole book.",
    ),
    (
        "copied-page",
        "The page has the ids of another page and no others, as a copy of its file has.",
        (
            "Delete one of the two files; or, if it shall become a page of its own, "
            "give its headings, claims and comparisons other ids."
        ),
    ),
    (
        "nested-claim",
        "A claim stands inside another claim.",
        "Close the outer claim first, and connect the two with the option “within”.",
    ),
    (
        "misplaced-commentary",
        "A commentary stands outside a comparison.",
        "Move it into the {accounts} it comments on.",
    ),
    (
        "misplaced-accounts",
        "A comparison stands inside another directive.",
        "Close the other directive first.",
    ),
    (
        "accounts-without-claims",
        "The comparison holds no claim.",
        "Write a claim in it, or name claims that stand elsewhere in the option “with”.",
    ),
    (
        "finding-contradicted",
        "The finding does not fit the claims of the comparison.",
        "Choose one of the findings expected: what one pen or one perspective alone says is one-sided.",
    ),
    (
        "conflict-without-dispute",
        "The finding is conflict, and no account of the comparison disputes another.",
        (
            "Add the option “disputes” to a claim that cannot be true together with another one, "
            "or choose the finding differ."
        ),
    ),
    (
        "settled-unverifiable",
        "The finding says that nothing can settle the question, and “settle” names what would.",
        "Take the option “settle” out, or choose another finding.",
    ),
    (
        "no-pen",
        "It is not known who wrote down any account of the comparison.",
        "Tell its claims in the narrative, and take the comparison out.",
    ),
    (
        "compiler-in-column",
        "A compiler has a column, and a compiler only repeats what others have written.",
        (
            "Give the voice a perspective with “column = false”; "
            "name a side only at words that a compiler quotes, and only where it says whose they are."
        ),
    ),
    (
        "silence-that-speaks",
        (
            "The option “silences” names a perspective that has a claim in the comparison, "
            "or that is not a core perspective."
        ),
        "Take the perspective out of the option.",
    ),
    (
        "perspective-on-named-voice",
        "A named voice has its own perspective; a claim cannot give it another.",
        "Take the option “perspective” out.",
    ),
    (
        "locator-without-work",
        "A locator is given without the work it belongs to.",
        "Add the work, or take the locator out.",
    ),
)
