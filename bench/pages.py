"""Measures how heavy pages are, how many elements they have, and how soon they are ready.

``.venv/bin/python -m bench.pages FOLDER [PAGE …]`` opens pages of a built book, such as ``build/html``, in
Chromium, each three times in a browser that has cached nothing, and prints for each

* the kilobytes of the page and of all that it loads, with gzip (fonts are compressed already);
* the kilobytes of the page alone, which is what a further page costs;
* its elements;
* the milliseconds until it was ready (``DOMContentLoaded``), the least of three.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

PAGES = (
    "index.html",
    "chapters/vlora-base.html",
    "chapters/bucharest-1960.html",
    "documents/paper-on-albania-1959.html",
    "reference/claims.html",
    "reference/sources.html",
)
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
TRIALS = 3


def weight(path: Path) -> int:
    """Return the size of a file with gzip; that of a font as it is."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def measure(browser: Browser, path: Path) -> tuple[float, float, int, float]:
    """Return the kilobytes of a page with all it loads, its own, its elements, and the milliseconds."""
    times, urls, elements = [], set(), 0
    for _trial in range(TRIALS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("request", lambda request: urls.add(request.url))
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        times.append(page.evaluate(READY))
        elements = page.evaluate("document.querySelectorAll('*').length")
        context.close()
    files = {Path(unquote(urlsplit(url).path)) for url in urls if url.startswith("file:")}
    return sum(map(weight, files)) / 1024, weight(path) / 1024, elements, min(times)


def main() -> None:
    """Print a line for each page."""
    folder, *names = sys.argv[1:]
    chromium = shutil.which("chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'page':42} {'first KB':>9} {'own KB':>7} {'elements':>9} {'ready ms':>9}")
        for name in names or PAGES:
            first, own, elements, ready = measure(browser, Path(folder, name).resolve())
            print(f"{name:42} {first:9.1f} {own:7.1f} {elements:9} {ready:9.0f}")
        browser.close()


if __name__ == "__main__":
    main()
