"""The fields of an entry of the bibliography, parsed by pybtex, as plain text and persons.

Braces protect capitals in BibTeX; they are not part of the text.
This module imports no Sphinx.
"""

from __future__ import annotations

import re

from pybtex.database import Entry, InvalidNameString, Person


def plain(text: str) -> str:
    """Return the printed text of a field: without braces, with typographic dashes and quotation marks."""
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub(r"\\([&%$#_])", r"\1", text.replace("{", "").replace("}", ""))
    return " ".join(text.replace("---", "—").replace("--", "–").split())


def family_name(person: Person) -> str:
    """Return the name that sorts and cites a work: particles and family name, or the whole name of a body."""
    return plain(" ".join([*person.prelast_names, *person.last_names]))


def given_names(person: Person) -> str:
    """Return the given names in full; empty for a body."""
    return plain(" ".join([*person.first_names, *person.middle_names]))


def persons(entry: Entry, role: str) -> list[Person]:
    """Return the persons with a role: ``author``, ``editor`` or ``translator``.

    pybtex does not parse the names of translators; this function does.
    """
    parsed = entry.persons.get(role)
    if parsed is None:
        parsed = [_person(name) for name in names(entry, role)]
    return list(parsed)


def names(entry: Entry, role: str) -> list[str]:
    """Return the names in a field that pybtex does not parse."""
    return [name for name in re.split(r"\s+and\s+", entry.fields.get(role, "")) if name.strip()]


def is_name(name: str) -> bool:
    """Return whether pybtex can divide a name into its parts."""
    try:
        Person(name)
    except InvalidNameString:
        return False
    return True


def _person(name: str) -> Person:
    """Return a person; a name that pybtex cannot divide is taken as the name of a body."""
    return Person(name) if is_name(name) else Person(last=f"{{{name}}}")
