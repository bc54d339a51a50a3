"""Batches of chapters in one book: what a build must keep of its promise, and which chapter broke it."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from tests.fuzz import pieces
from tests.support import Book, Build

FAULTY = 4
"""One chapter of so many is whole but for one fault."""
PLACED = re.compile(
    r"(?P<path>[^\s:]+\.(?:md|toml|bib|lock)):(?P<line>\d*):? *(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<said>.*)"
)
PLACELESS = re.compile(r"(?:WARNING|ERROR|CRITICAL|SEVERE): ")
WITHOUT_LINE = (
    "[toc.not_included]",
    "[toc.circular]",
    "[image.not_readable]",
    "[download.not_readable]",
    "Anonymous hyperlink",
)
WITHOUT_PLACE = ("WARNING: cannot copy downloadable file",)
"""A message of Sphinx's that names the file it is about, and not the page."""
"""Messages about a page as a whole, and some of Sphinx and docutils that never have a line."""
OWN = ("ringer-wind", "ringer-rope", "odo-ringer-did", "nobody-laughed")


def chapter(number: int) -> tuple[str, str]:
    """Return the chapter of this number, and the code of the problem it must be told, empty where nothing is known of it."""
    return pieces.faulty(number) if number % FAULTY == 0 else (pieces.chapter(number), "")


def build(root: Path, numbers: Sequence[int]) -> Build:
    """Build the tiny reader with these chapters beside its own."""
    book = Book(root)
    for number in numbers:
        content = chapter(number)[0].encode("utf-8", "surrogateescape")
        (root / "docs" / f"fuzz{number}.md").write_bytes(content)
    return book.build()


def broken_promises(built: Build, numbers: Sequence[int]) -> list[str]:
    """Return what was promised of a build with these chapters and not kept, in sentences."""
    told, lost = _told(built.warnings)
    claims = {claim["id"]: claim for claim in built.data["claims"]}
    lost += [f"the claim {id_} is gone" for id_ in OWN if id_ not in claims]
    bell = built.read("bell.html")
    lost += [f"the page of the bell has no {id_}" for id_ in OWN if f'id="claim-{id_}"' not in bell]
    for number in numbers:
        lost += [f"fuzz{number}: {what}" for what in _of_chapter(built, number, told[f"fuzz{number}.md"])]
    return lost


def misplaced(warnings: Sequence[str]) -> list[str]:
    """Return the messages that name no place, or no line where there must be one."""
    return _told(warnings)[1]


def _told(warnings: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return what is said of each file, by its name, and what is said of no place."""
    told: dict[str, list[str]] = defaultdict(list)
    lost, name = [], ""
    for line in warnings:
        if match := PLACED.match(line):
            name = Path(match["path"]).name
            told[name].append(match["said"])
            if not match["line"] and not any(kind in line for kind in WITHOUT_LINE):
                lost.append(f"a message without a line: {line}")
        elif PLACELESS.match(line) and not line.startswith(WITHOUT_PLACE):
            lost.append(f"a message without a place: {line}")
        elif name:
            told[name].append(line)
    return told, lost


def _of_chapter(built: Build, number: int, told: list[str]) -> list[str]:
    text, code = chapter(number)
    if not (built.out / f"fuzz{number}.html").is_file():
        return ["there is no page"]
    page = unescape(re.sub(r"<[^>]*>", "", built.read(f"fuzz{number}.html")))
    said = "\n".join(told)
    shown = {*pieces.marks(page), *pieces.marks(said)}
    gone = [mark for mark in pieces.marks(text) if mark not in shown]
    if code and f"[perspectives.{code}]" not in said:
        return [f"no message has the code {code}: {said}"]
    # What is known to be one fault takes nothing with it; what is broken in every way does so only where a message says it.
    if not gone or (told and not code):
        return []
    meant = _not_meant_for_the_page(built, number)
    lost = [mark for mark in gone if mark not in meant]
    return [f"{', '.join(lost)} is neither on the page nor in a message"] if lost else []


def _not_meant_for_the_page(built: Build, number: int) -> set[str]:
    """Return the words of comments, and of passages for another output only: an editor has asked that no page shows them."""
    held = [
        node.astext()
        for node in built.app.env.get_doctree(f"fuzz{number}").findall()
        if isinstance(node, nodes.comment)
        or (isinstance(node, addnodes.only) and not built.app.tags.eval_condition(node["expr"]))
    ]
    return {*pieces.marks("\n".join(held))}


def tried(numbers: Sequence[int]) -> list[str]:
    """Return what is not kept when these chapters are built in a folder of their own; an exception is told as such."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return broken_promises(build(Path(folder), numbers), numbers)
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not be
            return [f"the build ended with {type(error).__name__}: {error}"]


def culprits(numbers: Sequence[int]) -> list[int]:
    """Return the fewest chapters, found by halving, that alone do not keep what is promised."""
    left = list(numbers)
    while len(left) > 1:
        half = len(left) // 2
        for part in (left[:half], left[half:]):
            if tried(part):
                left = part
                break
        else:
            break
    return left
