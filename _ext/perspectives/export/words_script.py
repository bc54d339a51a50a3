"""``words.js``: the full words of every claim, for the register, which shows them when a reader asks.

It is a script that calls one function with one object, because a page that is opened from a disk can load
scripts and no data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.book.record_titles import fill_titles
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.export.book_data import as_script
from perspectives.records.quoting import quoted

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.book.book import Book
    from perspectives.domain.store import PerspectivesDomain
    from perspectives.records.claim_records import Claim


def words_script(builder: Builder, domain: PerspectivesDomain) -> str:
    """Return the text of the script."""
    language = str(builder.config.language)
    return as_script("perspectivesWords", claim_words(domain.book, language))


def claim_words(book: Book, language: str) -> dict[str, list[str]]:
    """Return the words of each claim, by its id, or its text where it quotes none.

    The language of the words (BCP 47) follows where it is not *language*. Each quotation is a line.
    """
    return {id_: _words(book, claim, language) for id_, claim in sorted(book.claims.items())}


def _words(book: Book, claim: Claim, of_book: str) -> list[str]:
    if not claim.quotations:
        return [fill_titles(book, claim.text) or ""]
    text = "\n".join(quoted(words.replace(PARAGRAPH, " ")) for words in claim.quotations)
    language = book.language(claim)
    return [text, language] if language and language != of_book else [text]
