"""The files of a lesson: sheets on A4 and Letter, and a file that a teacher can change."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.table import Table

from tests.support import MOMENT, Book, Build, add_lessons
from tests.typst_book.test_typst_book import read

SIZES = {"": (595, 842), "-letter": (612, 792)}
"""The width and the height of a page, in points, by the end of the name of the file."""
PUPILS = (
    "Who broke the bell, and who says so?",
    "Name Class Date",
    "A bell broke in the night of 1 May 1701.",
    "Source A Anna Ringer, who rang the bell, in May 1701; a pedlar printed it in a letter of 1702.",
    "the wind: moving air; great: here: strong",
    "1. What does she say broke the bell? 2. What might she want to be believed?",
    "Source C A miller, in Latin, in the abbey’s book of 1720.",
    "“Media nocte fractam audivi.”",
    "Source Was the writer there? What might the writer want? A B C",
    "Your task Whom would you believe, and about what?",
)
FOR_THE_TEACHER = (
    "For the teacher: Who broke the bell, and who says so?",
    "Trains: sourcing · 45 minutes",
    "5 minutes. The context is read aloud.",
    "says how the writer could know",
    "Evidence: not yet collated.",
    "In this book: ringer-wind.",
    "Not yet tried with a class",
    "What you would change",
)
NEVER_FOR_PUPILS = (
    *("ringer-wind", "odo-ringer-did", "Evidence", "Disputes", "Disputed", "Supported", "witness", "Finding"),
    *("Editorial note", "account", "perspective", "Words within", "Pedlar 1702", "●", "○", "◐"),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the files of two lessons."""
    book = Book(tmp_path_factory.mktemp("lessons") / "book")
    add_lessons(book)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return book.build("lessons")


def pages(path: Path) -> list[str]:
    """Return the words of each page of a PDF."""
    return [" ".join(page.split()) for page in read(path)]


def test_each_lesson_has_three_files(files: Build) -> None:
    assert files.warnings == []
    assert sorted(files.files()) == [
        f"{name}{ending}"
        for name in ("charter", "who-broke-it")
        for ending in ("-letter.pdf", ".docx", ".pdf")
    ]


@pytest.mark.parametrize("ending", SIZES)
def test_the_pupils_have_sheets_of_their_own(files: Build, ending: str) -> None:
    pupils, empty, *teacher = pages(files.out / f"who-broke-it{ending}.pdf")
    for words in PUPILS:
        assert words in pupils
        assert words not in " ".join(teacher) or words in FOR_THE_TEACHER[0]
    for words in FOR_THE_TEACHER:
        assert words in " ".join(teacher)
        assert words not in pupils
    for words in NEVER_FOR_PUPILS:
        assert words not in pupils
    assert empty == "", "the teacher's side begins on a sheet of its own"


@pytest.mark.parametrize("ending", SIZES)
@pytest.mark.parametrize("name", ["charter", "who-broke-it"])
def test_sheets_have_their_size_and_are_black_and_leads_nowhere(files: Build, name: str, ending: str) -> None:
    with pikepdf.open(files.out / f"{name}{ending}.pdf") as pdf:
        assert not pdf.pages[0].get("/Annots")
        for page in pdf.pages:
            assert tuple(round(float(side)) for side in page.mediabox[2:]) == SIZES[ending]
            content = page.Contents.read_bytes().decode("latin-1")
            colours = set(re.findall(r"^([0-9. ]+) (?:scn|SCN|rg|RG|g|G)$", content, re.MULTILINE))
            assert all(set(colour.split()) == {"0"} for colour in colours), colours


def test_pupils_read_type_of_eleven_points(files: Build) -> None:
    with pikepdf.open(files.out / "who-broke-it.pdf") as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    sizes = [float(size) for size in re.findall(r"/\w+ ([0-9.]+) Tf", content)]
    assert sizes.count(11) > len(sizes) / 2
    assert sorted({size for size in sizes if size < 11}) == [9, 10], "the foot, and labels"


