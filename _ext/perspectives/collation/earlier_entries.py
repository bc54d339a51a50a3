"""What of the lock that is there holds for the claims of today, and what is lost.

No Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from perspectives.collation.locator_pages import locator_covers
from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.normal_form import words_hash
from perspectives.collation.readers import Witness
from perspectives.collation.verdict import MATCHING_VERDICTS
from perspectives.records.claim_records import Claim

EntriesByWords = Mapping[tuple[str, str], Sequence[LockEntry]]
"""The entries of a lock by the hash of their words and by their work."""


class HasEntry(Protocol):
    """Whatever has an entry for the new lock."""

    @property
    def entry(self) -> LockEntry:
        """The entry."""


def entries_by_words(lock: Lock) -> EntriesByWords:
    """Return the entries of a lock by the hash of their words and by their work."""
    found: dict[tuple[str, str], list[LockEntry]] = {}
    for entry in lock.entries:
        found.setdefault((entry.words, entry.work), []).append(entry)
    return found


def entries_of_words(
    claim: Claim, number: int, locator: str | None, entries: Sequence[LockEntry]
) -> dict[str | None, LockEntry]:
    """Return for each copy the entry that holds for a quotation, as if it had been made for it.

    :param locator: the locator of the quotation in the work
    :param entries: the entries of its words in the work: its own, and those of an earlier id or number
    """
    own = [entry for entry in entries if (entry.claim, entry.number) == (claim.id, number)]
    found: dict[str | None, LockEntry] = {}
    for entry in entries:
        if entry not in own and entry.copy is not None:
            kind, language = kind_and_language(claim, number)
            page = None if locator_covers(locator, entry.page) is False else entry.page
            found[entry.copy] = replace(
                entry, claim=claim.id, number=number, kind=kind, language=language, page=page
            )
    found.update((entry.copy, entry) for entry in own)
    return found


def kind_and_language(claim: Claim, number: int) -> tuple[str | None, str | None]:
    """Return what the lock says of an original or a variant: its kind and its language as typed."""
    wording = claim.wording(number)
    if wording is None:
        return None, None
    return ("original" if wording in claim.originals else "variant"), wording.language


def lost_comparisons(
    claims: Iterable[Claim], outcomes: Iterable[HasEntry], lock: Lock, unread: Mapping[str, Mapping[str, str]]
) -> list[tuple[Claim, LockEntry]]:
    """Return the entries of a lock that quotations with new words have lost, because a file is not at hand.

    :param unread: by the id of a copy, its files that the lock names and that were not read
    """
    found = {
        (outcome.entry.claim, outcome.entry.work, facts)
        for outcome in outcomes
        if outcome.entry.verdict in MATCHING_VERDICTS
        for facts in (outcome.entry.number, outcome.entry.words)
    }
    lost = []
    for claim in claims:
        for number, words in enumerate(claim.all_words, 1):
            for old in lock.by_quotation.get((claim.id, number), []):
                files = unread.get(old.copy or "", {})
                is_missing = bool(files) and (old.file is None or old.file in files)
                if not is_missing or old.verdict not in MATCHING_VERDICTS or old.words == words_hash(words):
                    continue
                # The new words may have been found elsewhere, and the old ones have another number now.
                if not found & {(claim.id, old.work, number), (claim.id, old.work, old.words)}:
                    lost.append((claim, old))
    return lost


def unread_files(witness: Witness, old_lock: Lock) -> dict[str, str]:
    """Return the files of a witness that were read when the lock was written, and cannot be read now.

    They have a fault, or are not in the folder. A file that the manifest names no more is none of them.
    """
    locked_copy = old_lock.copies.get(witness.copy.id)
    files = locked_copy.files if locked_copy else {}
    return {
        name: sha256
        for name, sha256 in files.items()
        if name in witness.unread or (name not in witness.files and witness.copy.names_file(name))
    }


def locked_files(witness: Witness, old_lock: Lock) -> dict[str, str]:
    """Return the files that the lock names: those that were read, and those whose comparisons are kept."""
    return {**unread_files(witness, old_lock), **witness.files}


def is_same_file(entry: LockEntry, witness: Witness, old_lock: Lock) -> bool:
    """Return whether the file of *entry* has not changed since the lock was written.

    An entry without a file stands for words that no file has: then no file of the copy may have changed.
    """
    locked_copy = old_lock.copies.get(witness.copy.id)
    if locked_copy is None:
        return False
    if entry.file is None:
        return dict(locked_copy.files) == locked_files(witness, old_lock)
    return locked_copy.files.get(entry.file) == witness.files.get(entry.file)
