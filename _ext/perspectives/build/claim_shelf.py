"""Which copies of a work are at hand for a new claim; and what an editor has named where it is no work.

For ``python -m perspectives claim``. Whatever cannot be answered is a sentence for the editor, with the mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from perspectives.build.collate_command import MANIFEST_FILE
from perspectives.build.named_kinds import said_of_no_work
from perspectives.build.settled_book import SettledBook
from perspectives.collation.lock_update import read_witnesses
from perspectives.collation.manifest import Copy, UnreadableFile, load_manifest
from perspectives.collation.readers import Witness
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.option_values import nearest
from perspectives.texts.text_lock import TEXT_LOCK_FILE, load_text_lock
from perspectives.texts.text_witness import text_witnesses


class NoClaim(ValueError):
    """Why no claim was written, as a message for an editor."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an editor asks for.

    :ivar source: the key of a work, or the name of a file of a witness
    :ivar words: a few words of the passage
    :ivar page: the page as a locator; empty where none is asked for
    :ivar folder: the folder of the witnesses; None without one
    """

    source: str
    words: str
    page: str = ""
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The copies of a work that are at hand.

    :ivar work: the key of the work
    :ivar witnesses: the copies with a text of the work, the most trusted first
    :ivar notes: sentences on files that could not be read
    """

    work: str
    witnesses: Sequence[Witness]
    notes: list[str] = field(default_factory=list)


def shelf_of(settled: SettledBook, asked: Asked) -> Shelf:
    """Return the copies at hand of the work that was named, by its key or by a file of it.

    :raises NoClaim: where there is no such work, or no copy of it at hand
    """
    if not asked.source:
        raise NoClaim("Name the work: SOURCE= and its key in the bibliography, or the name of a file of it.")
    if asked.folder is not None and not asked.folder.is_dir():
        raise NoClaim(f"{asked.folder}: there is no such folder of witnesses.")
    book, manifest = settled.book, settled.registry / MANIFEST_FILE
    try:
        copies = load_manifest(manifest) if manifest.is_file() else []
    except UnreadableFile as error:
        raise NoClaim(str(error)) from error
    works, texts = book.works, book.registry.texts
    by_file = [] if asked.source in works else [one for one in copies if _has_file(one, asked)]
    if asked.source not in works and not by_file:
        raise NoClaim(_no_source(settled, asked, copies))
    wanted = by_file or [one for one in copies if one.work == asked.source or "{" in one.work]
    found = read_witnesses(wanted, asked.folder)
    if asked.source in texts:
        lock = load_text_lock(settled.registry / TEXT_LOCK_FILE)
        text = {asked.source: texts[asked.source]}
        found += text_witnesses(text, book.registry.text_files, settled.texts, lock)
    notes = [note for one in found for note in (*one.unread.values(), *one.notes, *one.absent)]
    key = asked.source if asked.source in works else _work_of_file(settled, found, asked)
    at_hand = sorted(
        (one for one in found if one.passages.get(key)), key=lambda one: CARRIERS.index(one.copy.carrier)
    )
    if not at_hand:
        of_work = [one for one in wanted if one.work == key]
        raise NoClaim(_nothing_at_hand(settled, key, of_work, asked.folder, notes))
    return Shelf(key, at_hand, notes)


def _shown(settled: SettledBook) -> str:
    return f"{settled.names['registry']}/{MANIFEST_FILE}"


def _entry(key: str, file: str) -> str:
    """Return the entry of a new copy, as an editor pastes it."""
    return (
        f'[copies.{key}]\nname = "TODO: edition, year and place"\n'
        f'carrier = "TODO: one of {", ".join(CARRIERS)}"\nwork = "{key}"\nfiles = ["{file}"]\n'
    )


