"""Private names of libraries: only modules ``_compat`` use them; each exists and has the expected meaning."""

from __future__ import annotations

import ast
import hashlib
import inspect
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import typst
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.statemachine import StringList
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.mocking import MockState, MockStateMachine
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx import addnodes
from sphinx.cmd.build import build_main
from sphinx.errors import ConfigError
from sphinx.locale import get_translation, translators
from sphinx.search import IndexBuilder, js_index

from perspectives import _compat
from perspectives.build.search_index_file import restore_entries
from perspectives.reading.fence_renderer import FenceRenderer
from perspectives.reading.markdown import CarefulRenderer
from perspectives.reading.misread_text import TellingRenderer
from tests.support import ROOT, UNSETTLED, Book
from typst_book import _compat as typst_compat

EXTENSIONS = ROOT / "_ext"
DESCRIBED = {"_exit"}
"""Names with an underscore that are public all the same: the manual of Python describes ``os._exit``."""


# The places of private names


def is_private(name: str) -> bool:
    """Return whether a name is private: it begins with an underscore and is not like ``__init__``."""
    return len(name) > 1 and name.startswith("_") and not name.endswith("__")


def own_names() -> set[str]:
    """Return all private names that the extensions define themselves."""
    found = set()
    for path in EXTENSIONS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            elif isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.attr if isinstance(node, ast.Attribute) else node.id)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
    return {name for name in found if is_private(name)}


def foreign_names(path: Path, own: set[str]) -> Iterator[str]:
    """Yield file, line and name for each private name of a library in a module: attribute, import or text."""
    node: Any
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Attribute):
            names = [node.attr]
        elif isinstance(node, ast.ImportFrom) and node.module:
            package = node.module.partition(".")[0]
            if package not in {"perspectives", "typst_book", "epub_book", "_typeshed"}:
                names = [*node.module.split("."), *(alias.name for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = list(chain(*(alias.name.split(".") for alias in node.names)))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "vars":
                names = [f"_{ast.unparse(node)}"]
            elif node.func.id in {"delattr", "getattr", "hasattr", "setattr"}:
                names = [str(value.value) for value in node.args if isinstance(value, ast.Constant)]
        yield from (
            f"{path.name}:{node.lineno}: {name}"
            for name in names
            if is_private(name) and name not in own | DESCRIBED
        )


def test_no_other_module_touches_a_private_name_of_a_library() -> None:
    own, modules = own_names(), sorted(EXTENSIONS.rglob("*.py"))
    assert len(modules) > 150
    assert [
        found for path in modules if path.name != "_compat.py" for found in foreign_names(path, own)
    ] == []


def test_a_private_name_is_found_however_it_is_touched(tmp_path: Path) -> None:
    text = (
        "from sphinx._x import y\nimport a._b\nc._d = 1\ngetattr(e, '_f')\nvars(g)\nself._own()\n__file__\n"
    )
    path = tmp_path / "touches.py"
    path.write_text(text, encoding="utf-8")
    names = [line.rpartition(" ")[2] for line in foreign_names(path, {"_own"})]
    assert sorted(names) == ["_b", "_d", "_f", "_vars(g)", "_x"]


def test_every_name_says_of_which_library_and_version_it_is() -> None:
    for module in (_compat, typst_compat):
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        parts = [
            ast.get_docstring(node) for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)
        ]
        assert parts
        for part in parts:
            assert part
            assert any(f"{library} {version}" in part for library, version in locked()), part


def locked() -> list[tuple[str, str]]:
    """Return the names of the libraries as they write them, each with the version in the lock."""
    names = {"sphinx": "Sphinx", "docutils": "docutils", "myst-parser": "MyST-Parser", "typst": "Typst"}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.partition(" ")[0].split("==") for line in lines if "==" in line and line[0].isalpha()]
    return [(names[name], version) for name, version in pins if name in names]


# The meaning of each


def test_sphinx_keeps_the_builder_of_a_build_at_its_environment(book: Book) -> None:
    app = book.build("dummy").app
    assert _compat.builder_of(app.env) is app.builder


