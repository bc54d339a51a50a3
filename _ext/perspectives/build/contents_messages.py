"""What Sphinx reports of the lists of contents, in our words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatch

from perspectives.book.duplicate_ids import copied_pages
from perspectives.build.contents_lists import (
    contents_lines,
    first_line,
    is_meant_in_a_list,
    lists_naming,
    paths_of,
    root_list,
    typed_name,
)
from perspectives.build.library_facts import Facts, Told, nothing, other_file_near
from perspectives.build.nearest_pages import page_near
from perspectives.domain.store import domain_of
from perspectives.records.text_files import is_endless

LOST_TITLES = (
    "heading-in-directive",
    "indented-code",
    "malformed-label",
    "misplaced-document",
    "misplaced-lesson",
)
"""The problems of a page that say why it has no title."""
OPTIONS = "caption class glob hidden includehidden maxdepth name numbered reversed titlesonly".split()
"""The options of a list of contents."""
MOST_PAGES = 5
"""The most pages of a folder that a message names."""


class ContentsMessages:
    """Reads the messages on lists of contents.

    :ivar renamed: the pages that were proposed in the place of a page that does not exist
    :ivar is_listless: whether it is told that the book has no list of contents
    :ivar listed_twice: the pages of which is told that two lists name them
    :ivar readers: the function that reads a message, by the code of the message
    """

    def __init__(self) -> None:
        self.renamed: set[str] = set()
        self.is_listless = False
        self.listed_twice: set[str] = set()
        self.readers: dict[str, Callable[[Facts], Told]] = {
            "toc.not_included": self._not_included,
            "toc.not_readable": self._not_readable,
            "toc.excluded": self._excluded,
            "toc.duplicate_entry": self._duplicate_entry,
            "toc.secnum": self._secnum,
            "toc.multiple_toc_parents": self._two_lists,
            "toc.circular": nothing,
            "toc.no_title": self._no_title,
        }

    def _not_included(self, facts: Facts) -> Told:
        is_told = facts.docname in copied_pages(domain_of(facts.env).book) or is_meant_in_a_list(facts)
        if facts.docname in self.renamed or is_told:
            return None
        where = root_list(facts)
        if not any(facts.env.toctree_includes.values()):
            # Without any list of contents, one page stands for all; or its list is told to be misspelt.
            records = domain_of(facts.env).book.records.values()
            if self.is_listless or any(one.nearest == "toctree" for page in records for one in page.problems):
                return None
            self.is_listless = True
        expected = f"a line “{where.entry(facts.docname)}” in the list of {where.place}" if where else ""
        return facts.problem(value=facts.docname or "", expected=expected, line=1)

    def _not_readable(self, facts: Facts) -> Told:
        name = facts.argument
        line = first_line(facts, name)
        if name == facts.docname:
            return facts.problem("toc.not_readable/self", value=name, line=line)
        places = paths_of(facts, name)
        if any(place.is_file() for place in places):
            return facts.problem("toc.excluded", value=name, line=line)
        if any(is_endless(place) or (place.is_symlink() and not place.exists()) for place in places):
            # It is told that the file cannot be read.
            return None
        if told := self._misplaced_line(facts, name) or self._several_pages(facts, name, line):
            return told
        other = other_file_near(facts, name)
        near = None if other else page_near(facts, name)
        if near:
            self.renamed.add(near)
        expected = other if near or other else f"the name of a file in {facts.shown_docs}, without its ending"
        names = [part for part in re.split(r"[,;\s]+", name) if part]
        if near is None and len(names) > 1 and re.match(r"\S+\s+[#%(-]", name):
            # A remark stands behind the name.
            near = next((part for part in names[:1] if part in facts.env.found_docs), None)
            self.renamed.update(names[:1])
        if len(names) > 1 and all(part in facts.env.found_docs for part in names):
            self.renamed.update(names)
            expected, near = "each name on a line of its own", None
        if near is None and (titled := re.fullmatch(r"\[?(.*?)\]?\s*[<(]\s*([^<>()]+?)\s*[>)]?", name)):
            target = titled[2].removesuffix(".md")
            if target in facts.env.found_docs:
                self.renamed.add(target)
                entry = f"{titled[1].strip()} <{target}>"
                return facts.problem(value=name, expected="a title and a name", near=entry, line=line)
        page = facts.docname or ""
        meant = typed_name(page, near) if near else None
        return facts.problem(value=typed_name(page, name), expected=expected, near=meant, line=line)

    def _misplaced_line(self, facts: Facts, name: str) -> Told:
        """Return the problem of an option, or of a title, that is taken for the name of a page."""
        for number, typed in enumerate(facts.lines, 1):
            heading = re.match(r"(?:`{3,}|:{3,}|~{3,})\s*\{toctree\}\s*(\S.*)", typed.strip())
            if heading and heading[1].strip() == name:
                expected = f"a title in an option, “:caption: {name}”"
                return facts.problem(value=typed.strip(), expected=expected, line=number)
        option = re.fullmatch(r":?([a-z]+):(?:\s*(.*))?", name)
        if not option or option[1] not in OPTIONS:
            return None
        line = next(
            (number for number, typed in enumerate(facts.lines, 1) if typed.strip() == name), facts.line
        )
        near = f":{option[1]}: {option[2] or ''}".rstrip()
        expected = "the option directly under the first line of the list, and then an empty line"
        return facts.problem(value=name, expected=expected, near=near if near != name else None, line=line)

    def _several_pages(self, facts: Facts, name: str, line: int) -> Told:
        """Return the problem of a folder, or of a name with a sign “*”, in the place of names of pages."""
        found = facts.env.found_docs
        pattern = name if "*" in name else f"{name}/*"
        pages = sorted(page for page in found if fnmatch(page, pattern))
        if "*" not in name and not pages:
            return None
        self.renamed.update(pages)
        if "*" in name:
            self.is_listless = self.is_listless or not pages
            expected = "the option “:glob:” over a name with a sign “*”"
        else:
            names = [typed_name(facts.docname or "", page) for page in pages[:MOST_PAGES]]
            more = ", …" if len(pages) > MOST_PAGES else ""
            expected = f"pages, each on a line of its own; the folder has {', '.join(names)}{more}"
        return facts.problem(value=typed_name(facts.docname or "", name), expected=expected, line=line)

    def _excluded(self, facts: Facts) -> Told:
        return facts.problem(value=facts.argument, line=first_line(facts, facts.argument))

    def _duplicate_entry(self, facts: Facts) -> Told:
        lines = contents_lines(facts, facts.argument)
        other = f"{facts.shown}:{lines[0]}" if len(lines) > 1 else None
        return facts.problem(value=facts.argument, line=lines[-1] if lines else 0, other=other)

    def _secnum(self, facts: Facts) -> Told:
        name = facts.argument
        records = domain_of(facts.env).book.records.get(facts.docname or "")
        if records and any(one.code == "circular-contents" and one.value == name for one in records.problems):
            return None
        places = [place for place in lists_naming(facts, name) if place.docname != facts.docname]
        if not places:
            # It is twice in one list, which has been told.
            return None
        self.listed_twice.add(name)
        return facts.problem(value=name, line=first_line(facts, name), other=places[0].place)

    def _no_title(self, facts: Facts) -> Told:
        name, other = facts.argument, f"{facts.shown}:{first_line(facts, facts.argument)}"
        text = facts.text_of(name).strip()
        if name not in facts.env.found_docs:
            return facts.problem(value=name)
        records = domain_of(facts.env).book.records.get(name)
        if records and any(problem.code in LOST_TITLES for problem in records.problems):
            return None
        value = f"{name}, an empty file" if not text else name
        first = next(iter(text.split("\n")), "")
        near = re.sub(r"^#+\s*", "# ", first) if re.match(r"#+\w", first) else None
        told = facts.problem(value=value, expected="“# …”", near=near, line=1, other=other)
        return replace(told, docname=name)

    def _two_lists(self, facts: Facts) -> Told:
        name = facts.argument
        places = lists_naming(facts, name)
        if name in self.listed_twice or len(places) < 2:
            return None
        line = int(places[0].place.rpartition(":")[2])
        return facts.problem(value=name, line=line, other=places[1].place)

    def empty_glob(self, facts: Facts) -> Told:
        """Return what is said of a pattern that fits no page."""
        name = facts.argument
        folder = posixpath.dirname(facts.docname or "")
        pattern = posixpath.normpath(posixpath.join(folder, name))
        pages = sorted(page for page in facts.env.found_docs if fnmatch(page, pattern))
        expected = f"pages that no line above has; there is only {pages[0]}" if pages else ""
        return facts.problem("toc.empty_glob", value=name, expected=expected, line=first_line(facts, name))
