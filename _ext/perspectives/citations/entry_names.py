"""The names in an entry of a bibliography: of persons and of bodies, as tools and people write them.

BibTeX joins names by “and”, and keeps a body together by braces.
What is written otherwise and can only mean one thing is read so, and reported.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person
from pybtex.errors import capture

from perspectives.citations.tex_text import decoded

SUFFIX = re.compile(
    r"(?:jr|sr|jun|sen|jnr|snr)\.?|junior|senior|II|III|IV|fils|père|Esq\.?|Ph\.?\s?D\.?|M\.?D\.?",
    re.IGNORECASE,
)
"""A part that follows a name, and is no given name."""
FAMILY_SUFFIX = re.compile(r"(?P<family>.+\S),?\s+(?P<suffix>(?:jr|sr|jun|sen)\.|III?|IV)", re.IGNORECASE)
BODY_WORD = re.compile(
    r"\b(?:of|for|the|ministry|ministr\w+|institut\w*|committee|comité|commission|council|"
    r"department|division|bureau|agency|academy|akadem\w+|association|government|library|museum|archives?|"
    r"foundation|embassy|corporation|federation|confederation|secretariat|directorate|organi[sz]ation|office|"
    r"universit\w+|company|ltd|inc|gmbh|nations|news|society|publishers|publishing|contributors|editors|"
    r"collective|parliament|assembly|congress|court|bundesministerium|drejtoria|instituti|ministria|"
    r"komiteti|shtëpia|partia|центральный|институт|академия|министерство|комитет|архив)\b"
    r"|\w \\?& \w"
    r"|^(?:world|international|national|united|associated|central|federal|european|people[’']s) "
    r"|\S+ \S+ (?:press|bank|fund|union|party|group|board|trust|centre|center|service|services|staff)$",
    re.IGNORECASE,
)
"""A word that stands in the name of a body and in none of a person."""
INITIALS = re.compile(r"[^\W\d_](?:(?:\.[\s-]*|[\s-]+)[^\W\d_])*\.?")
"""Initials, “N. S.”; not a name in full."""
OTHERS = re.compile(r"(?:and\s+)?(?:et\.?\s+al\.?|u\.\s?a\.|and others|et alii)", re.IGNORECASE)
NAME_PARTS = re.compile(r"(family|given|prefix|suffix)(?:-i)?\s*=\s*", re.IGNORECASE)


class NameList(NamedTuple):
    """The names of a field.

    :ivar persons: the persons and bodies
    :ivar mended: the field as it should be written; empty if it is written so
    :ivar undivided: the names that have too many commas, and are kept whole
    """

    persons: tuple[Person, ...]
    mended: str = ""
    undivided: tuple[str, ...] = ()


def read_names(text: str) -> NameList:
    """Return the names of a field, which may have TeX in it."""
    text = " ".join(decoded(text).text.split())
    divided, is_mended = _divided(text)
    names = _joined_bodies([part for name in divided for part in _at_commas(name)])
    is_mended = is_mended or names != divided
    persons, written, undivided = [], [], []
    for name in names:
        read = _mended_name(name)
        is_mended = is_mended or read != name
        person, is_whole = _person(read)
        if is_whole:
            persons.append(person)
        else:
            undivided.append(name)
            persons.append(Person(last=f"{{{name}}}"))
        written.append(read)
    return NameList(tuple(persons), " and ".join(written) if is_mended else "", tuple(undivided))


def _divided(text: str) -> tuple[list[str], bool]:
    """Return the names between “and”, and whether semicolons or “et al.” stood between them instead."""
    names, is_mended = [], False
    for part in split_name_list(text):
        parts = _at_ampersands(part) or _at_semicolons(part)
        is_mended = is_mended or "".join(parts) != part
        for piece in parts:
            name = re.sub(r"^and\s+|\s+and$", "", piece.strip(), flags=re.IGNORECASE).strip()
            ending = re.search(rf",?\s+(?:{OTHERS.pattern})$|^(?:{OTHERS.pattern})$", name, re.IGNORECASE)
            if ending and "{" not in name:
                is_mended, name = True, name[: ending.start()].strip()
                names += [name, "others"] if name else ["others"]
            elif name:
                names.append(name)
    return names, is_mended


def _at_ampersands(text: str) -> list[str]:
    """Return the names between signs “&”, if each is “Family, Given”; bodies have the sign too."""
    parts = re.split(r"\s+\\?&\s+", text)
    is_list = len(parts) > 1 and "{" not in text and all(part.count(",") == 1 for part in parts)
    return parts if is_list else []


def _at_semicolons(text: str) -> list[str]:
    """Return the parts between semicolons outside of braces; what has signs of no name is not divided."""
    if ";" not in text or re.search(r"[<>=()/@:\"]", text):
        return [text]
    parts, depth, current = [], 0, ""
    for character in text:
        depth += (character == "{") - (character == "}")
        if character == ";" and not depth:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part for part in (*parts, current) if part.strip()]


def _at_commas(name: str) -> list[str]:
    """Return the names in one that has commas instead of “and”; else the name alone.

    It can only be a list if it has initials at every second place, “Doe, A., Roe, B.”,
    or several words at every place, “Jane Doe, John Roe, Max Poe”.
    """
    parts = [part.strip() for part in split_tex_string(name, ",")]
    if len(parts) < 3 or "{" in name or any(SUFFIX.fullmatch(part) for part in parts):
        return [name]
    count = len(parts) // 2
    if [bool(INITIALS.fullmatch(part)) for part in parts] == [False, True] * count:
        return [f"{parts[2 * number]}, {parts[2 * number + 1]}" for number in range(count)]
    return parts if all(len(part.split()) > 1 for part in parts) else [name]


def _is_bare_body(name: str) -> bool:
    """Return whether a name is that of a body, and has no braces that say so."""
    words = name
    while "{" in words and (rest := re.sub(r"\{[^{}]*\}", "", words)) != words:
        words = rest
    if "," in words or not words.strip():
        return False
    return len(words.split()) > 1 and BODY_WORD.search(words) is not None


def _joined_bodies(names: list[str]) -> list[str]:
    """Return the names with bodies in braces; “and” inside the name of a body does not divide it.

    “Ministry of Trade and Industry” is one body: the word behind “and” is no name of a person.
    """
    result: list[str] = []
    open_body = False
    for name in names:
        bare = _is_bare_body(name)
        single = len(name.split()) == 1 and not set(name) & set(",{}.") and name.lower() != "others"
        if open_body and single and not NAME_PARTS.match(name):
            result[-1] = f"{{{result[-1][1:-1]} and {name}}}"
        elif bare:
            result.append(f"{{{name}}}")
        else:
            result.append(name)
        open_body = bare or (open_body and single)
    return result


def _mended_name(name: str) -> str:
    """Return a name with “Jr.” where BibTeX has it: “King, Jr., Martin Luther”."""
    if name.startswith("{") or NAME_PARTS.match(name):
        return name
    parts = [part.strip() for part in split_tex_string(name, ",")]
    if len(parts) == 3 and SUFFIX.fullmatch(parts[2]) and not SUFFIX.fullmatch(parts[1]):
        return f"{parts[0]}, {parts[2]}, {parts[1]}"
    if len(parts) == 2 and SUFFIX.fullmatch(parts[1]) and len(parts[0].split()) > 1:
        given, _space, family = parts[0].rpartition(" ")
        return f"{family}, {parts[1]}, {given}"
    return name


def _person(name: str) -> tuple[Person, bool]:
    """Return the person or body, and whether the name could be divided."""
    if NAME_PARTS.match(name):
        return _person_of_parts(name), True
    parts = [part.strip() for part in split_tex_string(name, ",")]
    if len(parts) == 2 and (match := FAMILY_SUFFIX.fullmatch(parts[0])) and "{" not in parts[0]:
        name = f"{match['family']}, {match['suffix']}, {parts[1]}"
    with capture() as errors:
        person = Person(name)
    has_suffix = len(parts) != 3 or SUFFIX.fullmatch(parts[1]) is not None
    return person, bool(person.last_names) and has_suffix and not errors


def _person_of_parts(name: str) -> Person:
    """Return the person in BibLaTeX's extended form, “family=Vries, given=Jan, prefix=de”."""
    found: dict[str, str] = {}
    for part in split_tex_string(name, ","):
        key, equals, value = part.partition("=")
        if equals:
            found[key.strip().lower().removesuffix("-i")] = value.strip().strip('"')
    return Person(
        first=found.get("given", ""),
        prelast=found.get("prefix", ""),
        last=found.get("family", ""),
        lineage=found.get("suffix", ""),
    )
