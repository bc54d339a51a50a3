"""The timeline and the map of the book itself."""

from __future__ import annotations

import re
import tomllib

import pytest
from bs4 import BeautifulSoup

from tests.support import ROOT, Build

pytestmark = pytest.mark.book


def picture(build: Build, page: str, name: str) -> str:
    """Return the text of a picture."""
    match = re.search(rf'<svg[^>]*aria-labelledby="{name}-title.*?</svg>', build.read(page), re.DOTALL)
    assert match
    return match[0]


def test_the_map_weighs_less_than_60_kilobytes(built: Build) -> None:
    assert len(picture(built, "reference/map.html", "map").encode()) < 60_000


def test_the_map_names_every_place_of_the_events(built: Build) -> None:
    with (ROOT / "sources" / "events.toml").open("rb") as file:
        events = tomllib.load(file)["events"].values()
    places = {event["place"] for event in events if "latitude" in event}
    links = BeautifulSoup(picture(built, "reference/map.html", "map"), "lxml").select("a")
    assert {str(link["aria-label"]).partition(":")[0] for link in links} == places


def test_the_table_of_the_timeline_links_every_claim_once(built: Build) -> None:
    soup = BeautifulSoup(built.read("reference/timeline.html"), "lxml")
    links = [str(link["href"]) for link in soup.select("table.ps-table-timeline a")]
    claims = sorted(link.partition("#claim-")[2] for link in links if "#claim-" in link)
    assert claims == sorted(claim["id"] for claim in built.data["claims"])
