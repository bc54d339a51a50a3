"""The terms of citations, as in the locales of CSL.

The citations that a reader copies are in English, the language of their styles.
The list of works is a part of the book and is in the language of the book.
Of Sphinx, this module uses only the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx.locale import get_translation

from perspectives.citations.csl_dates import AMERICAN_DATES, DateForm
from perspectives.records.month_names import month_name, month_name_in_genitive

_ = get_translation("perspectives")

SHORT_LABELS = {
    "page": ("p.", "pp."),
    "chapter": ("chap.", "chaps."),
    "section": ("sec.", "secs."),
    "paragraph": ("para.", "paras."),
    "volume": ("vol.", "vols."),
    "issue": ("no.", "nos."),
    "number": ("no.", "nos."),
    "note": ("n.", "nn."),
    "part": ("pt.", "pts."),
    "book": ("bk.", "bks."),
    "column": ("col.", "cols."),
    "folio": ("fol.", "fols."),
    "line": ("line", "lines"),
    "verse": ("v.", "vv."),
    "figure": ("fig.", "figs."),
    "supplement": ("suppl.", "suppls."),
}
"""The short labels of CSL's locale en-US, each in the singular and in the plural."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a language; the default values are those of the CSL styles for the Chicago manual."""

    two_names: str = "{first} and {last}"
    many_names: str = "{first}, and {last}"
    et_al: str = "et al."
    roles: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}
    )
    """The terms after the name of one person and after several names."""
    by: Mapping[str, str] = field(
        default_factory=lambda: {
            "editor": "edited by",
            "translator": "translated by",
            "editortranslator": "edited and translated by",
        }
    )
    """The terms before the names of persons."""
    within: str = "in"
    part_of: str = "of"
    no_date: str = "n.d."
    edition: str = "{number} ed."
    ordinals: bool = True
    """Whether the number of an edition has an English ending, “3rd”."""
    ahead: str = "ahead of print"
    unpublished: str = "unpublished manuscript"
    labels: Mapping[str, tuple[str, str]] = field(default_factory=lambda: SHORT_LABELS)
    quotes: tuple[str, str] = ("“", "”")
    dates: DateForm = AMERICAN_DATES


ENGLISH = Terms()


def terms_of_book() -> Terms:
    """Return the terms in the language of the book that is built."""
    edition = _("{number} ed.")
    return Terms(
        two_names=_("{first} and {last}"),
        many_names=_("{first}, and {last}"),
        et_al=_("et al."),
        roles={"editor": (_("ed."), _("eds.")), "translator": (_("trans."), _("trans."))},
        by={
            "editor": _("edited by"),
            "translator": _("translated by"),
            "editortranslator": _("edited and translated by"),
        },
        within=_("in"),
        part_of=_("of"),
        no_date=_("n.d."),
        edition=edition,
        ordinals=edition == ENGLISH.edition,
        ahead=_("ahead of print"),
        unpublished=_("unpublished manuscript"),
        labels={
            **SHORT_LABELS,
            "volume": (_("vol."), _("vols.")),
            "issue": (_("no."), _("nos.")),
            "number": (_("no."), _("nos.")),
            "chapter": (_("chap."), _("chaps.")),
        },
        quotes=(_("“"), _("”")),
        dates=DateForm(
            [month_name_in_genitive(month) for month in range(1, 13)],
            day=_("{month} {day}"),
            days=_("{month} {first}–{last}"),
            day_year=_("{day}, {year}"),
            month_year=_("{month} {year}"),
            months_alone=[month_name(month) for month in range(1, 13)],
            seasons=[month_name(season).capitalize() for season in range(21, 25)],
        ),
    )
