"""Settings of conf.py that heads and data hand on: what has another form is reported and left out.

The book is then built as if the setting had not been made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import setting_place
from perspectives.domain.mend_names import mend_names
from perspectives.records.problem_record import Problem
from perspectives.records.setting_values import EDITOR_FIELDS, editor_name, is_public_address

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ADDRESS, EDITORS = "html_baseurl", "perspectives_editors"


class SettingForms:
    """Leaves out settings that have another form, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def check(self, app: Sphinx, config: Config) -> None:
        """Find what has another form (event ``config-inited``)."""
        self.problems = [
            Problem(
                "malformed-field",
                setting_place(app.confdir, name)[1],
                path=setting_place(app.confdir, name)[0],
                value=f"{name} = {value}",
                expected=expected,
            )
            for name, value, expected in _faults(config)
        ]
        if not is_public_address(config.html_baseurl):
            config.html_baseurl = ""
        config.perspectives_editors = [one for one in config.perspectives_editors if editor_name(one)]

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def _faults(config: Config) -> Iterator[tuple[str, object, str]]:
    """Yield the name of a setting, the value that has another form, and what was expected."""
    if config.html_baseurl and not is_public_address(config.html_baseurl):
        yield (
            ADDRESS,
            config.html_baseurl,
            "the address of the folder of the pages: https://example.org/book/",
        )
    for editor in config.perspectives_editors:
        if editor_name(editor) is None:
            fields = ", ".join(EDITOR_FIELDS)
            yield EDITORS, editor, f"a table of {fields}; an ORCID iD is 0000-0002-1825-0097"


def setup_setting_forms(app: Sphinx) -> None:
    """Connect the check of the settings to events of a build."""
    forms = SettingForms()
    # After the characters of the settings (110), and before any other extension takes a setting.
    app.connect("config-inited", forms.check, priority=120)
    app.connect("builder-inited", forms.log)
