"""Marks, in every list of contents, on the sections whose accounts are in conflict.

The lists of a page, of a part and of the whole book are all copied from ``env.tocs``: one mark there is seen everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ = get_translation("perspectives")


def mark_conflicts(env: BuildEnvironment, conflicts: Mapping[str, Collection[str]]) -> None:
    """Mark the sections of *conflicts*, given by document, and take every older mark away.

    The lists are stored between builds, and with them the marks.
    """
    for docname, contents in env.tocs.items():
        for node in [node for node in contents.findall(nodes.inline) if node.get("is_conflict")]:
            node.parent.remove(node)
        marked = conflicts.get(docname, ())
        for entry in list(contents.findall(nodes.reference)):
            if (
                str(entry.get("anchorname", "")).removeprefix("#") in marked
                and entry.get("refuri") == docname
            ):
                # The sign is the stylesheet's; the words are what a screen reader says.
                words = nodes.inline("", _(" (accounts conflict)"))
                entry.append(nodes.inline("", "", words, classes=["ps-conflict"], is_conflict=True))


def marked_sections(env: BuildEnvironment) -> list[tuple[str, str]]:
    """Return the document and the anchor of every section that carries a mark."""
    return [
        (docname, str(entry.get("anchorname", "")))
        for docname, contents in sorted(env.tocs.items())
        for entry in contents.findall(nodes.reference)
        if any(isinstance(child, nodes.inline) and child.get("is_conflict") for child in entry.children)
    ]
