"""Where the words of a new claim stand: in which copy, at which place; and why there may be none.

For ``python -m perspectives claim``. Whatever cannot be answered is a sentence for the editor, with the mend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from perspectives.build.claim_shelf import Asked, NoClaim, Shelf
from perspectives.collation.locator_pages import locator_covers
from perspectives.collation.normal_form import collapse_spaces
from perspectives.collation.passage_search import FoundWords, find_words
from perspectives.collation.readers import Witness
from perspectives.collation.witness_text import QuotationPlace

PAGE = re.compile(
    r"(?:(?:pp?|pages?)\b\.?\s*|pp?)?(?P<first>[0-9a-z]+)(?:\s*[-–]+\s*(?P<last>[0-9a-z]+))?"
    r"(?:,?\s*(?:n|note)\b\.?\s*(?P<note>[^,\s]+))?",
    re.IGNORECASE,
)
CONTEXT = 60
"""How many characters of a witness are shown on each side of words."""
MOST_PLACES = 8
"""How many places of words are shown."""


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """The one place of the words, and the copy that has it."""

    witness: Witness
    place: QuotationPlace
    is_loose: bool


def page_locator(typed: str) -> str:
    """Return a page as a locator: “p. 12” for 12, “p. 12” or “P 12”; empty for nothing.

    A note can be named with it, as places are listed: “p. 12, n. 3”.

    :raises NoClaim: where it is no page
    """
    if not typed.strip():
        return ""
    match = PAGE.fullmatch(typed.strip())
    if not match or not re.search(r"\d|^[ivxlcIVXLC]+$", match["first"]):
        raise NoClaim(f"PAGE is “{typed}”, which is no page. Write its number, as it is printed: PAGE=12.")
    first, last = match["first"].lower(), (match["last"] or "").lower()
    note = f", n. {match['note']}" if match["note"] else ""
    return (f"pp. {first}–{last}" if last and last != first else f"p. {first}") + note


def place_of(shelf: Shelf, asked: Asked) -> ClaimPlace:
    """Return the one place of the words that were asked for, in the most trusted copy that has them.

    :raises NoClaim: where no copy has them, or one has them several times
    """
    if not any(sign.isalnum() for sign in asked.words):
        raise NoClaim('Write a few words of the passage, as they stand there: WORDS="a great wind".')
    found = [(one, find_words(asked.words, one.passages[shelf.work])) for one in shelf.witnesses]
    for is_loose in (False, True):
        for witness, words in found:
            if words.places and words.is_loose == is_loose:
                return ClaimPlace(witness, _single_place(witness, words, asked), is_loose)
    raise NoClaim(_not_found(shelf, found))


def _single_place(witness: Witness, words: FoundWords, asked: Asked) -> QuotationPlace:
    places = list({(id(one.passage), one.start, one.end): one for one in words.places}.values())
    if asked.page and any(one.locator for one in places):
        on_page = [one for one in places if _is_on(asked.page, one.locator)]
        # Words that run over the end of a page stand on either.
        on_page = on_page or [one for one in places if locator_covers(one.locator, asked.page)]
        if not on_page:
            raise NoClaim(
                f"The words do not stand on {asked.page} of copies.{witness.copy.id}, but here:\n"
                + _listed(places)
            )
        places = on_page
    if len(places) == 1:
        return places[0]
    has_pages = len({one.locator for one in places if one.locator}) > 1
    mend = "Name the page, PAGE=12, or write more words." if has_pages else "Write more of the words."
    raise NoClaim(
        f"The words stand {len(places)} times in copies.{witness.copy.id}. {mend}\n{_listed(places)}"
    )


def _is_on(page: str, locator: str | None) -> bool:
    covers = locator_covers(page, locator)
    return bool(covers) if covers is not None else (locator or "").startswith(page)


def _listed(places: Sequence[QuotationPlace]) -> str:
    lines = [f"  {_place_name(one)}: {_in_context(one)}" for one in places[:MOST_PLACES]]
    if len(places) > MOST_PLACES:
        lines.append(f"  … and {len(places) - MOST_PLACES} more.")
    return "\n".join(lines)


def _place_name(place: QuotationPlace) -> str:
    note = f"note {place.passage.note}" if place.passage.note else ""
    return place.locator or note or place.passage.file


def _in_context(place: QuotationPlace) -> str:
    text, start, end = place.passage.text, place.start, place.end
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return collapse_spaces(f"… {before}›{text[start:end]}‹{after} …")


def _not_found(shelf: Shelf, found: Sequence[tuple[Witness, FoundWords]]) -> str:
    """Return that no copy has the words, with the most similar passage."""
    copies = ", ".join(f"copies.{one.copy.id}" for one in shelf.witnesses)
    lines = [*shelf.notes, f"The words are not found in {copies}."]
    for witness, words in found:
        if words.result.verdict == "differs":
            place = words.result.places[0]
            lines.append(
                f"The most similar passage, {_place_name(place)} of copies.{witness.copy.id}; [-…-] is in "
                f"the witness alone, {{+…+}} is what you typed:\n  {words.result.difference}"
            )
            break
    if any(one.copy.extent == "passages" for one in shelf.witnesses):
        lines.append("A copy that has passages only says nothing about the rest of the work.")
    lines.append(
        "Write fewer words, exactly as they are printed. To take a longer passage, write its first three "
        "words or more, … and its last three or more."
    )
    return "\n".join(lines)


def widened(place: QuotationPlace, start: int, end: int) -> QuotationPlace:
    """Return a place with other ends."""
    return replace(place, start=start, end=end, left_out=())
