"""Real books for tests: copied into their own folders, built by a real Sphinx, read back from the disk."""

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
from sphinx.builders.html._assets import _file_checksum_inner
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.build.editor_paths import display_path
from perspectives.domain.mend_names import mend_names
from perspectives.records.problems import PROBLEM_KINDS, mend_of
from tests.kept_in_process import keep_compiled_templates

ROOT = Path(__file__).parent.parent
READER = ROOT / "tests" / "reader"
DOCUMENTS = ROOT / "tests" / "documents"
LESSONS = ROOT / "tests" / "lessons"
LIGHTHOUSE = ROOT / "tests" / "lighthouse"
EPUB: dict[str, Any] = {"copyright": "Nobody", "version": "1.0"}
"""The settings that an EPUB of the tiny reader needs."""
MOMENT = "1795000000"
"""The time in PDF and EPUB in tests: without it, two builds have different times."""
UNSETTLED = """#context {
  let end = query(<far-end>)
  if end.len() == 0 or end.first().location().page() == here().page() { block(height: 300mm) }
}
#metadata("end")<far-end>
"""
"""Typst markup whose pages never settle: where its end is on the page of its beginning, it pushes it off."""
CODE = re.compile(r"\[perspectives\.([a-z0-9-]+)\]")


@dataclass(slots=True)
class Build:
    """The result of a build: the output, all warnings, and Sphinx's exit status."""

    out: Path
    warnings: list[str]
    status: int
    application: Sphinx | None = field(default=None, repr=False)

    @property
    def app(self) -> Sphinx:
        """The application that made the build; a build that several processes share has none."""
        assert self.application is not None, "tests share this build: make one of your own"
        return self.application

    @property
    def codes(self) -> list[str]:
        """The codes of the reported problems, in order."""
        return [match[1] for warning in self.warnings if (match := CODE.search(warning))]

    def mend(self, code: str) -> str:
        """Return the mend of a problem, in the words of this build."""
        return mend_of(PROBLEM_KINDS[code], mend_names(self.app.builder, display_path))

    @property
    def data(self) -> Any:
        """The parsed ``claims.json``."""
        return json.loads(self.read("data/claims.json"))

    def read(self, name: str) -> str:
        """Return the text of a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return the content of all files of the output, by name."""
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
        """Return the text of a file in the book's folder."""
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text in a file; fail if the file does not contain it."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def build(
        self, builder: str = "html", jobs: int = 1, tag: str = "", clean: bool = False, **config: Any
    ) -> Build:
        """Build the book.

        :param tag: a suffix for the folder of output and environment
        :param clean: whether to remove both first
        """
        out, doctrees = self.root / f"build{tag}" / builder, self.root / f"build{tag}" / f"doctrees-{builder}"
        if clean:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(doctrees, ignore_errors=True)
        BUILDS.append(out)
        return run(self.root / "docs", out, doctrees, builder, jobs, **config)


def with_settings(conf: str, added: str) -> str:
    """Return the text of a conf.py with more lines, each in the place of one that sets the same name."""
    names = set(re.findall(r"^(\w+) =", added, re.MULTILINE))
    kept = [line for line in conf.split("\n") if line.partition(" =")[0] not in names]
    return "\n".join([*kept, added, ""])


def add_documents(book: Book, texts: bool = True) -> None:
    """Add two documents to a copy of the tiny reader; with *texts* the text of the first is at hand."""
    for name in ("charter", "letter"):
        book.write(f"docs/{name}.md", (DOCUMENTS / "docs" / f"{name}.md").read_text(encoding="utf-8"))
    book.replace("docs/index.md", "registers", "charter\nletter\nregisters")
    for name in ("texts.toml", "texts.lock"):
        book.write(f"sources/{name}", (DOCUMENTS / "sources" / name).read_text(encoding="utf-8"))
    works = (DOCUMENTS / "sources" / "works.bib").read_text(encoding="utf-8")
    book.write("sources/references.bib", book.read("sources/references.bib") + works)
    if texts:
        shutil.copytree(DOCUMENTS / "texts", book.root / "texts")


