"""Make the virtual environment for the commands of the Makefile, where it is missing or out of date.

Run it with the interpreter of the environment. The locks are installed in the order given::

    python3 -m tools.environment .venv requirements.lock [requirements-dev.lock]

The environment has a record of what it was made from: its path, its interpreter, the content of its locks.
While this is unchanged, nothing is done and the network is not used.
After a change the environment is made again from nothing.
Changes are a new lock, another Python, or another place of the working copy.

This script needs only the standard library. The Makefile checks that the interpreter can read it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.build_lock import only_build, reason_of
from tools.progress import Progress, Reader, printed

RECORD_FILE = "made-from.json"
MISLEADING_VARIABLES = {
    *(f"PYTHON{name}" for name in "HOME PATH SAFEPATH STARTUP INSPECT WARNINGS OPTIMIZE DEVMODE".split()),
    *(f"PIP_{name}" for name in "USER TARGET PREFIX ROOT PYTHON REQUIRE_VIRTUALENV DRY_RUN NO_DEPS".split()),
}
"""The variables of other work with Python, as the Makefile names them."""

LOCKED_PACKAGE = re.compile(r"^[a-z0-9][\w.-]*==", re.MULTILINE)
"""The beginning of a package in a lock."""

Record = dict[str, str]
"""The facts that an environment depends on, and the hash of each lock that is installed in it."""


class SetUpError(Exception):
    """Why the environment could not be made, as a message for the user."""


def main(arguments: list[str]) -> int:
    """Make the environment, or install what is missing. Return 0, or 1 after a message on what failed."""
    environment = Path(arguments[0])
    locks = [Path(name) for name in arguments[1:]]
    try:
        if not is_ready(environment, locks):
            # No build runs in the environment while it is made.
            with only_build():
                set_up(environment, locks)
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{environment} cannot be made: {reason_of(error)}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nThe set-up was interrupted: the next command begins it anew.", file=sys.stderr)
        return 130
    return 0


def is_ready(environment: Path, locks: list[Path]) -> bool:
    """Return whether the environment has all locks, as they are now."""
    record = read_record(environment)
    return all(lock.name in record for lock in locks) and not is_outdated(record, environment, locks)


def set_up(environment: Path, locks: list[Path]) -> None:
    """Make the environment where it is outdated, and install the locks that it lacks.

    :raises SetUpError: with the reason, where that fails
    """
    record = read_record(environment)
    if is_outdated(record, environment, locks):
        record = {}
    if not record:
        create(environment)
        record = facts_of(environment)
    for lock in locks:
        if lock.name not in record:
            install(environment, lock)
            record[lock.name] = hash_of(lock)
            (environment / RECORD_FILE).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def facts_of(environment: Path) -> Record:
    """Return the facts that an environment depends on, without the locks."""
    return {
        "place": str(environment.resolve()),
        "interpreter": str(Path(sys.base_prefix).resolve()),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def hash_of(lock: Path) -> str:
    """Return the SHA-256 of a lock's content. The date of a file means nothing after a clone or a copy."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_record(environment: Path) -> Record:
    """Return the record of an environment; an empty one where the interpreter or the record is missing."""
    if not interpreter(environment).exists():
        return {}
    try:
        content = json.loads((environment / RECORD_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def is_outdated(record: Record, environment: Path, locks: list[Path]) -> bool:
    """Return whether a value of the record has changed. Locks that it does not name do not count."""
    now = facts_of(environment) | {lock.name: hash_of(lock) for lock in locks if lock.name in record}
    return any(record.get(name) != value for name, value in now.items())


def interpreter(environment: Path) -> Path:
    """Return the path of the environment's own Python."""
    return environment / "bin" / "python"


def create(environment: Path) -> None:
    """Make an empty environment; one that exists is replaced.

    :raises SetUpError: where this Python cannot make environments, or fails to
    """
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetUpError(missing_venv_message())
    print(
        f"Setting up {environment} with Python {platform.python_version()}, which happens once.", flush=True
    )
    # Not the interpreter of an active environment, because that may be the one that is replaced here.
    python = getattr(sys, "_base_executable", None) or sys.executable
    run(
        [python, "-m", "venv", "--clear", str(environment)],
        f"{environment} could not be made: see above.",
        Progress("set-up", "making the environment"),
    )


def missing_venv_message() -> str:
    """Return a message with the package to install: without it, Debian's Python makes no environments."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    is_default = Path("/usr/bin/python3").resolve().name == version
    package = "python3-venv" if is_default else f"{version}-venv"
    return (
        f"{sys.executable} cannot make virtual environments: "
        "its modules venv and ensurepip are not installed.\n"
        f"On Debian they come with the package {package}. As root: apt-get install {package}"
    )


def install(environment: Path, lock: Path) -> None:
    """Install the packages of a lock; pip checks each file against its hash.

    :raises SetUpError: where pip fails
    """
    print(f"Installing {lock.name} ...", flush=True)
    pip = [str(interpreter(environment)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    progress = Progress("set-up", lock.name)
    quiet = ["--progress-bar", "off"] if progress.shown else ["-qq"]
    run(
        [*pip, *quiet, "--require-hashes", "-r", str(lock)],
        f"{lock.name} could not be installed: pip's reasons are above. The first set-up needs the network.",
        progress,
        lock,
    )


def installing_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of the shell without those that lead Python or pip to another place.

    A mirror that a variable of pip names stays. PIP_USER is set, because a file may say so, too.
    """
    kept = {name: value for name, value in variables.items() if name not in MISLEADING_VARIABLES}
    return {**kept, "PIP_USER": "0"}


def run(command: list[str], failure: str, progress: Progress, lock: Path | None = None) -> None:
    """Run a command and show its output.

    :param lock: the lock that the command installs
    :raises SetUpError: with the message *failure*, where the command fails
    """
    with progress:
        read = pip_reader(lock) if lock and progress.shown else printed
        status = progress.run(command, read, without_warning, env=installing_variables(os.environ))
    if status:
        raise SetUpError(failure)


def pip_reader(lock: Path) -> Reader:
    """Return what reads how far pip is with a lock."""
    whole = len(LOCKED_PACKAGE.findall(lock.read_text(encoding="utf-8")))
    number = 0

    def read(line: str) -> str:
        nonlocal number
        kind, _, rest = line.strip().partition(" ")
        if kind == "Collecting":
            number += 1
            return f"{lock.name} {min(99, number * 100 // max(1, whole))}% {rest.partition('=')[0]}"
        return f"{lock.name} installing {number} packages" if line.startswith("Installing coll") else ""

    return read


def without_warning(line: str) -> str | None:
    """Leave out a warning of pip, as its option -qq does; let any other line be printed."""
    return "" if line.startswith("WARNING: ") else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
