"""Builds books one after the other in one process, as a server or an editor does, and says what of the process each has changed.

``python one_process.py '[["docs", "out", "html", {}], ...]'`` prints for each build the names of what has changed.
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
LOADED = (*builtin_extensions, "perspectives", "typst_book", "epub_book", "perspectives.handouts")
THEMES = ("sphinx_book_theme", "pydata_sphinx_theme", "a11y_pygments")
"""The theme, and what it loads when it writes: colours for code, which set up the logging of the process when they are loaded."""
Build = tuple[str, str, str, dict[str, Any]]
"""The folder of the documents, that of the output, the builder, and settings in place of those of conf.py."""


def prepare() -> None:
    """Load what builds load, so that it is there before and after; Sphinx translates nothing while it is loaded."""
    for name in (*LOADED, *THEMES):
        importlib.import_module(name)


def take_back_what_others_keep() -> None:
    """Take back what Sphinx and the theme keep of a book, which any two books are spoilt by, ours or not.

    Sphinx adds its catalogues of one language to those of another, and the theme adds to a list that is the default of a setting.
    """
    for name in [name for name in translators if name[1] != "perspectives"]:
        del translators[name]
    Config.config_values["templates_path"].default.clear()


def built(docs: str, out: str, builder: str, settings: dict[str, Any]) -> int:
    """Build a book as the command ``sphinx-build`` does; return its status."""
    options = [f"-D{name}={value}" for name, value in settings.items()]
    return build_main(["-q", "-n", "-b", builder, "-d", f"{out}.doctrees", *options, docs, out])


def state() -> dict[str, str]:
    """Return a description of what a build could leave in the process: the variables of libraries, and what Python keeps."""
    found = {
        f"{module.__name__}.{name}": described(value)
        for module in modules()
        for name, value in variables(module)
    }
    for module in modules():
        for kind in [one for one in vars(module).values() if isinstance(one, type)]:
            if kind.__module__ == module.__name__:
                names = {
                    f"{module.__name__}.{kind.__name__}.{name}": value for name, value in variables(kind)
                }
                found |= {name: described(value) for name, value in names.items()}
    return found | {
        "codecs": str(known("utf_8_lenient")),
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
    """Yield the variables of a module, or of a class with its methods, which another may be put in the place of."""
    for name, value in list(vars(place).items()):
        hidden = name.startswith(("__", "_abc_"))
        if not hidden and not isinstance(value, ModuleType | logging.Logger):
            yield name, value


def described(value: Any, depth: int = 0) -> str:
    """Return what a value holds; of objects whose parts nobody changes, what they are."""
    if isinstance(value, dict) and depth < 4:
        parts = sorted((described(key, 9), described(one, depth + 1)) for key, one in list(value.items()))
        return f"{type(value).__name__}{parts}"
    if isinstance(value, list | tuple) and depth < 4:
        return str([described(one, depth + 1) for one in value])
    if isinstance(value, set | frozenset):
        return str(sorted(described(one, 9) for one in value))
    if isinstance(value, str | bytes | int | float | None):
        return repr(value)
    if isinstance(value, type | FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return described(value.default, 3) if hasattr(value, "valid_types") else type(value).__qualname__


def known(encoding: str) -> bool:
    """Return whether Python knows an encoding."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def changed(before: dict[str, str]) -> list[str]:
    """Return the names of what is not as it was before; what was loaded since is new, and no change."""
    after = state()
    places = {name.rpartition(".")[0] for name in before}
    return sorted(
        name
        for name in before.keys() | after.keys()
        if name.rpartition(".")[0] in places and before.get(name) != after.get(name)
    )


def main(builds: list[Build]) -> list[tuple[int, list[str]]]:
    """Build books one after the other; return the status of each, and what has changed since the first began."""
    prepare()
    before, found = state(), []
    for build in builds:
        take_back_what_others_keep()
        status = built(*build)
        found.append((status, changed(before)))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
