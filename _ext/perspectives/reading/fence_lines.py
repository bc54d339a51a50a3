"""The lines of fences and headings: what begins a fence, what ends it, and what no fence can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LESSON_PARTS = ("lesson-source", "organiser", "task", "teacher")
"""The directives of a lesson that hold no others."""
HOLDERS = ("accounts", "document", "lesson", "pupils")
"""The directives of this extension that hold others."""
OWN_NAMES = (
    *HOLDERS,
    "claim",
    "commentary",
    "editorial-note",
    "headnote",
    "parallel",
    *LESSON_PARTS,
    "view",
)
"""The names of the directives of this extension."""
OTHER_NAMES = (
    *("admonition", "attention", "bibliography", "caution", "code-block", "container", "csv-table", "danger"),
    *("epigraph", "figure", "footbibliography", "glossary", "hint", "image", "important", "include", "index"),
    *("list-table", "literalinclude", "math", "note", "only", "raw", "rubric", "seealso", "sidebar", "table"),
    *("tip", "toctree", "topic", "versionadded", "versionchanged", "warning"),
)
"""Directives of other projects that a misspelt name is compared with."""
DOMAIN = "perspectives:"
"""What stands before such a name where ``primary_domain`` is another."""
SIGNS = (":", "：", "`", "~")
FENCE = re.compile(r"(?P<marks>[:：]{2,}|`{3,}|~{3,})(?P<info>.*)", re.DOTALL)
WELL_FORMED = re.compile(r"\{(?P<name>[^\s{}]+)\}(?:\s+(?P<rest>.*))?", re.DOTALL)
NEARLY = re.compile(r"[{｛(\[<]*\s*(?P<name>[A-Za-z][\w:+-]*)\s*[}｝)\]>]*:?\s*(?P<rest>.*)", re.DOTALL)
LITERAL = ("code", "code-block", "sourcecode", "parsed-literal", "raw", "eval-rst", "math", "literalinclude")
"""The directives whose content is no Markdown."""
HEADING = re.compile(r"#{1,6}(?:\s+(?P<title>.*?)\s*#*)?$")
LABEL = re.compile(r"\((?P<label>[^()\n]+)\)=\s*$")
MARKING = (*SIGNS, "#", "(")
"""The signs by which a line begins that can tell where a fence ends."""
ID = re.compile(r"\s*:id:\s*(?P<id>\S+)")


@dataclass(slots=True)
class Opening:
    """The beginning of a fence.

    :ivar sign: its sign, a colon where it is a full-width one
    :ivar count: the number of signs
    :ivar name: the name of the directive, empty for a block of code or a container
    :ivar is_literal: whether its content is no Markdown
    """

    sign: str
    count: int
    name: str
    is_literal: bool


def name_in(info: str) -> tuple[str, str]:
    """Return the name and the rest of what stands after the signs of a fence, well-formed or nearly so."""
    info = re.sub(r"editorial[ _]note\b", "editorial-note", info.strip())
    match = WELL_FORMED.fullmatch(info) or NEARLY.fullmatch(info)
    return (own_name(match["name"]), match["rest"] or "") if match else ("", "")


def own_name(name: str) -> str:
    """Return the name of a directive or a role without the name of this domain before it."""
    return name.removeprefix(DOMAIN)


def opening_of(text: str) -> Opening | None:
    """Return the beginning of a fence in a line without its indent; None for another line."""
    match = FENCE.fullmatch(text.rstrip()) if text[:1] in SIGNS else None
    if match is None or not match["info"].strip():
        return None
    marks, info = match["marks"], match["info"].strip()
    sign = ":" if marks[0] == "：" else marks[0]
    name, _rest = name_in(info)
    has_brace = info[0] in "{｛"
    if sign == ":":
        if len(marks) < 3 and not has_brace and name not in OWN_NAMES:
            return None
        return Opening(sign, len(marks), name, has_brace and name in LITERAL)
    if sign == "`" and "`" in info:
        return None
    is_directive = (has_brace and bool(name)) or name in OWN_NAMES
    return Opening(sign, len(marks), name if is_directive else "", not is_directive or name in LITERAL)


def ending_of(text: str) -> tuple[str, int] | None:
    """Return the sign and the number of signs of a line that ends a fence; None for another line."""
    text = text.strip()
    match = FENCE.fullmatch(text) if text[:1] in SIGNS else None
    if match is None or match["info"]:
        return None
    return (":" if text[0] == "：" else text[0]), len(text)


def is_nearly_end(text: str, opening: Opening) -> bool:
    """Return whether a line looks like the end of a fence: signs alone, nearly as many as its own."""
    signs = "".join(text.split()).replace("：", ":")
    own = signs.count(opening.sign)
    return 2 <= own <= len(signs) <= 2 * opening.count + 2 and not any(sign.isalnum() for sign in signs)


def things_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield what stands in lines and would be lost in a fence: sections, labels, claims and other records."""
    record = label = ""
    for text in lines:
        heading, labelled, id_, opening = (
            HEADING.match(text),
            LABEL.match(text),
            ID.match(text),
            opening_of(text),
        )
        if heading:
            yield f"the section “{heading['title'] or ''}”" + (f" ({label})" if label else "")
            label = ""
        elif label and text:
            yield f"the label “{label}”"
            label = ""
        if labelled:
            label = labelled["label"]
        elif id_ and record:
            yield f"the {record} “{id_['id']}”"
            record = ""
        elif opening and opening.name in OWN_NAMES[:-1]:
            record = {"accounts": "comparison", "editorial-note": "note"}.get(opening.name, opening.name)
    if label:
        yield f"the label “{label}”"
