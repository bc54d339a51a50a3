"""A line that is mistyped is told once: the message at its place, and none for what only follows from it.

``make fuzz ARGS="-k mistyped"`` tries every line in every way.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.amount import INPUTS, Count
from tests.fuzz.batches import messages_without_place
from tests.fuzz.mistyped import Mistake, texts, works
from tests.support import Book, add_lessons

pytestmark = pytest.mark.slow("many broken inputs")

BATCH_SIZE = 40
"""The number of pages in one book."""
MISTAKES = [mistake for mistake, _text in texts(0)]
NUMBERS = range(0, min(len(MISTAKES), INPUTS // 20), BATCH_SIZE)
ORDER = Random(1960).sample(range(len(MISTAKES)), len(MISTAKES))  # noqa: S311  # no secret
"""The mistakes in an order in which the first ones are of all kinds."""
NAMED = re.compile(r"(?:unknown-(?:claim|accounts|record)|words-not-in-claim|ref\.footnote)\]")
"""Messages for places that name a record, its words or a mark: each has to be mended where these change."""
SAID = "agrees wind rope very rang hard adds sound disagree footnote village laughed".split()
"""Words of the chapter that its page shows."""


@pytest.mark.parametrize("start", NUMBERS)
def test_a_mistyped_line_is_told_once(tmp_path: Path, start: int, count: Count) -> None:
    chosen = ORDER[start : start + BATCH_SIZE]
    book = Book(tmp_path / "book")
    add_lessons(book)
    bibliography = [book.read("sources/references.bib")]
    pages: dict[str, tuple[Mistake, str]] = {}
    for number in chosen:
        count()
        mistake, text = list(texts(number + 1))[number]
        pages[f"mistyped{number}"] = mistake, text
        book.write(f"docs/mistyped{number}.md", text)
        bibliography.append(works(number + 1))
    book.write("sources/references.bib", "\n".join(bibliography))
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *pages]) + "\n")
    build = book.build()
    assert messages_without_place(build.warnings) == []
    faults = []
    for name, (mistake, text) in pages.items():
        found = [line for line in build.warnings if f"docs/{name}.md:" in line]
        once = [line for line in found if not NAMED.search(line)]
        if (mistake.chapter, mistake.way[:9]) == ("lesson", "twice: (l"):
            # Docutils gives neither of two same labels to the heading, and the lesson needs one.
            once = once[:1]
        if len(once) > 1:
            faults.append("\n".join([f"{mistake} is told {len(once)} times:", *once]))
        shown = unescape(re.sub(r"<[^>]+>", "", build.read(f"{name}.html"))) + "\n".join(found)
        lost = [word for word in SAID if word in text and word not in shown]
        if lost:
            faults.append(f"{mistake} loses in silence: {', '.join(lost)}")
    assert not faults, "\n".join(faults)
