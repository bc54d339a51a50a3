"""The index: the entries that an extension gives, or else those of Sphinx. Typst adds the page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries

from typst_book.markup import escape, label, string

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from typst_book.builder import TypstBuilder

INDEX_EVENT = "typst-book-index"
"""The event that asks for the entries of the index. A handler takes the builder and returns the lines."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the index.

    :ivar letter: the letter that it stands under
    :ivar depth: 0 for an entry, 1 for a sub-entry
    :ivar words: the words before the page numbers
    :ivar places: document and id of each place; one that is not printed has no number
    :ivar see: a word such as “see”, and the names that it leads to; empty for none
    """

    letter: str
    depth: int
    words: str
    places: tuple[tuple[str, str], ...] = ()
    see: tuple[str, ...] = ()


def add_index(app: Sphinx, lines: Callable[[TypstBuilder], Iterable[IndexLine]]) -> None:
    """Let a function give the lines of the index, in their order, in place of the index of Sphinx."""
    app.setup_extension("typst_book")
    app.connect(INDEX_EVENT, lambda _app, builder: list(lines(builder)))


def index_of(builder: TypstBuilder) -> str:
    """Return the markup of the index; empty without index entries."""
    given = builder.events.emit(INDEX_EVENT, builder)
    lines = next((found for found in given if found), None) or list(_lines_of_sphinx(builder))
    markup, letter = [], ""
    for line in lines:
        if line.depth == 0 and line.letter != letter:
            letter = line.letter
            markup.append(f"#index-letter[{escape(letter)}];\n")
        places = "".join(f"{string(label(*place))}, " for place in line.places)
        see = f", see: [{_see(*line.see)}]" if line.see else ""
        # A question has its own sign before the numbers.
        before = ", before: [ ]" if line.words.endswith("?") else ""
        markup.append(f"#index-entry({line.depth}, [{escape(line.words)}], ({places}){see}{before});\n")
    return f"\n#book-index[\n{''.join(markup)}];\n" if markup else ""


def _see(word: str, *names: str) -> str:
    return f"#emph[{escape(word)}] {escape('; '.join(names))}"


def _lines_of_sphinx(builder: TypstBuilder) -> Iterator[IndexLine]:
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        for name, (links, subentries, _category) in entries:
            yield IndexLine(letter, 0, name, tuple(_place(address) for _main, address in links if address))
            for words, sublinks in subentries:
                places = tuple(_place(address) for _main, address in sublinks if address)
                yield IndexLine(letter, 1, words, places)


def _place(address: str) -> tuple[str, str]:
    docname, _, id_ = address.removeprefix("%").partition("#")
    return docname, id_
