"""Print the questions for the oracle as JSON: the items, and the list of all works.

Three of our rules do not belong to the style. The oracle gets items that follow them:
in the list of works, a short title takes the place of a missing author; in its order,
a work without a date of publication has the year in which it was written;
in notes and bibliographies, a paper without an author begins with its title, not with editors of the volume.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from pybtex.database import parse_file

from perspectives.citations.csl_json import csl_item
from perspectives.citations.manager_items import for_managers

HERE = Path(__file__).parent
BIBLIOGRAPHY = HERE.parent.parent / "sources" / "references.bib"
ARTICLE = re.compile(r"^(A|An|The)\s+")

NOBODY = "\ue000"
"""What stands in the place of an author who is not named."""

Item = dict[str, Any]


def bibliography_items() -> list[Item]:
    """Return the CSL items of all works in the bibliography."""
    return [csl_item(key, entry) for key, entry in parse_file(str(BIBLIOGRAPHY), "bibtex").entries.items()]


def edge_items() -> list[Item]:
    """Return the made-up items for cases that the bibliography does not have."""
    items: list[Item] = json.loads((HERE / "edges.json").read_text(encoding="utf-8"))
    return items


def oracle_items() -> list[Item]:
    """Return all items for the oracle, as a manager of references gets them.

    Our notes and annotations are left out, since no citation prints them.
    """
    return [
        {key: value for key, value in for_managers(item).items() if key not in {"note", "annote"}}
        for item in [*bibliography_items(), *edge_items()]
    ]


def item_in_list(item: Item) -> Item:
    """Return an item for the list of works: if nobody is named, its short title is its author.

    If the style begins with the title anyway, and this begins with the short title, the item stays the same.
    """
    short = item.get("title-short")
    if not short or item.get("author") or (item.get("editor") and not _is_paper(item)):
        return item
    other = item.get("translator") or (item["type"] == "webpage" and item.get("container-title"))
    if item["title"].startswith(short) and not other:
        return item
    return {**item, "author": [{"literal": short}]}


def item_in_notes(item: Item) -> Item:
    """Return an item for notes and bibliographies: the editors of a volume do not lead a paper in it.

    The official styles put them in the place of an author who is not named.
    The sign that stands there instead is taken away again.
    """
    is_led = _is_paper(item) and item.get("editor") and not item.get("author")
    return {**item, "author": [{"literal": NOBODY}]} if is_led else item


def _is_paper(item: Item) -> bool:
    """Return whether an item is a part of a volume, and has a short title that it is known by."""
    return item["type"] == "chapter" and "container-title" in item and "title-short" in item


def item_for_order(item: Item) -> Item:
    """Return an item for the order of the list.

    If it has no date of publication, it has the date of writing.
    Its names and titles have no article at the beginning.
    """
    read = item_in_list(item)
    issued = read.get("issued", {})
    if "date-parts" in issued and issued.get("literal", "").startswith("["):
        # The program does not sort by words: the year in brackets is that of writing.
        read = {**read, "issued": {"date-parts": issued["date-parts"]}}
    if not issued and "original-date" in read:
        read = {**read, "issued": read["original-date"]}
        del read["original-date"]
    for name in ("title", "title-short", "container-title"):
        if name in read:
            read = {**read, name: ARTICLE.sub("", read[name])}
    authors = [
        {"literal": ARTICLE.sub("", name["literal"])} if "literal" in name else name
        for name in read.get("author", ())
    ]
    return {**read, "author": authors} if authors else read


if __name__ == "__main__":
    questions = {
        "items": [
            {"item": item, "noted": item_in_notes(item), "listed": item_in_list(item)}
            for item in oracle_items()
        ],
        "edges": [for_managers(item) for item in edge_items()],
        "list": [item_for_order(item) for item in bibliography_items()],
    }
    json.dump(questions, sys.stdout, ensure_ascii=False)
