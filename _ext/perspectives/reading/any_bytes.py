"""Pages and bibliographies of any bytes: what is not UTF-8, and what no text may hold, is reported.

Sphinx and sphinxcontrib-bibtex open the files themselves, by the name of an encoding.
The encoding of this module accepts all bytes: see :mod:`perspectives.records.text_files`.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.reading.problem_notes import note_problem
from perspectives.records.text_files import read_text

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

ENCODING = "utf_8_lenient"
"""The name of the encoding, in Python's form."""
UTF_8 = ("utf-8", "utf-8-sig")


def _decode(content: Buffer, errors: str = "strict") -> tuple[str, int]:
    given = bytes(content)
    return read_text(given).text, len(given)


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes a file as a whole, because the end of a part may be half of a character."""

    def _buffer_decode(self, content: Buffer, errors: str, final: bool) -> tuple[str, int]:
        return _decode(content) if final else ("", 0)


def _codec(name: str) -> codecs.CodecInfo | None:
    if name != ENCODING:
        return None
    return codecs.CodecInfo(codecs.utf_8_encode, _decode, incrementaldecoder=_Decoder, name=ENCODING)


def choose_encoding(_app: Sphinx, config: Config) -> None:
    """Let sphinxcontrib-bibtex read the bibliography in the encoding of this module.

    A book may say that its bibliography has another encoding than UTF-8; then that one is used.
    """
    if str(config.bibtex_encoding).lower().replace("_", "-") in (*UTF_8, "utf8"):
        config.bibtex_encoding = ENCODING


def _register() -> None:
    # A build that ended with an error may have left it registered.
    codecs.unregister(_codec)
    codecs.register(_codec)


@contextmanager
def any_bytes_encoding() -> Iterator[None]:
    """Register the encoding for a time."""
    _register()
    try:
        yield
    finally:
        codecs.unregister(_codec)


def forget_encoding(_app: Sphinx, _exception: Exception | None) -> None:
    """Remove the encoding when the build ends: other books do not need it."""
    codecs.unregister(_codec)


def read_any_bytes(_app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Let docutils read the pages in the encoding of this module; :func:`forget_encoding` removes it."""
    _register()
    # A project may say that its pages have another encoding.
    if str(env.config.source_encoding).lower().replace("_", "-") in (*UTF_8, "utf8"):
        env.settings["input_encoding"] = ENCODING


def note_bad_bytes(app: Sphinx, docname: str, _source: list[str]) -> None:
    """Note the problems of the bytes and the characters of a page."""
    if app.env.settings.get("input_encoding") != ENCODING:
        return
    for problem in read_text(Path(app.env.doc2path(docname)).read_bytes()).problems:
        note_problem(app.env, replace(problem, docname=docname))


def note_bad_bytes_included(app: Sphinx, included: Path, _parent: str, _source: list[str]) -> None:
    """Note the problems of the bytes and the characters of an included file, in the including page."""
    if app.env.settings.get("input_encoding") != ENCODING:
        return
    for problem in read_text((app.srcdir / included).read_bytes()).problems:
        value = f"{problem.value} in line {problem.line} of {included.as_posix()}"
        note_problem(app.env, replace(problem, docname=app.env.docname, line=1, value=value))


def setup_any_bytes(app: Sphinx) -> None:
    """Connect the functions of this module to the events of a build."""
    # Before any other extension opens a file.
    app.connect("config-inited", choose_encoding, priority=100)
    app.connect("env-before-read-docs", read_any_bytes)
    app.connect("source-read", note_bad_bytes)
    app.connect("include-read", note_bad_bytes_included)
    app.connect("build-finished", forget_encoding)
