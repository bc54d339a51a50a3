"""Content that is finished: made of records alone, with every link resolved, so that no transform has to look into it.

Each of Sphinx's transforms walks over every node of a page, and most of what a page shows of a claim is such content:
who speaks, the source, the links to other claims. On the pages of the HTML builders it becomes one node, which keeps
its content to itself and writes it as the writer of docutils would; a test compares the two on a small book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives.doctree import nodes as own
from perspectives.doctree.citation_fold import citations, written_citations

if TYPE_CHECKING:
    from sphinx.application import Sphinx


Part = nodes.Node | str
"""HTML as it is printed, or a node that is written when its page is."""


class finished(nodes.raw):
    """Finished content, in ``parts``: raw HTML of our own, of which the full-text index finds the ``words``."""

    parts: Iterable[Part] = ()
    words = ""

    def __init__(self, rawsource: str = "", **_attributes: Any) -> None:
        super().__init__(rawsource, format="html")

    def copy(self) -> finished:
        """Return a node of the same content."""
        node = finished(self.rawsource)
        node.parts, node.words = self.parts, self.words
        return node

    def astext(self) -> str:
        """Return what the full-text index finds."""
        return self.words


def finish(content: Iterable[nodes.Node], words: str = "") -> finished:
    """Return the content as one node, by whose *words* the full-text index finds it; nothing is left of its own nodes."""
    node = finished()
    parts: list[Part] = []
    written: list[str] = []

    def leave(rare: nodes.Node) -> None:
        parts.extend(["".join(written), rare])
        written.clear()

    for child in content:
        _write(child, written.append, leave)
    node.parts, node.words = [*parts, "".join(written)], words
    return node


def finish_later(content: Iterable[Part]) -> finished:
    """Return long content as one node, which asks for each part when it writes it: all at once would fill the memory.

    It is asked but once, for a page is written once.
    """
    node = finished()
    node.parts = content
    return node


def is_line(cell: Sequence[nodes.Node]) -> bool:
    """Return whether a cell of a table holds words, and not blocks, or nothing at all."""
    return not cell or any(isinstance(node, nodes.Inline | nodes.Text) for node in cell)


def written_row(facets: Mapping[str, Sequence[str]], cells: Iterable[Sequence[nodes.Node]]) -> str:
    """Return the HTML of a row of a register, as the writer would write :class:`perspectives.doctree.nodes.filed_row` with these cells."""
    written = [f"<tr {_written(own.facets_shown(facets))}>"]
    for cell in cells:
        if is_line(cell):
            written.append("<td><p>")
            for node in cell:
                _write(node, written.append, _refuse)
            written.append("</p></td>\n")
        else:
            _write(nodes.entry("", *cell), written.append, _refuse)
    written.append("</tr>\n")
    return "".join(written)


def _refuse(node: nodes.Node) -> None:
    raise TypeError(f"a row of a register cannot hold {node!r}")


def finish_link(address: str, text: str, title: str | None, class_: str) -> finished:
    """Return a link within the book, with its *title* and the class of the page's own if it has them."""
    told = f' title="{_value(title)}"' if title else ""
    classes = f"{class_} reference internal" if class_ else "reference internal"
    shown = _escaped(text)
    node = finished()
    node.words = text
    node.parts = (f'<a class="{classes}" href="{_value(address)}"{told}><span>{shown}</span></a>',)
    return node


SPACE = re.compile(r"[\n\r\t\v\f]")


def _escaped(text: str) -> str:
    """Return a text as the writer of docutils writes it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return escaped.replace(">", "&gt;").replace("@", "&#64;")


def _value(text: str) -> str:
    """Return the value of an attribute as the writer of docutils writes it."""
    return SPACE.sub(" ", _escaped(text))


def _write(node: Any, put: Callable[[str], None], leave: Callable[[nodes.Node], Any]) -> None:
    """Write a node as the writer of docutils would, to whom every kind that is rare is left."""
    if isinstance(node, nodes.Text):
        put(_escaped(node.astext()))
        return
    tags = TAGS.get(type(node))
    if tags is None:
        if isinstance(node, finished):
            for part in node.parts:
                put(part) if isinstance(part, str) else _write(part, put, leave)
        else:
            leave(node)
        return
    opening, closing = tags
    put(opening(node))
    for child in node.children:
        _write(child, put, leave)
    put(closing if isinstance(closing, str) else closing(node))


def _tag(name: str, node: nodes.Element) -> str:
    return f'<{name} class="{" ".join(node["classes"])}">' if node["classes"] else f"<{name}>"


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
    return " ".join(f'{name}="{_value(value)}"' for name, value in sorted(attributes.items()))


def _fold(node: nodes.Element) -> str:
    return f"{_tag('details', node)}<summary>{_escaped(node['summary'])}</summary>"


def _rubric(node: nodes.Element) -> str:
    return f'<h{node["heading-level"]} class="{" ".join([*node["classes"], "rubric"])}">'


def _rubric_end(node: nodes.Element) -> str:
    return f"</h{node['heading-level']}>\n"


def _list(node: nodes.Element) -> str:
    # Each item of ours is a paragraph: the writer of docutils calls such a list simple.
    return f'<ol class="{node["enumtype"]} simple">\n'


def _paragraph_end(node: nodes.Element) -> str:
    # One that is all there is in a cell or an item has no new line behind it.
    return "</p>" if isinstance(node.parent, ALONE) and len(node.parent) == 1 else "</p>\n"


ALONE = (nodes.entry, nodes.list_item)

Opening = Callable[[nodes.Element], str]
TAGS: dict[type, tuple[Opening, Opening | str]] = {
    nodes.inline: (partial(_tag, "span"), "</span>"),
    nodes.paragraph: (partial(_tag, "p"), _paragraph_end),
    nodes.reference: (_link, "</a>"),
    nodes.rubric: (_rubric, _rubric_end),
    nodes.entry: (partial(_tag, "td"), "</td>\n"),
    nodes.list_item: (partial(_tag, "li"), "</li>\n"),
    nodes.enumerated_list: (_list, "</ol>\n"),
    own.column_head: (partial(_tag, "header"), "</header>\n"),
    own.claim_foot: (partial(_tag, "footer"), "</footer>\n"),
    citations: (written_citations, ""),
    own.fold: (_fold, "</details>\n"),
}
"""The kinds that are written here: what opens and what closes each."""


def visit_finished_html(self: Any, node: finished) -> None:
    """Write the content."""
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
