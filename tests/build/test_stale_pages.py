"""After a change in another file, every page that prints something of this file is written again.

A book with every view is built once.
In each case, one file is changed and the book is built again.
Every file of the output must be that of a clean build, and the pages that the case names must have changed.
Then the change is taken back, and every file of the output must be as it was at first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from perspectives.collation.lock_writer import dump_lock
from tests.collation.locked import COPIES, WHOLE, entry
from tests.elsewhere import differences, files_of
from tests.support import Book

pytestmark = pytest.mark.slow("three builds for each fact")

VIEWS = (
    *(
        "perspectives",
        "claims",
        "disagreements",
        "editorial-notes",
        "voices",
        "events",
        "chapters",
        "timeline",
    ),
    *(
        "map",
        "chains",
        "evidence",
        "collation",
        "second-reading",
        "bibliography",
        "retired",
        "editions",
        "paths",
    ),
    *("size", "handouts", "downloads"),
    *(
        "evidence\n:form: wanted",
        "collation\n:form: verdicts",
        "chains\n:form: sentence\n:perspective: village",
    ),
)
SETTINGS = 'numfig = True\nhtml_sidebars = {"**": ["globaltoc.html", "relations.html"]}\n'
"""Every page has the contents of the book beside its text, as in most themes."""
EVERYTHING = "(everything)=\n# Everything\n\n" + "".join(
    f"(view-{number})=\n## View {number}\n\n:::{{view}} {name}\n:::\n\n" for number, name in enumerate(VIEWS)
)
PATH = "(path-{name})=\n# As the {name} tells it\n\n:::{{view}} path\n:perspective: {name}\n:::\n"
ELSEWHERE = """(elsewhere)=
# Elsewhere

See {ref}`an-aside`, {numref}`an-aside`, {claim}`ringer-wind`, {accounts}`who-broke-it`,
{voice}`ringer` and {event}`breaking` {cite:p}`odo-book`.

::::{accounts} Was the rope old?
:id: was-it-old
:event: breaking
:finding: differ
:with: ringer-rope

:::{claim} abbot
:id: odo-new-rope
:via: pedlar
:quoted-in: pedlar-letter

The rope was new.
:::
::::
"""
FILES = "(files)=\n# Files\n\n:::{view} data\n:::\n"
"""A page of its own: what makes the page of all views new does not hide that the list of the files is old."""
LESSON = """(lesson-bell)=
# A lesson

::::::{lesson}
:skill: sourcing
:minutes: 45
:uses: who-broke-it

:::::{pupils}
A bell broke.

::::{lesson-source} ringer-rope
:credit: Anna Ringer, as Odo tells it.

- What was old?
- How does she know?
::::

::::{organiser}
| A | B |
|---|---|
| 1 | |
::::

::::{task}
Whom do you believe?
::::
:::::

