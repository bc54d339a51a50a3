"""Problems that only follow from another one: they vanish with it, and are not told beside it.

A directive that is not read as one loses its id, its options and its end. Its other lines are then faults
too, and so is whatever names its id. Only what is to be mended is told; if there is more, the next build
tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from perspectives.book.book import Book
from perspectives.records.problem_record import Problem

CAUSES = (
    "malformed-directive",
    "unknown-directive",
    "unclosed-fence",
    "wrong-fence",
    "equal-fences",
    "stray-fence",
    "option-in-text",
    "heading-in-directive",
    "malformed-label",
    "misplaced-lesson-part",
    "text-in-lesson",
)
"""The faults of a page in which a directive loses its beginning, its options or its end."""
CONSEQUENCES = (
    "empty-body",
    "lesson-questions",
    "misplaced-accounts",
    "misplaced-commentary",
    "misplaced-document",
    "misplaced-headnote",
    "misplaced-lesson",
    "misplaced-lesson-part",
    "misplaced-parallel",
    "missing-headnote",
    "missing-id",
    "missing-lesson-part",
    "missing-maker",
    "missing-option",
    "missing-perspective",
    "missing-source",
    "nested-claim",
    "repeated-source",
    "stray-fence",
    "text-in-lesson",
    "unfit-organiser",
    "wrong-fence",
)
"""What follows from such a fault in the same section."""
CLAIM_CAUSES = (
    *CAUSES,
    "malformed-id",
    "malformed-list",
    "missing-id",
    "unknown-claim",
    "unknown-option",
    "unknown-voice",
)
"""The faults in which a comparison may lose a claim, or a claim what it disputes."""
COMPARISON_CONSEQUENCES = ("accounts-without-claims", "conflict-without-dispute", "finding-contradicted")
"""What follows from such a fault between the beginnings of a comparison and of the next one."""
IN_ONE_RECORD: dict[str, tuple[str, ...]] = {
    "missing-source": ("locator-without-work",),
    "run-on-quotation": ("empty-body",),
    "second-title": ("unlabelled-section",),
}
"""What follows from a fault of the same claim, comparison, note or heading."""
IN_ONE_SECTION: dict[str, tuple[str, ...]] = {
    "duplicate-id": ("misplaced-lesson",),
    "indented-code": ("lesson-questions", "misplaced-document", "misplaced-lesson", "unfit-organiser"),
    "unlabelled-section": ("misplaced-document", "misplaced-lesson"),
}
"""What follows from a fault of the same section."""
WORDLESS = ("empty-body", "indented-code", "misplaced-quotation")
"""The faults of a claim that has none of its words."""
TYPED_ID = re.compile(r":?id:\s*(?P<id>\S+)")
NAMED_DIRECTIVE = re.compile(r"\{(?P<name>[\w-]+)\}")
KINDS = {
    "claim": ("unknown-claim", "one of the claims"),
    "accounts": ("unknown-accounts", "one of the comparisons"),
    "editorial-note": ("unknown-record", "one of the notes"),
    "document": ("unknown-document", "one of the documents"),
}
"""For each directive with an id: the code of a reference to none, and how its lost id is told."""


def without_consequences(
    problems: Iterable[Problem],
    book: Book,
    absent_ids: Collection[str] = (),
    absent_pages: Collection[str] = (),
) -> list[Problem]:
    """Return the problems of a book without those that only follow from another one.

    :param absent_ids: the ids that are lost with pages that a list of contents names and that are not there
    :param absent_pages: the names of these pages
    """
    found = list(problems)
    if len(found) < 2 and not absent_ids and not absent_pages:
        return found
    follows = _Consequences(found, book, absent_ids, absent_pages).has
    return [problem for problem in found if not follows(problem)]


class _Consequences:
    """What follows from some problems of a book."""

    def __init__(
        self,
        problems: Sequence[Problem],
        book: Book,
        absent_ids: Iterable[str],
        absent_pages: Collection[str],
    ) -> None:
        pages = book.records.items()
        self.labels = {name: [line for _label, line in one.labels] for name, one in pages}
        self.comparisons = {
            name: sorted([one.line for one in page.comparisons] + self.labels[name]) for name, page in pages
        }
        self.records = {
            name: sorted(
                [one.line for one in page.claims] + [one.line for one in page.notes] + self.comparisons[name]
            )
            for name, page in pages
        }
        self.lost_ids = _lost_ids(problems).union(absent_ids)
        self.absent_pages = absent_pages
        self.nameless = {
            (one.docname, name)
            for one in problems
            if one.code == "missing-id"
            for name in NAMED_DIRECTIVE.findall(one.value)
        }
        self.lost_directives = self._first(problems, CAUSES)
        self.lost_claims = {self._comparison_of(one) for one in problems if one.code in CLAIM_CAUSES}
        self.in_sections = {(self._section_of(one), one.code) for one in problems if one.docname}
        self.in_records = {(self._record_of(one), one.code) for one in problems}
        wordless = {self._record_of(one) for one in problems if one.code in WORDLESS}
        self.wordless = {
            claim.id
            for document in book.records.values()
            for claim in document.claims
            if (claim.docname, claim.line) in wordless
        }

    def has(self, problem: Problem) -> bool:
        """Return whether a problem only follows from another one."""
        if problem.code == "lost-page":
            return problem.value in self.absent_pages
        if problem.code.startswith("unknown-") or problem.code == "lost-id":
            return self._names_lost(problem)
        if problem.code == "words-not-in-claim":
            return problem.expected.rpartition(" ")[2] in self.wordless
        if self._follows_nearby(problem):
            return True
        section = self._section_of(problem)
        if problem.code in COMPARISON_CONSEQUENCES:
            return self._comparison_of(problem) in self.lost_claims
        cause = self.lost_directives.get(section)
        return cause is not None and cause is not problem and _follows(problem, cause)

    def _names_lost(self, problem: Problem) -> bool:
        """Return whether a problem names a record whose id is lost."""
        return problem.value in self.lost_ids or any(
            _may_name(problem, *KINDS[name])
            for docname, name in self.nameless
            if name in KINDS and problem.docname in (docname, None)
        )

    def _follows_nearby(self, problem: Problem) -> bool:
        """Return whether a problem follows from a fault of the same record or the same section."""
        record, section = self._record_of(problem), self._section_of(problem)
        for code, followers in IN_ONE_RECORD.items():
            if problem.code in followers and (record, code) in self.in_records:
                return True
        return any(
            problem.code in followers and (section, code) in self.in_sections
            for code, followers in IN_ONE_SECTION.items()
        )

    def _first(self, problems: Sequence[Problem], codes: Sequence[str]) -> dict[tuple[str, int], Problem]:
        """Return the first problem with one of some codes, for each section of a page."""
        first: dict[tuple[str, int], Problem] = {}
        found = (one for one in problems if one.docname and one.code in codes)
        for problem in sorted(found, key=lambda one: (one.line, codes.index(one.code))):
            first.setdefault(self._section_of(problem), problem)
        return first

    def _section_of(self, problem: Problem) -> tuple[str, int]:
        """Return the page of a problem, and the number of its section in the page."""
        return _part_of(problem, self.labels)

    def _comparison_of(self, problem: Problem) -> tuple[str, int]:
        """Return the page of a problem, and the number of the comparison that it may belong to."""
        return _part_of(problem, self.comparisons)

    def _record_of(self, problem: Problem) -> tuple[str, int]:
        """Return the page of a problem, and the line in which the record begins that it may belong to."""
        docname = problem.docname or problem.path or ""
        lines = self.records.get(docname, ())
        at = bisect_right(lines, problem.line)
        return docname, lines[at - 1] if at else problem.line


def _part_of(problem: Problem, lines: Mapping[str, Sequence[int]]) -> tuple[str, int]:
    """Return the page of a problem, and the number of its part there.

    :param lines: the lines in which the parts of each page begin
    """
    docname = problem.docname or ""
    return docname, bisect_right(lines.get(docname, ()), problem.line)


def _lost_ids(problems: Iterable[Problem]) -> set[str]:
    """Return the ids that are typed and that no record has: those written otherwise, and those in a text."""
    lost = set()
    for problem in problems:
        typed = TYPED_ID.match(problem.value)
        if typed and problem.code == "malformed-id":
            lost.add(problem.nearest or "")
        elif typed and problem.code in ("option-in-text", "broken-option"):
            lost.add(typed["id"])
    return lost


def _follows(problem: Problem, cause: Problem) -> bool:
    """Return whether a problem follows from a lost directive; its options stand right under it."""
    is_own_option = problem.code == "option-in-text" and problem.line == cause.line + 1
    return problem.code in CONSEQUENCES or is_own_option


def _may_name(problem: Problem, code: str, lost: str) -> bool:
    """Return whether a problem may name a record that lacks its id."""
    if problem.code == "lost-id":
        return problem.expected.startswith(lost)
    return problem.code in (code, "unknown-record")
