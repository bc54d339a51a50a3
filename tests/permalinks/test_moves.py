"""Whatever moves leaves a link at each of its old places: each kind of move, in a copy of the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.locale import translators

from perspectives.build.permalinks_command import main
from perspectives.permalinks.record_reader import load_permalinks
from tests.addresses import Followed, published_addresses
from tests.elsewhere import differences
from tests.support import Book, Build

FILE = "sources/permalinks.toml"
TOWER = """(the-tower)=
# The tower

It stands {cite:p}`odo-book`.

(the-stairs)=
## The stairs

:::{claim} pedlar
:id: pedlar-stairs
:source: pedlar-letter

> Forty steps.
:::

(the-roof)=
## The roof

:::{claim} abbot
:id: abbot-roof
:source: odo-book

> Lead all over.
:::
"""
WORDS = "(words)=\n# Words\n\n```{glossary}\nbelfry\n  Where bells hang.\n```\n"
ROPE = "(the-rope)=\n# The rope\n\n:::{claim} abbot\n:id: abbot-rope\n:source: odo-book\n\n> A rope.\n:::\n"
STAIRS = re.compile(r"\(the-stairs\)=.*?(?=\(the-roof\)=)", re.DOTALL)
CLAIM = re.compile(r":::\{claim\} abbot\n:id: abbot-roof.*?\n:::\n", re.DOTALL)
Step = Callable[[Book], object]


def rename(old: str, new: str) -> Step:
    """Return a step that renames a chapter's file, and its name in the contents."""

    def step(book: Book) -> None:
        path = book.write(f"docs/{new}.md", book.read(f"docs/{old}.md"))
        if path.samefile(book.root / f"docs/{old}.md"):
            raise AssertionError("the file system makes no difference between the two names")
        (book.root / f"docs/{old}.md").unlink()
        book.replace("docs/index.md", f"\n{old}\n", f"\n{new}\n")

    return step


def move(pattern: re.Pattern[str], old: str, new: str) -> Step:
    """Return a step that moves text from one chapter to the end of another."""

    def step(book: Book) -> None:
        match = pattern.search(book.read(f"docs/{old}.md"))
        assert match is not None
        book.replace(f"docs/{old}.md", match[0], "")
        book.write(f"docs/{new}.md", f"{book.read(f'docs/{new}.md')}\n{match[0]}")

    return step


def add(name: str, text: str) -> Step:
    """Return a step that adds a chapter."""

    def step(book: Book) -> None:
        book.write(f"docs/{name}.md", text)
        book.replace("docs/index.md", "\nwords\n", f"\nwords\n{name}\n")

    return step


def drop(name: str) -> Step:
    """Return a step that removes a chapter."""

    def step(book: Book) -> None:
        (book.root / f"docs/{name}.md").unlink()
        book.replace("docs/index.md", f"\n{name}\n", "\n")

    return step


def swap(book: Book) -> None:
    """Let two chapters have the names of each other."""
    bell, tower = book.read("docs/bell.md"), book.read("docs/tower.md")
    book.write("docs/bell.md", tower)
    book.write("docs/tower.md", bell)


def merge(book: Book) -> None:
    """Put a chapter at the end of another, as a section of it."""
    text = book.read("docs/tower.md").replace("\n## ", "\n### ").replace("\n# ", "\n## ")
    drop("tower")(book)
    book.write("docs/bell.md", f"{book.read('docs/bell.md')}\n{text}")


def split_the_registers(book: Book) -> None:
    """Give the voices a page of their own."""
    section = "(all-voices)=\n## Voices\n\n:::{view} voices\n:::\n"
    book.replace("docs/registers.md", section, "")
    add("voices", section.replace("## ", "# "))(book)


def retire_the_rope(book: Book) -> None:
    """Remove a chapter and retire everything in it, without naming a page."""
    drop("parts/rope")(book)
    book.write(
        FILE,
        book.read(FILE)
        + '\n[retired.sections.the-rope]\nedition = "2"\nwhy = "It broke."\nreplaced-by = "the-bell"\n'
        + '\n[retired.claims.abbot-rope]\nedition = "2"\nwhy = "It broke."\nreplaced-by = "abbot-roof"\n',
    )


def drop_the_rope(book: Book) -> None:
    """Remove the claim that has moved out of a chapter, and retire it with the chapter."""
    book.replace("docs/bell.md", ROPE.split("# The rope\n\n")[1], "")
    retire_the_rope(book)


