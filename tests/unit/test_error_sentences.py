"""What an error says to an editor at the end of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.build.error_sentences import sentence_of


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("The book has no work “x”."), "The book has no work “x”."),
        (OSError(13, "Permission denied", "/no/review.md"), "/no/review.md: Permission denied."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (OSError("The disk is gone."), "The disk is gone."),
    ],
)
def test_an_error_is_a_sentence_without_its_number(error: Exception, said: str) -> None:
    assert sentence_of(error) == said


def test_a_file_is_named_as_an_editor_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(IsADirectoryError) as raised:
        tmp_path.write_text("x", encoding="utf-8")
    assert sentence_of(raised.value).endswith(": Is a directory.")
