"""The editors' pages as a manual that stands alone: what the wheel holds in ``perspectives/manual``.

The pages of ``docs/editing`` show parts of files of this project, and lead to other pages of the book.
In the manual the parts are written out, and what leads elsewhere is words.
``python -m perspectives manual`` makes HTML of it.

This module needs only the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PAGES = Path("docs", "editing")
"""The folder of the editors' pages, from the root of this project."""
INDEX = "index.md"
"""The page that lists the others of its folder, and the folders below it by their own."""
FENCE = re.compile(r"(`{3,}|:{3,})(.*)")
INCLUDE = re.compile(r"\{literalinclude\}\s+(\S+)")
OPTION = re.compile(r":([a-z-]+):\s*(.*)")
LABELLED = re.compile(r"^\(([a-z0-9-]+)\)=\n#+ (.*)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\(#([a-z0-9-]+)\)")
REFERENCE = re.compile(r"(?<!`)\{ref\}`(?:([^`<]*?)\s*<)?([a-z0-9-]+)>?`")
RECORD = re.compile(r"(?<!`)(?<!`` )\{(?:accounts|claim|document|event|voice)\}`([^`]+)`(?!`)")


def manual_pages(root: Path) -> dict[str, str]:
    """Return the editors' pages of the project, as Markdown that needs no other file.

    They are named by their paths from the folder of the pages, with ``/``.

    :raises OSError: where a file that a page shows is missing
    """
    folder = root / PAGES
    paths = sorted(folder.rglob("*.md"))
    others = {
        label: f"“{title}” in *Accounts of a Split*"
        for path in sorted((root / "docs").rglob("*.md"))
        if not path.is_relative_to(folder)
        for label, title in LABELLED.findall(path.read_text(encoding="utf-8"))
    }
    pages = {
        path.relative_to(folder).as_posix(): "".join(
            page_lines(path.read_text(encoding="utf-8"), path.parent, others)
        )
        for path in paths
    }
    pages[INDEX] = with_all_pages(pages[INDEX], listed_first(pages))
    return pages


def listed_first(names: Iterable[str]) -> list[str]:
    """Return what the first page lists, without ``.md``: pages beside it, and the first ones of folders."""
    return [
        name.removesuffix(".md")
        for name in names
        if name != INDEX and ("/" not in name or name.partition("/")[2] == INDEX)
    ]


def with_all_pages(index: str, names: list[str]) -> str:
    """Return the first page with every page in its list: the book lists some of them elsewhere."""
    listed = set(index.splitlines())
    before, end, after = index.rpartition("```")
    return before + "".join(f"{name}\n" for name in names if name not in listed) + end + after


def page_lines(text: str, folder: Path, others: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a page: files that it shows are written out, and what leads elsewhere is words.

    :param others: the words for each label that is not in the manual
    """
    lines, fence = iter(text.splitlines(keepends=True)), ""
    for line in lines:
        opening = FENCE.match(line)
        shown = INCLUDE.match(opening[2]) if opening and not fence else None
        if opening and shown:
            yield code_block((folder / shown[1]).read_text(encoding="utf-8"), options_of(lines, opening[1]))
        elif fence:
            yield line
            fence = "" if line.strip() == fence else fence
        else:
            fence = opening[1] if opening else ""
            yield line if fence else line_alone(line, others)


def options_of(lines: Iterator[str], fence: str) -> dict[str, str]:
    """Return the options of a directive, and read to the end of its fence."""
    options: dict[str, str] = {}
    for line in lines:
        if line.strip() == fence:
            break
        if option := OPTION.match(line.strip()):
            options[option[1]] = option[2].strip("\"'")
    return options


def code_block(text: str, options: Mapping[str, str]) -> str:
    """Return a file, or the part of it that the options of ``literalinclude`` name, as a block of code."""
    lines = text.splitlines()
    if start := options.get("start-at"):
        lines = lines[next(number for number, line in enumerate(lines) if start in line) :]
    if end := options.get("end-before"):
        lines = lines[: next((number for number, line in enumerate(lines) if number and end in line), None)]
    if chosen := options.get("lines"):
        first, _, last = chosen.partition("-")
        lines = lines[int(first) - 1 : int(last or first)]
    part = "\n".join(lines).strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", part)), 3)
    return f"{fence}{options.get('language', 'text')}\n{part}\n{fence}\n"


def line_alone(line: str, others: Mapping[str, str]) -> str:
    """Return a line of prose with words for what leads out of the manual: *others* has them by label."""

    def in_words(match: re.Match[str]) -> str:
        place = others.get(match[2])
        return match[0] if place is None else match[1] or place

    line = REFERENCE.sub(in_words, LINK.sub(in_words, line))
    return RECORD.sub(lambda match: f"`{match[1]}`", line)