def test_sphinx_writes_the_words_that_the_index_holds_and_no_others(book: Book) -> None:
    index = IndexBuilder(book.build("dummy").app.env, "en", {}, "")
    index.feed("page", "page.md", "Keeper", document("Keeper\n======\n\nlantern\n"))
    texts, titles = _compat.words_of(index)
    assert (texts, titles) == ({"lantern": {"page"}}, {"keeper": {"page"}})
    texts["gone"] = titles["lost"] = set()
    assert {"gone", "lost"} <= {*index.freeze()["terms"], *index.freeze()["titleterms"]}
    del texts["gone"], titles["lost"]
    assert (set(index.freeze()["terms"]), set(index.freeze()["titleterms"])) == ({"lantern"}, {"keeper"})


def test_sphinx_writes_the_entries_that_the_index_holds_and_restores_none(book: Book) -> None:
    """Where this fails because ``load`` restores the entries, ``restore_entries`` is not needed any more."""
    env = book.build("dummy").app.env
    index = IndexBuilder(env, "en", {}, "")
    page = document("Keeper\n======\n\nlantern\n")
    page += addnodes.index(entries=[("single", "Lamp", "lamp", "main", None)])
    index.feed("page", "page.md", "Keeper", page)
    index.feed("bare", "bare.md", "", document(""))
    assert _compat.entries_of(index) == {"page": [("Lamp", "lamp", "main")], "bare": []}
    assert _compat.indexed_documents(index) == {"page", "bare"}
    frozen = index.freeze()
    assert frozen["indexentries"] == {"lamp": [(1, "lamp", True)]}
    loaded = IndexBuilder(env, "en", {}, "")
    _compat.entries_of(loaded).clear()
    loaded.load(StringIO(js_index.dumps(frozen)), js_index)
    assert _compat.entries_of(loaded) == {}
    assert _compat.indexed_documents(loaded) == {"page", "bare"}
    restore_entries(loaded, js_index.loads(js_index.dumps(frozen)), {"page", "bare"})
    assert js_index.dumps(loaded.freeze()) == js_index.dumps(frozen)


def test_sphinx_adds_a_catalogue_to_that_of_an_earlier_book_until_it_is_forgotten(book: Book) -> None:
    _ = get_translation("perspectives")
    german = book.build("dummy", language="de")
    assert str(_("Claim")) == "Aussage"
    german.app.config.language = "en"
    german.app.add_message_catalog("perspectives", str(EXTENSIONS / "perspectives" / "locale"))
    assert str(_("Claim")) == "Aussage"
    assert ("general", "perspectives") in translators
    _compat.forget_catalog("perspectives")
    assert ("general", "perspectives") not in translators
    german.app.add_message_catalog("perspectives", str(EXTENSIONS / "perspectives" / "locale"))
    assert str(_("Claim")) == "Claim"


def document(text: str) -> Any:
    """Return a document of docutils from text in reStructuredText."""
    found = new_document("page.rst", get_default_settings(Parser()))
    Parser().parse(text, found)
    return found


class RecordingRenderer(DocutilsRenderer):
    """A renderer that records the names of its methods that are called."""

    called: list[str]


def recording_method(name: str) -> Any:
    """Return a method that records its call and then calls the method of the renderer."""

    def method(self: RecordingRenderer, *args: Any, **named: Any) -> Any:
        self.called.append(name)
        return getattr(DocutilsRenderer, name)(self, *args, **named)

    return method


for _name in _compat.MYST_METHODS:
    setattr(RecordingRenderer, _name, recording_method(_name))


def rendered(text: str, renderer: type[DocutilsRenderer] = DocutilsRenderer) -> Any:
    """Return a document of docutils from text in Markdown."""
    parser = create_md_parser(MdParserConfig(), renderer)
    parser.options["document"] = document("")
    # A setting that MyST's own parser makes.
    parser.options["document"].settings.myst_suppress_warnings = []
    return parser.render(text)


def test_myst_has_the_methods_that_we_override_with_the_same_parameters() -> None:
    for name, parameters in _compat.MYST_METHODS.items():
        signature_parameters = inspect.signature(getattr(SphinxRenderer, name)).parameters
        assert " ".join(signature_parameters) == f"self {parameters}", name
    names = {*vars(CarefulRenderer), *vars(TellingRenderer), *vars(FenceRenderer)}
    ours = {name for name in names if hasattr(SphinxRenderer, name) and not name.startswith("_")}
    assert ours == set(_compat.MYST_METHODS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("```{note}\nWords.\n```", "run_directive"),
        ("A word\\\nand words", "render_hardbreak"),
        ("A {emphasis}`word`.", "render_myst_role"),
        ("```{note}\nWords.\n```", "nested_render_text"),
        ("A <b>word</b>.", "render_html_inline"),
        ("```{eval-rst}\n*Words*.\n```", "render_restructuredtext"),
        ("```\nWords\n```", "render_fence"),
        ("    Words", "render_code_block"),
        ("# Words", "render_heading"),
        ("Words", "render_inline"),
        ("Words {no-role}`x`", "create_warning"),
    ],
)
def test_myst_calls_the_method_for_what_it_is_named_after(
    text: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordingRenderer, "called", [], raising=False)
    assert "ord" in rendered(text, RecordingRenderer).astext()
    assert name in RecordingRenderer.called


