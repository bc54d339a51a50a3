"""The report of the command ``collate``: the differences one by one, then the number of each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from perspectives.collation.lock import Lock, LockEntry
from perspectives.collation.lock_update import Collation, Outcome
from perspectives.collation.verdict import VERDICTS
from perspectives.records.claim_records import Claim


def report_text(
    collation: Collation,
    old_lock: Lock,
    path: str,
    files: Mapping[str, str],
    notes: Sequence[str] = (),
    commands: Mapping[str, str] | None = None,
) -> str:
    """Return the report. It is the only output that shows words of a witness.

    *path* is the path of the new lock; *files* gives the source file of each document by its name.
    *notes* are sentences on the files of the witnesses.
    *commands* has, by the id of a copy, the command that is given its folder; under "" that for all others.
    """
    lost = list(_lost_lines(collation.lost, files, commands or {}))
    return "\n".join([*notes, *lost, *_report_lines(collation, old_lock, path, files)]) + "\n"


def _lost_lines(
    lost: Sequence[tuple[Claim, LockEntry]], files: Mapping[str, str], commands: Mapping[str, str]
) -> Iterator[str]:
    """Yield a line for each comparison that is lost, and at the end how to make them again."""
    needed = dict.fromkeys(commands.get(entry.copy or "", commands.get("", "")) for _claim, entry in lost)
    for claim, entry in lost:
        file = f"{entry.copy}, {entry.file}" if entry.file else str(entry.copy)
        yield (
            f"{files[claim.docname]}:{claim.line}: {entry.claim}, quotation {entry.number}, "
            f"loses its verdict: its words have changed since {entry.date}, "
            f"when they were “{entry.verdict}” in {entry.work}, "
            f"and that text is not at hand ({file})."
        )
    if lost:
        number = f"{len(lost)} verdicts are lost" if len(lost) > 1 else "One verdict is lost"
        yield f"{number}. To compare the new words, give the folder that has the text: {'; '.join(needed)}"


def _report_lines(collation: Collation, old_lock: Lock, path: str, files: Mapping[str, str]) -> Iterator[str]:
    outcomes = [outcome for outcome in collation.outcomes if not outcome.is_kept]
    for outcome in outcomes:
        if outcome.entry.verdict == "differs":
            yield f"{_location(outcome, files)} differs from {_copy_label(outcome)}:"
            yield f"  {outcome.difference}"
    for outcome in outcomes:
        if outcome.entry.verdict == "elided":
            yield (
                f"{_location(outcome, files)} is elided from {_copy_label(outcome)}; "
                "see that nothing is left out which matters:"
            )
            yield f"  {outcome.difference}"
    for outcome in outcomes:
        if outcome.entry.verdict == "not-found":
            yield f"{_location(outcome, files)} is not found in {_copy_label(outcome)}."
    for outcome in outcomes:
        yield from _page_lines(outcome, files)
    if any(outcome.difference for outcome in outcomes):
        yield "[-…-] stands in the witness and not in the book, {+…+} in the book and not in the witness."
    yield ""
    yield from _verdict_counts(collation.outcomes)
    kept_count = sum(outcome.is_kept for outcome in collation.outcomes)
    if kept_count:
        yield f"{kept_count} comparisons stay as they were: their copies are not at hand, or cannot be read."
        kept_copies = Counter(outcome.entry.copy for outcome in collation.outcomes if outcome.is_kept)
        yield "  " + ", ".join(f"{copy} ({number})" for copy, number in sorted(kept_copies.items(), key=str))
    old, new = set(old_lock.entries), set(collation.entries)
    yield f"{path}: {len(new)} entries, {len(new - old)} of them new or changed, {len(old - new)} taken out."


def _location(outcome: Outcome, files: Mapping[str, str]) -> str:
    claim, entry = outcome.claim, outcome.entry
    return f"{files[claim.docname]}:{claim.line}: {entry.claim}, quotation {entry.number},"


def _copy_label(outcome: Outcome) -> str:
    page = f", {outcome.entry.page}" if outcome.entry.page else ""
    return f"{outcome.entry.work} ({outcome.entry.copy}{page})"


def _page_lines(outcome: Outcome, files: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence if there are several pages, or one outside the locator, or one that it lacks."""
    entry = outcome.entry
    start = f"{_location(outcome, files)} stands in {_copy_label(outcome)}"
    if outcome.pages:
        yield f"{start} on several pages: {'; '.join(outcome.pages)}."
    elif outcome.page_agrees is False:
        yield f"{start}; its locator says {outcome.locator}."
    elif entry.page and outcome.page_agrees is None:
        yield f"{start}; a locator can say so."


def _verdict_counts(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a line for each copy that was compared, and one for all, with the number of each verdict.

    The lines are short, so that they fit a narrow window and the page of a phone.
    """
    counts: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        counts.setdefault(outcome.entry.copy or "(no copy)", Counter())[outcome.entry.verdict] += 1
    total = sum(counts.values(), Counter())
    compared = {outcome.entry.copy or "(no copy)" for outcome in outcomes if not outcome.is_kept}
    counts = {**{copy: counts[copy] for copy in sorted(compared)}, "all": total}
    for copy, verdicts in counts.items():
        numbers = [f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS if verdicts[verdict]]
        yield f"{copy}: {', '.join(numbers) or 'nothing'}"
