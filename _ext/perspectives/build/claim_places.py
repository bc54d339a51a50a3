"""Where the words of a new claim stand: in which copy, at which place; and why there may be none.

For ``python -m perspectives claim``. Whatever cannot be answered is a sentence for the editor, with the mend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from perspectives.build.collate_command import MANIFEST_FILE
from perspectives.build.settled_book import SettledBook
from perspectives.collation.locator_pages import locator_covers
from perspectives.collation.lock_update import read_witnesses
from perspectives.collation.manifest import Copy, UnreadableFile, load_manifest
from perspectives.collation.normal_form import collapse_spaces
from perspectives.collation.passage_search import FoundWords, find_words
from perspectives.collation.readers import Witness
from perspectives.collation.witness_text import QuotationPlace
from perspectives.records.closed_lists import CARRIERS
from perspectives.records.option_values import nearest
from perspectives.texts.text_lock import TEXT_LOCK_FILE, load_text_lock
from perspectives.texts.text_witness import text_witnesses

PAGE = re.compile(
    r"(?:(?:pp?|pages?)\b\.?\s*|pp?)?(?P<first>[0-9a-z]+)(?:\s*[-–]+\s*(?P<last>[0-9a-z]+))?"
    r"(?:,?\s*(?:n|note)\b\.?\s*(?P<note>[^,\s]+))?",
    re.IGNORECASE,
)
CONTEXT = 60
"""How many characters of a witness are shown on each side of words."""
MOST_PLACES = 8
"""How many places of words are shown."""


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


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """The one place of the words, and the copy that has it."""

    witness: Witness
    place: QuotationPlace
    is_loose: bool


def page_locator(typed: str) -> str:
    """Return a page as a locator: “p. 12” for 12, “p. 12” or “P 12”; empty for nothing.

    A note can be named with it, as places are listed: “p. 12, n. 3”.

    :raises NoClaim: where it is no page
    """
    if not typed.strip():
        return ""
    match = PAGE.fullmatch(typed.strip())
    if not match or not re.search(r"\d|^[ivxlcIVXLC]+$", match["first"]):
        raise NoClaim(f"PAGE is “{typed}”, which is no page. Write its number, as it is printed: PAGE=12.")
    first, last = match["first"].lower(), (match["last"] or "").lower()
    note = f", n. {match['note']}" if match["note"] else ""
    return (f"pp. {first}–{last}" if last and last != first else f"p. {first}") + note


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
        if file := _unnamed_file(asked):
            raise NoClaim(
                f"{_shown(settled)} does not name “{file}”. Add it there:\n\n{_entry('the-key', file)}"
            )
        near = nearest(asked.source, works)
        hint = f" Did you mean “{near}”?" if near else ""
        raise NoClaim(
            f"The bibliography has no work “{asked.source}”, and {_shown(settled)} names no such file.{hint}"
        )
    wanted = by_file or [one for one in copies if one.work == asked.source or "{" in one.work]
    found = read_witnesses(wanted, asked.folder)
    if asked.source in texts:
        lock = load_text_lock(settled.registry / TEXT_LOCK_FILE)
        text = {asked.source: texts[asked.source]}
        found += text_witnesses(text, book.registry.text_files, settled.texts, lock)
    notes = [note for one in found for note in (*one.unread.values(), *one.notes)]
    key = asked.source if asked.source in works else _work_of_file(found, asked.source)
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


def _unnamed_file(asked: Asked) -> str:
    """Return the name in the folder of a file that is there; empty where there is none."""
    folder = asked.folder or Path()
    places = (folder / asked.source, Path(asked.source))
    path = next((one for one in places if one.is_file()), None)
    if path is None:
        return ""
    inside = path.resolve().is_relative_to(folder.resolve())
    return path.resolve().relative_to(folder.resolve()).as_posix() if inside else path.name


def _has_file(copy: Copy, asked: Asked) -> bool:
    """Return whether a copy names the file that was asked for, by its path or by its name in the folder."""
    names = [asked.source]
    if asked.folder and Path(asked.source).is_file():
        path, folder = Path(asked.source).resolve(), asked.folder.resolve()
        names += [path.relative_to(folder).as_posix()] if path.is_relative_to(folder) else []
    return any(copy.names_file(name) for name in names)


def _work_of_file(witnesses: Sequence[Witness], name: str) -> str:
    """Return the work that a file has.

    :raises NoClaim: where it has several
    """
    keys = sorted({key for one in witnesses for key in one.passages})
    if len(keys) > 1:
        some = ", ".join(keys[:5]) + (", …" if len(keys) > 5 else "")
        raise NoClaim(f"“{name}” has the text of several works: name one of them as SOURCE: {some}.")
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


def place_of(shelf: Shelf, asked: Asked) -> ClaimPlace:
    """Return the one place of the words that were asked for, in the most trusted copy that has them.

    :raises NoClaim: where no copy has them, or one has them several times
    """
    if not any(sign.isalnum() for sign in asked.words):
        raise NoClaim('Write a few words of the passage, as they stand there: WORDS="a great wind".')
    found = [(one, find_words(asked.words, one.passages[shelf.work])) for one in shelf.witnesses]
    for is_loose in (False, True):
        for witness, words in found:
            if words.places and words.is_loose == is_loose:
                return ClaimPlace(witness, _single_place(witness, words, asked), is_loose)
    raise NoClaim(_not_found(shelf, found))


def _single_place(witness: Witness, words: FoundWords, asked: Asked) -> QuotationPlace:
    places = list({(id(one.passage), one.start, one.end): one for one in words.places}.values())
    if asked.page and any(one.locator for one in places):
        on_page = [one for one in places if _is_on(asked.page, one.locator)]
        if not on_page:
            raise NoClaim(
                f"The words do not stand on {asked.page} of copies.{witness.copy.id}, but here:\n"
                + _listed(places)
            )
        places = on_page
    if len(places) == 1:
        return places[0]
    has_pages = len({one.locator for one in places if one.locator}) > 1
    mend = "Name the page, PAGE=12, or write more words." if has_pages else "Write more of the words."
    raise NoClaim(
        f"The words stand {len(places)} times in copies.{witness.copy.id}. {mend}\n{_listed(places)}"
    )


def _is_on(page: str, locator: str | None) -> bool:
    covers = locator_covers(page, locator)
    return bool(covers) if covers is not None else (locator or "").startswith(page)


def _listed(places: Sequence[QuotationPlace]) -> str:
    lines = [f"  {_place_name(one)}: {_in_context(one)}" for one in places[:MOST_PLACES]]
    if len(places) > MOST_PLACES:
        lines.append(f"  … and {len(places) - MOST_PLACES} more.")
    return "\n".join(lines)


def _place_name(place: QuotationPlace) -> str:
    note = f"note {place.passage.note}" if place.passage.note else ""
    return place.locator or note or place.passage.file


def _in_context(place: QuotationPlace) -> str:
    text, start, end = place.passage.text, place.start, place.end
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return collapse_spaces(f"… {before}›{text[start:end]}‹{after} …")


def _not_found(shelf: Shelf, found: Sequence[tuple[Witness, FoundWords]]) -> str:
    """Return that no copy has the words, with the most similar passage."""
    copies = ", ".join(f"copies.{one.copy.id}" for one in shelf.witnesses)
    lines = [*shelf.notes, f"The words are not found in {copies}."]
    for witness, words in found:
        if words.result.verdict == "differs":
            place = words.result.places[0]
            lines.append(
                f"The most similar passage, {_place_name(place)} of copies.{witness.copy.id}; [-…-] is in "
                f"the witness alone, {{+…+}} is what you typed:\n  {words.result.difference}"
            )
            break
    if any(one.copy.extent == "passages" for one in shelf.witnesses):
        lines.append("A copy that has passages only says nothing about the rest of the work.")
    lines.append(
        "Write fewer words, exactly as they are printed. To take a longer passage, write its first three "
        "words or more, … and its last three or more."
    )
    return "\n".join(lines)


def widened(place: QuotationPlace, start: int, end: int) -> QuotationPlace:
    """Return a place with other ends."""
    return replace(place, start=start, end=end, left_out=())
