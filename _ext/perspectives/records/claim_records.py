"""The records of claims, and of what stands around them: comparisons, silences, editorial notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from perspectives.records.declarations import Further


@dataclass(frozen=True, slots=True)
class Citation:
    """A further work that contains the same words, and the place in it."""

    source: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation in another form: in their original language, or as another work has them.

    :ivar words: the words, as those of a quotation
    :ivar quotation: the number of the quotation that has the same words in another form, from 1
    :ivar language: the language of the words (BCP 47); None where it is not known
    :ivar work: of a variant, the work that has it; of an original, the work that it was read in,
        None where that is the work of the claim
    :ivar locator: the place in this work
    :ivar line: the line of the page in which the words begin
    """

    words: str
    quotation: int = 1
    language: str | None = None
    work: str | None = None
    locator: str | None = None
    line: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one voice says about one event, as the editor typed it.

    :ivar originals: the words of its quotations in the language in which they were said or written
    :ivar variants: the words of its quotations as other works have them
    """

    id: str
    docname: str
    line: int
    voice: str
    via: tuple[str, ...] = ()
    source: str | None = None
    locator: str | None = None
    quoted_in: str | None = None
    quoted_in_locator: str | None = None
    also_in: tuple[Citation, ...] = ()
    cert: str | None = None
    seen: str | None = None
    medium: str | None = None
    date: str | None = None
    told: str | None = None
    language: str | None = None
    original_language: str | None = None
    translator: str | None = None
    event: str | None = None
    perspective: str | None = None
    within: str | None = None
    answers: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    originals: tuple[Wording, ...] = ()
    variants: tuple[Wording, ...] = ()
    text: str | None = None
    accounts: str | None = None
    further: Further = ()

    @property
    def anchor(self) -> str:
        """The id of the claim in the built page."""
        return f"claim-{self.id}"

    @property
    def last_hand(self) -> str:
        """The voice that wrote the words down last: the last reporter, or else the speaker."""
        return self.via[-1] if self.via else self.voice

    @property
    def is_paraphrase(self) -> bool:
        """Whether the claim quotes no words of the voice."""
        return not self.quotations

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The originals, then the variants."""
        return (*self.originals, *self.variants)

    @property
    def all_words(self) -> tuple[str, ...]:
        """The words of the quotations, then those of the originals and of the variants.

        Their numbers, from 1, are those of the lock and of every address of words.
        """
        return (*self.quotations, *(wording.words for wording in self.wordings))

    @property
    def printed_order(self) -> list[int]:
        """The numbers in :attr:`all_words` in the order of a page: each quotation, then its wordings."""
        start = len(self.quotations) + 1
        of_quotation = [one.quotation for one in self.wordings]
        return [
            number
            for quotation in range(1, start)
            for number in (
                quotation,
                *(place for place, one in enumerate(of_quotation, start) if one == quotation),
            )
        ]

    def wording(self, number: int) -> Wording | None:
        """Return the original or variant that has a number in :attr:`all_words`; None for a quotation."""
        place = number - len(self.quotations) - 1
        return self.wordings[place] if 0 <= place < len(self.wordings) else None


@dataclass(frozen=True, slots=True)
class Silence:
    """The reason why a perspective has no claim in a comparison, as typed."""

    perspective: str
    kind: str = "not-sought"
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The claims on one question, in the order typed; the ``borrowed`` claims are typed elsewhere.

    :ivar passages: paragraphs of documents that stand beside the claims, as ``paper:p7``
    """

    id: str
    docname: str
    line: int
    title: str
    event: str | None = None
    finding: str | None = None
    settle: str | None = None
    claims: tuple[str, ...] = ()
    borrowed: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    section: str = ""
    """The id of its section; empty for the top section of the document, as in Sphinx's tables of contents."""

    @property
    def anchor(self) -> str:
        """The id of the comparison in the built page."""
        return f"accounts-{self.id}"


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A note of the editors on a problem in a source or in the base article."""

    id: str
    docname: str
    line: int
    kind: str
    about: tuple[str, ...] = ()
    text: str = ""

    @property
    def anchor(self) -> str:
        """The id of the note in the built page."""
        return f"note-{self.id}"
