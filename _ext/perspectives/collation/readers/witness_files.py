"""Finds the files of a copy in the folder of the witnesses.

An entry of the manifest is tried as a name first, and then as a pattern: a name may hold brackets.
Letters with accents may be stored as one character or as two, in the manifest and on the disk.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from perspectives.collation.manifest import Copy
from perspectives.records.option_values import nearest

MOST_ABSENT = 5
"""Of so many copies it is told one by one that they have no file in the folder."""


@dataclass(slots=True)
class FoundFiles:
    """The files of a copy.

    :ivar paths: the files by their names relative to the folder, with composed letters
    :ivar unread: a sentence for each name that is no file
    :ivar notes: a sentence for each entry of the manifest that may mean another file than it names
    :ivar absent: a sentence for each entry that nothing in the folder is like
    """

    paths: dict[str, Path] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def find_files(copy: Copy, folder: Path) -> FoundFiles:
    """Return the files below *folder* that the entries of *copy* name."""
    found = FoundFiles()
    for entry in copy.files:
        _find_entry(copy, entry, folder, found)
    _tell_twins(copy, folder, found)
    return found


def said_of_absent(absent: Mapping[str, Sequence[str]], number: int, folder: Path) -> list[str]:
    """Return the sentences on entries that nothing in the folder is like; of many copies, one sentence.

    :param absent: the sentences of each copy that has no file in the folder, by its id
    :param number: how many copies the manifest has
    """
    if len(absent) <= MOST_ABSENT:
        return [sentence for sentences in absent.values() for sentence in sentences]
    if len(absent) == number:
        return [f"No file of any copy is in the folder “{folder}”: see that it is the right one."]
    some = ", ".join(list(absent)[:MOST_ABSENT])
    return [f"{len(absent)} of {number} copies have no file in the folder “{folder}”: {some}, …"]


def claimed_twice(files_by_copy: Iterable[tuple[str, Mapping[str, str]]]) -> list[str]:
    """Return a sentence for each file that more than one copy names.

    :param files_by_copy: the ids of the copies, each with its files by their names
    """
    owners: dict[str, list[str]] = {}
    for id_, files in files_by_copy:
        for name in files:
            owners.setdefault(name, []).append(f"copies.{id_}")
    return [
        f"{' and '.join(ids)} name the same file “{name}”."
        for name, ids in sorted(owners.items())
        if len(ids) > 1
    ]


def _find_entry(copy: Copy, entry: str, folder: Path, found: FoundFiles) -> None:
    named = _named(folder, entry, _composed)
    if not named:
        fitting = list(_fitting(folder, entry))
        for path in fitting:
            _add(path, folder, found)
        if fitting:
            return
        named = _named(folder, entry, _folded)
        if len(named) == 1:
            name = _name_of(named[0], folder)
            found.notes.append(f"copies.{copy.id}: “{entry}” is taken for “{name}”: write the name as it is.")
    if len(named) == 1:
        _add(named[0], folder, found)
    elif named:
        names = _quoted([_name_of(path, folder) for path in named], ", ")
        found.notes.append(f"copies.{copy.id}: “{entry}” may be any of {names}: write the name as it is.")
    else:
        near = nearest(entry, [_name_of(path, folder) for path in _neighbours(folder, entry)])
        hint = f" Did you mean “{near}”?" if near else ""
        told = found.notes if near else found.absent
        told.append(f"copies.{copy.id}: no file fits “{entry}” in the folder “{folder}”.{hint}")


def _quoted(names: Iterable[str], joint: str) -> str:
    return joint.join(f"“{name}”" for name in names)


def _add(path: Path, folder: Path, found: FoundFiles) -> None:
    """Add a file to those found, or a sentence that says why it cannot be read."""
    name = _name_of(path, folder)
    fault = _fault_of_path(path)
    if fault:
        shown = os.fsencode(name).decode(errors="replace")
        found.unread[shown] = f"{folder / shown}: {fault}"
        return
    same = found.paths.pop(name, path)
    if same == path:
        found.paths[name] = path
    else:
        # Two names that differ only in how their letters are stored.
        found.paths |= {one.relative_to(folder).as_posix(): one for one in (same, path)}


def _fault_of_path(path: Path) -> str:
    try:
        path.name.encode()
        if path.is_file():
            return ""
        if path.is_dir():
            return "this is a folder: name the files in it."
        if not path.exists():
            return "this is a link to a file that is not there."
    except UnicodeEncodeError:
        return "the name of the file is not UTF-8: give it another."
    except OSError as error:
        return f"the file cannot be read: {error.strerror}."
    return "this is no file with a text, but a device or a pipe."


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _name_of(path: Path, folder: Path) -> str:
    return _composed(path.relative_to(folder).as_posix())


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _named(folder: Path, entry: str, form: Callable[[str], str]) -> list[Path]:
    """Return what has the name *entry* in *folder*, or else what has a name of the same form."""
    places = [folder]
    for part in PurePosixPath(entry).parts:
        children = [path for place in places for path in _children(place)]
        named = [path for path in children if path.name == part]
        places = named or [path for path in children if form(path.name) == form(part)]
    return [] if places == [folder] else places


def _neighbours(folder: Path, entry: str) -> list[Path]:
    """Return the files in the folder of *entry*, to tell the nearest name."""
    return [path for path in _children(folder / PurePosixPath(entry).parent) if not path.name.startswith(".")]


def _fitting(folder: Path, entry: str) -> Iterator[Path]:
    """Yield the files that fit the pattern *entry*, however letters are stored, without hidden files."""
    forms = (entry, _composed(entry), unicodedata.normalize("NFD", entry))
    found: dict[Path, None] = {}
    for form in forms:
        try:
            found.update(dict.fromkeys(sorted(folder.glob(form))))
        except (ValueError, OSError, NotImplementedError, RecursionError):
            continue  # no pattern, or a name that no file can have
    wants_hidden = PurePosixPath(entry).name.startswith(".")
    for path in found:
        if (wants_hidden or not path.name.startswith(".")) and (path.is_symlink() or not path.is_dir()):
            yield path


def _tell_twins(copy: Copy, folder: Path, found: FoundFiles) -> None:
    """Tell of files whose names are one name on other computers."""
    names_in: dict[Path, dict[str, list[str]]] = {}
    for path in found.paths.values():
        if path.parent not in names_in:
            by_form = names_in[path.parent] = {}
            for other in _children(path.parent):
                by_form.setdefault(_folded(other.name), []).append(other.relative_to(folder).as_posix())
    twins = {tuple(names_in[path.parent][_folded(path.name)]) for path in found.paths.values()}
    found.notes += [
        f"copies.{copy.id}: the names {_quoted(names, ' and ')} differ only in capitals, or in how their "
        "letters are stored. On other computers they are one file: rename one."
        for names in sorted(twins)
        if len(names) > 1
    ]
