"""The problems of quotations: how they are typed, and whether claim and source have their words."""

from __future__ import annotations

QUOTATION_PROBLEMS = (
    (
        "run-on-quotation",
        "A line directly under a quotation would be read as part of it.",
        "Begin the line with “>”, or put an empty line before it.",
    ),
    (
        "attribution-in-quotation",
        "A line of the quotation names its speaker, and would be read as the speaker's words.",
        "Take the line out: the directive's first line names the voice.",
    ),
    (
        "quotation-is-markup",
        "Markdown would take these words of a quotation for something else; they are shown as typed.",
        "Put a backslash before the sign that begins it, as in “1960\\. A year” or “\\- Comrade”.",
    ),
    (
        "misplaced-quotation",
        "A quotation stands in a list or another block of the claim, and would count as our own words.",
        "Let its lines begin with “>” at the left, outside of every list and block.",
    ),
    (
        "lost-words",
        "The words that are kept of a quotation are not those that were typed.",
        "Look for signs that Markdown takes for marks, and put a backslash before each.",
    ),
    (
        "misprinted-words",
        "What a builder prints of a quotation is not what is on record.",
        (
            "Look in conf.py for an extension, a transform or a translator that changes words or leaves them "
            "out, and let it leave quotations as they are."
        ),
    ),
)
"""Of their marks and their words on the page."""

COLLATION_PROBLEMS = (
    (
        "words-not-in-claim",
        "The claim does not hold these words.",
        "Quote the words exactly as they stand in the claim.",
    ),
    (
        "words-typed-twice",
        "The same words, by the same voice at the same date, are typed in two claims.",
        "Keep one claim, and show it in the other comparison by the option “with”.",
    ),
    (
        "changed-quotation",
        "The words of the quotation are not those that were compared with its source.",
        "Write the words as they were, or compare the new ones with their source: {collate}.",
    ),
    (
        "stale-lock-entry",
        "The lock has an entry for a quotation or a work that the claim does not have.",
        (
            "Run {collate}, which writes the lock anew; "
            "the quotations of a claim with a new id are compared again."
        ),
    ),
    (
        "broken-lock",
        "The lock of the quotations cannot be read.",
        (
            "Restore an earlier version of {registry}/quotations.lock, or delete the file and run {collate}. "
            "Do not edit it by hand."
        ),
    ),
)
"""Of words that are not those of the claim or of the source."""
