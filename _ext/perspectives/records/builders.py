"""The names of Sphinx's builders, by what their pages can do. No Sphinx here."""

from __future__ import annotations

HTML_BUILDERS = ("html", "dirhtml")
"""The builders whose pages run our scripts and stand beside the data."""

FOLDING_BUILDERS = (*HTML_BUILDERS, "epub")
"""The builders on whose pages something can be unfolded and a picture is drawn."""
