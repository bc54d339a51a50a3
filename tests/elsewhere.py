"""Builds of the same book in another folder, time zone and locale, with another hash seed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support import MOMENT, ROOT, shared_folder

CONTEXT_BYTES = 40
"""The number of bytes that a message shows on each side of the first difference."""


def working_copy(place: Path) -> Path:
    """Copy the files that git tracks, or would track, to a folder, in another order and with an old date."""
    # Git refuses a clone of another user without this setting.
    names = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in sorted(filter(None, names.split("\0")), reverse=True):
        if (ROOT / name).is_file():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, path)
            os.utime(path, (1e9, 1e9))
    return place


def other_locale() -> str:
    """Return another locale of this machine than that of the tests, if possible of another language."""
    names = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    current = os.environ.get("LC_ALL") or os.environ.get("LANG") or "C"
    others = [name for name in names if normal_form(name) != normal_form(current)]
    return min(others, key=lambda name: (name.startswith(("C", "POSIX", "en")), name), default="C")


def normal_form(name: str) -> str:
    """Return the name of a locale in one spelling."""
    return name.lower().replace("-", "").replace("posix", "c")


def run_command(folder: Path, *command: str | Path) -> None:
    """Run a command in a folder, with another locale, time zone and hash seed, but the same time."""
    environment = {
        **os.environ,
        "LANGUAGE": "de",
        "LC_ALL": other_locale(),
        "PYTHONHASHSEED": "1961",
        # For the tiny reader, which has no tools. The conf.py of the book puts a folder of its own before it.
        "PYTHONPATH": os.pathsep.join([str(ROOT / "_ext"), str(ROOT)]),
        # As in the Makefile.
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": MOMENT,
        # The time of Kiritimati, in the form of POSIX, which needs no database of time zones.
        "TZ": "<+14>-14",
    }
    process = subprocess.run(
        command, cwd=folder, env=environment, umask=0o077, capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stdout + process.stderr


def build_elsewhere(folder: Path, builder: str, out: str, *options: str) -> Path:
    """Build the book in a folder by the command of the Makefile, once, and return the output."""
    doctrees = f"{out}.doctrees"
    if not (folder / doctrees / "passed").exists():
        run_command(folder, sys.executable, "-m", "tools.build_book", builder, out, doctrees, *options)
    return folder / out


def shared_copy(basetemp: Path) -> Path:
    """Return the copy of the whole book that all test processes share."""
    with shared_folder(basetemp, "elsewhere") as place:
        if not (place / "docs").exists():
            working_copy(place)
    return place


def build_copy_once(basetemp: Path, builder: str, out: str) -> Path:
    """Build the copy of the whole book once for all test processes, and return the output."""
    with shared_folder(basetemp, f"elsewhere-{builder}"):
        return build_elsewhere(shared_copy(basetemp), builder, out)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder, by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def assert_same(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> None:
    """Fail where two sets of files differ, with a line for each file that does."""
    lines = differences(first, second)
    assert not lines, "Not the same bytes:\n" + "\n".join(lines)


def differences(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Return a line for each file that differs: its name and the first difference."""
    return [
        f"{name}: {difference}"
        for name in sorted(first.keys() | second.keys())
        for difference in file_differences(first.get(name), second.get(name))
    ]


def file_differences(first: bytes | None, second: bytes | None) -> Iterator[str]:
    """Yield the differences between two files; between two archives, those of the files in them."""
    if first is None or second is None:
        yield "only in the second" if first is None else "only in the first"
    elif first != second:
        if zipfile.is_zipfile(io.BytesIO(first)) and zipfile.is_zipfile(io.BytesIO(second)):
            lines = differences(members(first), members(second))
            yield from lines or ["the same files, in another order or with other times or rights"]
        else:
            yield first_difference(first, second)


def members(archive: bytes) -> dict[str, bytes]:
    """Return the content of each file in an archive, by its name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def first_difference(first: bytes, second: bytes) -> str:
    """Return the line and the byte of the first difference, with the text of both files around it."""
    length = min(len(first), len(second))
    place = next((place for place in range(length) if first[place] != second[place]), length)
    line = first[:place].count(b"\n") + 1
    texts = [
        content[max(0, place - CONTEXT_BYTES) : place + CONTEXT_BYTES].decode("utf-8", "backslashreplace")
        for content in (first, second)
    ]
    return f"line {line}, byte {place + 1}: {texts[0]!r}, {texts[1]!r}"
