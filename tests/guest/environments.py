"""Environments of their own, with another Python, another Sphinx or another theme than the lock's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT

NEEDED = (
    *("myst-parser", "sphinxcontrib-bibtex", "edtf", "babel", "beautifulsoup4", "charset-normalizer"),
    *("latexcodec", "xlsxwriter", "html5lib"),
)
"""What the extension needs besides Sphinx."""


def interpreter(version: str) -> str:
    """Return a Python of a version, such as ``3.12``; skip the test where this machine has none."""
    found = shutil.which(f"python{version}")
    others = sorted(Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser().glob(f"versions/{version}.*"))
    candidates = [*([found] if found else []), *(str(path / "bin" / "python") for path in others)]
    for candidate in candidates:
        # A command of pyenv may be there for a version that is not chosen.
        if subprocess.run([candidate, "-V"], capture_output=True, check=False).returncode == 0:
            return candidate
    pytest.skip(f"no Python {version} here")


def environment(folder: Path, version: str, *packages: str) -> str:
    """Make an environment and return its Python; skip the test where packages cannot be had."""
    subprocess.run([interpreter(version), "-m", "venv", str(folder)], check=True, capture_output=True)
    python = str(folder / "bin" / "python")
    command = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *NEEDED, *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{', '.join(packages)} cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return python


def sphinx(python: str, docs: Path, out: Path, *options: str, builder: str = "html") -> list[str]:
    """Build documents in a process of an environment, and return what it says."""
    command = [python, "-m", "sphinx", "-q", "-E", "-b", builder, "-d", f"{out}-doctrees", *options]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "_ext"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, str(docs), str(out)], capture_output=True, text=True, check=False, env=variables
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()
