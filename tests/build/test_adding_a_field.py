"""The recipe of CONTRIBUTING for a new field: a copy of the extension follows it, and all outputs have it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support import ROOT, Book

pytestmark = pytest.mark.slow("builds a reader in every format by a command")

ARCHIVE = "State Archive, fund 10, file 3"
OTHERS = {"voice": "Parish chest, no. 4", "work": "Shelf 12, left"}
"""What a voice and a work have in the new field."""
OUTPUTS = {
    "html/data/claims.json": f'"archive": "{ARCHIVE}"',
    "html/data/claims/ringer-wind.json": f'"archive": "{ARCHIVE}"',
    "html/data/claims.csv": ARCHIVE,
    "html/data/claims.schema.json": "Where the paper lies: the archive and its file.",
    "html/data/csv-metadata.json": "Where the paper lies: the archive and its file.",
    "html/data/accounts.tei.xml": f'<note type="archive">{ARCHIVE}</note>',
    "html/data/accounts.jsonld": f'"itemLocation": "{ARCHIVE}"',
    "html/bell.html": f'<p class="ps-fact"><span class="ps-relation-name">Archive: </span>{ARCHIVE}</p>',
    "text/bell.txt": f"Archive: {ARCHIVE}",
    "epub/bell.xhtml": f'<span class="ps-relation-name">Archive: </span>{ARCHIVE}',
    "typst/book.typ": r"#ps-relation-name[Archive\: ];State Archive\, fund 10\, file 3",
}
OTHER_OUTPUTS = {
    "html/data/claims.json": '"archive": "{}"',
    "html/data/accounts.tei.xml": '<note type="archive">{}</note>',
    "html/data/accounts.jsonld": '"itemLocation": "{}"',
    "html/registers.html": '<span class="ps-relation-name">Archive: </span>{}',
}


def recipe() -> list[str]:
    """Return the code of the recipe, block by block."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = text.partition("### Add a field")[2].partition("\n## ")[0]
    return [dedent(block) for block in re.findall(r"```text\n(.*?)```", steps, re.DOTALL)]


def indented(block: str) -> str:
    return "".join(f"    {line}" for line in block.splitlines(keepends=True))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the outputs of an extension with one more field, for a claim that has it."""
    root = tmp_path_factory.mktemp("recipe")
    book = Book(root)
    extension = root / "_ext"
    shutil.copytree(ROOT / "_ext", extension, ignore=shutil.ignore_patterns("__pycache__"))
    attribute, entry = recipe()
    records = extension / "perspectives" / "records"
    last = "    accounts: str | None = None\n"
    edit(records / "model.py", last, last + indented(attribute))
    end = '    OWN_ADDRESS,\n)\n"""The fields of a claim'
    edit(records / "claim_fields.py", end, indented(entry) + end)
    citations = extension / "perspectives" / "citations"
    for kind, file, typed in (
        ("voice", records / "voice_fields.py", "Key()"),
        ("work", citations / "work_fields.py", 'EntryField("shelfmark")'),
    ):
        end = f'    OWN_ADDRESS,\n)\n"""The fields of a {kind}'
        edit(file, end, indented(entry.replace("parse_text", typed)) + end)
    edit(
        records / "model.py",
        "    dates: str | None = None\n    authorities",
        "    dates: str | None = None\n" + indented(attribute) + "    authorities",
    )
    edit(
        records / "model.py",
        "    published: str | None = None\n",
        "    published: str | None = None\n" + indented(attribute),
    )
    imports = (
        "from perspectives.records.field_forms import EntryField, Key, Line, Property\n"
        "from perspectives.records.json_schemas import MAYBE\n"
        "from perspectives.records.vocabulary import N_\n"
    )
    begin = "from __future__ import annotations\n\n"
    for file in (records / "claim_fields.py", records / "voice_fields.py", citations / "work_fields.py"):
        edit(file, begin, begin + imports)
    book.replace("sources/voices.toml", 'short = "Odo"\n', f'short = "Odo"\narchive = "{OTHERS["voice"]}"\n')
    letter = "  title = {A Letter},\n"
    book.replace("sources/references.bib", letter, f"{letter}  shelfmark = {{{OTHERS['work']}}},\n")
    book.replace("docs/bell.md", ":id: ringer-wind\n", f":id: ringer-wind\n:archive: {ARCHIVE}\n")
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    environment = {**os.environ, "PYTHONPATH": str(extension), "PYTHONUTF8": "1"}
    for builder in ("html", "text", "epub", "typst"):
        command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "docs", f"out/{builder}"]
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert "unknown-option" not in run.stderr
    return root / "out"


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_new_field_is_in_every_output(outputs: Path, name: str) -> None:
    assert OUTPUTS[name] in (outputs / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("name", OTHER_OUTPUTS)
def test_the_new_field_of_a_voice_and_of_a_work_is_there_too(outputs: Path, name: str, kind: str) -> None:
    assert OTHER_OUTPUTS[name].format(OTHERS[kind]) in (outputs / name).read_text(encoding="utf-8")
