"""The words for the values by which the register of claims is asked."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.records.view_options import PARAPHRASE

_ = get_translation("perspectives")


def evidence_word(evidence: str | None) -> str:
    """Return the name of a grade of evidence; None is a paraphrase."""
    names = {
        "checked": _("checked"),
        "web-copy": _("checked in a web copy"),
        "retyped": _("checked in a retyped opening"),
        "machine-reading": _("checked in a machine reading"),
        "second-hand": _("second-hand"),
        "unchecked": _("not yet collated"),
        PARAPHRASE: _("paraphrase"),
    }
    return names[evidence or PARAPHRASE]


def hand_words() -> dict[str, str]:
    """Return the words for each way by which words can have come to us."""
    return {
        "direct": _("without a reporter"),
        "nameless": _("from a speaker whom nobody names"),
        "reported": _("through any reporter"),
        "own": _("through a reporter of its own side"),
        "another": _("through another’s pen, or one unknown"),
        "other": _("through another perspective’s pen"),
        "unnamed": _("through an unnamed pen"),
    }


def later_words() -> dict[str, str]:
    """Return the words for each distance between the words and their telling."""
    return {
        "same": _("within a year"),
        "1-5": _("one to five years later"),
        "6-15": _("six to fifteen years later"),
        "16-30": _("sixteen to thirty years later"),
        "more": _("more than thirty years later"),
        "unknown": _("not known"),
    }


def clock_words() -> dict[str, str]:
    """Return the words for what the two clocks of a claim say."""
    return {
        "at-the-time": _("told at the time"),
        "later": _("told later"),
        "told-unknown": _("when it was told is not known"),
        "said-unknown": _("when it was said is not known"),
    }


def translation_words(language: str) -> dict[str, str]:
    """Return the words for who put the words into the language of the book; *language* is its name."""
    names = {
        "original": _("said or written in {language}"),
        "translator": _("translated, and the translator is named"),
        "nobody": _("translated, and no translator is named"),
        "foreign": _("printed in another language"),
        "unidentified": _("known only as quoted, original not identified"),
        "unrecorded": _("printed in {language}, no original language on record"),
    }
    return {kind: name.format(language=language) for kind, name in names.items()}
