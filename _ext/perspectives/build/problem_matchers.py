"""The forms in which commands name a place and what is wrong there, for programs that read their output.

VS Code takes them in ``tasks.json``, GitHub in a file that a workflow registers. Both read one line at a
time, without its colours. Each form is a regular expression for ECMAScript, .NET and Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PLACE = r"^(\S.*?\.\w+):(\d+):"
"""A file with an ending, and a line."""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """The form of the messages of a program.

    :ivar expression: a regular expression; nothing that is no message matches it
    :ivar groups: the number of the group for each part: file, line, column, message, code
    """

    owner: str
    expression: str
    groups: Mapping[str, int] = field(default_factory=lambda: {"file": 1, "line": 2, "message": 3})


MESSAGE_FORMS = (
    MessageForm(
        "sphinx",
        rf"{PLACE} (?:WARNING|ERROR|CRITICAL|SEVERE): (.*?)(?: \[([a-z][\w.-]*)\])?$",
        {"file": 1, "line": 2, "message": 3, "code": 4},
    ),
    MessageForm(
        "sphinx-file",
        r"^(\S[^:]*\.\w+): (?:WARNING|ERROR|CRITICAL|SEVERE): (.*?)(?: \[([a-z][\w.-]*)\])?$",
        {"file": 1, "message": 2, "code": 3},
    ),
    MessageForm(
        "ruff",
        rf"{PLACE}(\d+): ([A-Z]+[0-9]+|invalid-syntax)(?::? (?:\[\*\] )?)(.*)$",
        {"file": 1, "line": 2, "column": 3, "code": 4, "message": 5},
    ),
    MessageForm("ruff-format", r"^(Would reformat): (\S.*)$", {"message": 1, "file": 2}),
    MessageForm(
        "mypy",
        rf"{PLACE}(?:(\d+):)? error: (.*?)(?:  \[([a-z][a-z-]*)\])?$",
        {"file": 1, "line": 2, "column": 3, "message": 4, "code": 5},
    ),
    MessageForm("codespell", rf"{PLACE} (\S+ ==> .+)$"),
    MessageForm("rule-of-the-cut", rf"{PLACE} (“.+)$"),
    MessageForm("pytest", r"^(\S.*?\.py):(\d+): ([A-Z][\w.]*)$"),
)
"""The forms of Sphinx with a line and without one, of the other programs of ``make check``, and of tests."""


def vscode_matchers(form: MessageForm) -> dict[str, Any]:
    """Return the matcher of VS Code for a form of messages."""
    pattern = {"regexp": form.expression, **form.groups}
    if "line" not in form.groups:
        pattern["kind"] = "file"
    return {
        "owner": form.owner,
        "source": form.owner.partition("-file")[0],
        "severity": "error",
        "fileLocation": ["autoDetect", "${workspaceFolder}"],
        "pattern": pattern,
    }


def github_matchers() -> dict[str, Any]:
    """Return the content of a file of problem matchers for GitHub."""
    return {
        "problemMatcher": [
            {
                "owner": form.owner,
                "severity": "error",
                "pattern": [{"regexp": form.expression, **form.groups}],
            }
            for form in MESSAGE_FORMS
        ]
    }
