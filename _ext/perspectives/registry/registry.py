"""The declarations of a book, as its TOML files have them: the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from perspectives.records.added_fields import AddedFields
from perspectives.records.declarations import Colour, Event, Perspective, Voice
from perspectives.records.edition_record import PublishedEdition
from perspectives.records.id_form import slug
from perspectives.records.indexed_name import IndexedName
from perspectives.records.primary_texts import Paper, TextFile, TextSource
from perspectives.records.problem_record import Problem
from perspectives.records.readings import Reading
from perspectives.registry.outline import Outline
from perspectives.registry.toml_table import Table


@dataclass(slots=True)
class Registry:
    """The declarations of the TOML files, by id, in their order.

    :ivar texts: where the text of a document is found, by the key of its work
    :ivar text_files: the files of publishers that hold these texts, by id
    :ivar papers: the papers that have no page, by the key of the work
    :ivar names: the names of the index, among them those of voices and of the places of events
    :ivar named_works: the key, the file and the line of each work that a table of a name names
    :ivar no_names: capitalised words that are no names of the index
    :ivar readings: the findings of a second reader, by the id of the comparison
    :ivar authority_owners: the id of the table that has an address in an authority file, by the address
    :ivar places: the file and the line of each id
    :ivar unread: the kinds of tables whose file cannot be read
    :ivar faulty: the ids of tables that are left out, because they have a fault
    :ivar faulty_kinds: the kinds of these tables
    :ivar files: the file of each kind of table
    :ivar outline: the outline of the land for maps; None where there is no file of it
    :ivar inset: the outline of a smaller region, for a map of its own; None where there is no file of it
    :ivar editions: the editions on record, oldest first
    :ivar digest: the SHA-256 of the content of all files
    :ivar added_fields: the fields that are added to records from outside, by the kind of record
    """

    perspectives: dict[str, Perspective] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    texts: dict[str, TextSource] = field(default_factory=dict)
    text_files: dict[str, TextFile] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    names: dict[str, IndexedName] = field(default_factory=dict)
    named_works: list[tuple[str, str, int]] = field(default_factory=list)
    no_names: frozenset[str] = frozenset()
    authority_owners: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    faulty_kinds: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    outline: Outline | None = None
    inset: Outline | None = None
    editions: tuple[PublishedEdition, ...] = ()
    digest: str = ""
    colours: dict[str, Colour] = field(default_factory=dict)
    added_fields: AddedFields = field(default_factory=dict)

    def note_faulty(self, table: Table, read: Mapping[str, object]) -> None:
        """Keep the ids of the tables that are not among those that were *read*."""
        faulty = {id_ for id_ in table.all_ids() if id_ not in read}
        # Of an id that cannot be written so, the right form is meant.
        self.faulty |= faulty | {slug(id_) or id_ for id_ in faulty}
        if faulty:
            self.faulty_kinds.add(table.kind)

    @property
    def core(self) -> list[Perspective]:
        """The perspectives that always have a column."""
        return [perspective for perspective in self.perspectives.values() if perspective.core]

    def colour_of(self, perspective: Perspective) -> Colour | str:
        """Return the colour of a perspective: a declared one, or the name of one of the extension."""
        return self.colours.get(perspective.colour, perspective.colour)
