"""The kind of agent that a voice is: a person or an organisation."""

from __future__ import annotations

from perspectives.records.model import Voice


def agent_kind(voice: Voice) -> str | None:
    """Return ``person`` or ``body``; None where the registry does not decide it.

    A voice with the role ``body`` is an organisation.
    A voice with a family name in its sort key ("Odo, Abbot") is a person, and so is a participant.
    Of the other roles nothing follows: an analyst may be an office, a journalist a newspaper.
    """
    if voice.role == "body":
        return "body"
    return "person" if "," in voice.sort or voice.role == "participant" else None
