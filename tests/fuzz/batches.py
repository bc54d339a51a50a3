"""Batches of chapters in one book: what each build must do, and which chapter it fails on."""

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

FAULT_INTERVAL = 4
"""One chapter of this number has exactly one fault. The others may have many."""
MESSAGE_WITH_PLACE = re.compile(
    r"(?P<path>[^\s:]+\.(?:md|toml|bib|lock)):(?P<line>\d*):? *"
    r"(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*)"
)
MESSAGE_WITHOUT_PLACE = re.compile(r"(?:WARNING|ERROR|CRITICAL|SEVERE): ")
WITHOUT_LINE = ("Anonymous hyperlink",)
"""Messages of docutils that never have a line."""
WITHOUT_PLACE = ("WARNING: cannot copy downloadable file",)
"""A message of Sphinx that names the file to copy, and not the page."""
READER_CLAIMS = ("ringer-wind", "ringer-rope", "odo-ringer-did", "nobody-laughed")


def chapter(number: int) -> tuple[str, str]:
    """Return a chapter, and the code of the problem that it must give; empty where this is not known."""
    return pieces.chapter_with_fault(number) if number % FAULT_INTERVAL == 0 else (pieces.chapter(number), "")


def build(root: Path, numbers: Sequence[int]) -> Build:
    """Build the tiny reader with these chapters added."""
    book = Book(root)
    for number in numbers:
        content = chapter(number)[0].encode("utf-8", "surrogateescape")
        (root / "docs" / f"fuzz{number}.md").write_bytes(content)
    return book.build()


def faults_of(build: Build, numbers: Sequence[int]) -> list[str]:
    """Return, in sentences, what a build with these chapters must do and did not."""
    messages, faults = _sort_messages(build.warnings)
    claims = {claim["id"]: claim for claim in build.data["claims"]}
    faults += [f"the claim {id_} is gone" for id_ in READER_CLAIMS if id_ not in claims]
    bell = build.read("bell.html")
    faults += [
        f"the page of the bell has no {id_}" for id_ in READER_CLAIMS if f'id="claim-{id_}"' not in bell
    ]
    for number in numbers:
        chapter_faults = _faults_of_chapter(build, number, messages[f"fuzz{number}.md"])
        faults += [f"fuzz{number}: {fault}" for fault in chapter_faults]
    return faults


def messages_without_place(warnings: Sequence[str]) -> list[str]:
    """Return the messages that name no place, or no line where there must be one."""
    return _sort_messages(warnings)[1]


def _sort_messages(warnings: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the messages on each file, by its name, and a fault for each message that names no place."""
    messages: dict[str, list[str]] = defaultdict(list)
    faults, name = [], ""
    for line in warnings:
        if match := MESSAGE_WITH_PLACE.match(line):
            name = Path(match["path"]).name
            messages[name].append(match["text"])
            if not match["line"] and not any(kind in line for kind in WITHOUT_LINE):
                faults.append(f"a message without a line: {line}")
        elif MESSAGE_WITHOUT_PLACE.match(line) and not line.startswith(WITHOUT_PLACE):
            faults.append(f"a message without a place: {line}")
        elif name:
            messages[name].append(line)
    return messages, faults


def _faults_of_chapter(build: Build, number: int, messages: list[str]) -> list[str]:
    text, code = chapter(number)
    if not (build.out / f"fuzz{number}.html").is_file():
        return ["there is no page"]
    page = unescape(re.sub(r"<[^>]*>", "", build.read(f"fuzz{number}.html")))
    message = "\n".join(messages)
    visible = {*pieces.own_words(page), *pieces.own_words(message)}
    missing = [word for word in pieces.own_words(text) if word not in visible]
    if code and f"[perspectives.{code}]" not in message:
        return [f"no message has the code {code}: {message}"]
    # A chapter with one fault must lose no word. A chapter with many may, where there is a message.
    if not missing or (messages and not code):
        return []
    hidden = _hidden_words(build, number)
    lost = [word for word in missing if word not in hidden]
    return [f"{', '.join(lost)} is neither on the page nor in a message"] if lost else []


def _hidden_words(build: Build, number: int) -> set[str]:
    """Return the own words in comments and in passages for other outputs, which no page must show."""
    texts = [
        node.astext()
        for node in build.app.env.get_doctree(f"fuzz{number}").findall()
        if isinstance(node, nodes.comment)
        or (isinstance(node, addnodes.only) and not build.app.tags.eval_condition(node["expr"]))
    ]
    return {*pieces.own_words("\n".join(texts))}


def try_chapters(numbers: Sequence[int]) -> list[str]:
    """Build these chapters in a new folder and return the faults; an exception is one, too."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return faults_of(build(Path(folder), numbers), numbers)
        except Exception as error:  # noqa: BLE001  # every exception is a fault
            return [f"the build ended with {type(error).__name__}: {error}"]


def smallest_faulty_batch(numbers: Sequence[int]) -> list[int]:
    """Return as few as possible of these chapters that still have faults; they are found by halving."""
    batch = list(numbers)
    while len(batch) > 1:
        half = len(batch) // 2
        for part in (batch[:half], batch[half:]):
            if try_chapters(part):
                batch = part
                break
        else:
            break
    return batch
