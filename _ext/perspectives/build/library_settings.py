"""Settings of conf.py that Sphinx or MyST would refuse: each is told at its line, with what was meant.

Sphinx names no line, and may end with an error later. MyST forgets all its settings over one that is wrong,
and then no directive of the book is read. Here the one setting is left out, or read as it was meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from myst_parser.config.main import MdParserConfig

from perspectives.build.editor_paths import display_path
from perspectives.build.missing_settings import EXTENSIONS, Fault, missing_settings
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import (
    copied_from,
    line_of_setting,
    named_without_value,
    repeated_settings,
    set_names,
    settings_lines,
)
from perspectives.citations.languages import language_tag
from perspectives.domain.mend_names import mend_names
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

MYST_EXTENSIONS = (
    *("alert", "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"),
    *("gfm_autolink", "html_admonition", "html_image", "linkify", "replacements", "section_ref"),
    *("smartquotes", "strikethrough", "substitution", "tasklist"),
)
"""The extensions of Markdown, which MyST names nowhere in a list."""
KINDS_IN_WORDS = {
    str: "a text in quotation marks",
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    list: "a list in square brackets",
    tuple: "a list in parentheses",
    dict: "names and values in braces",
    frozenset: "a list in square brackets",
    set: "a list in square brackets",
}
LISTS: set[type] = {list, tuple, set, frozenset}
LISTS_OF_TEXTS = ("exclude_patterns", "include_patterns")
"""Settings of which Sphinx knows the kind of the texts in the list alone."""
OTHER_NAMES = {"project_copyright": "copyright", "root_doc": "master_doc", "master_doc": "root_doc"}
"""Settings that have another name in most projects."""
OWN_GROUPS = ("perspectives_",)
"""The beginnings of names that no other extension and no other variable of conf.py has."""
OTHER_GROUPS = ("myst_", "bibtex_", "html_", "epub_", "typst_")
"""The beginnings of names that may be those of an extension that is not loaded."""
NO_NUMBERS = ("root_doc", "master_doc", "html_")
"""The beginnings of names of settings that no number is meant for."""
LIKENESS, SHORTEST = 0.88, 6
"""How alike a name outside of the groups must be to that of a setting, and the fewest letters that it has."""


class LibrarySettings:
    """Leaves out settings that Sphinx or MyST cannot take, and keeps the problems found in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def check(self, app: Sphinx, config: Config) -> None:
        """Find them (event ``config-inited``)."""
        lines = settings_lines(app.confdir)
        shown = display_path(str(Path(app.confdir, "conf.py")))
        self.problems = [
            Problem(code, line, path=shown, value=value, expected=expected, nearest=near)
            for code, line, value, expected, near in (
                *unknown_names(lines, [*config.values]),
                *_unset(lines, [*config.values]),
                *_unfit_kinds(config, lines),
                *_unfit_myst(config, lines),
                *missing_settings(app, config, lines),
                *_unknown_values(app, config, lines),
            )
        ]
        faulty = {problem.line for problem in self.problems}
        self.problems += (
            Problem("repeated-setting", last[0], path=shown, value=name, other=f"{shown}:{first}")
            for name, first, last in repeated_settings(lines)
            if name in config.values and faulty.isdisjoint(last)
        )

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def unknown_names(lines: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each line that sets what no library takes, as if it were a setting."""
    names = sorted({*known, *OTHER_NAMES})
    typed = list(set_names([*lines]))
    given = {name for name, _line in typed}
    for name, number in typed:
        if name in names:
            continue
        group = next((one for one in (*OWN_GROUPS, *OTHER_GROUPS) if name.startswith(one)), None)
        if group is None:
            alike = difflib.get_close_matches(name.lower(), names, n=1, cutoff=LIKENESS)
            # A variable of conf.py may have any name, where the setting itself is there.
            if alike and alike[0] not in given and len(name) >= SHORTEST:
                yield "unknown-field", number, name, "the name of a setting", alike[0]
            continue
        # What all names of a group begin with makes none of them similar.
        rest = nearest(
            name.removeprefix(group), [n.removeprefix(group) for n in names if n.startswith(group)]
        )
        near = f"{group}{rest}" if rest else None
        if near or group in OWN_GROUPS:
            yield "unknown-field", number, name, f"the name of a setting that begins with {group}", near


def _unset(lines: list[str], known: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each line “name: value”, which sets nothing."""
    for name, value, line in named_without_value(lines):
        if name in known:
            yield "malformed-field", line, f"{name}: {value}", "a sign “=”", f"{name} = {value}"


def _unfit_kinds(config: Config, lines: list[str]) -> Iterator[Fault]:
    """Yield a fault for each text, number, list or table in place of another kind.

    A text alone is read as a list of it, and a number as its text; else the setting is left out.
    """
    # A default that follows from other settings is made after these are right.
    for name, option in sorted(config.values.items(), key=lambda item: callable(item[1].default)):
        default, given = option.default, option.valid_types
        if callable(default):
            default = default(config)
        kinds = [*given] if isinstance(given, frozenset | set | tuple | list) else [Any]
        if Any in kinds or (default is None and not kinds):
            continue
        value = getattr(config, name)
        expected: list[Any] = [list] if name in LISTS_OF_TEXTS else [type(default), *kinds]
        if _is_fit(name, value, expected):
            continue
        meant, is_copy = default, copied_from(name, lines) in config.values
        if isinstance(value, str) and LISTS & {*expected}:
            meant = [value]
        elif str in expected and isinstance(value, int | float) and not name.startswith(NO_NUMBERS):
            meant = str(value)
        named = (KINDS_IN_WORDS.get(kind, kind.__name__) for kind in expected if kind is not type(None))
        words = " or ".join(dict.fromkeys(named))
        typed = name if any(line.startswith(name) for line in lines) else OTHER_NAMES.get(name, name)
        near = None if meant is default else f"{typed} = {meant!r}"
        if not is_copy:
            # What has the value of another setting is right when that one is.
            yield "malformed-field", line_of_setting(typed, lines), f"{typed} = {value!r}", words, near
        setattr(config, name, meant)


def _is_fit(name: str, value: object, expected: list[Any]) -> bool:
    """Return whether Sphinx takes a value for a setting of these kinds."""
    if name in LISTS_OF_TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if LISTS & {*expected} and type(value) in LISTS:
        return True
    return isinstance(value, tuple(expected)) or (bool in expected and isinstance(value, int))


def _unknown_values(app: Sphinx, config: Config, lines: list[str]) -> Iterator[Fault]:
    """Yield a fault for a domain, a first page or a picture that is not there; set what was meant."""
    domain = config.primary_domain
    if domain and domain not in app.registry.domains:
        near = nearest(domain, app.registry.domains)
        yield "unknown-value", line_of_setting("primary_domain", lines), domain, "the name of a domain", near
        config.primary_domain = near
    suffixes = [*config.source_suffix] if isinstance(config.source_suffix, list | tuple | dict) else []
    pages = [path.stem for path in sorted(Path(app.srcdir).glob("*")) if path.suffix in {*suffixes, ".md"}]
    first = config.root_doc
    if "/" not in first and pages and first not in pages:
        near = nearest(first, pages) or ("index" if "index" in pages else None)
        name = "root_doc" if any(line.startswith("root_doc") for line in lines) else "master_doc"
        # Without a first page there is no book, and that is told where it ends.
        if near:
            yield "unknown-value", line_of_setting(name, lines), first, "the name of a page", near
            config.root_doc = near
    if config.language and (found := _unknown_language(config.language)) is not None:
        expected = "the tag of a language, such as en, de or sq"
        yield "unknown-value", line_of_setting("language", lines), config.language, expected, found or None
    for name in ("html_favicon", "html_logo"):
        value = getattr(config, name, None)
        if value and "://" not in value and not Path(app.confdir, value).is_file():
            folder = Path(app.confdir, value).parent
            files = [path.name for path in folder.iterdir()] if folder.is_dir() else []
            near = nearest(Path(value).name, files)
            known = str(Path(value).with_name(near)) if near else None
            yield (
                "unknown-value",
                line_of_setting(name, lines),
                value,
                "the path of a file in the folder",
                known,
            )
            setattr(config, name, None)


def _unknown_language(tag: str) -> str | None:
    """Return the tag that is meant by the name of a language, else empty text; None for a tag."""
    try:
        Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return language_tag(tag) or ""
    return None


def _unfit_myst(config: Config, lines: list[str]) -> Iterator[Fault]:
    """Yield a fault for each setting of MyST that it would refuse, and set it as it was probably meant."""
    line = line_of_setting(EXTENSIONS, lines)
    if isinstance(named := getattr(config, EXTENSIONS, None), str):
        meant = named.replace(",", " ").split()
        near = f"{EXTENSIONS} = {meant}"
        yield "malformed-field", line, f'{EXTENSIONS} = "{named}"', "a list of texts in square brackets", near
        setattr(config, EXTENSIONS, meant)
    if isinstance(named := getattr(config, EXTENSIONS, None), list | tuple | set | frozenset):
        taken = []
        for name in named:
            known = nearest(str(name), MYST_EXTENSIONS)
            if _takes("enable_extensions", [name]):
                taken.append(name)
                continue
            at = line_of_setting(EXTENSIONS, lines, name)
            yield "unknown-value", at, str(name), f"one of {', '.join(MYST_EXTENSIONS)}", known
            taken += [known] if known else []
        setattr(config, EXTENSIONS, taken)
    for name, default, _field in MdParserConfig().as_triple():
        setting = f"myst_{name}"
        value = getattr(config, setting, default)
        if value != default and not _takes(name, value):
            expected = f"a value such as {default!r}"
            yield "malformed-field", line_of_setting(setting, lines), f"{setting} = {value!r}", expected, None
            setattr(config, setting, default)


def _takes(name: str, value: object) -> bool:
    """Return whether MyST takes a value of a setting."""
    try:
        MdParserConfig(**{name: value})  # type: ignore[arg-type]
    except (TypeError, ValueError, AttributeError):
        return False
    return True


def setup_library_settings(app: Sphinx) -> None:
    """Connect the check of the settings to events of a build."""
    settings = LibrarySettings()
    # Before anything takes a setting; the settings of this extension were checked before.
    app.connect("config-inited", settings.check, priority=85)
    app.connect("builder-inited", settings.log, priority=90)
