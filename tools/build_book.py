"""Build the book with one builder of Sphinx, as ``make html``, ``make pdf`` and ``make epub`` do.

Usage, from the root of the repository::

    .venv/bin/python -m tools.build_book BUILDER OUTPUT DOCTREES [OPTION ...]

The variable BASEURL has the address where the pages will be published, if it is known::

    BASEURL=https://example.org/book make html

The variable REPORT has the address where readers report a problem, if it is known, with {id} for the record.
The variable TEXTS has another folder for the texts of documents than ``texts``.

Sphinx reads only changed pages again. It would not report the faults of a page that an earlier build read.
Where a page has a fault, the extension has it read again (:mod:`perspectives.build.faulty_pages`).
Output and doctrees, in which Sphinx keeps the pages, are removed before a build if the last one ended early
or was interrupted, or had another extension, lock or Python: Sphinx does not watch these.

One build at a time runs in a folder. A second one waits for the first.
This script needs only the standard library.
"""

from __future__ import annotations

import contextlib
import hashlib
import locale
import os
import platform
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from tools.build_lock import only_build, reason_of
from tools.edition_time import NoTimeError, edition_time
from tools.progress import Progress, status_of
from tools.working_files import remove, text_of

PASSED_FILE, WARNINGS_FILE = "passed", "warnings"
"""The files beside the doctrees: what the last whole build was made with, and the warnings of this build."""
FAULTS_FILE = "faulty-{}.json"
"""The file beside the doctrees in which the extension notes the pages with faults, for a builder."""
SPHINX = "perspectives.build.sphinx_command"
"""The module that runs Sphinx, and tells in sentences what ends it."""
WATCHED = ("_ext", "requirements.lock")
"""What a build is made with, besides the sources that Sphinx watches."""
WARNING_PLACE = re.compile(r"^(.*?)(?:WARNING|ERROR|CRITICAL): ", re.MULTILINE)
"""The place of a warning of Sphinx, which is empty where the warning is of no file."""
INTERRUPTED_STATUS = 130
"""The exit status of an interrupted command, as shells have it."""
END_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")

FAULTY = "The book has faults: each is named above with its file."
UNPLACED = (
    "The book is not complete. What is named above without a file is no fault of the text, "
    "but of a setting or of this machine: mend it, and build again."
)
ENDED = (
    "The build ended before the book was complete, because of the error that is named above. "
    "It is no fault of the text: mend what it names, and build again."
)
KILLED = (
    "The build ended before the book was complete: its process was stopped ({}). "
    "The system does so where memory is short. Build again."
)
INTERRUPTED = "The build was interrupted: what it had made is removed, and the next build begins anew."
NOT_BEGUN = "The build was interrupted before it began: nothing is changed."
NO_TEXTS = "There is no folder “{}” with texts of documents. Correct TEXTS, or leave it out."
UNWRITABLE = "The book cannot be built: {}."


class BuildError(Exception):
    """Why there is no book, as a message for the user."""


