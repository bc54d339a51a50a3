"""The groups of the book: a group is a toctree of the title page with its caption.

A toctree without a caption belongs to the group before it, so that a group may have numbered pages in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Group:
    """A group of pages.

    :ivar title: the caption of its toctree; empty where the first toctrees have none
    :ivar entries: the names of the documents that the toctrees list, and of pages like ``genindex``
    """

    title: str
    entries: tuple[str, ...]


def groups_of(env: BuildEnvironment) -> list[Group]:
    """Return the groups of the book, in the order of the title page."""
    groups: list[Group] = []
    for toctree in env.tocs[env.config.root_doc].findall(addnodes.toctree):
        entries = tuple(str(target) for _title, target in toctree["entries"])
        if toctree.get("caption") or not groups:
            groups.append(Group(str(toctree.get("caption") or ""), entries))
        else:
            groups[-1] = Group(groups[-1].title, groups[-1].entries + entries)
    return groups
