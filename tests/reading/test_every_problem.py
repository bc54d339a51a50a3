"""Every code has an example, and each message has the line of the word that is wrong, the word, and a mend.

One book has the faults of many tests at once. What is asked of a message is asked of all of them, whichever
fault they tell: a new code without an example fails here, and so does a message without its place.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectives.records.problems import PROBLEM_KINDS
from tests.pages.test_lessons import FAULTS as LESSONS
from tests.pages.test_lessons import LONG_CLAIMS
from tests.pages.test_parallel import FAULTS as PARALLELS
from tests.pages.test_strange_documents import PAGES as DOCUMENTS
from tests.reading.test_misread_text import PAGES as MISREAD
from tests.reading.test_problems import CASES
from tests.reading.test_wordings import CASES as WORDINGS
from tests.support import Book, Build, add_documents, add_lessons

ELSEWHERE = {
    "reading/test_markdown.py": "broken-off unclosed-html",
    "reading/test_any_bytes.py": "not-utf-8 nothing-declared",
    "reading/test_words_kept.py": "lost-words",
    "build/test_printed_words.py": "misprinted-words",
    "guest/test_bare_project.py": "missing-registry",
    "rendering/test_html_templates.py": "missing-templates broken-template",
    "citations/test_further_styles.py": "missing-style malformed-style dependent-style missing-locale",
    "collation/test_lock.py": "changed-quotation stale-lock-entry",
    "unit/test_lock.py": "broken-lock",
    "unit/test_editions_file.py": "broken-edition-record",
    "permalinks/test_permalinks.py": "copied-page lost-id reused-id unknown-replacement",
    "permalinks/test_moves.py": "lost-page lost-place",
    "build/test_setting_kinds.py": "repeated-setting",
    "build/test_page_names.py": "unfit-file-name same-file",
    "build/test_library_messages.py": "circular-contents",
    "reading/test_problems.py": (
        "circular-include missing-perspective missing-file unused-declaration missing-work-field"
    ),
    "pages/test_documents.py": (
        "changed-text long-headnote missing-headnote missing-maker paragraph-left-out stale-text-lock "
        "words-not-in-text"
    ),
    "pages/test_parallel.py": "misplaced-parallel",
    "reading/test_every_problem.py": "unreadable-text",
    "unit/test_document_texts.py": "broken-text-lock",
    "views/test_calendar.py": "paper-with-page",
    "pages/test_compilers.py": "no-pen compiler-in-column",
    "registry/test_authority_links.py": "shared-authority",
    "registry/test_name_tables.py": "unknown-name shared-spelling",
    "registry/test_outline.py": "malformed-outline",
    "unit/test_load.py": "misnamed-file shared-mark",
    "unit/test_unregistered_names.py": "unregistered-name",
    "build/test_class_reader.py": (
        "missing-class-reader malformed-class-reader unknown-in-class-reader repeated-in-class-reader "
        "long-class-reader"
    ),
}
"""The codes whose faults need a book of their own, by the file of their test."""
NOT_IN_LINE = {
    "forbidden-character": "a character that cannot be seen is named by its number",
    "unseen-character": "a character that cannot be seen is named by its number",
    "not-utf-8": "a byte is named by its number",
    "long-lesson": "words are counted",
    "long-headnote": "words are counted",
    "lesson-questions": "questions are counted",
    "unfit-organiser": "cells are counted",
    "lost-words": "quotations are counted",
    "text-in-lesson": "the first line of the text is that of a directive",
}
"""The codes whose value does not stand in the line, and why."""
PLACE = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+): (?:WARNING|ERROR): (?P<text>.*)")
VALUE = re.compile(r"Found: “(?P<value>.*?)”(?:\. | )")
CODE = re.compile(r"\[perspectives\.([a-z0-9-]+)\]$")


def add_pages(book: Book) -> None:
    """Add a page for each fault of the other tests, and the faults of the registers."""
    pages: dict[str, str] = {}
    for number, case in enumerate(CASES):
        if case.code == "circular-include":
            continue
        if case.file.endswith(".md"):
            pages[f"case-{number}"] = case.text.replace("new-", f"n{number}-")
        elif case.code != "toml-syntax" and "[[" not in case.text:
            # Each case has a table or an entry of its own.
            own = re.sub(r"(\.(?:later|mute|teal)|\{(?:a|other)-[a-z]+)(?=[],])", rf"\1-{number}", case.text)
            book.write(case.file, f"{book.read(case.file)}\n{own}\n")
    head = ":::{{claim}} ringer\n:id: wording-{0}\n:quoted-in: pedlar-letter\n:date: 17{0:02}\n\n{1}\n:::\n"
    pages |= {f"wording-{number}": head.format(number, case.body) for number, case in enumerate(WORDINGS)}
    pages |= {f"misread-{number}": page.text for number, page in enumerate(MISREAD.values())}
    pages |= {f"lesson-{fault.name}": fault.text for fault in LESSONS}
    pages |= {f"row-{name}": f":::{text}\n:::\n" for name, (text, _codes) in PARALLELS.items()}
    pages |= {f"paper-{name}": text for name, (text, _codes) in DOCUMENTS.items() if len(name) < 40}
    pages["long"] = LONG_CLAIMS
    for name, text in pages.items():
        book.write(f"docs/{name}.md", f"(page-{name})=\n# Page\n\n{text}\n")
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *pages, ""]))
    book.write("sources/subjects.toml", '[subjects.rope\nname = "Rope"\n')


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Build]:
    """Return a book with all faults, and its build."""
    book = Book(tmp_path_factory.mktemp("every") / "book")
    add_lessons(book)
    add_pages(book)
    return book, book.build("dummy")


def test_every_code_has_an_example(faulty: tuple[Book, Build]) -> None:
    elsewhere = {code for codes in ELSEWHERE.values() for code in codes.split()}
    assert set(faulty[1].codes) | elsewhere >= set(PROBLEM_KINDS), (
        set(PROBLEM_KINDS) - set(faulty[1].codes) - elsewhere
    )
    assert elsewhere <= set(PROBLEM_KINDS)


@pytest.mark.parametrize("file", ELSEWHERE)
def test_the_other_tests_try_their_codes(file: str) -> None:
    text = (Path(__file__).parents[1] / file).read_text(encoding="utf-8")
    assert [code for code in ELSEWHERE[file].split() if code not in text] == []


def test_every_message_has_the_line_of_the_word_that_it_found(faulty: tuple[Book, Build]) -> None:
    book, build = faulty
    assert [fault for warning in build.warnings if (fault := fault_of(book, build, warning))] == []


def test_a_text_that_cannot_be_read_is_told_at_its_document(book: Book) -> None:
    add_documents(book)
    book.write("texts/bell-charter.xml", "<TEI><text>")
    build = book.build("dummy")
    (warning,) = [one for one in build.warnings if "unreadable-text" in one]
    assert fault_of(book, build, warning) == ""


def fault_of(book: Book, build: Build, warning: str) -> str:
    """Return what a message lacks, with the message; empty if it lacks nothing."""
    code, place = CODE.search(warning), PLACE.match(warning)
    if code is None:
        # Of a library: tests/build/test_library_messages.py.
        return ""
    if place is None:
        return f"no place: {warning}"
    if build.mend(code[1]) not in warning:
        return f"no mend: {warning}"
    lines = Path(place["path"]).read_text(encoding="utf-8").split("\n")
    value = VALUE.search(place["text"])
    if value is None:
        return f"no value: {warning}"
    line = int(place["line"])
    if not 1 <= line <= len(lines):
        return f"no such line: {warning}"
    words = re.findall(r"\w+", value["value"])
    # The value of an option may go on in the next line.
    typed = "\n".join(lines[line - 1 : line + 1])
    has_word = any(word in typed for word in words) or value["value"] in typed
    return "" if has_word or code[1] in NOT_IN_LINE else f"not in its line “{lines[line - 1]}”: {warning}"
