"""The words for the kinds of notes, findings, silences, media and evidence, in the language of the book."""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("perspectives")


def N_(text: str) -> str:  # noqa: N802  # the name that gettext gives it
    """Mark *text* for the catalogues and return it unchanged.

    It is translated when it is printed, because a table is made before the language of the book is known.
    """
    return text


NOTE_TITLES = {
    "anachronism": N_("Editorial note: anachronism"),
    "attribution": N_("Editorial note: attribution"),
    "figure": N_("Editorial note: figure"),
    "date": N_("Editorial note: date"),
    "terminology": N_("Editorial note: terminology"),
    "text": N_("Editorial note: text"),
}


def note_title(kind: str) -> str:
    """Return the heading of an editorial note."""
    return _(NOTE_TITLES[kind]) if kind in NOTE_TITLES else _("Editorial note")


FINDING_NAMES = {
    "agree": N_("accounts agree"),
    "differ": N_("accounts differ"),
    "conflict": N_("conflict"),
    "one-sided": N_("one-sided"),
    "unverifiable": N_("unverifiable"),
}


def finding_name(finding: str | None) -> str:
    """Return a finding as the page prints it."""
    return _(FINDING_NAMES[finding]) if finding in FINDING_NAMES else _("no finding yet")


def labelled_finding(finding: str | None) -> str:
    """Return a finding after the word that says what it is."""
    return _("Finding: {finding}").format(finding=finding_name(finding))


SILENCE_NAMES = {
    "unread": N_("Its papers or books are known to exist, and were not read for this book."),
    "unpublished": N_("What it wrote is not published."),
    "none-known": N_("No word of it on this question is known to us."),
    "not-sought": N_("No word of it was looked for yet."),
}


def silence_name(kind: str) -> str:
    """Return the sentence for a kind of silence; empty for an unknown kind."""
    return _(SILENCE_NAMES[kind]) if kind in SILENCE_NAMES else ""


SHORT_SILENCE_NAMES = {
    "unread": N_("silent here: unread"),
    "unpublished": N_("silent here: unpublished"),
    "none-known": N_("silent here: none known"),
    "not-sought": N_("silent here: not sought"),
}


def silence_short(kind: str) -> str:
    """Return a few words for a kind of silence, for the cell of a table."""
    return _(SHORT_SILENCE_NAMES[kind]) if kind in SHORT_SILENCE_NAMES else _("silent here")


MEDIUM_NAMES = {
    "speech": N_("in a speech"),
    "talk": N_("in conversation"),
    "letter": N_("in a letter"),
    "radiogram": N_("in a radiogram"),
    "diplomatic-note": N_("in a diplomatic note"),
    "minutes": N_("in minutes"),
    "resolution": N_("in a resolution"),
    "communique": N_("in a communiqué"),
    "press": N_("in the press"),
    "broadcast": N_("in a broadcast"),
    "interview": N_("in an interview"),
    "memoir": N_("in memoirs"),
    "party-history": N_("in a party history"),
    "intelligence": N_("in an intelligence report"),
    "scholarship": N_("in a scholarly work"),
}


def medium_name(medium: str | None) -> str:
    """Return a medium as the page prints it; empty if it is not known."""
    return _(MEDIUM_NAMES[medium]) if medium in MEDIUM_NAMES else ""


EVIDENCE_NAMES = {
    "checked": N_("● checked"),
    "web-copy": N_("◒ checked in a web copy"),
    "retyped": N_("◒ checked in a retyped opening"),
    "machine-reading": N_("◒ checked in a machine reading"),
    "second-hand": N_("◐ second-hand"),
    "unchecked": N_("○ not yet collated"),
}


CARRIER_NAMES = {
    "edition": N_("the edition itself"),
    "web-copy": N_("a web copy"),
    "retyped": N_("a retyped opening"),
    "machine-reading": N_("a machine reading"),
}


CARRIER_HEADS = {
    "web-copy": N_("web copy"),
    "retyped": N_("retyped opening"),
    "machine-reading": N_("machine reading"),
}
SEEN_PARTS = {
    "whole": N_("the whole"),
    "part": N_("a part"),
    "opening": N_("the opening"),
    "window": N_("a passage from within"),
    "abstract": N_("the abstract"),
    "summary": N_("a summary"),
    "contents": N_("the contents"),
    "quoted": N_("only what others quote"),
}
SEEN_WORDS = {
    "whole": N_("whole seen"),
    "part": N_("part seen"),
    "opening": N_("opening seen"),
    "window": N_("passage seen"),
    "abstract": N_("abstract seen"),
    "summary": N_("summary seen"),
    "contents": N_("contents seen"),
    "quoted": N_("seen as quoted"),
}


def seen_part(seen: str | None) -> str:
    """Return how much of a work was seen, behind the label “Seen”; empty if nobody says it."""
    return _(SEEN_PARTS[seen]) if seen in SEEN_PARTS else ""


def seen_words(seen: str | None) -> str:
    """Return in a word how much was seen of the work that has the words of a claim."""
    return _(SEEN_WORDS[seen]) if seen in SEEN_WORDS else ""


def evidence_name(grade: str | None) -> str:
    """Return the sign and the words for a grade of evidence; None is a paraphrase."""
    return _(EVIDENCE_NAMES[grade]) if grade in EVIDENCE_NAMES else _("paraphrase: no words to check")


def evidence_head(grade: str) -> str:
    """Return the sign and the words for a grade of evidence, short for the head of a column."""
    return f"◒ {_(CARRIER_HEADS[grade])}" if grade in CARRIER_HEADS else _(EVIDENCE_NAMES[grade])


def carrier_name(carrier: str) -> str:
    """Return what a copy is that words were compared with."""
    return _(CARRIER_NAMES[carrier])
