"""One build for the preview, in a process of its own.

The application of Sphinx is made before the build is ordered. Then the pages that are looked at are written
first, and announced; the rest follows, and the data files come last. An order to stop, by the signal SIGTERM,
is obeyed between pages, and at once while data files are made: the next build makes what is left.

It also runs as a program, where a system cannot fork: ``python -m perspectives.live.one_build``, with the
settings and the order as two lines of JSON on the standard input, and the events on the standard output.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Set
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives.build.build_events import EXPORT_PRIORITY
from perspectives.build.conf_faults import conf_fault
from perspectives.live.build_messages import BuildSettings, Say, own_output, sender
from perspectives.live.page_backlog import (
    PageBacklog,
    load_backlog,
    names_in,
    pages_to_read,
)
from perspectives.live.rehearsal import record_templates, rehearse
from perspectives.live.shown_problems import ShownProblem, WarningList, problem_without_place, problems_of

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


PAGES_AT_ONCE = 2
"""After so many pages of each process, a build looks whether it is to stop."""
FEW_PROCESSES = 3
"""Below this number of processes, one is as quick as several, and looks after each page."""
NICENESS = 15
"""How far the making of data files steps back behind the pages of the next build."""


class StoppedError(BaseException):
    """Ends the making of the data files. No handler of exceptions may take it for a fault of the book."""


class StopSign:
    """Notes the order to stop, from the first moment of the process.

    :ivar is_given: whether the order has come
    :ivar is_obeyed_at_once: whether it is obeyed wherever the build is
    """

    def __init__(self) -> None:
        self.is_given = self.is_obeyed_at_once = False
        signal.signal(signal.SIGTERM, self.give)
        if hasattr(signal, "pthread_sigmask"):
            # A process that is copied begins with this signal held back.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})

    def give(self, _number: int, _frame: object) -> None:
        """Stop between two pages, or at once where only data files are left."""
        is_new, self.is_given = not self.is_given, True
        if is_new and self.is_obeyed_at_once:
            raise StoppedError

    def obey_at_once(self) -> None:
        """Obey the order wherever the build is, from now on; and now, if it has come."""
        self.is_obeyed_at_once = True
        if self.is_given:
            raise StoppedError


class OneBuild:
    """A build that tells what it does, and can be stopped.

    :ivar first: the documents to be written first
    :ivar unwritten: the pages that are still to be written; none before writing begins
    """

    def __init__(self, app: Sphinx, warnings: WarningList, say: Say, stop: StopSign) -> None:
        self.app, self.warnings, self.say, self.stop = app, warnings, say, stop
        self.backlog = load_backlog(app.doctreedir)
        self.first: list[str] = []
        self.unwritten: set[str] = set()
        self.found: list[ShownProblem] = []
        self.known_before = len(warnings.texts)
        self.tells_modules = False
        app.connect("env-get-outdated", self.find_unread)
        # After the extension has forgotten the documents (500).
        app.connect("env-before-read-docs", self.begin_reading, priority=900)
        app.connect("env-get-updated", self.find_unwritten)
        app.connect("write-started", self.begin_writing)
        # Before the data files are made: the pages are all there.
        app.connect("build-finished", self.end_pages, priority=EXPORT_PRIORITY - 1)

    def run(self, order: dict[str, Any]) -> None:
        """Build as the order says, tell each step, and make the data files."""
        self.first = order["first"]
        self.tells_modules = bool(order.get("modules"))
        try:
            self.app.build()
        except StoppedError:
            return
        finally:
            self.stop.is_obeyed_at_once = False
        self.say(event="exported")

    def find_unread(self, _app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
        """Return the pages whose faults would be told no more (event ``env-get-outdated``)."""
        return names_in(self.backlog.reading, env.found_docs)

    def begin_reading(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Note what must be read again if this build does not end (event ``env-before-read-docs``)."""
        reading = self.backlog.reading | {*docnames}
        PageBacklog(reading, self.backlog.writing | {*docnames}).save(app.doctreedir)
        self.say(event="reading", pages=len(docnames))

    def find_unwritten(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages that the last build has not written (event ``env-get-updated``)."""
        return names_in(self.backlog.writing, env.all_docs)

    def begin_writing(self, _app: Sphinx, builder: Builder) -> None:
        """Let the builder write pages in the order of the preview (event ``write-started``)."""
        write_some = builder.write_documents

        def write_documents(docnames: Set[str]) -> None:
            self.unwritten = set(docnames)
            several = builder.parallel_ok and self.app.parallel >= FEW_PROCESSES
            for pages in self.portions(docnames, PAGES_AT_ONCE * self.app.parallel if several else 1):
                if self.stop.is_given:
                    return
                builder.parallel_ok = several and len(pages) > 1
                write_some(pages)
                self.unwritten -= pages
                self.say(
                    event="written", pages=sorted(pages), left=len(self.unwritten), problems=self.problems()
                )

        builder.write_documents = write_documents  # type: ignore[method-assign]

    def portions(self, docnames: Set[str], size: int) -> list[set[str]]:
        """Return the pages that are looked at, then all others, *size* of them at a time."""
        first = {name for name in self.first or [self.app.config.root_doc] if name in docnames}
        rest = sorted(docnames - first)
        portions = [set(rest[at : at + size]) for at in range(0, len(rest), size)]
        return [first, *portions] if first else portions

    def end_pages(self, app: Sphinx, exception: Exception | None) -> None:
        """Tell that the pages are there, with all problems (event ``build-finished``)."""
        if exception is not None:
            return
        in_build = self.found_problems()[self.known_before :]
        PageBacklog(pages_to_read(in_build), frozenset(self.unwritten)).save(app.doctreedir)
        record_templates(app)
        if self.tells_modules:
            self.say(event="modules", modules=sorted(sys.modules), path=sys.path)
        self.say(
            event="done",
            problems=self.problems(),
            is_whole=not self.unwritten,
            watch=watched_paths(app),
        )
        self.stop.obey_at_once()
        with contextlib.suppress(OSError, AttributeError):
            os.nice(NICENESS)

    def found_problems(self) -> list[ShownProblem]:
        """Return the problems that were found up to now."""
        new = self.warnings.texts[len(self.found) :]
        self.found += problems_of(self.app, new)
        return self.found

    def problems(self) -> list[dict[str, Any]]:
        """Return the problems that were found up to now, for the preview."""
        return [one.as_json() for one in self.found_problems()]


def watched_paths(app: Sphinx) -> list[str]:
    """Return the files and folders that the settings and the documents name."""
    config = app.config
    names = [
        config.perspectives_registry,
        config.perspectives_texts,
        *(config.bibtex_bibfiles or ()),
        *config.templates_path,
        *config.html_static_path,
        *config.html_extra_path,
        *config.locale_dirs,
    ]
    # What documents include, too.
    names += {name for included in app.env.dependencies.values() for name in included}
    return sorted({str(Path(app.confdir, name).resolve()) for name in names})


def run_build(settings: BuildSettings, orders: IO[str], say: Say) -> None:
    """Make the application, wait for the order, and build. Without an order, do nothing."""
    warnings, stop = WarningList(), StopSign()
    app = build = failure = None
    with patch_docutils(settings.docs), docutils_namespace():
        try:
            app = make_application(settings, warnings)
            rehearse(app, warnings, lambda: stop.is_given or is_waiting(orders))
            build = OneBuild(app, warnings, say, stop)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, the editor is told
            failure = error
        line = orders.readline()
        if not line:
            return
        try:
            if build is not None:
                build.run(json.loads(line))
        except (Exception, SystemExit) as error:  # noqa: BLE001  # the same
            failure = error
        if failure is not None:
            tell_failure(say, app, warnings, failure, Path(settings.docs))


def is_waiting(orders: IO[str]) -> bool:
    """Return whether the order has come already."""
    try:
        return bool(select.select([orders], [], [], 0)[0])
    except (OSError, ValueError):
        # Not every system can ask a pipe.
        return True


def make_application(settings: BuildSettings, warnings: WarningList) -> Sphinx:
    """Return the application of Sphinx for the preview, with settings and registry loaded."""
    return Sphinx(
        srcdir=settings.docs,
        confdir=settings.docs,
        outdir=settings.output,
        doctreedir=settings.doctrees,
        buildername="html",
        confoverrides={"nitpicky": True, **settings.overrides},
        status=None,
        warning=warnings,
        parallel=settings.jobs,
    )


def tell_failure(
    say: Say, app: Sphinx | None, warnings: WarningList, error: BaseException, docs: Path
) -> None:
    """Tell that the build has ended before the pages were there, and why."""
    fault = conf_fault(error, docs)
    is_expected = bool(fault) or (
        isinstance(error, SphinxError | SystemExit) and not isinstance(error, ExtensionError)
    )
    reason = str(error) if is_expected else f"{type(error).__name__}: {error}"
    why = (
        ShownProblem(fault.path, fault.line, "", "", fault.words) if fault else problem_without_place(reason)
    )
    problems = (
        problems_of(app, warnings.texts) if app else [problem_without_place(one) for one in warnings.texts]
    )
    say(
        event="failed",
        problems=[one.as_json() for one in (*problems, why)],
        trace="" if is_expected else "".join(traceback.format_exception(error)),
    )


def main() -> int:
    """Build once, by the two lines of the standard input."""
    settings = BuildSettings(**json.loads(sys.stdin.readline()))
    run_build(settings, sys.stdin, sender(own_output()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