MOVES: dict[str, list[Step]] = {
    "a chapter is renamed": [rename("tower", "spire")],
    "a chapter moves into a folder": [rename("tower", "parts/tower")],
    "a chapter moves out of a folder": [rename("parts/rope", "rope")],
    "a folder is renamed": [rename("parts/rope", "pieces/rope")],
    "a name takes letters of another script": [rename("tower", "kulla-e-lartë")],
    "a chapter is renamed twice": [rename("tower", "spire"), rename("spire", "steeple")],
    "a chapter is renamed and takes its old name again": [rename("tower", "spire"), rename("spire", "tower")],
    "two chapters change names": [swap],
    "two chapters change names and change them back": [swap, swap],
    "a chapter takes a name that another had": [rename("tower", "spire"), rename("bell", "tower")],
    "a new chapter takes a name that another had": [
        rename("tower", "spire"),
        add("tower", "(new-tower)=\n# The new tower\n\nText.\n"),
    ],
    "a claim moves": [move(CLAIM, "tower", "bell")],
    "a claim moves three times": [
        move(CLAIM, "tower", "bell"),
        move(CLAIM, "bell", "parts/rope"),
        move(CLAIM, "parts/rope", "tower"),
    ],
    "a claim moves and its old page is renamed": [
        move(CLAIM, "tower", "bell"),
        rename("tower", "spire"),
    ],
    "a claim moves and its new page is renamed": [
        move(CLAIM, "tower", "bell"),
        rename("bell", "belfry"),
    ],
    "a claim moves with the renaming of both pages": [
        lambda book: [
            move(CLAIM, "tower", "bell")(book),
            rename("tower", "spire")(book),
            rename("bell", "belfry")(book),
        ]
    ],
    "a section moves": [move(STAIRS, "tower", "bell")],
    "a chapter is split in two": [
        lambda book: [
            add("stairs", "(stairs-alone)=\n# Stairs\n")(book),
            move(STAIRS, "tower", "stairs")(book),
            rename("tower", "roof")(book),
        ]
    ],
    "two chapters are merged": [merge],
    "two chapters are merged and the whole renamed": [merge, rename("bell", "all")],
    "the page of the registers is renamed": [rename("registers", "reference")],
    "the voices get a page of their own": [split_the_registers],
    "the glossary is renamed": [rename("words", "parts/glossary")],
    "a chapter goes and all of it is retired": [retire_the_rope],
    "a chapter moves before all of it is retired": [
        move(re.compile(r":::\{claim\}.*", re.DOTALL), "parts/rope", "bell"),
        drop_the_rope,
    ],
}
"""Each kind of move; after each step but the last, the addresses are recorded, as for an edition."""


def record(book: Book) -> None:
    """Record the addresses as ``make permalinks`` does."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(book.root)
        translators.clear()
        assert main(["docs"]) == 0


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a reader with four chapters, after its first edition."""
    book = Book(tmp_path_factory.mktemp("recorded"))
    for name, text in (("tower", TOWER), ("words", WORDS), ("parts/rope", ROPE)):
        book.write(f"docs/{name}.md", text)
    book.replace("docs/index.md", "registers\n", "registers\ntower\nparts/rope\nwords\n")
    record(book)
    return book.root


@pytest.fixture
def published(recorded: Path, tmp_path: Path) -> Book:
    """Return a copy of it."""
    return Book(tmp_path, recorded)


def assert_all_lead_on(book: Book, build: Build, builder: str = "html") -> None:
    """Fail unless each recorded address leads to what has its id, or to what took its place."""
    links = load_permalinks(book.root / FILE)
    taken = {(one.kind, one.id): one.replaced_by for one in links.retired_ids}
    followed = Followed(build.out, builder == "dirhtml")
    count = 0
    for kind, page, anchor in published_addresses(links):
        end = followed.end_of(followed.path_of(page), anchor)
        retired = [ids for (one, id_), ids in taken.items() if one == kind and anchor.endswith(id_)]
        assert end[1].endswith(retired[0][0]) if retired else kind == "pages" or end[1] == anchor, end
        count += 1
    assert count >= 39
    for path in build.out.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' not in text
        assert "ps-stub" not in text or ("noindex" in text and "<script" not in text)


def files(build: Build) -> dict[str, bytes]:
    """Return the files of the output, without those in which Sphinx keeps less after a second build.

    It forgets the terms of a glossary in its search index.
    """
    return {
        name: content
        for name, content in build.files().items()
        if name not in (".buildinfo", "searchindex.js")
    }