:::::{teacher}
Nobody.
:::::
::::::
"""
BARE = "(bare)=\n# Bare\n\nNothing of the {index}`bell`.\n"
SCHOLAR = (
    "\n:::{claim} nobody\n:id: scholar-says\n:source: odo-book\n:perspective: scholars\n\nIt was cold.\n:::\n"
)
LAND = {"type": "Polygon", "coordinates": [[[-4, 43], [7, 43], [7, 54], [-4, 54], [-4, 43]]]}
READING = '[readings.who-broke-it]\nfirst = "conflict"\nfinding = "differ"\nsure = true\nwhy = "The wind."\n'
RETIRED = (
    '[retired.claims.nobody-sang]\nedition = "0.9"\nwhy = "Nobody did."\n'
    'page = "{}"\nreplaced-by = "ringer-rope"\n'
)
EDITION = f'[[editions]]\nnumber = "0.9"\nissued = 2026-01-02\ncommit = "{"0" * 40}"\n'
SAID = '{"edition": "0.9", "pages": {"bell.html": {"ringer-rope": "0"}}, "other_pages": []}'
LOCK, PERMALINKS, SECOND, OUTLINE = (
    f"sources/{name}"
    for name in ("quotations.lock", "permalinks.toml", "second-reading.toml", "outline.json")
)
PERSPECTIVES, VOICES, EVENTS, WORKS = (
    *(f"sources/{name}.toml" for name in ("perspectives", "voices", "events")),
    "sources/references.bib",
)
TEAL = '\n[colours.sea-green]\nlight = "#0b6e69"\ndark = "#5cc9c0"\n'


def files(book: Book, tag: str = "", clean: bool = False) -> dict[str, bytes]:
    """Build the book without a warning, and return every file of the output."""
    build = book.build(tag=tag, clean=clean)
    assert build.warnings == []
    return build.files()


def sources(root: Path) -> dict[str, bytes]:
    """Return the content of every source file of a book, by its path relative to *root*."""
    return {
        f"{folder}/{name}": content
        for folder in ("docs", "sources")
        for name, content in files_of(root / folder).items()
    }


@dataclass(frozen=True)
class Built:
    """The book, with the content of its sources and of its output after the first build."""

    book: Book
    sources: dict[str, bytes]
    first: dict[str, bytes]

    def take_back(self) -> None:
        """Restore every source that has changed."""
        for name, content in sources(self.book.root).items():
            if name not in self.sources:
                (self.book.root / name).unlink()
            elif content != self.sources[name]:
                (self.book.root / name).write_bytes(self.sources[name])
        for name in self.sources.keys() - sources(self.book.root).keys():
            (self.book.root / name).write_bytes(self.sources[name])


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the book with every view, built."""
    book = Book(tmp_path_factory.mktemp("stale"))
    for name, text in {
        "everything": EVERYTHING,
        "elsewhere": ELSEWHERE,
        "files": FILES,
        "bare": BARE,
        "lesson-bell": LESSON,
        "path-village": PATH.format(name="village"),
        "path-abbey": PATH.format(name="abbey"),
    }.items():
        book.write(f"docs/{name}.md", text)
    chapters = "registers\neverything\nelsewhere\nfiles\nbare\nlesson-bell\n"
    book.replace(
        "docs/index.md", "registers\n", f"{chapters}```\n\n```{{toctree}}\npath-village\npath-abbey\n"
    )
    book.write("docs/conf.py", book.read("docs/conf.py") + SETTINGS)
    book.write(LOCK, dump_lock(COPIES, WHOLE, "collate"))
    return Built(book, sources(book.root), files(book))


@pytest.fixture
def built(once: Built) -> Iterator[Built]:
    """Return the book as it was at first. After the test, its sources are restored."""
    yield once
    once.take_back()


Change = Callable[[Book], object]


def replace(name: str, *pairs: tuple[str, str]) -> Change:
    """Return a change that replaces words in a file."""

    def change(book: Book) -> None:
        for old, new in pairs:
            book.replace(name, old, new)

    return change


def write(name: str, text: str) -> Change:
    """Return a change that writes a new file, or replaces a file."""
    return lambda book: book.write(name, text)


def add(name: str, text: str) -> Change:
    """Return a change that adds text to the end of a file."""
    return lambda book: book.write(name, book.read(name) + text)


def remove(name: str) -> Change:
    """Return a change that takes a file away."""
    return lambda book: (book.root / name).unlink()


def turn_round(name: str, head: str) -> Change:
    """Return a change that puts the tables of a register in the other order."""

    def change(book: Book) -> None:
        before, *tables = book.read(name).split(head)
        book.write(name, before + "".join(f"{head}{table.rstrip()}\n\n" for table in reversed(tables)))

    return change


def setting(text: str) -> Change:
    """Return a change that gives a setting a value."""
    line = re.compile(rf"^{text.partition(' = ')[0]} = .*\n", re.MULTILINE)
    conf = "docs/conf.py"
    return lambda book: book.write(conf, line.sub("", book.read(conf)) + f"{text}\n")


def declare_a_colour(book: Book) -> None:
    """Let the book declare a colour, and give it to the village."""
    book.replace(PERSPECTIVES, 'colour = "vermilion"', 'colour = "sea-green"')
    book.write(PERSPECTIVES, book.read(PERSPECTIVES) + TEAL)


def add_a_chapter_in_front(book: Book) -> None:
    """Give every chapter another number."""
    book.write("docs/first.md", "(very-first)=\n# Very first\n\nText.\n")
    book.replace("docs/index.md", "\nbell\n", "\nfirst\nbell\n")


