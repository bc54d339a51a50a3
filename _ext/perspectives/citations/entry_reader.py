"""The one reader of the entries of a bibliography, in front of all that prints or exports a work.

BibTeX and BibLaTeX, as Zotero, Better BibTeX, JabRef and EndNote export them, give the same entry:
its fields have the names that :mod:`perspectives.citations.entry_field_names` declares, and its text is in
Unicode with the little TeX that :mod:`perspectives.citations.tex_text` names.
Our own styles and those of sphinxcontrib-bibtex then print the same work.
What cannot be read or has no place is a :class:`perspectives.citations.work_entry.Fault`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser

from perspectives.citations import entry_field_names as names_of_fields
from perspectives.citations.entry_types import NO_WORKS
from perspectives.citations.field_reader import EntryReader
from perspectives.citations.inheritance import Broken, RawEntry, inherited
from perspectives.citations.languages import language_tag
from perspectives.citations.tex_text import decoded
from perspectives.citations.work_entry import Fault, WorkEntry
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.records.fields import Field, entry_fields_of
from perspectives.records.option_values import nearest

WEB_TYPES = frozenset({"online", "electronic", "www"})
KNOWN_FIELDS = (
    names_of_fields.KEPT_FIELDS
    | names_of_fields.COMBINED_FIELDS
    | {typed.name for _field, typed in entry_fields_of(WORK_FIELDS)}
)
"""The fields of an entry that have a meaning here; those of the table of works are among them."""


def is_known_field(name: str) -> bool:
    """Return whether a field of an entry has a meaning, or is passed over on purpose."""
    others = {*names_of_fields.UNPRINTED_FIELDS, *names_of_fields.FIELD_ALIASES}
    return name in KNOWN_FIELDS or name in others or names_of_fields.is_left_out(name)


def read_text(text: str) -> tuple[dict[str, WorkEntry], list[Fault]]:
    """Return the works in the text of a bibliography, and the faults in it.

    pybtex reports the faults of syntax.
    """
    return read_entries(Parser(person_fields=()).parse_string(text).entries)


def read_entries(
    entries: Mapping[str, Entry], added: Iterable[Field] = ()
) -> tuple[dict[str, WorkEntry], list[Fault]]:
    """Return the works of entries that pybtex has parsed, by their keys, and the faults in them.

    :param added: the fields of works that are added from outside
    """
    faults: list[Fault] = []
    own = {typed.name for _field, typed in entry_fields_of(added)}
    known = KNOWN_FIELDS | own
    raw = {key.lower(): _renamed(key, entry, known, faults) for key, entry in entries.items()}
    works = {}
    circular: set[str] = set()
    for key in entries:
        if raw[key.lower()].kind in NO_WORKS:
            continue
        fields, broken = inherited(key, raw, own)
        for reference in broken:
            # Two entries that lead to each other are one fault.
            if not (reference.is_circle and reference.key.lower() in circular):
                faults.append(_broken_reference(key, reference, entries))
            if reference.is_circle:
                circular.add(key.lower())
        works[key] = EntryReader(key, raw[key.lower()].kind, fields, faults).entry()
    return works, faults


def _broken_reference(key: str, reference: Broken, entries: Iterable[str]) -> Fault:
    if reference.is_circle:
        expected = "the key of another entry, which does not lead back to this one"
        return Fault("malformed-field", key, reference.field, reference.key, expected)
    others = [other for other in entries if other != key]
    near = nearest(reference.key, others)
    return Fault("unknown-work", key, reference.field, reference.key, nearest=near)


def read_entry(key: str, entry: Entry) -> WorkEntry:
    """Return one entry as :func:`read_entries` does; an entry that was read already stays as it is."""
    return (
        entry if isinstance(entry, WorkEntry) else read_entries({key: entry})[0].get(key) or WorkEntry("misc")
    )


def _renamed(key: str, entry: Entry, known: Set[str], faults: list[Fault]) -> RawEntry:
    """Return the fields of an entry under their names here; *known* are the names that have a meaning."""
    fields: dict[str, str] = {}
    typed: dict[str, str] = {}
    people = {role: " and ".join(map(str, persons)) for role, persons in entry.persons.items()}
    for typed_name, value in [*people.items(), *entry.fields.items()]:
        lower = typed_name.lower()
        name = names_of_fields.FIELD_ALIASES.get(lower, lower)
        if lower == "titleaddon" and entry.type.lower() in WEB_TYPES:
            # So Zotero writes the name of a website.
            name = "organization"
        elif lower == "titleaddon" and fields.get("volume", "").isdecimal():
            # So our own BibTeX has the title of a volume.
            fields["volume"] += f": {value}"
            continue
        if names_of_fields.is_left_out(lower) or not value.strip():
            continue
        if name in names_of_fields.UNPRINTED_FIELDS:
            faults.append(Fault("unused-field", key, typed_name, value))
        elif name not in known:
            valid = known | set(names_of_fields.FIELD_ALIASES)
            faults.append(Fault("unknown-field", key, typed_name, value, nearest=nearest(lower, valid)))
        elif name not in fields:
            fields[name], typed[name] = value, typed_name
        elif _is_same(name, fields[name], value):
            # “en-US” says more than “english”.
            fields[name] = max(fields[name], value, key=lambda text: len(language_tag(text) or text))
        else:
            kept, lost = (typed[name], fields[name]), (typed_name, value)
            if lower == name:
                # The usual name goes before its other names.
                kept, lost = lost, kept
                typed[name], fields[name] = kept
            faults.append(Fault("contradicting-fields", key, *lost, f"the same as {' '.join(kept)}"))
    return RawEntry(entry.type.lower(), fields)


def _is_same(name: str, first: str, second: str) -> bool:
    """Return whether two values of one field mean the same; “english” means the same as “en-US”."""
    if name in {"language", "origlanguage"}:
        tags = [(language_tag(text) or text).partition("-")[0].lower() for text in (first, second)]
        return tags[0] == tags[1]
    return decoded(first).text.strip("{} ") == decoded(second).text.strip("{} ")
