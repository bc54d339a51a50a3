"""The records that a book declares once and its claims name: perspectives, colours, voices, events, works."""

from __future__ import annotations

from dataclasses import dataclass

Further = tuple[tuple[str, str], ...]
"""The fields of a record that a project or another extension has added: name and value of each."""


@dataclass(frozen=True, slots=True)
class Perspective:
    """A standpoint by which accounts are grouped; a ``core`` perspective has a column in every comparison.

    :ivar column: whether its accounts stand in a column; else they stand in the strip under the columns,
        and weigh in no finding
    """

    id: str
    name: str
    short: str
    possessive: str
    letter: str
    rule: str
    colour: str
    core: bool = False
    column: bool = True
    description: str = ""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of text that the registry declares beside :data:`COLOURS`.

    ``light`` is for a light background, ``dark`` for a dark one, both as ``#rrggbb``.
    """

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, body or written record whose words are quoted.

    :ivar kind: one of :data:`VOICE_KINDS`; None where nobody says it
    :ivar perspective: the side of the voice now; None for an anonymous one whose claims say it
    :ivar earlier: the side of the voice up to *until*; None where it never changed sides
    :ivar until: the last day or period of the earlier side (EDTF)
    :ivar authorities: its addresses in authority files: see :mod:`perspectives.records.authorities`
    """

    id: str
    name: str
    about: str
    role: str
    perspective: str | None = None
    earlier: str | None = None
    until: str | None = None
    anonymous: bool = False
    sort: str = ""
    short: str = ""
    variants: tuple[str, ...] = ()
    dates: str | None = None
    authorities: tuple[str, ...] = ()
    kind: str | None = None
    further: Further = ()

    @property
    def authority(self) -> str | None:
        """The first of its addresses in authority files; None without any."""
        return next(iter(self.authorities), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened; coordinates in decimal degrees (WGS 84).

    ``authorities`` are its addresses in authority files, which the place has by its name in the index.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    authorities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event, at a date or over a period."""

    id: str
    title: str
    date: str
    place: Place | None = None
    further: Further = ()


@dataclass(frozen=True, slots=True)
class Work:
    """The facts about a work of the bibliography that claims need.

    ``label`` is the author-date label. ``title`` is the short title, or else the title.
    ``published`` is the place of publication, or else the publisher.
    ``paged`` is false for a work that has no pages.
    ``seen`` is one of :data:`SEEN`, and None where the editor does not say it.
    ``annotation`` says what the work is, who made it, why, and what it is good for.
    """

    key: str
    label: str
    origyear: str | None = None
    language: str | None = None
    original_language: str | None = None
    translator: str | None = None
    rights: str = "quotation"
    paged: bool = True
    published: str | None = None
    seen: str | None = None
    annotation: str | None = None
    title: str = ""
    further: Further = ()
