"""The tiny reader with other versions of Python and Sphinx, and a chapter of it beside MyST-NB."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.guest.environments import environment, sphinx
from tests.guest.support import write_mixed
from tests.support import READER, SharedBook

pytestmark = [pytest.mark.installs, pytest.mark.slow("installs Sphinx into an environment of its own")]


@pytest.mark.parametrize(
    ("python", "package"),
    [("3.11", "sphinx==8.2.*"), ("3.12", "sphinx"), ("3.13", "sphinx")],
)
def test_the_reader_is_the_same_with_another_sphinx(
    tmp_path: Path, reader: SharedBook, python: str, package: str
) -> None:
    interpreter = environment(tmp_path / "environment", python, package)
    for builder in ("html", "dirhtml", "text", "latex", "gettext"):
        assert sphinx(interpreter, READER / "docs", tmp_path / builder, builder=builder) == []
    claims = json.loads((tmp_path / "html" / "data" / "claims.json").read_text(encoding="utf-8"))
    assert claims["claims"] == reader.build().data["claims"]


def test_records_are_whole_beside_myst_nb(tmp_path: Path) -> None:
    interpreter = environment(tmp_path / "environment", "3.11", "myst-nb")
    pages = []
    for number, names in enumerate((["myst_nb", "perspectives"], ["perspectives", "myst_nb"])):
        docs = write_mixed(tmp_path / str(number), f"extensions = {names}\n")
        out = tmp_path / f"out-{number}"
        assert sphinx(interpreter, docs, out) == []
        pages.append((out / "bell.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    assert 'id="claim-ringer-wind"' in pages[0]
