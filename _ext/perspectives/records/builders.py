"""The names of Sphinx's builders, by what their pages can do. No Sphinx here."""

from __future__ import annotations

HTML_BUILDERS = ("html", "dirhtml")
"""The builders whose pages run our scripts and stand beside the data."""

TEMPLATE_BUILDERS = (*HTML_BUILDERS, "epub")
"""The builders that print records by templates of HTML; on their pages something can be unfolded, and a picture is drawn."""
