"""Which page is meant by a name that no page has: one with a similar name, or one that was renamed."""

from __future__ import annotations

import posixpath

from perspectives.build.library_facts import Facts
from perspectives.domain.store import domain_of
from perspectives.permalinks.record import PAGES
from perspectives.records.option_values import nearest


def page_near(facts: Facts, name: str, page: str | None = None) -> str | None:
    """Return the page that is probably meant by a name that no page has.

    :param page: the page that has the name, which is never meant; that of the message if left out
    """
    pages = facts.env.found_docs - {page or facts.docname}
    plain = posixpath.normpath(name.replace("\\", "/").strip("/ "))
    if plain in pages:
        return plain
    last = posixpath.basename(plain).lower()
    same = sorted(page for page in pages if posixpath.basename(page).lower() == last)
    # A renamed page is in no list yet.
    listed = {child for children in facts.env.toctree_includes.values() for child in children}
    near = [renamed_page(facts, plain), *same, nearest(plain, pages - listed), nearest(plain, pages)]
    return next((one for one in near if one), None)


def renamed_page(facts: Facts, name: str) -> str | None:
    """Return the page with the title that a page of this name had, by the record of published ids."""
    published = domain_of(facts.env).book.permalinks.published.get(PAGES, {}).get(name)
    if not published or not published.section:
        return None
    label = f"({published.section})="
    pages = sorted(facts.env.found_docs)
    return next((page for page in pages if label in facts.text_of(page).split("\n")), None)
