"""The same book built elsewhere: in another folder, time zone, locale and order of hashes, by several processes."""

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

AROUND = 40
"""How many bytes are shown on each side of the first that differs."""


def working_copy(place: Path) -> Path:
    """Copy what git tracks, or would, to a folder: written in another order, and long ago."""
    # A clone that another user made is read all the same.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in sorted(filter(None, listed.split("\0")), reverse=True):
        if (ROOT / name).is_file():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, path)
            os.utime(path, (1e9, 1e9))
    return place


def other_locale() -> str:
    """Return a locale of this machine that the tests do not run in, one of another language where there is one."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    now = os.environ.get("LC_ALL") or os.environ.get("LANG") or "C"
    others = [name for name in listed if plain(name) != plain(now)]
    return min(others, key=lambda name: (name.startswith(("C", "POSIX", "en")), name), default="C")


def plain(name: str) -> str:
    """Return one spelling for the names that a locale goes by."""
    return name.lower().replace("-", "").replace("posix", "c")


def ran(folder: Path, *command: str | Path) -> None:
    """Run a command in a folder, where as much as can be differs from how these tests run, but not the moment."""
    environment = {
        **os.environ,
        "LANGUAGE": "de",
        "LC_ALL": other_locale(),
        "PYTHONHASHSEED": "1961",
        "PYTHONPATH": str(
            ROOT / "_ext"
        ),  # for the tiny reader; the book's conf.py sets its own folder before it
        "PYTHONUTF8": "1",  # as the Makefile says
        "SOURCE_DATE_EPOCH": MOMENT,
        "TZ": "<+14>-14",  # the time of Kiritimati, written so that no table of time zones is needed
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, umask=0o077, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def built_elsewhere(folder: Path, builder: str, out: str, *options: str) -> Path:
    """Build the book of a folder by the command of the Makefile, where the output is not there yet, and return it."""
    doctrees = f"{out}.doctrees"
    if not (folder / doctrees / "passed").exists():
        ran(folder, "sh", ROOT / "tools" / "sphinx.sh", sys.executable, builder, out, doctrees, *options)
    return folder / out


def copied_once(basetemp: Path) -> Path:
    """Return the one copy of the whole book that the processes of these tests share."""
    with shared_folder(basetemp, "elsewhere") as place:
        if not (place / "docs").exists():
            working_copy(place)
    return place


def built_once_elsewhere(basetemp: Path, builder: str, out: str) -> Path:
    """Build a copy of the book itself, or take up what another process of these tests has built or is building."""
    with shared_folder(basetemp, f"elsewhere-{builder}"):
        return built_elsewhere(copied_once(basetemp), builder, out)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def assert_same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> None:
    """Fail, with a line for every file that differs, unless two sets of files are the same."""
    found = differences(one, other)
    assert not found, "Not the same bytes:\n" + "\n".join(found)


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return a line for every file that is not the same in both: its name, and where it first differs."""
    return [
        f"{name}: {difference}"
        for name in sorted(one.keys() | other.keys())
        for difference in compared(one.get(name), other.get(name))
    ]


def compared(one: bytes | None, other: bytes | None) -> Iterator[str]:
    """Yield how a file differs from another; of archives, how the files in them do."""
    if one is None or other is None:
        yield "only in the second" if one is None else "only in the first"
    elif one != other:
        if zipfile.is_zipfile(io.BytesIO(one)) and zipfile.is_zipfile(io.BytesIO(other)):
            inside = differences(members(one), members(other))
            yield from inside or ["the same files, in another order or with other times or rights"]
        else:
            yield first_difference(one, other)


def members(archive: bytes) -> dict[str, bytes]:
    """Return every file of an archive by its name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def first_difference(one: bytes, other: bytes) -> str:
    """Return the place where two files first differ, and what stands there in each."""
    length = min(len(one), len(other))
    at = next((place for place in range(length) if one[place] != other[place]), length)
    line = one[:at].count(b"\n") + 1
    shown = [
        text[max(0, at - AROUND) : at + AROUND].decode("utf-8", "backslashreplace") for text in (one, other)
    ]
    return f"line {line}, byte {at + 1}: {shown[0]!r}, {shown[1]!r}"
