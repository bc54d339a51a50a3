"""A leaf node prints the same as the ordinary nodes that replace it, and the full-text search finds it."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from perspectives.doctree.leaf_nodes import leaf
from perspectives.rendering.html_printing import LEAVES
from perspectives.rendering.template_samples import SAMPLES
from tests.support import READER, ROOT, Book

BOOKS = (READER, ROOT / "tests" / "lighthouse")
TEMPLATES_ALONE = ".ps-steps-name, .ps-steps, .ps-cite, summary, .ps-work, .footnote-list"
"""Parts that the compared builder does not print there: those that unfold, works with the lines under them,
and footnotes, which pages alone set beside what they are of."""
FRAMES = ("details", "div.ps-by", "td > p", ":not(a) > span:not([class])")
"""Elements that only set their content, which is compared without them."""

PARTS = (
    "article.ps-claim, .ps-row-caption, .ps-further-head, .ps-silence, table.ps-table tbody, p.ps-relation"
)


def content(node: Tag) -> Iterator[object]:
    """Yield the elements, titles, classes and words under a node, without addresses and without folds."""
    for child in node.children:
        if isinstance(child, Tag) and any(child.css.match(frame) for frame in FRAMES):
            yield from content(child)
        elif isinstance(child, Tag):
            classes = [name for name in child.get("class") or () if not name.startswith("row-")]
            yield child.name, child.get("title"), sorted(classes), list(content(child))
        elif isinstance(child, NavigableString) and child.strip():
            yield str(child)


def parts(html: str) -> Iterator[str]:
    """Yield the content of every claim, caption, head of a side, register and line of links of a page."""
    page = BeautifulSoup(html, "html5lib")
    for part in page.select(TEMPLATES_ALONE):
        part.extract()
    for place in page.select(PARTS):
        # Whose pen it is stands beside the side or below it; the id of a claim in the fold or in the line.
        placed = [
            (class_, [" ".join(one.extract().get_text().split()) for one in place.select(class_)])
            for class_ in (".ps-hand", ".ps-foot .ps-permalink")
        ]
        for number in place.select(".ps-count"):
            # It leads to a register that only pages narrow.
            number.replace_with(number.get_text())
        for label in place.select(".ps-label"):
            label.string = " ".join(label.get_text().split())
        for link in place.select(".ps-cite-link"):
            # Pages that a script helps have more: how the claim is cited.
            assert link.previous_sibling
            link.previous_sibling.replace_with(str(link.previous_sibling).removesuffix(" · "))
            link.extract()
        for empty in place.select(".ps-address"):
            assert empty.get_text().endswith(": ")
            empty.extract()
        yield repr([*placed, *content(place)])


@pytest.mark.parametrize("reader", BOOKS, ids=[book.name for book in BOOKS])
def test_templates_say_what_ordinary_nodes_say(tmp_path: Path, reader: Path) -> None:
    book = Book(tmp_path, reader)
    # The compared builder offers no handouts.
    by_templates = book.build("html", perspectives_handouts="")
    pages = [f"{name}.html" for name in by_templates.app.env.all_docs]
    printed = [part for page in pages for part in parts(by_templates.read(page))]
    # This builder has no templates, so it prints ordinary nodes.
    from_nodes = list(parts(book.build("singlehtml").read("index.html")))
    assert len(printed) > 17
    assert sorted(printed) == sorted(from_nodes)


def test_each_kind_has_a_sample_and_a_template() -> None:
    assert {type(sample) for sample in SAMPLES} == set(LEAVES)
    folder = ROOT / "_ext" / "perspectives" / "rendering" / "templates"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    included = {name for text in texts.values() for name in re.findall(r'{%-? include "(.+?)"', text)}
    assert set(texts) == {f"{kind.template}.html.jinja" for kind in LEAVES} | included


@pytest.mark.parametrize("kind", LEAVES)
def test_a_leaf_can_be_copied_and_stored(kind: type[leaf]) -> None:
    for sample in (sample for sample in SAMPLES if type(sample) is kind):
        node = kind.of(sample["fields"], "words to be found")
        for copy in (node.deepcopy(), pickle.loads(pickle.dumps(node))):  # noqa: S301  # our own bytes
            assert type(copy) is kind
            assert copy["fields"] == sample["fields"]
            assert copy.astext() == "words to be found"


def test_the_index_finds_who_speaks_and_the_source_but_not_what_every_claim_says(book: Book) -> None:
    book.replace("sources/voices.toml", 'name = "Unattributed"', 'name = "Whoever"')
    index = book.build().read("searchindex.js")
    assert '"whoever"' in index
    assert '"pedlar"' in index
    # Many feet have the words “How it reached us”.
    assert '"reach"' not in index
