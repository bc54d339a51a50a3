"""The names of pages, and what else is written where a page could be."""

from __future__ import annotations

import pytest

from perspectives.book.page_names import PageNames, page_name_problems

TAKEN = {"search": "the search page", "404": "the page for lost addresses"}


def found(*docnames: str, **names: object) -> list[tuple[str, str, str | None]]:
    """Return code, document and other place of each problem."""
    problems = page_name_problems(PageNames(docnames, taken=TAKEN, **names))  # type: ignore[arg-type]
    return [(problem.code, problem.docname or "", problem.other) for problem in problems]


def test_names_of_their_own_are_no_problem() -> None:
    assert found("index", "bell", "parts/bell", "parts/index", "database", "searching", "perspective") == []


@pytest.mark.parametrize(
    ("docnames", "document", "other"),
    [
        (("Bell", "bell"), "bell", "Bell"),
        (("parts/Bell", "parts/bell"), "parts/bell", "parts/Bell"),
        (("Parts/a", "parts/b"), "parts/b", "the folder “Parts”"),
        (("a/Parts/a", "a/parts/b"), "a/parts/b", "the folder “a/Parts”"),
        (("straße", "strasse"), "straße", "strasse"),
        (("search",), "search", "the search page"),
        (("Search",), "Search", "the search page"),
        (("404",), "404", "the page for lost addresses"),
        (("data/index",), "data/index", "the folder “data” of the data files"),
        (("Data/claims/x",), "Data/claims/x", "the folder “data” of the data files"),
        (("perspective-village",), "perspective-village", "the bibliography of the perspective village"),
        (("tower",), "tower", "the old address of “Tower”, permalinks.toml:3"),
    ],
)
def test_no_file_is_written_by_two(docnames: tuple[str, ...], document: str, other: str) -> None:
    names = {"old_pages": {"Tower": "permalinks.toml:3"}, "perspectives": ["village"]}
    assert found(*docnames, **names) == [("same-file", document, other)]


def test_two_names_may_be_one_file_in_folders_of_their_own() -> None:
    names = ("tower", "tower/index", "search/index", "bell", "bell/index")
    outputs = {name: f"{name.removesuffix('/index')}/index.html" for name in (*names, "search")}
    old = {"bell/index": "permalinks.toml:3"}
    assert found("tower", "tower/index", "search/index", "bell", outputs=outputs, old_pages=old) == [
        ("same-file", "bell", "the old address of “bell/index” (bell/index.html)"),
        ("same-file", "search/index", "the search page (search/index.html)"),
        ("same-file", "tower/index", "tower (tower/index.html)"),
    ]
    assert found("tower", "tower/index", "search/index") == []


def test_an_unfit_name_is_told_with_a_near_one() -> None:
    (problem,) = page_name_problems(PageNames(["50%25"]))
    assert (problem.code, problem.value, problem.nearest) == ("unfit-file-name", "50%25", "50-25")
    assert problem.expected
