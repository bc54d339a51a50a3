"""Sentences of the extension that a language has in several forms: with a number, or in a context.

``_`` of Sphinx gives a sentence that has one form. The functions here have the names and the meaning that
gettext gives them, and read the same catalogue.
"""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translator

CATALOG = "perspectives"
SAMPLES = (*range(1, 101), 1_000_000)
"""Numbers among which every plural form of every language occurs that whole numbers have."""


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form for *number* in the language of the book: Russian has three, English two.

    Where a language has no translation, *singular* is for 1 and *plural* for all other numbers.
    """
    return get_translator(CATALOG).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return *message* as it stands in *context*: a month after a preposition may have another case."""
    return get_translator(CATALOG).pgettext(context, message)


def script_forms(singular: str, plural: str, language: str) -> dict[str, str]:
    """Return all plural forms of a sentence, for a script that chooses one by its number.

    The keys are the categories of CLDR, as ``Intl.PluralRules`` names them; ``other`` is always there.

    :param language: the language of the page (BCP 47, or as Sphinx writes it)
    """
    try:
        category = Locale.parse(language.replace("_", "-"), sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        category = Locale("en").plural_form
    numbers = {category(number): number for number in reversed(SAMPLES)}
    numbers.setdefault("other", SAMPLES[-2])
    return {form: ngettext(singular, plural, number) for form, number in sorted(numbers.items())}
