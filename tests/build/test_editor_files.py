"""What helps an editor to type: snippets, settings, lists of ids, and the forms of messages.

The files of this repository are those that the tables of the extension give.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perspectives.build.editor_files import (
    FOLDER,
    SNIPPETS_FILE,
    TAPLO_FILE,
    first_files,
    made_files,
)
from perspectives.build.editor_files_command import main
from perspectives.build.editor_snippets import directive_snippet, snippets
from perspectives.build.id_files import SNIPPETS, WORDS
from perspectives.build.toml_schemas import toml_schemas
from perspectives.reading.directives import DIRECTIVES
from perspectives.reading.roles import RECORD_ROLES
from perspectives.records.view_options import VIEW_OPTIONS
from tests.support import ROOT, Book, Build, add_lessons
from tests.unit.message_forms import form_of

PLACE = re.compile(r"\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|([^,|}]*)[^}]*\}|\$0")
"""A place to type at in a snippet: with an example, with a closed list, or the last one."""
EMPTY_FORMS = {
    "empty-body",
    "locator-without-work",
    "malformed-gloss",
    "malformed-minutes",
    "malformed-row",
    "empty-parallel",
    "missing-argument",
    "missing-headnote",
    "missing-id",
    "missing-lesson-part",
    "missing-maker",
    "missing-option",
    "missing-source",
    "misplaced-accounts",
    "misplaced-commentary",
    "misplaced-headnote",
    "misplaced-lesson-part",
    "lesson-questions",
    "unfit-organiser",
    "unknown-option",
    "unknown-view",
}
"""The problems of a directive that lacks something, or has something that does not belong there."""


def typed(name: str) -> str:
    """Return the text that a snippet inserts, where each example is left as it is."""
    return PLACE.sub(lambda match: match[1] or match[2] or "", "\n".join(snippets()[name]["body"]))


# The files of this repository


@pytest.mark.parametrize("name", made_files())
def test_what_is_made_from_the_tables_is_as_they_are(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == made_files()[name], "run make editor-files"


@pytest.mark.parametrize("name", first_files(""))
def test_this_book_has_the_settings_that_a_new_reader_gets(name: str) -> None:
    text = first_files((ROOT / "Makefile").read_text(encoding="utf-8"))[name]
    # This book has two files more that have a schema; each schema is written by hand.
    assert (ROOT / name).read_text(encoding="utf-8").partition("\n# Of this book")[0] == text


def test_git_keeps_what_all_editors_share_and_nothing_else_of_the_folder() -> None:
    shared = [*(name for name in made_files() if name.startswith(FOLDER)), *first_files("")]
    own = [f"{FOLDER}/{name}" for name in (SNIPPETS, WORDS, "launch.json", "my.code-snippets")]
    for ignored in (ROOT / ".gitignore", ROOT / "tools" / "skeleton" / ".gitignore"):
        command = ["git", "-c", f"core.excludesFile={ignored}", "check-ignore", "--no-index", *shared, *own]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert answer.stdout.split() == own


def test_each_schema_is_found_by_the_name_of_its_file() -> None:
    text = (ROOT / TAPLO_FILE).read_text(encoding="utf-8")
    for name in toml_schemas():
        path = f"{FOLDER}/schemas/{name.removesuffix('.toml')}.json"
        assert f'include = ["**/sources/{name}"]\n[rule.schema]\npath = "{path}"\n' in text
    paths = re.findall(r'^path = "(.+)"$', text, flags=re.MULTILINE)
    assert {ROOT / path for path in paths} == {*(ROOT / FOLDER / "schemas").iterdir()}


def test_the_command_keeps_what_an_editor_changed_and_renews_what_is_made(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tools" / "skeleton" / "Makefile", tmp_path)
    assert main([str(tmp_path)]) == 0
    tasks = json.loads((tmp_path / FOLDER / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert [task["args"] for task in tasks] == [["html"], ["test"], ["pdf"], ["serve"]]
    assert not (tmp_path / ".github").exists()
    (tmp_path / FOLDER / "settings.json").write_text("{}", encoding="utf-8")
    (tmp_path / SNIPPETS_FILE).write_text("{}", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert (tmp_path / FOLDER / "settings.json").read_text(encoding="utf-8") == "{}"
    assert (tmp_path / SNIPPETS_FILE).read_text(encoding="utf-8") == made_files()[SNIPPETS_FILE]


def test_the_command_needs_no_extra_of_the_extension(tmp_path: Path) -> None:
    extras = "typst docx html5lib pikepdf pypdf nanopub rdflib".split()
    code = f"import sys; sys.modules |= dict.fromkeys({extras}); from perspectives.__main__ import main; main"
    command = [sys.executable, "-c", f"{code}(['editor-files', {str(tmp_path)!r}])"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "_ext")}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert answer.stderr == ""
    assert (tmp_path / SNIPPETS_FILE).is_file()


def test_what_is_no_folder_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "missing")]) == 1
    assert "There is no folder" in capsys.readouterr().err
    (tmp_path / FOLDER).write_text("a file", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert FOLDER in capsys.readouterr().err


SETTINGS = """extensions = ["perspectives"]


