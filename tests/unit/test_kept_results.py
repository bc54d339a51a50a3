"""Results that one build keeps for the next: asked for again, made anew, refused, and on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from perspectives.records import kept_results
from perspectives.records.kept_results import KeptResults


class Maker:
    """Makes a list, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> list[int]:
        """Return a list."""
        self.count += 1
        return [self.count]


def build(folder: Path | None, make: Maker, *ingredients: object) -> list[list[int]]:
    """Ask for results as one build does."""
    kept = KeptResults(folder)
    results = [kept.topic("lists").of(one, make) for one in ingredients]
    kept.save()
    return results


def test_a_result_is_made_once_for_the_same_ingredients(tmp_path: Path) -> None:
    make = Maker()
    assert build(tmp_path, make, "a", ("b", 1)) == [[1], [2]]
    assert build(tmp_path, make, "a", ("b", 1), "a") == [[1], [2], [1]]
    assert build(tmp_path, make, ("b", 2), "a") == [[3], [1]]
    # The last build did not ask for it.
    assert build(tmp_path, make, ("b", 1)) == [[4]]


def test_who_changes_a_result_changes_it_for_nobody_else(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path)
    kept.topic("lists").of("a", lambda: [1]).append(2)
    assert kept.topic("lists").of("a", list) == [1]
    kept.save()
    assert KeptResults(tmp_path).topic("lists").of("a", list) == [1]


def test_a_topic_that_is_not_asked_for_stays(tmp_path: Path) -> None:
    make = Maker()
    build(tmp_path, make, "a")
    KeptResults(tmp_path).save()
    assert build(tmp_path, make, "a") == [[1]]


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05N.", b"c"], ids=repr)
def test_a_broken_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    make = Maker()
    build(tmp_path, make, "a")
    (tmp_path / kept_results.FOLDER / "lists.pickle").write_bytes(content)
    assert build(tmp_path, make, "a") == [[2]]


def test_another_extension_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "module.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(kept_results, "PACKAGE", package)
    make = Maker()
    build(tmp_path, make, "a")
    (package / "module.py").write_text("10", encoding="utf-8")
    assert build(tmp_path, make, "a") == [[2]]


def test_without_a_folder_nothing_is_kept_nor_pickled() -> None:
    kept = KeptResults()
    topic = kept.topic("functions")
    assert topic.of("a", lambda: len)("word") == 4
    topic.put("a", lambda: 1)
    assert topic.get("a") is None
    kept.save()
