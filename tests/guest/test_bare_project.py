"""A project that loads the extension and does nothing else: it is built, and told what is missing once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guest.support import BARE, build, write_project

MARKDOWN = "# A project\n\n## A section\n\n<b>open, and `code`.\n\n<div>\nopen\n"
RST = "A project\n=========\n\n.. glossary::\n\n   bell\n      It rings.\n\nA section\n---------\n\nWords.\n"


@pytest.mark.parametrize(("name", "text"), [("index.md", MARKDOWN), ("index.rst", RST)])
def test_a_bare_project_is_built_as_without_us_and_has_one_message(
    tmp_path: Path, name: str, text: str
) -> None:
    # A file for developers, which a project in reStructuredText does not read.
    beside = {} if name.endswith(".md") else {"README.md": "# For developers\n"}
    with_us = build(write_project(tmp_path / "with", BARE, {name: text, **beside}))
    (message,) = with_us.warnings
    assert with_us.status == 0
    assert "[perspectives.missing-registry]" in message
    assert all(words in message for words in ("perspectives.toml", "perspectives_registry", "sources"))
    assert not (with_us.out / "README.html").exists()
    without = build(write_project(tmp_path / "without", 'extensions = ["myst_parser"]\n', {name: text}))
    for page in ("index.html", "search.html", "genindex.html"):
        assert with_us.read(page) == without.read(page), page
