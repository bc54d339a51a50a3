"""Locators as a reader sees them: editors type the short terms of CSL, pages have those of their language."""

from __future__ import annotations

import re

from sphinx.locale import get_translation

_ = get_translation("perspectives")

CSL_TERM = re.compile(
    r"(?:^|(?<=, ))(pp?\.|doc\.|no\.|vol\.|chap\.|fol\.|n\.|sec\.|col\.|headnote)(?=\s|,|$)"
)


def say_locator(locator: str) -> str:
    """Return a locator, such as "doc. 13, headnote", with its terms in the language of the book.

    Other words stay as they are.
    """
    terms = {
        "p.": _("p."),
        "pp.": _("pp."),
        "doc.": _("doc."),
        "no.": _("no."),
        "vol.": _("vol."),
        "chap.": _("chap."),
        "fol.": _("fol."),
        "n.": _("n."),
        "sec.": _("sec."),
        "col.": _("col."),
        "headnote": _("headnote"),
    }
    return CSL_TERM.sub(lambda match: terms[match[1]], locator)


def say_pages(pages: str) -> str:
    """Return printed pages with their term in the language of the book: “p. 87”, “pp. 87–88”."""
    return say_locator(f"pp. {pages}" if "–" in pages else f"p. {pages}")
