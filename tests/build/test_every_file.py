"""After each kind of edit, every file of an incremental build is that of a clean build, byte for byte.

One book takes all edits, one after the other. After each it is built over the last build, and anew.
The edits are the rows of a table, so that a new kind is a new row.
"""

from __future__ import annotations

import base64
import gettext
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.elsewhere import differences, files_of
from tests.support import Book

Edit = Callable[[Book], object]

OLD_TIME = 1_000_000_000
"""A time before any build: Sphinx takes a file of this time for one that it has read."""
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
INDEXED = """(indexed)=
# Indexed

```{{index}} single: rope; of hemp
```

```{{index}} {word}
```

```{{index}} Rope
```

Ropes and {{index}}`hemp`, uniqueword.

```{{include}} ../parts/part.txt
```

![A rope](rope.png) and {{download}}`the list <list.txt>`.
"""
ALSO_INDEXED = (
    "(also-indexed)=\n# Also\n\n```{index} ! rope\n```\n\n```{index} see: cord; rope\n```\n\nA cord (c).\n"
)
SETTINGS = """
numfig = True
html_static_path = ["_static"]
html_css_files = ["book.css"]
templates_path = ["_templates"]
html_sidebars = {"**": ["note.html", "globaltoc.html"]}
locale_dirs = ["../locale"]
gettext_compact = False
perspectives_citation_styles = ["styles/packet-list.csl"]
"""
STYLES = Path(__file__).parent.parent / "citations" / "styles"
NOTE = "<p>A note of {{ project }}.</p>\n"


def make_book(root: Path) -> Book:
    """Return the tiny reader with index entries, and with every kind of file that stands beside chapters."""
    book = Book(root)
    book.write("docs/indexed.md", INDEXED.format(word="wind"))
    book.write("docs/also.md", ALSO_INDEXED)
    book.write("docs/bare.md", "(bare)=\n# Bare\n\nNothing of the bell.\n")
    book.write("parts/part.txt", "A part.\n")
    book.write("docs/list.txt", "A list.\n")
    (book.root / "docs" / "rope.png").write_bytes(PICTURE)
    for name in ("packet-list.csl", "locales-en-US.xml"):
        book.write(f"docs/styles/{name}", (STYLES / name).read_text(encoding="utf-8"))
    book.write("docs/_static/book.css", "p { color: black }\n")
    book.write("docs/_static/more.css", "p { margin: 0 }\n")
    book.write("docs/_templates/note.html", NOTE)
    book.replace("docs/index.md", "registers\n", "registers\nindexed\nalso\nbare\n")
    book.write("docs/conf.py", book.read("docs/conf.py") + SETTINGS)
    return book


def replace(name: str, old: str, new: str) -> Edit:
    """Return an edit that replaces words in a file."""
    return lambda book: book.replace(name, old, new)


def write(name: str, text: str) -> Edit:
    """Return an edit that writes a file."""
    return lambda book: book.write(name, text)


def add(name: str, text: str) -> Edit:
    """Return an edit that adds text to the end of a file."""
    return lambda book: book.write(name, book.read(name) + text)


def remove(name: str) -> Edit:
    """Return an edit that removes a file."""
    return lambda book: (book.root / name).unlink()


def together(*edits: Edit) -> Edit:
    """Return an edit that makes several."""
    return lambda book: [edit(book) for edit in edits]


def made_old(edit: Edit) -> Edit:
    """Return the same edit, after which every file that it has changed has an old time."""

    def make(book: Book) -> None:
        before = (
            files_of(book.root / "docs") | files_of(book.root / "sources") | files_of(book.root / "parts")
        )
        edit(book)
        for folder in ("docs", "sources", "parts"):
            for name, content in files_of(book.root / folder).items():
                if before.get(name) != content:
                    os.utime(book.root / folder / name, (OLD_TIME, OLD_TIME))

    return make


def replace_in_all(old: str, new: str) -> Edit:
    """Return an edit that replaces words in every chapter."""

    def edit(book: Book) -> None:
        for path in (book.root / "docs").glob("*.md"):
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def remove_claim(name: str, start: str) -> Edit:
    """Return an edit that removes the claim of a chapter that begins with some words."""

    def edit(book: Book) -> None:
        text = book.read(name)
        found = re.search(rf":::\{{claim\}} {re.escape(start)}.*?\n:::\n", text, flags=re.DOTALL)
        assert found
        book.write(name, text.replace(found[0], ""))

    return edit


def picture(content: bytes) -> Edit:
    """Return an edit that replaces the picture."""
    return lambda book: (book.root / "docs" / "rope.png").write_bytes(content)


def translate(translation: str) -> Edit:
    """Return an edit that writes the English catalogue of a chapter."""

    def edit(book: Book) -> None:
        folder = book.root / "locale" / "en" / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "bare.po"
        source.write_text(f'msgid "Nothing of the bell."\nmsgstr "{translation}"\n', "utf-8")
        with source.open("rb") as file, (folder / "bare.mo").open("wb") as target:
            write_mo(target, read_po(file))
        # Python keeps a catalogue for the whole process, and an editor's next build is another process.
        vars(gettext)["_translations"].clear()

    return edit


