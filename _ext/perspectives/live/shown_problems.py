"""The problems of a build as the preview shows them: file, line, place on the page, and mend."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.console import strip_colors

from perspectives.build.editor_paths import display_path
from perspectives.domain.mend_names import mend_names
from perspectives.records.problems import PROBLEM_KINDS, mend_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MESSAGE = re.compile(r"(?P<place>.*?)(?:WARNING|ERROR|CRITICAL): (?P<text>.*)", re.DOTALL)
PLACE = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+))?: $")
CODE = re.compile(r"\s*\[(?P<code>[\w-]+(?:\.[\w-]+)*)\]$")
OWN_CODE = "perspectives."
WORDS_OF_PLACE = 48
"""How many letters of a block are enough to find it on its page."""
LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem of a build.

    :ivar path: the file, as an editor sees it; empty where the problem is of none
    :ivar line: its line; 0 where it is of none
    :ivar docname: the document that the file is; empty where it is none
    :ivar code: the code of the problem, or the type that Sphinx gives; empty for none
    :ivar what: what is wrong, what was found, and what was expected
    :ivar mend: how to mend it; empty where the message does not say it
    :ivar ids: the ids of the element of the page that holds the line; none where it is not known
    :ivar words: how the block at this line begins; empty where it is not known
    """

    path: str
    line: int
    docname: str
    code: str
    what: str
    mend: str = ""
    ids: tuple[str, ...] = ()
    words: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what the script of the preview reads."""
        return asdict(self)


class WarningList(io.StringIO):
    """Stands for the stream that Sphinx writes warnings to, and keeps each as a text of its own.

    :ivar texts: the warnings, without colours
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def write(self, text: str) -> int:
        """Keep a warning: Sphinx writes each at once."""
        if text.strip():
            self.texts.append(strip_colors(text).strip("\n"))
        return len(text)


def problems_of(app: Sphinx, texts: Iterable[str]) -> list[ShownProblem]:
    """Return the problems that a build has reported, each with its place on the page."""
    names = mend_names(app.builder, display_path)
    return [_with_place(app, problem_of(app, text, names)) for text in texts]


def problem_of(app: Sphinx, text: str, names: Mapping[str, str]) -> ShownProblem:
    """Return the problem that a warning of Sphinx reports.

    :param names: the folders, files and commands of this book, by the names that the mends use for them
    """
    found = MESSAGE.match(text)
    if found is None:
        return problem_without_place(text)
    place = PLACE.match(found["place"])
    path, line = (place["path"], int(place["line"] or 0)) if place else ("", 0)
    code = CODE.search(found["text"])
    what = " ".join(found["text"][: code.start() if code else None].split())
    mend = ""
    kind = PROBLEM_KINDS.get(code["code"].removeprefix(OWN_CODE)) if code else None
    if kind is not None:
        sentence = mend_of(kind, names)
        if what.endswith(sentence):
            what, mend = what.removesuffix(sentence).strip(), sentence
    docname = app.project.path2doc(str(Path(path).absolute())) if path else None
    known = docname if docname in app.project.docnames else None
    return ShownProblem(display_path(path), line, known or "", code["code"] if code else "", what, mend)


def problem_without_place(text: str) -> ShownProblem:
    """Return a problem of no file."""
    return ShownProblem("", 0, "", "", " ".join(text.split()))


def _with_place(app: Sphinx, problem: ShownProblem) -> ShownProblem:
    """Return a problem with the element of its page that holds its line."""
    if not (problem.docname and problem.line):
        return problem
    try:
        doctree = app.env.get_doctree(problem.docname)
    except OSError:
        return problem
    ids, words = place_of_line(doctree, problem.line)
    return replace(problem, ids=ids, words=words)


def place_of_line(doctree: nodes.document, line: int) -> tuple[tuple[str, ...], str]:
    """Return the ids of the element that holds a line of the source, and how its block begins."""
    best: nodes.Element | None = None
    for node in doctree.findall(nodes.Element):
        # A problem stands below its block, not between the words.
        is_place = not isinstance(node, nodes.Inline) and (
            bool(node.get("ids")) or isinstance(node, nodes.TextElement)
        )
        if is_place and node.line and node.line <= line and (best is None or node.line >= (best.line or 0)):
            best = node
    words = _first_words(best) if isinstance(best, nodes.TextElement) else ""
    holder: nodes.Node | None = best
    while isinstance(holder, nodes.Element) and not holder.get("ids"):
        holder = holder.parent
    ids = tuple(map(str, holder["ids"])) if isinstance(holder, nodes.Element) else ()
    return ids, words


def _first_words(block: nodes.TextElement) -> str:
    """Return how a block begins, up to the first reference, whose text the page may have otherwise."""
    words = ""
    for child in block.children:
        if not isinstance(child, nodes.Text | nodes.emphasis | nodes.strong):
            break
        words += child.astext()
    words = " ".join(words.split())[:WORDS_OF_PLACE].strip()
    return words if len(words) >= LEAST_WORDS else ""
