"""The examples of the documentation are built unchanged, and their trees are compared with recorded trees.

The diff of ``tests/snapshots`` shows a change of a tree.
``make test ARGS="-k examples" UPDATE=1`` records the trees again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils import nodes

from perspectives.doctree.leaf_nodes import leaf
from perspectives.rendering.html_templates import HtmlTemplates
from tests.support import ROOT, Book, Build

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
SECTION = re.compile(r"^\((?P<label>[a-z-]+)\)=$", re.MULTILINE)
FENCE = re.compile(r"^```markdown\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> Iterator[tuple[str, str]]:
    """Yield each example of the page for editors, with the label of its section."""
    page = (ROOT / "docs" / "editing" / "syntax.md").read_text(encoding="utf-8")
    starts = [(match.start(), match["label"]) for match in SECTION.finditer(page)]
    for fence in FENCE.finditer(page):
        yield [label for start, label in starts if start < fence.start()][-1], fence["text"]


EXAMPLES = dict(examples())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader with every example as a page of its own."""
    book = Book(tmp_path_factory.mktemp("examples"))
    pages = "\n".join(f"examples/{label}" for label in EXAMPLES)
    book.write("docs/index.md", book.read("docs/index.md") + f"\n```{{toctree}}\n{pages}\n```\n")
    for label, text in EXAMPLES.items():
        book.write(f"docs/examples/{label}.md", f"({label})=\n# Example\n\n{text}")
    return book.build()


def test_each_construct_has_an_example(built: Build) -> None:
    assert list(EXAMPLES) == [
        f"syntax-{name}" for name in ("claim", "wordings", "accounts", "note", "view", "roles", "citations")
    ]
    assert built.warnings == []


@pytest.mark.parametrize("label", EXAMPLES)
def test_examples_make_the_tree_on_record_when_read(built: Build, label: str) -> None:
    check(f"{label}.read.xml", built.app.env.get_doctree(f"examples/{label}"))


@pytest.mark.parametrize("label", EXAMPLES)
def test_examples_make_the_tree_on_record_when_the_whole_book_is_known(built: Build, label: str) -> None:
    tree = built.app.env.get_and_resolve_doctree(f"examples/{label}", built.app.builder, tags=built.app.tags)
    check(f"{label}.resolved.xml", tree)


def check(name: str, tree: nodes.document) -> None:
    """Compare a tree with its record; if UPDATE is set, write the record first."""
    tree.attributes.pop("source", None)
    templates = HtmlTemplates()
    for node in list(tree.findall(leaf)):
        # The record has the HTML of the fields; the text of the node is only for the index.
        node.children = [nodes.Text("".join(templates.html(node)))]
        del node["fields"]
    shown = re.sub(r' (translation_progress|myst_slugs)="[^"]*"', "", tree.pformat())
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
