"""Why conf.py cannot be read: each kind of fault has a file, a line, what was found and a mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError
from sphinx.util.tags import Tags

from perspectives.build.conf_faults import as_sentence, conf_fault
from perspectives.build.sphinx_command import main, sentence

START = 'project = "The bell"\nextensions = [\n    "myst_parser",\n    "perspectivs",\n]\n'
LINES = {
    'print("x"': ("print(", "was never closed", "a bracket or a comma may be missing"),
    'project = "The bell': ("unterminated string", "a quotation mark"),
    "html_title = “Bell”": ("“html_title = “Bell””", "straight ones"),
    " x = 3": ("at the left edge",),
    "html-theme = 'x'": ("underscores: html_theme",),
    "release = 1.0.1": ('release = "1.0.1"',),
    "langwige == 'en'": ("one sign “=”",),
    "x = 5 // five": ("begins with “#”",),
    "import nothing_there": ("“import nothing_there”", "add the package"),
    "import yamll": ("Did you mean “yaml”?",),
    "language = en": ("“en” is no name that is known", 'in quotation marks: "en"'),
    "nitpicky = true": ("Did you mean “True”?",),
    'open("nofile.toml")': ("nofile.toml", "Correct the path"),
    "import sys; sys.exit(3)": ("ends the program",),
    "x = 1 / 0": ("ZeroDivisionError", "Correct the line"),
    'exec("d = {")': ("exec(", "Correct the line"),
    'import tomllib; tomllib.loads("a")': ("TOMLDecodeError",),
    "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b": ("git left", "Keep one of the two versions"),
}


def error_of(folder: Path) -> SphinxError:
    """Return the error with which Sphinx refuses the settings of a folder."""
    with pytest.raises(ConfigError) as error:
        Config.read(folder, overrides={}, tags=Tags())
    return error.value


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_cannot_be_read_is_told_with_its_mend(line: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(f"{START}{line}\n", encoding="utf-8")
    fault = conf_fault(error_of(tmp_path), tmp_path)
    assert fault is not None
    assert (fault.path, fault.line) == (str(tmp_path / "conf.py"), 6)
    assert str(fault).startswith(f"{tmp_path / 'conf.py'}:6: ERROR: ")
    assert [words for words in LINES[line] if words not in fault.words] == []
    assert "Traceback" not in fault.words
    assert "\n" not in fault.words


def test_bytes_that_are_no_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_bytes(START.encode() + b'author = "M\xfcller"\n')
    fault = conf_fault(error_of(tmp_path), tmp_path)
    assert fault is not None
    assert fault.line == 6
    assert "not UTF-8" in fault.words


@pytest.mark.parametrize(("is_folder", "words"), [(False, "There is no file"), (True, "This is a folder")])
def test_settings_that_are_not_there_are_told(is_folder: bool, words: str, tmp_path: Path) -> None:
    if is_folder:
        (tmp_path / "conf.py").mkdir()
    fault = conf_fault(error_of(tmp_path), tmp_path)
    assert fault is not None
    assert fault.words.startswith(words)
    assert "git checkout" in fault.words


def missing(name: str, module: str = "") -> ExtensionError:
    """Return the error of Sphinx for an extension that cannot be imported."""
    cause = ModuleNotFoundError(f"No module named '{module or name}'", name=module or name)
    return ExtensionError(f"Could not import extension {name}", cause)


OTHERS = {
    "an extension": (START, missing("perspectivs"), 4, "Did you mean “perspectives”?"),
    "what an extension needs": (START, missing("perspectivs", "edtf2"), 4, "needs “edtf2”"),
    "extensions as a text": ('extensions = "myst_parser"', missing("m"), 1, 'Expected: ["myst_parser"]'),
    "two names without a comma": ('extensions = ["a" "b"]', missing("ab"), 1, "Found: “ab”"),
    "a theme": (f'{START}html_theme = "basik"', ThemeError("no theme named 'basik' found"), 6, "“basic”"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_settings_name_and_is_not_here_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    text, error, line, words = OTHERS[name]
    (tmp_path / "conf.py").write_text(text, encoding="utf-8")
    fault = conf_fault(error, tmp_path)
    assert fault is not None
    assert fault.line == line
    assert words in fault.words


TEMPLATES = {
    "x\n{{ a.b }}": (2, "Found: “{{ a.b }}”: 'a' is undefined."),
    "{% nonsense %}": (1, "unknown tag 'nonsense'. Correct the line, or take the file out"),
    "x\n{% block a %}": (2, "Unexpected end of template"),
    "{{ 1 / 0 }}": (1, "division by zero"),
    '{{ "a"|upercase }}': (1, "No filter named 'upercase'"),
    'x\n{% include "nothing.html" %}': (2, "There is no template of this name. Found: “nothing.html”."),
}


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_template_that_cannot_be_carried_out_is_told_at_its_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(f'{START}html_theme = "basic"\n', encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(Exception) as caught:  # noqa: PT011  # each has another error
        Environment(loader=FileSystemLoader(tmp_path), autoescape=True).get_template("page.html").render()
    error = ThemeError("An error happened in rendering the page index.")
    error.__cause__ = caught.value
    fault = conf_fault(error, tmp_path)
    assert fault is not None
    line, words = TEMPLATES[text]
    assert (fault.path, fault.line) == (str(page), line)
    assert words in fault.words


@pytest.mark.parametrize(("name", "found"), [("x.md", ""), ("index.txt", "“index.txt”")])
def test_a_book_without_its_first_page_is_told(name: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(START, encoding="utf-8")
    (tmp_path / name).touch()
    fault = conf_fault(SphinxError("unable to load"), tmp_path)
    assert fault is not None
    assert fault.path == str(tmp_path / "index.md")
    assert found in fault.words
    (tmp_path / "index.md").touch()
    assert conf_fault(SphinxError("unable to load"), tmp_path) is None


def test_another_error_is_no_fault_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(START, encoding="utf-8")
    error = ExtensionError("Handler threw an exception", ValueError("x"), "perspectives")
    assert conf_fault(error, tmp_path) is None
    assert as_sentence(error, tmp_path) is error


def test_an_error_of_an_extension_names_it_and_its_reason() -> None:
    error = ExtensionError(
        "Handler <function add at 0x7f> threw", ValueError("no address"), "some_theme.buttons"
    )
    said = sentence(error, {})
    assert said.startswith(
        "The extension or theme “some_theme” ended the build: no address. Look at its settings"
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('print("x"', "conf.py:1: ERROR: This line is not Python"),
        ("", "extensions"),
        ("def setup(app): 1 / 0", "Zero"),
    ],
)
def test_sphinx_ends_with_a_sentence_and_no_traceback(
    settings: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(settings, encoding="utf-8")
    (tmp_path / "index.rst").touch()
    builder = "html" if settings else "no-such-builder-with-extensions"
    status = main(["-q", "-b", builder, str(tmp_path), str(tmp_path / "out")])
    errors = capsys.readouterr().err
    assert status == 2
    assert said in errors
    assert "Traceback" not in errors
