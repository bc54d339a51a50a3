"""Marks in the tables of contents, on the sections whose accounts are in conflict: who, and with whom.

Sphinx copies every table of contents from ``env.tocs``, so that one mark there is in all tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ = get_translation("perspectives")


def mark_conflicts(env: BuildEnvironment, conflicts: Mapping[str, Mapping[str, str]]) -> None:
    """Mark the sections of *conflicts*, and remove all older marks.

    :param conflicts: by document and anchor, who is in conflict with whom; empty where this is not known

    Older marks exist because Sphinx stores the tables of contents between builds.
    """
    for docname, contents in env.tocs.items():
        for node in [node for node in contents.findall(nodes.inline) if node.get("is_conflict")]:
            node.parent.remove(node)
        sections = conflicts.get(docname, {})
        for entry in list(contents.findall(nodes.reference)):
            anchor = str(entry.get("anchorname", "")).removeprefix("#")
            if anchor in sections and entry.get("refuri") == docname:
                # The stylesheet shows a sign, and the words where there is room; they are always heard.
                who = sections[anchor]
                words = _(" (accounts conflict: {who})").format(who=who) if who else _(" (accounts conflict)")
                mark = nodes.inline("", "", nodes.inline("", words), classes=["ps-conflict"])
                mark["is_conflict"] = True
                entry.append(mark)


def marked_sections(env: BuildEnvironment) -> list[tuple[str, str, str]]:
    """Return the document and the anchor of every section that carries a mark, and the words of the mark."""
    return [
        (docname, str(entry.get("anchorname", "")), child.astext())
        for docname, contents in sorted(env.tocs.items())
        for entry in contents.findall(nodes.reference)
        for child in entry.children
        if isinstance(child, nodes.inline) and child.get("is_conflict")
    ]
