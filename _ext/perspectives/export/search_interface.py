"""The words of the search’s interface, in the language of the book."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx.locale import get_translation

from perspectives.records.quoting import marks
from perspectives.records.translation import script_forms

_ = get_translation("perspectives")


def kind_names(kinds: Sequence[str]) -> list[list[str]]:
    """Return the id, the name in the singular and the name in the plural of each kind."""
    names = {
        "voice": [_("Voice"), _("Voices")],
        "name": [_("Name in the index"), _("Names in the index")],
        "event": [_("Event"), _("Events")],
        "comparison": [_("Comparison"), _("Comparisons")],
        "claim": [_("Claim"), _("Claims")],
        "document": [_("Document"), _("Documents")],
        "section": [_("Section"), _("Sections")],
        "note": [_("Editorial note"), _("Editorial notes")],
        "work": [_("Work"), _("Works")],
    }
    return [[kind, *names[kind]] for kind in kinds]


def interface_strings(language: str) -> dict[str, str]:
    """Return the texts of the search's interface, in the *language* of the book."""
    opening, closing = marks("")
    found = script_forms("1 result", "{count} results", language)
    first = script_forms(
        "{count} result, the first {shown} shown", "{count} results, the first {shown} shown", language
    )
    return {
        "name": _("Search the book"),
        "filters": _("Narrow the search"),
        "words": _("Whose words"),
        "pen": _("Whose pen"),
        "voice": _("Voice"),
        "kind": _("Kind"),
        "said": _("When said"),
        "told": _("When told"),
        "saidHint": _("1960 or 1958–1962"),
        "toldHint": _("1976 or 1960-11"),
        "sort": _("In the order of"),
        "relevance": _("relevance"),
        "date": _("date"),
        "allPens": _("All pens"),
        "noPen": _("Pen not known"),
        "meant": _("Did you mean"),
        "unfiltered": _("Search everything ({count})"),
        "noDate": _("“{text}” is no date: 1960, 1960-11 or 1958–1962."),
        "allPerspectives": _("All perspectives"),
        "allVoices": _("All voices"),
        "allKinds": _("Everything"),
        "noPerspective": _("Of no perspective"),
        "hint": _("Words, the beginnings of words, or “words in quotation marks”; a name in any spelling."),
        "none": _("Nothing found"),
        **{f"count{form.capitalize()}": sentence for form, sentence in found.items()},
        **{f"some{form.capitalize()}": sentence for form, sentence in first.items()},
        "more": _("Show more"),
        "close": _("Close"),
        "full": _("Search the full text of all pages"),
        "opening": opening,
        "closing": closing,
    }
