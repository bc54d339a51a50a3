"""PDF with a text layer: its pages, files that are encrypted, and files that cannot be read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import typst
from pikepdf import Encryption, Pdf, Permissions

from tests.collation.witness_support import fault_in, verdict_and_page, verdict_in, write_witness

PDF = """#set document(date: none)
#set page(width: 7cm, height: 6cm, numbering: "i")
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
The office of the first affluent bellringer was unquestionably extraordinarily insignificant
for the neighbourhood.
#pagebreak()
Nobody remembers the misunderstanding. #lorem(3)
"""


def test_pdf_gives_its_text_layer_and_its_own_page_numbers(tmp_path: Path) -> None:
    content = typst.compile(PDF.encode())
    witness = write_witness(tmp_path, "book.pdf", content)
    paragraph = (
        "The office of the first affluent bellringer was unquestionably extraordinarily insignificant "
        "for the neighbourhood."
    )
    verdict, page = verdict_and_page(witness, "bell-book", paragraph)
    assert (verdict in ("exact", "normalised"), page) == (True, "p. i")
    assert verdict_and_page(witness, "bell-book", "Nobody remembers the misunderstanding.")[1] == "p. ii"
    assert (
        verdict_and_page(witness, "bell-book", paragraph.replace("insignificant", "significant"))[0]
        == "differs"
    )
    numbered = write_witness(tmp_path, "book.pdf", content, first_page=211)
    assert verdict_and_page(numbered, "bell-book", "Nobody remembers")[1] == "p. 212"


def test_a_pdf_that_numbers_no_page_gives_none(tmp_path: Path) -> None:
    content = typst.compile(b"#set document(date: none)\nThe bell broke.")
    assert verdict_and_page(write_witness(tmp_path, "book.pdf", content), "bell-book", "The bell broke.") == (
        "exact",
        None,
    )


ENCRYPTIONS = {
    "AES, 256 bits": Encryption(owner="odo", user="", R=6),
    "AES, 128 bits": Encryption(owner="odo", user="", R=4, aes=True),
    "RC4, 128 bits": Encryption(owner="odo", user="", R=4, aes=False, metadata=False),
    "RC4, of revision 3": Encryption(owner="odo", user="", R=3, aes=False, metadata=False),
    "RC4, 40 bits": Encryption(owner="odo", user="", R=2, aes=False, metadata=False),
    "no copying": Encryption(owner="odo", user="", R=6, allow=Permissions(extract=False)),
    "no password at all": Encryption(owner="", user="", R=6),
    "names not encrypted": Encryption(owner="odo", user="", R=6, metadata=False),
}


def encrypted(encryption: Encryption) -> bytes:
    """Return a PDF with one sentence, encrypted."""
    result = BytesIO()
    with Pdf.open(BytesIO(typst.compile(b"#set document(date: none)\nThe bell broke."))) as pdf:
        pdf.save(result, encryption=encryption)
    return result.getvalue()


@pytest.mark.parametrize("name", ENCRYPTIONS)
def test_a_pdf_that_is_encrypted_without_a_password_is_read(tmp_path: Path, name: str) -> None:
    assert verdict_in(tmp_path, "a.pdf", encrypted(ENCRYPTIONS[name]), "The bell broke.") == "exact"


def pdf_with_filter(name: str) -> bytes:
    """Return a PDF whose page says that it is compressed by a method, and is not."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]"
        b"/Resources<</ProcSet[/PDF]>>/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 4/Filter/" + name.encode() + b">>stream\nxxxx\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "pdf": (b"no PDF", "cannot be read as PDF"),
    "half a pdf": (b"%PDF-1.7\n1 0 obj\n<<", "cannot be read as PDF"),
    "a pdf in a circle": (
        pdf_with_filter("FlateDecode").replace(b"Kids[3 0 R]", b"Kids[2 0 R]"),
        "Detected cyclic page references",
    ),
    "a password": (
        encrypted(Encryption(owner="odo", user="bell", R=6)),
        "asks for a password: save a copy",
    ),
    "a password in an old form": (
        encrypted(Encryption(owner="odo", user="bell", R=3, aes=False, metadata=False)),
        "asks for a password: save a copy",
    ),
    "jbig2": (pdf_with_filter("JBIG2Decode"), "page 1 of the file cannot be read"),
    "an unknown compression": (
        pdf_with_filter("BellDecode"),
        "page 1 of the file cannot be read",
    ),
    "no text layer": (typst.compile(b"#set document(date: none)\n#rect()"), "no text layer"),
    "an empty pdf": (b"", "the file is empty"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_with_the_file(tmp_path: Path, name: str) -> None:
    content, words = UNREADABLE[name]
    assert words in fault_in(tmp_path, "a.pdf", content)
