"""A work as a ContextObject of OpenURL, which reference managers read."""

from __future__ import annotations

from urllib.parse import parse_qs

from perspectives.rendering.coins import context_object


def test_a_work_that_is_neither_book_nor_article_is_described_in_dublin_core() -> None:
    keys = parse_qs(
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
    assert (keys["rft.type"], keys["rft.title"], keys["rft.source"]) == (["webpage"], ["A Page"], ["A Site"])
    assert keys["rft.creator"] == ["A. Odo"]
    assert "rft.date" not in keys
