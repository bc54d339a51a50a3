"""The directive of sphinxcontrib-bibtex for a list of works, made careful: an unknown style would end the build."""

from __future__ import annotations

from docutils import nodes
from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin
from sphinxcontrib.bibtex.directives import BibliographyDirective

from perspectives.reading.problem_notes import note_problem
from perspectives.records.model import Problem
from perspectives.records.option_values import nearest

STYLES = "pybtex.style.formatting"


class CarefulBibliographyDirective(BibliographyDirective):
    """A list of works; one in a style that there is not is printed in that of the book."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        style = self.options.get("style")
        if style is not None and not _is_style(style):
            del self.options["style"]
            known = sorted(enumerate_plugin_names(STYLES))
            problem = Problem(
                "unknown-value",
                self.lineno,
                self.env.docname,
                value=f"style: {style}",
                expected="one of " + ", ".join(known),
                nearest=nearest(style, known),
            )
            note_problem(self.env, problem)
        return list(super().run())


def _is_style(name: str) -> bool:
    try:
        find_plugin(STYLES, name)
    except PluginNotFound:
        return False
    return True
