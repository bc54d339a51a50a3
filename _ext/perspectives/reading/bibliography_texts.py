"""The files of the bibliography as texts, and the problems of each as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from perspectives.citations.entry_places import places_of
from perspectives.reading.any_bytes import ENCODING
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of, read_declarations, why_unread


@dataclass(slots=True)
class BibliographyFiles:
    """The files of the bibliography.

    :ivar texts: the text of each file that can be read, by the path that an editor sees
    :ivar problems: the problems of the bytes and the characters of the files
    :ivar has_unread: whether a file is not there or cannot be opened
    """

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    has_unread: bool = False

    def keys(self) -> set[str]:
        """Return the keys of all entries, even of those that cannot be read."""
        return set(places_of(self.texts))


def read_bibliography_files(
    paths: Iterable[Path], encoding: str, shown: Callable[[str], str]
) -> BibliographyFiles:
    """Return the texts of the files *paths*; *shown* makes of a path what an editor sees."""
    files = BibliographyFiles()
    for path in paths:
        name = shown(str(path))
        try:
            content = bytes_of(path)
        except OSError as error:
            files.has_unread = True
            files.problems.append(
                Problem("missing-file", 1, path=name, value=path.name, expected=why_unread(error))
            )
            continue
        file = read_declarations(content, name, "utf-8" if encoding == ENCODING else encoding)
        files.texts[name] = file.text if file.is_text else ""
        files.has_unread |= not file.is_text
        files.problems += file.problems
    return files


def is_readable(files: BibliographyFiles) -> bool:
    """Return whether sphinxcontrib-bibtex can read all files in the encoding in which they were read."""
    return not any(problem.code == "not-utf-8" for problem in files.problems)


def can_be_opened(path: Path) -> bool:
    """Return whether a path is no file at all, or a file that can be opened."""
    if not path.is_file():
        return True
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False
