"""The view ``problems``: the closed list of problems, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.domain.mend_names import mend_names
from perspectives.records.problems import PROBLEM_KINDS, mend_of
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table: code, message and mend of each problem, with the anchor ``problem-<code>``."""
    names = mend_names(printer.builder)
    rows: list[list[Cell]] = []
    for kind in PROBLEM_KINDS.values():
        code = nodes.inline("", "", nodes.literal("", kind.code), ids=[f"problem-{kind.code}"])
        rows.append([[code], [nodes.Text(kind.sentence)], [nodes.Text(mend_of(kind, names))]])
    return [table("problems", [_("Code"), _("What it says"), _("How to mend it")], rows, [24, 38, 38])]
