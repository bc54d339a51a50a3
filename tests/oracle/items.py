"""Print the questions for the oracle as JSON: the items, and the list of all works.

Two rules of our list of works do not belong to the style. The oracle gets items that follow them:
a short title takes the place of a missing author, and in the order of the list,
a work without a date of publication has the year in which it was written.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from pybtex.database import parse_file

from perspectives.citations.csl_json import csl_item

HERE = Path(__file__).parent
BIBLIOGRAPHY = HERE.parent.parent / "sources" / "references.bib"
ARTICLE = re.compile(r"^(A|An|The)\s+")

Item = dict[str, Any]


def bibliography_items() -> list[Item]:
    """Return the CSL items of all works in the bibliography."""
    return [csl_item(key, entry) for key, entry in parse_file(str(BIBLIOGRAPHY), "bibtex").entries.items()]


def edge_items() -> list[Item]:
    """Return the made-up items for cases that the bibliography does not have."""
    items: list[Item] = json.loads((HERE / "edges.json").read_text(encoding="utf-8"))
    return items


def oracle_items() -> list[Item]:
    """Return all items for the oracle, without our notes and annotations, which no citation prints."""
    return [
        {key: value for key, value in item.items() if key not in {"note", "annote"}}
        for item in [*bibliography_items(), *edge_items()]
    ]


def item_in_list(item: Item) -> Item:
    """Return an item for the list of works: if nobody is named, its short title is its author.

    If the style begins with the title anyway, and this begins with the short title, the item stays the same.
    """
    short = item.get("title-short")
    if not short or item.get("author") or item.get("editor"):
        return item
    other = item.get("translator") or (item["type"] == "webpage" and item.get("container-title"))
    if item["title"].startswith(short) and not other:
        return item
    return {**item, "author": [{"literal": short}]}


def item_for_order(item: Item) -> Item:
    """Return an item for the order of the list.

    If it has no date of publication, it has the date of writing.
    Its names and titles have no article at the beginning.
    """
    read = item_in_list(item)
    if "issued" not in read and "original-date" in read:
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
    works = len(bibliography_items())
    questions = {
        "items": [{"item": item, "listed": item_in_list(item)} for item in oracle_items()],
        "list": [item_for_order(item) for item in oracle_items()[:works]],
    }
    json.dump(questions, sys.stdout, ensure_ascii=False)
