"""The day of an edition, as the settings of a book have it. This module needs only the standard library."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime

SETTING = "perspectives_issued"
FIRST_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")
"""A day of EDTF, or the beginning of a month or a year."""


def issued_day(conf: str) -> int | None:
    """Return the beginning of the first day that the setting names, in seconds since 1970; None without one.

    :param conf: the text of conf.py, in which the value is EDTF and a plain string
    """
    found = FIRST_DAY.match(string_setting(conf, SETTING).strip())
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def string_setting(conf: str, name: str) -> str:
    """Return the last string that conf.py assigns to a name; empty where it assigns no plain string."""
    try:
        lines = ast.parse(conf).body
    except (SyntaxError, ValueError):
        return ""
    values = [
        line.value
        for line in lines
        if isinstance(line, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in line.targets)
    ]
    last = values[-1] if values else None
    return last.value if isinstance(last, ast.Constant) and isinstance(last.value, str) else ""
