"""The problems of addresses: of published ids, of pages and their files, of sections."""

from __future__ import annotations

ADDRESS_PROBLEMS = (
    (
        "lost-id",
        "An id that an edition has published is gone, and its address would be lost.",
        (
            "Bring back what had this id. If no edition has published it yet, take its line out. "
            "Else retire it in the same file, by the table that is expected, with "
            "“edition”, the one that goes without it, “why”, "
            "and “replaced-by” where something took its place; "
            "and with “page”, the document it stood in, where the file does not name its pages."
        ),
    ),
    (
        "lost-place",
        "An id that an edition has published stands on no page any more, and its address would be lost.",
        (
            "Print what has this id on a page again: voices and events stand where a view prints all of "
            "them, works in the bibliography. "
            "Or retire it in the same file: a table [retired.<kind>.<id>] with “edition” and “why”."
        ),
    ),
    (
        "lost-page",
        "A page that an edition has published is gone, and its address would be lost.",
        (
            'Bring back the page; or retire it in the same file: a table [retired.pages."<page>"] with '
            "“edition”, the one that goes without it, “why”, "
            "and “replaced-by”, the label of a section or another page, where something took its place."
        ),
    ),
    (
        "unfit-file-name",
        (
            "The name of this page's file does not work in every address, in every EPUB "
            "or on every file system."
        ),
        "Rename the file, and correct the name where the contents list it.",
    ),
    (
        "circular-contents",
        "The lists of contents lead in a circle: this list names a page that stands above it.",
        "Take the line out of this list.",
    ),
    (
        "same-file",
        (
            "Two files of the book would be one: by their whole names, or where capitals and small letters "
            "make no difference."
        ),
        "Rename one of the two, in more than the case of its letters.",
    ),
    (
        "reused-id",
        "A retired id is used again, so that old citations would lead to something else.",
        (
            "Choose another id for what is new; "
            "if it is what was retired, take its table out of {registry}/permalinks.toml."
        ),
    ),
    (
        "unknown-replacement",
        "A retired id is replaced by an id that does not exist.",
        (
            "Correct the id in “replaced-by”, or take the line out: "
            "an id may be retired without another in its place."
        ),
    ),
)
"""Of published ids and of pages."""

SECTION_PROBLEMS = (
    (
        "reserved-label",
        (
            "A section's label begins with a word that is reserved "
            "for the anchors of claims and other records."
        ),
        "Choose a label that begins otherwise.",
    ),
    (
        "unlabelled-section",
        "A heading has no label, so that its address would change with its words.",
        "Write a label such as “(the-quarrel)=” on the line before the heading.",
    ),
)
"""Of sections and their labels."""
