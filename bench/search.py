"""Measure the search in a real browser: ``.venv/bin/python bench/search.py``.

Build the book first. It is searched with its own index, then with one of a thousand claims.
Each figure is in milliseconds, the least of five runs:

- *open*: from the key that opens the search to the first line of the search, with the index loaded and read;
- *first*: from the first word to its results on the page;
- *worst*: the slowest of the keys that are typed after it.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

HTML = Path(__file__).parent.parent / "build" / "html"
CLAIMS = 1000
RUNS = 5
QUERIES = (
    "khrushchev",
    "the base at vlora",
    '"the naval base"',
    "Хрущёв",
    "26 May 1961",
    "Krushchof",
    "s",
)
"""What is typed: words, a name, a date, a name that is not found, and a letter that is found everywhere."""
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


def enlarge_index(script: str) -> str:
    """Return the index in *script*, enlarged to a thousand claims with new records of the same words.

    The other kinds of records grow in proportion.
    """
    start, end = script.index("(") + 1, script.rindex(")")
    data: dict[str, Any] = json.loads(script[start:end])
    generator, records = random.Random(1), data["records"]  # noqa: S311 # figures must be repeatable
    claims = sum(data["kinds"][record[0]][0] == "claim" for record in records)
    words = [record[2] or record[3] for record in records]
    while claims < CLAIMS:
        record = [*generator.choice(records)]
        mixture = " ".join(generator.choice(words) for _ in range(3)).split()
        generator.shuffle(mixture)
        for field in (2, 3):
            record[field] = " ".join(mixture[: len(record[field].split())])
        claims += data["kinds"][record[0]][0] == "claim"
        records.append(record)
    return f"{script[:start]}{json.dumps(data, ensure_ascii=False)}{script[end:]}"


def measure_keys(page: Page, words: str) -> list[float]:
    """Return the milliseconds that each key of *words* took."""
    return [page.evaluate("words => search(words)", words[:end]) for end in range(1, len(words) + 1)]


def measure(browser: Browser, html: Path) -> list[float]:
    """Return the milliseconds to open the search, to find the first word, and for each key of each query."""
    page = browser.new_page()
    page.goto((html / "chapters" / "vlora-base.html").as_uri())
    opening = page.evaluate(OPEN)
    page.evaluate(PREPARE)
    first = page.evaluate("words => search(words)", QUERIES[0])
    keys = [time for words in QUERIES for time in measure_keys(page, words)]
    page.close()
    return [opening, first, *keys]


def main() -> None:
    """Print a line for the book and one for a thousand claims."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        large = Path(folder, "html")
        shutil.copytree(HTML, large)
        index = large / "data" / "search.js"
        index.write_text(enlarge_index(index.read_text(encoding="utf-8")), encoding="utf-8")
        print(f"{'index':16} {'kilobytes':>9} {'open':>7} {'first':>7} {'worst':>7}")
        for name, html in (("the book", HTML), (f"{CLAIMS:,} claims", large)):
            size = (html / "data" / "search.js").stat().st_size // 1024
            runs = [measure(browser, html) for _ in range(RUNS)]
            opening, first, *keys = [min(figures) for figures in zip(*runs, strict=True)]
            worst = max(keys)
            print(f"{name:16} {size:9} {opening:7.1f} {first:7.1f} {worst:7.1f}")
        browser.close()


if __name__ == "__main__":
    main()