def main(arguments: list[str]) -> int:
    """Build the book. Return 0; 1 where the book has faults; another status where the build ended early."""
    builder, output, doctrees, *options = arguments
    for name in END_SIGNALS:
        # A signal that is ignored stays ignored, as in a script that runs in the background.
        if signal.getsignal(number := getattr(signal, name, signal.SIGINT)) != signal.SIG_IGN:
            signal.signal(number, interrupt)
    try:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(edition_time(Path(), os.environ))}
        if not is_locale_known():
            # Sphinx would not begin.
            environment["LC_ALL"] = "C"
        if Path("_ext").is_dir():
            environment["PYTHONPATH"] = "_ext"
        options += setting_options(os.environ)
        with only_build() as lock:
            return build(builder, Path(output), Path(doctrees), options, environment, lock)
    except (BuildError, NoTimeError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(UNWRITABLE.format(reason_of(error)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(NOT_BEGUN, file=sys.stderr)
        return INTERRUPTED_STATUS


def interrupt(_number: int, _frame: object) -> None:
    """End the build on a signal, as on Ctrl-C."""
    raise KeyboardInterrupt


def build(
    builder: str,
    output: Path,
    doctrees: Path,
    options: list[str],
    environment: Mapping[str, str],
    lock: IO[str] | None,
) -> int:
    """Build the book, say how a build has failed, remove what it leaves, and return the status."""
    passed, warnings = doctrees / PASSED_FILE, doctrees / WARNINGS_FILE
    made_from = digest_of_tools()
    if text_of(passed) != made_from:
        remove(output, doctrees)
    passed.unlink(missing_ok=True)
    doctrees.mkdir(parents=True, exist_ok=True)
    # Else the modules of the extension would be compiled in every build.
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    has_extension = Path("_ext", "perspectives").is_dir() or find_spec("perspectives")
    program = SPHINX if has_extension else "sphinx"
    command = [sys.executable, "-X", "utf8", "-m", program, "-q", "-n", "-W", "--keep-going", "-j", "auto"]
    command += ["-b", builder, "-d", str(doctrees), "-w", str(warnings), *options, "docs", str(output)]
    try:
        status = run(command, environment, lock)
    except KeyboardInterrupt:
        remove(output, doctrees)
        print(INTERRUPTED, file=sys.stderr)
        return INTERRUPTED_STATUS
    sentence = closing_sentence(status, text_of(warnings)) if status else ""
    # The pages of a book with faults are complete. Others may be cut off.
    is_complete = status == 0 or sentence == FAULTY
    if status == 0 or (is_complete and (doctrees / FAULTS_FILE.format(builder)).is_file()):
        passed.write_text(made_from, encoding="utf-8")
    else:
        remove(doctrees, *([] if is_complete else [output]))
    if status == 0:
        return 0
    print(sentence, file=sys.stderr)
    return status if status > 0 else 128 - status


def closing_sentence(status: int, warnings: str) -> str:
    """Return the sentence for the status of a build that failed, and the warnings that Sphinx has printed."""
    if status < 0:
        return KILLED.format(signal.strsignal(-status))
    places = WARNING_PLACE.findall(warnings)
    if status != 1 or not places:
        return ENDED
    return FAULTY if all(places) else UNPLACED


def run(command: list[str], environment: Mapping[str, str], lock: IO[str] | None) -> int:
    """Run a command to its end, and return its status. On Ctrl-C, end it and all processes that it started.

    The command holds the lock, too: no other build begins before it has ended, even if this one is killed.
    """
    files = (lock.fileno(),) if lock else ()
    with Progress(command[command.index("-b") + 1]) as progress:
        if progress.shown:
            # Of its status, which -q suppresses, the last line is shown; warnings keep their colours.
            command = [*command, "--no-color" if environment.get("NO_COLOR") else "--color"]
            command.remove("-q")
            environment = {**environment, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            pass_fds=files,
            process_group=0,
            **progress.pipes,
        )
        try:
            return progress.follow(process, status_of)
        except KeyboardInterrupt:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise


def is_locale_known() -> bool:
    """Return whether this machine has the locale that the variables of the shell name."""
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return False
    return True


def setting_options(environment: Mapping[str, str]) -> list[str]:
    """Return the options of Sphinx for the variables BASEURL, REPORT and TEXTS.

    :raises BuildError: where TEXTS names no folder
    """
    options = []
    if address := environment.get("BASEURL"):
        options += ["-D", f"html_baseurl={address.rstrip('/')}/"]
    if report := environment.get("REPORT"):
        options += ["-D", f"perspectives_report={report}"]
    if texts := environment.get("TEXTS"):
        if not Path(texts).is_dir():
            raise BuildError(NO_TEXTS.format(texts))
        options += ["-D", f"perspectives_texts={Path(texts).resolve()}"]
    return options


def digest_of_tools() -> str:
    """Return a digest of what a build is made with: the extension, the lock, and Python."""
    digest = hashlib.sha256(f"{platform.python_version()} {Path(sys.prefix).resolve()}\n".encode())
    for place in map(Path, WATCHED):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
