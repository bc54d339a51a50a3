"""A command tells how far it is only where somebody reads it, and never waits for a reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perspectives.build.progress_stream import VARIABLE, progress_stream, with_progress
from tests.unit.small_book import claim


def test_each_item_is_told_with_its_part_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setenv(VARIABLE, str(pipe))
    file = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    claims = [claim("a"), claim("b")]
    assert list(with_progress(claims, "collating")) == claims
    assert os.read(file, 1000).decode() == "collating... [  0%] a\ncollating... [ 50%] b\n"
    stream = progress_stream()
    assert stream is not None
    os.close(file)
    # Nobody reads any more: what is written is lost, and nothing else happens.
    assert stream.write("x") == 0
    stream.close()
    stream.close()


@pytest.mark.parametrize("kind", ["none", "missing", "file", "unread"])
def test_where_nobody_reads_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = tmp_path / kind
    monkeypatch.setenv(VARIABLE, "" if kind == "none" else str(path))
    if kind == "file":
        path.write_text("mine", encoding="utf-8")
    if kind == "unread":
        os.mkfifo(path)
    assert progress_stream() is None
    assert list(with_progress("ab", "reading")) == ["a", "b"]
    assert kind != "file" or path.read_text(encoding="utf-8") == "mine"