def test_the_document_has_numbered_lines_and_its_hard_words_at_the_foot(files: Build) -> None:
    pupils = pages(files.out / "charter.pdf")[0]
    assert "a clapper that was bent; The ringer says she did not pull. The abbot says she did." in pupils
    assert re.search(r"Write two sentences\..*line 1: frayed: worn thin", pupils), "under all else"


def words_of(path: Path) -> list[str]:
    """Return the paragraphs of a file of Office Open XML, and the cells of its tables, in their order."""
    words: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            words += [cell.text for row in block.rows for cell in row.cells]
        else:
            words.append(block.text)
    return words


def test_the_file_to_change_has_both_sides(files: Build) -> None:
    words = words_of(files.out / "who-broke-it.docx")
    place = words.index("For the teacher: Who broke the bell, and who says so?")
    pupils, teacher = words[:place], " ".join(words[place:])
    assert pupils[0] == "Who broke the bell, and who says so?"
    for line in (
        "Anna Ringer, who rang the bell, in May 1701; a pedlar printed it in a letter of 1702.",
        '‘It was the wind -- "a great wind" ... and [not] I.’',
        "1.\tWhat does she say broke the bell?",
        "In Latin\n“Media nocte fractam audivi.”",
        "What might the writer want?",
        "Whom would you believe, and about what? Write 80 to 120 words.",
    ):
        assert line in pupils
    for never in NEVER_FOR_PUPILS:
        assert never not in " ".join(pupils)
    for line in FOR_THE_TEACHER[1:]:
        assert line in teacher


def test_the_file_to_change_is_set_as_the_sheets_are(files: Build) -> None:
    document = docx.Document(str(files.out / "who-broke-it.docx"))
    assert document.core_properties.title == "Who broke the bell, and who says so?"
    assert document.core_properties.created.timestamp() > 0
    normal = document.styles["Normal"]
    assert normal.font.size.pt == 11
    assert [section.start_type.name for section in document.sections] == ["NEW_PAGE", "ODD_PAGE"]
    (quoted,) = [one for one in document.paragraphs if one.text == "“She rang too hard.”"]
    assert quoted.paragraph_format.left_indent.mm == pytest.approx(8, abs=0.1)
    (credit,) = [one for one in document.paragraphs if one.text.startswith("Anna Ringer, who")]
    assert [(run.text, bool(run.italic)) for run in credit.runs] == [
        ("Anna Ringer, who rang the bell, in May 1701; a pedlar printed it in a ", True),
        ("letter", False),
        (" of 1702.", True),
    ]
    organiser = document.tables[1]
    assert [row.height.mm if row.height else None for row in organiser.rows] == [
        None,
        *[pytest.approx(14, abs=0.1)] * 3,
    ]


def test_what_pupils_fill_has_the_room(files: Build) -> None:
    """The first column holds letters alone, and is half as wide as those that pupils write in."""
    organiser = docx.Document(str(files.out / "who-broke-it.docx")).tables[1]
    widths = [cell.width.mm for cell in organiser.rows[1].cells]
    assert widths == [pytest.approx(34, abs=0.1), *[pytest.approx(68, abs=0.1)] * 2]


def test_lines_in_the_file_to_change_have_the_numbers_of_the_sheets(files: Build) -> None:
    words = words_of(files.out / "charter.docx")
    assert "Model answer: it was the rope. [Or the clapper.]" in words
    assert (
        "\tThe ringer says she did not pull.\n\tThe abbot says she did. I heard it, he says, & no more."
        in words
    )


def test_one_source_gives_one_file(files: Build) -> None:
    """Every file in the archive has the time of the book, so that its bytes are the same in each build."""
    with zipfile.ZipFile(BytesIO((files.out / "charter.docx").read_bytes())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {time.gmtime(int(MOMENT))[:6]}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(int(MOMENT))).encode() in archive.read(
            "docProps/core.xml"
        )
