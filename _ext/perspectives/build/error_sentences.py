"""What an error says to an editor at the end of a command."""

from __future__ import annotations

from perspectives.build.editor_paths import display_path


def sentence_of(error: Exception) -> str:
    """Return the error as a sentence: one of the system as its file and the reason, without a number."""
    if isinstance(error, OSError) and error.strerror:
        place = f"{display_path(str(error.filename))}: " if error.filename else ""
        return f"{place}{error.strerror}."
    return str(error)
