"""The same commit gives the same bytes, wherever, in whatever language and time zone, and by however many processes."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from tests.elsewhere import assert_same, built_once_elsewhere, contents, copied_once, ran
from tests.support import MOMENT, ROOT, built_once
from tools import release
from tools.citation_files import edition

pytestmark = [pytest.mark.book, pytest.mark.second_build]

OUTPUTS = {"html": "build/html", "typst": "build/pdf", "epub": "build/epub"}
"""The builders, and where ``make html``, ``make pdf`` and ``make epub`` put what they make."""


@pytest.fixture(scope="module")
def basetemp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that this run of tests works in."""
    return tmp_path_factory.getbasetemp()


@cache
def built_here(basetemp: Path, builder: str) -> Path:
    """Return the output of the book as the other tests build it; what else a build leaves is not kept in memory."""
    return built_once(basetemp, builder).out


@pytest.mark.parametrize("builder", OUTPUTS)
def test_the_book_built_elsewhere_is_the_same_bytes(basetemp: Path, builder: str) -> None:
    here = built_here(basetemp, builder)
    there = built_once_elsewhere(basetemp, builder, OUTPUTS[builder])
    assert_same(contents(here), contents(there))


def test_the_archive_made_elsewhere_is_the_same_bytes(
    basetemp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    papers = {Path(name).parts[0] for name in release.PAPERS}
    for name in ("docs", "sources", "tools", "pyproject.toml", *papers):
        (tmp_path / name).symlink_to(ROOT / name)
    for builder, out in OUTPUTS.items():
        built_once_elsewhere(basetemp, builder, out)
        (tmp_path / out).parent.mkdir(exist_ok=True)
        (tmp_path / out).symlink_to(built_here(basetemp, builder))
    assert release.main([str(tmp_path)]) == 0
    ran(copied_once(basetemp), sys.executable, "-m", "tools.release")
    name = f"{release.NAME}-{edition().version}.zip"
    here, there = ((root / "build" / "release" / name) for root in (tmp_path, copied_once(basetemp)))
    assert_same({name: here.read_bytes()}, {name: there.read_bytes()})
