"""Settings without which the pages of a book are not read as they are typed: each is told, and set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.build.editor_paths import display_path
from perspectives.build.settings_file import line_of_setting, set_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

EXTENSIONS, COLON_FENCE = "myst_enable_extensions", "colon_fence"
DOMAIN, OURS = "primary_domain", "perspectives"
IN_COLONS = re.compile(r"^:{3,}\{[a-z]", re.MULTILINE)
"""A directive between colons."""
SHORT_NAME = re.compile(r"^(?::{3,}|`{3,})\{(?:accounts|claim)\}", re.MULTILINE)
FULL_NAME = re.compile(r"\{perspectives:[a-z]")
"""Our names without and with that of their domain."""
BUTTONS = ("use_repository_button", "use_edit_page_button", "use_source_button", "use_issues_button")
ADDRESS = "repository_url"
"""The options of sphinx-book-theme for buttons that lead to a repository, and for its address."""
Fault = tuple[str, int, str, str, str | None]
"""The code of a problem, its line, what was found, what was expected, and the nearest valid value."""


def missing_settings(app: Sphinx, config: Config, lines: list[str]) -> Iterator[Fault]:
    """Yield a fault for each setting that the pages need and that is not made, and make it."""
    yield from _buttons_without_address(config, lines)
    names = [name for name, _line in set_names(lines)]
    taken = getattr(config, EXTENSIONS, None)
    needs_fence = isinstance(taken, list | tuple | set | frozenset) and COLON_FENCE not in taken
    needs_domain = DOMAIN not in names and OURS in app.registry.domains and config.primary_domain != OURS
    if not needs_fence and not needs_domain:
        return
    texts = {path: _text(path) for path in sorted(Path(app.srcdir).glob("**/*.md"))}
    page = next((path for path, text in texts.items() if IN_COLONS.search(text)), None)
    if needs_fence and page and taken is not None:
        near = f'{EXTENSIONS} = ["{COLON_FENCE}"]' if not taken else None
        if not any(name.startswith("myst_enable") and name != EXTENSIONS for name in names):
            expected = f"“{COLON_FENCE}” in it: {display_path(str(page))} has directives between colons"
            yield "missing-field", line_of_setting(EXTENSIONS, lines), EXTENSIONS, expected, near
        setattr(config, EXTENSIONS, [*taken, COLON_FENCE])
    page = next((path for path, text in texts.items() if SHORT_NAME.search(text)), None)
    if needs_domain and page and not any(FULL_NAME.search(text) for text in texts.values()):
        expected = f"“{OURS}” for it: {display_path(str(page))} has {{claim}} without the name of the domain"
        yield "missing-field", 1, DOMAIN, expected, f'{DOMAIN} = "{OURS}"'
        config.primary_domain = OURS


def _buttons_without_address(config: Config, lines: list[str]) -> Iterator[Fault]:
    """Yield a fault for buttons of the theme that lead nowhere, and take them away."""
    options = config.html_theme_options
    asked = [name for name in BUTTONS if isinstance(options, dict) and options.get(name)]
    if config.html_theme == "sphinx_book_theme" and asked and not options.get(ADDRESS):
        line = line_of_setting("html_theme_options", lines, asked[0])
        yield "missing-field", line, ADDRESS, f"the address of the repository beside “{asked[0]}”", None
        options.update(dict.fromkeys(asked, False))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