NEW_CLAIM = (
    "\n:::{claim} nobody\n:id: new-claim\n:perspective: abbey\n:source: odo-book\n\nIt was cold.\n:::\n"
)
FAULT = "\nSee {claim}`no-such-claim`.\n"
EDITS: dict[str, Edit] = {
    "nothing": lambda _book: None,
    # The text of a chapter
    "text": add("docs/bell.md", "\nThe rope was old.\n"),
    "a heading": replace("docs/bell.md", "## An aside\n", "## Two asides\n"),
    "the title of a chapter": replace("docs/indexed.md", "# Indexed\n", "# With an index\n"),
    "the label of a section": replace_in_all("an-aside", "another-aside"),
    "a fault": add("docs/bare.md", FAULT),
    "a fault that is left, and another edit": add("docs/bell.md", "\nIt rang.\n"),
    "a fault mended": replace("docs/bare.md", FAULT, ""),
    "an index entry": write("docs/indexed.md", INDEXED.format(word="storm")),
    "a page with index entries is gone": together(
        remove("docs/also.md"), replace("docs/index.md", "also\n", "")
    ),
    "it is there again": together(
        write("docs/also.md", ALSO_INDEXED), replace("docs/index.md", "bare\n", "bare\nalso\n")
    ),
    # Claims
    "the words of a claim": replace(
        "docs/bell.md", "He adds that the bell was sound.", "He adds that the bell was whole."
    ),
    "a new claim": add("docs/bare.md", NEW_CLAIM),
    "a claim is gone": remove_claim("docs/bare.md", "nobody"),
    # The records
    "the name of a voice": replace("sources/voices.toml", '"Anna Ringer"', '"Anne Ringer"'),
    "the title of a work": replace("sources/references.bib", "The Book of the Abbey", "The Abbey Book"),
    "the date of an event": replace("sources/events.toml", "1701-05-01", "1701-05-02"),
    "the name of a perspective": replace("sources/perspectives.toml", "The abbey", "The monks"),
    # The order and the names of chapters
    "the order of chapters": replace("docs/index.md", "bell\nregisters\n", "registers\nbell\n"),
    "a chapter has another file name": together(
        lambda book: (book.root / "docs" / "bare.md").rename(book.root / "docs" / "empty.md"),
        replace("docs/index.md", "bare\n", "empty\n"),
    ),
    "it has its file name again": together(
        lambda book: (book.root / "docs" / "empty.md").rename(book.root / "docs" / "bare.md"),
        replace("docs/index.md", "empty\n", "bare\n"),
    ),
    "a chapter is in no toctree": together(
        replace("docs/index.md", "bare\n", ""), add("docs/bare.md", "\nAlone.\n")
    ),
    "it is in one again": replace("docs/index.md", "also\n", "also\nbare\n"),
    # Files beside the chapters
    "an included file": write("parts/part.txt", "Another part.\n"),
    "a picture": picture(PICTURE + b"\n"),
    "another picture of this name": together(
        lambda book: (book.root / "docs" / "a").mkdir(),
        lambda book: (book.root / "docs" / "a" / "rope.png").write_bytes(PICTURE * 2),
        add("docs/also.md", "\n![Another rope](a/rope.png)\n"),
    ),
    "it is gone": replace("docs/also.md", "\n![Another rope](a/rope.png)\n", ""),
    "a download": write("docs/list.txt", "Another list.\n"),
    "a stylesheet": write("docs/_static/book.css", "p { color: navy }\n"),
    "a stylesheet that no page names is gone": remove("docs/_static/more.css"),
    "a template": write("docs/_templates/note.html", NOTE.replace("A note", "Another note")),
    "a translation": translate("Nothing at all."),
    "another translation": translate("Nothing whatever."),
    "a translation is gone": lambda book: shutil.rmtree(book.root / "locale"),
    # Settings
    "a setting": add("docs/conf.py", '\nproject = "The Whole Bell"\n'),
    "a setting of the reading": add(
        "docs/conf.py", '\nmyst_enable_extensions = ["colon_fence", "replacements"]\n'
    ),
    "a page that is made of a template": add(
        "docs/conf.py", '\nhtml_additional_pages = {"lost": "page.html"}\n'
    ),
    "this page is gone": add("docs/conf.py", "\nhtml_additional_pages = {}\n"),
    "extra files": together(
        write("extra/word.html", "<p>A word.</p>"), add("docs/conf.py", '\nhtml_extra_path = ["../extra"]\n')
    ),
    "an extra file is gone": remove("extra/word.html"),
    "no index": add("docs/conf.py", "\nhtml_use_index = False\n"),
    "an index by letters": add("docs/conf.py", "\nhtml_use_index = html_split_index = True\n"),
    "an index on one page": add("docs/conf.py", "\nhtml_split_index = False\n"),
    "the sources beside the pages": add("docs/conf.py", "\nhtml_copy_source = True\n"),
    "no sources beside the pages": add("docs/conf.py", "\nhtml_copy_source = False\n"),
    "other static files": add("docs/conf.py", "\nhtml_static_path = []\nhtml_css_files = []\n"),
    "the static files again": add(
        "docs/conf.py", '\nhtml_static_path = ["_static"]\nhtml_css_files = ["book.css"]\n'
    ),
    "a public address": add("docs/conf.py", '\nhtml_baseurl = "https://bells.example/book/"\n'),
    "a page that is left out of the search and of the sitemap": write(
        "docs/bare.md", "---\nnosearch: true\n---\n(bare)=\n# Bare\n\nNothing of the bell.\n"
    ),
    "no public address": add("docs/conf.py", '\nhtml_baseurl = ""\n'),
    "the language": add("docs/conf.py", '\nlanguage = "de"\n'),
    "the language again": add("docs/conf.py", '\nlanguage = "en"\n'),
    # What has an old time, or a new one
    "text of an old file": made_old(add("docs/bell.md", "\nThe wind was old.\n")),
    "an included file of an old time": made_old(write("parts/part.txt", "An old part.\n")),
    "an old bibliography": made_old(replace("sources/references.bib", "The Abbey Book", "The Old Book")),
    "an old list of voices": made_old(replace("sources/voices.toml", '"Anne Ringer"', '"Ann Ringer"')),
    "an old stylesheet": made_old(write("docs/_static/book.css", "p { color: brown }\n")),
    "an old template": made_old(write("docs/_templates/note.html", NOTE)),
    "an old picture": made_old(picture(PICTURE)),
    "a new time and the old content": lambda book: os.utime(book.root / "docs" / "bell.md", (2e9, 2e9)),
    "a style of citations": replace("docs/styles/packet-list.csl", 'suffix="."', 'suffix="!"'),
    # What is gone from the page
    "the picture and the download are gone": write(
        "docs/indexed.md", INDEXED.format(word="calm").partition("![A rope]")[0]
    ),
    # The output
    "the full-text index is gone": lambda book: (book.root / "build" / "html" / "searchindex.js").unlink(),
    "the full-text index is broken": write("build/html/searchindex.js", "Search.setIndex({"),
    "a page of the output is gone": lambda book: (book.root / "build" / "html" / "also.html").unlink(),
    "its text is gone": lambda book: (book.root / "build" / "html" / "also.html.md").unlink(),
}

