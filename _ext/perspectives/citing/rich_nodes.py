"""Rich text as nodes of docutils, for directives and transforms."""

from __future__ import annotations

from docutils import nodes

from perspectives.citing.rich import Rich, Run


def nodes_of(text: Rich) -> list[nodes.Node]:
    """Return the runs as nodes: italics as emphasis, addresses as references."""
    return [_node(run) for run in text]


def _node(run: Run) -> nodes.Node:
    if run.url:
        return nodes.reference("", run.text, refuri=run.url)
    return nodes.emphasis("", run.text) if run.italic else nodes.Text(run.text)
