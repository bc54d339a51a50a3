"""The check of a book's own templates, before any page is written and in every build."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.domain.mend_names import mend_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from perspectives.rendering.html_printing import HtmlPrinting


def setup_template_check(app: Sphinx, printing: HtmlPrinting) -> None:
    """Connect the check to ``env-updated``, the last event before pages are written."""

    def check(app: Sphinx, _env: BuildEnvironment) -> None:
        problems = [
            replace(problem, path=display_path(problem.path or ""))
            for problem in printing.discard_broken_templates()
        ]
        log_problems(problems, mend_names(app.builder, display_path))

    app.connect("env-updated", check)
