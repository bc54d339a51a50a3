"""The time of the book, which its PDF, its EPUB and its archive have. It needs only the standard library."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tools.working_files import text_of

ARCHIVED_TIME = Path("tools", "commit-time")
"""The file into which "git archive" writes the time of the commit."""
EARLIEST_TIME = 315532800
"""1 January 1980, the earliest time in a zip archive: the time of a book whose time nothing tells."""
LATEST_TIME = 253402300799
"""The last second of the year 9999: Python has no later time."""
WHOLE_SECONDS = re.compile(r"[0-9]{1,12}")
GIT_PLACES = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
}
"""The variables that lead git to another repository than that of the folder."""
DAY_RELEASED = re.compile(r"""^date-released:\s*['"]?(\d{4}-\d\d-\d\d)""", re.MULTILINE)
SETTING = "perspectives_issued"
FIRST_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")
"""A day of EDTF, or the beginning of a month or a year."""


class NoTimeError(ValueError):
    """Why the book has no time, as a message for the user."""


def edition_time(root: Path, environment: Mapping[str, str]) -> int:
    """Return the time of the PDF, the EPUB and the archive, in seconds since 1970.

    It is that of SOURCE_DATE_EPOCH, else of the last commit, which an archive of "git archive" has in a file,
    else of the day of the edition, in CITATION.cff or in the setting "perspectives_issued".

    :raises NoTimeError: where SOURCE_DATE_EPOCH is no time
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        archived = text_of(root / ARCHIVED_TIME).strip()
        if WHOLE_SECONDS.fullmatch(archived):
            return int(archived)
        day = edition_day(root) or issued_day(text_of(root / "docs" / "conf.py")) or EARLIEST_TIME
        return commit_time(root, environment) or max(day, EARLIEST_TIME)
    if not (WHOLE_SECONDS.fullmatch(given) and int(given) <= LATEST_TIME):
        raise NoTimeError(
            f"The environment variable SOURCE_DATE_EPOCH is “{given}”, which is no time. "
            "Give it whole seconds since 1970, such as 1795000000, or take it out of the environment."
        )
    return int(given)


def commit_time(root: Path, environment: Mapping[str, str]) -> int | None:
    """Return the time of the last commit; None where there is no git, or the book is not in its repository.

    What the user has set for git changes nothing, nor does a repository that lies around an unpacked archive
    of this book. A repository of another user is read, which git refuses by itself.
    """
    # "core.fsmonitor" would run a command of that repository.
    settings = ("safe.directory=*", "log.showSignature=false", "core.fsmonitor=false")
    log = ["git", *(word for setting in settings for word in ("-c", setting)), "log", "-1", "--format=%ct"]
    variables = {name: value for name, value in environment.items() if name not in GIT_PLACES}

    def seconds_of(*more: str) -> int | None:
        try:
            answer = subprocess.run(
                [*log, *more], cwd=root, env=variables, capture_output=True, text=True, check=False
            )
        except OSError:
            return None
        found = WHOLE_SECONDS.fullmatch(answer.stdout.strip())
        return int(found[0]) if found and not answer.returncode else None

    is_ours = (root / ".git").exists() or seconds_of("--", "docs/conf.py") is not None
    return seconds_of() if is_ours else None


def edition_day(root: Path) -> int | None:
    """Return the beginning of the day of the edition in CITATION.cff; None where it has none."""
    found = DAY_RELEASED.search(text_of(root / "CITATION.cff"))
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else None


def issued_day(conf: str) -> int | None:
    """Return the beginning of the first day that the setting names, in seconds since 1970; None without one.

    :param conf: the text of conf.py, in which the value is EDTF and a plain string
    """
    found = FIRST_DAY.match(string_setting(conf, SETTING).strip())
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def string_setting(conf: str, name: str) -> str:
    """Return the last string that conf.py assigns to a name; empty where it assigns no plain string."""
    try:
        lines = ast.parse(conf).body
    except (SyntaxError, ValueError):
        return ""
    values = [
        line.value
        for line in lines
        if isinstance(line, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in line.targets)
    ]
    last = values[-1] if values else None
    return last.value if isinstance(last, ast.Constant) and isinstance(last.value, str) else ""
