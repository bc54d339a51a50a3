"""Why ``conf.py`` or a template cannot be read, for an editor: file, line, what was found, and the mend.

Sphinx stops at such a fault before any extension has a word. So what runs Sphinx asks for it here: the
command ``python -m perspectives.build.sphinx_command``, the other commands, and the preview.
"""

from __future__ import annotations

import importlib.metadata
import re
from dataclasses import dataclass
from pathlib import Path

from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError, VersionRequirementError

from perspectives.build.early_settings import early_faults, no_extensions
from perspectives.build.editor_paths import display_path
from perspectives.build.settings_file import line_of_setting, set_names, settings_lines, typed_value
from perspectives.build.template_faults import template_fault
from perspectives.records.merge_conflicts import conflicts_in
from perspectives.records.option_values import nearest

CURLY = "“”„‟‘’‚‛«»"
BUILT_IN_THEMES = ("alabaster", "basic", "bizstyle", "classic", "haiku", "nature", "pyramid", "traditional")
KNOWN_EXTENSIONS = (
    *("myst_parser", "sphinxcontrib.bibtex", "perspectives", "perspectives.handouts"),
    *("book_pages", "typst_book", "epub_book"),
)
NO_PARSER = r"Source parser for (.+) not registered"
NEVER_CLOSED = (
    "Correct the line, or one of those before it: a quotation mark, a bracket or a comma may be missing."
)


@dataclass(frozen=True, slots=True)
class ConfFault:
    """A fault of the settings, or of a template that they name.

    :ivar path: the file, as an editor sees it
    :ivar line: its line; 1 where it is not known
    :ivar words: what is wrong, what was found, and the mend
    """

    path: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: ERROR: {self.words}"


def conf_fault(error: BaseException, confdir: Path) -> ConfFault | None:
    """Return the fault of the settings that an error of Sphinx is about; None if there is none."""
    path, lines = Path(confdir, "conf.py"), settings_lines(confdir)
    if isinstance(error, ConfigError):
        return _config_fault(error, path, lines)
    if not isinstance(error, OSError) and (early := next(early_faults(lines), None)):
        return ConfFault(display_path(str(path)), *early)
    if isinstance(error, SphinxError) and (fault := _named_fault(error, path, lines)):
        return fault
    return _run_fault(error, path, lines) if _is_of_settings(error, path) else None


def _named_fault(error: SphinxError, path: Path, lines: list[str]) -> ConfFault | None:
    """Return the fault of what the settings name and Sphinx does not find; None if there is none."""
    shown, fault = display_path(str(path)), None
    if type(error) is SphinxError and "unable to load" in str(error):
        missing = next(no_extensions(lines), None)
        fault = _missing_first_page(path, lines) or (ConfFault(shown, *missing) if missing else None)
    elif isinstance(error, ThemeError):
        fault = _theme_fault(error, path, lines)
    elif isinstance(error, VersionRequirementError):
        fault = ConfFault(shown, line_of_setting("needs_sphinx", lines), str(error))
    elif isinstance(error, ExtensionError) and isinstance(error.orig_exc, ImportError):
        fault = _extension_fault(error.orig_exc, str(error), path, lines)
    elif found := re.fullmatch(NO_PARSER, str(error)):
        line = line_of_setting("source_suffix", lines, found[1])
        fault = _unknown(path, line, "parser", found[1], ["markdown", "restructuredtext"])
    return fault


def as_sentence(error: SphinxError, confdir: Path) -> SphinxError:
    """Return the error to raise in place of one of Sphinx: it says the fault of the settings, if any."""
    fault = conf_fault(error, confdir)
    return SphinxError(str(fault)) if fault else error


def _config_fault(error: ConfigError, path: Path, lines: list[str]) -> ConfFault:
    cause = error.__cause__ or error
    if not path.is_file():
        return _missing(path)
    if isinstance(cause, SyntaxError) and not (cause.filename or "").startswith("<"):
        return _syntax_fault(cause, path, lines)
    return _run_fault(cause, path, lines)


