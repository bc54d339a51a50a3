"""Time a search in a real browser, on the book and on a thousand claims: ``.venv/bin/python bench/search.py``.

Build the book first. Each figure is in milliseconds, the least of five runs: *open* from the key that opens the search on a page that has
never searched to its first line, the index loaded and read; *first* from a typed word to its results on the page,
the first time; *worst* that of the slowest of the keys typed after that.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

BUILT = Path(__file__).parent.parent / "build" / "html"
CLAIMS = 1000
RUNS = 5
QUERIES = ("khrushchev", "the base at vlora", '"the naval base"', "Хрущёв", "s")
PREPARE = """() => {
  const field = document.querySelector('#pst-search-dialog input');
  window.search = words => {
    const begin = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input'));
    document.querySelector('#pst-search-dialog').getBoundingClientRect();
    return performance.now() - begin;
  };
}"""
OPEN = """() => new Promise(resolve => {
  const dialog = document.querySelector('#pst-search-dialog'), begin = performance.now();
  new MutationObserver((changes, observer) => {
    if (!dialog.querySelector('.ps-search-count')) return;
    observer.disconnect();
    dialog.getBoundingClientRect();
    resolve(performance.now() - begin);
  }).observe(dialog, {childList: true, subtree: true});
  document.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true}));
})"""


def grown(script: str) -> str:
    """Return an index of a thousand claims, and of everything else in proportion, of the words of the one given."""
    start, end = script.index("(") + 1, script.rindex(")")
    data: dict[str, Any] = json.loads(script[start:end])
    dice, records = random.Random(1), data["records"]  # noqa: S311 # a bench is repeated, not guessed
    claims = sum(data["kinds"][record[0]][0] == "claim" for record in records)
    words = [record[2] or record[3] for record in records]
    while claims < CLAIMS:
        record = [*dice.choice(records)]
        mixed = " ".join(dice.choice(words) for _ in range(3)).split()
        dice.shuffle(mixed)
        for place in (2, 3):
            record[place] = " ".join(mixed[: len(record[place].split())])
        claims += data["kinds"][record[0]][0] == "claim"
        records.append(record)
    return f"{script[:start]}{json.dumps(data, ensure_ascii=False)}{script[end:]}"


def typed(page: Page, words: str) -> list[float]:
    """Return how long each key of *words* took."""
    return [page.evaluate("words => search(words)", words[:end]) for end in range(1, len(words) + 1)]


def measure(browser: Browser, built: Path) -> list[float]:
    """Return how long it took to open the search, to find the first word, and then for each key of every query."""
    page = browser.new_page()
    page.goto((built / "chapters" / "vlora-base.html").as_uri())
    opened = page.evaluate(OPEN)
    page.evaluate(PREPARE)
    first = page.evaluate("words => search(words)", QUERIES[0])
    keys = [time for words in QUERIES for time in typed(page, words)]
    page.close()
    return [opened, first, *keys]


def main() -> None:
    """Print a line for the book and one for a thousand claims."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        large = Path(folder, "html")
        shutil.copytree(BUILT, large)
        index = large / "data" / "search.js"
        index.write_text(grown(index.read_text(encoding="utf-8")), encoding="utf-8")
        print(f"{'index':16} {'kilobytes':>9} {'open':>7} {'first':>7} {'worst':>7}")
        for name, built in (("the book", BUILT), (f"{CLAIMS:,} claims", large)):
            size = (built / "data" / "search.js").stat().st_size // 1024
            runs = [measure(browser, built) for _ in range(RUNS)]
            opened, first, *keys = [min(figures) for figures in zip(*runs, strict=True)]
            worst = max(keys)
            print(f"{name:16} {size:9} {opened:7.1f} {first:7.1f} {worst:7.1f}")
        browser.close()


if __name__ == "__main__":
    main()
