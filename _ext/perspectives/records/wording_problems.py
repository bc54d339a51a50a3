"""The problems of originals and variants of quotations: code, sentence and mend of each."""

from __future__ import annotations

WORDING_PROBLEMS = (
    (
        "malformed-wording",
        "The line before a quotation says its language or its work in an unusual form; it was read as meant.",
        "Write the line as expected, by itself, directly before the quotation.",
    ),
    (
        "wording-without-words",
        "A line says the language or the work of a quotation, and no quotation follows it.",
        "Write the words under the line, each line of them beginning with “>”, or take the line out.",
    ),
    (
        "wording-without-quotation",
        "Original words or a variant stand where no quotation stands before them.",
        "Write the quotation before them; words in one language alone have the option “language”.",
    ),
    (
        "repeated-original",
        "A quotation has its original words twice in one language.",
        "Keep the better text; what another work has is a variant, with “as-in” and its key.",
    ),
    (
        "original-in-same-language",
        "The original words are in the language of the quotation.",
        "Correct one of the languages; what another work has is a variant, with “as-in” and its key.",
    ),
    (
        "variant-in-same-work",
        "A variant is from the work that the claim names for its words.",
        "Name the work that has the other wording.",
    ),
    (
        "variant-without-difference",
        "A variant has the words of the quotation.",
        "Take it out, and name its work in the option “also-in”.",
    ),
)