def setup(app):
    from perspectives import add_field, add_view

    add_field(app, "voice", "pen-name", label="Pen name", about="The name it wrote under.", values=["a", "b"])
    add_field(app, "claim", "shelf-mark", label="Shelf mark", about="Where the paper lies.")
    add_view(app, "bells", lambda printer, options: [])
"""


def test_fields_and_views_that_a_project_adds_are_known(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text(SETTINGS, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    schema = json.loads((tmp_path / FOLDER / "schemas" / "voices.json").read_text(encoding="utf-8"))
    fields = schema["properties"]["voices"]["additionalProperties"]["properties"]
    assert fields["pen-name"] == {
        "description": "The name it wrote under.",
        "type": "string",
        "enum": ["a", "b"],
    }
    listed = json.loads((tmp_path / SNIPPETS_FILE).read_text(encoding="utf-8"))
    assert listed["option shelf-mark of claim"]["description"] == "claim: Where the paper lies."
    assert listed["view bells"]["body"][0] == ":::{view} bells"


def test_settings_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text("extensions = [", encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "conf.py" in capsys.readouterr().err
    assert not (tmp_path / FOLDER).exists()


# Snippets


def test_there_is_a_snippet_for_each_directive_view_role_and_option() -> None:
    names = snippets().keys()
    assert names >= {f"directive {name}" for name in DIRECTIVES}
    assert names >= {f"view {name}" for name in VIEW_OPTIONS}
    assert names >= {f"role {{{name}}}" for name in RECORD_ROLES}
    options = {option for directive in DIRECTIVES.values() for option in directive.readers}
    prefixes = {str(snippet["prefix"]) for snippet in snippets().values()}
    assert prefixes >= {f":{option}:" for option in options}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_snippet_has_the_options_that_its_directive_must_have(name: str) -> None:
    first, *lines = directive_snippet(name)["body"]
    options = []
    for line in lines:
        found = re.match(r":([\w-]+): ", line)
        if not found:
            break
        options.append(found[1])
    assert tuple(options) == DIRECTIVES[name].required
    assert DIRECTIVES[name].readers.keys() >= set(options)
    assert ("${1" in first) == bool(DIRECTIVES[name].argument)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the tiny reader with a page for all snippets, and with the ids beside it."""
    book = Book(tmp_path_factory.mktemp("typing"))
    add_lessons(book)
    alone = ("commentary", "headnote", "pupils", "lesson-source", "organiser", "task", "teacher", "lesson")
    texts = [typed(name) for name in snippets() if name.startswith(("directive", "view"))]
    inner = [typed(f"directive {name}") for name in alone]
    texts = [text for text in texts if text not in inner] + [
        f":::::{{accounts}} Who?\n:id: who\n:with: ringer-rope\n\n{inner[0]}\n:::::",
    ]
    ids = iter(range(1000))
    page = re.sub(r"^:id: id$", lambda _: f":id: typed-{next(ids)}", "\n\n".join(texts), flags=re.MULTILINE)
    book.write("docs/typed.md", f"(typed)=\n# Typed\n\n{page}\n\n:::{{claim}} nobdy\n:id: A B\n:::\n")
    book.write("docs/typed-lesson.md", f"(lesson-typed)=\n# A lesson\n\n{typed('directive lesson')}\n")
    book.replace("docs/index.md", "registers", "typed\ntyped-lesson\nregisters")
    return book.build("dummy", perspectives_ids="../.vscode")


def test_a_snippet_as_it_is_inserted_lacks_nothing_but_names_that_there_are(build: Build) -> None:
    last = (build.out.parents[1] / "docs" / "typed.md").read_text(encoding="utf-8").count("\n") - 2
    faults = [
        line
        for line in build.warnings
        if re.search(r"/typed(?:-lesson)?\.md", line)
        and any(f"[perspectives.{code}]" in line for code in EMPTY_FORMS)
        and int((re.search(r"\.md:(\d+)", line) or [0, 0])[1]) < last
    ]
    assert faults == []
    assert "unknown-voice" in build.codes, "the snippets were read"


# Ids


def test_a_build_lists_the_ids_where_the_setting_says(build: Build) -> None:
    folder = build.out.parents[1] / FOLDER
    words = (folder / WORDS).read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
    assert {"ringer", "breaking", "odo-book", "who-broke-it", "odo-ringer-did", "note-wind", "charter"} <= {
        *words
    }
    listed = json.loads((folder / SNIPPETS).read_text(encoding="utf-8"))
    assert listed["voice ringer"] == {
        "scope": "markdown,toml",
        "prefix": "ringer",
        "body": ["ringer"],
        "description": "voice: Anna Ringer",
    }
    assert listed["accounts who-broke-it"]["description"] == "accounts: Who broke the bell?"


# The forms of messages


def test_every_fault_that_a_build_tells_has_a_form(build: Build) -> None:
    assert len(build.warnings) > 10
    assert [line for line in build.warnings if not form_of(line)] == []
    (fault,) = [line for line in build.warnings if "perspectives.malformed-id" in line]
    parts = form_of(fault)
    assert (parts["owner"], parts["code"]) == ("sphinx", "perspectives.malformed-id")
    assert parts["file"].endswith("docs/typed.md")
    assert "A B" in parts["message"]
