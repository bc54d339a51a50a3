"""Chapters of the tiny reader with one line mistyped, in each of the ways in which editors mistype one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support import DOCUMENTS, LESSONS, READER

CHAPTERS = {
    "bell": (READER / "docs" / "bell.md").read_text(encoding="utf-8"),
    "letter": (DOCUMENTS / "docs" / "letter.md").read_text(encoding="utf-8"),
    "lesson": (LESSONS / "docs" / "lesson-who-broke-it.md").read_text(encoding="utf-8"),
}
"""The chapters: one with claims, one with a document, one with a lesson."""
OWN_IDS = re.compile(r"^(?::id: |:+\{document\} )(?P<id>\S+)$|^\((?P<label>\S+)\)=$", re.MULTILINE)
WORKS = (DOCUMENTS / "sources" / "works.bib").read_text(encoding="utf-8")
BEHIND = {"a space": " ", "four spaces": "    ", "a tab": "\t", "a mark of quotation": "> ", "a dash": "- "}
"""What may stand before a line that should begin it, by the name of the mistake."""
OTHER_SIGNS = (
    *(("{", "("), ("{", "{ "), ("}", ""), ("`", "‘"), (">", "»"), ('"', "“"), ("[", "("), ("^", "")),
    *((":", "："), (":", "::"), (":", ";"), (":", "")),
)
"""Signs that are typed for others."""


@dataclass(frozen=True)
class Mistake:
    """A line of a chapter, from 1, and how it is mistyped."""

    chapter: str
    line: int
    way: str


def texts(number: int) -> Iterator[tuple[Mistake, str]]:
    """Yield the chapters with each mistake.

    :param number: is added to its ids, so that many stand in one book; its words get letters for it
    """
    for name in CHAPTERS:
        lines = numbered(name, number).split("\n")
        for at, line in enumerate(lines):
            for way, mistyped in _ways(lines, at):
                yield Mistake(name, at + 1, f"{way}: {line}" if line else way), "\n".join(mistyped)


def numbered(name: str, number: int) -> str:
    """Return a chapter with other ids and other words in its quotations."""
    text = CHAPTERS[name]
    for match in list(OWN_IDS.finditer(text)):
        id_ = match["id"] or match["label"]
        text = re.sub(rf"(?<![\w-]){id_}(?![\w-])", f"{id_}-n{number}n", text)
    if name == "lesson":
        # It repeats words of claims of the reader.
        return text
    word = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return re.sub(r"(?<![-\w])(wind|rope|old|hard|laughed|night)\b(?![-\w<>`])", rf"\1 {word * 3}", text)


def works(number: int) -> str:
    """Return the entries of the bibliography that the chapters with this number need."""
    letter = re.search(r"@incollection\{bell-letter,.*?\n\}\n", WORKS, re.DOTALL)
    assert letter
    return letter[0].replace("bell-letter", f"bell-letter-n{number}n").replace("A Letter", f"Letter {number}")


def _ways(lines: list[str], at: int) -> Iterator[tuple[str, list[str]]]:
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    before, rest = lines[:at], lines[at + 1 :]
    yield "left out", before + rest
    if not line:
        return
    if after:
        yield "after the next", [*before, after, line, *rest[1:]]
    yield "twice", [*before, line, line, *rest]
    yield "joined with the next", [*before, f"{line} {after}", *rest[1:]]
    yield "with an empty line under it", [*before, line, "", *rest]
    yield "without its last sign", [*before, line[:-1], *rest]
    yield "without its first sign", [*before, line[1:], *rest]
    for name, signs in BEHIND.items():
        yield f"behind {name}", [*before, signs + line, *rest]
    for right, wrong in OTHER_SIGNS:
        if right in line:
            yield f"“{wrong}” for “{right}”", [*before, line.replace(right, wrong, 1), *rest]
