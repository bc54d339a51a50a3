"""Measure the filter of a register in a real browser: ``.venv/bin/python bench/filter.py``.

Build the book first. Each figure is in milliseconds, from a choice to the new layout of the rows, the least
of five runs: *least* is the quickest choice of the form, *worst* the slowest.
The register has its own rows, or these are repeated until there are as many as :data:`ROWS` says.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HTML = Path(__file__).parent.parent / "build" / "html"
ROWS = (0, 1000, 5000)
RUNS = 5
GROW = """rows => addEventListener('DOMContentLoaded', () => {
  const body = document.getElementById('table-claims').tBodies[0];
  for (let at = 0; body.rows.length < rows; at++) body.append(body.rows[at].cloneNode(true));
})"""
CHOOSE = """() => {
  const times = [];
  // The page is laid out when it has loaded; that is no part of the first choice.
  document.getElementById('table-claims').getBoundingClientRect();
  for (const select of document.querySelectorAll('form.ps-filters select')) {
    for (const option of [...select.options].slice(0, 12).reverse()) {
      select.value = option.value;
      const begin = performance.now();
      select.dispatchEvent(new Event('change', {bubbles: true}));
      document.getElementById('table-claims').getBoundingClientRect();
      times.push(performance.now() - begin);
    }
  }
  return times;
}"""


def measure(browser: Browser, rows: int) -> tuple[int, list[float]]:
    """Return the number of rows, and the milliseconds that each choice took."""
    page = browser.new_page()
    page.add_init_script(f"({GROW})({rows})")
    page.goto((HTML / "reference" / "claims.html").as_uri())
    count, times = page.locator("#table-claims tbody tr").count(), page.evaluate(CHOOSE)
    page.close()
    return count, times


def main() -> None:
    """Print a line for each number of rows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        print(f"{'rows':>6} {'choices':>8} {'least':>7} {'worst':>7}")
        for rows in ROWS:
            runs = [measure(browser, rows) for _ in range(RUNS)]
            times = [min(figures) for figures in zip(*(run[1] for run in runs), strict=True)]
            print(f"{runs[0][0]:6} {len(times):8} {min(times):7.1f} {max(times):7.1f}")
        browser.close()


if __name__ == "__main__":
    main()
