"""Settings of another kind are told at their line, and the book is built without them."""

from __future__ import annotations

import pytest

from perspectives.build.library_settings import MYST_EXTENSIONS, unknown_names
from tests.support import Book, with_settings

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
    book.write("docs/conf.py", with_settings(book.read("docs/conf.py"), settings) + 'project = "Another"\n')
    lines = book.read("docs/conf.py").split("\n")
    build = book.build("dummy")
    (repeated,) = [one for one in build.warnings if "repeated-setting" in one]
    assert f"conf.py:{len(lines) - 1}: " in repeated
    assert f"conf.py:{next(n for n, one in enumerate(lines, 1) if one.startswith('project'))}." in repeated
    for name, value in SETTINGS.items():
        (warning,) = [one for one in build.warnings if f"Found: “{name} = {value}”" in one]
        assert f"conf.py:{lines.index(f'{name} = {value}') + 1}: " in warning
        assert "Expected: " in warning
    assert sorted(build.codes) == ["malformed-field"] * 9 + ["repeated-setting"] + ["unknown-value"] * 2
    assert "Did you mean “bibtex_bibfiles = ['../sources/references.bib']”" in " ".join(build.warnings)
    assert "Did you mean “author_year”" in " ".join(build.warnings)


def test_a_registry_of_another_kind_is_the_usual_folder(book: Book) -> None:
    book.write("docs/conf.py", book.read("docs/conf.py") + "\nperspectives_registry = None\n")
    assert book.build("dummy").codes == ["malformed-field"]


LIBRARIES = {
    'myst_enable_extensions = ["colon_fnce", "deflist"]': "colon_fence",
    'myst_heading_anchors = "0"': "",
    'myst_enable_extension = ["deflist"]': "myst_enable_extensions",
    "release = 1.0": "release = '1.0'",
    "copyright = 2026": "copyright = '2026'",
    "project = None": "",
    "html_title = None": "",
    "html_theme_options = []": "",
    'exclude_patterns = "x.md"': "exclude_patterns = ['x.md']",
    'html_css_files = "book.css"': "html_css_files = ['book.css']",
    'html_show_sourcelink = "no"': "",
    'html_titel = "x"': "html_title",
    'perspectives_requre = ["labels"]': "perspectives_require",
    'primary_domain = "perspective"': "perspectives",
    'root_doc = "indx"': "index",
    'html_favicon = "nope.svg"': "",
    "html_baseurl = 5": "",
    'perspectives_issued = "29.11.2026"': 'perspectives_issued = "2026-11-29"',
    'bibtex_cite_id = "cite-{keys}"': 'bibtex_cite_id = "cite-{key}"',
    'perspectives_licenses = {"txt": "CC-BY-4.0"}': "text",
    'perspectives_commands = {"texts": ["make texts"]}': "'make texts'",
    'perspectives_registry = "../source"': "../sources",
    'bibtex_bibfiles = ["../source/references.bib"]': "../sources/references.bib",
    'html_static_path = ["nowhere"]': "",
    'language = "german"': "de",
    "numfig: True": "numfig = True",
}
"""Lines of conf.py that Sphinx or MyST would refuse without their place, each with what is offered."""


def test_what_sphinx_and_myst_refuse_is_told_at_its_line_and_the_book_is_read_as_it_is_meant(
    book: Book,
) -> None:
    lines = with_settings(book.read("docs/conf.py"), "\n".join(LIBRARIES)).split("\n")
    book.write("docs/conf.py", "\n".join(lines))
    build = book.build("dummy")
    for line, near in LIBRARIES.items():
        (warning,) = [one for one in build.warnings if f"conf.py:{lines.index(line) + 1}: " in one]
        assert "Found: “" in warning
        assert "Expected: " in warning
        assert ("Did you mean" in warning) == bool(near)
        assert near in warning
    # Nothing follows from them: the page is read with its directives.
    assert len(build.warnings) == len(LIBRARIES)


WHOLE = {
    "release = 1.0\nversion = release": "release = 1.0",
    'bibtex_bibfiles = ["../sources/references.bib", "../sources/references.bib"]': "each file once",
    'bibtex_bibfiles = ["../sources"]': "Did you mean “../sources/references.bib”",
    'perspectives_registry = "../sources/voices.toml"': "this is a file. Did you mean “../sources”",
    "myst_enable_extensions = []": 'Did you mean “myst_enable_extensions = ["colon_fence"]”',
    "myst_enable_extensions = ['deflist']": "directives between colons",
    'html_theme = "sphinx_book_theme"; html_theme_options = {"use_issues_button": True}': (
        "Found: “repository_url”. Expected: the address of the repository beside “use_issues_button”"
    ),
}
"""Ends of conf.py from which much would follow, each with words of the one problem."""


@pytest.mark.parametrize("end", WHOLE)
def test_what_much_would_follow_from_is_one_problem(book: Book, end: str) -> None:
    text = with_settings(book.read("docs/conf.py"), end)
    book.write("docs/conf.py", text)
    (warning,) = book.build("dummy").warnings
    assert f"conf.py:{len(text.splitlines()) - end.count(chr(10))}: " in warning
    assert WHOLE[end] in warning


@pytest.mark.parametrize("value", ['"colon_fence"', '["colon_fence",\n    "quatsch"]'])
def test_an_extension_of_markdown_is_told_alone(book: Book, value: str) -> None:
    text = f"{book.read('docs/conf.py')}\nmyst_enable_extensions = {value}\n"
    book.write("docs/conf.py", text)
    (warning,) = book.build("dummy").warnings
    assert f"conf.py:{len(text.splitlines())}: " in warning
    assert "colon_fence" in warning


def test_every_extension_of_markdown_is_known(book: Book) -> None:
    # Three of them need a package that is not here, or warn that they are old.
    named = sorted({*MYST_EXTENSIONS} - {"linkify", "attrs_image", "gfm_autolink"})
    book.replace("docs/conf.py", '["colon_fence"]', str(named))
    assert [one for one in book.build("dummy").warnings if "conf.py" in one] == []


NAMES = {
    "project = 'x'": [],
    "facts = 3": [],
    "projects = 'x'": [("projects", "project")],
    "Project = 'x'": [("Project", "project")],
    "project = projects = 'x'": [],
    "perspectives_of_mine = 3": [("perspectives_of_mine", None)],
    "html_my_own = 3": [],
    "html_them = 'x'": [("html_them", "html_theme")],
    "    html_them = 'x'": [],
    "html_them == 'x'": [],
    "# html_them = 'x'": [],
}


@pytest.mark.parametrize("line", NAMES)
def test_a_name_that_is_no_setting_is_told_where_it_is_near_to_one(line: str) -> None:
    known = ["project", "html_theme", "perspectives_require"]
    assert [(value, near) for _code, _line, value, _expected, near in unknown_names([line], known)] == NAMES[
        line
    ]


def test_a_book_without_its_primary_domain_is_one_problem(book: Book) -> None:
    book.replace("docs/conf.py", 'primary_domain = "perspectives"\n', "")
    (warning,) = book.build("dummy").warnings
    assert "conf.py:1: " in warning
    assert 'Did you mean “primary_domain = "perspectives"”?' in warning
