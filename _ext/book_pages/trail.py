"""The trail of a page: from the name of the book over its group and the pages above it to the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from epub_book.book_groups import groups_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a trail.

    :ivar title: its words, as HTML
    :ivar address: the address of its page, relative to the page with the trail; empty where it is no page
    """

    title: str
    address: str


def trail_of(builder: StandaloneHTMLBuilder, pagename: str) -> list[Step]:
    """Return the steps to a page; the last is the page itself. The title page has none.

    The group of a page is a step, unless the page lies in the first group, which is the book to be read.
    A page that is no document, as the search, has only the name of the book above it.
    """
    env = builder.env
    root = str(env.config.root_doc)
    if pagename == root:
        return []
    steps = [Step(_title(builder, root), builder.get_relative_uri(pagename, root))]
    if pagename not in env.titles:
        return steps
    above = list(_above(builder, pagename))
    top = above[-1] if above else pagename
    group = next((one.title for one in groups_of(env)[1:] if top in one.entries), "")
    if group and group != env.titles[top].astext():
        steps.append(Step(group, ""))
    steps += [
        Step(_title(builder, docname), builder.get_relative_uri(pagename, docname))
        for docname in reversed(above)
    ]
    return [*steps, Step(_title(builder, pagename), "")]


def _above(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[str]:
    """Yield the documents above a document, from the nearest to the one that the title page lists."""
    seen = {docname}
    while parent := (builder.relations.get(docname) or [None])[0]:
        if parent == builder.config.root_doc or parent in seen:
            return
        seen.add(parent)
        yield parent
        docname = parent


def _title(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the title of a document as HTML, with its number where it has one."""
    return str(builder.render_partial(builder.env.titles[docname])["title"])
