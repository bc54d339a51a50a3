"""Each address in an authority file, in the registers of the book, has its evidence, and the reverse."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parents[2] / "sources"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))


def declared() -> list[tuple[str, str]]:
    """Return the id and the address for each address that a register has."""
    found = []
    for kind in ("voices", "people", "places"):
        for id_, table in read(kind)[kind].items():
            value = table.get("authority", [])
            found += [(id_, address) for address in ([value] if isinstance(value, str) else value)]
    return found


def test_registers_and_evidence_name_the_same_addresses() -> None:
    evidence = [(link["id"], link["address"]) for link in read("authority-evidence")["links"]]
    assert sorted(evidence) == sorted(declared())
    assert len(set(evidence)) == len(evidence) > 0


def test_each_piece_of_evidence_says_where_when_and_what() -> None:
    content = read("authority-evidence")
    pages, links = content["pages"], content["links"]
    assert isinstance(content["seen"], datetime.date)
    assert all(set(page) == {"address", "what"} and page["what"] for page in pages.values())
    assert all(re.fullmatch(r"https?://\S+", page["address"]) for page in pages.values())
    for link in links:
        assert set(link) == {"id", "address", "pages", "agrees"}
        assert link["agrees"]
        assert link["pages"]
        assert set(link["pages"]) <= set(pages)
    assert {page for link in links for page in link["pages"]} == set(pages)


def test_the_readme_says_the_count() -> None:
    """The numbers in README.md beside the registers are those of the registers."""
    tables = {kind: read(kind)[kind] for kind in ("voices", "people", "places")}
    for id_ in tables["voices"]:
        tables["people"].pop(id_, None)
    text = (SOURCES / "README.md").read_text(encoding="utf-8")
    told = re.search(
        r"Of (\d+) voices (\d+) have an address .*"
        r" of (\d+) other persons and bodies (\d+), of (\d+) places (\d+)",
        text,
    )
    assert told is not None
    expected = [
        number
        for kind in tables.values()
        for number in (len(kind), sum("authority" in table for table in kind.values()))
    ]
    assert list(map(int, told.groups())) == expected
