"""Decodes bytes: by the byte order mark, else by the encoding that the file declares, else as UTF-8."""

from __future__ import annotations

import codecs
import re

from perspectives.collation.manifest import UnreadableFile
from perspectives.records.text_files import decode as decode_file

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""The first bytes of a file that tell its encoding; the last two are those of an XML declaration."""

_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)""")
_META_CHARSET = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FEWEST_BYTES = 16
"""Of fewer bytes nobody can guess the encoding."""
_PERHAPS = re.compile(r"in the encoding (\S+)")
_PLACE_OF_META = 4096
"""How many bytes of a page are searched for its encoding; browsers search the first 1,024."""

_NAMES_ON_THE_WEB = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "windows-1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "windows-874"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("unicode-1-1-utf-8", "utf8", "x-unicode20utf8"), "utf-8"),
    **{f"x-cp{number}": f"cp{number}" for number in range(1250, 1259)},
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
"""Names that mean another encoding in a browser than in Python (the Encoding Standard of the WHATWG)."""


_OTHER_FILES = (
    (b"%PDF-", "a PDF: give it the ending .pdf"),
    (b"PK\x03\x04", "a document of a word processor, or an archive: save its text as .txt, in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "a document of an older word processor: save its text as .txt, in UTF-8"),
    (b"{\\rtf", "rich text (RTF): save its text as .txt, in UTF-8"),
)
"""The first bytes of files that may have the ending of another kind, what they are, and the mend."""
_PAGES = (b"<!doctype html", b"<html", b"<?xml")


def fault_of_kind(content: bytes) -> str:
    """Return that a file is of a kind which only its reader can read, with the mend; empty for others."""
    kind = next((kind for begin, kind in _OTHER_FILES if content.startswith(begin)), "")
    return f"the file is {kind}." if kind else ""


def decode(content: bytes) -> str:
    """Return the text of a plain file, which can declare no encoding.

    :raises UnreadableFile: where its bytes are not of that encoding, or it is of another kind
    """
    if fault := fault_of_kind(content):
        raise UnreadableFile(fault)
    if content.lstrip()[:14].lower().startswith(_PAGES):
        raise UnreadableFile("the file is a page of the web, or XML: give it the ending .html or .xml.")
    return _decode(content, None)


def decode_xml(content: bytes) -> str:
    """Return the text of an XML file, whose first line can declare its encoding.

    The names of encodings are understood as browsers do.

    :raises UnreadableFile: as :func:`decode`, and where the declared encoding is not known
    """
    return _decode(content, _declared_name(_XML_ENCODING.search(content[:_PLACE_OF_META])))


def decode_html(content: bytes) -> str:
    """Return the text of a page, whose ``meta`` element or first line can declare its encoding.

    :raises UnreadableFile: as :func:`decode_xml`
    """
    start = _COMMENT.sub(b"", content[:_PLACE_OF_META])
    return _decode(content, _declared_name(_META_CHARSET.search(start) or _XML_ENCODING.search(start)))


def _declared_name(match: re.Match[bytes] | None) -> str | None:
    """Return the encoding that a file declares; None where it declares none, or one that it cannot be in.

    A declaration that can be read in single bytes is not UTF-16 or UTF-32.
    """
    name = match[1].decode("ascii").lower() if match else None
    if name is None or name.startswith(("utf-16", "utf-32", "ucs-", "iso-10646", "unicode")):
        return None
    return _NAMES_ON_THE_WEB.get(name, name)


def _decode(content: bytes, declared: str | None) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    is_marked = encoding is not None
    encoding = encoding or declared or "utf-8"
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise UnreadableFile(
            f"the file declares the encoding “{declared}”, which Python does not know."
        ) from error
    except UnicodeError as error:
        place = f", at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        name = encoding.upper()
        raise UnreadableFile(
            f"the file is not {name}{place}{_guessed(content)}: save it as UTF-8."
            if is_marked or not declared
            else f"the file declares the encoding “{declared}”, and is not {name}{place}."
        ) from error
    if "\0" in text:
        raise UnreadableFile(
            f"the file is not {encoding.upper()} text: it holds zero bytes. "
            "It may be UTF-16 without a byte order mark; save it as UTF-8."
        )
    return text.removeprefix("\ufeff")


def _guessed(content: bytes) -> str:
    """Return which encoding a file is likely to have, in words; empty where that is not clear."""
    problem = decode_file(content)[1] if len(content) >= _FEWEST_BYTES else None
    found = _PERHAPS.search(problem.expected or "") if problem else None
    return f", but perhaps {found[1]}" if found else ""
