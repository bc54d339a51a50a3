"""What has changed in the book as Markdown, fit for a pull request: what may be wrong first, the new last."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from perspectives.book.book_state import BookState, ClaimState, Review
from perspectives.build.older_state import OlderState

HEAD = "## Changed since "
NOTHING = (
    "No claim, comparison, work, document, voice, event, perspective, note or section has changed, and no "
    "address. What is written between them, and other registers, may have."
)
SIGN = re.compile(r"[\\`*_{}\[\]<>#|~$&@]")
"""What can be a mark in a line of Markdown."""
SHORT = 160
"""How many characters of words are shown in a list."""
SHORT_FACT = 80
"""A fact of more characters is shown as a difference of lines."""
PARAGRAPHS = "\n\n"
MOST_WHOLE = 100
"""So many entries of a list are shown with their words; the others by their ids alone."""
MOST_PROBLEMS = 10
"""So many problems of the book are named."""
MOST_OPEN = 40
"""A list of more entries opens on a click."""
NAMES = {
    "comparisons": "comparison",
    "works": "work",
    "documents": "document",
    "voices": "voice",
    "events": "event",
    "notes": "editorial note",
    "pages": "page",
    "sections": "section",
    "terms": "term",
    "perspectives": "perspective",
}
"""The name of one of each kind."""


def review_markdown(
    old: BookState, new: BookState, review: Review, older: OlderState, problems: Sequence[str] = ()
) -> str:
    """Return the review as Markdown.

    :param problems: what the build reports of the newer state, each with its place: what they concern may
        look as if it were gone, or as it was
    """
    since = f"{_code(older.name)} ({older.commit[:12]}, {older.day})"
    head = [f"{HEAD}{since}", "", *_told(problems)]
    if review == Review():
        return "\n".join([*head, NOTHING, ""])
    lines = [*head, *_summary(review)]
    for title, entries in _sections(old, new, review):
        if 0 < len(entries) <= MOST_OPEN:
            lines += ["", f"### {title}: {len(entries)}", "", *entries]
        else:
            lines += _fold(title, entries)
    for title, entries in _lists(new, review):
        lines += _fold(title, entries)
    return "\n".join(lines) + "\n"


def _told(problems: Sequence[str]) -> list[str]:
    """Return that the book has problems, with the first of them; nothing without any."""
    if not problems:
        return []
    one, many = "a problem: what it concerns", f"{len(problems)} problems: what they concern"
    more = len(problems) - MOST_PROBLEMS
    return [
        f"> **The book has {one if len(problems) == 1 else many} may be told wrongly below, or not at all.**",
        ">",
        *(f"> - {_plain(one)}" for one in problems[:MOST_PROBLEMS]),
        *([f"> - … and {more} more"] if more > 0 else []),
        "",
    ]


def _fold(title: str, entries: Sequence[str]) -> list[str]:
    """Return a list that opens on a click; nothing without an entry."""
    if not entries:
        return []
    head = f"<details><summary>{title}: {len(entries)}</summary>"
    return ["", head, "", *entries, "", "</details>"]


def _summary(review: Review) -> Iterator[str]:
    """Yield a line for each kind of change, with the numbers that are not zero."""
    claims = review.claims
    counts: dict[str, Mapping[str, Collection[object]]] = {
        "Claims": {
            "new": claims.new,
            "reworded": claims.reworded,
            "moved": claims.moved,
            "gone": claims.retired,
            "with other facts": {id_ for id_, *_ in review.facts},
            "with other originals or variants": review.wordings,
        },
        "Evidence": {"lost": review.evidence_lost, "gained": review.evidence_gained},
        "Findings": {"changed": review.findings},
        "Other records": {"with other facts": {one[:2] for one in review.records}},
        "New besides": {_plural(kind, ids): ids for kind, ids in review.added},
        "Gone besides": {_plural(kind, ids): ids for kind, ids in review.gone},
        "Addresses": {"moved": review.moved, "gone": review.lost},
    }
    for name, kinds in counts.items():
        told = [f"{len(found)} {kind}" for kind, found in kinds.items() if found]
        if told:
            yield f"- **{name}:** {', '.join(told)}"


def _plural(kind: str, ids: Sequence[str]) -> str:
    return f"{NAMES[kind]}s" if len(ids) != 1 else NAMES[kind]


def _sections(old: BookState, new: BookState, review: Review) -> Iterator[tuple[str, list[str]]]:
    """Yield what a reviewer reads whole: what is weaker, what says something else, what is gone."""
    yield "Evidence lost", [_graded(new, *one) for one in review.evidence_lost]
    yield "Addresses that are gone", [_lost(*one) for one in review.lost]
    yield (
        "Claims that are gone",
        [
            f"- {_code(id_)}, once in {_code(old.claims[id_].place.rpartition(':')[0])}"
            f"{_reason(new.reasons.get(('claims', id_), ''))}"
            f"{_renamed(review.renamed.get(id_, ()))}\n{_words_under(old.claims[id_])}"
            for id_ in review.claims.retired
        ],
    )
    yield (
        "Claims reworded",
        [_reworded(id_, old.claims[id_], new.claims[id_]) for id_ in review.claims.reworded],
    )
    yield (
        "Claims with other originals or variants",
        [_other_wordings(id_, old.claims[id_], new.claims[id_]) for id_ in review.wordings],
    )
    yield (
        "Findings changed",
        [
            f"- {_code(id_)}, “{_plain(new.titles['comparisons'][id_])}”: "
            f"{before or 'none'} → {after or 'none'}"
            for id_, before, after in review.findings
        ],
    )
    yield "Facts of claims changed", _grouped_facts(new, review)
    yield "Facts of other records changed", _grouped_records(review)


def _lists(new: BookState, review: Review) -> Iterator[tuple[str, list[str]]]:
    """Yield what a reviewer opens where it is of use."""
    yield (
        "Claims moved",
        [f"- {_code(id_)}: {_code(_page(a))} → {_code(_page(b))}" for id_, a, b in review.claims.moved],
    )
    yield (
        "Other addresses moved",
        [
            f"- {NAMES[kind]} {_code(id_)}: {_code(before) if before else 'nowhere'} → "
            f"{_code(after) if after else 'nowhere'}"
            for kind, id_, before, after in review.moved
        ],
    )
    yield "Evidence gained", [_graded(new, *one) for one in review.evidence_gained]
    ids = review.claims.new
    whole = [f"- {_code(id_)}, {_about(new.claims[id_])}" for id_ in ids[:MOST_WHOLE]]
    yield "Claims new", [*whole, *(f"- {_code(id_)}" for id_ in ids[MOST_WHOLE:])]
    for kind, found in review.added:
        name = f"{NAMES[kind][0].upper()}{NAMES[kind][1:]}s new"
        yield name, [f"- {_code(id_)}, {_plain(new.titles[kind][id_])}" for id_ in found]


def _graded(state: BookState, id_: str, before: str, after: str) -> str:
    return f"- {_code(id_)} ({_code(state.claims[id_].place)}): {before} → {after}"


def _lost(kind: str, id_: str, reason: str) -> str:
    return f"- {NAMES[kind]} {_code(id_)}{_reason(reason)}"


def _reason(reason: str) -> str:
    return f": {_plain(reason)}" if reason else ": **no reason is on record**"


def _reworded(id_: str, old: ClaimState, new: ClaimState) -> str:
    head = f"- {_code(id_)} ({_code(new.place)}), {_code(new.facts['voice'])}"
    return f"{head}\n\n{_difference(old.words, new.words)}"


def _other_wordings(id_: str, old: ClaimState, new: ClaimState) -> str:
    return f"- {_code(id_)} ({_code(new.place)})\n\n{_difference(old.wordings, new.wordings)}"


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    """Return a block of code with the old and the new words, indented under an entry of a list."""
    lines = [
        *(f"- {line}" for text in old if text not in new for line in text.split("\n")),
        *(f"+ {line}" for text in new if text not in old for line in text.split("\n")),
    ]
    if not lines:
        lines = ["The same words stand in another order."]
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", "\n".join(lines)))])
    return "\n".join(f"  {line}".rstrip() for line in (f"{fence}diff", *lines, fence)) + "\n"


def _words_under(claim: ClaimState) -> str:
    return f"  > {_plain(_shortened(claim))}"


def _grouped_facts(new: BookState, review: Review) -> list[str]:
    """Return an entry for each claim, with all that it says differently."""
    by_claim: dict[str, list[str]] = {}
    for id_, name, before, after in review.facts:
        by_claim.setdefault(id_, []).append(_change(name, before, after))
    return [
        f"- {_code(id_)} ({_code(new.claims[id_].place)}): {'; '.join(changes)}"
        for id_, changes in by_claim.items()
    ]


def _change(name: str, before: str, after: str) -> str:
    return f"{name} {_code(before) if before else 'none'} → {_code(after) if after else 'none'}"


def _grouped_records(review: Review) -> list[str]:
    """Return an entry for each record, with all that it says differently; what is long stands in blocks."""
    by_record: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for kind, id_, name, before, after in review.records:
        short, long = by_record.setdefault((kind, id_), ([], []))
        if max(len(before), len(after)) > SHORT_FACT or "\n" in before + after:
            short.append(f"{name}, below")
            long.append(f"\n\n{_difference(before.split(PARAGRAPHS), after.split(PARAGRAPHS))}".rstrip())
        else:
            short.append(_change(name, before, after))
    return [
        f"- {NAMES[kind]} {_code(id_)}: {'; '.join(short)}{''.join(long)}"
        for (kind, id_), (short, long) in by_record.items()
    ]


def _renamed(ids: Sequence[str]) -> str:
    """Return where the words of a claim stand now, if a new claim has them."""
    is_are = "is" if len(ids) == 1 else "are"
    return f"; its words stand in {', '.join(map(_code, ids))}, which {is_are} new" if ids else ""


def _about(claim: ClaimState) -> str:
    facts = claim.facts
    source = facts.get("source") or facts.get("quoted_in", "")
    where = ", ".join(filter(None, (source, facts.get("locator", ""), claim.evidence)))
    return f"{_code(facts['voice'])} ({_plain(where)}): {_plain(_shortened(claim))}"


def _shortened(claim: ClaimState) -> str:
    words = " ".join(" ".join(claim.words).split())
    return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()} …"


def _page(address: str) -> str:
    return address.removesuffix(".html")


def _plain(text: str) -> str:
    """Return a text in which no sign is a mark of Markdown."""
    return SIGN.sub(r"\\\g<0>", " ".join(text.split()))


def _code(text: str) -> str:
    """Return an id or a path as code."""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{text}{fence}"
