"""What the tests of the tools share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, shared_folder
from tests.tools.small_editions import Tree, make_tree


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return two editions of the tiny reader in one tree, built once."""
    return make_tree(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the extension, built once; its sdist lies beside it."""
    with shared_folder(tmp_path_factory.getbasetemp(), "wheel") as place:
        if not list(place.iterdir()):
            build_wheel(place)
        (wheel,) = place.glob("*.whl")
        return wheel


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Return a folder with the packages of the wheel, as an install has them."""
    with shared_folder(tmp_path_factory.getbasetemp(), "packages") as place:
        if not list(place.iterdir()):
            subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(place)], check=True)
        return place


def build_wheel(folder: Path) -> None:
    """Build wheel and sdist into a folder, as ``make wheel`` does."""
    command = [sys.executable, "-m", "tools.wheel", str(folder)]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (build.returncode, build.stderr) == (0, "")
