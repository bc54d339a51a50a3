"""What a message of a library is about: the page, the line, what was typed there, and what is near it."""

from __future__ import annotations

import logging
import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from docutils import nodes
from sphinx.util.logging import get_node_location

from perspectives.build.editor_paths import display_path
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import is_endless

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MOST_FILES = 5000
"""The most files of a project that are looked at for a similar name."""
LINES_OF_OPTIONS = 30
"""The most lines after the first one of a directive in which an option is sought."""
Told = Problem | None
"""A message in our words; None where it has been told already."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp")


@dataclass
class Facts:
    """A message of a library.

    :ivar record: the record of the log
    :ivar said: the message on one line
    :ivar page: the document that includes the file of the message; None if that is a document
    :ivar file: the path of this file; empty if it is a document
    """

    app: Sphinx
    record: logging.LogRecord
    said: str
    page: str | None = None
    file: str = ""

    @property
    def env(self) -> BuildEnvironment:
        """The environment of the build."""
        return self.app.env

    @cached_property
    def code(self) -> str:
        """Type and subtype, as Sphinx prints them in brackets."""
        parts = (getattr(self.record, "type", ""), getattr(self.record, "subtype", ""))
        return ".".join(part for part in parts if part)

    @cached_property
    def place(self) -> tuple[str | None, int]:
        """The document and the line; None if the message is of no document."""
        location = getattr(self.record, "location", None)
        if isinstance(location, nodes.Node):
            location = get_node_location(location)
        if isinstance(location, tuple):
            return self._document_of(str(location[0] or "")), int(location[1] or 0)
        if not isinstance(location, str) or getattr(self.app, "env", None) is None:
            return None, 0
        path, _colon, line = location.rpartition(":")
        if not path:
            path, line = location, ""
        if path in self.env.all_docs or path in self.env.found_docs:
            return path, int(line) if line.isdecimal() else 0
        return self.env.path2doc(path), int(line) if line.isdecimal() else 0

    def _document_of(self, name: str) -> str | None:
        """Return the document of a name; some messages have the path of its file in place of the name."""
        if getattr(self.app, "env", None) is None or not name or name in self.env.found_docs:
            return name or None
        path = Path(name).resolve()
        return self.env.path2doc(str(path)) if path.is_file() else name

    @property
    def docname(self) -> str | None:
        """The document of the message."""
        if self.page:
            return self.page
        name = self.place[0]
        return name if name is None or name in self.env.found_docs else None

    def of_the_page(self) -> Facts:
        """Return the message as one of the document that includes its file; itself if there is none."""
        name, location = self.place[0], getattr(self.record, "location", None)
        page = next((one for one, names in self.env.included.items() if name in names), None)
        place = get_node_location(location) if isinstance(location, nodes.Node) else location
        return replace(self, page=page, file=str(place).rpartition(":")[0]) if page else self

    @property
    def line(self) -> int:
        """The line of the message; 0 if it has none."""
        return self.place[1]

    @property
    def shown(self) -> str:
        """The path of the page, as an editor sees it."""
        return display_path(self.file) if self.file else self.shown_path(self.docname or "")

    def shown_path(self, docname: str) -> str:
        """Return the path of a document, as an editor sees it."""
        return display_path(str(self.env.doc2path(docname)))

    @property
    def shown_docs(self) -> str:
        """The folder of the pages, as an editor sees it."""
        return display_path(str(self.app.srcdir))

    @property
    def argument(self) -> str:
        """The first value in the message: mostly the name of a document or a file."""
        arguments = self.record.args
        return str(arguments[0]) if isinstance(arguments, tuple) and arguments else self.quoted

    @property
    def quoted(self) -> str:
        """What stands last in quotation marks in the message, or else after its last colon."""
        if ": " in self.said and not self.said.rstrip().endswith(("'", '"')):
            return self.said.rpartition(": ")[2].strip()
        found = re.findall(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"", self.said)
        return (found[-1][0] or found[-1][1]) if found else self.said.rpartition(":")[2].strip()

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the page."""
        return self.text_of(self.docname or "").split("\n")

    def text_of(self, docname: str) -> str:
        """Return the text of a document; empty if it cannot be read."""
        path = self.file if self.file and docname == self.page else self.env.doc2path(docname)
        try:
            return Path(path).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    @property
    def typed(self) -> str:
        """What stands in the line of the message."""
        lines = self.lines
        return lines[self.line - 1].strip()[:100] if 0 < self.line <= len(lines) else ""

    @property
    def file_expected(self) -> str:
        """Where a file is expected, in words."""
        folder = posixpath.dirname(self.docname or "")
        return f"a file whose name is given from {posixpath.join(self.shown_docs, folder).rstrip('/')}/"

    def relative(self, name: str) -> str:
        """Return the name of a file as it is typed in the page, if the message has its whole path."""
        folder = Path(self.env.doc2path(self.docname or "")).parent
        for start in (folder, Path.cwd()):
            whole = Path(start, name).resolve()
            if whole.is_relative_to(Path(self.app.srcdir).resolve()):
                return posixpath.relpath(whole.as_posix(), folder.resolve().as_posix())
        return name

    def problem(
        self,
        code: str | None = None,
        *,
        value: str = "",
        expected: str = "",
        near: str | None = None,
        line: int | None = None,
        other: str | None = None,
    ) -> Problem:
        """Return the message as a problem of the page."""
        place = line or self.line or 1
        told = Problem(
            code or self.code, place, self.docname, value=value, expected=expected, nearest=near, other=other
        )
        return replace(told, docname=None, path=self.shown) if self.file else told

    def option(self, name: str) -> tuple[int, str]:
        """Return the line of an option of the directive, and the option as it is typed without its colon."""
        typed = re.compile(rf"\s*:?\s*{re.escape(name)}\s*:")
        start = max(self.line - 1, 0)
        for number, line in enumerate(self.lines[start : start + LINES_OF_OPTIONS], start + 1):
            if typed.match(line):
                return number, line.strip().removeprefix(":").rstrip(":")
        return self.line, name

    def directive(self, name: str) -> int:
        """Return the line in which a directive begins, nearest to the line of the message."""
        found = [number for number, line in enumerate(self.lines, 1) if f"{{{name}}}" in line]
        return min(found, key=lambda number: abs(number - self.line), default=self.line)

    def repeated_label(self, label: str) -> Problem:
        """Return the problem of a label that stands twice in the page, at its second place."""
        form = re.compile(r"\s*\(([^()]+)\)=\s*$")
        plain = re.sub(r"\W+", "-", label.lower())
        found = [
            number
            for number, line in enumerate(self.lines, 1)
            if (match := form.match(line)) and re.sub(r"\W+", "-", match[1].lower()) == plain
        ]
        other = f"{self.shown}:{found[0]}" if len(found) > 1 else None
        line = found[-1] if found else self.line
        return self.problem("docutils/target", value=label, line=line, other=other)

    def front_matter_fault(self) -> Problem:
        """Return the problem of the settings at the beginning of the page, at the line of the fault."""
        end = next((number for number, line in enumerate(self.lines[1:], 1) if line.strip() == "---"), 1)
        line, value = 1, self.lines[1].strip() if len(self.lines) > 1 else ""
        try:
            yaml.safe_load("\n".join(self.lines[1:end]))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = min(mark.line + 2, end) if mark else 1
            value = self.lines[line - 1].strip()
        except yaml.YAMLError:
            pass
        if "Unknown field" in self.said:
            value = self.said.partition(":")[2].strip()
            line = next((n for n, one in enumerate(self.lines[:end], 1) if one.strip().startswith(value)), 1)
        return self.problem(value=value, line=line)


