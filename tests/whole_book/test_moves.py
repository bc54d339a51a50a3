"""The addresses of edition 0.2.0, after three chapters of the book were renamed and five claims moved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perspectives.permalinks.record_reader import load_permalinks
from tests.addresses import Followed, published_addresses
from tests.elsewhere import working_copy
from tests.support import ROOT, Build, run

pytestmark = pytest.mark.book

PUBLISHED = (Path(__file__).with_name("addresses-0.2.0.txt")).read_text(encoding="utf-8").split()
"""Every address that edition 0.2.0 promised, taken from its pages in HTML: this file never changes."""
RETIRED = ("reference/sources.html#sources-further",)
MERGED = {"reference/abbreviations.html": ("reference/glossary.html", "abbreviations")}
"""The pages that are sections of another page now."""
DISSOLVED = {
    f"chapters/{page}.html#accounts-{id_}"
    for page, id_ in (
        ("after-khrushchev", "did-albania-attack-the-navy"),
        ("epilogue", "what-the-museum-remembers"),
        ("quarrel-of-1957", "what-moscow-wanted-in-1957"),
        ("between-beijing-and-moscow", "when-moscow-first-used-money"),
        ("fourth-congress", "why-the-ship-turned-back"),
        ("party-founded", "in-what-sense-a-stalinist"),
        ("moscow-commission", "whom-would-the-army-obey"),
    )
} | {"reference/sources.html#cite-cwihp-mao-hangzhou-1960"}
"""Questions that were no comparisons, and a work that stood twice: they lead to what took their place."""
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


def test_every_published_address_is_recorded_and_leads_on_today(built: Build) -> None:
    links = load_permalinks(ROOT / "sources" / "permalinks.toml")
    recorded = {
        f"{page}.html#{anchor}" if anchor else f"{page}.html"
        for _kind, page, anchor in published_addresses(links)
    }
    assert set(PUBLISHED) - recorded == set(RETIRED)
    followed = Followed(built.out)
    for address in PUBLISHED:
        path, _, anchor = address.partition("#")
        end = followed.end_of(path, anchor)
        assert end[1] == anchor or end == MERGED.get(address) or address in {*RETIRED, *DISSOLVED}


@pytest.mark.second_build
def test_every_published_address_leads_on_after_renaming_and_moving(
    built: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = working_copy(tmp_path / "copy")
    docs = root / "docs"
    for id_, (old, new) in MOVED.items():
        move_claim(docs, id_, old, new)
    for old, new in RENAMED.items():
        (docs / f"chapters/{old}.md").rename(docs / f"chapters/{new}.md")
        for source in docs.rglob("*.md"):
            text = source.read_text(encoding="utf-8")
            source.write_text(text.replace(f"chapters/{old}", f"chapters/{new}"), encoding="utf-8")
    build = run(docs, tmp_path / "out", tmp_path / "doctrees")
    assert build.warnings == []
    today, followed, elsewhere = Followed(built.out), Followed(build.out), 0
    renamed = {f"chapters/{old}.html": f"chapters/{new}.html" for old, new in RENAMED.items()}
    for address in PUBLISHED:
        path, _, anchor = address.partition("#")
        page, place = today.end_of(path, anchor)
        end = followed.end_of(path, anchor)
        elsewhere += end != (page, place)
        if anchor.removeprefix("claim-") not in MOVED:
            assert end[0] == renamed.get(page, page), (address, end)
            assert end[1] == place or not anchor, (address, end)
    told = capsys.readouterr().err
    assert told.count("moved: page chapters/") == len(RENAMED)
    for id_, (old, new) in MOVED.items():
        target = RENAMED.get(new, new)
        assert followed.end_of(f"chapters/{old}.html", f"claim-{id_}")[0] == f"chapters/{target}.html"
        assert f"moved: claim {id_} from chapters/{old} to chapters/{target}" in told
    # The renamed pages, the ids on them, and the claims that left other pages.
    assert elsewhere > 100
