"""A work as a context object, which reference managers read."""

from __future__ import annotations

from urllib.parse import parse_qs

from perspectives.rendering.coins import context_object


def test_a_work_that_is_neither_book_nor_article_is_told_in_dublin_core() -> None:
    said = parse_qs(
        context_object(
            {
                "id": "x",
                "type": "webpage",
                "title": "A Page",
                "container-title": "A Site",
                "author": [{"family": "Odo", "given": "A."}, {"literal": "others"}],
                "issued": {"literal": "long ago"},
            }
        )
    )
    assert (said["rft.type"], said["rft.title"], said["rft.source"]) == (["webpage"], ["A Page"], ["A Site"])
    assert said["rft.creator"] == ["A. Odo"]
    assert "rft.date" not in said
