"""The styles of CSL that the settings name: each is read once, and one that cannot be used is reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import setting_place
from perspectives.citations.csl.style import StyleError, read_style
from perspectives.citations.further_styles import SUFFIX, StyleFile, style_file
from perspectives.domain.mend_names import mend_names
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.rendering import bibtex_styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

OFFERED, LISTED = "perspectives_citation_styles", "bibtex_default_style"
"""The settings for the citations that pages offer, and for the list of works."""
ADDED, READ = 110, 120
"""The priorities by which styles are added and then read, before sphinxcontrib-bibtex looks for one."""
EXPECTED = {
    "missing-style": "a file ending in .csl, relative to conf.py",
    "malformed-style": "an independent style of CSL 1.0, with <citation> and <layout>",
    "dependent-style": "an independent style",
}


class CitationStyles:
    """Reads the styles that the settings name, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, app: Sphinx, config: Config) -> None:
        """Put the styles that can be used in the place of their paths (event ``config-inited``)."""
        self.problems = []
        named = config.perspectives_citation_styles
        names = [named] if isinstance(named, str) else named
        config.perspectives_citation_styles = [
            style for name in dict.fromkeys(names) if (style := self._style(app, OFFERED, str(name)))
        ]
        listed = str(config.bibtex_default_style)
        if listed.endswith(SUFFIX):
            style = self._style(app, LISTED, listed)
            config.bibtex_default_style = (
                bibtex_styles.register_list(style) if style else bibtex_styles.STYLE_NAME
            )

    def _style(self, app: Sphinx, setting: str, name: str) -> StyleFile | None:
        place = setting_place(app.confdir, setting, name)
        try:
            style = style_file(name, str(app.confdir))
            self.problems += _locale_problems(style, place)
        except StyleError as error:
            self.problems.append(_problem(app, error, name, place))
            return None
        return style

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def add_citation_style(app: Sphinx, path: str | Path) -> None:
    """Add a style of CSL to those in which pages offer citations of the book. Call this in ``setup(app)``.

    It is like a further entry of the setting ``perspectives_citation_styles``.

    :param path: the file; if it is not absolute, it is relative to conf.py
    """
    app.setup_extension("perspectives")

    def add(_app: Sphinx, config: Config) -> None:
        named = config.perspectives_citation_styles
        config.perspectives_citation_styles = [*([named] if isinstance(named, str) else named), str(path)]

    # Before the styles are read.
    app.connect("config-inited", add, priority=ADDED)


def _problem(app: Sphinx, error: StyleError, name: str, place: tuple[str, int]) -> Problem:
    """Return the problem of a style: at the line of the setting, or in the file that has the fault."""
    near = None
    path, line = place
    if error.code == "missing-style":
        files = [
            one.relative_to(app.confdir).as_posix() for one in sorted(Path(app.confdir).rglob(f"*{SUFFIX}"))
        ]
        near = nearest(name, files)
    elif error.code == "malformed-style":
        path, line = display_path(str(Path(app.confdir, name))), error.line
    value = name if error.code == "missing-style" else f"{name}: {error.value}"
    return Problem(error.code, line, path=path, value=value, expected=EXPECTED[error.code], nearest=near)


def _locale_problems(style: StyleFile, place: tuple[str, int]) -> Iterator[Problem]:
    missing = read_style(style.path).missing_locale
    if missing:
        value, expected = f"{style.name}: {missing}", f"locales-{missing}.xml beside the style"
        yield Problem("missing-locale", place[1], path=place[0], value=value, expected=expected)


def setup_citation_styles(app: Sphinx) -> None:
    """Connect the styles to events of a build."""
    styles = CitationStyles()
    app.connect("config-inited", styles.read, priority=READ)
    app.connect("builder-inited", styles.log)
