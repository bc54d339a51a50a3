"""The directive of sphinxcontrib-bibtex for a list of works, with a check of its style.

An unknown style would end the build.
"""

from __future__ import annotations

from docutils import nodes
from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin
from sphinxcontrib.bibtex.directives import BibliographyDirective

from perspectives.reading.problem_notes import note_problem
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

STYLE_PLUGINS = "pybtex.style.formatting"
"""pybtex's group of plug-ins for the styles of lists."""


class CarefulBibliographyDirective(BibliographyDirective):
    """A list of works; if its style is unknown, a problem is noted and the style of the book is used."""

    def run(self) -> list[nodes.Node]:
        """Return the nodes of the list."""
        style = self.options.get("style")
        if style is not None and not _is_style(style):
            del self.options["style"]
            styles = sorted(enumerate_plugin_names(STYLE_PLUGINS))
            problem = Problem(
                "unknown-value",
                self.lineno,
                self.env.docname,
                value=f"style: {style}",
                expected="one of " + ", ".join(styles),
                nearest=nearest(style, styles),
            )
            note_problem(self.env, problem)
        return list(super().run())


def _is_style(name: str) -> bool:
    try:
        find_plugin(STYLE_PLUGINS, name)
    except PluginNotFound:
        return False
    return True
