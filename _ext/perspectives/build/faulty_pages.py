"""The pages that the last build had something to say about are read again, so that it is said again.

Sphinx tells a fault of a page only in the build that reads or writes this page.
A second build of a faulty book would pass. So the pages that a message names are kept in a file beside the
doctrees, and the next build reads them again, and no others: a mistake costs no more than an edit.

Where it is not known which pages have a fault, all pages are read again: after a message that names no page,
and after a build that has not come to its end.
"""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import get_node_location, is_suppressed_warning

from perspectives.build.left_pages import PAGES_LEFT
from perspectives.build.source_contents import relative_paths

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OWN_LOGGERS = "sphinx.perspectives."
"""The loggers of this extension, which tells its problems in every build."""
ALL_PAGES = "*"
"""What stands for the names of all pages."""
OTHER_PLACE = re.compile(r"\bin (\S+)")
"""The name or the path of a document in a message, or another word."""
FILE_NAME = "faulty-{}.json"
"""The name of the file, for a builder."""


class FaultyPages(logging.Handler):
    """Notes the pages that the warnings of a build name.

    :ivar docnames: these pages, or :data:`ALL_PAGES`
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.app = app
        self.docnames: set[str] = set()

    def begin(
        self, app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
    ) -> set[str]:
        """Return the pages that the last builds had something to say about (event ``env-get-outdated``).

        Builders that share their doctrees read for each other, so what each has said counts.
        """
        pages: set[str] = set()
        for path in Path(app.doctreedir).glob(FILE_NAME.format("*")):
            pages |= noted_pages(path)
        self.docnames.clear()
        # If this build does not come to its end, it is not known what it had to say.
        self._write({ALL_PAGES})
        logging.getLogger("sphinx").addHandler(self)
        return set(env.found_docs) if ALL_PAGES in pages else pages & env.found_docs

    def emit(self, record: logging.LogRecord) -> None:
        """Note the pages that a warning names, if the settings do not suppress it."""
        kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
        if not is_suppressed_warning(kind, subtype, self.app.config.suppress_warnings):
            self.docnames |= self._pages_of(record)

    def end(self, _app: Sphinx, exception: Exception | None = None) -> None:
        """Keep the names of the pages for the next build (event ``build-finished``).

        A build of the live preview that makes way for a newer change ends here too.
        """
        logging.getLogger("sphinx").removeHandler(self)
        if exception is None:
            self._write(self.docnames)

    def _pages_of(self, record: logging.LogRecord) -> set[str]:
        """Return the documents that a message names, or those that hold the file that it names."""
        env = self.app.env
        place, others = place_of(record), self._others_in(record.getMessage())
        if place in env.found_docs:
            return {place} | others
        if place:
            docname = env.path2doc(place) or ""
            if docname in env.found_docs:
                return {docname} | others
            name = relative_paths(env, [Path(place).absolute()])
            holding = {one for one, files in env.dependencies.items() if name & relative_paths(env, files)}
            if holding:
                return holding | others
        return set() if record.name.startswith(OWN_LOGGERS) else {ALL_PAGES}

    def _others_in(self, message: str) -> set[str]:
        """Return the documents in which a message says that there is another of something.

        What both have is lost when one of the two is read without the other.
        """
        env = self.app.env
        names = {name.rstrip(".,;") for name in OTHER_PLACE.findall(message)}
        return {one for one in env.found_docs if one in names or str(env.doc2path(one)) in names}

    def _write(self, docnames: set[str]) -> None:
        path = Path(self.app.doctreedir, FILE_NAME.format(self.app.builder.name))
        path.write_text(json.dumps(sorted(docnames)), encoding="utf-8")


def place_of(record: logging.LogRecord) -> str:
    """Return the document or the path that a message names; empty where it names none."""
    location = getattr(record, "location", None)
    if isinstance(location, nodes.Node):
        location = get_node_location(location)
    if isinstance(location, tuple):
        location = location[0]
    # A path can be followed by a line, and by words on the place.
    return str(location or "").partition(":")[0]


def noted_pages(path: Path) -> set[str]:
    """Return the names of pages in a file; all pages where it cannot be read."""
    try:
        return set(map(str, json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError):
        return {ALL_PAGES}


def setup_faulty_pages(app: Sphinx) -> None:
    """Connect the noting to events of Sphinx."""
    pages = FaultyPages(app)
    app.connect("env-get-outdated", pages.begin)
    app.connect(PAGES_LEFT, pages.end)
    # Before the data files: the live preview may end the build while they are made.
    app.connect("build-finished", pages.end, priority=940)