def other_file_near(facts: Facts, name: str) -> str:
    """Return what stands in the place of a page: a file with another ending, or a folder."""
    place = Path(facts.app.srcdir, name)
    endings = tuple(facts.app.config.source_suffix)
    ending = ".md" if ".md" in endings else endings[0]
    here = sorted(place.parent.glob("*")) if place.parent.is_dir() else []
    for path in here:
        if path.is_dir() and path.name == f"{place.name}{ending}":
            return f"a file; “{path.name}” is a folder"
        if path.is_file() and path.name == place.name:
            return f"the file “{place.name}{ending}”; there is “{path.name}”, whose name has no ending"
        if path.is_file() and path.name.startswith(f"{place.name}.") and not path.name.endswith(endings):
            return f"the file “{place.name}{ending}”; there is “{path.name}”, whose name has another ending"
    return ""


def unreadable_page(facts: Facts) -> Problem:
    """Return the problem of a page whose file Sphinx cannot read, at its own place."""
    path = Path(facts.app.srcdir, facts.said.partition("'")[2].rpartition("'")[0])
    expected = "a file; it is a link to one that is not there" if path.is_symlink() else "a file to be read"
    if is_endless(path):
        expected = "a file; it is a pipe, a socket or a device"
    shown = display_path(str(path))
    return Problem("page.not_readable", 1, path=shown, value=path.name, expected=expected)


def label_near(facts: Facts, name: str) -> str | None:
    """Return the label of the book that is most similar to a name."""
    standard = facts.env.domains.standard_domain
    return nearest(name.strip("#/"), {*standard.labels, *standard.anonlabels})


def file_near(facts: Facts, name: str) -> str | None:
    """Return the file of the project that is most similar to a name, as it is typed in the page."""
    root = Path(facts.app.srcdir)
    files = [path for path in _files(root) if not path.name.startswith(".")]
    wanted = posixpath.basename(name.replace("\\", "/"))
    ending = posixpath.splitext(wanted)[1].lower()
    endings = PICTURES if ending in PICTURES else (ending,)
    similar = {path.name.lower(): path for path in files if path.suffix.lower() in endings}
    found = nearest(wanted, similar)
    if found is None:
        return None
    folder = Path(facts.env.doc2path(facts.docname or "")).parent
    return posixpath.relpath(similar[found].as_posix(), folder.as_posix())


def _files(root: Path) -> list[Path]:
    found = []
    for number, path in enumerate(root.rglob("*")):
        if number > MOST_FILES:
            break
        if path.is_file() and "build" not in path.parts[len(root.parts) :]:
            found.append(path)
    return sorted(found)


def line_with(facts: Facts, words: str, last: bool = False) -> int:
    """Return the line that has *words*, nearest to the line of the message, or the *last* that has them."""
    found = [number for number, line in enumerate(facts.lines, 1) if words and words in line]
    if last and found:
        return found[-1]
    after = [number for number in found if number >= facts.line]
    return (after or found or [facts.line])[0]


def nothing(_facts: Facts) -> Told:
    """Say nothing of a message: it has been told already."""
    return None
