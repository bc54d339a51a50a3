"""The contents of the book in groups: a group is a toctree of the title page with its caption.

:func:`epub_book.book_groups.groups_of` says which pages are in which group.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


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
