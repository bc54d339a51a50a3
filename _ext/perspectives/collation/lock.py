"""``quotations.lock``: what each quotation was compared with, and with which result.

Every build reads it. Only ``python -m perspectives collate`` writes it.
It holds hashes and verdicts, never a word of a witness.
No Sphinx here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from perspectives.collation.normal_form import words_hash
from perspectives.records.problem_record import Problem

LOCK_FILE = "quotations.lock"
LOCK_VERSION = 2

ENTRY_FIELDS = (
    *("claim", "number", "kind", "language", "words", "work", "copy", "file", "verdict", "page", "date"),
)
WORDING_KINDS = ("original", "variant")
"""What the words of an entry are that are no quotation."""


@dataclass(frozen=True, slots=True)
class LockedCopy:
    """A copy of a work, as the lock records it.

    :ivar carrier: one of :data:`perspectives.records.closed_lists.CARRIERS`
    :ivar files: the SHA-256 of each file by its name
    :ivar url: the address that the copy was taken from; None where the manifest gives none
    :ivar accessed: the day on which it was taken from there
    :ivar typed_by: who typed it
    :ivar read_by: who read it beside the page after that
    """

    name: str
    carrier: str
    files: Mapping[str, str]
    url: str | None = None
    accessed: datetime.date | None = None
    typed_by: str | None = None
    read_by: str | None = None


@dataclass(frozen=True, slots=True)
class LockEntry:
    """One comparison of one quotation with one copy of one work.

    :ivar claim: the id of the claim
    :ivar number: the number of the quotation in its claim, from 1; then those of originals and variants
    :ivar words: the hash of the quotation's words (:func:`perspectives.collation.normal_form.words_hash`)
    :ivar work: the key of the work in the bibliography
    :ivar verdict: one of :data:`perspectives.collation.verdict.VERDICTS`
    :ivar date: the day of the comparison
    :ivar copy: the id of the copy; None where the work has no witness
    :ivar file: the file of the copy that has the words; None where the words were not found
    :ivar page: the page of the words, as a locator; None where it is not known
    :ivar kind: one of :data:`WORDING_KINDS`; None for a quotation
    :ivar language: the language of an original or a variant, as typed
    """

    claim: str
    number: int
    words: str
    work: str
    verdict: str
    date: datetime.date
    copy: str | None = None
    file: str | None = None
    page: str | None = None
    kind: str | None = None
    language: str | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The sort key of the entry. No two entries have the same one."""
        return (self.claim, self.number, self.work, self.copy or "")


@dataclass(slots=True)
class Lock:
    """The content of the lock file, and the problems found in it.

    :ivar copies: the copies by their ids
    :ivar lines: the line of each entry in the file, in the order of ``entries``
    :ivar digest: the SHA-256 of the file; empty where there is no file
    :ivar by_quotation: the entries by the claim's id and the quotation's number
    :ivar hashes: the hashes of quotations that are known already
    """

    copies: dict[str, LockedCopy] = field(default_factory=dict)
    entries: list[LockEntry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = LOCK_FILE
    digest: str = ""
    by_quotation: dict[tuple[str, int], list[LockEntry]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def hash_of(self, words: str) -> str:
        """Return the hash of the words of a quotation."""
        found = self.hashes.get(words)
        if found is None:
            found = self.hashes[words] = words_hash(words)
        return found

    def add(self, entry: LockEntry, line: int = 0) -> None:
        """Add an entry that stands at *line* of the file."""
        self.entries.append(entry)
        self.lines.append(line)
        self.by_quotation.setdefault((entry.claim, entry.number), []).append(entry)
