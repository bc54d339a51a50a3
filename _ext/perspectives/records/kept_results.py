"""Results that are kept from one build to the next, so that what has not changed is not made again.

A result is kept under a digest of its ingredients: of everything that it is made from.
The files stand beside the doctrees, one for each topic, and are removed with them.
They count for the same extension and the same Python alone. A file that cannot be read counts as empty.
No Sphinx here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")

PACKAGE = Path(__file__).parent.parent
FOLDER = "kept"
"""The folder of the files, beside the doctrees."""


class Topic:
    """The results of one kind. Those that a build does not ask for are not kept for the next.

    A topic without a file keeps nothing.

    :ivar results: the results of the last build, each pickled, by the digest of its ingredients
    :ivar asked: the same for this build
    """

    def __init__(self, path: Path | None = None, maker: str = "") -> None:
        self.path, self.maker = path, maker
        self.results: dict[str, bytes] = self._read()
        self.asked: dict[str, bytes] = {}

    def of(self, ingredients: object, make: Callable[[], Result]) -> Result:
        """Return the kept result for ingredients, or else what *make* returns.

        :param ingredients: anything whose ``repr`` tells all that the result depends on
        """
        if self.path is None:
            return make()
        key = digest_of(ingredients)
        kept = self.asked.get(key) or self.results.get(key)
        if kept is not None:
            # The file is unpickled, so each result in it is as it was pickled.
            self.asked[key] = kept
            result: Result = pickle.loads(kept)  # noqa: S301  # as trusted as the doctrees beside it
            return result
        made = make()
        # It is pickled at once: who gets it may change it.
        self.asked[key] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        return made

    def get(self, ingredients: object) -> Any:
        """Return the kept result for ingredients; None where there is none."""
        kept = self.results.get(digest_of(ingredients))
        return None if kept is None else pickle.loads(kept)  # noqa: S301  # as trusted as the doctrees

    def put(self, ingredients: object, result: object) -> None:
        """Keep a result."""
        if self.path is not None:
            self.asked[digest_of(ingredients)] = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)

    def save(self) -> None:
        """Write the results that this build has asked for."""
        if self.path is not None and self.asked != self.results:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, pickle.dumps((self.maker, self.asked), pickle.HIGHEST_PROTOCOL))
            self.results = dict(self.asked)

    def _read(self) -> dict[str, bytes]:
        # What a broken pickle raises is of many kinds.
        with contextlib.suppress(Exception):
            if self.path is not None:
                maker, results = pickle.loads(self.path.read_bytes())  # noqa: S301  # as trusted as the doctrees
                if maker == self.maker and isinstance(results, dict):
                    return results
        return {}


class KeptResults:
    """The topics of a build, each read when it is first asked for.

    :ivar folder: the folder of their files; None where nothing is kept
    :ivar maker: a digest of what makes the results
    """

    def __init__(self, doctrees: Path | None = None) -> None:
        self.folder = doctrees and doctrees / FOLDER
        self.maker = maker_digest() if doctrees else ""
        self.topics: dict[str, Topic] = {}

    def topic(self, name: str) -> Topic:
        """Return the topic of a name."""
        if name not in self.topics:
            self.topics[name] = Topic(self.folder and self.folder / f"{name}.pickle", self.maker)
        return self.topics[name]

    def save(self) -> None:
        """Write every topic that this build has asked for anything."""
        for topic in self.topics.values():
            topic.save()


def digest_of(ingredients: object) -> str:
    """Return the SHA-256 of what ``repr`` says of ingredients."""
    return hashlib.sha256(repr(ingredients).encode("utf-8", "surrogatepass")).hexdigest()


def maker_digest() -> str:
    """Return a digest of Python, and of name, size and time of each file of this extension."""
    files = []
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            facts = Path(folder, name).stat()
            files.append((folder, name, facts.st_size, facts.st_mtime_ns))
    return digest_of((sys.version, files))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name first, so that no reader ever meets half of it."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        # A build may be stopped at any moment.
        unfinished.unlink(missing_ok=True)
