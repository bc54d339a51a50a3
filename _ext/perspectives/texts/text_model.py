"""A text as blocks: paragraphs with their numbers, heads, page breaks, and the notes of its edition.

The unit that is cited is the paragraph. Counted are the blocks of the body as the named edition prints them:
paragraphs, items of lists, the turn of each speaker.
Not counted are title, dateline, addressee, lists of participants, classification, signature and notes.
Attachments are counted anew: ``a1-p3`` is the third paragraph of the first attachment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from perspectives.collation.normal_form import clean_text, normal_form

BLOCK_KINDS = ("title", "dateline", "section-title", "address", "paragraph", "item", "signature", "omission")
"""The kinds of blocks. Only paragraphs and items are counted."""
COUNTED_KINDS = ("paragraph", "item")
STYLES = ("italic", "bold", "small-caps", "underlined", "raised", "lowered")
"""How words may be set; everything else is set as running text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style; ``style`` is empty or one of :data:`STYLES`."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The place where the printed source turns to the page ``page``."""

    page: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note of the edition: ``note`` is its key in :attr:`Text.notes`."""

    note: str


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The end of a line that the edition means."""


Piece = Words | PageBreak | NoteMark | LineEnd


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text.

    :ivar kind: one of :data:`BLOCK_KINDS`
    :ivar pieces: its words and marks, in order
    :ivar number: its number in the text, such as ``7`` or ``a1-p3``; empty for a block that is not counted
    :ivar pages: the printed pages that it stands on, in order, as far as they are known
    """

    kind: str
    pieces: tuple[Piece, ...]
    number: str = ""
    pages: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words as one string."""
        return "".join(_plain(piece) for piece in self.pieces)

    @property
    def begins_inside_a_page(self) -> bool:
        """Whether the block does not begin with a page break."""
        return not (self.pieces and isinstance(self.pieces[0], PageBreak))

    @property
    def page_range(self) -> str:
        """The printed pages as a locator gives them, such as ``87`` or ``87–88``; empty where not known."""
        return "–".join(dict.fromkeys((self.pages[0], self.pages[-1]))) if self.pages else ""

    @property
    def digest(self) -> str:
        """The SHA-256 of the words in their normal form, in hexadecimal."""
        return hashlib.sha256(normal_form(self.words).encode()).hexdigest()


def _plain(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.text
    return "\n" if isinstance(piece, LineEnd) else ""


@dataclass(frozen=True, slots=True)
class EditionNote:
    """A note of the edition: its number as printed, and its words."""

    number: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document.

    :ivar blocks: its blocks, in order
    :ivar notes: the notes of the edition, by keys that can be part of an id (:func:`note_key`)
    :ivar source_note: what the edition says of the paper itself, such as its archive and file
    :ivar not_carried: the names of elements whose form is lost, though their words are kept
    """

    blocks: tuple[Block, ...]
    notes: dict[str, EditionNote] = field(default_factory=dict)
    source_note: tuple[Piece, ...] = ()
    not_carried: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[Block]:
        """Yield the blocks that are counted."""
        return (block for block in self.blocks if block.number)


def tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with one space for each run of white space, and none at the ends of lines.

    Letters are composed, and signs that cannot be seen are left out: places are counted alike everywhere.
    """
    tidied: list[Piece] = []
    is_after_space = True
    for piece in pieces:
        if not isinstance(piece, Words):
            if isinstance(piece, LineEnd):
                _strip_end(tidied)
                is_after_space = True
                if not _is_at_words(tidied):
                    continue
            tidied.append(piece)
            continue
        text = re.sub(r"\s+", " ", clean_text(piece.text))
        text = text.lstrip(" ") if is_after_space else text
        if not text:
            continue
        is_after_space = text.endswith(" ")
        last = tidied[-1] if tidied else None
        if isinstance(last, Words) and last.style == piece.style:
            tidied[-1] = replace(last, text=last.text + text)
        else:
            tidied.append(Words(text, piece.style))
    _strip_end(tidied)
    last_end = next((place for place in range(len(tidied) - 1, -1, -1) if _is_line(tidied[place])), None)
    if last_end is not None and isinstance(tidied[last_end], LineEnd):
        del tidied[last_end]
    return tuple(tidied)


def note_key(number: str, taken: Collection[str]) -> str:
    """Return a key for a note that can be part of an id, and is none of those that are *taken*.

    It is the number as printed where that is possible: a note ``*`` has the key ``x1`` if it is the first.
    """
    key = "-".join(re.findall("[0-9A-Za-z]+", number)) if number.isascii() else ""
    place = len(taken) + 1
    key = key or f"x{place}"
    while key in taken:
        key = f"{key}-{place}"
    return key


def _is_line(piece: Piece) -> bool:
    return isinstance(piece, Words | LineEnd)


def _is_at_words(pieces: Sequence[Piece]) -> bool:
    """Return whether words stand before the end of the pieces in their last line."""
    last = next(filter(_is_line, reversed(pieces)), None)
    return isinstance(last, Words)


def _strip_end(pieces: list[Piece]) -> None:
    """Take the spaces from the end of the last words; marks after them stay."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, LineEnd):
            return
        if isinstance(piece, Words):
            text = piece.text.rstrip(" ")
            pieces[place : place + 1] = [replace(piece, text=text)] if text else []
            if text:
                return
