"""The problems of single values that cannot be read: ids, dates, locators, languages, citations."""

from __future__ import annotations

VALUE_PROBLEMS = (
    (
        "malformed-id",
        "An id cannot be written in this way.",
        "Use words of lower-case letters and digits, joined by hyphens.",
    ),
    (
        "malformed-date",
        "The date is not written in the form EDTF.",
        (
            "Write 1960-11-12 for a day, 1960-11 for a month, 1960 for a year, 1961-05/1961-06 for a period, "
            "1976~ for “about 1976”, 197X for the 1970s."
        ),
    ),
    (
        "malformed-locator",
        "The locator cannot be read.",
        "Write “p. 24”, “pp. 24–27” or “doc. 13, headnote”.",
    ),
    (
        "malformed-list",
        "The list cannot be read.",
        "Separate the values by commas, and by nothing else.",
    ),
    (
        "malformed-language",
        "This is not a language tag.",
        "Write a tag of BCP 47: en, sq, ru.",
    ),
    (
        "malformed-citation",
        "The citation cannot be read.",
        "Write the key, then the locator in braces: odo-book{p. 24}.",
    ),
    (
        "repeated-key",
        "One citation names the same work twice, and one of its locators would be lost.",
        "Put both places into one locator: key{pp. 24, 31}.",
    ),
)
