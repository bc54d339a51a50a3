"""The addresses that an edition has published, followed in a built book as a browser does without scripts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from perspectives.permalinks.record import ANCHOR_PREFIXES, PAGES, Permalinks

Document = html.HtmlElement


class Followed:
    """The pages of a built book, each parsed once.

    :param is_dirhtml: whether each page is a folder of its own
    """

    def __init__(self, out: Path, is_dirhtml: bool = False) -> None:
        self.out, self.is_dirhtml = out, is_dirhtml
        self.pages: dict[str, tuple[Document, Mapping[str, Document]]] = {}

    def path_of(self, docname: str) -> str:
        """Return the path of the page of a document."""
        if self.is_dirhtml and docname != "index" and not docname.endswith("/index"):
            return f"{docname}/index.html"
        return f"{docname}.html"

    def page(self, path: str) -> tuple[Document, Mapping[str, Document]]:
        """Return a page, and its elements by their ids. No two elements may have the same id."""
        if path not in self.pages:
            page = html.document_fromstring((self.out / path).read_bytes())
            elements: dict[str, Document] = {}
            for element in page.iter():
                id_ = element.get("id") if isinstance(element.tag, str) else None
                if id_ is not None:
                    assert id_ not in elements, f"{path} has two elements with the id {id_}"
                    elements[id_] = element
            self.pages[path] = page, elements
        return self.pages[path]

    def end_of(self, path: str, anchor: str) -> tuple[str, str]:
        """Return where an address ends: at itself, or where the note that stands there leads.

        The note must name the place itself: there are no chains.
        """
        place = self._element(path, anchor)
        note = place if "ps-retired-note" in (place.get("class") or "") or _is_stub(place) else None
        if note is None:
            return path, anchor
        href = note.xpath(".//main//a/@href" if _is_stub(place) else ".//a/@href")[0]
        address, _, new_anchor = href.partition("#")
        # An address without a path leads to a place on its own page.
        new_path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))
        new_path = new_path if address else path
        if (self.out / new_path).is_dir():
            new_path = posixpath.normpath(f"{new_path}/index.html")
        end = self._element(new_path, new_anchor)
        assert "ps-retired-note" not in (end.get("class") or ""), (path, anchor, new_path)
        return new_path, new_anchor

    def _element(self, path: str, anchor: str) -> Document:
        page, elements = self.page(path)
        assert not anchor or anchor in elements, f"{path} has no {anchor}"
        return elements[anchor] if anchor else page


def _is_stub(element: Document) -> bool:
    return element.tag == "html" and bool(element.xpath("./body[@class='ps-stub']"))


def published_addresses(links: Permalinks) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the document and the anchor of each recorded address."""
    for kind, ids in links.published.items():
        for id_, published in ids.items():
            for page in [id_] if kind == PAGES else published.pages:
                yield kind, page, "" if kind == PAGES else ANCHOR_PREFIXES[kind] + id_
