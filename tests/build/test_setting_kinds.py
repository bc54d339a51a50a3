"""Settings of another kind are told at their line, and the book is built without them."""

from __future__ import annotations

from tests.support import Book

SETTINGS = {
    "perspectives_texts": "3",
    "perspectives_templates": "['a']",
    "perspectives_licenses": "[]",
    "perspectives_commands": "'make'",
    "perspectives_every_page": "7",
    "perspectives_citation_styles": "{}",
    "perspectives_index_leave_out": "'index'",
    "perspectives_editors": "'Ada'",
    "bibtex_bibfiles": "'../sources/references.bib'",
    "bibtex_default_style": "'chicago'",
    "bibtex_reference_style": "'author_yer'",
}


def test_a_setting_of_another_kind_is_told_at_its_line(book: Book) -> None:
    settings = "\n".join(f"{name} = {value}" for name, value in SETTINGS.items())
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}\n{settings}\n")
    lines = book.read("docs/conf.py").split("\n")
    build = book.build("dummy")
    for name, value in SETTINGS.items():
        (warning,) = [one for one in build.warnings if f"Found: “{name} = {value}”" in one]
        assert f"conf.py:{lines.index(f'{name} = {value}') + 1}: " in warning
        assert "Expected: " in warning
    assert build.codes == ["malformed-field"] * 9 + ["unknown-value"] * 2
    assert "Did you mean “bibtex_bibfiles = ['../sources/references.bib']”" in " ".join(build.warnings)
    assert "Did you mean “author_year”" in " ".join(build.warnings)


def test_a_registry_of_another_kind_is_the_usual_folder(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + "\nperspectives_registry = None\n")
    assert book.build("dummy").codes == ["malformed-field"]
