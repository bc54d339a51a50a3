"""The reader of ``permalinks.toml``: every fault in the file is a problem with its line. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from perspectives.permalinks.record import KINDS, PAGES, REGISTER_VIEWS, Permalinks, PublishedId, RetiredId
from perspectives.records.file_names import is_page_path
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of, why_unread
from perspectives.registry.toml_text import read_toml_file

_RETIRED_FIELDS = ("edition", "why", "replaced-by", "page")
_TABLE_HEADING = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY_LINE = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))\s*=""")


def load_permalinks(path: Path) -> Permalinks:
    """Return the content of the file *path*; its faults become problems. A missing file has no ids."""
    links = Permalinks(path=str(path))
    try:
        content = bytes_of(path)
    except FileNotFoundError:
        return links
    except OSError as error:
        _FileReader(links, "").report("missing-file", 1, path.name, why_unread(error))
        return links
    file = read_toml_file(content, links.path)
    links.problems += file.problems
    reader = _FileReader(links, file.text)
    if file.fault and not file.is_other_encoding:
        reader.report("toml-syntax", file.fault.line, str(file.fault), file.fault.expected, file.fault.near)
    reader.read_tables(file.tables)
    return links


class _FileReader:
    """Reads the tables of the file into *links*, and reports each fault."""

    def __init__(self, links: Permalinks, text: str) -> None:
        self.links = links
        self.lines: dict[tuple[str, str], int] = {}
        self.first_lines: dict[str, int] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), 1):
            if heading := _TABLE_HEADING.match(line):
                table = re.sub(r"""\s*\.\s*""", ".", re.sub(r"""["']""", "", heading[1]).strip())
                self._note_heading(table, number)
            elif key := _KEY_LINE.match(line):
                self.lines.setdefault((table, key[1] or key[2] or key[3] or ""), number)

    def _note_heading(self, table: str, number: int) -> None:
        """Note the line of a table, which is also in the tables around it."""
        self.lines.setdefault((table, ""), number)
        around = table
        while "." in around:
            around = around.rpartition(".")[0]
            self.first_lines.setdefault(around, number)

    def line_of(self, table: str, key: str = "") -> int:
        """Return the line of a key, else of its table, else of the first table in it, else 1."""
        known = (self.lines.get(place) for place in ((table, key), (table, ""), ("", table)))
        return next((line for line in (*known, self.first_lines.get(table)) if line), 1)

    def report(self, code: str, line: int, value: str, expected: str = "", near: str | None = None) -> None:
        """Add a problem at a line of the file."""
        self.links.problems.append(
            Problem(code, line, path=self.links.path, value=value, expected=expected, nearest=near)
        )

    def read_tables(self, tables: Mapping[str, Any]) -> None:
        """Read every table of the file."""
        for kind, table in tables.items():
            if kind != "retired" and self._check_kind(kind, kind, table):
                self._read_published_ids(kind, table)
        # Whether the table of a retired id must name its page depends on the published ids.
        if "retired" in tables:
            self._read_retired_ids(tables["retired"])

    def _check_kind(self, name: str, kind: str, table: object) -> bool:
        """Return whether *kind* is a kind of ids and *table* a table; report it if not."""
        if kind not in KINDS:
            expected = "one of " + ", ".join((*KINDS, "retired"))
            self.report("unknown-field", self.line_of(name), name, expected, nearest(kind, KINDS))
        elif not isinstance(table, dict):
            self.report("malformed-field", self.line_of(name), name, f"a table of the form [{name}]")
        else:
            return True
        return False

    def _read_published_ids(self, kind: str, table: Mapping[str, Any]) -> None:
        ids = self.links.published.setdefault(kind, {})
        for id_, value in table.items():
            line = self.line_of(kind, id_)
            if kind == PAGES and not is_page_path(id_):
                self.report("malformed-field", line, id_, "a document's name without its ending")
            elif isinstance(value, str):
                ids[id_] = PublishedId(value, line=line)
            elif isinstance(value, dict):
                self._read_published_id(kind, id_, value, line)
            else:
                self.report("malformed-field", line, f"{id_} = {value!r}", f"an edition, or {_form_of(kind)}")

    def _read_published_id(self, kind: str, id_: str, values: Mapping[str, Any], line: int) -> None:
        """Read an id with the pages it stood on, or a page with its section.

        What can be read is kept: an id whose pages cannot be read is still published.
        """
        names = ("edition", "section" if kind == PAGES else "pages")
        for name in values.keys() - set(names):
            self.report(
                "unknown-field", line, f"{id_}: {name}", "one of " + ", ".join(names), nearest(name, names)
            )
        edition, pages, section = values.get("edition"), values.get("pages", []), values.get("section", "")
        if "edition" not in values:
            self.report("missing-field", line, id_, "the field “edition”")
        elif not isinstance(edition, str):
            self.report("malformed-field", line, f"{id_}: edition = {edition!r}", "text in quotation marks")
        if not isinstance(pages, list) or not all(
            isinstance(page, str) and is_page_path(page) for page in pages
        ):
            expected = "a list of documents' names without their endings, oldest first"
            self.report("malformed-field", line, f"{id_}: pages = {pages!r}", expected)
            pages = []
        if not isinstance(section, str):
            self.report("malformed-field", line, f"{id_}: section = {section!r}", "text in quotation marks")
            section = ""
        self.links.published[kind][id_] = PublishedId(
            edition if isinstance(edition, str) else "", tuple(pages), section, line
        )

    def _read_retired_ids(self, kinds: object) -> None:
        if not isinstance(kinds, dict):
            self.report(
                "malformed-field", self.line_of("", "retired"), "retired", "tables [retired.claims.some-id]"
            )
            return
        for kind, table in kinds.items():
            if self._check_kind(f"retired.{kind}", kind, table):
                for id_, values in table.items():
                    self._read_retired_id(kind, id_, values)

    def _read_retired_id(self, kind: str, id_: str, values: object) -> None:
        name = f"retired.{kind}.{id_}"
        if not isinstance(values, dict):
            self.report("malformed-field", self.line_of(f"retired.{kind}", id_), id_, f"a table [{name}]")
            return
        valid = {key: value for key, value in values.items() if self._check_field(name, key, value)}
        published = self.links.published.get(kind, {}).get(id_)
        needs_page = kind not in (*REGISTER_VIEWS, PAGES) and not (published and published.pages)
        required = ("edition", "why", "page") if needs_page else ("edition", "why")
        for key in required:
            if key not in values:
                why = ", since no line of the file records this id" if key == "page" and not published else ""
                near = nearest(id_, self.links.published.get(kind, {})) if why else None
                self.report("missing-field", self.line_of(name), name, f"the field “{key}”{why}", near)
        if any(key not in valid for key in required):
            return
        replacements = valid.get("replaced-by", [])
        self.links.retired_ids.append(
            RetiredId(
                kind,
                id_,
                valid["edition"],
                valid["why"],
                (replacements,) if isinstance(replacements, str) else tuple(replacements),
                id_ if kind == PAGES else valid.get("page"),
                self.line_of(name),
            )
        )

    def _check_field(self, table: str, key: str, value: object) -> bool:
        """Return whether a field of a retired id is known and its value valid; report it if not."""
        line = self.line_of(table, key)
        if key not in _RETIRED_FIELDS:
            self.report(
                "unknown-field",
                line,
                key,
                "one of " + ", ".join(_RETIRED_FIELDS),
                nearest(key, _RETIRED_FIELDS),
            )
        elif key == "replaced-by" and isinstance(value, list) and all(isinstance(id_, str) for id_ in value):
            return True
        elif not isinstance(value, str) or not value.strip():
            self.report("malformed-field", line, f"{key} = {value!r}", "text in quotation marks")
        elif key == "page" and not is_page_path(value):
            self.report("malformed-field", line, f"page = {value!r}", "a document's name without its ending")
        else:
            return True
        return False


def _form_of(kind: str) -> str:
    return "{ edition, section }" if kind == PAGES else "{ edition, pages }"
