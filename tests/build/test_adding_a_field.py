"""A new field in every output: one by the recipe of CONTRIBUTING, and one that a project adds in conf.py."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest
from pyshacl import validate
from rdflib import Graph

from tests.data_readers import lost_values, read_graph
from tests.support import ROOT, Book

pytestmark = pytest.mark.slow("builds a reader in every format by a command")

ARCHIVE = "State Archive, fund 10, file 3"
OTHERS = {"voice": "Parish chest, no. 4", "work": "Shelf 12, left"}
"""What a voice and a work have in the field of the recipe."""
MARKS = {"claim": "No. 7 “red”", "voice": "Box 4", "event": "Roll 2", "work": "Case 9"}
"""What the records have in the field that is added in the settings."""


@dataclass(frozen=True)
class NewField:
    """A new field of the claim “ringer-wind”, and what stands for it in the outputs."""

    name: str
    label: str
    about: str
    value: str
    key: str

    @property
    def said(self) -> dict[str, str]:
        """The parts of :data:`OUTPUTS`."""
        in_json = json.dumps(self.value, ensure_ascii=False)
        signs = {sign: f"\\{sign}" for sign in ".,"}
        in_typst = "".join(signs.get(sign, sign) for sign in self.value)
        note = self.name.replace("_", "-")
        return asdict(self) | {"in_json": in_json, "in_typst": in_typst, "note": note}


FIELDS = {
    "recipe": NewField(
        "archive", "Archive", "Where the paper lies: the archive and its file.", ARCHIVE, "itemLocation"
    ),
    "settings": NewField(
        "shelf_mark",
        "Shelf mark",
        "Where the paper of the claim lies.",
        MARKS["claim"],
        "schema:itemLocation",
    ),
}
OUTPUTS = {
    "html/data/claims.json": '"{name}": {in_json}',
    "html/data/claims/ringer-wind.json": '"{name}": {in_json}',
    "html/data/claims.csv": "{value}",
    "html/data/claims.schema.json": "{about}",
    "html/data/csv-metadata.json": "{about}",
    "html/data/datapackage.json": "{about}",
    "html/data/accounts.tei.xml": '<note type="{note}">{value}</note>',
    "html/data/accounts.jsonld": '"{key}": {in_json}',
    "html/bell.html": '<p class="ps-fact"><span class="ps-relation-name">{label}: </span>{value}</p>',
    "html/bell.html.md": "- {label}: {value}",
    "text/bell.txt": "{label}: {value}",
    "epub/bell.xhtml": '<span class="ps-relation-name">{label}: </span>{value}',
    "typst/book.typ": r"#ps-relation-name[{label}\: ];{in_typst}",
}
OTHER_OUTPUTS = {
    "html/data/claims.json": '"{name}": "{value}"',
    "html/data/accounts.tei.xml": '<note type="{note}">{value}</note>',
    "html/data/accounts.jsonld": '"{key}": "{value}"',
    "html/registers.html": '<span class="ps-relation-name">{label}: </span>{value}',
}
OWN_TERMS = {
    "html/data/vocabulary.jsonld": "Where the paper of the {kind} lies.",
    "html/data/accounts.jsonld": '"{key}": {{\n   "@id": "book:{key}"',
    "html/data/accounts.shapes.ttl": "sh:path book:{key} ; sh:maxCount 1 ; sh:datatype xsd:string",
}
"""What explains a property of the book's own vocabulary; that of a claim and a work is of schema.org."""
SETTINGS = """

def setup(app):
    from perspectives import add_field

    for kind in ("claim", "voice", "event", "work"):
        add_field(
            app,
            kind,
            "shelf-mark",
            label="Shelf mark",
            about=f"Where the paper of the {kind} lies.",
            schema_org="itemLocation" if kind in ("claim", "work") else "",
        )
"""


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
    edit(records / "claim_records.py", last, last + indented(attribute))
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
        records / "declarations.py",
        "    dates: str | None = None\n    authorities",
        "    dates: str | None = None\n" + indented(attribute) + "    authorities",
    )
    edit(
        records / "declarations.py",
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
    short = 'short = "Odo"\n'
    keys = f'archive = "{OTHERS["voice"]}"\nshelf-mark = "{MARKS["voice"]}"\n'
    book.replace("sources/voices.toml", short, short + keys)
    head = "[events.breaking]\n"
    book.replace("sources/events.toml", head, f'{head}shelf-mark = "{MARKS["event"]}"\n')
    letter = "  title = {A Letter},\n"
    fields = f"  shelfmark = {{{OTHERS['work']}}},\n  shelf-mark = {{{MARKS['work']}}},\n"
    book.replace("sources/references.bib", letter, letter + fields)
    id_ = ":id: ringer-wind\n"
    book.replace("docs/bell.md", id_, f"{id_}:archive: {ARCHIVE}\n:shelf-mark: {MARKS['claim']}\n")
    book.write("docs/conf.py", book.read("docs/conf.py") + SETTINGS)
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    environment = {**os.environ, "PYTHONPATH": str(extension), "PYTHONUTF8": "1"}
    for builder in ("html", "text", "epub", "typst"):
        command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "docs", f"out/{builder}"]
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert "unknown-option" not in run.stderr
    return root / "out"


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_the_new_field_is_in_every_output(outputs: Path, name: str, field: str) -> None:
    text = (outputs / name).read_text(encoding="utf-8")
    if name.endswith(".csv"):
        text = text.replace('""', '"')
    assert OUTPUTS[name].format(**FIELDS[field].said) in text


@pytest.mark.parametrize("field", FIELDS)
def test_the_new_field_is_in_the_workbook(outputs: Path, field: str) -> None:
    with zipfile.ZipFile(next((outputs / "html" / "data").glob("*.xlsx"))) as workbook:
        text = html.unescape("".join(workbook.read(name).decode() for name in workbook.namelist()))
    assert FIELDS[field].name in text
    assert FIELDS[field].value in text


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("name", OTHER_OUTPUTS)
def test_the_new_field_of_a_voice_and_of_a_work_is_there_too(outputs: Path, name: str, kind: str) -> None:
    said = FIELDS["recipe"].said | {"value": OTHERS[kind]}
    assert OTHER_OUTPUTS[name].format(**said) in (outputs / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "property_"),
    [("voice", "voiceShelfMark"), ("event", "eventShelfMark"), ("work", "schema:itemLocation")],
)
@pytest.mark.parametrize("name", OTHER_OUTPUTS)
def test_a_field_of_the_settings_is_there_for_the_other_records_too(
    outputs: Path, name: str, kind: str, property_: str
) -> None:
    said = FIELDS["settings"].said | {"value": MARKS[kind], "key": property_}
    assert OTHER_OUTPUTS[name].format(**said) in (outputs / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["voice", "event"])
@pytest.mark.parametrize("name", OWN_TERMS)
def test_a_property_of_its_own_is_explained(outputs: Path, name: str, kind: str) -> None:
    said = OWN_TERMS[name].format(kind=kind, key=f"{kind}ShelfMark")
    assert said in (outputs / name).read_text(encoding="utf-8")


def test_the_data_hold_to_their_schema_and_their_shapes(outputs: Path) -> None:
    data = outputs / "html" / "data"
    schema = json.loads((data / "claims.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((data / "claims.json").read_text(encoding="utf-8")), schema)
    shapes = Graph().parse(data / "accounts.shapes.ttl", format="turtle", publicID="file:///x/")
    conforms, _report, text = validate(read_graph(data), shacl_graph=shapes)
    assert conforms, text
    assert lost_values(data) == []
