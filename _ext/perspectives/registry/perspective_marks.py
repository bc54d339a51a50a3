"""What tells perspectives apart: each letter, rule and colour is that of one. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from perspectives.records.declarations import Perspective
from perspectives.registry.toml_table import Table

ONE_SIGN = re.compile(r"\S")


def report_shared_marks(table: Table, perspectives: Mapping[str, Perspective]) -> None:
    """Report each letter of several letters, and each letter, rule or colour that stands twice.

    Where there are more perspectives than rules or colours, some must share one.
    """
    for name in ("letter", "rule", "colour"):
        choices = table.fields[name].choices
        first: dict[str, str] = {}
        for id_, perspective in perspectives.items():
            value = getattr(perspective, name)
            other = first.setdefault(value, id_)
            if name == "letter" and not ONE_SIGN.fullmatch(value):
                table.report("malformed-field", table.line(id_, name), f"{name} = {value}", "one letter")
            elif other != id_ and (not choices or len(perspectives) <= len(choices)):
                free = [
                    one for one in choices if one not in {getattr(p, name) for p in perspectives.values()}
                ]
                expected = f"a {name} that no other perspective has" + (
                    f": {' or '.join(free)}" if free else ""
                )
                place = f"{table.path}:{table.line(other, name)}"
                table.report("shared-mark", table.line(id_, name), f"{name} = {value}", expected, other=place)
