"""``python -m perspectives.build.sphinx_command …``: Sphinx, with its own options, and errors in sentences.

It is ``python -m sphinx``. Where that ends with a traceback, this says what an editor can mend: a fault of
``conf.py`` with file and line. Of any other error it says one sentence, and where Sphinx has put the whole
report.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Any

from sphinx.cmd.build import main as sphinx_main
from sphinx.errors import ExtensionError, SphinxError

from perspectives._compat import errors_told_by, saved_report
from perspectives.build.conf_faults import conf_fault
from perspectives.build.early_settings import tell_place_of_language

KINDS_WITH_A_SENTENCE = (SphinxError, OSError)
"""The errors whose message is a sentence by itself."""


def main(arguments: list[str]) -> int:
    """Run Sphinx; return its exit status, which is 2 after an error."""

    def tell(error: BaseException, stream: IO[str], facts: dict[str, Any]) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        # The folder of the documents is the last argument but one.
        fault = conf_fault(error, Path(arguments[-2])) if len(arguments) > 1 else None
        stream.write(f"{fault}\n" if fault else sentence(error, facts))

    if len(arguments) > 1:
        tell_place_of_language(Path(arguments[-2]))
    with errors_told_by(tell):
        return sphinx_main(arguments)


def sentence(error: BaseException, facts: dict[str, Any]) -> str:
    """Return what an error says, and where its report lies."""
    words = " ".join(str(error).split())
    if isinstance(error, ExtensionError) and error.orig_exc and error.modname:
        reason = " ".join(str(error.orig_exc).split()) or type(error.orig_exc).__name__
        words = (
            f"The extension or theme “{error.modname.partition('.')[0]}” ended the build: {reason}. "
            "Look at its settings in conf.py, or ask those who make it."
        )
    elif not isinstance(error, KINDS_WITH_A_SENTENCE):
        words = f"{type(error).__name__}: {words}"
    report = saved_report(error, facts)
    return (
        f"{words}\nThe whole report, for whoever looks after the program: {report}\n"
        if report
        else f"{words}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
