"""What the command says when it is done: differences first told one by one, then the table of verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from perspectives.collation.lock import Lock
from perspectives.collation.lock_update import Collation, Outcome
from perspectives.collation.verdict import VERDICTS


def report(collation: Collation, old: Lock, lock: str, places: Mapping[str, str]) -> str:
    """Return the text for the terminal, which alone shows words of a witness."""
    return "\n".join(_lines(collation, old, lock, places)) + "\n"


def _lines(collation: Collation, old: Lock, lock: str, places: Mapping[str, str]) -> Iterator[str]:
    outcomes = [outcome for outcome in collation.outcomes if not outcome.kept]
    for outcome in outcomes:
        if outcome.entry.verdict == "differs":
            yield f"{_where(outcome, places)} differs from {_copy(outcome)}:"
            yield f"  {outcome.difference}"
    for outcome in outcomes:
        if outcome.entry.verdict == "elided":
            yield f"{_where(outcome, places)} is elided from {_copy(outcome)}; see that nothing is left out which matters:"
            yield f"  {outcome.difference}"
    for outcome in outcomes:
        if outcome.entry.verdict == "not-found":
            yield f"{_where(outcome, places)} is not found in {_copy(outcome)}."
    for outcome in outcomes:
        yield from _page(outcome, places)
    if any(outcome.difference for outcome in outcomes):
        yield "[-…-] stands in the witness and not in the book, {+…+} in the book and not in the witness."
    yield ""
    yield from _table(collation.outcomes)
    kept = sum(outcome.kept for outcome in collation.outcomes)
    if kept:
        yield f"{kept} comparisons stay as they were: their copies are not at hand."
    before, now = set(old.entries), set(collation.entries)
    yield f"{lock}: {len(now)} entries, {len(now - before)} of them new or changed, {len(before - now)} taken out."


def _where(outcome: Outcome, places: Mapping[str, str]) -> str:
    return f"{places[outcome.claim.docname]}:{outcome.claim.line}: {outcome.entry.claim}, quotation {outcome.entry.number},"


def _copy(outcome: Outcome) -> str:
    page = f", {outcome.entry.page}" if outcome.entry.page else ""
    return f"{outcome.entry.work} ({outcome.entry.copy}{page})"


def _page(outcome: Outcome, places: Mapping[str, str]) -> Iterator[str]:
    """Yield what is to be said of the page: another than the locator's, one to take over, or several."""
    entry = outcome.entry
    if outcome.pages:
        yield f"{_where(outcome, places)} stands in {_copy(outcome)} on several pages: {'; '.join(outcome.pages)}."
    elif outcome.page_agrees is False:
        yield f"{_where(outcome, places)} stands in {_copy(outcome)}; its locator says {outcome.locator}."
    elif entry.page and outcome.page_agrees is None:
        yield f"{_where(outcome, places)} stands in {_copy(outcome)}; a locator can say so."


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how many comparisons with each copy had which verdict."""
    counted: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        counted.setdefault(outcome.entry.copy or "(no copy)", Counter())[outcome.entry.verdict] += 1
    counted = {copy: counted[copy] for copy in sorted(counted)}
    counted["all"] = sum(counted.values(), Counter())
    width = max(len(copy) for copy in counted)
    yield f"{'':{width}}" + "".join(f"{verdict:>12}" for verdict in VERDICTS)
    for copy, verdicts in counted.items():
        yield f"{copy:{width}}" + "".join(f"{verdicts[verdict] or '·':>12}" for verdict in VERDICTS)
