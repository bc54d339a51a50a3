"""Content that is finished: made of records alone, with every link resolved, so that no transform has to look into it.

Each of Sphinx's transforms walks over every node of a page, and most of what a page shows of a claim is such content:
who speaks, the source, the links to other claims. On the pages of the HTML builders it becomes one node, which keeps
its content to itself and writes it as the writer of docutils would; a test compares the two on a small book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives import nodes as own

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class finished(nodes.General, nodes.Inline, nodes.Element):
    """Finished content, in ``content``; what it says to the full-text index is its only child, a text that is not printed."""

    content: Sequence[nodes.Node] = ()


def finish(content: Sequence[nodes.Node], found_by_words: bool = False) -> finished:
    """Return the content as one node.

    :param found_by_words: whether Sphinx's full-text index shall know the words; a register repeats what stands elsewhere
    """
    node = finished("")
    node.content = content
    if found_by_words:
        node += nodes.Text(" ".join(child.astext() for child in content))
    return node


def finish_lists(content: Iterable[nodes.Node]) -> None:
    """Finish what is long in a view: the rows of a table that can be narrowed, and the lists of links to claims."""
    for node in content:
        for body in list(node.findall(nodes.tbody)):
            if all(isinstance(row, own.filed_row) for row in body.children):
                _finish_children(body)
        for line in list(node.findall(nodes.paragraph)):
            if len(line.children) > SHORT:
                _finish_children(line)


def _finish_children(element: nodes.Element) -> None:
    content, element.children = element.children, []
    element += finish(content)


SHORT = 8
"""A line of up to so many nodes is left as it is: nobody minds walking over it."""


SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"})
"""What the writer of docutils escapes in a text."""

IN_ATTRIBUTE = SPECIAL | {ord(sign): " " for sign in "\n\r\t\v\f"}
"""What it escapes in an attribute."""


def _write(node: Any, put: Callable[[str], None], writer: Any) -> None:
    """Write a node; *writer*, which is asked for every kind that is rare, would write all of them alike."""
    if isinstance(node, nodes.Text):
        put(node.astext().translate(SPECIAL))
        return
    kind = type(node)
    if kind is nodes.inline:
        put(_tag("span", node))
        end = "</span>"
    elif kind is nodes.paragraph:
        put(_tag("p", node))
        alone = isinstance(node.parent, nodes.list_item | nodes.entry) and len(node.parent) == 1
        end = "</p>" if alone else "</p>\n"
    elif kind is nodes.reference:
        put(_link(node))
        end = "</a>"
    elif kind is own.filed_row:
        put(_tag("tr", node, own.facets_shown(node, writer.builder.name)))
        end = "</tr>\n"
    elif kind is nodes.entry:
        put(_tag("td", node))
        end = "</td>\n"
    elif kind is own.fold:
        put(f"{_tag('details', node)}<summary>{node['summary'].translate(SPECIAL)}</summary>")
        end = "</details>\n"
    else:
        node.walkabout(writer)
        return
    for child in node.children:
        _write(child, put, writer)
    put(end)


def _tag(name: str, node: nodes.Element, more: dict[str, str] | None = None) -> str:
    if not more and not node["ids"]:
        return f'<{name} class="{" ".join(node["classes"])}">' if node["classes"] else f"<{name}>"
    attributes = dict(more or {})
    if node["classes"]:
        attributes["class"] = " ".join(node["classes"])
    if node["ids"]:
        attributes["id"] = node["ids"][0]
    return f"<{name} {_written(attributes)}>"


def _link(node: nodes.Element) -> str:
    internal = node.get("internal") or "refuri" not in node
    attributes = {
        "class": " ".join([*node["classes"], "reference", "internal" if internal else "external"]),
        "href": node["refuri"] if "refuri" in node else f"#{node['refid']}",
    }
    if "reftitle" in node:
        attributes["title"] = node["reftitle"]
    return f"<a {_written(attributes)}>"


def _written(attributes: dict[str, str]) -> str:
    return " ".join(f'{name}="{value.translate(IN_ATTRIBUTE)}"' for name, value in sorted(attributes.items()))


def visit_finished_html(self: Any, node: finished) -> None:
    """Write the content, and not the text for the index."""
    for part in node.content:
        _write(part, self.body.append, self)
    raise nodes.SkipNode


def setup_finished(app: Sphinx) -> None:
    """Register the node; only the HTML builders are given any."""
    app.add_node(finished, html=(visit_finished_html, None))
