"""The addresses of licences that are named by an identifier of SPDX."""

from __future__ import annotations

import re

SPDX_ID = re.compile(r"[A-Za-z0-9.+-]+")


def spdx_address(licence: str | None) -> str | None:
    """Return the address of a licence that is named by its SPDX identifier; None for other words."""
    return f"https://spdx.org/licenses/{licence}" if licence and SPDX_ID.fullmatch(licence) else None