def _no_source(settled: SettledBook, asked: Asked, copies: Sequence[Copy]) -> str:
    """Return what an editor has named that is no work and no file of a witness, and the mend."""
    name, book, manifest = asked.source, settled.book, _shown(settled)
    if file := _unnamed_file(asked):
        stem = Path(file).stem
        if stem in book.registry.texts:
            place = Path(name) if Path(name).is_file() else (asked.folder or Path()) / name
            return f"“{name}” is a text of “{stem}”: SOURCE={stem} TEXTS={place.parent}."
        key = stem if stem in book.works else "the-key"
        return f"{manifest} does not name “{file}”. Add it there:\n\n{_entry(key, file)}"
    if said := said_of_no_work(book, name):
        return said
    by_id = {f"copies.{copy.id}": copy for copy in copies}
    if name in by_id:
        copy = by_id[name]
        return (
            f"“{name}” is a copy, and SOURCE is a work or a file: SOURCE={copy.work}, SOURCE={copy.files[0]}."
        )
    if name and (asked.folder or Path()).joinpath(name).is_dir():
        return f"“{name}” is a folder: name a file in it, or the key of a work."
    files = {file for copy in copies for file in copy.files}
    same = [file for file in files if Path(file).name == Path(name).name]
    near = same[0] if len(same) == 1 else nearest(name, [*book.works, *files])
    hint = f" Did you mean “{near}”?" if near else ""
    return f"The bibliography has no work “{name}”, and {manifest} names no such file.{hint}"


def _unnamed_file(asked: Asked) -> str:
    """Return the name in the folder of a file that is there; empty where there is none."""
    folder = asked.folder or Path()
    places = (folder / asked.source, Path(asked.source))
    path = next((one for one in places if one.is_file()), None)
    if path is None:
        return ""
    return _name_below(folder, path) or path.name


def _name_below(folder: Path, path: Path) -> str:
    """Return the name that a file has in a folder; empty where it is in another one."""
    root, place = folder.resolve(), path.resolve()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else ""


def _names_of(asked: Asked) -> list[str]:
    """Return the names in the folder that the file which was asked for may have there."""
    names = [asked.source]
    if asked.folder and Path(asked.source).is_file():
        names.append(_name_below(asked.folder, Path(asked.source)))
    return list(filter(None, names))


def _has_file(copy: Copy, asked: Asked) -> bool:
    """Return whether a copy names the file that was asked for, by its path or by its name in the folder."""
    return any(copy.names_file(name) for name in _names_of(asked))


def _work_of_file(settled: SettledBook, witnesses: Sequence[Witness], asked: Asked) -> str:
    """Return the work that a file has.

    :raises NoClaim: where it has several, or one that the bibliography has not
    """
    name, names = asked.source, {one.casefold() for one in _names_of(asked)}
    all_keys = {
        (key, one.file) for copy in witnesses for key, found in copy.passages.items() for one in found
    }
    own_keys = {key for key, file in all_keys if file.casefold() in names}
    keys = sorted(own_keys or {key for key, _ in all_keys})
    if len(keys) > 1:
        some = ", ".join(keys[:5]) + (", …" if len(keys) > 5 else "")
        raise NoClaim(f"“{name}” has the text of several works: name one of them as SOURCE: {some}.")
    if keys and keys[0] not in settled.book.works:
        near = nearest(keys[0], settled.book.works)
        hint = f" Did you mean “{near}”?" if near else ""
        raise NoClaim(
            f"{_shown(settled)} says that “{name}” is of the work “{keys[0]}”, and the bibliography has "
            f"none: add it to {settled.names['bibliography']}, or correct “work”.{hint}"
        )
    return keys[0] if keys else name


def _nothing_at_hand(
    settled: SettledBook, key: str, copies: Sequence[Copy], folder: Path | None, notes: Sequence[str]
) -> str:
    """Return why no copy of a work is at hand, and the mend."""
    text = settled.book.registry.texts.get(key)
    if not copies and text is None:
        return (
            f"No witness of “{key}” is known. Put a text of it into your folder of witnesses, and name it in "
            f"{_shown(settled)}:\n\n{_entry(key, f'{key}.txt')}"
        )
    lines = list(notes)
    if copies and folder is None:
        files = ", ".join(name for copy in copies for name in copy.files)
        lines.append(f"Say in which folder the witnesses lie: WITNESSES=folder. Of “{key}” it has: {files}.")
    elif copies and not notes:
        lines.append(f"The folder {folder} has no file of “{key}” that can be read.")
    if text is not None:
        lines.append(
            f"The text of “{key}” is not in {settled.texts}: to get it, run {settled.names['texts']}, "
            "or name the folder that has it: TEXTS=folder."
        )
    return "\n".join([*lines, f"No copy of “{key}” is at hand."])
