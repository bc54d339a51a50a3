"""The addresses of edition 0.2.0, after three chapters of the book were renamed and five claims moved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectives.permalinks.record import ANCHOR_PREFIXES, KINDS
from perspectives.permalinks.record_reader import load_permalinks
from tests.addresses import Followed, published_addresses
from tests.elsewhere import working_copy
from tests.support import run

pytestmark = [pytest.mark.book, pytest.mark.slow("a second build of the whole book")]

EDITIONS = ("0.1.0", "0.2.0")
"""The editions whose ids edition 0.2.0 has published."""
RENAMED = {
    "vlora-base": "naval-base",
    "grain-arms-accusations": "grain-and-arms",
    "moscow-speech": "speech-in-moscow",
}
MOVED = {
    "alia-most-dangerous-current": ("epilogue", "explanations"),
    "hoxha-khrushchevism-not-dead": ("after-khrushchev", "epilogue"),
    "state-most-unpromising": ("after-khrushchev", "grain-arms-accusations"),
    "stalin-what-kind-of-people": ("party-founded", "stalin-years"),
    "khrushchev-thirty-pieces": ("thirty-pieces", "break-of-relations"),
}
"""Claims, each with the chapter that it leaves and the one that it goes to; the comparison still shows it."""


def move_claim(docs: Path, id_: str, old: str, new: str) -> None:
    """Move a claim to the end of another chapter, and let the comparison that it stood in show it there."""
    path = docs / f"chapters/{old}.md"
    text = path.read_text(encoding="utf-8")
    block = re.search(rf":::\{{claim\}} [^\n]*\n:id: {id_}\n.*?\n:::\n", text, re.DOTALL)
    assert block is not None, id_
    before, after = text[: block.start()], text[block.end() :]
    start = before.rfind("::::{accounts}")
    if before.rfind("\n::::\n") < start:
        head = before[start:].split("\n\n", 1)[0]
        mended = (
            re.sub(r"(?m)^:with: ", f":with: {id_}, ", head)
            if "\n:with: " in head
            else f"{head}\n:with: {id_}"
        )
        before = before[:start] + before[start:].replace(head, mended, 1)
    path.write_text(before + after, encoding="utf-8")
    target = docs / f"chapters/{new}.md"
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{block[0]}", encoding="utf-8")


def test_every_published_address_leads_on_after_renaming_and_moving(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = working_copy(tmp_path / "copy")
    docs = root / "docs"
    for id_, (old, new) in MOVED.items():
        move_claim(docs, id_, old, new)
    for old, new in RENAMED.items():
        (docs / f"chapters/{old}.md").rename(docs / f"chapters/{new}.md")
        for path in docs.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f"chapters/{old}", f"chapters/{new}"), encoding="utf-8")
    build = run(docs, tmp_path / "out", tmp_path / "doctrees")
    assert build.warnings == []
    links = load_permalinks(root / "sources" / "permalinks.toml")
    retired = {(entry.kind, ANCHOR_PREFIXES[entry.kind] + entry.id): entry for entry in links.retired_ids}
    addresses = [address for edition in EDITIONS for address in published_addresses(links, edition)]
    assert {kind for kind, _page, _anchor in addresses} == set(KINDS)
    assert len(addresses) > 1600
    followed, elsewhere = Followed(build.out), 0
    for kind, page, anchor in addresses:
        address = followed.path_of(page), anchor
        end = followed.end_of(*address)
        elsewhere += end != address
        if (kind, anchor) in retired:
            assert end[1].endswith(retired[kind, anchor].replaced_by[0])
        elif anchor:
            assert end[1] == anchor, (page, anchor, end)
        chapter = page.removeprefix("chapters/")
        if chapter in RENAMED and anchor.removeprefix("claim-") not in MOVED:
            assert end[0] == f"chapters/{RENAMED[chapter]}.html"
    told = capsys.readouterr().err
    assert told.count("moved: page chapters/") == len(RENAMED)
    for id_, (old, new) in MOVED.items():
        target = RENAMED.get(new, new)
        assert followed.end_of(f"chapters/{old}.html", f"claim-{id_}")[0] == f"chapters/{target}.html"
        assert f"moved: claim {id_} from chapters/{old} to chapters/{target}" in told
    assert elsewhere > 100
