"""The files whose changes build the book again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

Facts = tuple[int, int, int]
"""When a file was written, when the file system last had to do with it, and its size."""
State = dict[str, Facts]
"""The facts of each file, by its path."""

SECONDS_TO_SETTLE = 0.03
"""A change is over when so long no other follows: editors write in several steps, and git many files."""
MOST_STEPS = 40
PASSED_FOLDERS = {"__pycache__", "node_modules"}
PASSED_BEGINNINGS = (".", "#", "~$")
PASSED_ENDS = ("~", ".swp", ".swx", ".tmp", ".pyc", ".mo", ".part", ".crdownload")
"""The names of what editors and other programs keep beside the files that they write, and builds, too."""


class WatchedFiles:
    """Finds what has changed below some folders.

    It looks at the times and the size of each file: this is the same on every system, on network drives too.
    The second time tells of a file that was given the time of another, or made readable.

    :ivar places: the files and folders that are watched
    """

    def __init__(self, places: Iterable[Path], left_out: Iterable[Path] = ()) -> None:
        self.places: list[Path] = []
        self.left_out = {str(place.resolve()) for place in left_out}
        self.state: State = {}
        self.add(places)

    def add(self, places: Iterable[Path]) -> None:
        """Watch more files and folders; what is in them now is no change."""
        for place in (place.resolve() for place in places):
            if not any(place.is_relative_to(known) for known in self.places):
                self.places.append(place)
                self.state |= state_of([place], self.left_out)

    def changes(self) -> dict[str, bool]:
        """Return the files that have changed, appeared or gone since the last call, by their paths.

        The value says whether the file was there before and is there now, with another content.
        """
        now = state_of(self.places, self.left_out)
        if now == self.state:
            return {}
        for _step in range(MOST_STEPS):
            time.sleep(SECONDS_TO_SETTLE)
            if now == (now := state_of(self.places, self.left_out)):
                break
        before, self.state = self.state, now
        return {
            path: path in before and path in now
            for path in sorted(before.keys() | now.keys())
            if before.get(path) != now.get(path)
        }


def state_of(places: Iterable[Path], left_out: Iterable[str] = ()) -> State:
    """Return the state of all files in some places, without those that editors keep for themselves."""
    state: State = {}
    folders = []
    for place in map(str, places):
        if os.path.isdir(place):  # noqa: PTH112  # this runs ten times a second, for all files
            folders.append(place)
        elif facts := facts_of(place):
            state[place] = facts
    return state | state_below(folders, frozenset(left_out))


def state_below(folders: list[str], passed_over: frozenset[str]) -> State:
    """Return the state of all files in some folders, and in the folders in them."""
    state: State = {}
    followed = set(passed_over)
    while folders:
        for entry in entries_of(folders.pop()):
            if is_passed_over(entry.name) or entry.path in passed_over:
                continue
            if is_folder(entry):
                if leads_on(entry, followed):
                    folders.append(entry.path)
            elif facts := facts_of(entry):
                state[entry.path] = facts
    return state


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether something is a folder, or a link to one."""
    if entry.is_symlink():
        return os.path.isdir(entry.path)  # noqa: PTH112  # as above
    return entry.is_dir(follow_symlinks=False)


def leads_on(folder: os.DirEntry[str], followed: set[str]) -> bool:
    """Return whether a folder is to be looked through: a link only once, as it could lead back.

    :param followed: where links have led up to now
    """
    if not folder.is_symlink():
        return True
    target = os.path.realpath(folder.path)
    is_new = target not in followed
    followed.add(target)
    return is_new


def entries_of(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing where it has gone meanwhile."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def facts_of(file: str | os.DirEntry[str]) -> Facts | None:
    """Return the times and the size of a file; None where it has gone meanwhile."""
    try:
        facts = os.stat(file)  # noqa: PTH116  # as above
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size


def is_passed_over(name: str) -> bool:
    """Return whether a file or folder of this name is nothing that an editor has written."""
    return (
        name in PASSED_FOLDERS
        or name.startswith(PASSED_BEGINNINGS)
        or name.endswith(PASSED_ENDS)
        # Vim tries with a file of this name whether it can write in the folder.
        or name == "4913"
    )
