"""Authority files: which have an address for a person, a body or a place, and how that address is written.

An editor may paste an address as a browser or a data set has it; the registry keeps one form of each.
The forms of the ids are those that the files themselves state; of the GND, the check digit is held too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

PEOPLE, PLACES = "people", "places"


def _has_right_check_digit(number: str) -> bool:
    """Return whether the last sign of an id of the GND follows from the others.

    They are multiplied by 2, 3, 4 and so on, from the right. Ids with a hyphen end in the remainder of the
    sum by 11, others in what the remainder lacks to 11; “X” is 10.
    """
    digits = number.replace("-", "")
    rest = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits[:-1]), 2)) % 11
    return digits[-1] == "0123456789X"[rest if "-" in number else -rest % 11]


def _is_any(_number: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """An authority file.

    :ivar name: its name, as pages print it
    :ivar form: the addresses that are read; the group is the id
    :ivar address: the address that the registry keeps, with ``{}`` for the id
    :ivar example: an address of the right form
    :ivar kinds: what it has: :data:`PEOPLE`, which are persons and bodies, or :data:`PLACES`, or both
    :ivar is_right: whether an id of the right form can be one
    """

    name: str
    form: re.Pattern[str]
    address: str
    example: str
    kinds: tuple[str, ...] = (PEOPLE, PLACES)
    is_right: Callable[[str], bool] = _is_any


AUTHORITY_FILES = (
    AuthorityFile(
        "Wikidata",
        re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9][0-9]{0,11})"),
        "https://www.wikidata.org/wiki/{}",
        "https://www.wikidata.org/wiki/Q855",
    ),
    AuthorityFile(
        "VIAF",
        re.compile(r"https?://(?:www\.)?viaf\.org/(?:[a-z]{2}/)?viaf/([1-9][0-9]{1,21})/?"),
        "https://viaf.org/viaf/{}",
        "https://viaf.org/viaf/64007537",
    ),
    AuthorityFile(
        "GND",
        re.compile(r"https?://(?:www\.)?d-nb\.info/gnd/([1-9][0-9]{7,9}[0-9X]|[1-9][0-9]{0,7}-[0-9X])"),
        "https://d-nb.info/gnd/{}",
        "https://d-nb.info/gnd/118553879",
        is_right=_has_right_check_digit,
    ),
    AuthorityFile(
        "LCNAF",
        re.compile(
            r"https?://id\.loc\.gov/authorities/names/(n[a-z]?(?:[0-9]{8}|20[0-9]{8}))(?:\.html)?",
        ),
        "https://id.loc.gov/authorities/names/{}",
        "https://id.loc.gov/authorities/names/n80109789",
    ),
    AuthorityFile(
        "GeoNames",
        re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/([1-9][0-9]{0,9})(?:/[^/?#\s]*)?(?:\.html)?"),
        "https://www.geonames.org/{}",
        "https://www.geonames.org/3183875",
        kinds=(PLACES,),
    ),
)
"""The authority files, in the order in which pages name them."""


@dataclass(frozen=True, slots=True)
class AuthorityId:
    """An id in an authority file: the name of the file, the id, and the address in its one form."""

    file: str
    id: str
    address: str


def read_address(text: str, kind: str) -> AuthorityId | None:
    """Return the id that an address leads to; None where no authority file for *kind* has such an address."""
    for file in AUTHORITY_FILES:
        match = file.form.fullmatch(text.strip())
        if match and kind in file.kinds and file.is_right(match[1]):
            return AuthorityId(file.name, match[1], file.address.format(match[1]))
    return None


def expected_addresses(kind: str) -> str:
    """Return which addresses may be given for *kind*, with an example of each, for a message to an editor."""
    examples = [f"{file.name} ({file.example})" for file in AUTHORITY_FILES if kind in file.kinds]
    return "an address at " + ", ".join(examples[:-1]) + f" or {examples[-1]}"


def label_of(address: str) -> str:
    """Return the file and the id of an address that the registry has: “Wikidata Q855”."""
    for kind in (PEOPLE, PLACES):
        id_ = read_address(address, kind)
        if id_ is not None:
            return f"{id_.file} {id_.id}"
    return address
