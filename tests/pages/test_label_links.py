"""Links to labels, in a book with a page that has the name of its label."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import Book


def test_a_label_that_is_a_page_s_name_too_is_linked_without_a_warning(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.replace("docs/bell.md", "(the-bell)=", "(bell)=")
    links = "[](#bell)\n\n[the *bell*](#bell)\n\n[](#the-broken-bell)"
    book.replace("docs/index.md", "# The Broken Bell\n", f"# The Broken Bell\n\n{links}\n")
    build = book.build()
    assert build.warnings == []
    found = re.findall(r'<p><a class="[^"]*" href="([^"]*)">(.*?)</a></p>', build.read("index.html"))
    assert [(address, re.sub(r"</?span[^>]*>", "", words)) for address, words in found] == [
        ("bell.html#bell", "The bell"),
        ("bell.html#bell", "the <em>bell</em>"),
        ("#the-broken-bell", "The Broken Bell"),
    ]