def add_lessons(book: Book, texts: bool = True) -> None:
    """Add two lessons, with the documents that they use, to a copy of the tiny reader."""
    add_documents(book, texts)
    for path in sorted((LESSONS / "docs").glob("*.md")):
        book.write(f"docs/{path.name}", path.read_text(encoding="utf-8"))
    names = [path.stem for path in sorted((LESSONS / "docs").glob("*.md"))]
    book.replace("docs/index.md", "charter\n", "\n".join(["charter", *names, ""]))
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "perspectives.handouts"]')
    book.replace("docs/conf.py", '["colon_fence"]', '["colon_fence", "deflist"]')


BUILDS: list[Path] = []
"""The outputs of all builds that tests have made of books of their own: a quick test makes two at most."""


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
    """Build the documents of a folder with a real Sphinx; if they were *built* before, load this build."""
    warnings = StringIO()
    # Sphinx keeps the catalogues of earlier builds in the process; the extension removes only its own.
    for name in [name for name in translators if name[1] != "perspectives"]:
        del translators[name]
    # It keeps the checksums of stylesheets, too.
    _file_checksum_inner.cache_clear()
    # It also keeps what the theme of an earlier build added to the default list of template folders.
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
        keep_compiled_templates(app)
        if built:
            # The environment does not store what the extension derives: derive it again, and write nothing.
            app.events.emit("env-updated", app.env)
        else:
            app.build()
    lines = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue()).splitlines() if line.strip()]
    return Build(out, lines, app.statuscode, app)


@contextmanager
def shared_folder(basetemp: Path, name: str) -> Iterator[Path]:
    """Yield a folder that all test processes share; only one process at a time has it."""
    shared = basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = shared / name
        place.mkdir(exist_ok=True)
        yield place


class SharedBook:
    """A small reader that is built once for each builder; all test processes read the same output."""

    def __init__(self, basetemp: Path, copy: Path) -> None:
        self.basetemp, self.copy = basetemp, copy
        self.builds: dict[str, Build] = {}

    def build(self, builder: str = "html") -> Build:
        """Build the reader, or load the build of another test, and wait for it if necessary."""
        if builder not in self.builds:
            self.builds[builder] = self._build(builder)
        return self.builds[builder]

    def _build(self, builder: str) -> Build:
        with (
            shared_folder(self.basetemp, f"{self.copy.name}-{builder}") as place,
            pytest.MonkeyPatch.context() as environment,
        ):
            record = place / "record.json"
            if record.exists():
                warnings, status, _files = json.loads(record.read_text(encoding="utf-8"))
                return Build(place / "out", warnings, status)
            environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
            settings: dict[str, Any] = EPUB if builder == "epub" and self.copy == READER else {}
            shutil.rmtree(place / "book", ignore_errors=True)
            docs = Book(place / "book", self.copy).root / "docs"
            build = run(docs, place / "out", place / "doctrees", builder, **settings)
            facts = (build.warnings, build.status, _digests(build))
            record.write_text(json.dumps(facts), encoding="utf-8")
            return Build(build.out, build.warnings, build.status)

    def assert_untouched(self) -> None:
        """Fail if a test has changed the output, which other tests read."""
        for build in self.builds.values():
            record = json.loads((build.out.parent / "record.json").read_text(encoding="utf-8"))
            assert _digests(build) == record[2], f"a test has changed {build.out}, which others read"


def _digests(build: Build) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in build.files().items()}


def built_once(basetemp: Path, builder: str) -> Build:
    """Build the book itself, or load the build of another test process, and wait for it if necessary."""
    with shared_folder(basetemp, f"book-{builder}") as place, pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
        out, doctrees, record = (place / name for name in ("out", "doctrees", "record.json"))
        build = run(ROOT / "docs", out, doctrees, builder, built=record.exists())
        if record.exists():
            build.warnings, build.status = json.loads(record.read_text(encoding="utf-8"))
        else:
            record.write_text(json.dumps([build.warnings, build.status]), encoding="utf-8")
    # The book stays until the tests end: the garbage collector need not search its millions of objects again.
    gc.collect()
    gc.freeze()
    return build