def _missing(path: Path) -> ConfFault:
    shown = display_path(str(path))
    if path.is_dir():
        words = "This is a folder, and the settings are a file of this name. Give the folder another name"
    else:
        words = "There is no file with the settings of the book. Put it there"
    return ConfFault(shown, 1, f"{words}; “git checkout -- {shown}” brings back what was committed.")


def _missing_first_page(path: Path, lines: list[str]) -> ConfFault | None:
    """Return the fault of a book whose first page is not there; None where it is."""
    name = next(iter([*_values("root_doc", lines), *_values("master_doc", lines)]), "index")
    page = path.parent / name
    files = sorted(page.parent.glob(f"{page.name}.*")) if page.parent.is_dir() else []
    if any(one.suffix in (".md", ".rst") and one.is_file() for one in files):
        return None
    shown = display_path(str(page.with_name(f"{page.name}.md")))
    found = (
        f" Found: “{files[0].name}”, {'a folder' if files[0].is_dir() else 'with another ending'}."
        if files
        else ""
    )
    words = f"The first page of the book, which has the list of all others, is not there.{found} Put it there"
    return ConfFault(shown, 1, f"{words}; “git checkout -- {shown}” brings back what was committed.")


def _syntax_fault(cause: SyntaxError, path: Path, lines: list[str]) -> ConfFault:
    """Return the fault of a line that is no Python, in conf.py or in a module that it imports."""
    is_own = cause.filename is None or Path(cause.filename).name == path.name
    shown = display_path(str(path if is_own else cause.filename))
    line = min(cause.lineno or 1, max(len(lines), 1)) if is_own else cause.lineno or 1
    for conflict in conflicts_in(lines) if is_own else ():
        mend = "Keep one of the two versions, and take out the lines with the marks."
        found = f"A conflict that git left. Found: “{conflict.value(lines)}”."
        return ConfFault(shown, conflict.first + 1, f"{found} {mend}")
    if is_own and (bad := _not_utf_8(path)):
        mend = "Save the file as UTF-8, which editors offer under “Save with encoding”."
        return ConfFault(shown, bad, f"The file is not UTF-8. {mend}")
    typed = (lines[line - 1] if is_own and lines else cause.text or "").strip()
    if any(sign in typed for sign in CURLY) and "invalid character" in str(cause.msg):
        mend = "Quotation marks in this file are straight ones: \" or '."
    elif isinstance(cause, IndentationError):
        mend = "A setting begins at the left edge, without blanks or tabs before it."
    elif hyphened := re.match(r"([a-z]+(?:-[a-z]+)+)\s*=", typed):
        mend = f"The name of a setting has underscores: {hyphened[1].replace('-', '_')}."
    elif number := re.match(r"(\w+\s*=)\s*(\d+(?:\.\d+)+[\w.]*)$", typed):
        mend = f'A number with more than one point is a text: {number[1]} "{number[2]}".'
    else:
        mend = NEVER_CLOSED
    what = "This line is not Python, so that no setting is read."
    return ConfFault(shown, line, f"{what} Found: “{typed}”: {cause.msg}. {mend}")


def _is_of_settings(error: BaseException, path: Path) -> bool:
    """Return whether an error comes out of a function of conf.py."""
    trace = error.__traceback__
    while trace:
        if Path(trace.tb_frame.f_code.co_filename) == path.absolute():
            return True
        trace = trace.tb_next
    return False


def _run_fault(cause: BaseException, path: Path, lines: list[str]) -> ConfFault:
    """Return the fault of a line of conf.py that cannot be carried out."""
    line, trace = 1, cause.__traceback__
    while trace:
        if Path(trace.tb_frame.f_code.co_filename).name == path.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    shown = display_path(str(path))
    typed = lines[line - 1].strip() if line <= len(lines) else ""
    what = f"The line cannot be carried out, so that no setting is read. Found: “{typed}”"
    if isinstance(cause, ConfigError):
        return ConfFault(shown, line, str(cause))
    if isinstance(cause, ImportError):
        return ConfFault(shown, line, f"{what}: {cause}. {_import_mend(cause.name or '')}")
    if isinstance(cause, NameError):
        name = cause.name or ""
        near = nearest(name, _names(lines))
        offer = f" Did you mean “{near}”?" if near else ""
        mend = f'Text stands in quotation marks: "{name}"; a name is given its value on a line before.'
        if "//" in typed:
            mend = "A remark begins with “#”, not with “//”."
        elif re.match(rf"{name}\s*==", typed):
            offer, mend = "", "A setting has one sign “=”."
        return ConfFault(shown, line, f"{what}: “{name}” is no name that is known.{offer} {mend}")
    if isinstance(cause, OSError):
        file = display_path(str(cause.filename or ""))
        mend = "Correct the path, or put the file there."
        return ConfFault(shown, line, f"{what}: {cause.strerror or cause}: {file}. {mend}")
    if isinstance(cause, SystemExit):
        return ConfFault(shown, line, f"{what}: it ends the program. Take it out.")
    kind = type(cause).__name__
    return ConfFault(shown, line, f"{what}: {kind}: {cause}. Correct the line, or take it out.")


