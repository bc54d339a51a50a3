"""The checks of originals and variants that need the whole book: of their works and languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.book.declared_ids import declared_ids
from perspectives.collation.normal_form import words_hash
from perspectives.records.claim_records import Claim, Wording
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from perspectives.book.book import Book


def wording_problems(book: Book, claim: Claim) -> Iterator[Problem]:
    """Yield every problem of the originals and the variants of a claim."""
    works = declared_ids(book, "works")
    for wording in claim.wordings:
        if wording.work and wording.work not in works:
            near = nearest(wording.work, works)
            yield Problem(
                "unknown-work", wording.line, claim.docname, value=wording.work, nearest=near, option="{"
            )
    for original in claim.originals:
        language = book.language(claim)
        if language and original.language and _is_same(language, original.language):
            expected = f"another language than “{language}”, that of the quotation"
            yield Problem(
                "original-in-same-language",
                original.line,
                claim.docname,
                value=original.language,
                expected=expected,
                option="{",
            )
    for variant in claim.variants:
        yield from _variant_problems(claim, variant)


def _variant_problems(claim: Claim, variant: Wording) -> Iterator[Problem]:
    if variant.work and variant.work in (claim.source, claim.quoted_in):
        yield Problem("variant-in-same-work", variant.line, claim.docname, value=variant.work, option="{")
    elif words_hash(variant.words) == words_hash(claim.quotations[variant.quotation - 1]):
        value = f"as-in={variant.work or ''}"
        yield Problem("variant-without-difference", variant.line, claim.docname, value=value, option="{")


def _is_same(tag: str, other: str) -> bool:
    """Return whether one tag (BCP 47) names the language of the other, with or without script and region."""
    short, long = sorted((f"{tag}-".casefold(), f"{other}-".casefold()), key=len)
    return long.startswith(short)
