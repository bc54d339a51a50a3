"""The closed lists of values that an editor chooses from, apart from their names in any language.

The names stand in :mod:`perspectives.records.vocabulary`.
"""

from __future__ import annotations

VOICE_ROLES = (
    "participant",
    "body",
    "record",
    "journalist",
    "analyst",
    "historian",
    "advocate",
    "compiler",
    "unnamed",
)
VOICE_KINDS = ("person", "group", "body", "record", "work")
"""What a voice is.

A person; several persons who speak together; an organisation, or a newspaper as those who make it; minutes,
notes or a film of what was said or done; a text that speaks under its own title.
"""
COMPILER = "compiler"
"""The role of a voice that neither saw, nor searched, nor answers by name, such as an encyclopedia.

It counts as no pen.
"""
FINDINGS = ("agree", "differ", "conflict", "one-sided", "unverifiable")
SILENCES = ("unread", "unpublished", "none-known", "not-sought")
CARRIERS = ("edition", "web-copy", "retyped", "machine-reading")
"""What a copy that words were compared with can be, the most trusted first.

The file or image of the publisher or of the office; a stored copy of a text that somebody else put on the
web; a text typed from a page or an image; a text that a machine read from an image.
"""
SEEN = ("whole", "part", "opening", "window", "abstract", "summary", "contents", "quoted")
"""How much of a work was before the editor.

A window is a passage from within; what is quoted is known only through another work.
"""
CERTAINTIES = ("high", "medium", "low")
TEXT_RIGHTS = ("public-domain", "official-text", "quotation")
"""Whether the text of a document may be printed whole: the first two may, the last may only be quoted."""
PRINTABLE_RIGHTS = TEXT_RIGHTS[:2]
NOTE_KINDS = ("anachronism", "attribution", "figure", "date", "terminology", "text")
MEDIA = (
    "speech",
    "talk",
    "letter",
    "radiogram",
    "diplomatic-note",
    "minutes",
    "resolution",
    "communique",
    "press",
    "broadcast",
    "interview",
    "memoir",
    "party-history",
    "intelligence",
    "scholarship",
)
RULES = ("double", "dashed", "solid", "dotted", "groove")
COLOURS = ("vermilion", "blue", "green", "purple", "ochre")
