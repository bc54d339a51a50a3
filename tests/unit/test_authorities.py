"""Addresses in authority files: the forms that are read, the one form that is kept, and what is refused."""

from __future__ import annotations

import pytest

from perspectives.records.authorities import (
    AUTHORITY_FILES,
    PEOPLE,
    PLACES,
    AuthorityId,
    expected_addresses,
    label_of,
    read_address,
)

READ = {
    "https://www.wikidata.org/wiki/Q855": "https://www.wikidata.org/wiki/Q855",
    "https://www.wikidata.org/entity/Q855": "https://www.wikidata.org/wiki/Q855",
    "http://www.wikidata.org/entity/Q855": "https://www.wikidata.org/wiki/Q855",
    "https://wikidata.org/wiki/Q855": "https://www.wikidata.org/wiki/Q855",
    "https://m.wikidata.org/wiki/Q855": "https://www.wikidata.org/wiki/Q855",
    " https://www.wikidata.org/wiki/Q855\t": "https://www.wikidata.org/wiki/Q855",
    "https://viaf.org/viaf/64007537": "https://viaf.org/viaf/64007537",
    "http://www.viaf.org/viaf/64007537/": "https://viaf.org/viaf/64007537",
    "https://viaf.org/en/viaf/64007537": "https://viaf.org/viaf/64007537",
    "https://d-nb.info/gnd/118553879": "https://d-nb.info/gnd/118553879",
    "http://d-nb.info/gnd/118553879": "https://d-nb.info/gnd/118553879",
    "https://d-nb.info/gnd/11854067X": "https://d-nb.info/gnd/11854067X",
    "https://d-nb.info/gnd/4040841-3": "https://d-nb.info/gnd/4040841-3",
    "https://id.loc.gov/authorities/names/n80109789": "https://id.loc.gov/authorities/names/n80109789",
    "http://id.loc.gov/authorities/names/n80109789.html": "https://id.loc.gov/authorities/names/n80109789",
}
REFUSED = (
    "",
    "Q855",
    "https://www.wikidata.org/wiki/Q0855",
    "https://www.wikidata.org/wiki/Q",
    "https://www.wikidata.org/wiki/P31",
    "https://www.wikidata.org/wiki/Special:EntityData/Q855",
    "https://www.wikidata.org/wiki/Q855#sitelinks",
    "https://www.wikidata.org.example.org/wiki/Q855",
    "https://en.wikipedia.org/wiki/Joseph_Stalin",
    "https://viaf.org/viaf/",
    "https://viaf.org/viaf/64007537a",
    "https://d-nb.info/gnd/118553878",
    "https://d-nb.info/gnd/11854067x",
    "https://d-nb.info/gnd/4040841-4",
    "https://d-nb.info/gnd/118553879/about/html",
    "https://id.loc.gov/authorities/subjects/sh85076810",
    "https://id.loc.gov/authorities/names/n801",
    "javascript:alert(1)",
    "https://viaf.org/viaf/64007537 https://viaf.org/viaf/76441659",
    "https://viaf.org/viaf/٦٤٠٠٧٥٣٧",
)
PLACE_ADDRESSES = (
    "https://www.geonames.org/3183875",
    "http://sws.geonames.org/3183875/",
    "https://www.geonames.org/3183875/tirana.html",
    "https://geonames.org/3183875",
)


@pytest.mark.parametrize("typed", READ)
@pytest.mark.parametrize("kind", [PEOPLE, PLACES])
def test_each_way_to_write_an_address_gives_its_one_form(typed: str, kind: str) -> None:
    found = read_address(typed, kind)
    assert found is not None
    assert found.address == READ[typed]
    assert read_address(found.address, kind) == found


@pytest.mark.parametrize("typed", REFUSED)
@pytest.mark.parametrize("kind", [PEOPLE, PLACES])
def test_what_is_no_address_of_an_authority_file_is_refused(typed: str, kind: str) -> None:
    assert read_address(typed, kind) is None


@pytest.mark.parametrize("typed", PLACE_ADDRESSES)
def test_geonames_has_places_alone(typed: str) -> None:
    assert read_address(typed, PLACES) == AuthorityId(
        "GeoNames", "3183875", "https://www.geonames.org/3183875"
    )
    assert read_address(typed, PEOPLE) is None


@pytest.mark.parametrize("file", AUTHORITY_FILES, ids=lambda file: file.name)
def test_the_example_of_a_file_is_its_own_form_and_stands_in_messages(file: object) -> None:
    name, example, kinds = (getattr(file, key) for key in ("name", "example", "kinds"))
    found = read_address(example, PLACES)
    assert found is not None
    assert (found.file, found.address) == (name, example)
    assert label_of(example) == f"{name} {found.id}"
    for kind in (PEOPLE, PLACES):
        assert (example in expected_addresses(kind)) == (kind in kinds)
