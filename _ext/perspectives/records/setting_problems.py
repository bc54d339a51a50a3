"""The problems of conf.py, and of what it names: templates, and styles of citations."""

from __future__ import annotations

SETTING_PROBLEMS = (
    (
        "repeated-setting",
        "conf.py gives a setting two values, and only the last one counts.",
        "Take out the line whose value is not meant.",
    ),
    (
        "missing-templates",
        "The folder of the book's own templates is not there.",
        "Create the folder, or correct perspectives_templates in conf.py.",
    ),
    (
        "missing-style",
        "There is no style of this name.",
        "Correct the path in conf.py, or put the file there; https://www.zotero.org/styles has them.",
    ),
    (
        "malformed-style",
        "The file is not a style of CSL that can be used.",
        "Take the file anew from https://www.zotero.org/styles, or mend it at the line named.",
    ),
    (
        "dependent-style",
        "The style only says that a journal uses another style.",
        "Name the file of that other style in conf.py.",
    ),
    (
        "missing-locale",
        "The terms of the language of a style are missing; English ones or none stand in their place.",
        "Put the locale file beside the style, or install the Python package citeproc-py, which has it.",
    ),
    (
        "broken-template",
        "A template of the book cannot be used, and pages are printed by the extension's own alone.",
        "Mend the template at the line named, or take it out of the folder.",
    ),
)
