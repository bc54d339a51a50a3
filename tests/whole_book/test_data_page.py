"""The page of the data: its examples work as they stand there, and every file is on it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from csvw import CSVW
from lxml import etree

from perspectives.permalinks.record_reader import load_permalinks
from tests.support import ROOT, Build

pytestmark = pytest.mark.book


def examples(built: Build) -> dict[str, list[str]]:
    """Return the examples of the page by their language, as a reader copies them."""
    page = BeautifulSoup(built.read("reference/data.html"), "html5lib")
    texts_by_language: dict[str, list[str]] = {"python": [], "sh": []}
    for language, texts in texts_by_language.items():
        texts += [block.get_text() for block in page.select(f".highlight-{language} pre")]
    return texts_by_language


def run(built: Build, *command: str) -> list[list[str]]:
    """Run a command in the folder of the data and return the cells of what it prints."""
    process = subprocess.run(command, cwd=built.out / "data", capture_output=True, text=True, check=False)
    assert (process.returncode, process.stderr) == (0, "")
    return [line.split("\t") for line in process.stdout.splitlines()]


def test_the_example_in_python_prints_what_one_says_by_the_others_pen(built: Build) -> None:
    lines = run(built, sys.executable, "-c", examples(built)["python"][0])
    expected = [
        [claim["date"] or "None", claim["id"], *claim["quotations"]]
        for claim in built.data["claims"]
        if claim["voice"] == "khrushchev" and claim["last_hand"] == "hoxha"
    ]
    assert len(expected) > 10
    assert lines == [line.split("\t") for cells in expected for line in "\t".join(cells).splitlines()]


def test_the_example_in_sparql_counts_who_disputes_whom(built: Build) -> None:
    lines = run(built, sys.executable, "-c", examples(built)["python"][1])
    names = {voice["id"]: voice["name"] for voice in built.data["voices"]}
    voices = {claim["id"]: names[claim["voice"]] for claim in built.data["claims"]}
    expected = Counter(
        (voices[claim["id"]], voices[other]) for claim in built.data["claims"] for other in claim["disputes"]
    )
    assert len(expected) > 10
    assert {(voice, other): int(number) for number, voice, other in lines} == expected


def test_the_example_of_the_two_clocks_counts_what_their_page_counts(built: Build, tmp_path: Path) -> None:
    (program,) = [text for text in examples(built)["python"] if text.startswith('"""Draws the two clocks')]
    assert program == built.read("data/examples/two_clocks.py")
    command = [sys.executable, "-I", "-c", program, str(built.out / "data")]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (process.returncode, process.stderr) == (0, "")
    heads, *rows = [line.split("\t") for line in process.stdout.splitlines()]
    found = Counter(
        ", ".join(
            f"{number} {kind}" for number, kind in zip(row[2:], heads[2:], strict=True) if number != "0"
        )
        for row in rows
    )
    page = BeautifulSoup(built.read("reference/timeline.html"), "html5lib")
    lines = [" ".join(line.get_text().split()) for line in page.select(".ps-clock-counts")]
    later = [line.partition(": ")[2].replace(" later", " told later") for line in lines]
    assert found == Counter(later)
    assert sum(int(row[1]) for row in rows) == len(built.data["claims"])
    picture = etree.parse(tmp_path / "two_clocks.svg")
    assert len(picture.findall("{http://www.w3.org/2000/svg}path[@stroke-opacity]")) > 700


def test_the_example_in_jq_lists_what_was_checked(built: Build) -> None:
    if shutil.which("jq") is None:
        pytest.skip("no jq here: `make system` installs it")
    (line,) = [text for text in examples(built)["sh"] if text.startswith("jq ")]
    checked = [claim for claim in built.data["claims"] if claim["evidence"] == "checked"]
    assert run(built, "sh", "-c", line) == [
        [claim["id"], claim["voice"], claim["date"] or ""] for claim in checked
    ]


def test_every_file_of_the_data_is_on_the_page(built: Build) -> None:
    page = BeautifulSoup(built.read("reference/data.html"), "html5lib")
    names = {code.get_text().partition("/")[0] for code in page.select(".ps-data-file code")}
    assert names == {path.name for path in (built.out / "data").iterdir() if path.suffix != ".js"}
    sizes = [size.get_text() for size in page.select(".ps-data-file .ps-size")]
    assert len(sizes) == len(page.select(".ps-data-file"))
    assert [size for size in sizes if not re.fullmatch(r" · [\d.]+ (bytes|kB|MB)", size)] == []


def test_the_tables_are_as_their_metadata_say(built: Build) -> None:
    assert CSVW(str(built.out / "data/csv-metadata.json"), validate=True).is_valid


def test_every_retired_id_is_in_the_data(built: Build) -> None:
    retired = load_permalinks(ROOT / "sources" / "permalinks.toml").retired_ids
    entries = json.loads(built.read("data/retired.json"))["retired"]
    assert retired != []
    assert {
        (entry["kind"], entry["id"], entry["edition"], entry["why"], *entry["replaced_by"])
        for entry in entries
    } == {(one.kind, one.id, one.edition, one.why, *one.replaced_by) for one in retired}
    assert [
        entry["url"]
        for entry in entries
        if f'id="{entry["url"].partition("#")[2]}"' not in built.read(entry["url"].partition("#")[0])
    ] == []
