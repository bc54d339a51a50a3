"""Fields of an entry of the bibliography, as pybtex has parsed it: plain text and persons. No Sphinx here.

Fields are plain Unicode text; braces, which protect capitals in BibTeX, are no part of them.
"""

from __future__ import annotations

import re

from pybtex.database import Entry, InvalidNameString, Person


def plain(text: str) -> str:
    """Return a field's text as it is printed: without braces, and with real dashes and quotation marks."""
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub(r"\\([&%$#_])", r"\1", text.replace("{", "").replace("}", ""))
    return " ".join(text.replace("---", "—").replace("--", "–").split())


def family(person: Person) -> str:
    """Return the name a work is sorted and cited under: particles and family name, or a body's whole name."""
    return plain(" ".join([*person.prelast_names, *person.last_names]))


def given(person: Person) -> str:
    """Return the given names, in full, empty for a body."""
    return plain(" ".join([*person.first_names, *person.middle_names]))


def persons(entry: Entry, role: str) -> list[Person]:
    """Return who had this role: ``author``, ``editor`` or ``translator``.

    The names of translators are left as text by pybtex, and are read here.
    """
    typed = entry.persons.get(role)
    if typed is None:
        typed = [_person(name) for name in names(entry, role)]
    return list(typed)


def names(entry: Entry, role: str) -> list[str]:
    """Return the names in a field that pybtex leaves as text."""
    return [name for name in re.split(r"\s+and\s+", entry.fields.get(role, "")) if name.strip()]


def is_name(name: str) -> bool:
    """Return whether a name can be taken apart."""
    try:
        Person(name)
    except InvalidNameString:
        return False
    return True


def _person(name: str) -> Person:
    """Return a person; a name that cannot be taken apart is that of a body."""
    return Person(name) if is_name(name) else Person(last=f"{{{name}}}")
