"""Whether a voice is a person or a body, as far as the registry says so."""

from __future__ import annotations

from perspectives.records.model import Voice


def kind_of(voice: Voice) -> str | None:
    """Return ``person`` or ``body``, None where the registry leaves it open.

    A body says that it is one. Who stands in lists under a family name, "Odo, Abbot", is a person, and so is whoever
    took part. An analyst may be an office and a journalist a newspaper: nothing is said of these but that they speak.
    """
    if voice.role == "body":
        return "body"
    return "person" if "," in voice.sort or voice.role == "participant" else None
