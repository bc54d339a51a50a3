"""The files by which programs help an editor to type: schemas, snippets, settings and tasks of VS Code.

Some are made from the tables of the extension, and written anew each time: what an editor changed there is
lost. The others are an editor's own once they exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from perspectives.build.editor_snippets import Views, snippets
from perspectives.build.json_files import json_text, write_if_changed
from perspectives.build.problem_matchers import MESSAGE_FORMS, github_matchers, vscode_matchers
from perspectives.build.toml_schemas import toml_schemas
from perspectives.records.added_fields import NO_FIELDS, AddedFields
from perspectives.records.view_options import VIEW_OPTIONS

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"
TAPLO_FILE = ".taplo.toml"
SNIPPETS_FILE = f"{FOLDER}/perspectives.code-snippets"
GITHUB = ".github"
MATCHERS_FILE = f"{GITHUB}/problem-matchers.json"
"""What ``make check`` has GitHub read its output by; only a book with workflows has it."""
EXTENSIONS = ("tamasfe.even-better-toml", "executablebookproject.myst-highlight", "editorconfig.editorconfig")
"""What VS Code offers to install: help with TOML, MyST in colours, and the settings of ``.editorconfig``."""
SETTINGS: Mapping[str, Any] = {
    # Ids and snippets are offered while one types, in the text and in the roles.
    "[markdown]": {
        "editor.quickSuggestions": {"comments": "on", "strings": "on", "other": "on"},
        # A line end in prose takes nothing that is offered; Tab does.
        "editor.acceptSuggestionOnEnter": "off",
        "editor.wordWrap": "on",
    },
    "[toml]": {"editor.formatOnSave": False},
    "files.associations": {"*.lock": "toml"},
    "search.exclude": {"build": True, ".venv": True},
    "files.watcherExclude": {"build/**": True, ".venv/**": True},
}
BUILT = ("sphinx", "sphinx-file")
"""The forms of the messages of a build."""
CHECKED = tuple(form.owner for form in MESSAGE_FORMS if form.owner != "pytest")
TASKS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "html": ("build", BUILT),
    "check": ("build", CHECKED),
    "test": ("test", ("pytest", *BUILT)),
    "pdf": ("build", BUILT),
    "serve": ("none", BUILT),
}
"""The commands that VS Code runs: each with its group, and the forms of its messages."""
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)


def made_files(added: AddedFields = NO_FIELDS, views: Views = VIEW_OPTIONS) -> dict[str, str]:
    """Return the text of each file that is made from the tables of the extension, by its path.

    :param added: the fields that the project adds, by the kind of record
    :param views: the options of each view, those of the project among them
    """
    files = {
        f"{SCHEMAS}/{name.removesuffix('.toml')}.json": json_text(schema)
        for name, schema in toml_schemas(added).items()
    }
    return {
        **files,
        SNIPPETS_FILE: json_text(snippets(added, views)),
        MATCHERS_FILE: json_text(github_matchers()),
    }


def first_files(makefile: str) -> dict[str, str]:
    """Return the text of each file that an editor may change, by its path; *makefile* has the commands."""
    targets = set(TARGET.findall(makefile))
    return {
        TAPLO_FILE: taplo_text(),
        f"{FOLDER}/settings.json": json_text(SETTINGS),
        f"{FOLDER}/extensions.json": json_text({"recommendations": EXTENSIONS}),
        f"{FOLDER}/tasks.json": json_text(
            {"version": "2.0.0", "tasks": [task(name) for name in TASKS if name in targets]}
        ),
    }


def task(name: str) -> dict[str, Any]:
    """Return the task of VS Code that runs a command of the Makefile."""
    group, owners = TASKS[name]
    made: dict[str, Any] = {
        "label": f"make {name}",
        "type": "process",
        "command": "make",
        "args": [name],
        "problemMatcher": [vscode_matchers(form) for form in MESSAGE_FORMS if form.owner in owners],
    }
    if group == "none":
        return {**made, "isBackground": True, "problemMatcher": []}
    return {**made, "group": {"kind": group, "isDefault": name in ("html", "test")}}


def taplo_text() -> str:
    """Return the settings of Taplo: which file has which schema."""
    lines = [
        "# Which schema each file of the registry has: for Taplo, and for Even Better TOML in VS Code.",
        'exclude = [".venv/**", "build/**"]',
    ]
    for name in toml_schemas():
        lines += [
            "",
            "[[rule]]",
            f'include = ["**/sources/{name}"]',
            "[rule.schema]",
            f'path = "{SCHEMAS}/{name.removesuffix(".toml")}.json"',
        ]
    return "\n".join(lines) + "\n"


def write_editor_files(
    folder: Path, added: AddedFields = NO_FIELDS, views: Views = VIEW_OPTIONS
) -> list[str]:
    """Write the files into the folder of a book, and return the paths of those that are new or changed.

    Fields and views are as :func:`made_files` takes them.

    :raises OSError: where one cannot be written
    """
    try:
        makefile = (folder / "Makefile").read_text(encoding="utf-8")
    except FileNotFoundError:
        makefile = ""
    kept = {name: text for name, text in first_files(makefile).items() if not (folder / name).exists()}
    made = made_files(added, views)
    if not (folder / GITHUB).is_dir():
        del made[MATCHERS_FILE]
    return [name for name, text in {**kept, **made}.items() if write_if_changed(folder / name, text)]
