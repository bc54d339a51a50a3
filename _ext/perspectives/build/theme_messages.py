"""What Sphinx reports of the options of the theme, in our words."""

from __future__ import annotations

from perspectives.build.library_facts import Facts
from perspectives.build.settings_file import setting_place
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

THEME_OPTION = "unknown-field"


def theme_option(facts: Facts) -> Problem:
    """Return the problem of an option that the theme of the pages has not, at its place in the settings."""
    name = facts.quoted
    path, line = setting_place(facts.app.confdir, "html_theme_options", name)
    theme = getattr(facts.app.builder, "theme", None)
    near = nearest(name, theme.get_options({})) if theme else None
    expected = f"an option of the theme {facts.app.config.html_theme}"
    return Problem(THEME_OPTION, line, path=path, value=name, expected=expected, nearest=near)
