"""Make the virtual environment that the Makefile's commands run in, unless it is there and right.

Run with the interpreter to build on; the locks are installed in the order given::

    python3 tools/environment.py .venv requirements.lock [requirements-dev.lock]

The environment carries a record of what it was made from: its place, its interpreter, the content of its locks.
While the record holds, nothing is done and no network is asked. Where it does not hold (a new lock, another Python,
a working copy that was moved or copied), the environment is made afresh, never patched.

Nothing but the standard library is used here. The Makefile sees to it that the interpreter can read this file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import subprocess
import sys
from pathlib import Path

RECORD = "made-from.json"

Record = dict[str, str]
"""The facts an environment depends on, and the fingerprint of each lock installed in it."""


class SetUpError(Exception):
    """What went wrong, in words for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Bring the environment up to date; return 0 when it is ready, 1 after saying why it is not."""
    environment = Path(arguments[0])
    locks = [Path(name) for name in arguments[1:]]
    record = read(environment)
    if stale(record, environment, locks):
        record = {}
    try:
        if not record:
            create(environment)
            record = facts(environment)
        for lock in locks:
            if lock.name not in record:
                install(environment, lock)
                record[lock.name] = digest(lock)
                (environment / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def facts(environment: Path) -> Record:
    """Return what an environment depends on besides the locks."""
    return {
        "place": str(environment.resolve()),
        "interpreter": str(Path(sys.base_prefix).resolve()),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }


def digest(lock: Path) -> str:
    """Return the fingerprint of a lock's content, for a file's date says nothing after a clone or a copy."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read(environment: Path) -> Record:
    """Return the record of an environment whose interpreter is there, or an empty one."""
    if not interpreter(environment).exists():
        return {}
    try:
        content = json.loads((environment / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def stale(record: Record, environment: Path, locks: list[Path]) -> bool:
    """Tell whether anything the record names is different now; a lock it does not name can still be added."""
    now = facts(environment) | {lock.name: digest(lock) for lock in locks if lock.name in record}
    return any(record.get(name) != value for name, value in now.items())


def interpreter(environment: Path) -> Path:
    """Return the path of the environment's own Python."""
    return environment / "bin" / "python"


def create(environment: Path) -> None:
    """Make an empty environment in place of any that is there."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetUpError(without_venv())
    print(
        f"Setting up {environment} with Python {platform.python_version()}, which happens once.", flush=True
    )
    # The interpreter underneath, should an environment be active: it may be the very one replaced here.
    python = getattr(sys, "_base_executable", None) or sys.executable
    run([python, "-m", "venv", "--clear", str(environment)], f"{environment} could not be made: see above.")


def without_venv() -> str:
    """Say which package is missing where Python cannot make environments, as on a bare Debian."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    own = Path("/usr/bin/python3").resolve().name == version
    package = "python3-venv" if own else f"{version}-venv"
    return (
        f"{sys.executable} cannot make virtual environments: its modules venv and ensurepip are not installed.\n"
        f"On Debian they come with the package {package}. As root: apt-get install {package}"
    )


def install(environment: Path, lock: Path) -> None:
    """Install what a lock names, each file checked against its hash."""
    print(f"Installing {lock.name} ...", flush=True)
    pip = [str(interpreter(environment)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    run(
        [*pip, "-qq", "--require-hashes", "-r", str(lock)],
        f"{lock.name} could not be installed: pip's reasons are above. The first set-up needs the network.",
    )


def run(command: list[str], failure: str) -> None:
    """Run a command, its output shown as it comes."""
    if subprocess.run(command, check=False).returncode:
        raise SetUpError(failure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
