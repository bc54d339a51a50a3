"""What is served in the end is what a clean build makes, after each kind of change; faults stop nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from perspectives.live.live_preview import ENDED
from tests.live.previewed import Previewed, previewed, processes_of
from tests.support import BUILDS, Book, run

CLAIM = """
:::{claim} abbot
:id: abbot-new-rope
:source: odo-book
:locator: p. 9

The rope was new.
:::
"""


def rename(book: Book) -> None:
    """Give a page another name."""
    (book.root / "docs" / "bell.md").rename(book.root / "docs" / "the-bell.md")
    book.replace("docs/index.md", "bell\n", "the-bell\n")


def remove_page(book: Book) -> None:
    """Take a page out of the book."""
    (book.root / "docs" / "tower.md").unlink()
    book.replace("docs/index.md", "tower\n", "")


CHANGES: dict[str, Callable[[Book], object]] = {
    "text": lambda book: book.replace("docs/bell.md", "Nobody agrees", "Nobody agreed"),
    "claim": lambda book: book.replace("docs/bell.md", "She rang too hard.", "She rang it too hard."),
    "new claim": lambda book: book.replace(
        "docs/bell.md", "\n:::{commentary}", f"{CLAIM}\n:::{{commentary}}"
    ),
    "voice": lambda book: book.replace("sources/voices.toml", '"Abbot Odo"', '"Abbot Odo the Elder"'),
    "work": lambda book: book.replace("sources/references.bib", "The Packet", "The Mail Packet"),
    "toctree": lambda book: book.replace("docs/index.md", "bell\nregisters\n", "registers\nbell\n"),
    "rename": rename,
    "deletion": remove_page,
}
"""The kinds of changes, each made after all before it."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """Return the tiny reader, with one more page, and its preview."""
    book = Book(tmp_path_factory.mktemp("live"))
    book.write("docs/tower.md", "(the-tower)=\n# The tower\n\nIt stands {cite:p}`odo-book`.\n")
    book.replace("docs/index.md", "registers\n", "registers\ntower\n")
    with previewed(book) as place:
        place.step_to_the_end()
        yield place


def clean_build(book: Book) -> dict[str, bytes]:
    """Build the book from nothing, and return every file."""
    folder = book.root / f"clean-{len(BUILDS)}"
    build = run(book.root / "docs", folder / "html", folder / "doctrees")
    return build.files()


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        ("docs/bell.md", True),
        ("sources/voices.toml", True),
        ("sources/references.bib", True),
        ("docs/conf.py", False),
        ("sources/unknown.toml", False),
    ],
)
def test_a_new_process_is_made_only_for_what_the_waiting_one_has_read(
    place: Previewed, name: str, is_read: bool
) -> None:
    assert place.preview.is_read_after_order(str(place.book.root / name)) is is_read


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_served_is_what_a_clean_build_makes(place: Previewed, kind: str) -> None:
    before = place.files()
    after = place.after(lambda: CHANGES[kind](place.book))
    assert after != before
    assert place.problems == []
    clean = clean_build(place.book)
    assert sorted(after) == sorted(clean)
    assert [name for name in clean if after[name] != clean[name]] == []


def test_a_fault_is_shown_at_its_line_and_goes_when_it_is_mended(place: Previewed) -> None:
    book, before = place.book, place.files()
    page = next(path.stem for path in (book.root / "docs").glob("*bell.md"))
    good = book.read(f"docs/{page}.md")
    line = good.split("\n").index(":::{claim} abbot") + 1
    after = place.after(lambda: book.write(f"docs/{page}.md", good.replace("{claim} abbot", "{claim} abott")))
    problem = place.problems[0]
    assert (problem["path"], problem["line"], problem["docname"]) == (f"docs/{page}.md", line, page)
    assert problem["what"] == "No voice of this name is declared. Found: “abott”. Did you mean “abbot”?"
    assert "voices.toml" in str(problem["mend"])
    assert b"too hard." in after[f"{page}.html"]
    # A change elsewhere does not hide it; and the mend brings back every file.
    place.after(lambda: book.replace("docs/registers.md", "# Claims", "# All claims"))
    assert problem in place.problems
    place.book.replace("docs/registers.md", "# All claims", "# Claims")
    assert place.after(lambda: book.write(f"docs/{page}.md", good)) == before
    assert place.problems == []


def book_of_many_pages(place: Path) -> Book:
    """Return the tiny reader with twenty pages more."""
    book = Book(place)
    names = [f"page-{number}" for number in range(20)]
    for name in names:
        book.write(f"docs/{name}.md", f"({name})=\n# A {name}\n\nOld words of {name}.\n")
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *names, ""]))
    return book


def test_a_page_that_goes_while_others_are_written_leaves_nothing(tmp_path: Path) -> None:
    book = book_of_many_pages(tmp_path)
    with previewed(book) as place:
        place.step_to_the_end()
        before = place.files()
        place.pages.connect("brief.html")
        book.write("docs/brief.md", "# A brief page\n\nIt is gone at once.\n")
        book.replace("docs/index.md", "bell\n", "bell\nbrief\n")
        place.step_until(lambda: 0 < place.preview.written < 5)
        assert place.preview.left > 0
        assert "brief.html" in place.files()
        (book.root / "docs" / "brief.md").unlink()
        book.replace("docs/index.md", "bell\nbrief\n", "bell\n")
        place.step_until(lambda: place.preview.is_building and place.preview.written == 0)
        place.step_to_the_end()
        assert place.files() == before


def test_a_change_while_many_pages_are_written_comes_first_and_nothing_is_left_out(tmp_path: Path) -> None:
    book = book_of_many_pages(tmp_path)
    with previewed(book) as place:
        place.step_to_the_end()
        place.pages.connect("page-7.html")
        # The number of the chapter stands on every page after it.
        book.replace("docs/index.md", "bell\nregisters\n", "registers\nbell\n")
        place.step_until(lambda: 0 < place.preview.written < 5)
        place.orders.stop()
        place.step_until(lambda: not place.preview.is_building)
        assert place.preview.left > 0
        book.replace("docs/page-7.md", "Old words", "New words")
        place.step_until(lambda: b"New words" in place.pages.page("page-7.html"))
        assert place.preview.left > 0
        # While data files are made: only the changed page is read, and written with the one that lists it.
        place.step_until(lambda: not place.preview.is_building)
        book.replace("docs/page-9.md", "Old words", "New words")
        place.step_until(lambda: place.preview.is_building)
        place.step_to_the_end()
        assert (place.preview.read, place.preview.written) == (1, 2)
        assert place.files() == clean_build(book)
    assert processes_of(book) == []


def test_a_build_of_all_pages_makes_way_before_the_first_is_written(tmp_path: Path) -> None:
    """There is no full-text index then: that of the last build knows none of these pages."""
    book = Book(tmp_path)
    with previewed(book) as place:
        place.step_to_the_end()
        book.write("docs/conf.py", book.read("docs/conf.py") + 'html_title = "Bells"\n')
        place.step_until(lambda: place.preview.is_building)
        place.orders.stop()
        place.step_until(lambda: not place.preview.is_building)
        assert (place.preview.written, place.problems) == (0, [])
        place.after(lambda: book.replace("docs/bell.md", "Nobody agrees", "No one agrees"))
        assert place.problems == []
        assert place.files() == clean_build(book)


@pytest.mark.parametrize("moment", ["before", "in", "html", "html, made again without pages", "doctrees"])
def test_the_book_is_built_anew_where_its_folder_is_removed(
    tmp_path: Path, moment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(tmp_path)
    with previewed(book) as place:
        place.step_to_the_end()
        before = place.files()
        if moment == "in":
            book.write("docs/conf.py", book.read("docs/conf.py"))
            place.step_until(lambda: place.preview.is_building)
        part = {"before": ".", "in": ".", "doctrees": "doctrees"}.get(moment, "html")
        folder = place.pages.output.parent / part
        while folder.exists():
            # A build may write into it meanwhile.
            shutil.rmtree(folder, ignore_errors=True)
        if "again" in moment:
            # So does the process of the next build, when it is started.
            folder.mkdir()
        place.preview.is_whole = False
        place.step_to_the_end()
        assert place.problems == []
        assert place.files() == before
    said = capsys.readouterr()
    assert "was removed: the book is built anew" in said.out
    assert "Traceback" not in said.err


def test_what_fails_while_files_change_is_left_to_the_next_build(
    place: Previewed, capsys: pytest.CaptureFixture[str]
) -> None:
    place.preview.order_build()
    place.book.write("docs/conf.py", place.book.read("docs/conf.py") + "\n")
    number = place.orders.build_number
    place.preview.take({"event": "failed", "problems": [ENDED], "trace": "Traceback"})
    assert place.orders.build_number == number + 1
    place.step_to_the_end()
    assert place.problems == []
    assert "Traceback" not in capsys.readouterr().err


@contextmanager
def on_one_core() -> Iterator[None]:
    """Let this process, and those that it starts, take turns on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def test_a_change_in_the_first_moments_of_a_build_does_not_end_it_in_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The order to stop waits until the process of the build can note it. On one core it comes too early."""
    book = Book(tmp_path)
    with on_one_core(), previewed(book) as place:
        book.replace("docs/bell.md", "Nobody agrees", "Nobody has agreed")
        place.preview.note_changes({str(book.root / "docs" / "bell.md"): True})
        place.step_to_the_end()
        assert place.problems == []
        assert b"Nobody has agreed" in place.files()["bell.html"]
    said = capsys.readouterr()
    assert "process was stopped" not in said.out + said.err


def test_ids_are_listed_when_they_change_and_settings_that_are_no_python_are_shown_at_their_line(
    tmp_path: Path,
) -> None:
    book = Book(tmp_path)
    settings = f"{book.read('docs/conf.py')}\nperspectives_ids = '../.vscode'\n"
    book.write("docs/conf.py", settings)
    words = tmp_path / ".vscode" / "ids.txt"
    with previewed(book) as place:
        place.step_to_the_end()
        first = words.stat().st_mtime_ns
        assert "ringer-wind\n" in words.read_text(encoding="utf-8")
        place.after(lambda: book.replace("docs/bell.md", "Nobody agrees", "No one agrees"))
        assert words.stat().st_mtime_ns == first
        place.after(lambda: book.replace("docs/bell.md", ":id: nobody-laughed", ":id: village-laughed"))
        assert "village-laughed\n" in words.read_text(encoding="utf-8")
        book.write("docs/conf.py", f"{settings}html_title = “Bell”\n")
        place.step_until(lambda: bool(place.problems))
        (problem,) = place.problems
        assert problem["path"] == "docs/conf.py"
        assert problem["line"] == len(settings.splitlines()) + 1
        assert "Traceback" not in str(problem)
        place.after(lambda: book.write("docs/conf.py", settings))
        assert place.problems == []
