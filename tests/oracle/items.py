"""Print what the oracle is asked, as JSON: the items, and the list that all works make.

Two things of our list of works are no matter of a style, but of how a work is read. The oracle is told them:
a short title stands in the author's place, and for the order of the list,
a work that is not dated otherwise has the year in which it was written.
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


def bibliography() -> list[Item]:
    """Return every work of the bibliography."""
    return [csl_item(key, entry) for key, entry in parse_file(str(BIBLIOGRAPHY), "bibtex").entries.items()]


def edges() -> list[Item]:
    """Return the items made up for what the bibliography does not have."""
    items: list[Item] = json.loads((HERE / "edges.json").read_text(encoding="utf-8"))
    return items


def asked() -> list[Item]:
    """Return all items as the oracle is asked about them: without our notes on the copy that was seen, which no citation prints."""
    return [
        {key: value for key, value in item.items() if key != "note"} for item in [*bibliography(), *edges()]
    ]


def listed(item: Item) -> Item:
    """Return an item as the list of works reads it: its short title is its author where nobody is named.

    Where the style itself begins with the title, and the short title is the beginning of it, nothing changes.
    """
    short = item.get("title-short")
    if not short or item.get("author") or item.get("editor"):
        return item
    other = item.get("translator") or (item["type"] == "webpage" and item.get("container-title"))
    if item["title"].startswith(short) and not other:
        return item
    return {**item, "author": [{"literal": short}]}


def ordered(item: Item) -> Item:
    """Return an item as the order of the list reads it.

    It is dated by its writing if by nothing else, and its names and titles begin without an article.
    """
    read = listed(item)
    if "issued" not in read and "original-date" in read:
        read = {**read, "issued": read["original-date"]}
        del read["original-date"]
    for name in ("title", "title-short", "container-title"):
        if name in read:
            read = {**read, name: ARTICLE.sub("", read[name])}
    authors = [
        {"literal": ARTICLE.sub("", one["literal"])} if "literal" in one else one
        for one in read.get("author", ())
    ]
    return {**read, "author": authors} if authors else read


if __name__ == "__main__":
    works = len(bibliography())
    questions = {
        "items": [{"item": item, "listed": listed(item)} for item in asked()],
        "list": [ordered(item) for item in asked()[:works]],
    }
    json.dump(questions, sys.stdout, ensure_ascii=False)
