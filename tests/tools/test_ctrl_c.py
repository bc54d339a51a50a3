"""Ctrl-C ends every command of the Makefile without a traceback, however early it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

COMMANDS = sorted(
    place.stem
    for place in (ROOT / "tools").glob("*.py")
    if '__name__ == "__main__"' in place.read_text(encoding="utf-8") and place.name != "verify.py"
)
"""The modules that are run as programs; the one that lies in an archive is run as a file."""
INTERRUPTED_IMPORT = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "tools.{name}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""
"""A module that Python imports first of all."""


@pytest.mark.parametrize("name", COMMANDS)
def test_ctrl_c_while_the_modules_of_a_command_are_imported(name: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED_IMPORT.format(name=name), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", f"tools.{name}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT / '_ext'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_any_other_error_that_nothing_has_caught_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.environment"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "IndexError" in done.stderr