def test_the_parser_of_myst_does_what_ours_repeats() -> None:
    """Where this fails, compare ``CarefulParser._parse`` with the new ``MystParser.parse``."""
    source = inspect.getsource(MystParser.parse)
    assert hashlib.sha256(source.encode()).hexdigest() == _compat.MYST_PARSE


def test_myst_adds_the_line_of_a_directive_to_the_lines_of_its_content() -> None:
    parser = create_md_parser(MdParserConfig(), DocutilsRenderer)
    parser.options["document"] = document("")
    parser.render("")
    renderer: Any = parser.renderer
    state = MockState(renderer, MockStateMachine(renderer, 12), 12)
    found = []
    for _ in range(2):
        into = nodes.section()
        state.nested_parse(StringList(["word"], "page.md"), 5, into)
        found.append(into.children[0].line)
        _compat.stop_line_shift(state)
    assert found == [18, 5]


def test_docutils_leaves_at_the_reporter_what_knows_the_lines_of_a_text() -> None:
    reporter = document("*word*").reporter
    line_finder = vars(reporter)["get_source_and_line"]
    assert reporter.warning("Words.", line=1)["line"] == 1
    with _compat.lines_unknown(reporter):
        assert "line" not in reporter.warning("Words.")
        reporter.get_source_and_line = lambda line: ("another.rst", 12)
        assert reporter.warning("Words.")["line"] == 12
    assert vars(reporter)["get_source_and_line"] == line_finder
    del vars(reporter)["get_source_and_line"]
    with _compat.lines_unknown(reporter):
        reporter.get_source_and_line = line_finder
    assert "get_source_and_line" not in vars(reporter)


def test_typst_says_which_text_no_font_can_display(tmp_path: Path) -> None:
    source = tmp_path / "signs.typ"
    source.write_text('#set document(title: "Signs")\nA bird \U00013000.\n', encoding="utf-8")
    with pytest.raises(typst.TypstError) as error:
        typst.compile(str(source), ignore_system_fonts=True, pdf_standards=["ua-1"])
    assert typst_compat.missing_text(str(error.value)) == "\U00013000"
    source.write_text("#let broken(body = }\n", encoding="utf-8")
    with pytest.raises(typst.TypstError) as error:
        typst.compile(str(source), ignore_system_fonts=True)
    assert typst_compat.missing_text(str(error.value)) is None


def test_typst_says_when_the_pages_do_not_settle(tmp_path: Path) -> None:
    source = tmp_path / "pages.typ"
    source.write_text(UNSETTLED, encoding="utf-8")
    _pdf, warnings = typst.compile_with_warnings(str(source), ignore_system_fonts=True)
    assert any(typst_compat.is_unsettled(warning.message) for warning in warnings)
    source.write_text('#set text(font: "No Such Face")\nWords.\n', encoding="utf-8")
    _pdf, warnings = typst.compile_with_warnings(str(source), ignore_system_fonts=True)
    assert [typst_compat.is_unsettled(warning.message) for warning in warnings] == [False]


# The errors that end Sphinx


def test_another_function_tells_the_error_that_ends_sphinx_and_can_keep_the_report(tmp_path: Path) -> None:
    told: list[tuple[BaseException, str]] = []

    def tell(error: BaseException, _stream: object, facts: dict[str, Any]) -> None:
        told.append((error, _compat.saved_report(error, facts)))

    with _compat.errors_told_by(tell):
        assert build_main(["-q", str(tmp_path), str(tmp_path / "out")]) == 2
    ((error, report),) = told
    assert isinstance(error, ConfigError)
    assert "Traceback" in Path(report).read_text(encoding="utf-8")
    Path(report).unlink()
