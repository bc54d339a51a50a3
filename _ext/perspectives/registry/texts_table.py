"""The files of publishers that hold the texts of documents, from ``texts.toml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from perspectives.records.option_values import nearest
from perspectives.records.primary_texts import TextFile, TextSource
from perspectives.registry.registry import Registry
from perspectives.registry.table_fields import TEXT_FIELDS, TEXT_FILE_FIELDS
from perspectives.registry.toml_table import Table

TEXTS_FILE = "texts.toml"
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?")
SHA256 = re.compile(r"[0-9a-f]{64}")


def load_texts(registry: Registry, digest: Any, path: Path) -> None:
    """Read where the texts of documents are found; the bibliography says which documents these are."""
    texts = Table(registry, digest, path, "texts", TEXT_FIELDS, optional=True, beside=("files",))
    files = texts.tables_beside("files", TEXT_FILE_FIELDS)
    for id_, values in files.rows():
        sha256 = values.get("sha256", "")
        if sha256 and not SHA256.fullmatch(sha256):
            expected = "64 signs from 0 to 9 and a to f"
            files.report("malformed-field", files.line(id_, "sha256"), f"sha256 = {sha256}", expected)
            values["sha256"] = ""
        if not WEB_ADDRESS.fullmatch(values["url"]):
            expected = "an address on the web that begins with https:// or http://"
            files.report("malformed-field", files.line(id_, "url"), f"url = {values['url']}", expected)
            continue
        # Where nobody has seen the file of the publisher, nothing proves that a file at hand is it.
        values.setdefault("carrier", "edition" if values.get("sha256") else "web-copy")
        registry.text_files[id_] = TextFile(id=id_, **values)
    for id_, fields in texts.rows():
        values = {name.replace("-", "_"): value for name, value in fields.items()}
        if values["file"] in files.all_ids() - registry.text_files.keys():
            # The fault of the file has been reported.
            continue
        if values["file"] not in registry.text_files:
            known = registry.text_files
            texts.report(
                "unknown-value",
                texts.line(id_, "file"),
                values["file"],
                "the id of a table of the form [files.some-id]",
                nearest(values["file"], known),
            )
            continue
        registry.texts[id_] = TextSource(work=id_, **values)
