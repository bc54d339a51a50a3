"""Marks in the tables of contents, on the sections whose accounts are in conflict.

Sphinx copies every table of contents from ``env.tocs``, so that one mark there is in all tables.
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
    """Mark the sections of *conflicts*, which gives anchors by document, and remove all older marks.

    Older marks exist because Sphinx stores the tables of contents between builds.
    """
    for docname, contents in env.tocs.items():
        for node in [node for node in contents.findall(nodes.inline) if node.get("is_conflict")]:
            node.parent.remove(node)
        anchors = conflicts.get(docname, ())
        for entry in list(contents.findall(nodes.reference)):
            if (
                str(entry.get("anchorname", "")).removeprefix("#") in anchors
                and entry.get("refuri") == docname
            ):
                # The stylesheet shows a sign. The words are for screen readers.
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
