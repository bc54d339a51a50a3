"""One build for the preview, in a process of its own.

The application of Sphinx is made before the build is ordered. Then the pages that are looked at are written
first, and announced; the rest follows, and the data files come last. An order to stop is obeyed at once while
pages are written and while data files are made: the next build makes what is left.

It also runs as a program, where a system cannot fork: ``python -m perspectives.live.one_build``, with the
settings and the order as two lines of JSON on the standard input, and the events on the standard output.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import traceback
from collections.abc import Callable, Set
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from perspectives._compat import indexed_documents
from perspectives.build.build_events import EXPORT_PRIORITY
from perspectives.build.conf_faults import conf_fault
from perspectives.build.early_settings import tell_place_of_language
from perspectives.build.left_pages import PAGES_LEFT
from perspectives.domain.store import domain_of
from perspectives.live.build_files import declared_paths, proofs_of, watched_paths
from perspectives.live.build_messages import BuildSettings, Say, own_output, sender
from perspectives.live.rehearsal import record_templates
from perspectives.live.shown_problems import ShownProblem, WarningList, problem_without_place, problems_of
from perspectives.live.stop_sign import StoppedError, StopSign
from perspectives.live.unwritten_pages import note_unwritten, unwritten_pages
from perspectives.live.waiting_application import DismissedError, Order, OrderBook, WaitingApplication

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


PAGES_AT_ONCE = 2
"""After so many pages of each process, a build looks whether it is to stop."""
FEW_PROCESSES = 3
"""Below this number of processes, one is as quick as several, and looks after each page."""
NICENESS_OF_PAGES, NICENESS_OF_DATA = 5, 10
"""How far the other pages step back behind those that are looked at, and data files behind all pages."""
MACHINE_FAULTS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
)
"""The errors of a machine that no text mends."""
MACHINE_FAULT = (
    "The build could not write all files: {}. It is no fault of the text: free some space on this machine, "
    "and save a file again."
)


class OneBuild:
    """A build that tells what it does, and can be stopped.

    :ivar first: the documents to be written first
    :ivar unwritten: the pages that are still to be written; none before writing begins
    """

    def __init__(self, app: Sphinx, warnings: WarningList, say: Say, stop: StopSign) -> None:
        self.app, self.warnings, self.say, self.stop = app, warnings, say, stop
        self.first: list[str] = []
        self.unwritten: set[str] = set()
        self.found: list[ShownProblem] = []
        self.tells_modules = False
        # After the extension has forgotten the documents (500).
        app.connect("env-before-read-docs", self.begin_reading, priority=900)
        app.connect("env-get-updated", self.find_unwritten)
        app.connect("write-started", self.begin_writing)
        # Before the data files are made: the pages are all there.
        app.connect("build-finished", self.end_pages, priority=EXPORT_PRIORITY - 1)

    def run(self, order: Order) -> None:
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

    def begin_reading(self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """Tell how many pages are read (event ``env-before-read-docs``)."""
        self.say(event="reading", pages=len(docnames))

    def find_unwritten(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages that the last build has not written (event ``env-get-updated``)."""
        return unwritten_pages(app.doctreedir, env.all_docs)

    def begin_writing(self, _app: Sphinx, builder: Builder) -> None:
        """Let the builder write pages in the order of the preview (event ``write-started``)."""
        write_some, finish = builder.write_documents, builder.finish
        if isinstance(builder, StandaloneHTMLBuilder):
            # The full-text index has a page, and the entries of other pages, whole or not at all.
            for name in ("index_page", "gen_pages_from_extensions"):
                setattr(builder, name, self.stop.held_back(getattr(builder, name)))

        def write_documents(docnames: Set[str]) -> None:
            self.unwritten = set(docnames)
            several = builder.parallel_ok and self.app.parallel >= FEW_PROCESSES
            size = PAGES_AT_ONCE * self.app.parallel if several else 1
            with contextlib.suppress(StoppedError):
                for number, pages in enumerate(self.portions(docnames, size)):
                    builder.parallel_ok = several and len(pages) > 1
                    self.write(write_some, pages, in_one_process=not builder.parallel_ok)
                    if number == 0:
                        self.let_next_begin()

        def finish_unless_stopped() -> None:
            try:
                with self.stop.obeyed_at_once():
                    finish()
            except StoppedError:
                self.make_way()

        builder.write_documents = write_documents  # type: ignore[method-assign]
        builder.finish = finish_unless_stopped  # type: ignore[method-assign]

    def write(self, write_some: Callable[[set[str]], None], pages: set[str], *, in_one_process: bool) -> None:
        """Write pages, and tell it.

        :raises StoppedError: where the build is to make way
        """
        with self.stop.obeyed_at_once():
            # Several processes write to their end.
            self.stop.is_obeyed_at_once = in_one_process
            write_some(pages)
        self.unwritten -= pages
        self.say(event="written", pages=sorted(pages), left=len(self.unwritten), problems=self.problems())

    def let_next_begin(self) -> None:
        """Keep what the process of the next build can take, which is made ready now, and let it go first."""
        domain_of(self.app.env).kept.save()
        step_back(NICENESS_OF_PAGES)

    def portions(self, docnames: Set[str], size: int) -> list[set[str]]:
        """Return the pages that are looked at, then all others, *size* of them at a time."""
        first = {name for name in self.first or [self.app.config.root_doc] if name in docnames}
        rest = sorted(docnames - first)
        portions = [set(rest[at : at + size]) for at in range(0, len(rest), size)]
        return [first, *portions] if first else portions

    def make_way(self) -> None:
        """Note what is left to the next build, and end this one.

        :raises StoppedError: always
        """
        app, builder = self.app, self.app.builder
        if isinstance(builder, StandaloneHTMLBuilder) and has_index(builder):
            # What the pages of other extensions are made from is asked for, and none of these pages is
            # written: the full-text index is completed here.
            app.events.emit("html-collect-pages")
            builder.handle_finish()
        note_unwritten(app.doctreedir, self.unwritten)
        app.events.emit(PAGES_LEFT)
        self.tell_end()
        raise StoppedError

    def end_pages(self, app: Sphinx, exception: Exception | None) -> None:
        """Tell that the pages are there, with all problems (event ``build-finished``)."""
        if exception is not None:
            return
        note_unwritten(app.doctreedir, ())
        record_templates(app)
        self.tell_end()
        self.stop.obey_from_now_on()
        step_back(NICENESS_OF_DATA)

    def tell_end(self) -> None:
        """Tell that no more pages are written, and all that the preview must know for the next build."""
        if self.tells_modules:
            self.say(event="modules", modules=sorted(sys.modules), path=sys.path)
        self.say(
            event="done",
            problems=self.problems(),
            is_whole=not self.unwritten,
            watch=watched_paths(self.app),
            read=declared_paths(self.app),
            proofs=proofs_of(self.app),
        )

    def found_problems(self) -> list[ShownProblem]:
        """Return the problems that were found up to now."""
        new = self.warnings.texts[len(self.found) :]
        self.found += problems_of(self.app, new)
        return self.found

    def problems(self) -> list[dict[str, Any]]:
        """Return the problems that were found up to now, for the preview."""
        return [one.as_json() for one in self.found_problems()]


