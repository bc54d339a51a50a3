"""Finds the words of a claim in the text of a built page.

The page itself is read, so that the result is right, whatever has made the page.
The text of a page is defined as in the Web Annotation Data Model: tags are removed, character references are
replaced, and white space does not change. A browser returns the same text as ``textContent``. No Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from perspectives.records.claim_records import Claim

TAGS_AND_COMMENTS = re.compile(
    r"<!--.*?-->"
    r"|<(script|style)\b.*?</\1\s*>"
    r"""|<[!/]?[a-zA-Z][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""",
    re.DOTALL | re.IGNORECASE,
)
CONTEXT_LENGTH = 32
"""The number of characters before and after the words; where they do not suffice, as many more are added."""


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A text quote (Web Annotation Data Model): prefix, exact and suffix together occur once in the page."""

    exact: str
    prefix: str
    suffix: str


def find_text_quotes(page: str, claims: Iterable[Claim]) -> dict[str, list[TextQuote | None]]:
    """Return a text quote for each quotation, original and variant of each claim, by the claim's id.

    It is None where the words do not occur once in the HTML *page*.
    Prefix and suffix are text of the claim, so that a program that searches only the claim finds them too.
    """
    body = page[max(page.find("<body"), 0) :]
    page_text = text_of(body)
    quotes_by_claim: dict[str, list[TextQuote | None]] = {}
    for claim in claims:
        element = _element_at(body, body.find(f'id="{claim.anchor}"'))
        quotations = list(_quotations(element)) if element else []
        claim_text = text_of(element)
        words = claim.all_words
        quotes: list[TextQuote | None] = [None] * len(words)
        for number, (start, html) in zip(claim.printed_order, quotations, strict=False):
            quotes[number - 1] = _find_text_quote(words[number - 1], start, html, claim_text, page_text)
        quotes_by_claim[claim.id] = quotes
    return quotes_by_claim


def text_of(html: str) -> str:
    """Return the text of *html*."""
    return unescape(TAGS_AND_COMMENTS.sub("", html))


def _element_at(html: str, position: int) -> str:
    """Return the HTML of the element that has *position* in its start tag; empty where there is none."""
    start = html.rfind("<", 0, position) if position >= 0 else -1
    name = re.compile(r"<([a-zA-Z][\w-]*)").match(html, start) if start >= 0 else None
    if name is None:
        return ""
    depth = 0
    for tag in re.compile(rf"<(/?){name[1]}\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html[start : tag.end()] + ">"
    return ""


def _quotations(element: str) -> Iterator[tuple[int, str]]:
    """Yield for each quotation of a claim the number of characters of text before it, and its HTML."""
    position = 0
    for match in re.finditer(r'<blockquote\b[^>]*\bclass="[^"]*\bps-words\b', element):
        if match.start() >= position:
            html = _element_at(element, match.start() + 1)
            position = match.start() + len(html)
            yield len(text_of(element[: match.start()])), html


def _find_text_quote(words: str, offset: int, html: str, claim_text: str, page_text: str) -> TextQuote | None:
    """Return the text quote of *words*.

    *html* is the quotation, and *offset* its place in *claim_text*. None where no context makes the words
    unique.
    """
    start, end = _span(words.split(), text_of(html))
    if end <= start:
        return None
    start, end = offset + start, offset + end
    exact = claim_text[start:end]
    length = CONTEXT_LENGTH
    while True:
        prefix, suffix = claim_text[max(start - length, 0) : start], claim_text[end : end + length]
        if page_text.count(prefix + exact + suffix) == 1:
            return TextQuote(exact, prefix, suffix)
        if length >= len(claim_text):
            return None
        length += CONTEXT_LENGTH


def _span(words: list[str], text: str) -> tuple[int, int]:
    """Return the start and the end of *words* in the text of a quotation; 0, 0 where they are absent.

    Between the two may be what an editor has added to the words: the mark of a note, or a citation.
    """
    if not words:
        return 0, 0
    joined_words = " ".join(words)
    start = text.find(joined_words)
    if start >= 0:
        return start, start + len(joined_words)
    match = re.search(r"\s*".join(map(re.escape, words)), text)
    if match:
        return match.span()
    start, last = text.find(words[0]), text.rfind(words[-1])
    return (start, last + len(words[-1])) if start >= 0 <= last else (0, 0)
