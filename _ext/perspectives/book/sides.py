"""The side of a voice at a time: a voice may change sides."""

from __future__ import annotations

from perspectives.records.dates import sort_key
from perspectives.records.declarations import Voice


def side_of(voice: Voice, date: str | None) -> str | None:
    """Return the id of the perspective that a voice had at a date (EDTF).

    It is the earlier one where the date begins on the last day of ``until`` or before.
    Without a date it is the one that the voice has now. None where the voice has none.
    """
    if voice.earlier and voice.until and date and sort_key(date)[0] <= sort_key(voice.until)[1]:
        return voice.earlier
    return voice.perspective