ALL = ("bell", "registers", "everything", "elsewhere", "bare", "files", "index", "path-village")
FACTS: dict[str, tuple[Change, tuple[str, ...]]] = {
    # The lock
    "the lock is there no more": (
        remove(LOCK),
        ("bell", "registers", "everything", "elsewhere", "path-village"),
    ),
    "the lock has another verdict": (
        write(LOCK, dump_lock(COPIES, [*WHOLE[:2], entry("odo-ringer-did", "odo-book", "exact")], "collate")),
        ("bell", "registers", "everything", "path-abbey"),
    ),
    "a copy in the lock has another carrier": (
        replace(LOCK, ('carrier = "edition"', 'carrier = "retyped"')),
        ("bell", "registers", "elsewhere", "everything", "path-village"),
    ),
    "the lock has another page": (replace(LOCK, ('page = "p. 12"', 'page = "p. 13"')), ("everything",)),
    # The record of published ids
    "an id is retired": (write(PERMALINKS, RETIRED.format("bell")), ("bell", "everything", "files")),
    "an id is retired on a page that is gone": (
        write(PERMALINKS, RETIRED.format("gone")),
        ("gone", "everything"),
    ),
    "a page is the old place of an id": (
        write(PERMALINKS, '[claims]\nringer-rope = { edition = "0.9", pages = ["elsewhere", "bell"] }\n'),
        ("elsewhere",),
    ),
    "a page that is gone is the old place of an id": (
        write(PERMALINKS, '[claims]\nringer-rope = { edition = "0.9", pages = ["gone", "bell"] }\n'),
        ("gone",),
    ),
    # The editions
    "an edition is on record, with what it said": (
        lambda book: [
            book.write("sources/editions.toml", EDITION),
            book.write("sources/editions/0.9.json", SAID),
        ],
        ("everything",),
    ),
    # The second reading, the outline and the colours
    "a question is read a second time": (write(SECOND, READING), ("everything",)),
    "the map has land": (write(OUTLINE, json.dumps(LAND)), ("everything",)),
    "a colour is declared": (declare_a_colour, ("bell", "everything", "path-village")),
    # The registry
    "a perspective has another name": (
        replace(PERSPECTIVES, ("The abbey", "The monks")),
        ("bell", "everything", "path-abbey"),
    ),
    "the perspectives stand in another order": (
        turn_round(PERSPECTIVES, "[perspectives."),
        ("bell", "everything"),
    ),
    "a perspective has a column only where it speaks": (
        replace(PERSPECTIVES, ('colour = "green"\ncore = true', 'colour = "green"')),
        ("bell", "elsewhere", "everything"),
    ),
    "a voice has another name": (
        replace(VOICES, ('"Anna Ringer"', '"Anne Ringer"')),
        ("bell", "registers", "elsewhere", "everything", "path-village", "lesson-bell"),
    ),
    "a voice has another short name": (
        replace(VOICES, ('short = "Odo"', 'short = "Abbot"')),
        ("bell", "registers", "everything"),
    ),
    "the voices stand in another order": (turn_round(VOICES, "[voices."), ()),
    "an event has another date": (
        replace(EVENTS, ("1701-05-01", "1701-05-02")),
        ("bell", "registers", "elsewhere", "everything", "path-village"),
    ),
    "an event has another place": (
        replace(EVENTS, ('"Bellham"', '"Belham"')),
        ("bell", "registers", "everything"),
    ),
    # The bibliography
    "a work has another year": (
        replace(WORKS, ("year = {1720},\n  publisher", "year = {1721},\n  publisher")),
        ("bell", "registers", "elsewhere", "everything", "path-abbey"),
    ),
    "a work has another title": (
        replace(WORKS, ("{The Book of the Abbey}", "{The Abbey's Book}")),
        ("registers",),
    ),
    "more of a work was seen": (
        replace(WORKS, ("  origyear = {1720},", "  origyear = {1720},\n  seen = {part},")),
        ("bell", "registers", "elsewhere", "path-abbey"),
    ),
    "a work is described": (
        replace(WORKS, ("  origyear = {1720},", "  origyear = {1720},\n  annotation = {Good.},")),
        ("registers",),
    ),
    "a second file has works": (
        lambda book: [
            book.write("sources/more.bib", "@book{more, author = {Doe, A.}, title = {More}, year = {1701}}"),
            replace("docs/conf.py", ('references.bib"]', 'references.bib", "../sources/more.bib"]'))(book),
        ],
        ("registers",),
    ),
    # Sections: numbers, titles, the tree of contents
    "a chapter stands in front": (add_a_chapter_in_front, ("bell", "index", "elsewhere")),
    "two chapters change places": (
        replace("docs/index.md", ("bell\nregisters\n", "registers\nbell\n")),
        ("bell", "registers", "index", "elsewhere"),
    ),
    "chapters have no numbers": (
        lambda book: [
            replace("docs/index.md", (":numbered:\n", ""))(book),
            replace("docs/elsewhere.md", (", {numref}`an-aside`", ""))(book),
        ],
        ("bell", "index"),
    ),
    "a chapter has another title": (
        replace("docs/bell.md", ("# The bell\n", "# The great bell\n")),
        ("bell", "index", "registers", "everything", "elsewhere"),
    ),
    "a section has another title": (
        replace("docs/bell.md", ("## An aside\n", "## Two asides\n")),
        ("bell", "index", "elsewhere"),
    ),
    "a section stands in front": (
        replace("docs/bell.md", ("(an-aside)=", "(before)=\n## Before\n\nText.\n\n(an-aside)=")),
        ("bell", "index", "elsewhere", "files"),
    ),
    "a chapter is gone": (
        lambda book: [remove("docs/bare.md")(book), replace("docs/index.md", ("bare\n", ""))(book)],
        ("index", "everything"),
    ),
    "the paths stand in another order": (
        replace("docs/index.md", ("path-village\npath-abbey\n", "path-abbey\npath-village\n")),
        ("index", "everything"),
    ),
    # Another chapter
    "a chapter grows": (add("docs/bell.md", "\n" + "It rang. " * 400), ("bell", "registers", "everything")),
    "a question has another finding": (
        replace("docs/bell.md", (":finding: conflict", ":finding: differ")),
        ALL,
    ),
    "a question has another title": (
        replace("docs/bell.md", ("Who broke the bell?", "Who has broken it?")),
        ("bell", "elsewhere", "everything", "path-village", "lesson-bell"),
    ),
    "a source of a lesson stands on another page": (
        replace("docs/bell.md", (":locator: p. 12", ":locator: p. 14")),
        ("bell", "lesson-bell"),
    ),
    "a claim has other words": (
        replace("docs/bell.md", ("He adds that the bell was sound.", "He adds nothing.")),
        ("bell", "path-abbey"),
    ),
    "a perspective begins to speak": (
        add("docs/bare.md", SCHOLAR),
        ("bare", "everything"),
    ),
    "a quotation has its original beside it": (
        replace(
            "docs/bell.md", ("> It was very old.\n", "> It was very old.\n\n{lang=la}\n> Funis vetus erat.\n")
        ),
        ("bell", "everything", "elsewhere", "path-village"),
    ),
    "a claim is borrowed once more": (
        replace("docs/elsewhere.md", (":with: ringer-rope", ":with: ringer-rope, odo-ringer-did")),
        ("bell", "elsewhere", "everything"),
    ),
    "a work is cited once more": (
        add("docs/bare.md", "\nSee {cite:t}`pedlar-letter`.\n"),
        ("bare", "registers", "files"),
    ),
    # Settings
    "the book has another name": (setting('project = "The Whole Bell"'), ALL),
    "the book has another edition": (setting('release = "1.1"'), ("bell", "everything")),
    "the book has a date": (setting('perspectives_issued = "2026-11-27"'), ("bell", "bare")),
    "the book has an author": (setting('author = "The ringers"'), ("bell", "bare")),
    "the book has an address": (setting('html_baseurl = "https://bells.example/"'), ("bell", "bare")),
    "the book has a licence": (
        setting('perspectives_licenses = {"text": "CC-BY-4.0"}'),
        ("bell", "files"),
    ),
    "problems can be reported": (
        setting('perspectives_report = "https://bells.example/{id}"'),
        ("bell", "bare"),
    ),
    "the register of all claims stands on another page": (
        replace("docs/everything.md", ("{view} claims\n", "{view} claims\n:voice: ringer\n")),
        ("everything", "registers", "path-village"),
    ),
    "handouts are offered": (setting('perspectives_handouts = "sheets"'), ("bell", "elsewhere")),
    "lessons are offered": (setting('perspectives_lessons = "sheets"'), ("lesson-bell",)),
    "the book is offered for e-readers": (setting('perspectives_epub = "bell.epub"'), ("everything",)),
    "the book is offered on paper": (
        setting('html_baseurl = "https://bells.example/"\nperspectives_pdf = "bell.pdf"'),
        ("bell", "bare"),
    ),
    "the book is described": (setting('perspectives_description = "Who broke it?"'), ("index", "registers")),
    "links to the book have a card": (setting('perspectives_card = "_static/card.png"'), ("bell", "bare")),
    "the book is in another language": (setting('language = "de"'), ALL),
}
"""A change of one file or setting, and the pages that print what it decides."""


@pytest.mark.parametrize("name", FACTS)
def test_what_another_file_decides_is_new_on_every_page_and_old_again_when_taken_back(
    built: Built, name: str
) -> None:
    change, printing = FACTS[name]
    book = built.book
    change(book)
    after, anew = files(book), files(book, "-clean", clean=True)
    built.take_back()
    again = files(book)
    assert differences(after, anew) == []
    assert [page for page in printing if after.get(f"{page}.html") == built.first.get(f"{page}.html")] == []
    assert differences(again, built.first) == []
