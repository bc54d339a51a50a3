"""The order in which the documents of a book are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.book.name_places import is_left_out

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return the documents in the order of the tables of contents; documents in none of them come last."""
    order: dict[str, None] = {}

    def add_with_children(docname: str) -> None:
        if docname not in order and docname in env.all_docs:
            order[docname] = None
            for child in env.toctree_includes.get(docname, ()):
                add_with_children(child)

    add_with_children(env.config.root_doc)
    return list(dict.fromkeys([*order, *sorted(env.all_docs)]))


def indexed_pages(env: BuildEnvironment) -> list[str]:
    """Return the documents whose words count in the index of names, in the order of the book."""
    left_out = env.config.perspectives_index_leave_out
    return [name for name in reading_order(env) if not is_left_out(name, left_out)]
