"""The line that a page of an earlier edition gets: which edition it is, and the same page as it stands today.

It is put into pages that nobody writes again, so that it stands by itself: without a stylesheet, and without
a script. Its link has the relation ``latest-version`` of RFC 5829.
"""

from __future__ import annotations

from markupsafe import escape
from sphinx.locale import get_translation

from perspectives.records.dates import say_date
from perspectives.records.edition_record import PublishedEdition
from perspectives.records.quoting import with_single_stops

_ = get_translation("perspectives")

STYLE = (
    "box-sizing:border-box;margin:0;padding:.35rem 1rem;border-bottom:1px solid;text-align:center;"
    "font:.875rem/1.4 system-ui,sans-serif;color:var(--pst-color-text-base,CanvasText);"
    "background:var(--pst-color-background,Canvas)"
)
LINK_STYLE = "color:inherit;text-decoration:underline"
"""The colours are those of the page where it has any, else those of the browser, light or dark."""


def edition_line(edition: PublishedEdition, newest: str, href: str, is_gone: bool, script: str = "") -> str:
    """Return the line as HTML, without a line feed.

    :param newest: the number of the newest edition
    :param href: the address of the page as it stands today; of the page for lost addresses where it *is_gone*
    :param script: the address of the script that carries over what follows “#” in an address; empty for none
    """
    facts = {"number": edition.number, "day": say_date(edition.issued.isoformat())}
    if edition.number == newest:
        words = _("Edition {number}, {day}, the newest.").format(**facts)
    else:
        sentences = _("Edition {number}, {day}. The newest is edition {newest}.")
        words = with_single_stops(sentences.format(newest=newest, **facts))
    if is_gone:
        words += " " + _("It has no page at this address.")
    link = _("Find what stood here") if is_gone else _("This page as it stands today")
    loading = f'<script defer src="{escape(script)}"></script>' if script else ""
    label = escape(_("Edition"))
    anchor = f'<a rel="latest-version" href="{escape(href)}" style="{LINK_STYLE}">{escape(link)}</a>'
    return f'<aside aria-label="{label}" style="{STYLE}">{escape(words)} {anchor}{loading}</aside>'
