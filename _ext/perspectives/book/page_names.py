"""The check of the names of pages: each can be a file and a part of an address, and no file is written twice.

It needs no Sphinx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from perspectives.records.file_names import PAGE_NAME_FORM, folded, is_page_name, nearest_page_name
from perspectives.records.problem_record import Problem

DATA_FOLDER = "data"
"""The folder of the data files, in the output."""
PERSPECTIVE_BIBLIOGRAPHY = "perspective-"
"""The beginning of the name of a perspective's bibliography, in the folder of those of the pages."""


@dataclass(frozen=True, slots=True)
class PageNames:
    """The names of pages, and whatever else is written where a page could be.

    :ivar docnames: the documents of the book
    :ivar old_pages: the place in ``permalinks.toml`` of each document that is gone and has a stub
    :ivar taken: what is written under the name of a page that is no document: the search, the index
    :ivar perspectives: the ids of the perspectives
    :ivar outputs: the file of each page in the output, by name; empty where a builder has none for each
    """

    docnames: Iterable[str]
    old_pages: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    perspectives: Iterable[str] = ()
    outputs: Mapping[str, str] = field(default_factory=dict)


def page_name_problems(
    names: PageNames, requires_form: bool = True, copies: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each page whose name is not fit for a file, or whose file something else is too.

    :param requires_form: whether names have the form of an id
    :param copies: the pages that are copies of others, whose names are of no matter

    Two names are one where a file system takes them for one: see
    :func:`perspectives.records.file_names.folded`.
    """
    docnames = sorted(names.docnames)
    for docname in docnames:
        if requires_form and docname not in copies and not is_page_name(docname):
            near = nearest_page_name(docname)
            yield Problem("unfit-file-name", 0, docname, value=docname, expected=PAGE_NAME_FORM, nearest=near)
    first: dict[str, str] = {folded(name): what for name, what in names.taken.items()}
    for id_ in names.perspectives:
        first[folded(PERSPECTIVE_BIBLIOGRAPHY + id_)] = f"the bibliography of the perspective {id_}"
    for name, place in names.old_pages.items():
        first.setdefault(folded(name), f"the old address of “{name}”, {place}")
    folders: dict[str, str] = {}
    for docname in docnames:
        key = folded(docname)
        if key.startswith(f"{DATA_FOLDER}/"):
            yield _same_file(docname, f"the folder “{DATA_FOLDER}” of the data files")
        other = first.setdefault(key, docname)
        if other != docname:
            yield _same_file(docname, other)
        for folder in _folders(docname):
            other = folders.setdefault(folded(folder), folder)
            if other != folder:
                yield _same_file(docname, f"the folder “{other}”")
    yield from _same_outputs(names, docnames)


def _same_outputs(names: PageNames, docnames: list[str]) -> Iterator[Problem]:
    """Yield a problem for each page whose file in the output is that of a page with another name."""
    first = {
        folded(names.outputs[name]): (name, what)
        for name, what in (
            *names.taken.items(),
            *((old, f"the old address of “{old}”") for old in names.old_pages),
        )
        if name in names.outputs
    }
    for docname in docnames:
        if docname in names.outputs:
            other, what = first.setdefault(folded(names.outputs[docname]), (docname, docname))
            if folded(other) != folded(docname):
                yield _same_file(docname, f"{what} ({names.outputs[docname]})")


def _same_file(docname: str, other: str) -> Problem:
    return Problem("same-file", 0, docname, value=docname, other=other)


def _folders(docname: str) -> Iterator[str]:
    """Yield every folder that a document lies in, the outermost first."""
    parts = docname.split("/")[:-1]
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])
