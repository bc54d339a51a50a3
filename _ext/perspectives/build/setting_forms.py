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
from perspectives.records.option_values import Malformed, nearest, offered, parse_edtf
from perspectives.records.problem_record import Problem
from perspectives.records.setting_values import EDITOR_FIELDS, editor_name, is_public_address
from perspectives.records.typed_dates import meant_dates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ADDRESS, EDITORS, ISSUED = "html_baseurl", "perspectives_editors", "perspectives_issued"
CITE_ID = "bibtex_cite_id"
KEYS_OF_TABLES = {
    "perspectives_licenses": ("text", "quotations", "data", "code"),
    "perspectives_commands": ("collate", "permalinks", "texts"),
}
"""The settings that are tables of texts, with the keys that they may have."""
Fault = tuple[str, str, object, str, str | None, object]
"""The code of a problem, the setting, what was found and expected, what is meant, and its part."""


class SettingForms:
    """Leaves out settings that have another form, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def check(self, app: Sphinx, config: Config) -> None:
        """Find what has another form (event ``config-inited``)."""
        self.problems = []
        for code, name, found, expected, near, part in _faults(config):
            path, line = setting_place(app.confdir, name, part)
            self.problems.append(
                Problem(code, line, path=path, value=str(found), expected=expected, nearest=near)
            )
        if not is_date(config.perspectives_issued):
            config.perspectives_issued = ""
        if _is_faulty_cite_id(config):
            config.bibtex_cite_id = ""
        for name in KEYS_OF_TABLES:
            texts = {key: value for key, value in getattr(config, name).items() if isinstance(value, str)}
            setattr(config, name, texts)
        if not is_public_address(config.html_baseurl):
            config.html_baseurl = ""
        config.perspectives_editors = [one for one in config.perspectives_editors if editor_name(one)]

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def is_date(text: str) -> bool:
    """Return whether a text is a date in EDTF, or empty."""
    try:
        return not text or bool(parse_edtf(text))
    except Malformed:
        return False


def _faults(config: Config) -> Iterator[Fault]:
    """Yield what has another form than its setting has."""
    if config.html_baseurl and not is_public_address(config.html_baseurl):
        expected = "the address of the folder of the pages: https://example.org/book/"
        yield "malformed-field", ADDRESS, f"{ADDRESS} = {config.html_baseurl}", expected, None, None
    for editor in config.perspectives_editors:
        if editor_name(editor) is None:
            fields = ", ".join(EDITOR_FIELDS)
            expected = f"a table of {fields}; an ORCID iD is 0000-0002-1825-0097"
            yield "malformed-field", EDITORS, f"{EDITORS} = {editor}", expected, None, None
    issued = config.perspectives_issued
    if not is_date(issued):
        near = offered(f'{ISSUED} = "{date}"' for date in meant_dates(issued))
        yield "malformed-date", ISSUED, f"{ISSUED} = {issued}", "the day of the edition", near, None
    if _is_faulty_cite_id(config):
        found, expected = f"{CITE_ID} = {config.bibtex_cite_id}", "a text with {key} in it"
        yield "malformed-field", CITE_ID, found, expected, f'{CITE_ID} = "cite-{{key}}"', None
    for name, keys in KEYS_OF_TABLES.items():
        for key, value in getattr(config, name).items():
            if key not in keys:
                near = nearest(str(key), keys)
                yield "unknown-field", name, f"{name}: {key}", f"one of {', '.join(keys)}", near, key
            elif not isinstance(value, str):
                near = f"'{value[0]}'" if isinstance(value, list | tuple) and len(value) == 1 else None
                yield (
                    "malformed-field",
                    name,
                    f"{name}: {key}: {value!r}",
                    "a text in quotation marks",
                    near,
                    key,
                )


def _is_faulty_cite_id(config: Config) -> bool:
    """Return whether all works would have the same anchor, or none, by this setting."""
    typed = getattr(config, CITE_ID, "")
    if not typed:
        return False
    try:
        anchors = {str(typed).format(key=key, bibliography_count=1) for key in ("a", "b")}
    except (KeyError, ValueError, IndexError, AttributeError):
        return True
    return len(anchors) < 2


def setup_setting_forms(app: Sphinx) -> None:
    """Connect the check of the settings to events of a build."""
    forms = SettingForms()
    # After the characters of the settings (110), and before any other extension takes a setting.
    app.connect("config-inited", forms.check, priority=120)
    app.connect("builder-inited", forms.log)
