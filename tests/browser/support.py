"""Opens pages of a built book in Chromium, and measures their elements."""

from __future__ import annotations

import re
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support import Build

Scheme = Literal["light", "dark"]
Box = dict[str, Any]

MOST_MILLISECONDS = 120_000
"""So long a test waits for a page on a machine that has much else to do, before it gives up."""

COMPARISONS = """() => [...document.querySelectorAll('[id^="accounts-"]')]
  .filter(section => section.querySelector(':scope > .ps-rows'))
  .map(section => {
    const edges = element => {
      const box = element.getBoundingClientRect();
      return {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
    };
    const head = '.ps-row-caption, .ps-further-head';
    const id = claim => (claim.querySelector('.ps-address a') || {hash: ''}).hash.replace('#claim-', '');
    return {
      id: section.id,
      finding: edges(section.querySelector('.ps-finding')),
      claims: [...section.querySelectorAll(':is(.ps-rows, .ps-strip) .ps-claim:not(.ps-passage)')].map(id),
      blocks: [...section.querySelectorAll(':scope > .ps-rows > *')].map(block => ({
        kind: /ps-(row|further|silences)/.exec(block.className)[1],
        head: [...block.querySelectorAll(':scope > :is(' + head + ')')].map(edges),
        accounts: [...block.children].filter(child => !child.matches(head)).map(edges),
        ...edges(block)
      }))
    };
  })"""

# An element in a box that scrolls, such as a wide table, can be reached. A closed panel is not visible.
TOO_WIDE = """width => [...document.querySelectorAll('main *')].filter(element => {
  const box = element.getBoundingClientRect();
  if (box.width < 2 || box.height < 2 || (box.right <= width + 1 && box.left >= -1)) return false;
  if (!element.checkVisibility({visibilityProperty: true})) return false;
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(outer).overflowX)) return false;
  }
  return true;
}).map(element => `${element.tagName.toLowerCase()}.${element.className}`)
  .concat(document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [])"""
"""The elements that no reader can reach on a screen of a width, and whether the page scrolls sideways."""


class Opener:
    """Opens pages of a book.

    :ivar requests: the addresses that all pages requested
    :ivar messages: the messages in the console, and the errors of all pages
    """

    def __init__(self, browser: Browser, built: Build) -> None:
        self.browser, self.built = browser, built
        self.contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.messages: list[str] = []

    def __call__(
        self, name: str, width: int = 1280, *, scripts: bool = True, scheme: Scheme = "light"
    ) -> Page:
        """Return a page in a new context, with its fonts loaded."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=scheme
        )
        context.set_default_timeout(MOST_MILLISECONDS)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.go(page, name)
        return page

    def go(self, page: Page, name: str) -> None:
        """Open another page of the book in the same tab; its name may have a query and a fragment."""
        file = re.split("[?#]", name)[0]
        page.goto((self.built.out / file).as_uri() + name.removeprefix(file))
        page.evaluate("document.fonts.ready.then(() => true)")

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()


def leave(page: Page) -> None:
    """Leave a page for an empty one, since to change the size of a long page takes time."""
    page.goto("about:blank")


def violations(page: Page, *, within: str | None = None, contrast: bool = True) -> list[tuple[str, Any]]:
    """Return the rules of axe that a page violates, each with the first three places.

    Only the element that the selector *within* matches is tested, else the whole page.
    Without *contrast*, axe needs only a fifth of the time.
    """
    rules = {"color-contrast": {"enabled": contrast}}
    options = {"resultTypes": ["violations"], "preload": False, "rules": rules}
    rules_violated = Axe().run(page, context=within, options=options).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in rules_violated]


def pages_of(built: Build, folder: str = ".") -> list[str]:
    """Return the names of all pages of the book, or of one of its folders.

    Of the pages with citations, which are alike, the longest stands for all.
    """
    names = (str(path.relative_to(built.out)) for path in sorted((built.out / folder).rglob("*.html")))
    return [
        name
        for name in names
        if not name.startswith(("_static/", "_cite/")) or name == "_cite/chapters/vlora-base.html"
    ]


def lines(accounts: list[Box]) -> list[list[Box]]:
    """Return accounts line by line from top to bottom, each line from left to right.

    What begins above the end of another account stands beside it.
    """
    found: list[list[Box]] = []
    for account in sorted(accounts, key=lambda box: (round(box["top"]), box["left"])):
        if found and account["top"] < max(box["bottom"] for box in found[-1]) - 1:
            found[-1].append(account)
        else:
            found.append([account])
    return [sorted(line, key=lambda box: float(box["left"])) for line in found]
