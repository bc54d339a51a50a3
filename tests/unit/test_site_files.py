"""The sitemap and the rules for robots, from addresses alone."""

from __future__ import annotations

import pytest
from lxml import etree

from perspectives.export.formats import DATA_FILES
from perspectives.export.listed_files import media_type_of
from perspectives.export.site_files import NAMESPACE, robots, sitemap


def test_a_sitemap_has_each_address_in_its_order_and_is_xml() -> None:
    addresses = ["https://b.example/z.html", "https://b.example/a%20b.html", "https://b.example/?a=1&b=<2>"]
    root = etree.fromstring(sitemap(addresses).encode())
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    assert [place.text for place in root.findall(f"{{{NAMESPACE}}}url/{{{NAMESPACE}}}loc")] == addresses


@pytest.mark.parametrize(
    ("base", "host"),
    [
        ("https://b.example/", None),
        ("https://b.example:8080/", None),
        ("https://b.example/book/", "b.example"),
        ("http://127.0.0.1:8765/a/b/", "127.0.0.1:8765"),
    ],
)
def test_robots_are_told_the_sitemap_and_people_where_the_file_has_no_force(
    base: str, host: str | None
) -> None:
    text = robots(base)
    rules = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert rules == ["User-agent: *", "Allow: /", f"Sitemap: {base}sitemap.xml"]
    assert ("#" in text) == (host is not None)
    if host:
        assert f"in the file of {host}," in text


@pytest.mark.parametrize("name", [file.name for file in DATA_FILES if "<" not in file.name])
def test_every_data_file_has_a_media_type(name: str) -> None:
    """A new format needs its type in ``export/listed_files.py``: data sets and links name it."""
    assert media_type_of(name)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("claims.json", "application/json"),
        ("claims.schema.json", "application/schema+json"),
        ("csv-metadata.json", "application/csvm+json"),
        ("claims.csv", "text/csv"),
        ("accounts.tei.xml", "application/tei+xml"),
        ("accounts.jsonld", "application/ld+json"),
        ("references.json", "application/vnd.citationstyles.csl+json"),
        ("references.bib", "application/x-bibtex"),
        ("linkset.json", "application/linkset+json"),
        ("claims.strange", ""),
        ("claims", ""),
    ],
)
def test_the_media_type_is_the_narrowest_that_is_known(name: str, media_type: str) -> None:
    assert media_type_of(name) == media_type
