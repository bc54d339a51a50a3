"""The names of months and seasons in the language of the book, alone and in a date."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.records.translation import pgettext
from perspectives.records.vocabulary import N_

_ = get_translation("perspectives")

PERIOD_NAMES = {
    1: N_("January"),
    2: N_("February"),
    3: N_("March"),
    4: N_("April"),
    5: N_("May"),
    6: N_("June"),
    7: N_("July"),
    8: N_("August"),
    9: N_("September"),
    10: N_("October"),
    11: N_("November"),
    12: N_("December"),
    21: N_("spring"),
    22: N_("summer"),
    23: N_("autumn"),
    24: N_("winter"),
}


def month_name(month: int) -> str:
    """Return the name of a month (1 is January) or of a season (21 is spring, as in EDTF); else empty."""
    return _(PERIOD_NAMES[month]) if month in PERIOD_NAMES else ""


def month_name_in_genitive(month: int) -> str:
    """Return the same as it stands beside a day, and behind “about”, “from” and “until”.

    In the catalogues its context is ``genitive``: Russian has “ноября” there, and not “ноябрь”.
    """
    names = {
        1: pgettext("genitive", "January"),
        2: pgettext("genitive", "February"),
        3: pgettext("genitive", "March"),
        4: pgettext("genitive", "April"),
        5: pgettext("genitive", "May"),
        6: pgettext("genitive", "June"),
        7: pgettext("genitive", "July"),
        8: pgettext("genitive", "August"),
        9: pgettext("genitive", "September"),
        10: pgettext("genitive", "October"),
        11: pgettext("genitive", "November"),
        12: pgettext("genitive", "December"),
        21: pgettext("genitive", "spring"),
        22: pgettext("genitive", "summer"),
        23: pgettext("genitive", "autumn"),
        24: pgettext("genitive", "winter"),
    }
    return names.get(month, "")
