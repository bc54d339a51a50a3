"""Builds books one after the other in one process, as a server does, and reports what each build has changed.

``python one_process.py '[["docs", "out", "html", {}], ...]'`` prints, for each build, its exit
status and the names of the variables of the process that have changed, as JSON.
"""

from __future__ import annotations

import codecs
import gc
import importlib
import json
import locale
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from sphinx.application import builtin_extensions
from sphinx.cmd.build import build_main
from sphinx.config import Config
from sphinx.locale import translators

LIBRARIES = (
    "docutils markdown_it mdit_py_plugins myst_parser pybtex pybtex_docutils pydata_sphinx_theme sphinx "
    "sphinx_book_theme sphinxcontrib xml"
).split()
EXTENSIONS = (*builtin_extensions, "perspectives", "typst_book", "epub_book", "perspectives.handouts")
THEMES = ("sphinx_book_theme", "pydata_sphinx_theme", "a11y_pygments")
"""The theme, and the module that it loads when it writes pages: this sets up the logging of the process."""
Build = tuple[str, str, str, dict[str, Any]]
"""The folder of the documents, the folder of the output, the builder, and settings for ``-D``."""


def prepare() -> None:
    """Load all modules that builds load, so that loading is no change.

    Sphinx translates no message while a module is loaded.
    """
    for name in (*EXTENSIONS, *THEMES):
        importlib.import_module(name)


def reset_foreign_state() -> None:
    """Reset what Sphinx and the theme keep of a book, since it would change the next book.

    This is so without our extension too.
    Sphinx adds its catalogues of one language to those of another.
    The theme adds to a list that is the default of a setting.
    """
    for name in [name for name in translators if name[1] != "perspectives"]:
        del translators[name]
    Config.config_values["templates_path"].default.clear()


def build_book(docs: str, out: str, builder: str, settings: dict[str, Any]) -> int:
    """Build a book as the command ``sphinx-build`` does; return its status."""
    options = [f"-D{name}={value}" for name, value in settings.items()]
    return build_main(["-q", "-n", "-b", builder, "-d", f"{out}.doctrees", *options, docs, out])


def state() -> dict[str, str]:
    """Return a description of what a build could change: variables of libraries, and the state of Python."""
    values = {
        f"{module.__name__}.{name}": description_of(value)
        for module in modules()
        for name, value in variables(module)
    }
    for module in modules():
        for kind in [value for value in vars(module).values() if isinstance(value, type)]:
            if kind.__module__ == module.__name__:
                names = {
                    f"{module.__name__}.{kind.__name__}.{name}": value for name, value in variables(kind)
                }
                values |= {name: description_of(value) for name, value in names.items()}
    return values | {
        "codecs": str(has_codec("utf_8_lenient")),
        "gc.freeze": str(gc.get_freeze_count()),
        "gc": str((gc.isenabled(), gc.get_threshold())),
        "sys.path": str(sys.path),
        "environ": str(sorted(os.environ.items())),
        "folder": str(Path.cwd()),
        "locale": locale.setlocale(locale.LC_ALL),
        "warnings": str(warnings.filters),
        "logging": repr((logging.root.level, logging.root.handlers, logging.root.filters)),
        "recursion": str(sys.getrecursionlimit()),
    }


def modules() -> list[ModuleType]:
    """Return the modules of the libraries that are loaded."""
    return [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] in LIBRARIES]


def variables(place: ModuleType | type) -> Iterator[tuple[str, Any]]:
    """Yield the variables of a module, or of a class with its methods: any of them could be replaced."""
    for name, value in list(vars(place).items()):
        hidden = name.startswith(("__", "_abc_"))
        if not hidden and not isinstance(value, ModuleType | logging.Logger):
            yield name, value


def description_of(value: Any, depth: int = 0) -> str:
    """Return a description of a value: its content, or for other objects only their type."""
    if isinstance(value, dict) and depth < 4:
        parts = sorted(
            (description_of(key, 9), description_of(item, depth + 1)) for key, item in list(value.items())
        )
        return f"{type(value).__name__}{parts}"
    if isinstance(value, list | tuple) and depth < 4:
        return str([description_of(item, depth + 1) for item in value])
    if isinstance(value, set | frozenset):
        return str(sorted(description_of(item, 9) for item in value))
    if isinstance(value, str | bytes | int | float | None):
        return repr(value)
    if isinstance(value, type | FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return description_of(value.default, 3) if hasattr(value, "valid_types") else type(value).__qualname__


def has_codec(encoding: str) -> bool:
    """Return whether Python knows an encoding."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def changed_names(before: dict[str, str]) -> list[str]:
    """Return the names whose values differ from *before*. Variables of modules loaded since are no change."""
    after = state()
    places = {name.rpartition(".")[0] for name in before}
    return sorted(
        name
        for name in before.keys() | after.keys()
        if name.rpartition(".")[0] in places and before.get(name) != after.get(name)
    )


def main(builds: list[Build]) -> list[tuple[int, list[str]]]:
    """Build books one after the other; return the exit status of each, and what has changed by then."""
    prepare()
    before, results = state(), []
    for build in builds:
        reset_foreign_state()
        status = build_book(*build)
        results.append((status, changed_names(before)))
    return results


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
