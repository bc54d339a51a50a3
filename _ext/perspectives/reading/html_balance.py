"""Raw HTML whose tags do not fit each other: it would open or close the elements of the page around it.

The tags must close each other within one block of the document tree: a section without its subsections, an
item of a list, a cell of a table, a heading. Tags that HTML closes by itself need no end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from perspectives.reading.open_html import RAW_TEXT_TAGS
from perspectives.reading.problem_notes import note_problem
from perspectives.records.house_settings import names_in
from perspectives.records.problem_record import Problem

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without an end tag (HTML Standard, 13.1.2)."""
CLOSED_BY_ITSELF = frozenset(
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp html head body".split()
)
"""Elements whose end tag may be left out (HTML Standard, 13.1.2.4)."""

KNOWN = frozenset(
    "a abbr address article aside audio b bdi bdo blockquote button canvas cite code data datalist del "
    "details dfn dialog div dl em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup i "
    "iframe ins kbd label legend main map mark math menu meter nav noscript object ol output picture pre "
    "progress q ruby s samp search section select slot small span strong sub summary sup svg table template "
    "time title u ul var video".split()
)
"""Elements that need both tags (HTML Standard, 4); an unknown one closes nothing of the page."""


@dataclass(slots=True)
class _Open:
    tag: str
    node: nodes.raw


@dataclass(slots=True)
class Unfit:
    """A tag that does not fit: as it is named, and the node that it stands in."""

    tag: str
    node: nodes.raw


@dataclass
class _Tags(HTMLParser):
    """Collects the tags of one node after the other, and finds those that do not fit."""

    stack: list[_Open] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    node: nodes.raw = field(default_factory=nodes.raw)

    def __post_init__(self) -> None:
        super().__init__()

    def read(self, node: nodes.raw) -> None:
        """Read the tags of a node."""
        self.node = node
        self.feed(node.astext())
        self.close()
        self.reset()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note an open element."""
        if tag not in VOID:
            self.stack.append(_Open(tag, self.node))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        """Note nothing: in XML such an element is closed, and an editor means it so."""

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and those within it that are closed with it."""
        if tag in VOID:
            return
        if tag in RAW_TEXT_TAGS.split("|") and all(one.tag != tag for one in self.stack):
            # A browser passes over it.
            return
        place = next((n for n in reversed(range(len(self.stack))) if self.stack[n].tag == tag), None)
        if place is None and tag not in KNOWN | CLOSED_BY_ITSELF:
            return
        if place is None:
            self.unfit.append(Unfit(f"</{tag}>", self.node))
            return
        within = self.stack[place + 1 :]
        del self.stack[place:]
        self._note_open(within)

    def end(self) -> list[Unfit]:
        """Return the tags that do not fit, when all nodes of a parent are read."""
        self._note_open(self.stack)
        return self.unfit

    def _note_open(self, elements: list[_Open]) -> None:
        self.unfit += [Unfit(f"<{one.tag}>", one.node) for one in elements if one.tag in KNOWN]


def unfit_tags(found: Iterable[nodes.raw]) -> list[Unfit]:
    """Return the tags of raw HTML, in its order, that do not fit each other."""
    tags = _Tags()
    for node in found:
        tags.read(node)
    return tags.end()


def _block_of(node: nodes.raw) -> nodes.Element:
    """Return the block around a node: of a paragraph, what holds the paragraph."""
    place: nodes.Element = node.parent
    while isinstance(place, nodes.Inline) and place.parent is not None:
        place = place.parent
    is_paragraph = isinstance(place, nodes.paragraph) and place.parent is not None
    return place.parent if is_paragraph else place


class ShowUnfitTags(SphinxTransform):
    """Shows HTML whose tags do not fit each other as it was typed, and reports it."""

    # After all that adds raw nodes to a page that is read.
    default_priority = 940

    def apply(self, **kwargs: Any) -> None:
        """Report each tag that does not fit, and replace its node, if the house rule ``html`` is in force."""
        if "html" not in names_in(self.config.perspectives_require):
            return
        blocks: dict[int, list[nodes.raw]] = {}
        for node in self.document.findall(nodes.raw):
            if "html" in node.get("format", "").split():
                blocks.setdefault(id(_block_of(node)), []).append(node)
        for found in blocks.values():
            # What is shown as typed may leave the other tag of a pair behind.
            while unfit := unfit_tags(found):
                for one in unfit:
                    problem = Problem("unfit-html", _line_of(one.node), self.env.docname, value=one.tag)
                    note_problem(self.env, problem)
                for node in dict.fromkeys(one.node for one in unfit):
                    node.parent.replace(node, _as_typed(node))
                    found.remove(node)


def _as_typed(node: nodes.raw) -> nodes.Element:
    text = node.astext()
    if isinstance(node.parent, nodes.TextElement):
        return nodes.literal(text, text)
    return nodes.literal_block(text, text, language="none")


def _line_of(node: nodes.Node) -> int:
    place: nodes.Node | None = node
    while place is not None and place.line is None:
        place = place.parent
    return (place.line if place is not None else None) or 1
