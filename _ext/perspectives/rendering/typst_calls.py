"""Calls of Typst functions: their arguments, and visitors that open and close one."""

from __future__ import annotations

from typing import Any

from docutils import nodes


def typst_string(text: str) -> str:
    """Return a text as a string of Typst, in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def look_arguments(node: nodes.Element) -> str:
    """Return the rule and the colour of the perspective of a node, as arguments of a Typst function."""
    rule, colour = node.get("rule", "solid"), node.get("colour", "ink")
    return f"rule: {typst_string(rule)}, colour: {typst_string(colour)}"


def visit_block(name: str) -> Any:
    """Return a visitor that opens a call of the Typst function *name*."""

    def visit(self: Any, node: nodes.Element) -> None:
        self.write("\n")
        self.anchor(node)
        self.call(name)

    return visit


def depart_block(self: Any, node: nodes.Element) -> None:
    """Close the call of the Typst function."""
    self.end()
    self.write("\n")


def visit_looked(name: str) -> Any:
    """Return a visitor that opens a call of the Typst function *name* with the look of a perspective."""

    def visit(self: Any, node: nodes.Element) -> None:
        self.write("\n")
        self.anchor(node)
        self.call(name, look_arguments(node))

    return visit
