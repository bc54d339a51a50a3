"""Lists of contents that lead in a circle, which Sphinx would walk for ever, or that have a page twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx.util.logging import getLogger

from perspectives.reading.problem_notes import note_problem
from perspectives.records.house_settings import names_in
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = getLogger(__name__)


def circles_in(lists: dict[str, list[str]], root: str) -> Iterator[tuple[str, str]]:
    """Yield each page whose list names a page above it, and that page.

    :param lists: the pages in the lists of each page
    :param root: the page in which the book begins
    """
    done: set[str] = set()
    for start in (root, *sorted(lists)):
        # The pages above, each with those in its list that are still to be seen.
        above = {start: iter(lists.get(start, ()))} if start not in done else {}
        while above:
            page = next(reversed(above))
            child = next(above[page], None)
            if child is None:
                done.add(page)
                del above[page]
            elif child in above:
                yield page, child
            elif child not in done:
                above[child] = iter(lists.get(child, ()))


def break_circles(app: Sphinx, env: BuildEnvironment) -> None:
    """Take the last page of each circle out of its list, and note a problem (event ``env-updated``)."""
    for page, child in list(circles_in(env.toctree_includes, app.config.root_doc)):
        env.toctree_includes[page] = [one for one in env.toctree_includes[page] if one != child]
        lines = env.doc2path(page).read_text(encoding="utf-8", errors="replace").split("\n")
        names = (child, child.rpartition("/")[2])
        line = next((n for n, typed in enumerate(lines, 1) if typed.strip(" >").endswith(names)), 1)
        note_problem(env, Problem("circular-contents", line, page, value=child))


def read_orphans(_app: Sphinx, env: BuildEnvironment) -> None:
    """Read “orphan: false” at the beginning of a page as it is meant (event ``env-updated``)."""
    for settings in env.metadata.values():
        if str(settings.get("orphan")).lower() in ("false", "no"):
            del settings["orphan"]


def tell_two_lists(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of pages that two lists of contents name, by the house rule (event ``env-check-consistency``).

    Sphinx only mentions them, where the lists have no numbers.
    """
    if "file-names" not in names_in(app.config.perspectives_require):
        return
    parents: dict[str, list[str]] = {}
    for page, children in sorted(env.toctree_includes.items()):
        for child in dict.fromkeys(children):
            parents.setdefault(child, []).append(page)
    for child, pages in sorted(parents.items()):
        if len(pages) > 1:
            said = "document is referenced in multiple toctrees: %s"
            logger.warning(said, child, location=pages[0], type="toc", subtype="multiple_toc_parents")
