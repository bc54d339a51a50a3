"""Measure how the printing grows with the book: ``.venv/bin/python bench/printing.py [FILE.typ] [RUNS]``.

Print the book first (``make pdf``): its Typst file lies beside the PDF, and this is what is measured.
Three texts are made into a PDF, each in a process of its own, RUNS times (3 if not given) in turn:

- *plain*: as many pages as the book, of the same size and type, with made-up words and nothing else;
- *book*: the book;
- *twice*: the book with its text twice, and the index once.

Each figure is the least of all runs: seconds of the processor in all cores, seconds of the clock, and
the greatest memory. *times* is the processor's time as a multiple of that of the plain text.
Then follows the number of pages that each part of the book has.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typst
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "build" / "pdf" / "accounts-of-a-split.typ"
FONTS = ROOT / "_ext" / "typst_book" / "fonts"
MAIN = "survey => ["
"""What the main text begins with in the Typst file of the builder; the front matter begins with it, too."""
INDEX = "\n#book-index["
LABEL = re.compile(r'(#anchor\("|#reference\("|<note-)')
PLAIN = """#set document(title: "Plain text")
#set page(width: 170mm, height: 240mm, margin: (inside: 17mm, outside: 30mm, top: 22mm, bottom: 20mm))
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.6em, spacing: 0.6em, first-line-indent: 1.2em)
"""


@dataclass(slots=True)
class Run:
    """What one printing took: seconds of the processor and of the clock, bytes, and its pages."""

    cpu: float
    wall: float
    memory: int
    pages: int


def plain_text(paragraphs: int) -> str:
    """Return a Typst file with so many paragraphs of 120 made-up words."""
    generator = random.Random(1)  # noqa: S311 # figures must be repeatable
    letters = "eeettaaooinnsshrrdlucmfwypvbgk"
    words = ["".join(generator.choices(letters, k=generator.randint(2, 9))) for _ in range(4000)]
    return PLAIN + "\n\n".join(" ".join(generator.choices(words, k=120)) for _ in range(paragraphs))


def twice(book: str) -> str:
    """Return the Typst file of a book with its main text twice; the labels of the second have other names."""
    before, mark, main = book.rpartition(MAIN)
    if not mark:
        sys.exit("This Typst file is not as the builder writes it: print the book first (make pdf).")
    text, index, end = main.partition(INDEX)
    if not index:
        text, end = main[: main.rindex("])")], main[main.rindex("])") :]
    return before + mark + text + LABEL.sub(r"\1second-", text) + index + end


def print_one(source: Path) -> None:
    """Print a Typst file in this process, and write what it took to the standard output."""
    begin = time.perf_counter()
    pdf, warnings = typst.compile_with_warnings(
        str(source),
        root=str(source.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=0,
    )
    wall = time.perf_counter() - begin
    if warnings:
        sys.exit(str(warnings[0].message))
    source.with_suffix(".pdf").write_bytes(pdf)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024]))


def measure(source: Path) -> Run:
    """Print a Typst file in a process of its own."""
    command = [sys.executable, __file__, "--one", str(source)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cpu, wall, memory = json.loads(answer)
    return Run(cpu, wall, memory, len(PdfReader(source.with_suffix(".pdf")).pages))


def least(runs: list[Run]) -> Run:
    """Return the least figures of the runs."""
    return Run(
        min(run.cpu for run in runs),
        min(run.wall for run in runs),
        min(run.memory for run in runs),
        runs[0].pages,
    )


def parts_of(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the title of each part of a PDF, as its bookmarks have it, with the number of its pages."""
    reader = PdfReader(path)
    items = [item for item in reader.outline if not isinstance(item, list)]
    starts = [(str(item.title), reader.get_destination_page_number(item) or 0) for item in items]
    ends = [*(start for _title, start in starts[1:]), len(reader.pages)]
    yield "Title, imprint, contents", starts[0][1]
    for (title, start), end in zip(starts, ends, strict=True):
        yield title, end - start


def main() -> None:
    """Print the table, and then the pages of each part."""
    if sys.argv[1:2] == ["--one"]:
        print_one(Path(sys.argv[2]))
        return
    book = Path(sys.argv[1]) if len(sys.argv) > 1 else BOOK
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        texts = {name: Path(folder, f"{name}.typ") for name in ("plain", "book", "twice")}
        Path(folder, "images").symlink_to(book.parent.resolve() / "images")
        markup = book.read_text(encoding="utf-8")
        texts["book"].write_text(markup, encoding="utf-8")
        texts["twice"].write_text(twice(markup), encoding="utf-8")
        texts["plain"].write_text(plain_text(400), encoding="utf-8")
        pages = measure(texts["plain"]).pages
        results: dict[str, list[Run]] = {name: [] for name in texts}
        for _ in range(runs):
            results["book"].append(measure(texts["book"]))
            paragraphs = 400 * results["book"][0].pages // pages
            texts["plain"].write_text(plain_text(paragraphs), encoding="utf-8")
            for name in ("plain", "twice"):
                results[name].append(measure(texts[name]))
        print(f"{'':6} {'pages':>6} {'processor':>10} {'clock':>8} {'memory':>9} {'times':>6}")
        floor = least(results["plain"])
        for name in texts:
            run = least(results[name])
            print(
                f"{name:6} {run.pages:6} {run.cpu:8.1f} s {run.wall:6.1f} s {run.memory / 1e9:6.2f} GB"
                f" {run.cpu / floor.cpu:6.1f}"
            )
        print()
        for title, count in parts_of(texts["book"].with_suffix(".pdf")):
            print(f"{count:5} {title}")


if __name__ == "__main__":
    main()
