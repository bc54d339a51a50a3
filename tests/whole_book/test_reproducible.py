"""One commit gives the same bytes in every folder, locale and time zone, and with any number of processes."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from tests.elsewhere import assert_same, build_copy_once, files_of, run_command, shared_copy
from tests.support import MOMENT, ROOT, built_once
from tools import release
from tools.citation_files import read_edition

pytestmark = [pytest.mark.book, pytest.mark.second_build]

OUTPUTS = {"html": "build/html", "typst": "build/pdf", "epub": "build/epub"}
"""The output folders of ``make html``, ``make pdf`` and ``make epub``, by builder."""


@pytest.fixture(scope="module")
def basetemp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of this run of the tests."""
    return tmp_path_factory.getbasetemp()


@cache
def output_here(basetemp: Path, builder: str) -> Path:
    """Return the output of the book as the other tests build it, without keeping the rest in memory."""
    return built_once(basetemp, builder).out


@pytest.mark.parametrize("builder", OUTPUTS)
def test_the_book_built_elsewhere_is_the_same_bytes(basetemp: Path, builder: str) -> None:
    here = output_here(basetemp, builder)
    there = build_copy_once(basetemp, builder, OUTPUTS[builder])
    assert_same(files_of(here), files_of(there))


def test_the_archive_made_elsewhere_is_the_same_bytes(
    basetemp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    names = {Path(name).parts[0] for name in release.ROOT_FILES}
    for name in ("docs", "sources", "tools", "pyproject.toml", *names):
        (tmp_path / name).symlink_to(ROOT / name)
    for builder, out in OUTPUTS.items():
        build_copy_once(basetemp, builder, out)
        (tmp_path / out).parent.mkdir(exist_ok=True)
        (tmp_path / out).symlink_to(output_here(basetemp, builder))
    assert release.main([str(tmp_path)]) == 0
    run_command(shared_copy(basetemp), sys.executable, "-m", "tools.release")
    name = f"{release.BOOK_NAME}-{read_edition().version}.zip"
    here, there = ((root / "build" / "release" / name) for root in (tmp_path, shared_copy(basetemp)))
    assert_same({name: here.read_bytes()}, {name: there.read_bytes()})
