"""The field ``authority`` of voices, people and places: addresses in authority files, each checked."""

from __future__ import annotations

from typing import Any

from perspectives.records.authorities import expected_addresses, read_address
from perspectives.registry.toml_table import Table

AUTHORITY = "authority"


def take_authorities(table: Table, id_: str, values: dict[str, Any], kind: str) -> tuple[str, ...]:
    """Take the field out of *values*, and return its addresses in their one form, in their order.

    The value is one address or a list. *kind* is one of :data:`perspectives.records.authorities.PEOPLE` and
    :data:`~perspectives.records.authorities.PLACES`. What is no address of an authority file for this kind,
    a second address in the same file, and an address that another table has, are reported and left out.
    """
    typed = values.pop(AUTHORITY, ())
    addresses: dict[str, str] = {}
    line = table.line(id_, AUTHORITY)
    for value in [typed] if isinstance(typed, str) else typed:
        if not isinstance(value, str):
            expected = "text in quotation marks, or a list of such texts"
            table.report("malformed-field", line, f"{AUTHORITY} = {value!r}", expected)
            continue
        found = read_address(value, kind)
        if found is None:
            table.report("unknown-value", line, value, expected_addresses(kind))
        elif found.file in addresses:
            expected = f"one address at {found.file}; {addresses[found.file]} stands before it"
            table.report("malformed-field", line, f"{AUTHORITY} = {value}", expected)
        elif (owner := table.registry.authority_owners.setdefault(found.address, id_)) != id_:
            table.report("shared-authority", line, value, other=owner)
        else:
            addresses[found.file] = found.address
    return tuple(addresses.values())
