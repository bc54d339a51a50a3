"""Snippets of VS Code: directives and roles with what they must have, options, and the ids of a book.

All but the ids come from the tables that the directives read their options by.
The form is that of a file ``*.code-snippets``; other editors read it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from perspectives.reading.directives import DIRECTIVES
from perspectives.reading.roles import RECORD_ROLES
from perspectives.records import closed_lists
from perspectives.records.added_fields import NO_FIELDS, AddedFields
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.document_fields import DOCUMENT_FIELDS
from perspectives.records.fields import Field, readers_of
from perspectives.records.view_options import VIEW_OPTIONS, Filter, missing_option

Snippet = dict[str, Any]
Views = Mapping[str, Mapping[str, Filter]]
FIELDS: Mapping[str, Iterable[Field]] = {
    "claim": CLAIM_FIELDS,
    "accounts": COMPARISON_FIELDS,
    "editorial-note": NOTE_FIELDS,
    "document": DOCUMENT_FIELDS,
}
"""The tables of the fields whose descriptions and closed lists the options of a directive have."""
ARGUMENTS = {
    "accounts": "Who broke it?",
    "claim": "voice",
    "document": "work",
    "editorial-note": closed_lists.NOTE_KINDS,
    "lesson-source": "claim-or-passage",
    "parallel": "one other",
    "view": tuple(VIEW_OPTIONS),
}
"""What stands on the first line of a directive: an example, or the closed list."""
_PUPILS = """{context}

:::{{lesson-source}} {claim-or-passage}
:credit: {credit}

- {question}
- {other question}
:::

:::{{organiser}}
| {side} | {other side} |
|---|---|
| | |
:::

