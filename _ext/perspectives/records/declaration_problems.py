"""The problems of the files in which a book declares: the registry and the bibliography."""

from __future__ import annotations

NAME_PROBLEMS = (
    (
        "shared-spelling",
        "Two names of the index have the same spelling, and a text could mean either.",
        "Take the spelling out of one of them; a longer form that holds it may stand in both.",
    ),
    (
        "shared-authority",
        "Two tables have the same address in an authority file, as if they were one person or place.",
        "Take the address out of the table that it does not belong to.",
    ),
    (
        "unregistered-name",
        "A capitalised word stands often in prose and is in no register, so that the index lacks it.",
        (
            "Declare the name in {registry}/people.toml, places.toml or subjects.toml; "
            "or write the word into no-names.txt beside them, if nobody would look for it."
        ),
    ),
    (
        "unknown-name",
        "No other name of the index has this id.",
        "Correct the id, or declare the name in {registry}/people.toml, places.toml or subjects.toml.",
    ),
)
"""Of the names of the index."""

FILE_PROBLEMS = (
    (
        "toml-syntax",
        "This line is not TOML, and nothing of the file is used.",
        "Correct the line, and build again: a line further down may have a fault too.",
    ),
    (
        "bibliography-syntax",
        "An entry of the bibliography cannot be read.",
        "Correct the line; until then, the work is left out.",
    ),
    (
        "unknown-type",
        "No type of works has this name; the work is taken for one of the type “misc”.",
        "Write a type of BibTeX or BibLaTeX after the “@”.",
    ),
    (
        "unknown-tex",
        "A field of the bibliography has TeX that is not known; it is shown as it was typed.",
        "Write the sign itself instead, or the words without the command.",
    ),
    (
        "malformed-names",
        "The names are not written as BibTeX has them; they are read as they seem to be meant.",
        "Join names by “and”, and put the name of a body into braces: {Ministry of Trade and Industry}.",
    ),
    (
        "contradicting-fields",
        "Two fields of an entry have the same meaning and say different things; this one is left out.",
        "Take one of the two out.",
    ),
    (
        "unused-field",
        (
            "The field is known, and no citation has it: another field has its place, or works of this type "
            "have none for it."
        ),
        "Write what it says in another field, such as “note”, or take it out.",
    ),
    (
        "broken-edition-record",
        "The record of what an edition said cannot be read.",
        "Take out the file, and record the edition anew from its archive.",
    ),
    (
        "malformed-outline",
        "The outline for the map cannot be read.",
        (
            "Write polygons of longitude and latitude as GeoJSON; "
            "or remove the file: maps are then drawn without land."
        ),
    ),
    (
        "missing-file",
        "A file of the registry or of the bibliography cannot be opened.",
        (
            "Create the file, which may be empty; or correct its name or its permissions. "
            "A folder in its place needs another name."
        ),
    ),
    (
        "misnamed-file",
        "No file of this name is read in the folder of the registry, and one of almost the same is missing.",
        "Give the file the name that is meant.",
    ),
    (
        "missing-registry",
        (
            "The project has no registry yet, so that no claim can name its voice. "
            "Pages without claims are built as they are."
        ),
        (
            "Write perspectives.toml, voices.toml and events.toml in this folder, "
            "or name another folder in conf.py, by the setting perspectives_registry."
        ),
    ),
    (
        "nothing-declared",
        "The file declares nothing, and the chapters name what it should declare.",
        "Declare it in this file; if there was more in the file, restore an earlier version.",
    ),
    (
        "missing-field",
        "A field is missing.",
        "Add the field.",
    ),
    (
        "unknown-field",
        "No such field is known.",
        "Correct the field's name, or take it out.",
    ),
    (
        "malformed-field",
        "The field's value is not of the kind expected.",
        "Write a value of the kind that is expected.",
    ),
)
"""Of the files, their entries and their fields."""

DECLARATION_PROBLEMS = (
    (
        "shared-mark",
        "Two perspectives have the same mark, so that no reader can tell them apart by it.",
        "Choose another one for one of the two.",
    ),
    (
        "taken-colour",
        "A colour of the book has a name that another colour has.",
        "Choose another name for the colour, and write it in the perspectives that use it.",
    ),
    (
        "faint-colour",
        "Text in this colour cannot be read on the ground of the pages.",
        "Choose a darker colour for “light”, where the ground is light, and a lighter one for “dark”.",
    ),
    (
        "unused-declaration",
        "It is declared and never used.",
        "Use it, or take it out of the file.",
    ),
)
"""Of what is declared twice, badly or in vain."""
