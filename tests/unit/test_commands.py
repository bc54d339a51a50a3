"""The list of the commands of the extension."""

from __future__ import annotations

import pytest

from perspectives.__main__ import COMMANDS, main


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command_with_a_sentence(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    lines = capsys.readouterr().out.splitlines()
    for name in COMMANDS:
        (place,) = (number for number, line in enumerate(lines) if line.startswith(f"  {name}"))
        assert lines[place + 1].strip().endswith("."), name


def test_without_a_command_they_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    usage = capsys.readouterr().err
    assert [name for name in COMMANDS if name not in usage] == []
