"""The contents of the book in groups: a group is a toctree of the title page with its caption.

A toctree without a caption belongs to the group before it, so that a group may have numbered pages in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
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


def grouped_contents(contents: BeautifulSoup | str) -> str:
    """Return a list of contents as HTML in which each group is a ``details`` element.

    The group of the current page is open; where no page is current, as on the title page, the first is.
    A list without any caption is returned as it is.

    :param contents: the list as the theme makes it: captions, each followed by lists
    """
    page = contents if isinstance(contents, BeautifulSoup) else BeautifulSoup(contents, "html.parser")
    group: Tag | None = None
    for element in [child for child in page.children if isinstance(child, Tag)]:
        if element.name == "p" and "caption" in element.get_attribute_list("class"):
            group = page.new_tag("details", attrs={"class": "book-group"})
            element.insert_before(group)
            summary = page.new_tag("summary", attrs={"class": "caption"})
            summary.extend(list(element.contents))
            element.decompose()
            group.append(summary)
        elif group is not None:
            group.append(element.extract())
    groups = page.select("details.book-group")
    current = [one for one in groups if one.select_one("li.current, a.current")]
    for one in current or groups[:1]:
        one["open"] = ""
    return str(page)
