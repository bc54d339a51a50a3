"""Fields of records that are added from outside: :func:`perspectives.add_field`, and a change of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from perspectives.book.record_fields import OWN_FIELDS
from perspectives.citations.entry_reader import is_known_field
from perspectives.domain.store import domain_of
from perspectives.export.linked_context import SCHEMA_ORG_NODES
from perspectives.export.linked_fields import SHAPES_OF_KINDS
from perspectives.export.linked_schemes import OWN_PROPERTIES
from perspectives.export.linked_shapes import SHAPES
from perspectives.reading.declared_fields import FIELD_EVENT, declared_fields
from perspectives.records.added_fields import EXTENDED_KINDS, AddedField, CheckValue
from perspectives.records.fields import keys_of, readers_of
from perspectives.records.id_form import ID_LENGTH, ID_PATTERN
from perspectives.records.option_values import nearest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SCHEMA_ORG_NAME = re.compile("[a-z][A-Za-z0-9]*")
THINGS = frozenset({*SCHEMA_ORG_NODES, "editor", "location", "publisher", "translationOfWork", "translator"})
"""The properties of schema.org whose values in the linked data are no texts."""
TAKEN_PROPERTIES = frozenset({*(one.name for one in OWN_PROPERTIES), "workTranslation"})
"""The properties that an added field cannot have: they are other ones in the linked data."""


def add_field(
    app: Sphinx,
    kind: str,
    name: str,
    *,
    label: str,
    about: str,
    values: Sequence[str] = (),
    check: CheckValue | None = None,
    schema_org: str = "",
) -> None:
    """Add a field to a kind of record, whose value is a line of text. Call this in ``setup(app)``.

    An editor types it as the option ``:name:`` of a claim, as the key ``name`` of a voice or an event in
    its TOML file, or as the field ``name`` of a work in the bibliography. It stands on the pages as a line
    that begins with its label, and in all data. There its name has “_” for “-”.

    :param kind: ``claim``, ``voice``, ``event`` or ``work``
    :param name: words and hyphens, in small letters
    :param label: what its line on the pages begins with
    :param about: what it says, a sentence in English, for the descriptions of the data
    :param values: the values that it can have; empty: any text
    :param check: a function from the typed text to the value, or to None where the text is the value; it
        raises :class:`ValueError` for a text that is no value, with a message that says what was expected
    :param schema_org: the property of schema.org that it is in the linked data; empty: it is a property of
        the book's own vocabulary, named after record and field: ``claimArchive``
    :raises ExtensionError: where one of these is not of this form, or there is a field of this name
    """
    app.setup_extension("perspectives")
    field = AddedField(kind, name, label, about, values, check, schema_org)
    check_field(field, declared_fields(app.events))
    app.connect(FIELD_EVENT, lambda _app: field)


def check_field(field: AddedField, others: Sequence[AddedField] = ()) -> None:
    """Check the parts of a field that is to be added.

    :param others: the fields that are added already
    :raises ExtensionError: where a part is not of its form, or there is a field of this name
    """
    if field.kind not in EXTENDED_KINDS:
        near = nearest(str(field.kind), EXTENDED_KINDS)
        hint = f" Did you mean “{near}”?" if near else ""
        expected = ", ".join(EXTENDED_KINDS[:-1])
        raise _error(
            "kind", f"“{field.kind}” is no kind of record. Give {expected} or {EXTENDED_KINDS[-1]}.{hint}"
        )
    _check_name(field, others)
    # A label that is translated late is no text, but has what texts have.
    label = str(field.label) if hasattr(field.label, "casefold") else field.label
    for part, text in (("label", label), ("about", field.about)):
        if not _is_line(text):
            raise _error(part, f"“{text}” of the field “{field.name}” is no line of text.")
    _check_values(field)
    _check_property(field)


def _error(part: str, sentence: str) -> ExtensionError:
    return ExtensionError(f"perspectives.add_field, {part}: {sentence}")


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _is_line(text: object) -> bool:
    """Return whether *text* is one line, without spaces around it, and not empty."""
    return isinstance(text, str) and bool(text) and text == " ".join(text.split())


def _check_name(field: AddedField, others: Sequence[AddedField]) -> None:
    name, kind = field.name, field.kind
    if not ID_PATTERN.fullmatch(str(name)) or len(name) > ID_LENGTH:
        raise _error(
            "name",
            f"“{name}” is no name of a field. Use words in small letters, with hyphens between them, "
            f"at most {ID_LENGTH} characters.",
        )
    if name in names_taken(kind) or (kind == "work" and is_known_field(name)):
        raise _error("name", f"{_a(kind)} has a field “{name}” already. Give yours another name.")
    if any((one.kind, one.name) == (kind, name) for one in others):
        raise _error(
            "name", f"a field “{name}” of {_a(kind)} has been added already. Give yours another name."
        )


def names_taken(kind: str) -> set[str]:
    """Return the names, as an editor would type them, that fields of a kind of record have already.

    They are those of the options or keys, of the data, and of the columns of the table.
    """
    fields = OWN_FIELDS[kind]
    columns = (column for field in fields for column in field.columns)
    names = {*columns, *(field.name for field in fields), *readers_of(fields), *keys_of(fields)}
    return {name.replace("_", "-") for name in names}


def _check_values(field: AddedField) -> None:
    if not isinstance(field.values, list | tuple):
        raise _error("values", f"“{field.values}” of the field “{field.name}” is no list of texts.")
    for value in field.values:
        if not _is_line(value):
            raise _error("values", f"“{value}” of the field “{field.name}” is no line of text.")
    if len(set(field.values)) != len(field.values):
        raise _error("values", f"a value of the field “{field.name}” is there twice.")
    if field.check is not None and not callable(field.check):
        raise _error("check", f"“{field.check}” of the field “{field.name}” is no function.")
    if field.check is not None and field.values:
        raise _error("check", f"the field “{field.name}” has a list of values. Give one of the two.")


def _check_property(field: AddedField) -> None:
    name, shape = field.schema_org, SHAPES_OF_KINDS[field.kind]
    if not name:
        if field.own_property in TAKEN_PROPERTIES:
            raise _error(
                "name",
                f"“{field.own_property}” is another property in the linked data. "
                "Give the field another name, or a property of schema.org.",
            )
        return
    if not SCHEMA_ORG_NAME.fullmatch(str(name)):
        raise _error("schema_org", f"“{name}” is no name of a property, such as “itemLocation”.")
    (of_kind,) = ({path for path, *_rest in one.properties} for one in SHAPES if one.name == shape)
    if name in THINGS or f"schema:{name}" in of_kind:
        raise _error(
            "schema_org",
            f"“{name}” says something else of {_a(field.kind)} in the linked data. "
            "Give another property, or none.",
        )


def are_fields_changed(app: Sphinx, env: BuildEnvironment) -> bool:
    """Return whether other fields are added than when the pages were read."""
    return bool(domain_of(env).data.get("fields", "") != _digest(app))


def find_pages_of_fields(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Return every page where other fields are added than when it was read (event ``env-get-outdated``)."""
    is_changed = are_fields_changed(app, env)
    domain_of(env).data["fields"] = _digest(app)
    return sorted(env.found_docs) if is_changed else []


def _digest(app: Sphinx) -> str:
    """Return a digest of the fields that are added; empty where there are none."""
    facts = [field.facts for field in declared_fields(app.events)]
    return hashlib.sha256(repr(facts).encode()).hexdigest() if facts else ""


def setup_fields(app: Sphinx) -> None:
    """Add the event that asks for the fields, and read pages again where other ones are added."""
    app.add_event(FIELD_EVENT)
    app.connect("env-get-outdated", find_pages_of_fields)
