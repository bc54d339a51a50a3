"""What Sphinx, MyST and docutils report is told as our own problems are: line, value, nearest name, mend."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from perspectives.build.contents_circles import circles_in
from perspectives.records.problems import LIBRARY_KINDS
from tests.support import Book, Build


@dataclass(frozen=True)
class Case:
    """A fault: its kind, a text that has it, the line in it (from 0), what is found, what else is said."""

    kind: str
    text: str
    line: int
    value: str
    says: tuple[str, ...] = ()


IN_PAGE = (
    Case("ref.doc", "See {doc}`registrs`.", 0, "registrs", ("Did you mean “registers”",)),
    Case("ref.ref", "A line\nand {ref}`the-bel`.", 1, "the-bel", ("Did you mean “the-bell”",)),
    Case(
        "ref.ref/untitled", "(no-title)=\n\nText {ref}`no-title`.", 2, "no-title", ("{ref}`words <label>`",)
    ),
    Case("ref.term", "{term}`clapper`", 0, "clapper"),
    Case("ref", "{any}`ringer-wnd`", 0, "ringer-wnd", ("“claim-ringer-wind”",)),
    Case("ref.footnote", "[^1]: Again.", 0, "[^1]"),
    Case("ref.footnote/unused", "[^7]: Unused.", 0, "[^7]"),
    Case("myst.xref_missing", "[x](registrs.md)", 0, "registrs.md", ("Did you mean “registers.md”",)),
    Case("myst.xref_missing", "[x](#all-claim)", 0, "all-claim", ("Did you mean “#all-claims”",)),
    Case("myst.xref_missing", "[x](registers.md#all-clams)", 0, "all-clams", ("“#all-claims”",)),
    Case("myst.xref_missing", "[x](paper.pdf)", 0, "paper.pdf"),
    Case("myst.iref_missing", "[x](inv:other#bar)", 0, "other:*:*:bar", ("intersphinx_mapping",)),
    Case("myst.duplicate_def", "[twice]: https://a.example\n[twice]: https://b.example", 1, "TWICE"),
    Case("myst.header", "(deep-one)=\n#### Deep one", 1, "#### Deep one", ("Did you mean “### Deep one”",)),
    Case("myst.directive_option", "```{note}\n:name: a\n:clas: b\n\nT\n```", 2, "clas: b", ("“class”",)),
    Case("myst.directive_option/value", "```{image} bel.png\n:width: big\n```", 1, "width: big", ("50%",)),
    Case(
        "myst.directive_option/value", "```{figure} bel.png\n:alt: a\n:align: mid\n\nC\n```", 2, "align: mid"
    ),
    Case("image.not_readable", "A ![bell](bell.png)", 0, "bell.png", ("Did you mean “bel.png”",)),
    Case("image.not_readable", "```{image} img/no.png\n:alt: x\n```", 0, "img/no.png"),
    Case("download.not_readable", "{download}`no.pdf`", 0, "no.pdf"),
    Case("docutils/empty", "```{note}\n```", 0, "{note}"),
    Case("docutils/argument", "```{admonition}\ntext\n```", 0, "```{admonition}"),
    Case(
        "docutils/content", "```{list-table}\n* - a\n  - b\n* - c\n```", 0, "{list-table}", ("row 2 has 1",)
    ),
    Case("docutils/file", "```{include} regster.md\n```", 0, "regster.md", ("“registers.md”",)),
    Case("docutils/file", "```{literalinclude} no.txt\n```", 0, "no.txt"),
    Case("docutils/target", "(an-aside)=\n\nTwice.", 0, "an-aside", ("The other place: ", "docs/bell.md:58")),
    Case("docutils", "```{eval-rst}\n.. foo:: bar\n```", 1, ".. foo:: bar", ("in the words of docutils",)),
)
CONTENTS = {
    "toc.not_included": ("", "new", "docs/new.md:1:", ("a line “new” in the list of ", "docs/index.md:9")),
    "toc.not_readable": ("registrs", "registrs", "docs/index.md:9:", ("Did you mean “registers”",)),
    "toc.not_readable/self": ("index", "index", "docs/index.md:9:", ()),
    "toc.excluded": ("out", "out", "docs/index.md:9:", ("exclude_patterns",)),
    "toc.duplicate_entry": ("bell", "bell", "docs/index.md:9:", ("docs/index.md:7",)),
    "toc.no_title": ("empty", "empty, an empty file", "docs/empty.md:1:", ("docs/index.md:9",)),
}
"""A line at the end of the list of contents, what is found, the place, and what else is said."""
ELSEWHERE = {
    "page.not_readable",
    "toc.secnum",
    "toc.multiple_toc_parents",
    "toc.empty_glob",
    "myst.header/first",
    "myst.topmatter",
    "docutils/transition",
    "bibtex.duplicate_citation",
    "bibtex",
    # Only a parser without our guards reports these.
    "myst.directive_option/form",
    "myst.xref_ambiguous",
}


def told(build: Build, kind: str, value: str) -> list[str]:
    """Return the warnings of a kind that have found *value*."""
    sentence, found = LIBRARY_KINDS[kind].sentence, f"Found: “{value}”"
    return [warning for warning in build.warnings if sentence in warning and found in warning]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, list[int]]:
    """Return a build of a page that has all faults of :data:`IN_PAGE`, and the line of each."""
    book = Book(tmp_path_factory.mktemp("faulty"))
    book.write("docs/bel.png", "no picture")
    text, lines = book.read("docs/bell.md"), []
    for case in IN_PAGE:
        text += "\n"
        lines.append(text.count("\n") + 1 + case.line)
        text += f"{case.text}\n"
    book.write("docs/bell.md", text)
    return book.build("dummy"), lines


@pytest.mark.parametrize("number", range(len(IN_PAGE)), ids=[f"{case.kind}-{case.value}" for case in IN_PAGE])
def test_a_message_of_a_library_has_line_value_and_mend(faulty: tuple[Build, list[int]], number: int) -> None:
    build, lines = faulty
    case = IN_PAGE[number]
    (warning,) = told(build, case.kind, case.value)
    assert f"bell.md:{lines[number]}: " in warning
    assert LIBRARY_KINDS[case.kind].mend in warning
    assert f"[{case.kind.partition('/')[0]}" in warning
    for words in case.says:
        assert words in warning


def test_no_fault_is_told_twice(faulty: tuple[Build, list[int]]) -> None:
    warnings = faulty[0].warnings
    assert len(warnings) == len(set(warnings)) == len(IN_PAGE)
    assert all(re.search(r"\.md:\d+: (?:WARNING|ERROR|CRITICAL): ", warning) for warning in warnings)


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_fault_of_a_list_of_contents_names_page_and_list_once(book: Book, jobs: int) -> None:
    page = "(new-{0})=\n# New {0}\n"
    book.replace(
        "docs/index.md",
        "registers\n",
        "other\n" + "".join(f"{one}\n" for one, *_rest in CONTENTS.values() if one),
    )
    book.write("docs/new.md", page.format("a"))
    book.write("docs/out.md", page.format("b"))
    book.write("docs/empty.md", "")
    for number in range(9):
        book.write(f"docs/more/page{number}.md", "---\norphan: true\n---\n\n" + page.format(number))
    book.write("docs/conf.py", book.read("docs/conf.py") + '\nexclude_patterns = ["out.md"]\n')
    build = book.build("dummy", jobs=jobs)
    lines = [line.strip() for line in book.read("docs/index.md").split("\n")]
    for kind, (typed, value, place, says) in CONTENTS.items():
        (warning,) = told(build, kind, value)
        name, _colon, line = place.rstrip(":").rpartition(":")
        line = (
            str(max(n for n, one in enumerate(lines, 1) if one == typed))
            if name.endswith("index.md")
            else line
        )
        assert f"{name}:{line}: " in warning
        assert LIBRARY_KINDS[kind].mend in warning
        assert all(words.partition(":")[0] in warning for words in says)
    (missing,) = told(build, "toc.not_readable", "other")
    assert "without its ending" in missing
    assert len(build.warnings) == len(CONTENTS) + 1


LISTS = {
    "bell registers": "Expected: each name on a line of its own.",
    "The bell <bell\nregisters": "Did you mean “The bell <bell>”?",
    "[The bell](bell)\nregisters": "Did you mean “The bell <bell>”?",
    "*": "the option “:glob:”",
    "be*\nregisters": "the option “:glob:”",
    "bell # first\nregisters": "Did you mean “bell”?",
    "numbered:\nbell\nregisters": "Did you mean “:numbered:”?",
    "bell\nregisters\n:titlesonly:": "the option directly under the first line",
    "bell\nregisters\nmore": "the folder has more/a, more/b.",
    "": "is in no list of contents",
}


@pytest.mark.parametrize("names", LISTS)
def test_a_list_that_is_written_otherwise_is_one_message(book: Book, names: str) -> None:
    book.replace("docs/index.md", "bell\nregisters", names)
    if names.endswith("more"):
        for name in "ab":
            book.write(f"docs/more/{name}.md", f"(more-{name})=\n# More {name}\n")
    (warning,) = book.build("dummy").warnings
    assert LISTS[names] in warning


HEADS = {
    "```{toctree} The pages": "a title in an option, “:caption: The pages”",
    "```{toctre}": "Did you mean “toctree”?",
    "```toctree": "Expected: “```{toctree}”.",
}


@pytest.mark.parametrize("head", HEADS)
def test_the_first_line_of_a_list_that_is_written_otherwise_is_one_message(book: Book, head: str) -> None:
    book.replace("docs/index.md", "```{toctree}", head)
    (warning,) = book.build("dummy").warnings
    assert "index.md:4: " in warning
    assert HEADS[head] in warning


def test_a_fault_of_a_list_in_an_included_file_is_told_there(book: Book) -> None:
    book.replace(
        "docs/index.md", "```{toctree}\n:numbered:\n\nbell\nregisters\n```", "```{include} pages.md\n```"
    )
    book.write("docs/pages.md", "```{toctree}\nbell\nregistrs\n```\n")
    (warning,) = book.build("dummy", exclude_patterns=["pages.md"]).warnings
    assert "docs/pages.md:3: " in warning
    assert "Did you mean “registers”?" in warning


def test_a_page_is_no_orphan_where_its_settings_deny_it(book: Book) -> None:
    book.write("docs/new.md", "---\norphan: false\n---\n\n(new-page)=\n# New\n")
    (warning,) = book.build("dummy").warnings
    assert "new.md:1: " in warning
    assert "in no list of contents" in warning


@pytest.mark.parametrize("is_left_out", [False, True])
def test_what_is_lost_with_a_page_is_not_told_beside_it(book: Book, is_left_out: bool) -> None:
    names = "{doc}`bell` [a](bell.md#the-bell) [b](#the-bell) {ref}`an-aside` {claim}`ringer-wind`"
    book.write("docs/registers.md", f"{book.read('docs/registers.md')}\n{names} {{doc}}`bel`\n")
    if is_left_out:
        settings: dict[str, Any] = {"exclude_patterns": ["bell.md"]}
        kinds = ["toc.excluded", "ref.doc"]
    else:
        (book.root / "docs/bell.md").unlink()
        settings, kinds = {}, ["toc.not_readable", "ref.doc"]
    ids = {"sections": ("the-bell", "an-aside"), "claims": ("ringer-wind",)}
    record = '[pages]\nbell = { edition = "1.0", section = "the-bell" }\n'
    for kind, names_of_kind in ids.items():
        record += f"[{kind}]\n" + "".join(
            f'{id_} = {{ edition = "1.0", pages = ["bell"] }}\n' for id_ in names_of_kind
        )
    book.write("sources/permalinks.toml", record)
    build = book.build("dummy", **settings)
    assert [re.findall(r"\[([a-z.-]+[a-z_]*)\]$", one.strip())[0] for one in build.warnings] == kinds


@pytest.mark.parametrize(
    "name", ["bell (1)", "bell - Kopie", "Copy of bell", "bell.sync-conflict-20261129", "old/bell"]
)
def test_a_copy_that_a_program_has_made_is_one_message(book: Book, name: str) -> None:
    book.write(f"docs/{name}.md", book.read("docs/bell.md"))
    build = book.build("dummy")
    assert build.codes == ["copied-page"]
    assert len(build.warnings) == 1
    assert f"{name}.md:1: " in build.warnings[0]


def test_an_option_of_the_theme_is_told_at_its_line(book: Book) -> None:
    text = book.read("docs/conf.py") + '\nhtml_theme_options = {\n    "nosidebr": True,\n}\n'
    book.write("docs/conf.py", text)
    (warning,) = book.build(html_theme="basic").warnings
    assert f"conf.py:{len(text.splitlines()) - 1}: " in warning
    assert "Did you mean “nosidebar”?" in warning


@pytest.mark.parametrize("is_built_before", [False, True])
def test_a_renamed_page_is_one_message(book: Book, is_built_before: bool) -> None:
    if is_built_before:
        # The list is not read again, and Sphinx tells its fault later.
        assert book.build("dummy").warnings == []
    (book.root / "docs/registers.md").rename(book.root / "docs/register.md")
    (warning,) = book.build("dummy").warnings
    assert "index.md:8: " in warning
    assert "Found: “registers”" in warning
    assert "Did you mean “register”" in warning


def test_a_page_with_quite_another_name_is_known_by_the_record_of_addresses(book: Book) -> None:
    book.write("sources/permalinks.toml", '[pages]\nbell = { edition = "1.0", section = "the-bell" }\n')
    (book.root / "docs/bell.md").rename(book.root / "docs/the-accident.md")
    (warning,) = book.build("dummy").warnings
    assert "Found: “bell”. Did you mean “the-accident”?" in warning


@pytest.mark.parametrize(("numbered", "kind"), [(True, "toc.secnum"), (False, "toc.multiple_toc_parents")])
def test_a_page_in_two_lists_is_one_message_with_both_places(book: Book, numbered: bool, kind: str) -> None:
    if not numbered:
        book.replace("docs/index.md", ":numbered:\n", "")
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n```{toctree}\nregisters\n```\n")
    build = book.build("dummy")
    (warning,) = told(build, kind, "registers")
    assert build.warnings == [warning]
    assert "index.md:" in warning
    assert "bell.md:70" in warning


def test_lists_in_a_circle_are_told_and_the_book_is_built(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n```{toctree}\nother\n```\n")
    book.write("docs/other.md", "(another)=\n# Other\n\n```{toctree}\nbell\n```\n")
    first, second = book.build("dummy"), book.build("dummy")
    assert len(first.warnings) == 1
    assert first.codes == ["circular-contents"]
    assert "other.md:5: " in first.warnings[0]
    assert second.warnings == first.warnings


PAGES = {
    "myst.header/first": ("(new-a)=\n## New\n", "## New", 2),
    "myst.topmatter": ("---\ntitle: New\nsub: [a\n---\n\n(new-b)=\n# New\n", "sub: [a", 3),
    "docutils/transition": ("---\ntitle: New\n\n(new-c)=\n# New\n", "---", 1),
    "toc.empty_glob": ("(new-d)=\n# New\n\n```{toctree}\n:glob:\n\nno/*\n```\n", "no/*", 7),
    "bibtex": (
        "(new-e)=\n# New\n\n```{bibliography}\n:filter: foo(\n:keyprefix: a-\n```\n",
        "{bibliography}",
        4,
    ),
    "bibtex.duplicate_citation": ("(new-f)=\n# New\n\n```{bibliography}\n:all:\n```\n", "{bibliography}", 4),
}


def test_a_page_that_is_there_under_another_ending_or_cannot_be_read_is_told_once(book: Book) -> None:
    (book.root / "docs" / "bell.md").rename(book.root / "docs" / "bell.md.txt")
    (book.root / "docs" / "rope.md").symlink_to("nowhere.md")
    (book.root / "docs" / "tower.md").mkdir()
    for name in ("docs/wire.md", "docs/chime.txt", "sources/places.toml"):
        os.mkfifo(book.root / name)
    book.write("docs/registers.md", book.read("docs/registers.md") + "\n```{include} chime.txt\n```\n")
    book.replace("docs/index.md", "bell\n", "bell\ntower\nwire\nrope\n")
    build = book.build("dummy")
    (rope,) = [one for one in build.warnings if "rope" in one or ".rst" in one]
    assert f"{book.root / 'docs' / 'rope.md'}:1: WARNING: The file of a page cannot be read" in rope
    assert "“rope.md”. Expected: a file; it is a link to one that is not there. Correct the perm" in rope
    bell, tower = (one for one in build.warnings if "toc.not_readable" in one)
    assert "the file “bell.md”; there is “bell.md.txt”" in bell
    assert "“tower.md” is a folder" in tower
    # What never ends is not waited for.
    for name, place in {
        "wire.md": "wire.md:1: ",
        "places.toml": "places.toml:1: ",
        "chime.txt": "registers.md:41: ",
    }.items():
        (pipe,) = [one for one in build.warnings if name.partition(".")[0] in one]
        assert place in pipe
        assert "a pipe, a socket or a device" in pipe


def test_pages_with_one_fault_each(book: Book) -> None:
    for number, (text, _value, _line) in enumerate(PAGES.values()):
        book.write(f"docs/page{number}.md", text)
    book.replace(
        "docs/index.md", "registers\n", "registers\n" + "".join(f"page{n}\n" for n in range(len(PAGES)))
    )
    build = book.build("dummy")
    for number, (kind, (_text, value, line)) in enumerate(PAGES.items()):
        (warning,) = told(build, kind, value)
        # The list of works that is read later is told.
        places = {
            f"page{number}.md:{line}: ",
            "registers.md:37: " if kind == "bibtex.duplicate_citation" else "",
        }
        assert any(place and place in warning for place in places)
        assert LIBRARY_KINDS[kind].mend in warning


def test_every_kind_has_a_test() -> None:
    assert {case.kind for case in IN_PAGE} | CONTENTS.keys() | ELSEWHERE == LIBRARY_KINDS.keys()
    assert PAGES.keys() <= ELSEWHERE


@pytest.mark.parametrize(
    ("lists", "circles"),
    [
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [("c", "a")]),
        ({"a": ["a"]}, [("a", "a")]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, []),
        ({"a": ["b"], "x": ["y"], "y": ["x"]}, [("y", "x")]),
        ({str(n): [str(n + 1)] for n in range(5000)}, []),
        ({}, []),
    ],
)
def test_circles_are_found(lists: dict[str, list[str]], circles: list[tuple[str, str]]) -> None:
    assert list(circles_in(lists, "a")) == circles


def test_a_page_of_another_project_keeps_its_warnings(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n{doc}`registrs`\n")
    build = book.build("dummy", suppress_warnings=["ref.doc"])
    assert build.warnings == []
