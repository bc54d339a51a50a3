"""The closed list of the problems that an editor's text can have. This module imports no Sphinx.

Each kind of problem has a code. A code is permanent and is never reused.
A module for each subject has the kinds: those whose names end in ``_problems``.
While the book is read, problems are stored as records. Every build logs all of them:
a second build of a faulty book gives the same messages as the first, and fails too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perspectives.records.address_problems import ADDRESS_PROBLEMS, SECTION_PROBLEMS
from perspectives.records.comparison_problems import COMPARISON_PROBLEMS
from perspectives.records.declaration_problems import DECLARATION_PROBLEMS, FILE_PROBLEMS, NAME_PROBLEMS
from perspectives.records.directive_problems import DIRECTIVE_PROBLEMS
from perspectives.records.document_problems import DOCUMENT_PROBLEMS
from perspectives.records.lesson_problems import LESSON_PROBLEMS
from perspectives.records.library_problems import LIBRARY_PROBLEMS
from perspectives.records.markup_problems import MARKUP_PROBLEMS
from perspectives.records.problem_record import OFFER, Problem
from perspectives.records.quotation_problems import COLLATION_PROBLEMS, QUOTATION_PROBLEMS
from perspectives.records.setting_problems import SETTING_PROBLEMS
from perspectives.records.text_problems import TEXT_PROBLEMS
from perspectives.records.value_problems import VALUE_PROBLEMS
from perspectives.records.wording_problems import WORDING_PROBLEMS

PLACEHOLDERS = ("registry", "bibliography", "collate", "permalinks", "texts")
"""The names that a mend may have in braces.

They stand for the folder of the registry, the bibliography, and three commands; each book has its own.
"""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: what is wrong and how to mend it, for an editor who is not a programmer.

    A mend may contain :data:`PLACEHOLDERS`, which :func:`mend_of` fills.
    """

    code: str
    sentence: str
    mend: str


PROBLEM_KINDS = {
    texts[0]: ProblemKind(*texts)
    for texts in (
        *DIRECTIVE_PROBLEMS,
        *QUOTATION_PROBLEMS,
        *TEXT_PROBLEMS,
        *COLLATION_PROBLEMS,
        *ADDRESS_PROBLEMS,
        *VALUE_PROBLEMS,
        *SECTION_PROBLEMS,
        *NAME_PROBLEMS,
        *COMPARISON_PROBLEMS,
        *FILE_PROBLEMS,
        *SETTING_PROBLEMS,
        *DECLARATION_PROBLEMS,
        *MARKUP_PROBLEMS,
        *DOCUMENT_PROBLEMS,
        *WORDING_PROBLEMS,
        *LESSON_PROBLEMS,
    )
}
"""Every kind of problem of an editor's text, by its code."""


LIBRARY_KINDS = {texts[0]: ProblemKind(*texts) for texts in LIBRARY_PROBLEMS}
"""What libraries report, by their codes."""


def mend_of(kind: ProblemKind, names: Mapping[str, str]) -> str:
    """Return how to mend a kind of problem; *names* gives the text for each of the :data:`PLACEHOLDERS`."""
    mend = kind.mend
    # str.format cannot do this: examples for editors contain braces too.
    for placeholder in PLACEHOLDERS:
        mend = mend.replace(f"{{{placeholder}}}", names[placeholder])
    return mend


def message(problem: Problem, names: Mapping[str, str]) -> str:
    """Return the message for an editor, on one line: what is wrong, value, expectation, nearest name, mend.

    *names* gives the text for each of the :data:`PLACEHOLDERS`.
    """
    kind = PROBLEM_KINDS.get(problem.code) or LIBRARY_KINDS[problem.code]
    parts = [kind.sentence]
    if problem.value:
        parts.append(f"Found: “{problem.value}”.")
    if problem.expected:
        parts.append(f"Expected: {problem.expected}.")
    if problem.nearest:
        parts.append(f"Did you mean “{problem.nearest.replace(OFFER, '” or “')}”?")
    if problem.other:
        parts.append(f"The other place: {problem.other}.")
    parts.append(mend_of(kind, names))
    return "".join(map(_printable, " ".join(parts)))


def _printable(character: str) -> str:
    """Return a character for a line of a terminal: as it is if it is printable, else its code point."""
    return character if character.isprintable() else f"\\u{{{ord(character):x}}}"