def has_index(builder: StandaloneHTMLBuilder) -> bool:
    """Return whether the full-text index has a page: none has been written where all are new."""
    return bool(builder.indexer and indexed_documents(builder.indexer))


def step_back(niceness: int) -> None:
    """Let other processes go before this one, where the system knows how."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(niceness)


def run_build(settings: BuildSettings, lines: IO[str], say: Say) -> None:
    """Make the application, wait for the order, and build. Without an order, do nothing."""
    warnings, stop = WarningList(), StopSign()
    orders = OrderBook(lines, stop)
    app = failure = None
    with contextlib.suppress(DismissedError), patch_docutils(settings.docs), docutils_namespace():
        try:
            tell_place_of_language(Path(settings.docs))
            app = WaitingApplication(settings, warnings, orders)
            OneBuild(app, warnings, say, stop).run(orders.wait())
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, the editor is told
            failure = error
        # A fault of the settings is told with the order that would have asked for it.
        orders.wait()
        if failure is not None:
            tell_failure(say, app, warnings, failure, Path(settings.docs))


def tell_failure(
    say: Say, app: Sphinx | None, warnings: WarningList, error: BaseException, docs: Path
) -> None:
    """Tell that the build has ended before the pages were there, and why."""
    fault = conf_fault(error, docs)
    is_expected = bool(fault) or (
        isinstance(error, SphinxError | SystemExit) and not isinstance(error, ExtensionError)
    )
    reason = str(error) if is_expected else f"{type(error).__name__}: {error}"
    if isinstance(error, OSError) and error.errno in MACHINE_FAULTS:
        is_expected, reason = True, MACHINE_FAULT.format(error.strerror)
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
