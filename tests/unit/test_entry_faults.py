"""An entry that cannot be read is told with its line, and with the line that is meant."""

from __future__ import annotations

import pytest

from perspectives.citations.works import read_works, syntax_problems

BEFORE = "@misc{before,\n  title = {Before},\n}\n\n"
AFTER = "\n@misc{after,\n  title = {After},\n}\n"
HEAD, TITLE, YEAR = "@book{a-book,", "  title = {A Book},", "  year = {1960}"
MEANT: dict[tuple[int, str], str | None] = {
    (6, "  title = {A Book}"): "title = {A Book},",
    (6, "  title = {A Book,"): "title = {A Book},",
    (6, "  title = {A {Book},"): "title = {A {Book}},",
    (6, "  title = {A Book}},"): "title = {A Book},",
    (6, "  title = A Book,"): "title = {A Book},",
    (6, "  title = Book,"): "title = {Book},",
    (6, '  title = "A Book,'): 'title = "A Book",',
    (6, "  title = “A Book”,"): 'title = "A Book",',
    (6, "  title {A Book},"): "title = {A Book},",
    (6, "  title: {A Book},"): "title = {A Book},",
    (6, "  title ＝ {A Book},"): "title = {A Book},",
    (6, "  short title = {A Book},"): "shorttitle = {A Book},",
    (6, "  title = {A Book}, title = {B},"): None,
    (5, "@book{,"): "@book{a-key,",
    (5, "@book{"): "@book{a-key,",
    (5, "@book{a book,"): "@book{a-book,",
    (5, "@book{pédlar’s book,"): "@book{pedlar-s-book,",
    (5, "@book a-book,"): "@book{a-book,",
    (5, "book{a-book,"): "@book{a-book,",
}


@pytest.mark.parametrize("place", MEANT)
def test_the_line_that_is_meant_is_proposed(place: tuple[int, str]) -> None:
    number, typed = place
    lines = [HEAD, TITLE, YEAR, "}"]
    lines[number - 5] = typed
    text = BEFORE + "\n".join(lines) + AFTER
    (problem,) = syntax_problems({"works.bib": text})
    same = typed.count("title") > 1
    assert (problem.code, problem.line) == ("bibliography-syntax", 5 if same else number)
    assert problem.nearest == MEANT[place]
    assert problem.expected
    assert {"before", "after"} <= read_works({"works.bib": text})[0].keys()


def test_a_field_that_stands_twice_is_told_at_its_second_place() -> None:
    text = f"{BEFORE}{HEAD}\n{TITLE}\n  title = {{B}}\n}}{AFTER}"
    (problem,) = syntax_problems({"works.bib": text})
    assert (problem.line, problem.value) == (7, "title = {B}")
    assert "line 6" in problem.expected


def test_an_entry_without_its_last_brace_is_told_where_it_begins() -> None:
    (problem,) = syntax_problems({"works.bib": f"{BEFORE}{HEAD}\n{TITLE}\n{YEAR}\n{AFTER}"})
    assert (problem.line, problem.value) == (5, HEAD)
    assert "after line 7" in problem.expected


@pytest.mark.parametrize("end", range(0, len(BEFORE + AFTER), 3))
def test_a_bibliography_that_is_cut_off_or_garbled_is_no_traceback(end: int) -> None:
    whole = BEFORE + AFTER
    for text in (whole[:end], whole[end:], f'{whole[:end]}"{{@=,{whole[end:]}'):
        for problem in syntax_problems({"works.bib": text}):
            assert 1 <= problem.line <= text.count("\n") + 1
