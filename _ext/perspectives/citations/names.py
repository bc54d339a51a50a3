"""Names of persons and bodies, in the order and the form that a style wants: particles, suffixes, initials, “et al.”.

A name is one of CSL 1.0.2: ``family``, ``given``, ``non-dropping-particle`` (“de Vries”), ``dropping-particle`` (“Ludwig van”), ``suffix``
(“Jr.”), or ``literal`` for a body. BibTeX's “and others” is a last name that is literally “others”. No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perspectives.citations.titles import typographic

Name = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a style sets names: which are inverted, with what between them, and how many there may be."""

    inverted: str = ""
    """``first``, ``all`` or none."""
    initials: bool = False
    demoted: bool = False
    """Whether “Vries, Jan de” stands for “de Vries, Jan”."""
    families: bool = False
    """Whether the family names stand alone, as in a citation in running text."""
    two: str = "{first} and {last}"
    """How two names are joined."""
    more: str = "{first}, and {last}"
    """How the last of three or more names is joined to those before it."""
    et_al: str = "et al."
    most: int = 3
    """More than so many are cut."""
    shown: int = 1
    """How many are left of those that are cut."""
    closing: bool = False
    """Whether the last name still stands behind those that are cut, after an ellipsis (APA)."""


def names(people: Sequence[Name], manner: Manner) -> str:
    """Return the names as one text, empty where there are none."""
    others = bool(people) and people[-1].get("literal") == "others"
    listed = [name(person, manner, number == 0) for number, person in enumerate(people)][
        : -1 if others else None
    ]
    cut = len(listed) > manner.most
    if cut and manner.closing and not others:
        return f"{', '.join(listed[: manner.shown])}, … {listed[-1]}"
    if others or cut:
        kept = listed[: manner.shown] if cut else listed
        comma = "," if len(kept) > 1 or manner.inverted else ""
        return f"{', '.join(kept)}{comma} {manner.et_al}"
    if len(listed) < 2:
        return "".join(listed)
    form = manner.two if len(listed) == 2 else manner.more
    return form.format(first=", ".join(listed[:-1]), last=listed[-1])


def name(person: Name, manner: Manner, first: bool = False) -> str:
    """Return one name."""
    if "literal" in person:
        return typographic(person["literal"])
    parts = {part: typographic(text) for part, text in person.items()}
    given = initials(parts.get("given", "")) if manner.initials else parts.get("given", "")
    family, suffix = parts.get("family", ""), parts.get("suffix", "")
    kept, dropped = parts.get("non-dropping-particle", ""), parts.get("dropping-particle", "")
    if manner.families:
        return _attached(kept, family)
    if manner.inverted == "all" or (manner.inverted == "first" and first):
        behind = " ".join(part for part in (given, dropped, kept if manner.demoted else "") if part)
        front = family if manner.demoted else _attached(kept, family)
        return ", ".join(part for part in (front, behind, suffix) if part)
    whole = " ".join(part for part in (given, dropped, _attached(kept, family)) if part)
    return f"{whole} {suffix}" if suffix else whole


def initials(given: str) -> str:
    """Return the initials of given names, “William E.” as “W. E.”, “Jean-Paul” as “J.-P.”."""
    words = (re.split(r"[-‐]", word) for word in given.replace(".", ". ").split())
    return " ".join("-".join(f"{part[0].upper()}." for part in parts if part) for parts in words)


def _attached(particle: str, family: str) -> str:
    """Return the family name behind its particle; “d’” and “al-” stand close to it."""
    if not particle:
        return family
    return particle + family if particle[-1] in "’-" else f"{particle} {family}"
