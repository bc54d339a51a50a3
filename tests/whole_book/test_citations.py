"""Ten sections and ten claims of the book, cited in every form, as they were read and approved.

``UPDATE=1`` records them anew; read the difference before it is kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support import ROOT, Build

pytestmark = pytest.mark.book

RECORD = ROOT / "tests" / "snapshots" / "citations.json"
SECTIONS = (
    "introduction",
    "reading-evidence",
    "vlora-base",
    "moscow-commission",
    "commission-what-moscow-wanted",
    "commission-talks",
    "bucharest-1960",
    "explanations",
    "thirty-pieces",
    "on-the-sources",
)
CLAIMS = (
    "khrushchev-dismantle-base",
    "hoxha-dismantle-mistake",
    "account-agreements-violated",
    "shehu-only-one-solution",
    "egorov-formal-act",
    "gateway-four-handed-over",
    "hoxha-provocations-increased",
    "khrushchev-all-you-want",
    "kapo-not-like-this",
    "kathimerini-threat-to-close",
)


def citations(out: Path) -> dict[str, object]:
    """Return the citations of the chosen sections and claims, from the files a program would fetch."""
    return {
        f"{kind}/{id_}": json.loads((out / "data" / kind / f"{id_}.json").read_text(encoding="utf-8"))[
            "citations"
        ]
        for kind, ids in (("sections", SECTIONS), ("claims", CLAIMS))
        for id_ in ids
        if (out / "data" / kind / f"{id_}.json").is_file()
    }


def test_sections_and_claims_are_cited_as_on_record(built: Build) -> None:
    actual = citations(built.out)
    assert len(actual) >= 18
    if os.environ.get("UPDATE"):
        text = json.dumps(actual, ensure_ascii=False, indent=1)
        RECORD.write_text(f"{text}\n", encoding="utf-8")
    assert actual == json.loads(RECORD.read_text(encoding="utf-8"))
