"""The names of Sphinx's builders, grouped by what their pages can do. This module imports no Sphinx."""

from __future__ import annotations

HTML_BUILDERS = ("html", "dirhtml")
"""The builders whose pages run our scripts and can load the data files."""

TEMPLATE_BUILDERS = (*HTML_BUILDERS, "epub")
"""The builders that print records with HTML templates.

Their pages have elements that a reader can unfold, and pictures in SVG.
"""

SHEET_BUILDERS = ("handouts", "lessons")
"""The builders that write sheets for a class."""
