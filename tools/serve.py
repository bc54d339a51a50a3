"""Show the book in a browser while it is edited, as ``make serve`` does.

Usage, from the root of the repository::

    .venv/bin/python -m tools.serve [PORT]

The preview is a command of the extension, ``python -m perspectives serve``. This script gives it the settings
that ``make html`` gives to a build, by the same variables, and the pages of the last good build to begin
with. It needs only the standard library.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.build_book import (
    PASSED_FILE,
    WATCHED,
    BuildError,
    digest_of_tools,
    is_locale_known,
    setting_options,
)
from tools.edition_time import NoTimeError, edition_time
from tools.working_files import text_of

PREVIEW, BUILD = Path("build", "live"), Path("build")
IDS = "../.vscode"
"""The folder, seen from conf.py, in which programs that help to type find the ids."""
USED_BY_SETTINGS = ("pyproject.toml",)
"""The files that conf.py reads."""


def main(arguments: list[str]) -> None:
    """Become the preview, which ends by an interruption."""
    try:
        command = preview_command(arguments)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(edition_time(Path(), os.environ))}
    except (BuildError, NoTimeError) as error:
        sys.exit(str(error))
    if not is_locale_known():
        # Sphinx would not begin.
        environment["LC_ALL"] = "C"
    if Path("_ext").is_dir():
        environment["PYTHONPATH"] = "_ext"
    begin_with_last_build()
    # In place of this process, so that Ctrl-C and signals reach the preview alone.
    os.execve(sys.executable, command, environment)  # noqa: S606  # our own command


def preview_command(arguments: list[str]) -> list[str]:
    """Return the command of the preview, with what ``make html`` gives to a build.

    :raises BuildError: where a variable has no value that a build can take
    """
    command = [sys.executable, "-X", "utf8", "-m", "perspectives", "serve", "docs", "--out", str(PREVIEW)]
    command.append(f"--port={(arguments or ['8000'])[0]}")
    command += [word for name in WATCHED if Path(name).exists() for word in ("--made-with", name)]
    command += [word for name in USED_BY_SETTINGS if Path(name).exists() for word in ("--watch", name)]
    return [*command, *setting_options(os.environ), "-D", f"perspectives_ids={IDS}"]


def begin_with_last_build() -> None:
    """Copy pages and doctrees of the last build, if it was good and made with the same tools.

    Where an earlier preview has left its own, these are nearer to the present text.
    """
    if (PREVIEW / "html").exists() or text_of(BUILD / "doctrees" / PASSED_FILE) != digest_of_tools():
        return
    for name in ("html", "doctrees"):
        shutil.copytree(BUILD / name, PREVIEW / name, dirs_exist_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
