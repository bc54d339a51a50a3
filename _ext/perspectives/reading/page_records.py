"""Which pages hold anything of this extension: the others belong to the project alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from docutils import nodes

from perspectives.doctree import comparison_nodes, document_nodes, lesson_nodes, page_nodes
from perspectives.reading.fence_lines import OWN_NAMES
from perspectives.records.text_files import bytes_of, read_text

OPENING = re.compile(
    rf"^[ \t>*+-]*[:：`~]{{2,}}\s*[{{｛]?\s*(?:perspectives:)?(?:{'|'.join(OWN_NAMES)}|editorial[ _]note)\b",
    re.MULTILINE,
)
"""A line that begins one of our directives, well-formed or nearly so."""
INCLUDE = re.compile(r"^[ \t>]*[:`~]{3,}\s*\{include\}\s*(?P<path>\S.*?)\s*$", re.MULTILINE)
RECORDS = (
    comparison_nodes.claim,
    comparison_nodes.accounts,
    comparison_nodes.editorial_note,
    document_nodes.source_document,
    document_nodes.parallel,
    lesson_nodes.lesson,
    page_nodes.view,
)
"""The nodes of records and of what is made of them."""


def holds_records(text: str, path_of: Callable[[str], Path], seen: frozenset[Path] = frozenset()) -> bool:
    """Return whether a page in Markdown has one of our directives, itself or in a file that it includes.

    :param path_of: the path of an included file, from its name as typed
    :param seen: the files that include this one
    """
    if OPENING.search(text):
        return True
    for include in INCLUDE.finditer(text):
        path = path_of(include["path"])
        if path not in seen and path.is_file():
            included = read_text(bytes_of(path)).text
            if holds_records(included, path_of, seen | {path}):
                return True
    return False


def has_records(document: nodes.document) -> bool:
    """Return whether a page that was read has one of our nodes."""
    return any(isinstance(node, RECORDS) for node in document.findall(nodes.Element))
