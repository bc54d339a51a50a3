"""Where the words of a claim stand in a built page: read from the page itself, so that it is true whatever made it.

The text of a page is that of the Web Annotation model: what is left when tags are taken out and character references
replaced, white space as it is, which is what a browser gives as ``textContent``. Strings only; no Sphinx here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from perspectives.records.model import Claim

MARKUP = re.compile(
    r"<!--.*?-->"
    r"|<(script|style)\b.*?</\1\s*>"
    r"""|<[!/]?[a-zA-Z][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""",
    re.DOTALL | re.IGNORECASE,
)
CONTEXT = 32
"""How many characters before and after the words are given, and by how many more where those do not suffice."""


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a quotation as they stand in a page, with as much before and after as finds them once."""

    exact: str
    prefix: str
    suffix: str


def places_in(page: str, claims: Iterable[Claim]) -> dict[str, list[Place | None]]:
    """Return the places of each claim's quotations in a page, by id; None where the page does not hold the words once.

    Prefix and suffix never reach beyond the claim, so that who looks within it finds them too.
    """
    body = page[max(page.find("<body"), 0) :]
    whole = text_of(body)
    found: dict[str, list[Place | None]] = {}
    for claim in claims:
        element = _element(body, body.find(f'id="{claim.anchor}"'))
        quoted = list(_quotations(element)) if element else []
        inside = text_of(element)
        places = [
            _place(words, start, html, inside, whole)
            for words, (start, html) in zip(claim.quotations, quoted, strict=False)
        ]
        found[claim.id] = [*places, *[None] * (len(claim.quotations) - len(places))]
    return found


def text_of(html: str) -> str:
    """Return the text of a piece of HTML."""
    return unescape(MARKUP.sub("", html))


def _element(html: str, within: int) -> str:
    """Return the element in whose first tag the position *within* stands; empty where there is none."""
    start = html.rfind("<", 0, within) if within >= 0 else -1
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
    """Yield each quotation of a claim: the length of the text before it, and its HTML."""
    position = 0
    for match in re.finditer(r'<blockquote\b[^>]*\bclass="[^"]*\bps-words\b', element):
        if match.start() >= position:
            html = _element(element, match.start() + 1)
            position = match.start() + len(html)
            yield len(text_of(element[: match.start()])), html


def _place(words: str, before: int, html: str, inside: str, whole: str) -> Place | None:
    """Return the place of *words* in a quotation that begins after *before* characters of the claim's text."""
    printed = text_of(html)
    start, end = _span(words.split(), printed)
    if end <= start:
        return None
    start, end = before + start, before + end
    exact = inside[start:end]
    reach = CONTEXT
    while True:
        prefix, suffix = inside[max(start - reach, 0) : start], inside[end : end + reach]
        if whole.count(prefix + exact + suffix) == 1:
            return Place(exact, prefix, suffix)
        if reach >= len(inside):
            return None
        reach += CONTEXT


def _span(words: list[str], printed: str) -> tuple[int, int]:
    """Return where *words* begin and end in the printed text of a quotation.

    What an editor put among them, a note's mark or a citation, is between the two; what stands around them is not.
    """
    if not words:
        return 0, 0
    plain = " ".join(words)
    start = printed.find(plain)
    if start >= 0:
        return start, start + len(plain)
    match = re.search(r"\s*".join(map(re.escape, words)), printed)
    if match:
        return match.span()
    start, last = printed.find(words[0]), printed.rfind(words[-1])
    return (start, last + len(words[-1])) if start >= 0 <= last else (0, 0)
