"""Update the message catalogues of the extension: ``make messages``.

The sentences of the extension stand in the code in English, in calls of ``_`` and of the functions in
``perspectives/records/translation.py``, which have plural forms and contexts.
A catalogue holds their translations into one language.
This script extracts the sentences from the code. It adds new ones to each ``.po`` file, and removes old ones.
Then it writes the ``.mo`` file beside it, which Sphinx reads.
To add a language, make its folder and an empty file::

    mkdir -p _ext/perspectives/locale/fr/LC_MESSAGES
    touch _ext/perspectives/locale/fr/LC_MESSAGES/perspectives.po
"""

from __future__ import annotations

import gettext
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

EXTENSION = Path(__file__).parent.parent / "_ext" / "perspectives"
LOCALE = EXTENSION / "locale"
PO_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)'
)
"""A line of a ``.po`` file: a comment, or a text between quotation marks, with or without its keyword."""
MISSING = "no translation"
PLACEHOLDER = re.compile(r"\{\w+\}")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "script_forms": (1, 2),
    "quantity": (2, 3),
    "pgettext": ((1, "c"), 2),
}
"""The functions that take sentences, and which arguments these are."""
REVISED = {"de"}
"""The languages whose translation a native reader has revised."""
TRANSLATED_BY_A_MODEL = {"ru", "sq"}
"""The languages that a language model has translated."""
UNREVISED = "Translated by a language model, not revised by a native reader."
TRANSLATED = "Not revised by a native reader."
FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every catalogue, so that a catalogue changes only with its sentences."""


class UnreadableCatalog(ValueError):
    """Why a catalogue cannot be read: what follows its path in a message."""


def main() -> int:
    """Update every catalogue and print its faults; return 1 where there are any, else 0."""
    template, faults = extract_sentences(), []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/perspectives.po")):
        shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        try:
            catalog = merge_sentences(path, template)
        except UnreadableCatalog as error:
            faults.append(f"{shown}{error} The file was left as it was.")
            continue
        content = po_content(catalog)
        path.write_bytes(content)
        path.with_suffix(".mo").write_bytes(mo_content(catalog))
        found = faults_of(catalog)
        faults += [f"{shown}: {fault}" for fault in found]
        missing = sum(fault.startswith(MISSING) for fault in found)
        if missing:
            total = sum(len(list(sentence_pairs(message, catalog))) for message in sentences_of(catalog))
            faults.append(f"{shown}: {missing} of {total} are not translated.")
    print("\n".join(faults) or "Every catalogue is complete.")
    return 1 if faults else 0


def read_catalogue(path: Path) -> Catalog:
    """Return what a translator has written in a ``.po`` file.

    :raises UnreadableCatalog: with the line, and what is expected there
    """
    language = path.parents[1].name
    try:
        Locale.parse(language)
    except (ValueError, UnknownLocaleError) as error:
        raise UnreadableCatalog(
            f": “{language}” is no code of a language. Name the folder by one, as fr or pt_BR."
        ) from error
    content = path.read_bytes()
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        place = content.count(b"\n", 0, error.start) + 1
        raise UnreadableCatalog(f":{place}: this is not UTF-8. Save the file in UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not PO_LINE.fullmatch(line):
            raise UnreadableCatalog(
                f":{number}: this line cannot be read: {line.strip()}. "
                'Expected: a text between quotation marks; a quotation mark within it is written \\".'
            )
    return read_po(io.StringIO("\n".join(lines)), locale=language)


def extract_sentences() -> Catalog:
    """Return a catalogue of the sentences in the code, without translations."""
    catalog = Catalog(project="perspectives", creation_date=FIXED_DATE, revision_date=FIXED_DATE)
    for file, line, message, comments, context in extract_from_dir(
        EXTENSION, [("**.py", "python")], keywords=KEYWORDS
    ):
        catalog.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def merge_sentences(path: Path, template: Catalog) -> Catalog:
    """Return a catalogue of the sentences of *template*, with the translations in the ``.po`` file *path*."""
    language = path.parents[1].name
    typed = {(message_key(one), one.context): one for one in read_catalogue(path) if one.id}
    made = UNREVISED if language in TRANSLATED_BY_A_MODEL else TRANSLATED
    remark = "" if language in REVISED else f"\n# {made}"
    catalog = Catalog(
        locale=language,
        project="perspectives",
        header_comment=(
            f"# What the extension prints, in the language “{language}”. Written by “make messages”.{remark}"
        ),
        copyright_holder=None,
        creation_date=FIXED_DATE,
        revision_date=FIXED_DATE,
        version="1",
        msgid_bugs_address="-",
        last_translator="The contributors",
        language_team="The contributors",
        fuzzy=False,
    )
    for message in template:
        if message.id:
            old = typed.get((message_key(message), message.context))
            translation = old.string if old else ""
            if message.pluralizable and isinstance(translation, str):
                # The sentence had one form in an earlier version: its translation is the first form.
                translation = (translation, *[""] * (catalog.num_plurals - 1))
            elif not message.pluralizable and not isinstance(translation, str):
                translation = str(next(iter(translation or ())))
            remarks = old.user_comments if old else ()
            catalog.add(
                message.id, translation, message.locations, user_comments=remarks, context=message.context
            )
    return catalog


def message_key(message: Message) -> str:
    """Return the English sentence of a message, in the singular if it has both."""
    return message.id if isinstance(message.id, str) else str(next(iter(message.id or ())))


def po_content(catalog: Catalog) -> bytes:
    """Return a catalogue in the format PO, which translators edit."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


def mo_content(catalog: Catalog) -> bytes:
    """Return a catalogue in the format MO, which Sphinx reads."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults_of(catalog: Catalog) -> list[str]:
    """Return the faults of a catalogue: missing translations, other placeholders, other final spaces."""
    faults = []
    for message in sentences_of(catalog):
        for english, translation in sentence_pairs(message, catalog):
            if not translation:
                faults.append(f"{MISSING} of {english!r}")
            elif sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(translation)):
                faults.append(f"other placeholders in {translation!r} than in {english!r}")
            elif english[-1:].isspace() != translation[-1:].isspace():
                faults.append(f"{translation!r} ends with a space, or {english!r} does, but not both")
    return faults


def sentences_of(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its head, which is the message with an empty id."""
    return (message for message in catalog if message.id)


def sentence_pairs(message: Message, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield each form of a translation with the English form that has the same placeholders.

    That is the English plural, but the singular for a form that is for the number 1 alone: it may say “one”.
    The first form of Russian is for 21 too, and has to have the number.
    """
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    singular, plural = tuple(message.id or ("", ""))
    of_number = gettext.c2py(catalog.plural_expr)
    for form, translation in enumerate(message.string or ()):
        is_for_one = [number for number in range(200) if of_number(number) == form] == [1]
        yield (singular if is_for_one else plural), str(translation)


if __name__ == "__main__":
    sys.exit(main())
