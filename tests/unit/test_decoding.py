"""Encodings of witness files, and the ends of their lines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.collation.witness_support import verdict_and_page, verdict_in, write_witness

RUSSIAN = "Речь на совещании в Бухаресте"
CHINESE = "苏联领导背叛了马克思列宁主义"
ENCODED: dict[str, tuple[str, bytes, str]] = {
    "UTF-8 with a mark": ("a.txt", RUSSIAN.encode("utf-8-sig"), RUSSIAN),
    "UTF-16": ("a.txt", RUSSIAN.encode("utf-16"), RUSSIAN),
    "UTF-16, the other way round": ("a.txt", b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN),
    "UTF-32": ("a.txt", RUSSIAN.encode("utf-32"), RUSSIAN),
    "UTF-32, the other way round": ("a.txt", b"\0\0\xfe\xff" + RUSSIAN.encode("utf-32-be"), RUSSIAN),
    "JSON in UTF-16": ("a.json", f'[{{"text": "{RUSSIAN}"}}]'.encode("utf-16"), RUSSIAN),
    "HTML in UTF-16": ("a.html", f"<p>{RUSSIAN}".encode("utf-16"), RUSSIAN),
    "HTML in Windows-1251": (
        "a.html",
        f"<!doctype html><meta charset=windows-1251><p>{RUSSIAN}".encode("cp1251"),
        RUSSIAN,
    ),
    "HTML in KOI8-R": (
        "a.html",
        f'<META http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{RUSSIAN}'.encode("koi8-r"),
        RUSSIAN,
    ),
    "HTML in ISO 8859-1, with dashes": (
        "a.htm",
        b"<meta charset='iso-8859-1'><p>The hall \x97 \x93caf\xe9\x94",
        "The hall — “café”",
    ),
    "HTML in GB 2312": ("a.html", f"<meta charset=gb2312><p>{CHINESE}".encode("gb18030"), CHINESE),
    "HTML in Big5": ("a.html", "<meta charset=big5><p>蘇聯領導背叛".encode("big5"), "蘇聯領導背叛"),
    "HTML in Shift JIS": (
        "a.html",
        "<meta charset=Shift_JIS><p>ソ連の指導者".encode("cp932"),
        "ソ連の指導者",
    ),
    "HTML that says UTF-16 in single bytes": (
        "a.html",
        f"<meta charset=utf-16><p>{RUSSIAN}".encode(),
        RUSSIAN,
    ),
    "HTML that declares nothing": ("a.html", f"<p>{RUSSIAN}".encode(), RUSSIAN),
    "HTML with another encoding in a comment": (
        "a.html",
        f"<!-- <meta charset=koi8-r> --><meta charset=utf-8><p>{RUSSIAN}".encode(),
        RUSSIAN,
    ),
    "XHTML by its declaration": (
        "a.xhtml",
        f'<?xml version="1.0" encoding="windows-1251"?><html><p>{RUSSIAN}</p></html>'.encode("cp1251"),
        RUSSIAN,
    ),
    "XML in Windows-1251": (
        "a.xml",
        f'<?xml version="1.0" encoding="windows-1251"?><a>{RUSSIAN}</a>'.encode("cp1251"),
        RUSSIAN,
    ),
    "XML in GB 2312": (
        "a.xml",
        f"<?xml version='1.0' encoding='GB2312'?><a>{CHINESE}</a>".encode("gbk"),
        CHINESE,
    ),
    "XML in UTF-16": (
        "a.xml",
        f'<?xml version="1.0" encoding="UTF-16"?><a>{RUSSIAN}</a>'.encode("utf-16"),
        RUSSIAN,
    ),
    "XML in UTF-16 without a mark": (
        "a.xml",
        f'<?xml version="1.0" encoding="UTF-16"?><a>{RUSSIAN}</a>'.encode("utf-16-le"),
        RUSSIAN,
    ),
    "XML in UTF-32": ("a.xml", f"<a>{RUSSIAN}</a>".encode("utf-32"), RUSSIAN),
    "XML that says UTF-16 in single bytes": (
        "a.xml",
        f'<?xml version="1.0" encoding="utf-16"?><a>{RUSSIAN}</a>'.encode(),
        RUSSIAN,
    ),
    "XML with a mark and a declaration": (
        "a.xml",
        f'\ufeff<?xml version="1.0" encoding="utf-8"?><a>{RUSSIAN}</a>'.encode(),
        RUSSIAN,
    ),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_file_is_read_in_its_encoding(tmp_path: Path, name: str) -> None:
    file, content, words = ENCODED[name]
    assert verdict_in(tmp_path, file, content, words) == "exact"


LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\r\n\r\n", " \n  ")
HYPHENS = ("-", "\u00ad", "\u2010", "\u2011", "¬", "\x02", "⸗", "－", "֊", "﹣", "- ", "-\u00a0")


@pytest.mark.parametrize("hyphen", HYPHENS)
@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_word_that_a_line_divides_is_one_word(tmp_path: Path, end: str, hyphen: str) -> None:
    text = f"Before.{end}The dele{hyphen}{end}gation of the party{end}left the hall."
    quotation = "The delegation of the party left the hall."
    assert verdict_in(tmp_path, "a.txt", text, quotation) in ("exact", "normalised")
    record = json.dumps([{"text": text}])
    (tmp_path / "a.txt").unlink()
    assert verdict_in(tmp_path, "a.json", record, quotation) in ("exact", "normalised")


@pytest.mark.parametrize("sign", ["—", "–", "―", "=", ",", "- -"])
def test_another_sign_at_the_end_of_a_line_divides_no_word(tmp_path: Path, sign: str) -> None:
    text = f"The dele{sign}\ngation of the party left the hall."
    assert verdict_in(tmp_path, "a.txt", text, "The delegation of the party left the hall.") == "differs"


def test_a_page_may_begin_within_a_divided_word(tmp_path: Path) -> None:
    pages = re.compile(r"<([0-9]+)>")
    for hyphen in ("-", "\u00ad", "¬", "\u00ad\n"):
        text = f"<1>The dele{hyphen}<2>gation of the party."
        witness = write_witness(tmp_path, "a.txt", text, page_break=pages)
        verdict, page = verdict_and_page(witness, "bell-book", "The delegation of the party.")
        assert (verdict in ("exact", "normalised"), page) == (True, "pp. 1–2")
