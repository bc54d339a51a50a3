"""The problems of a directive: a name or a value that is not known, and what is missing."""

from __future__ import annotations

DIRECTIVE_PROBLEMS = (
    (
        "unknown-voice",
        "No voice of this name is declared.",
        "Correct the name, or declare the voice in {registry}/voices.toml.",
    ),
    (
        "unknown-perspective",
        "No perspective of this name is declared.",
        "Correct the name, or declare it in {registry}/perspectives.toml.",
    ),
    (
        "unknown-event",
        "No event of this name is declared.",
        "Correct the name, or declare the event in {registry}/events.toml.",
    ),
    (
        "unknown-work",
        "No work of this key stands in the bibliography.",
        "Correct the key, or add the work to {bibliography}.",
    ),
    (
        "unknown-claim",
        "No claim has this id.",
        "Correct the id, or write the claim.",
    ),
    (
        "unknown-accounts",
        "No comparison has this id.",
        "Correct the id, or write the comparison.",
    ),
    (
        "unknown-record",
        "Nothing in the book has this id.",
        "Correct the id: a note is about claims, comparisons, voices, events or works.",
    ),
    (
        "unknown-view",
        "There is no view of this name.",
        "Choose one of the names that are expected.",
    ),
    (
        "unknown-option",
        "The directive has no option of this name.",
        "Correct the option's name, or take the line out.",
    ),
    (
        "unknown-value",
        "The option takes a value from a closed list.",
        "Choose a value from the list.",
    ),
    (
        "missing-argument",
        "The directive's first line names nothing.",
        "Write the voice, the question, the kind or the view after the directive's name.",
    ),
    (
        "missing-id",
        "An id is required.",
        "Add the option “id”: words that will never change.",
    ),
    (
        "missing-source",
        "A claim needs a source, or the work that quotes it.",
        "Add the option “source” or “quoted-in” with a key of the bibliography.",
    ),
    (
        "missing-work-field",
        "A work that the book uses lacks a field that the book requires.",
        "Add the field to its entry in {bibliography}, or take it out of “perspectives_require”.",
    ),
    (
        "seen-through-another",
        "The words were read only in the work that quotes them, and nothing of their source was seen.",
        "Take the option “seen” out; or take “quoted-in” out, if the words were read in their source.",
    ),
    (
        "missing-perspective",
        "The voice is anonymous and has no perspective of its own, so that the claim needs one.",
        "Add the option “perspective” to the claim: the perspective that its words take.",
    ),
    (
        "empty-body",
        "There is no text.",
        "Write the quotation, each line beginning with “>”, or a report in our own words.",
    ),
)
