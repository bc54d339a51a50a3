"""The editors of an edition: the persons who answer for it, as pyproject.toml names them.

Each is a table of its own below ``[tool.edition]``::

    [[tool.edition.editors]]
    given = "Josiah"
    family = "Carberry"
    orcid = "0000-0002-1825-0097"

The ORCID iD may be left out. Without such a table the edition has no editors.
PEP 621 lets an author under ``[project]`` have a name and an address alone: so editors stand apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

FIELDS = ("given", "family", "orcid")
ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3})([\dXx])/?")


@dataclass(frozen=True, slots=True)
class Editor:
    """A person who answers for an edition.

    :ivar given: given names as they are printed; empty where the person has one name alone
    :ivar family: family name
    :ivar orcid: the ORCID iD, as four groups of signs; empty where there is none
    """

    given: str
    family: str
    orcid: str = ""

    @property
    def name(self) -> str:
        """The name as it is printed: "Josiah Carberry"."""
        return f"{self.given} {self.family}".strip()

    @property
    def sorted_name(self) -> str:
        """The name as it is sorted: "Carberry, Josiah"."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def orcid_address(self) -> str:
        """The address of the ORCID iD; empty where there is none."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""


class EditorError(ValueError):
    """What is wrong with the entry of an editor, as a message for the user.

    :ivar number: the number of the entry, from 1; 0 where it is the list itself
    """

    def __init__(self, message: str, number: int = 0) -> None:
        super().__init__(message)
        self.number = number


def read_editors(tables: Any) -> tuple[Editor, ...]:
    """Return the editors, in their order.

    :param tables: the value of ``tool.edition.editors`` in pyproject.toml
    :raises EditorError: where an entry is not as the head of this module says; the message has the value,
        what was expected, and the mend
    """
    if not isinstance(tables, list):
        raise EditorError(
            f"editors is {tables!r}, which is no list of tables: write each as [[tool.edition.editors]]"
        )
    return tuple(_editor(number, table) for number, table in enumerate(tables, 1))


def _editor(number: int, table: Any) -> Editor:
    place = f"editor {number}"
    if not isinstance(table, dict):
        raise EditorError(
            f"{place} is {table!r}, which is no table: write it as [[tool.edition.editors]]", number
        )
    if unknown := sorted(set(table) - set(FIELDS)):
        names = ", ".join(f'"{name}"' for name in unknown)
        raise EditorError(f"{place} has {names}: only given, family and orcid are known; take it out", number)
    for field, value in table.items():
        if not isinstance(value, str) or not value or value != " ".join(value.split()) or "," in value:
            raise EditorError(
                f"{place}: {field} is {value!r}, and should be words in one line, without a comma and "
                "without blanks around them",
                number,
            )
    if "family" not in table:
        raise EditorError(f"{place} has no family name: write a single name as family", number)
    try:
        orcid = read_orcid(table["orcid"]) if "orcid" in table else ""
    except ValueError as error:
        raise EditorError(f"{place}: {error}", number) from error
    return Editor(table.get("given", ""), table["family"], orcid)


def read_orcid(value: str) -> str:
    """Return an ORCID iD in its usual form, from that form, its address, or its signs alone.

    :raises ValueError: where it has other signs, or where the last does not fit those before it
    """
    found = ORCID.fullmatch(value)
    if not found:
        raise ValueError(f"orcid is {value!r}, and should be four groups of four signs: 0000-0002-1825-0097")
    digits, last = "".join(found.groups()[:4]), found[5].upper()
    if last != (expected := check_sign(digits)):
        raise ValueError(
            f"orcid is {value!r}, in which a sign is wrong: after these fifteen "
            f"the last would be {expected}; copy it from orcid.org"
        )
    signs = digits + last
    return "-".join(signs[start : start + 4] for start in range(0, 16, 4))


def check_sign(digits: str) -> str:
    """Return the last sign of an ORCID iD after its fifteen digits (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)
