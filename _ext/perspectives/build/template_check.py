"""A book's own templates are tried before any page is printed, and what is wrong with them is reported on every build."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.build.build_events import shown
from perspectives.build.problem_log import log_problems
from perspectives.domain.mend_names import mend_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from perspectives.rendering.html_printing import HtmlPrinting


def setup_template_check(app: Sphinx, printing: HtmlPrinting) -> None:
    """Connect the check to the event after which pages are written."""

    def check(app: Sphinx, _env: BuildEnvironment) -> None:
        problems = [replace(one, path=shown(one.path or "")) for one in printing.take_out_broken()]
        log_problems(problems, mend_names(app.builder, shown))

    app.connect("env-updated", check)
