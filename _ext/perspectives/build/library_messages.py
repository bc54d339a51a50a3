"""What Sphinx, MyST and docutils report, in the form of our own problems: line, value, nearest name, mend.

A filter of the log takes each of their warnings that it knows, and puts our sentence in its place.
The code stays that of the library. The same fault is told once.
What the filter does not know stays as it is, on one line.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx.util.logging import NAMESPACE, WarningStreamHandler

from perspectives.build.absent_pages import AbsentPages
from perspectives.build.contents_circles import break_circles, read_orphans, tell_two_lists
from perspectives.build.contents_messages import ContentsMessages
from perspectives.build.library_facts import (
    Facts,
    Told,
    file_near,
    label_near,
    line_with,
    nothing,
    unreadable_page,
)
from perspectives.build.library_words import (
    DIRECTIVE,
    FILE,
    HEADING,
    OPTION_FAULT,
    kind_of_value,
    of_docutils,
    plain,
)
from perspectives.build.nearest_pages import page_near
from perspectives.build.theme_messages import THEME_OPTION, theme_option
from perspectives.records.house_settings import names_in
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.problems import message

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class LibraryMessages(logging.Filter):
    """Puts our words in the place of a library's."""

    def __init__(self, app: Sphinx, names: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self.app, self.names = app, names
        self.contents = ContentsMessages()
        self.told: set[Problem] = set()
        self.absent: AbsentPages | None = None
        self.readers: dict[str, Callable[[Facts], Told]] = {
            **self.contents.readers,
            "image.not_readable": self._file,
            "download.not_readable": self._file,
            "ref.doc": self._document,
            "ref.footnote": self._footnote,
            "ref.ref": self._reference,
            "ref.term": self._reference,
            "ref": self._reference,
            "myst.xref_missing": self._link,
            "myst.xref_ambiguous": self._named,
            "myst.iref_missing": self._named,
            "myst.duplicate_def": self._named,
            "myst.header": self._heading,
            "myst.topmatter": self._settings,
            "myst.directive_option": self._option,
            "docutils": self._docutils,
            "bibtex": self._works,
        }

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the record is logged; change its message and its place."""
        if record.levelno < logging.WARNING or getattr(record, "type", "") == "perspectives":
            return True
        try:
            return self._filter(record)
        except Exception:
            # A message in the library's words is better than none.
            logging.getLogger(__name__).debug("the message of a library is told as it is", exc_info=True)
            return True

    def _filter(self, record: logging.LogRecord) -> bool:
        said = " ".join(record.getMessage().split())
        facts = Facts(self.app, record, said)
        if facts.code.startswith("toc.") and facts.docname is None:
            facts = facts.of_the_page()
        reader = self._reader(facts)
        if reader is None:
            if isinstance(getattr(record, "location", None), tuple) and facts.docname:
                record.location = facts.place
            if getattr(record, "location", None) and "\n" in record.getMessage():
                record.msg, record.args = said, ()
            return True
        problem = reader(facts)
        if problem is None or problem in self.told or self._is_lost(facts, problem):
            return False
        self.told.add(problem)
        record.msg, record.args = message(problem, self.names()), ()
        record.type, _dot, subtype = problem.code.partition("/")[0].partition(".")
        record.subtype = subtype or getattr(record, "subtype", None)
        if problem.code == THEME_OPTION:
            record.type, record.subtype = "perspectives", problem.code
        if problem.docname:
            record.location = (problem.docname, problem.line or 1)
        elif problem.path:
            record.location = f"{problem.path}:{problem.line or 1}"
        return True

    def _reader(self, facts: Facts) -> Callable[[Facts], Told] | None:
        """Return the function that reads a message; None for one that is told as it is."""
        if facts.said.startswith("Ignored unreadable document "):
            return unreadable_page
        if facts.said.startswith("unsupported theme option "):
            return theme_option
        if facts.docname is None:
            return None
        if self._is_told_elsewhere(facts):
            return nothing
        if "empty_glob" in facts.code:
            return self.contents.empty_glob
        kind = facts.code.partition(".")[0]
        return self.readers.get(facts.code) or self.readers.get(kind)

    def _is_told_elsewhere(self, facts: Facts) -> bool:
        """Return whether our own checks, or another message of the library, tell the same fault better."""
        if facts.said.startswith("duplicate label "):
            return "labels" in names_in(self.app.config.perspectives_require)
        # A title behind the name of the directive is taken for the name of a page.
        return facts.code == "myst.directive_parse" and "'toctree': Splitting" in facts.said

    # Files and references

    def _is_lost(self, facts: Facts, problem: Problem) -> bool:
        """Return whether a reference leads to what is lost with a page that is not there, which is told."""
        kind = problem.code.partition("/")[0]
        if kind not in ("ref.ref", "ref.doc", "myst.xref_missing"):
            return False
        if self.absent is None:
            self.absent = AbsentPages(self.app)
        is_lost_page = kind != "ref.ref" and self.absent.has_page(problem.value, facts.docname or "")
        return is_lost_page or (kind != "ref.doc" and self.absent.has_label(problem.value))

    def forget_absent_pages(self, *_of_the_event: object) -> None:
        """Look for absent pages anew in the next build (event ``env-before-read-docs``)."""
        self.absent = None

    def _file(self, facts: Facts) -> Told:
        name = facts.relative(facts.argument)
        line = line_with(facts, name)
        return facts.problem(value=name, near=file_near(facts, name), expected=facts.file_expected, line=line)

    def _document(self, facts: Facts) -> Told:
        name = facts.quoted
        return facts.problem(value=name, near=page_near(facts, name), line=line_with(facts, name))

    def _footnote(self, facts: Facts) -> Told:
        mark = facts.quoted
        if "not referenced" in facts.said:
            found = re.search(r"\[(.+?)\]", facts.said)
            return facts.problem("ref.footnote/unused", value=f"[^{found[1] if found else ''}]")
        return facts.problem(value=f"[^{mark}]", line=line_with(facts, f"[^{mark}]:", last=True))

    def _reference(self, facts: Facts) -> Told:
        name = facts.quoted
        line = line_with(facts, name)
        if facts.code == "ref.ref" and "title" in facts.said:
            return facts.problem("ref.ref/untitled", value=name, line=line)
        code = facts.code if facts.code in self.readers else "ref"
        return facts.problem(code, value=name, near=label_near(facts, name), line=line)

    def _named(self, facts: Facts) -> Told:
        return facts.problem(value=facts.quoted)

    def _link(self, facts: Facts) -> Told:
        name = facts.quoted
        near = file_near(facts, name) if re.search(r"\.\w+$", name) else label_near(facts, name)
        near = near if near is None or "." in near else f"#{near}"
        return facts.problem(value=name, near=near, line=line_with(facts, name))

    # Marks and options

    def _heading(self, facts: Facts) -> Told:
        typed = facts.typed
        marks, words = typed[: len(typed) - len(typed.lstrip("#"))], typed.lstrip("#").strip()
        match = HEADING.search(facts.said)
        if match and match["first"]:
            return facts.problem("myst.header/first", value=typed, near=f"# {words}" if marks else None)
        near = f"{'#' * (int(match['above']) + 1)} {words}" if match and marks else None
        return facts.problem(value=typed, near=near)

    def _settings(self, facts: Facts) -> Told:
        return facts.front_matter_fault()

    def _option(self, facts: Facts) -> Told:
        match = OPTION_FAULT.fullmatch(facts.said)
        if match is None or match["form"] is not None:
            said = match["form"] if match else facts.said
            return facts.problem(
                "myst.directive_option/form", value=said.removeprefix("Invalid options format: ")
            )
        if match["key"] is not None:
            allowed = re.findall(r"'([^']+)'", match["allowed"])
            line, value = facts.option(match["key"])
            expected = f"one of {', '.join(allowed)}" if allowed else "no option at all"
            return facts.problem(
                value=value, expected=expected, near=nearest(match["key"], allowed), line=line
            )
        line, value = facts.option(match["name"])
        value = value or f"{match['name']}: {match['value']}"
        expected = kind_of_value(match["why"])
        if match["name"] == "numbered":
            expected += ", or nothing: “:numbered:”"
        return facts.problem("myst.directive_option/value", value=value, expected=expected, line=line)

    def _docutils(self, facts: Facts) -> Told:
        said = facts.said
        named = DIRECTIVE.search(said)
        value = f"{{{named['name'] or named['other']}}}" if named else facts.typed
        if found := re.search(r"Duplicate explicit target name: \"(.+?)\"", said):
            return facts.repeated_label(found[1])
        if "Text not found" not in said and (
            "not found" in said or "No such file" in said or "Problems with" in said
        ):
            file = FILE.search(said)
            name = facts.relative(file[1]) if file else value
            return facts.problem("docutils/file", value=name, near=file_near(facts, name))
        code, expected = of_docutils(said)
        if code in ("docutils", "docutils/transition", "docutils/argument"):
            value = facts.typed or value
        return facts.problem(code, value=value, expected=expected)

    def _works(self, facts: Facts) -> Told:
        is_repeated = "duplicate" in facts.code
        if is_repeated:
            return facts.problem(
                "bibtex.duplicate_citation", value="{bibliography}", line=facts.directive("bibliography")
            )
        return facts.problem(
            "bibtex", value="{bibliography}", expected=f"{plain(facts.said)} (in the words of bibtex)"
        )


def setup_library_messages(app: Sphinx, names: Callable[[Sphinx], dict[str, str]]) -> None:
    """Let the log of warnings pass through a filter of this module."""
    ours = LibraryMessages(app, lambda: names(app))
    for handler in logging.getLogger(NAMESPACE).handlers:
        if isinstance(handler, WarningStreamHandler):
            # Before the filters of Sphinx, which count the warnings and find the path of their place.
            handler.filters.insert(0, ours)
    # Before sphinxcontrib-bibtex, which walks through the lists.
    app.connect("env-updated", break_circles, priority=100)
    app.connect("env-updated", read_orphans)
    app.connect("env-before-read-docs", ours.forget_absent_pages)
    app.connect("env-check-consistency", tell_two_lists)