WITHOUT_EFFECT = {
    "nothing",
    "a new time and the old content",
    "the full-text index is gone",
    "the full-text index is broken",
    "a page of the output is gone",
    "its text is gone",
}
"""The edits after which a clean build gives the same files."""


@pytest.mark.slow("two builds of a small book after each of fifty edits")
def test_every_file_after_each_kind_of_edit_is_that_of_a_clean_build(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    first = book.build()
    assert first.warnings == []
    before, found = first.files(), list[str]()
    for name, edit in EDITS.items():
        edit(book)
        after, anew = book.build(), book.build(tag="-clean", clean=True)
        lines = differences(after.files(), anew.files())
        if after.warnings != anew.warnings:
            lines += [*after.warnings, "and in a clean build", *anew.warnings]
        if (anew.files() == before) != (name in WITHOUT_EFFECT):
            lines += ["the edit has no effect" if anew.files() == before else "the edit has an effect"]
        found += [f"{name}: {line}" for line in lines]
        before = anew.files()
    assert not found, "\n".join(found)


INTERRUPTING = """
def stop(app, name, *_):
    if name == "registers":
        raise KeyboardInterrupt

def setup(app):
    app.connect("html-page-context", stop)
"""


@pytest.mark.slow("a build, one that is interrupted, the next, and a clean one")
def test_after_a_build_that_is_interrupted_while_pages_are_written_every_page_is_right(book: Book) -> None:
    book.build()
    conf = book.read("docs/conf.py")
    book.replace("sources/voices.toml", '"Anna Ringer"', '"Anne Ringer"')
    book.write("docs/conf.py", conf + INTERRUPTING)
    with pytest.raises(KeyboardInterrupt):
        book.build()
    assert "Anne Ringer" not in (book.root / "build" / "html" / "registers.html").read_text(encoding="utf-8")
    book.write("docs/conf.py", conf)
    after, anew = book.build(), book.build(tag="-clean")
    assert "Anne Ringer" in after.read("registers.html")
    assert differences(after.files(), anew.files()) == []


def test_what_only_has_a_new_time_is_not_read_again_and_what_is_missing_is(book: Book) -> None:
    book.build()
    doctree = book.root / "build" / "doctrees-html" / "bell.doctree"
    before = doctree.stat().st_mtime_ns
    os.utime(book.root / "docs" / "bell.md", (2e9, 2e9))
    build = book.build()
    assert build.warnings == []
    assert doctree.stat().st_mtime_ns == before
