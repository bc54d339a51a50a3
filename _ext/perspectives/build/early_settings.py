"""Settings that Sphinx takes before it loads an extension: faults are told from the file alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from sphinx.util.logging import NAMESPACE

from perspectives.build.settings_file import line_of_setting, set_names, setting_place, typed_value
from perspectives.records.option_values import nearest

EXTENSIONS, LANGUAGE = "extensions", "language"
TAG = 'the tag of a language in quotation marks, such as "en"'


def early_faults(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each value that ends Sphinx before any extension has a word."""
    given = {name for name, _line in set_names(lines)}
    if LANGUAGE in given and not _is_language(value := typed_value(LANGUAGE, lines)) and value is not None:
        meant = value[0] if isinstance(value, list | tuple) and len(value) == 1 else None
        offer = f' Did you mean “{LANGUAGE} = "{meant}"”?' if isinstance(meant, str) else ""
        found = f"{LANGUAGE} = {value!r}"
        words = f"The language is not a text. Found: “{found}”. Expected: {TAG}.{offer} Correct the line."
        yield line_of_setting(LANGUAGE, lines), words
    named = typed_value(EXTENSIONS, lines)
    if isinstance(named, list | tuple):
        for one in named:
            if not isinstance(one, str):
                words = f"The name of an extension is a text in quotation marks. Found: “{one!r}”."
                yield line_of_setting(EXTENSIONS, lines, one), f"{words} Correct the name, or take it out."


def no_extensions(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words for settings that name no extension: then no page can be read."""
    given = dict(set_names(lines))
    if EXTENSIONS not in given:
        near = nearest(EXTENSIONS, given)
        found = f"Found: “{near}”. Did you mean “{EXTENSIONS}”? " if near else ""
        mend = f'Write {EXTENSIONS} = ["myst_parser", "sphinxcontrib.bibtex", "perspectives"].'
        yield given.get(near or "", 1), f"No extension is named, so that no page can be read. {found}{mend}"


def _is_language(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


class _NoLanguage(logging.Filter):
    """Gives the warning of Sphinx for “language = None” its place and our words."""

    def __init__(self, confdir: Path) -> None:
        super().__init__()
        self.confdir = confdir

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: the record is logged."""
        if "language = None" in str(record.msg):
            path, line = setting_place(self.confdir, LANGUAGE)
            record.location = f"{path}:{line}"
            record.msg = (
                f"The language is not named; “en” is taken. Found: “{LANGUAGE} = None”. Expected: {TAG}. "
                f'Did you mean “{LANGUAGE} = "en"”? Correct the line.'
            )
            record.args = ()
        return True


def tell_place_of_language(confdir: Path) -> None:
    """Let the warning of Sphinx for a language that is None have its line.

    :param confdir: the folder of the settings
    """
    logger = logging.getLogger(f"{NAMESPACE}.sphinx.config")
    for one in list(logger.filters):
        if isinstance(one, _NoLanguage):
            logger.removeFilter(one)
    logger.addFilter(_NoLanguage(confdir))