def _theme_fault(error: ThemeError, path: Path, lines: list[str]) -> ConfFault:
    """Return the fault of a template, or of the name of the theme."""
    if template := template_fault(error, path.parent):
        return ConfFault(display_path(template[0]), *template[1:])
    name = _named(str(error), _values("html_theme", lines)) or ""
    themes = [*BUILT_IN_THEMES, *_entry_points("sphinx.html_themes")]
    return _unknown(path, line_of_setting("html_theme", lines), "theme", name, themes)


def _extension_fault(cause: ImportError, message: str, path: Path, lines: list[str]) -> ConfFault:
    """Return the fault of an extension that is not there, or that lacks something itself."""
    shown, setting = display_path(str(path)), line_of_setting("extensions", lines)
    named = _values("extensions", lines)
    if named and isinstance(typed_value("extensions", lines), str):
        found = f'Found: “{named[0]}”. Expected: ["{named[0]}"].'
        return ConfFault(shown, setting, f"The extensions are a list in square brackets. {found}")
    typed = {*named, *"\n".join(lines).replace("'", '"').split('"')}
    name = next((one for one in re.findall(r"[\w.]+", message) if one in typed), "")
    line = line_of_setting("extensions", lines, name) if name else setting
    if "sphinxcontrib.bibtex.style" in message and "perspectives" not in named:
        words = "The extension “perspectives” is not in the list, and a setting names a style that it brings."
        return ConfFault(shown, setting, f"{words} Add it to the list.")
    needed = cause.name or ""
    if name and needed.partition(".")[0] not in ("", name.partition(".")[0]):
        words = f"The extension “{name}” needs “{needed}”, which is not installed."
        return ConfFault(shown, line, f"{words} {_import_mend(needed)}")
    return _unknown(path, line, "extension", name or str(cause), [*KNOWN_EXTENSIONS, *_packages()])


def _unknown(path: Path, line: int, kind: str, name: str, known: list[str]) -> ConfFault:
    near = nearest(name, known)
    offer = f" Did you mean “{near}”?" if near else ""
    words = f"There is no {kind} of this name here. Found: “{name}”.{offer} Correct the name, or take it out."
    return ConfFault(display_path(str(path)), line, words)


def _import_mend(name: str) -> str:
    near = nearest(name.partition(".")[0], _packages())
    offer = f"Did you mean “{near}”? " if near and near != name else ""
    return f"{offer}Correct the name, take the line out, or add the package to the project."


def _not_utf_8(path: Path) -> int | None:
    """Return the line of the first byte that is no UTF-8; None where there is none."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    return None


def _names(lines: list[str]) -> list[str]:
    """Return the names that conf.py gives a value to at the left edge, and three of Python."""
    found = [name for name, _line in set_names(lines)]
    return [*found, "True", "False", "None"]


def _values(name: str, lines: list[str]) -> list[str]:
    """Return the texts that conf.py gives to a name."""
    value = typed_value(name, lines)
    texts = [value] if isinstance(value, str) else value
    return [one for one in texts if isinstance(one, str)] if isinstance(texts, list) else []


def _named(message: str, names: list[str]) -> str | None:
    return next((name for name in names if name in message), None)


def _packages() -> list[str]:
    return sorted(importlib.metadata.packages_distributions())


def _entry_points(group: str) -> list[str]:
    return [point.name for point in importlib.metadata.entry_points(group=group)]
