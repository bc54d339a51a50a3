"""The settings of conf.py that are printed: what no text may hold is taken out of them and reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import setting_place
from perspectives.domain.mend_names import mend_names
from perspectives.records.characters import FORBIDDEN, forbidden_problems, name_of, without_forbidden
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PRINTED_SETTINGS = (
    *("project", "author", "copyright", "project_copyright", "version", "release", "language"),
    *("html_title", "html_short_title"),
)
"""Settings whose texts are printed; what Sphinx takes from another setting comes after it."""
PRINTED_GROUPS = ("perspectives_", "epub_", "typst_")
"""The beginnings of the names of further ones."""


class SettingCharacters:
    """Cleans the settings of conf.py that are printed, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def clean(self, app: Sphinx, config: Config) -> None:
        """Remove what no text may hold from the settings (event ``config-inited``)."""
        self.problems = []
        groups = sorted(one.name for one in config if one.name.startswith(PRINTED_GROUPS))
        for name in (*PRINTED_SETTINGS, *groups):
            value = getattr(config, name, None)
            found = "".join(match for text in _texts(value) for match in FORBIDDEN.findall(text))
            if found:
                path, line = setting_place(app.confdir, name)
                self.problems += [
                    replace(
                        problem,
                        line=line,
                        path=path,
                        value=f"{name}: {name_of(character)}",
                    )
                    for character in dict.fromkeys(found)
                    for problem in forbidden_problems(character)
                ]
                setattr(config, name, _cleaned(value))

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_forbidden(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(inner) for key, inner in value.items()}
    return type(value)(map(_cleaned, value)) if isinstance(value, list | tuple) else value


def setup_setting_characters(app: Sphinx) -> None:
    """Connect the check of the settings to events of a build."""
    characters = SettingCharacters()
    # Before any other extension takes a setting.
    app.connect("config-inited", characters.clean, priority=110)
    app.connect("builder-inited", characters.log)
