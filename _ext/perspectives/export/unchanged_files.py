"""Passes over the data files that would be the same: those whose ingredients and files are as they were.

The ingredients of a file are a digest of everything that it is made from.
All files depend on the records, the registers, the bibliography and the settings; some on words of pages too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.records.kept_results import digest_of, write_whole

if TYPE_CHECKING:
    from perspectives.records.kept_results import Topic

Texts = str | bytes | Iterable[tuple[str, str]]
"""What a format makes: the text of a file, or for a folder the id and the text of each file."""
States = dict[str, tuple[int, int]]
"""The size in bytes and the time of each file, by its path in the folder of the data."""


class DataFolder:
    """The folder ``data``, into which files are written unless they are there already.

    :ivar kept: the states of the files of each format after the last build, by its ingredients
    """

    def __init__(self, root: Path, kept: Topic) -> None:
        self.root, self.kept = root, kept

    def write(self, name: str, ingredients: object, make: Callable[[], Texts]) -> int:
        """Write the files of a format, if it is not unchanged, and return the sum of their sizes in bytes.

        :param name: the path of the file; in that of a folder, ``<id>`` stands for the ids of its files
        :param ingredients: anything whose ``repr`` tells all that the files depend on
        :param make: makes the text or the texts; not called where ingredients and files are as they were
        """
        key = digest_of((name, ingredients))
        states = self.kept.get(key)
        if states is None or states != self._states(name):
            texts = make()
            if isinstance(texts, str | bytes):
                _write(self.root / name, texts)
            else:
                self._write_folder(name, texts)
            states = self._states(name)
        self.kept.put(key, states)
        return sum(size for size, _time in states.values())

    def remove(self, name: str) -> None:
        """Remove the file of a format, or the files in its folder, that an earlier build has written."""
        for path in self._paths(name):
            Path(path).unlink()

    def _write_folder(self, name: str, texts: Iterable[tuple[str, str]]) -> None:
        """Write the files of a folder, and remove all others with their suffix.

        They are written one after the other: all of them would need much memory.
        """
        pattern, paths = self.root / name, set()
        for id_, text in texts:
            path = pattern.parent / f"{id_}{pattern.suffix}"
            _write(path, text)
            paths.add(path)
        for path in set(map(Path, self._paths(name))) - paths:
            path.unlink()

    def _states(self, name: str) -> States:
        """Return the states of the files of a format that are there."""
        states, length = {}, len(str(self.root)) + 1
        for path in self._paths(name):
            facts = Path(path).stat()
            states[path[length:]] = (facts.st_size, facts.st_mtime_ns)
        return states

    def _paths(self, name: str) -> Iterator[str]:
        """Yield the files of a format that are there."""
        path = self.root / name
        if "<" not in path.name:
            if path.is_file():
                yield str(path)
            return
        for folder, _folders, names in os.walk(path.parent):
            yield from (f"{folder}/{one}" for one in names if one.endswith(path.suffix))


def _write(path: Path, text: str | bytes) -> None:
    """Write a file unless it has this text already.

    The file is written as bytes, so that the CSV files keep CR and LF at the ends of lines.
    """
    content = text.encode() if isinstance(text, str) else text
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
