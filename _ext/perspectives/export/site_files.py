"""``sitemap.xml`` and ``robots.txt``: which pages search engines should know. They need a public address.

The sitemap (sitemaps.org, 0.9) names each document under the address that its page calls canonical.
What is no document is not in it: the search, the page for lost addresses, notes at old addresses.
Nor is a document with ``nosearch: true`` in its front matter: it shows again what stands on other pages.
It has no dates, since no file says when a page has changed, and no page of an earlier edition: such pages
name those of the newest one as canonical.

*sphinx-sitemap* (2.9.0) was tried. It names the pages that a build writes: after one that writes none,
the file has the index and the search alone. It starts a process in each build, too, and warns where no
address is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from perspectives.domain.reading_order import reading_order
from perspectives.rendering.page_facts import public_base

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
NOT_AT_ROOT = """\
# Robots read this file at the root of a host alone (RFC 9309).
# This book lies in a folder: name the sitemap in the file of {host}, or to the search engines themselves.
"""


def write_site_files(builder: StandaloneHTMLBuilder) -> None:
    """Write both files into the output, or remove those of an earlier build where no address is set.

    A file of its own, which the book has in ``html_extra_path``, stays.
    """
    base = public_base(builder.config)
    texts = {SITEMAP: "", ROBOTS: ""}
    if base:
        metadata = builder.env.metadata
        documents = [name for name in reading_order(builder.env) if not metadata[name].get("nosearch")]
        texts = {
            SITEMAP: sitemap(base + builder.get_target_uri(name) for name in documents),
            ROBOTS: robots(base),
        }
    for name, text in texts.items():
        if _is_own(builder, name):
            continue
        path = Path(builder.outdir, name)
        if text:
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            path.unlink(missing_ok=True)


def _is_own(builder: StandaloneHTMLBuilder, name: str) -> bool:
    """Return whether the book has such a file of its own, which Sphinx copies (``html_extra_path``)."""
    paths = [Path(builder.confdir, path) for path in builder.config.html_extra_path]
    return any(path.name == name or (path / name).is_file() for path in paths)


def sitemap(addresses: Iterable[str]) -> str:
    """Return the sitemap of some whole addresses, in their order."""
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>\n'


def robots(base: str) -> str:
    """Return the rules for robots: every page may be read, and here is the sitemap.

    :param base: the public address of the root of the pages, ending in a slash
    """
    place = urlsplit(base)
    note = "" if place.path == "/" else NOT_AT_ROOT.format(host=place.netloc)
    return f"{note}User-agent: *\nAllow: /\n\nSitemap: {base}{SITEMAP}\n"
