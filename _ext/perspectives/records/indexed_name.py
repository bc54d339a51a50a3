"""A name of the index: a person, a body, a place, a thing or a work that the book speaks of."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, BODY, PLACE, THING, WORK = "person", "body", "place", "thing", "work"
NAME_KINDS = (PERSON, BODY, PLACE, THING, WORK)


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A name that the index has an entry for, or that leads to another entry.

    :ivar name: the name as printed
    :ivar kind: one of :data:`NAME_KINDS`
    :ivar sort: the name as the index prints and sorts it
    :ivar spellings: all forms by which texts mention it, the name itself among them;
        one that begins with a small letter is found with a capital too, and in the plural
    :ivar short: the form in running text; it counts where it is no spelling and no short form of another name
    :ivar last: the last name of a person; it counts where no other name has it as well
    :ivar exceptions: the phrases in which these forms mean something else
    :ivar see: the id of the name that has the entry in its place; None for a name with an entry of its own
    :ivar see_also: the ids of related names
    :ivar about: who or what it is, in one clause
    :ivar source: the key of the work that shows it
    :ivar dates: when a person lived (EDTF), only where a source at hand says so
    :ivar authorities: its addresses in authority files: see :mod:`perspectives.records.authorities`
    :ivar voice: whether the name is that of a voice, which has its own place in the pages
    :ivar is_indexed: whether its mentions are gathered; where not, its forms count for no other
    """

    id: str
    name: str
    kind: str
    sort: str
    spellings: tuple[str, ...] = ()
    short: str = ""
    last: str = ""
    exceptions: tuple[str, ...] = ()
    see: str | None = None
    see_also: tuple[str, ...] = ()
    about: str | None = None
    source: str | None = None
    dates: str | None = None
    voice: bool = False
    is_indexed: bool = True
    authorities: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its entry in the built page."""
        return f"name-{self.id}"
