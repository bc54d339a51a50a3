"""Files and folders that settings name: one that is not there, or is named twice, is told at its setting.

Where it is clear which one is meant, that one is taken; else the setting is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.build.editor_paths import display_path
from perspectives.build.problem_log import log_problems
from perspectives.build.settings_file import setting_place
from perspectives.domain.mend_names import mend_names
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

REGISTRY, WORKS = "perspectives_registry", "bibtex_bibfiles"
FOLDERS = ("html_static_path", "html_extra_path")
"""The settings of Sphinx that are lists of folders or files."""
FOLDER = "the path of a folder, relative to conf.py"


class NamedFiles:
    """Finds what settings name and is not there, and keeps the problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def check(self, app: Sphinx, config: Config) -> None:
        """Find what is not there, and set what is meant (event ``config-inited``)."""
        self.app, self.problems = app, []
        self._check_registry(config)
        self._check_works(config)
        for name in FOLDERS:
            setattr(config, name, [entry for entry in getattr(config, name) if self._is_there(name, entry)])

    def _note(self, code: str, name: str, value: object, expected: str, near: str | None) -> None:
        path, line = setting_place(self.app.confdir, name, value)
        self.problems.append(
            Problem(code, line, path=path, value=str(value), expected=expected, nearest=near)
        )

    def _check_registry(self, config: Config) -> None:
        typed = config.perspectives_registry
        folder = Path(self.app.confdir, typed)
        if folder.is_file():
            around = Path(typed).parent.as_posix()
            self._note("unknown-value", REGISTRY, typed, f"{FOLDER}; this is a file", around)
            config.perspectives_registry = around
        elif not folder.exists() and (near := _near_folder(folder)):
            known = str(Path(typed).with_name(near).as_posix())
            self._note("unknown-value", REGISTRY, typed, FOLDER, known)
            config.perspectives_registry = known

    def _check_works(self, config: Config) -> None:
        files: list[str] = []
        for typed in config.bibtex_bibfiles or ():
            path = Path(self.app.confdir, str(typed))
            near = None if path.exists() else self._near_works(config, path)
            if str(typed) in files:
                self._note("malformed-field", WORKS, typed, "each file once", None)
            elif path.is_dir() or near:
                inside = sorted(one.name for one in path.glob("*.bib")) if path.is_dir() else []
                meant = near or (f"{str(typed).rstrip('/')}/{inside[0]}" if len(inside) == 1 else None)
                self._note("unknown-value", WORKS, typed, "the path of a file, relative to conf.py", meant)
                files += [meant] if meant else []
            else:
                files.append(str(typed))
        if config.bibtex_bibfiles is not None:
            config.bibtex_bibfiles = list(dict.fromkeys(files))

    def _near_works(self, config: Config, path: Path) -> str | None:
        """Return the path, relative to conf.py, of a bibliography with this name, or of the only one."""
        docs = Path(self.app.confdir)
        folders = dict.fromkeys([path.parent, docs / config.perspectives_registry, docs, docs.parent])
        found = [file.resolve() for folder in folders for file in sorted(folder.glob("*.bib"))]
        same = [file for file in found if file.name == path.name] or list(dict.fromkeys(found))
        if not same or (len(set(same)) > 1 and same[0].name != path.name):
            return None
        return _relative(same[0], docs)

    def _is_there(self, name: str, entry: object) -> bool:
        path = Path(self.app.confdir, str(entry))
        if path.exists():
            return True
        near = _near_folder(path)
        known = Path(str(entry)).with_name(near).as_posix() if near else None
        self._note("unknown-value", name, entry, "the path of a folder or a file, relative to conf.py", known)
        return False

    def log(self, app: Sphinx) -> None:
        """Log the problems, in every build (event ``builder-inited``)."""
        log_problems(self.problems, mend_names(app.builder, display_path))


def _near_folder(path: Path) -> str | None:
    """Return the name of the folder beside a path that has almost its name."""
    beside = path.parent
    return nearest(path.name, _folders(beside)) if beside.is_dir() else None


def _folders(folder: Path) -> Iterator[str]:
    return (one.name for one in folder.iterdir() if one.is_dir())


def _relative(path: Path, docs: Path) -> str:
    """Return a path relative to the folder of conf.py, with two dots where it lies above."""
    root, above = docs.resolve(), ""
    while not path.is_relative_to(root) and root != root.parent:
        root, above = root.parent, f"{above}../"
    return f"{above}{path.relative_to(root).as_posix()}"


def setup_named_files(app: Sphinx) -> None:
    """Connect the check to events of a build."""
    files = NamedFiles()
    # When each setting is of its kind, and before anything opens a file.
    app.connect("config-inited", files.check, priority=87)
    app.connect("builder-inited", files.log, priority=90)
