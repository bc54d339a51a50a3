"""Content that is finished: made of records alone, with every link resolved, so that no transform has to look into it.

Each of Sphinx's transforms walks over every node of a page, and most of what a page shows of a claim is such content:
who speaks, the source, the links to other claims. On the pages of the HTML builders it becomes one node, which keeps
its content to itself and writes it as the writer of docutils would; a test compares the two on a small book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives import nodes as own
from perspectives.citing.fold import citations, written_citations

if TYPE_CHECKING:
    from sphinx.application import Sphinx


Part = nodes.Node | str
"""HTML as it is printed, or a node that is written when its page is."""


class finished(nodes.General, nodes.Inline, nodes.Element):
    """Finished content, in ``parts``; what it says to the full-text index is its only child, a text that is not printed."""

    parts: Iterable[Part] = ()

    def copy(self) -> finished:
        """Return a node of the same content."""
        node: finished = super().copy()
        node.parts = self.parts
        return node


def finish(content: Iterable[nodes.Node], found_by_words: bool = False) -> finished:
    """Return the content as one node; nothing is left of its own nodes.

    :param found_by_words: whether Sphinx's full-text index shall know the words; a register repeats what stands elsewhere
    """
    node = finished("")
    parts: list[Part] = []
    written: list[str] = []

    def leave(rare: nodes.Node) -> None:
        parts.extend(["".join(written), rare])
        written.clear()

    words = []
    for child in content:
        _write(child, written.append, leave)
        if found_by_words:
            words.append(child.astext())
    node.parts = [*parts, "".join(written)]
    if found_by_words:
        node += nodes.Text(" ".join(words))
    return node


def finish_rows(rows: Iterable[nodes.Node]) -> finished:
    """Return the rows of a long table as one node, which asks for each when it writes it: all at once would fill the memory."""
    node = finished("")
    node.parts = rows
    return node


SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"})
"""What the writer of docutils escapes in a text."""

IN_ATTRIBUTE = SPECIAL | {ord(sign): " " for sign in "\n\r\t\v\f"}
"""What it escapes in an attribute."""


def _write(node: Any, put: Callable[[str], None], leave: Callable[[nodes.Node], Any]) -> None:
    """Write a node as the writer of docutils would, to whom every kind that is rare is left."""
    if isinstance(node, nodes.Text):
        put(node.astext().translate(SPECIAL))
        return
    tags = TAGS.get(type(node))
    if tags is None:
        leave(node)
        return
    opening, closing = tags
    put(opening(node))
    for child in node.children:
        _write(child, put, leave)
    put(closing)
    if closing == "</p>" and not _is_alone(node):
        put("\n")


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


def _row(node: nodes.Element) -> str:
    return _tag("tr", node, own.facets_shown(node, own.PAGES[0]))


def _fold(node: nodes.Element) -> str:
    return f"{_tag('details', node)}<summary>{node['summary'].translate(SPECIAL)}</summary>"


def _list(node: nodes.Element) -> str:
    # Each item of ours is a paragraph: the writer of docutils calls such a list simple.
    return f'<ol class="{node["enumtype"]} simple">\n'


def _is_alone(node: nodes.Element) -> bool:
    """Return whether a paragraph is all there is in a cell or an item, which has no new line behind it then."""
    return isinstance(node.parent, nodes.list_item | nodes.entry) and len(node.parent) == 1


TAGS: dict[type, tuple[Callable[[nodes.Element], str], str]] = {
    nodes.inline: (partial(_tag, "span"), "</span>"),
    nodes.paragraph: (partial(_tag, "p"), "</p>"),
    nodes.reference: (_link, "</a>"),
    nodes.entry: (partial(_tag, "td"), "</td>\n"),
    nodes.list_item: (partial(_tag, "li"), "</li>\n"),
    nodes.enumerated_list: (_list, "</ol>\n"),
    own.filed_row: (_row, "</tr>\n"),
    own.claim_foot: (partial(_tag, "footer"), "</footer>\n"),
    citations: (written_citations, ""),
    own.fold: (_fold, "</details>\n"),
}
"""The kinds that are written here: what opens and what closes each."""


def visit_finished_html(self: Any, node: finished) -> None:
    """Write the content, and not the text for the index."""
    for part in node.parts:
        if isinstance(part, str):
            self.body.append(part)
            continue
        written: list[str] = []

        def leave(rare: nodes.Node, written: list[str] = written) -> None:
            self.body.append("".join(written))
            written.clear()
            rare.walkabout(self)

        _write(part, written.append, leave)
        self.body.append("".join(written))
    raise nodes.SkipNode


def setup_finished(app: Sphinx) -> None:
    """Register the node; only the HTML builders are given any."""
    app.add_node(finished, html=(visit_finished_html, None))
