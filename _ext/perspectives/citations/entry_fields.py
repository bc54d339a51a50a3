"""The fields of an entry of the bibliography, parsed by pybtex, as plain text and persons.

Braces protect capitals in BibTeX; they are not part of the text.
This module imports no Sphinx.
"""

from __future__ import annotations

import re

from pybtex.database import Entry, InvalidNameString, Person

from perspectives.citations.tex_signs import WEB_ADDRESS
from perspectives.citations.tex_text import decoded, verbatim

PIECES = re.compile(
    r"\\url\{(?P<url>(?:[^{}]|\{[^{}]*\})*)\}"
    rf"|(?P<address>{WEB_ADDRESS.pattern})"
    r"|\\text(?P<sign>backslash|braceleft|braceright|asciitilde)\s*(?:\{\})?"
    r"|\\(?P<escaped>[&%$#_])"
    r"|(?P<italics>\\emph\s*\{)"
    r"|(?P<brace>[{}])",
    re.IGNORECASE,
)
"""What is not printed as it is in a decoded text."""
PRINTED_SIGNS = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~"}


def plain(text: str) -> str:
    """Return the printed text of a field: without TeX, with typographic dashes and quotation marks.

    Words in italics stand in ``<i>…</i>``, as in CSL. An address in the text stays as it is.
    """
    if not any(sign in text for sign in "\\{}$~&") and not WEB_ADDRESS.search(text):
        return " ".join(_typographic(text).split())
    text = decoded(text).text
    parts, ends, place = [], list[str](), 0
    for match in PIECES.finditer(text):
        parts.append(_typographic(text[place : match.start()]))
        place = match.end()
        if match["brace"] == "}":
            parts.append(ends.pop() if ends else "")
        elif match["brace"]:
            ends.append("")
        elif match["italics"]:
            # Italics inside italics are roman.
            begin, end = ("</i>", "<i>") if "</i>" in ends and ends[-1:] != ["<i>"] else ("<i>", "</i>")
            parts.append(begin)
            ends.append(end)
        elif match["sign"]:
            parts.append(PRINTED_SIGNS[match["sign"]])
        elif match["escaped"]:
            parts.append(match["escaped"])
        else:
            parts.append(verbatim(match["url"] if match["url"] is not None else match["address"]))
    parts.append(_typographic(text[place:]))
    return " ".join("".join(parts).split())


def unmarked(text: str) -> str:
    """Return the printed text of a field without marks for italics, as for a name."""
    return re.sub(r"</?i>", "", plain(text))


def _typographic(text: str) -> str:
    text = text.replace("``", "“").replace("''", "”")
    return text.replace("---", "—").replace("--", "–")


def family_name(person: Person) -> str:
    """Return the name that sorts and cites a work: particles and family name, or the whole name of a body."""
    return unmarked(" ".join([*person.prelast_names, *person.last_names]))


def given_names(person: Person) -> str:
    """Return the given names in full; empty for a body."""
    return unmarked(" ".join([*person.first_names, *person.middle_names]))


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