@pytest.mark.slow("three builds of a reader with four chapters, and its addresses recorded")
@pytest.mark.parametrize("name", MOVES)
def test_every_old_address_leads_to_the_new_place(
    published: Book, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = published.build()
    assert first.warnings == []
    for step in MOVES[name][:-1]:
        step(published)
        record(published)
    capsys.readouterr()
    MOVES[name][-1](published)
    build = published.build()
    assert build.warnings == []
    assert_all_lead_on(published, build)
    if "retired" not in name and "new chapter" not in name:
        assert capsys.readouterr().err.startswith("moved: ")
    record(published)
    capsys.readouterr()
    again, clean = published.build(), published.build(tag="-clean")
    assert (again.warnings, clean.warnings) == ([], [])
    assert "moved" not in capsys.readouterr().err
    assert differences(files(again), files(clean)) == []
    assert_all_lead_on(published, clean)


def test_in_folders_of_their_own_old_pages_lead_on_too(published: Book) -> None:
    rename("tower", "parts/spire")(published)
    move(CLAIM, "parts/spire", "bell")(published)
    build = published.build("dirhtml", html_baseurl="https://bells.example/")
    assert build.warnings == []
    assert_all_lead_on(published, build, "dirhtml")
    stub = build.read("tower/index.html")
    assert '<link rel="canonical" href="https://bells.example/parts/spire/">' in stub


def test_a_page_that_becomes_the_index_of_a_folder_keeps_its_address_there(published: Book) -> None:
    rename("tower", "tower/index")(published)
    move(CLAIM, "tower/index", "bell")(published)
    build = published.build("dirhtml")
    assert build.warnings == []
    assert_all_lead_on(published, build, "dirhtml")
    build = published.build()
    assert build.warnings == []
    assert_all_lead_on(published, build)


def test_a_record_without_pages_is_told(published: Book, capsys: pytest.CaptureFixture[str]) -> None:
    published.write(FILE, re.sub(r"\{ edition = (\S+), pages = .*", r"\1", published.read(FILE)))
    assert published.build("dummy").warnings == []
    assert "does not name the pages of 33 ids: run “python" in capsys.readouterr().err
    record(published)
    capsys.readouterr()
    assert published.build("dummy").warnings == []
    assert capsys.readouterr().err == ""


def test_files_for_programs_stay_under_the_old_name_of_a_page(published: Book) -> None:
    rename("tower", "parts/spire")(published)
    build = published.build()
    for suffix in ("bib", "ris", "json"):
        old, new = (build.read(f"data/bibliographies/{name}.{suffix}") for name in ("tower", "parts/spire"))
        assert old == new
    old, new = (json.loads(build.read(f"data/pages/{name}.jsonld")) for name in ("tower", "parts/spire"))
    assert (old["name"], old["url"], new["url"]) == (
        "The tower",
        "../../parts/spire.html",
        "../../../parts/spire.html",
    )


def test_what_moved_is_listed(published: Book, capsys: pytest.CaptureFixture[str]) -> None:
    rename("tower", "spire")(published)
    move(CLAIM, "spire", "bell")(published)
    move(re.compile(r"\(an-aside\)=\n## An aside\n"), "bell", "parts/rope")(published)
    assert published.build("dummy").warnings == []
    lines = capsys.readouterr().err.splitlines()
    assert lines[:-1] == [
        "moved: page tower, now spire; its ids: 1 to bell, 4 to spire",
        "moved: section an-aside from bell to parts/rope",
    ]
    assert "permalinks" in lines[-1]


def test_where_a_page_is_gone_without_a_trace_its_table_is_named(published: Book) -> None:
    published.replace(FILE, "[pages]\n", '[pages]\nold-bell = "1.0"\n')
    build = published.build("dummy")
    assert build.codes == ["lost-page"]
    assert "Did you mean" not in build.warnings[0]
    assert '[retired.pages."<page>"]' in build.warnings[0]
    retired = '\n[retired.pages.old-bell]\nedition = "1.1"\nwhy = "It was empty."\nreplaced-by = "bell"\n'
    published.write(FILE, published.read(FILE) + retired)
    build = published.build()
    assert build.warnings == []
    followed = Followed(build.out)
    assert followed.end_of("old-bell.html", "") == ("bell.html", "")
    assert "It was empty." in build.read("old-bell.html")
    entry = json.loads(build.read("data/retired.json"))["retired"][0]
    assert (entry["id"], entry["kind"], entry["url"]) == ("old-bell", "pages", "old-bell.html")


def test_an_id_that_no_page_prints_any_more_is_lost(published: Book) -> None:
    published.replace("docs/registers.md", ":::{view} voices\n:::", ":::{view} voices\n:role: body\n:::")
    build = published.build("dummy")
    assert build.codes == ["lost-place"] * 4
    assert "“abbot”" in build.warnings[0]
    assert "a page with all voices, as “registers” was" in build.warnings[0]


def test_a_page_takes_no_name_that_differs_from_an_old_one_only_in_capitals(published: Book) -> None:
    rename("tower", "Tower")(published)
    build = published.build()
    assert build.codes == ["same-file"]
    assert "permalinks.toml:" in build.warnings[0]
    assert not (build.out / "tower.html").exists()
    assert (build.out / "Tower.html").exists()
