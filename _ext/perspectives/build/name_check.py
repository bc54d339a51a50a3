"""The names of the book's pages, gathered for :mod:`perspectives.book.page_names`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.matching import Matcher

from perspectives.book.page_names import PageNames
from perspectives.pages.old_places import gone_pages
from perspectives.permalinks.record import PAGES
from perspectives.records.file_names import PAGE_NAME_FORM
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.store import PerspectivesDomain

GLOB_SIGNS = "[]!*"
"""The signs with a meaning in a pattern of file names, besides “?”, which stands for any one sign."""

PAGES_OF_SPHINX = {
    "search": "the search page",
    "genindex": "the general index",
    "404": "the page for addresses that do not exist",
    "nav": "the contents of the EPUB",
    "epub-cover": "the cover of the EPUB",
}
"""The pages that Sphinx writes by itself; a host of websites shows the page ``404``."""


def page_names(app: Sphinx, env: BuildEnvironment, domain: PerspectivesDomain) -> PageNames:
    """Return the names of all pages of a build.

    Those that only one builder writes are taken for every builder, so that all find the same problems; whose
    file is whose is known for pages in HTML alone.
    """
    taken = dict(PAGES_OF_SPHINX)
    if not app.config.html_use_index:
        del taken["genindex"]
    taken |= dict.fromkeys(app.config.html_additional_pages, "a page of html_additional_pages")
    for owner in env.domains.sorted():
        taken |= {f"{owner.name}-{index.name}": f"the index “{index.localname}”" for index in owner.indices}
    taken |= dict.fromkeys(_extra_pages(app), "a file of html_extra_path")
    links = domain.book.permalinks
    lines = {page: published.line for page, published in links.published.get(PAGES, {}).items()}
    old_pages = {page: f"{links.path}:{lines.get(page, 1)}" for page in gone_pages(domain, env)}
    outputs = {}
    if isinstance(app.builder, StandaloneHTMLBuilder):
        outputs = {
            name: str(Path(app.builder.get_output_path(name)).relative_to(app.outdir).as_posix())
            for name in (*env.all_docs, *taken, *old_pages)
        }
    return PageNames(env.all_docs, old_pages, taken, domain.book.registry.perspectives, outputs)


def leave_out_unreadable_names(app: Sphinx) -> None:
    """Let Sphinx pass over every page whose file name is not in UTF-8 (event ``builder-inited``).

    Sphinx can make no address of such a name, and would end with an error.
    """
    patterns = [
        "".join("?" if _is_surrogate(sign) or sign in GLOB_SIGNS else sign for sign in name)
        for name in _unread_names(app)
        if any(map(_is_surrogate, name))
    ]
    if patterns:
        app.config.exclude_patterns = [*app.config.exclude_patterns, *patterns]


def unread_name_problems(app: Sphinx) -> Iterator[Problem]:
    """Yield a problem for each page that is not read because of its file name."""
    for name in _unread_names(app):
        shown = "".join(
            sign if sign.isprintable() else f"\\u{{{ord(sign):x}}}"
            for sign in name.encode("utf-8", errors="backslashreplace").decode()
        )
        is_composed = unicodedata.is_normalized("NFC", name)
        expected = PAGE_NAME_FORM if is_composed else "each letter with its accent as one sign (Unicode, NFC)"
        yield Problem(
            "unfit-file-name", 1, path=str(Path(app.srcdir.name, shown)), value=shown, expected=expected
        )


def _unread_names(app: Sphinx) -> list[str]:
    """Return the paths of all pages that Sphinx cannot read because of their names.

    They are not in UTF-8, not in the form NFC of Unicode, or hold a line feed.
    """
    is_excluded = Matcher(app.config.exclude_patterns)
    suffixes = tuple(app.config.source_suffix)
    names = (path.relative_to(app.srcdir).as_posix() for path in Path(app.srcdir).rglob("*"))
    return sorted(
        name
        for name in names
        if name.endswith(suffixes)
        and ("\n" in name or any(map(_is_surrogate, name)) or not unicodedata.is_normalized("NFC", name))
        and (not is_excluded(name) or any(map(_is_surrogate, name)))
    )


def _is_surrogate(sign: str) -> bool:
    """Return whether a sign stands for a byte of a file name that is no part of a sign in UTF-8."""
    return "\ud800" <= sign <= "\udfff"


def _extra_pages(app: Sphinx) -> list[str]:
    """Return the names of the pages that stand ready in HTML and are copied into the output as they are."""
    names = []
    for entry in app.config.html_extra_path:
        path = Path(app.confdir, entry)
        pages = path.rglob("*.html") if path.is_dir() else [path] if path.suffix == ".html" else []
        root = path if path.is_dir() else path.parent
        names += [page.relative_to(root).with_suffix("").as_posix() for page in pages]
    return sorted(names)
