"""The problems of the text of a whole file: its HTML, its encoding, its characters."""

from __future__ import annotations

TEXT_PROBLEMS = (
    (
        "broken-off",
        "An error ended the reading of this text, which is shown as it was typed.",
        "Look for a value of the wrong kind, or for very many directives inside each other.",
    ),
    (
        "unclosed-html",
        "An HTML tag or comment begins here and has no end; it is shown as it was typed.",
        "Write its end, that of a comment being “-->”; or write “&lt;” for the sign “<” itself.",
    ),
    (
        "unfit-html",
        "An HTML tag is opened and not closed, or closed and not opened; it is shown as it was typed.",
        "Write both tags: in the same paragraph, or as blocks beside each other under the same heading.",
    ),
    (
        "circular-include",
        "The file includes itself, directly or through another file.",
        "Take the directive out of one of the files that include each other.",
    ),
    (
        "not-utf-8",
        "The file is not stored in the encoding UTF-8; letters that cannot be read are shown as �.",
        "Store it in UTF-8: every text editor has a choice of the encoding.",
    ),
    (
        "forbidden-character",
        "A character stands here that no text can hold; it is left out, or a space takes its place.",
        "Delete it: it cannot be seen, and came in from another program or with a copied text.",
    ),
    (
        "unseen-character",
        "A character that cannot be seen stands in a quotation; collation does not count it.",
        (
            "Delete it and type what is seen; or write it by its number, such as “&#x200E;”, "
            "where the source has it."
        ),
    ),
)
