"""Names of persons and bodies in the order and the form of a style.

A name is a name variable of CSL 1.0.2. It has the parts ``family``, ``given``,
``non-dropping-particle`` (“de Vries”), ``dropping-particle`` (“Ludwig van”) and ``suffix`` (“Jr.”),
or only ``literal``, for a body.
BibTeX's “and others” is a last name whose ``literal`` is “others”.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from perspectives.citations.titles import typographic

Name = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NameForm:
    """The form of names in a style: their order, the words between them, and the number of names.

    The attributes correspond to those of CSL 1.0.2, for instance ``name-as-sort-order`` and ``et-al-min``.
    """

    inverted: str = ""
    """Which names are inverted: ``first``, ``all`` or, if empty, none."""
    initials: bool = False
    """Whether given names are shortened to initials."""
    demote_particle: bool = False
    """Whether an inverted name is “Vries, Jan de” and not “de Vries, Jan”."""
    family_only: bool = False
    """Whether only family names are printed, as in a citation in running text."""
    two_names: str = "{first} and {last}"
    """The pattern for two names."""
    many_names: str = "{first}, and {last}"
    """The pattern for three or more names: *first* is all names before the last."""
    et_al: str = "et al."
    max_names: int = 3
    """The most names that are printed in full."""
    before_et_al: int = 1
    """The number of names that are printed if there are more than that."""
    last_after_ellipsis: bool = False
    """Whether a shortened list ends with an ellipsis and the last name (APA)."""


def names(people: Sequence[Name], form: NameForm) -> str:
    """Return several names as one text; empty if there are none."""
    others = bool(people) and people[-1].get("literal") == "others"
    texts = [name(person, form, number == 0) for number, person in enumerate(people)]
    if others:
        texts.pop()
    is_long = len(texts) > form.max_names
    if is_long and form.last_after_ellipsis and not others:
        return f"{', '.join(texts[: form.before_et_al])}, … {texts[-1]}"
    if others or is_long:
        texts = texts[: form.before_et_al] if is_long else texts
        comma = "," if len(texts) > 1 or form.inverted else ""
        return f"{', '.join(texts)}{comma} {form.et_al}"
    if len(texts) < 2:
        return "".join(texts)
    pattern = form.two_names if len(texts) == 2 else form.many_names
    return pattern.format(first=", ".join(texts[:-1]), last=texts[-1])


def name(person: Name, form: NameForm, first: bool = False) -> str:
    """Return one name; *first* says whether it is the first of a list."""
    if "literal" in person:
        return typographic(person["literal"])
    parts = {part: typographic(text) for part, text in person.items()}
    given = initials(parts.get("given", "")) if form.initials else parts.get("given", "")
    family, suffix = parts.get("family", ""), parts.get("suffix", "")
    particle, dropping = parts.get("non-dropping-particle", ""), parts.get("dropping-particle", "")
    if form.family_only:
        return _join_particle(particle, family)
    if form.inverted == "all" or (form.inverted == "first" and first):
        after_comma = (given, dropping, particle if form.demote_particle else "")
        rest = " ".join(part for part in after_comma if part)
        lead = family if form.demote_particle else _join_particle(particle, family)
        return ", ".join(part for part in (lead, rest, suffix) if part)
    full_name = " ".join(part for part in (given, dropping, _join_particle(particle, family)) if part)
    return f"{full_name} {suffix}" if suffix else full_name


def initials(given: str) -> str:
    """Return the initials of given names: “W. E.” for “William E.”, “J.-P.” for “Jean-Paul”.

    What is shortened already stays: “Yu.”.
    """
    words = (re.split(r"[-‐]", word) for word in given.replace(".", ". ").split())
    return " ".join("-".join(_initial(part) for part in parts if part) for parts in words)


def _initial(name: str) -> str:
    return name[0].upper() + name[1:] if name.endswith(".") else f"{name[0].upper()}."


def _join_particle(particle: str, family: str) -> str:
    """Return the family name after its particle; no space follows “d’” and “al-”."""
    if not particle:
        return family
    return particle + family if particle[-1] in "’-" else f"{particle} {family}"
