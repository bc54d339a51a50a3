"""Cells of tables with the words of their head: a row that is set as a paragraph has no head above it."""

from __future__ import annotations

import re
from html import escape, unescape

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ROW_OR_CELL = re.compile(r"<(tr|td|th)\b")


def with_heads(body: str) -> str:
    """Return the XHTML of a page in which each cell of a table has its head in the attribute ``data-head``.

    A table without a head, and one with cells over several rows or columns, is not changed.
    """
    return TABLE.sub(lambda found: _with_heads(found[0]), body)


def _with_heads(table: str) -> str:
    head, end, rows = table.partition("</thead>")
    if not end or re.search(r"\s(?:rowspan|colspan)=", table):
        return table
    heads = [" ".join(unescape(TAG.sub("", words)).split()) for words in HEAD.findall(head)]
    column = 0

    def label(found: re.Match[str]) -> str:
        nonlocal column
        if found[1] == "tr":
            column = 0
            return found[0]
        column += 1
        words = heads[column - 1] if column <= len(heads) else ""
        return f'{found[0]} data-head="{escape(words)}"' if words else found[0]

    return head + end + ROW_OR_CELL.sub(label, rows)
