"""Measure the filter of a register in a real browser: ``.venv/bin/python bench/filter.py``.

Build the book first. Each figure is in milliseconds, from a choice to the new layout of the rows, the least
of five runs: *least* is the quickest choice of the form, *worst* the slowest, *order* the slowest sorting.
The register has its own rows, or these are repeated until there are as many as :data:`ROWS` says.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HTML = Path(__file__).parent.parent / "build" / "html"
ROWS = (0, 1000, 5000)
RUNS = 5
# Before the script of the page starts: the rows, and what the form knows of them.
GROW = """rows => document.addEventListener('readystatechange', () => {
  const table = document.getElementById('table-claims');
  if (!table || table.dataset.grown) return;
  table.dataset.grown = 'yes';
  const body = table.tBodies[0], count = Math.max(rows, body.rows.length);
  for (let at = 0; body.rows.length < count; at++) body.append(body.rows[at].cloneNode(true));
  for (const one of document.querySelectorAll('[data-column], form.ps-ask')) {
    const name = one.dataset.column === undefined ? 'order' : 'column', values = one.dataset[name].split(' ');
    one.dataset[name] = Array.from({length: count}, (_, at) => values[at % values.length]).join(' ');
  }
})"""
CHOOSE = """() => {
  const times = [], form = document.querySelector('form.ps-ask');
  const table = document.getElementById('table-claims');
  // The page is laid out when it has loaded; that is no part of the first choice.
  table.getBoundingClientRect();
  const time = (field, value) => {
    field.value = value;
    const begin = performance.now();
    field.dispatchEvent(new Event('change', {bubbles: true}));
    table.getBoundingClientRect();
    times.push(performance.now() - begin);
  };
  for (const select of form.querySelectorAll('fieldset select')) {
    for (const option of [...select.options].slice(0, 12).reverse()) time(select, option.value);
  }
  for (const field of form.querySelectorAll('fieldset input')) {
    for (const dates of ['1960', '1960-11', '1958–1962', '1961–', '']) time(field, dates);
  }
  return times;
}"""
SORT = """() => {
  const table = document.getElementById('table-claims');
  const sort = document.querySelector('form.ps-ask [name=sort]');
  return [...sort.options].map(option => option.value).reverse().map(value => {
    sort.value = value;
    const begin = performance.now();
    sort.dispatchEvent(new Event('change', {bubbles: true}));
    table.getBoundingClientRect();
    return performance.now() - begin;
  });
}"""


def measure(browser: Browser, rows: int) -> tuple[int, list[float], float]:
    """Return the number of rows, the milliseconds of each choice, and those of the slowest order."""
    page = browser.new_page()
    page.add_init_script(f"({GROW})({rows})")
    page.goto((HTML / "reference" / "claims.html").as_uri())
    count, times = page.locator("#table-claims tbody tr").count(), page.evaluate(CHOOSE)
    order = max(page.evaluate(SORT))
    page.close()
    return count, times, order


def main() -> None:
    """Print a line for each number of rows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        print(f"{'rows':>6} {'choices':>8} {'least':>7} {'worst':>7} {'order':>7}")
        for rows in ROWS:
            runs = [measure(browser, rows) for _ in range(RUNS)]
            times = [min(figures) for figures in zip(*(run[1] for run in runs), strict=True)]
            order = min(run[2] for run in runs)
            print(f"{runs[0][0]:6} {len(times):8} {min(times):7.1f} {max(times):7.1f} {order:7.1f}")
        browser.close()


if __name__ == "__main__":
    main()
