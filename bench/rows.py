"""Measures how comparisons are laid out: height, empty room, pairs on one screen, words, links, focus stops.

``.venv/bin/python -m bench.rows FOLDER …`` reads built books in Chromium, such as ``build/html``.
It knows rows and the columns of edition 0.2.0, so that two layouts of the same text can be compared:
build the book from the last commit with columns (9dc217f) in a worktree of git, and name its folder first.

Screens are 1280 × 800 and 390 × 844 CSS pixels. A pair is two claims of one comparison of which one disputes
or answers the other; it fits where all its words lie within the height of one screen.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

SCREENS = ((1280, 800), (390, 844))

MEASURE = """() => [...document.querySelectorAll('.ps-accounts')].map(one => {
  const box = element => {
    const {top, bottom, width, height} = element.getBoundingClientRect();
    return {top, bottom, width, height};
  };
  const seen = element => element.checkVisibility();
  const area = elements => [...elements].map(box).reduce((sum, b) => sum + b.width * b.height, 0);
  const blocks = [...one.querySelectorAll(':scope > :is(.ps-rows, .ps-columns)')];
  const all = selector => blocks.flatMap(block => [...block.querySelectorAll(selector)]);
  const claims = all('article.ps-claim:not(.ps-passage)').map(claim => {
    const words = [...claim.querySelectorAll(':scope > :is(blockquote, .ps-wordings, .ps-report)')];
    const boxes = words.map(box), foot = claim.querySelector('.ps-foot');
    const id = claim.id || (claim.querySelector('.ps-permalink') || {hash: ''}).hash.slice(1);
    return {
      id: id.replace(/^claim-/, ''), height: box(claim).height,
      words: boxes.reduce((sum, b) => sum + b.height, 0),
      top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)),
      foot: foot ? box(foot).height : 0,
      links: [...claim.querySelectorAll('a[href]')].filter(seen).length,
    };
  });
  const stops = [...one.querySelectorAll('a[href], button, summary, select, input')]
    .filter(stop => seen(stop) && !stop.closest('.ps-note'));
  return {
    id: one.id.replace(/^accounts-/, ''), claims,
    height: blocks.reduce((sum, b) => sum + box(b).height, 0),
    area: blocks.map(box).reduce((sum, b) => sum + b.width * b.height, 0),
    covered: area(all('article.ps-claim'))
      + area(all('.ps-column-head, .ps-row-caption, .ps-further-head, .ps-silence')),
    stops: stops.length,
  };
}).filter(one => one.height)"""


def pairs_of(comparison: dict[str, Any], claims: dict[str, Any]) -> set[frozenset[str]]:
    """Return the pairs of a comparison as the data have them."""
    ids = set(comparison["claims"])
    return {
        frozenset((id_, other))
        for id_ in ids
        for kind in ("disputes", "answers")
        for other in claims[id_][kind]
        if other in ids and other != id_
    }


def measure(folder: Path, page: Page, height: int) -> dict[str, float]:
    """Return the figures of one built book on one screen."""
    data = json.loads((folder / "data/claims.json").read_text("utf-8"))
    claims = {claim["id"]: claim for claim in data["claims"]}
    comparisons = {one["id"]: one for one in data["comparisons"]}
    found: list[dict[str, Any]] = []
    for path in sorted((folder / "chapters").glob("*.html")):
        page.goto(path.resolve().as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        found += page.evaluate(MEASURE)
    spans = []
    for one in found:
        places = {claim["id"]: claim for claim in one["claims"]}
        for pair in pairs_of(comparisons[one["id"]], claims):
            if pair <= set(places):
                both = [places[id_] for id_ in pair]
                spans.append(max(b["bottom"] for b in both) - min(b["top"] for b in both))
    shown = [claim for one in found for claim in one["claims"] if claim["height"]]
    total = sum(claim["height"] for claim in shown)
    return {
        "comparisons": len(found),
        "height of all, px": sum(one["height"] for one in found),
        "empty, %": 100 * (1 - sum(one["covered"] for one in found) / sum(one["area"] for one in found)),
        "pairs": len(spans),
        "pairs on one screen": sum(span <= height for span in spans),
        "pairs on one screen, %": 100 * sum(span <= height for span in spans) / len(spans),
        "median span of a pair, px": statistics.median(spans),
        "claims": len(shown),
        "head, % of a claim": 100 * sum(c["height"] - c["words"] - c["foot"] for c in shown) / total,
        "words, % of a claim": 100 * sum(c["words"] for c in shown) / total,
        "foot, % of a claim": 100 * sum(c["foot"] for c in shown) / total,
        "links before any fold, a claim": sum(c["links"] for c in shown) / len(shown),
        "focus stops, a comparison": sum(one["stops"] for one in found) / len(found),
    }


def main() -> None:
    """Print a table for each screen, a column for each folder."""
    folders = [Path(name) for name in sys.argv[1:]] or [Path("build/html")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        for width, height in SCREENS:
            page = browser.new_context(viewport={"width": width, "height": height}).new_page()
            tables = [measure(folder, page, height) for folder in folders]
            print(f"{width} × {height}".ljust(34), *(str(folder)[-14:].rjust(14) for folder in folders))
            for name in tables[0]:
                print(name.ljust(34), *(f"{table[name]:14.1f}" for table in tables))
            print()


if __name__ == "__main__":
    main()
