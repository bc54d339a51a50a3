"""Real books for tests: made in a folder of their own, built by a real Sphinx, read back from the disk."""

from __future__ import annotations

import fcntl
import gc
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.build.build_events import shown
from perspectives.domain.mend_names import mend_names
from perspectives.records.problems import PROBLEM_KINDS, mend_of

ROOT = Path(__file__).parent.parent
READER = ROOT / "tests" / "reader"
LIGHTHOUSE = ROOT / "tests" / "lighthouse"
EPUB: dict[str, Any] = {"copyright": "Nobody", "version": "1.0"}
"""What an EPUB of the tiny reader wants to be told."""
MOMENT = "1795000000"
"""The time that PDF and EPUB carry in tests: without one, two builds would carry two."""
CODE = re.compile(r"\[perspectives\.([a-z-]+)\]")


@dataclass(slots=True)
class Build:
    """What a build left: the output, every warning, the status Sphinx ends with."""

    out: Path
    warnings: list[str]
    status: int
    made: Sphinx | None = field(default=None, repr=False)

    @property
    def app(self) -> Sphinx:
        """The application that has built it. A build that processes share was made by one of them, and has none."""
        assert self.made is not None, "tests share this build: make one of your own"
        return self.made

    @property
    def codes(self) -> list[str]:
        """The codes of the problems reported, in order."""
        return [match[1] for warning in self.warnings if (match := CODE.search(warning))]

    def mend(self, code: str) -> str:
        """Return how this build says that a problem is mended."""
        return mend_of(PROBLEM_KINDS[code], mend_names(self.app.builder, shown))

    @property
    def data(self) -> Any:
        """The parsed claims.json."""
        return json.loads(self.read("data/claims.json"))

    def read(self, name: str) -> str:
        """Return a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every file of the output by its name."""
        return {
            str(path.relative_to(self.out)): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }


class Book:
    """A book in a folder: documents under ``docs``, registry and bibliography under ``sources``."""

    def __init__(self, root: Path, copy: Path = READER) -> None:
        self.root = root
        shutil.copytree(copy / "docs", root / "docs", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(copy / "sources", root / "sources")

    def write(self, name: str, text: str) -> Path:
        """Write a file under the book's folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        """Return a file of the book's folder."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text that must stand in a file."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def build(
        self, builder: str = "html", jobs: int = 1, tag: str = "", clean: bool = False, **config: Any
    ) -> Build:
        """Build the book; *tag* names another output and another environment, *clean* begins anew."""
        out, doctrees = self.root / f"build{tag}" / builder, self.root / f"build{tag}" / f"doctrees-{builder}"
        if clean:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(doctrees, ignore_errors=True)
        return run(self.root / "docs", out, doctrees, builder, jobs, **config)


def run(
    docs: Path,
    out: Path,
    doctrees: Path,
    builder: str = "html",
    jobs: int = 1,
    *,
    built: bool = False,
    **config: Any,
) -> Build:
    """Build the documents of a folder by a real Sphinx, or take up one that was *built* before."""
    warnings = StringIO()
    # Sphinx keeps the catalogues of a process's earlier builds; the extension sees to its own.
    for name in [name for name in translators if name[1] != "perspectives"]:
        del translators[name]
    # And what an earlier build's theme has added to the list that every book begins with.
    if "templates_path" not in (docs / "conf.py").read_text(encoding="utf-8"):
        config.setdefault("templates_path", [])
    with patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(
            srcdir=docs,
            confdir=docs,
            outdir=out,
            doctreedir=doctrees,
            buildername=builder,
            confoverrides={"nitpicky": True, **config},
            status=None,
            warning=warnings,
            parallel=jobs,
        )
        if built:
            # What the extension derives is not stored with the environment: it is derived anew, and nothing written.
            app.events.emit("env-updated", app.env)
        else:
            app.build()
    lines = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue()).splitlines() if line.strip()]
    return Build(out, lines, app.statuscode, app)


@contextmanager
def once(basetemp: Path, name: str) -> Iterator[Path]:
    """Yield a folder that all processes of these tests share, to one of them at a time."""
    shared = basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = shared / name
        place.mkdir(exist_ok=True)
        yield place


class SharedBook:
    """A small reader that is built once for each builder, for all tests of all processes that only read it."""

    def __init__(self, basetemp: Path, copy: Path) -> None:
        self.basetemp, self.copy = basetemp, copy
        self.builds: dict[str, Build] = {}

    def build(self, builder: str = "html") -> Build:
        """Build the reader, or take up what another test has built or is building."""
        if builder not in self.builds:
            self.builds[builder] = self._build(builder)
        return self.builds[builder]

    def _build(self, builder: str) -> Build:
        with (
            once(self.basetemp, f"{self.copy.name}-{builder}") as place,
            pytest.MonkeyPatch.context() as environment,
        ):
            said = place / "said.json"
            if said.exists():
                warnings, status, _files = json.loads(said.read_text(encoding="utf-8"))
                return Build(place / "out", warnings, status)
            environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
            settings: dict[str, Any] = EPUB if builder == "epub" and self.copy == READER else {}
            shutil.rmtree(place / "book", ignore_errors=True)
            docs = Book(place / "book", self.copy).root / "docs"
            build = run(docs, place / "out", place / "doctrees", builder, **settings)
            told = (build.warnings, build.status, _digests(build))
            said.write_text(json.dumps(told), encoding="utf-8")
            return Build(build.out, build.warnings, build.status)

    def assert_untouched(self) -> None:
        """Fail where a test has written into a build that others read."""
        for build in self.builds.values():
            said = json.loads((build.out.parent / "said.json").read_text(encoding="utf-8"))
            assert _digests(build) == said[2], f"a test has changed {build.out}, which others read"


def _digests(build: Build) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in build.files().items()}


def built_once(basetemp: Path, builder: str) -> Build:
    """Build the book itself, or take up what another process of these tests has built or is building."""
    with once(basetemp, f"book-{builder}") as place, pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
        out, doctrees, said = (place / name for name in ("out", "doctrees", "said.json"))
        build = run(ROOT / "docs", out, doctrees, builder, built=said.exists())
        if said.exists():
            build.warnings, build.status = json.loads(said.read_text(encoding="utf-8"))
        else:
            said.write_text(json.dumps([build.warnings, build.status]), encoding="utf-8")
    # The book stays until the tests end, and millions of its objects need not be searched for garbage again and again.
    gc.collect()
    gc.freeze()
    return build
