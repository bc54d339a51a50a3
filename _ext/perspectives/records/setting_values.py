"""The forms of two settings that heads and data hand on: the public address, and the editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PUBLIC_ADDRESS = re.compile(r"""https?://[^\s/?#"<>\\^`{|}@]+(?:/[^\s?#"<>\\^`{|}]*)?(?<!\.html)""")
ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?")
EDITOR_FIELDS = ("given", "family", "orcid")


def is_public_address(text: str) -> bool:
    """Return whether a text is the whole address of a folder: what comes after it makes further addresses."""
    return PUBLIC_ADDRESS.fullmatch(text) is not None


def editor_name(table: Any) -> Mapping[str, str] | None:
    """Return an editor as a name of CSL, with the address of the ORCID iD as ``ORCID`` where there is one.

    :param table: a table with ``family``, and perhaps ``given`` and ``orcid``
    :return: None where the value is no such table
    """
    if not isinstance(table, dict) or not set(table) <= set(EDITOR_FIELDS) or "family" not in table:
        return None
    if not all(isinstance(value, str) and value.strip() for value in table.values()):
        return None
    name = {field: table[field] for field in ("family", "given") if field in table}
    if "orcid" in table:
        found = ORCID.fullmatch(table["orcid"])
        if not found:
            return None
        name["ORCID"] = f"https://orcid.org/{'-'.join(found.groups()).upper()}"
    return name