:::{{task}}
{task}
:::"""
CONTENT: Mapping[str, str] = {
    "accounts": ":::{{claim}} {voice}\n:id: {id}\n:source: {work}\n\n> {words}\n:::",
    "claim": "> {words}",
    "commentary": "{commentary}",
    "document": ":::{{headnote}}\n{headnote}\n:::",
    "editorial-note": "{note}",
    "headnote": "{headnote}",
    "lesson": f"::::{{{{pupils}}}}\n{_PUPILS}\n::::\n\n::::{{{{teacher}}}}\n{{answers}}\n::::",
    "lesson-source": "- {question}\n- {other question}",
    "organiser": "| {side} | {other side} |\n|---|---|\n| | |",
    "parallel": "{claim} | {other-claim}",
    "pupils": _PUPILS,
    "task": "{task}",
    "teacher": "{answers}",
}
"""What stands in a directive. Each pair of braces is a place to type at."""
EXAMPLES = {"minutes": "45"}
"""What stands in an option at first, where its name is no example."""
CITE_ROLE_NAMES = ("p", "t")
"""The roles for citations that editors of this extension use; sphinxcontrib-bibtex has more."""
COLONS = {"accounts": 4, "document": 4, "lesson": 5, "pupils": 4, "teacher": 4}
"""The colons of the fences that hold others; all other fences have three."""


class _Body(dict[str, str]):
    """The places of a snippet, numbered in the order in which they are typed at.

    Asked for a name, it gives a place with this name as the example.
    """

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def place(self, example: str | Iterable[str]) -> str:
        """Return a place with an example, or with a closed list to choose from."""
        self.count += 1
        if isinstance(example, str):
            return f"${{{self.count}:{_escaped(example)}}}"
        words = ",".join(
            word.replace("\\", r"\\").replace(",", r"\,").replace("|", r"\|") for word in example
        )
        return f"${{{self.count}|{words}|}}"

    def __missing__(self, name: str) -> str:
        return self.place(name)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("$", r"\$").replace("}", r"\}")


def choices_of(fields: Iterable[Field], option: str) -> tuple[str, ...]:
    """Return the closed list of an option of a directive; empty where it takes something else."""
    schema = next((one.schema for one in fields if _name_of(one) == option), {})
    return tuple(value for value in schema.get("enum", ()) if value is not None)


def about(fields: Iterable[Field], option: str) -> str:
    """Return the description of an option; empty where the table has none."""
    return next((one.about for one in fields if _name_of(one) == option), "")


def _name_of(field: Field) -> str:
    option = field.option
    if option is None:
        return ""
    return {"selection": "paragraphs"}.get(option.name, option.name)


def directive_snippet(name: str) -> Snippet:
    """Return the snippet of a directive, with the options that it must have and what stands in it."""
    directive = DIRECTIVES[name]
    body = _Body()
    fence = ":" * COLONS.get(name, 3)
    argument = f" {body.place(ARGUMENTS[name])}" if name in ARGUMENTS else ""
    lines = [f"{fence}{{{name}}}{argument}"]
    lines += [
        f":{option}: {body.place(choices_of(FIELDS.get(name, ()), option) or EXAMPLES.get(option, option))}"
        for option in directive.required
    ]
    content = CONTENT.get(name, "")
    if content and directive.required:
        lines.append("")
    lines += content.format_map(body).split("\n") if content else []
    return {
        "scope": "markdown",
        "prefix": [name, f"{fence}{{{name}}}"],
        "body": [*lines, fence, "$0"],
        "description": (directive.__doc__ or "").partition("\n")[0].replace("``", ""),
    }


def view_snippet(name: str, options: Mapping[str, Filter]) -> Snippet:
    """Return the snippet of a view, with the option that it must have."""
    needed = missing_option(name, {})
    body = _Body()
    line = [f":{needed}: {body.place(options[needed].choices or needed)}"] if needed else []
    return {
        "scope": "markdown",
        "prefix": [f"view {name}", f":::{{view}} {name}"],
        "body": [f":::{{view}} {name}", *line, ":::", "$0"],
        "description": "view; " + (f"options: {', '.join(options)}" if options else "it has no options"),
    }


def option_snippets(added: AddedFields, views: Views) -> dict[str, Snippet]:
    """Return a snippet for each option of a directive or a view, with its closed list."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
    for name, directive in DIRECTIVES.items():
        fields = (*FIELDS.get(name, ()), *added.get(name, ()))
        for option in (*directive.readers, *readers_of(added.get(name, ()))):
            choices = choices_of(fields, option)
            found.setdefault((option, choices), []).append((name, about(fields, option)))
    for view, options in views.items():
        for option, taken in options.items():
            found.setdefault((option, taken.choices), []).append((f"view {view}", ""))
    snippets = {}
    for (option, choices), users in found.items():
        names = ", ".join(name for name, _ in users)
        told = next((words for _, words in users if words), "")
        snippets[f"option {option} of {names}"] = {
            "scope": "markdown",
            "prefix": f":{option}:",
            "body": [f":{option}: {_Body().place(choices) if choices else '$1'}"],
            "description": f"{names}: {told}" if told else f"an option of {names}",
        }
    return snippets


def role_snippets() -> dict[str, Snippet]:
    """Return a snippet for each role."""
    bodies = {f"{{{name}}}": f"{{{name}}}`${{1:id}}`$0" for name in RECORD_ROLES}
    bodies["{quote}"] = "{quote}`${1:words} <${2:claim}>`$0"
    bodies |= {
        f"{{cite:{name}}}": f"{{cite:{name}}}`${{1:work}}{{${{2:p. 1}}\\}}`$0" for name in CITE_ROLE_NAMES
    }
    return {
        f"role {prefix}": {
            "scope": "markdown",
            "prefix": prefix,
            "body": [body],
            "description": f"the role {prefix}",
        }
        for prefix, body in bodies.items()
    }


def snippets(added: AddedFields = NO_FIELDS, views: Views = VIEW_OPTIONS) -> dict[str, Snippet]:
    """Return all snippets, by their names: directives, views, options and roles.

    :param added: the fields that the project adds, by the kind of record
    :param views: the options of each view, those of the project among them
    """
    return {
        **{f"directive {name}": directive_snippet(name) for name in DIRECTIVES},
        **{f"view {name}": view_snippet(name, options) for name, options in views.items()},
        **role_snippets(),
        **option_snippets(added, views),
    }
