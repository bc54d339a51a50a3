"""Settings of conf.py whose value is of another kind, or names a style that is not there.

The fault is reported at its line, and the book is built as if the setting had not been made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import setting_place
from perspectives.domain.mend_names import mend_names
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.rendering.bibtex_styles import STYLE_NAME

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "the path of a folder, in quotation marks"
LIST = "a list of texts in square brackets"
TABLE = "names and values in braces, such as {'text': 'CC BY-SA 4.0'}"
KINDS: dict[str, tuple[tuple[type, ...], Any, str]] = {
    "perspectives_registry": ((str,), "../sources", FOLDER),
    "perspectives_texts": ((str,), "../texts", FOLDER),
    "perspectives_templates": ((str,), "", FOLDER),
    "perspectives_licenses": ((dict,), {}, TABLE),
    "perspectives_commands": ((dict,), {}, TABLE),
    "perspectives_require": ((list, tuple, str), [], LIST),
    "perspectives_every_page": ((list, tuple, str), [], LIST),
    "perspectives_citation_styles": ((list, tuple, str), [], LIST),
    "perspectives_index_leave_out": ((list, tuple), [], LIST),
    "perspectives_editors": ((list, tuple), [], "a list of tables in square brackets"),
    "bibtex_bibfiles": ((list, tuple, type(None)), [], LIST),
}
"""For each setting the kinds of its value, what stands in place of another kind, and the kind in words."""
STYLES = {
    "bibtex_default_style": (pybtex.plugin.find_plugin, "pybtex.style.formatting"),
    "bibtex_reference_style": (
        sphinxcontrib.bibtex.plugin.find_plugin,
        "sphinxcontrib.bibtex.style.referencing",
    ),
}
"""For each setting of a style, the function that finds the style, and the group of its kind."""


class SettingKinds:
    """Leaves out settings of another kind, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def check(self, app: Sphinx, config: Config) -> None:
        """Find values of another kind (event ``config-inited``)."""
        self.problems = []
        for name, (kinds, instead, expected) in KINDS.items():
            value = getattr(config, name, instead)
            if isinstance(value, kinds):
                continue
            is_path = name == "bibtex_bibfiles" and isinstance(value, str)
            near = f"{name} = ['{value}']" if is_path else None
            self.note(app, "malformed-field", name, value, expected, near)
            setattr(config, name, [value] if is_path else instead)

    def check_styles(self, app: Sphinx, config: Config) -> None:
        """Find styles that are not there, when all are registered (event ``config-inited``)."""
        for name, (find, group) in STYLES.items():
            style = str(getattr(config, name, STYLE_NAME))
            try:
                find(group, style)
            except (pybtex.plugin.PluginNotFound, ImportError):
                known = [STYLE_NAME, "plain", "alpha", "unsrt", "author_year", "label"]
                expected = f"a style that is installed, such as {STYLE_NAME}"
                self.note(app, "unknown-value", name, style, expected, nearest(style, known))
                setattr(config, name, STYLE_NAME)

    def note(self, app: Sphinx, code: str, name: str, value: object, expected: str, near: str | None) -> None:
        """Note a problem at the line of a setting."""
        shown, line = setting_place(app.confdir, name)
        found = f"{name} = {value!r}"
        self.problems.append(Problem(code, line, path=shown, value=found, expected=expected, nearest=near))

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def setup_setting_kinds(app: Sphinx) -> None:
    """Connect the check of the settings to events of a build."""
    kinds = SettingKinds()
    # Before anything takes a setting, and when every style is registered.
    app.connect("config-inited", kinds.check, priority=80)
    app.connect("config-inited", kinds.check_styles, priority=950)
    app.connect("builder-inited", kinds.log, priority=90)
