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

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

EXTENSION = Path(__file__).parent.parent / "_ext" / "perspectives"
LOCALE = EXTENSION / "locale"
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
UNREVISED = "Translated by a language model, not revised by a native reader."
FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every catalogue, so that a catalogue changes only with its sentences."""


def main() -> int:
    """Update every catalogue and print its faults; return 1 where there are any, else 0."""
    template, faults = extract_sentences(), []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/perspectives.po")):
        catalog = merge_sentences(path, template)
        path.write_bytes(po_content(catalog))
        path.with_suffix(".mo").write_bytes(mo_content(catalog))
        faults += [f"{path}: {fault}" for fault in faults_of(catalog)]
    print("\n".join(faults) or "Every catalogue is complete.")
    return 1 if faults else 0


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
    with path.open("rb") as file:
        translations = {
            (message_key(message), message.context): message.string
            for message in read_po(file, locale=language)
            if message.id
        }
    remark = "" if language in REVISED else f"\n# {UNREVISED}"
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
            translation = translations.get((message_key(message), message.context), "")
            if message.pluralizable and isinstance(translation, str):
                # The sentence had one form in an earlier version: its translation is the first form.
                translation = (translation, *[""] * (catalog.num_plurals - 1))
            elif not message.pluralizable and not isinstance(translation, str):
                translation = str(next(iter(translation or ())))
            catalog.add(message.id, translation, message.locations, context=message.context)
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
    for message in catalog:
        if not message.id:
            continue
        for english, translation in sentence_pairs(message, catalog):
            if not translation:
                faults.append(f"no translation of {english!r}")
            elif sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(translation)):
                faults.append(f"other placeholders in {translation!r} than in {english!r}")
            elif english[-1:].isspace() != translation[-1:].isspace():
                faults.append(f"{translation!r} ends with a space, or {english!r} does, but not both")
    return faults


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
