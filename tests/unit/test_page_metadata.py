"""The facts of a page in four vocabularies, from the facts alone."""

from __future__ import annotations

from perspectives.rendering.page_metadata import Addresses, PageFacts, metadata
from tests.vocabularies import meta_tags, page_descriptions, zotero_item


def test_persons_are_named_one_by_one_last_name_first() -> None:
    people = (
        {"family": "Vries", "non-dropping-particle": "de", "given": "Jan"},
        {"literal": "The Council, sitting"},
    )
    tags, linked = metadata(
        PageFacts(
            'A <i> & "b"',
            "Bells",
            authors=people[:1],
            editors=people,
            number="2.3",
            first_page="45",
            published=Addresses("https://b.example/a?x=1&y=2", "https://b.example/"),
        )
    )
    head = "".join(map(str, tags))
    assert meta_tags(f"<head>{head}</head>")[0] == ("citation_title", 'A <i> & "b"')
    names = [
        value
        for key, value in meta_tags(f"<head>{head}</head>")
        if key in ("citation_author", "citation_editor")
    ]
    # An editor who is an author is given once, and an organisation ends in a comma.
    assert names == ["de Vries, Jan", "The Council, sitting,"]
    descriptions = page_descriptions(f"<head>{head}</head>", linked)
    assert (
        descriptions["highwire"].authors
        == descriptions["open graph"].authors
        == descriptions["schema.org"].authors
        == ["Jan de Vries"]
    )
    assert linked["editor"][1] == {"@type": "Organization", "name": "The Council, sitting"}
    assert (linked["position"], linked["pageStart"], zotero_item(f"<head>{head}</head>")["url"]) == (
        "2.3",
        "45",
        "https://b.example/a?x=1&y=2",
    )
