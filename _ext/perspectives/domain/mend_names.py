"""The names in the mends of problems: the registry folder, the bibliography and the commands of the book.

The mends of :data:`perspectives.records.problems.PROBLEM_KINDS` have a placeholder for each of them.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

COMMANDS = {
    "collate": "python -m perspectives collate {docs} --witnesses FOLDER",
    "permalinks": "python -m perspectives permalinks {docs}",
    "texts": "python -m perspectives texts {docs}",
}
"""The commands for quotations and ids, where the setting ``perspectives_commands`` names no others."""


def mend_names(builder: Builder, shown: Callable[[str], str] | None = None) -> dict[str, str]:
    """Return what stands in the place of each placeholder of a mend, by its name.

    *shown* turns a path into one that the reader can use.
    If it is left out, paths are relative to the folder that holds both the documents and the registry,
    so that what is printed or stored does not depend on where the build was started.
    """
    config, docs = builder.config, Path(builder.srcdir)
    registry = _path(builder, config.perspectives_registry)
    if shown is None:
        root = os.path.commonpath([docs, registry])

        def shown(path: str) -> str:
            return os.path.relpath(path, root)

    files = [shown(str(_path(builder, name))) for name in config.bibtex_bibfiles or ()]
    place = shlex.quote(shown(str(docs)))
    commands = {name: command.format(docs=place) for name, command in COMMANDS.items()}
    own = {
        name: " ".join(str(command).split())
        for name, command in config.perspectives_commands.items()
        if name in commands
    }
    return {
        "registry": shown(str(registry)),
        "bibliography": " or ".join(files) or "the bibliography",
        **commands,
        **own,
    }


def _path(builder: Builder, name: str) -> Path:
    return Path(builder.confdir, name).resolve()
