"""Lets Ctrl-C end a command without a word while its modules are imported, which takes a second.

The package imports this module before all others. The command itself is interrupted as usual.
"""

from __future__ import annotations

import signal
import sys


def be_quiet() -> None:
    """Let Ctrl-C end ``python -m perspectives`` at once; do nothing in another program."""
    given = sys.orig_argv[1:]
    is_command = "-m" in given and given[given.index("-m") + 1 :][:1] == ["perspectives"]
    # Where the signal is ignored, as in the background of a script, it stays so.
    if is_command and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def be_interrupted() -> None:
    """Let Ctrl-C interrupt the command from now on."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


be_quiet()
