"""A project whose parser for Markdown is another extension's, named before or after this one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.guest.support import build, write_mixed

OTHER = '''\
"""A parser of Markdown under another name, as MyST-NB has one."""

from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.sphinx_ext.main import setup_sphinx


class OtherParser(MystParser):
    supported = ("other", "other-markdown")


def setup(app):
    setup_sphinx(app)
    app.add_source_suffix(".md", "other-markdown")
    app.add_source_parser(OtherParser)
    return {"parallel_read_safe": True}
'''


@pytest.mark.parametrize("names", [("other_markdown", "perspectives"), ("perspectives", "other_markdown")])
def test_records_are_whole_beside_another_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "other_markdown.py").write_text(OTHER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "other")
    docs = write_mixed(tmp_path, f"extensions = {json.dumps(names)}\n")
    bell = (docs / "bell.md").read_text(encoding="utf-8")
    broken = bell.replace("> She rang too hard.", "> She rang\\\n> too hard.")
    assert broken != bell
    (docs / "bell.md").write_text(broken, encoding="utf-8")
    built = build(docs)
    assert built.warnings == []
    words = {claim["id"]: claim["quotations"] for claim in built.data["claims"]}
    assert words["odo-ringer-did"] == ["She rang\ntoo hard."]
    assert words["ringer-rope"] == ["The rope was old.\n\nIt was very old."]
