"""Editions of the book, and the record of what each edition said. No Sphinx here.

The record of an edition is a small JSON file: for each page with claims its address, and under it the id of
each claim with a hash of its words. Two records tell which claims are new, reworded, moved or gone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")
"""The number of an edition: up to four whole numbers with points between them. It names a folder, too."""
UNFINISHED = re.compile(rf"(?P<number>{NUMBER.pattern})(?:[.-]?(?:dev|a|b|rc)[0-9]*)+")
"""A number with the mark of work in progress (PEP 440), such as ``0.4.0.dev0``."""
HASH_LENGTH = 16
"""The number of signs of a hash of words: two different wordings do not have the same by chance."""


class BadRecord(ValueError):
    """The text is not the record of an edition. The message says what it should be."""


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """What an edition said.

    :ivar pages: the claims of each page that has any: by the address of the page, relative to the root, then
        by id, the hash of the words
    :ivar other_pages: the addresses of the pages without claims
    """

    pages: Mapping[str, Mapping[str, str]]
    other_pages: tuple[str, ...] = ()

    def claims(self) -> dict[str, tuple[str, str]]:
        """Return for each id of a claim the hash of its words and the address of its page."""
        return {
            id_: (words, address) for address, claims in self.pages.items() for id_, words in claims.items()
        }

    def has_page(self, address: str) -> bool:
        """Return whether the edition has a page at an address."""
        return address in self.pages or address in self.other_pages


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition that ``editions.toml`` records.

    :ivar issued: the day on which it was issued
    :ivar commit: the hash of its commit; empty in that commit itself, which cannot know it
    :ivar sha256: the hash of its archive; empty where it is not recorded
    :ivar kept: whether it stays readable under its number
    :ivar record: what it said; None where there is no record of it
    :ivar line: its line in the file
    """

    number: str
    issued: date
    commit: str = ""
    sha256: str = ""
    kept: bool = True
    record: EditionRecord | None = None
    line: int = field(default=0, compare=False)


def version_key(number: str) -> tuple[int, ...]:
    """Return the parts of a number, by which editions are sorted: 0.10 is later than 0.9."""
    return tuple(map(int, number.split(".")))


def number_of(release: str) -> str:
    """Return the number of the edition that a build belongs to, without a mark of work in progress."""
    unfinished = UNFINISHED.fullmatch(release)
    return unfinished["number"] if unfinished else release


def own_edition(release: str, editions: Iterable[PublishedEdition]) -> PublishedEdition | None:
    """Return the edition that a build is; None for work between two editions.

    It is the last one on record, has the number of the build, and no commit yet: the commit that is the
    edition cannot name itself, and the one after it does.

    :param release: the number of the build, as ``conf.py`` sets it
    """
    last = ([None, *editions])[-1]
    return last if last and last.kept and last.number == release and not last.commit else None


def edition_before(release: str, editions: Iterable[PublishedEdition]) -> PublishedEdition | None:
    """Return the last edition on record that a build follows; None for the first edition."""
    own = own_edition(release, editions)
    return next((edition for edition in reversed([*editions]) if edition is not own), None)


def is_unfinished(release: str) -> bool:
    """Return whether a number has a mark of work in progress, as ``0.4.0.dev0`` has."""
    return UNFINISHED.fullmatch(release) is not None


def hash_of_words(quotations: Iterable[str], text: str | None) -> str:
    """Return the hash of the words of a claim: its quotations and what is told in our words."""
    words = json.dumps([list(quotations), text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()[:HASH_LENGTH]


def record_of(claims: Iterable[Mapping[str, Any]], pages: Iterable[str]) -> EditionRecord:
    """Return the record of an edition.

    :param claims: the claims of its ``claims.json``
    :param pages: the addresses of all its pages, relative to the root
    """
    claims_of: dict[str, dict[str, str]] = {}
    for claim in claims:
        address = str(claim["url"]).partition("#")[0]
        claims_of.setdefault(address, {})[claim["id"]] = hash_of_words(claim["quotations"], claim["text"])
    return EditionRecord(
        {address: dict(sorted(found.items())) for address, found in sorted(claims_of.items())},
        tuple(sorted(set(pages) - claims_of.keys())),
    )


def record_text(number: str, record: EditionRecord) -> str:
    """Return the text of the record's file, a line for each claim."""
    value = {"edition": number, "pages": record.pages, "other_pages": list(record.other_pages)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_record(text: str, number: str, numbers: Iterable[str]) -> EditionRecord:
    """Return the record of the edition *number* that a text holds.

    :param numbers: the numbers of all editions
    :raises BadRecord: if there is no such edition, or the text is no such record
    """
    if number not in numbers:
        raise BadRecord(f"there is no edition {number}")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"it is no JSON: {error}") from error
    if not isinstance(value, dict) or value.get("edition") != number:
        raise BadRecord(f"it must begin with “edition”: “{number}”")
    pages, others = value.get("pages"), value.get("other_pages")
    if not isinstance(others, list) or not all(isinstance(address, str) for address in others):
        raise BadRecord("“other_pages” must be a list of addresses")
    if not isinstance(pages, dict) or not all(
        isinstance(claims, dict) and all(isinstance(words, str) for words in claims.values())
        for claims in pages.values()
    ):
        raise BadRecord(
            "“pages” must have for each address the ids of the claims with the hashes of their words"
        )
    return EditionRecord(pages, tuple(others))
