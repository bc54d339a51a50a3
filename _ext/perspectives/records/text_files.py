"""The bytes of an editor's file as text: nothing in a file ends the reading of it. No Sphinx here.

A file is in UTF-8, with or without a byte order mark, and its lines end in LF, CR LF or CR.
From another encoding as much is read as can be, and the file is reported once.
"""

from __future__ import annotations

import codecs
import errno
import re
from dataclasses import dataclass, replace
from pathlib import Path

from perspectives.records.characters import MOST_KINDS, forbidden_problems, without_forbidden
from perspectives.records.merge_conflicts import without_conflicts
from perspectives.records.problem_record import Problem

# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LIKELY = ["cp1252", "cp1251", "cp1250", "cp1253", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr"]
"""Encodings that an older file may have, the most frequent first."""
_LINE_END = re.compile(rb"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, with LF at the ends of lines and without forbidden characters.

    :ivar is_text: whether the file can be a text, and not a picture, for example
    :ivar problems: a problem for its encoding, and one for each kind of forbidden character
    """

    text: str
    problems: tuple[Problem, ...] = ()
    is_text: bool = True


def read_text(content: bytes, path: str | None = None, encoding: str = "utf-8") -> TextFile:
    """Return the text of a file with the bytes *content*. A byte that is not valid becomes U+FFFD.

    :param path: the path that the problems name
    :param encoding: the encoding that the file should have, as Python names it
    """
    text, problem = decode(content, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(forbidden_problems(text))
    is_text = not problem or len(problems) < MOST_KINDS
    if not is_text:
        problems = [Problem("not-utf-8", 1, value="no text", expected="a text in UTF-8")]
    elif problem:
        problems = [problem, *problems]
    return TextFile(without_forbidden(text), tuple(replace(one, path=path) for one in problems), is_text)


def read_declarations(content: bytes, path: str | None = None, encoding: str = "utf-8") -> TextFile:
    """Return the text of a register or a bibliography, as :func:`read_text` does.

    Of each conflict that git has left in it, only the first version is read, and a problem tells it.
    """
    file = read_text(content, path, encoding)
    text, conflicts = without_conflicts(file.text)
    problems = [Problem("merge-conflict", line, path=path, value=value) for line, value in conflicts]
    return replace(file, text=text, problems=(*file.problems, *problems))


def decode(content: bytes, encoding: str = "utf-8") -> tuple[str, Problem | None]:
    """Return the text of *content*, and a problem if it is not in *encoding*.

    The problem names no file. UTF-16 and UTF-32 are read as such where a mark or zero bytes tell them.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _as_read(content, name), Problem(
                "not-utf-8", 1, value=f"the mark of {name}", expected="UTF-8"
            )
    wide = _wide_encoding(content)
    if wide:
        return _as_read(content, wide), Problem(
            "not-utf-8", 1, value="the zero bytes of UTF-16", expected="UTF-8"
        )
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode(encoding), None
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(content, 0, error.start)) + 1
        text = content.decode(encoding, "replace")
        is_mostly_right = _has_letters_beyond_ascii(text)
        said = "" if is_mostly_right else _guess(content)
        if error.reason == "unexpected end of data":
            said = "; the file ends within a character" + (f", or{said[1:]}" if said else "")
        value = f"the byte {content[error.start]:02X}"
        return text, Problem("not-utf-8", line, value=value, expected=f"UTF-8{said}")
    except LookupError:
        expected = "the name of an encoding in bibtex_encoding"
        return content.decode("utf-8", "replace"), Problem("not-utf-8", 1, value=encoding, expected=expected)


def _as_read(content: bytes, encoding: str) -> str:
    return content.decode(encoding, "replace").removeprefix("\ufeff")


def _wide_encoding(content: bytes) -> str | None:
    """Return the encoding of a file whose every second byte is mostly zero, as in UTF-16 without a mark."""
    half = len(content) // 2
    if half and content.count(0) * 2 > half:
        for start, name in ((1, "UTF-16-LE"), (0, "UTF-16-BE")):
            if content[start::2].count(0) * 2 > half and not content[1 - start :: 2].count(0):
                return name
    return None


def _has_letters_beyond_ascii(text: str) -> bool:
    """Return whether some letters were read, so that the encoding is right for the most part of the file."""
    return any(character.isalpha() for character in text if character > "\x7f")


def _guess(content: bytes) -> str:
    """Return in words which encoding the file is likely to have; empty if this is not clear."""
    # Only a file with a fault needs it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(content, cp_isolation=_LIKELY).best()
    if found is None:
        return ""
    # Several encodings may give the same text.
    name = min({found.encoding, *found.could_be_from_charset} & set(_LIKELY), key=_LIKELY.index, default="")
    return f"; the file is perhaps in the encoding {name.replace('cp', 'windows-')}" if name else ""


class NoPlainFile(OSError):
    """What stands in the place of a file never ends: it is a pipe, a socket or a device."""


def is_endless(path: Path) -> bool:
    """Return whether a path leads to what is neither a file nor a folder, so that a reader waits for ever."""
    # Nearly all are files: these are asked once.
    return not path.is_file() and path.exists() and not path.is_dir()


def bytes_of(path: Path) -> bytes:
    """Return the content of an editor's file.

    :raises OSError: if it cannot be read; :class:`NoPlainFile` if it is no file
    """
    if is_endless(path):
        raise NoPlainFile(errno.EINVAL, "no file", str(path))
    return path.read_bytes()


def why_unread(error: OSError) -> str:
    """Return what was expected of a file that cannot be read, in words; empty where it is not there."""
    if isinstance(error, FileNotFoundError):
        return ""
    if isinstance(error, IsADirectoryError):
        return "a file; this is a folder"
    if isinstance(error, NoPlainFile):
        return "a file; this is a pipe, a socket or a device"
    if isinstance(error, PermissionError):
        return "a file that may be read"
    return f"a file that can be read ({error.strerror or error})"
