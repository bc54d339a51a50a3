"""The inset of the map: what it draws, and how far its places lie from each other."""

from __future__ import annotations

import re

import pytest

from perspectives.registry.outline import MapName, Outline
from perspectives.views.map_inset import distance_rows, distances, draw_inset, kilometres_between
from perspectives.views.map_picture import MAP_WIDTH

SQUARE = ((0.0, 50.0), (2.0, 50.0), (2.0, 52.0), (0.0, 52.0), (0.0, 50.0))
HERE, THERE = MapName("Here", "place", 0.5, 50.5), MapName("There", "place", 1.5, 51.5)
INSET = Outline(
    (SQUARE,),
    (-1, 49, 3, 53),
    "A square",
    (HERE, THERE, MapName("Squareland", "country", 1, 51.2), MapName("Outer Sea", "sea", -0.2, 49.5)),
    (SQUARE,),
    (("Here", "There"),),
)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((0, 0), (1, 0), 111.2),
        ((0, 0), (0, 1), 111.2),
        ((0, 60), (1, 60), 55.6),
        ((179.5, 0), (-179.5, 0), 111.2),
        ((0, 0), (180, 0), 20015.1),
        ((5, 5), (5, 5), 0),
    ],
)
def test_a_distance_is_that_of_the_great_circle(
    one: tuple[float, float], other: tuple[float, float], kilometres: float
) -> None:
    places = MapName("", "place", *one), MapName("", "place", *other)
    assert kilometres_between(*places) == pytest.approx(kilometres, abs=0.1)


def test_each_line_has_its_length_in_the_picture_the_description_and_the_table() -> None:
    ((_one, _other, length),) = distances(INSET)
    assert length == 131
    drawing = draw_inset(INSET)
    assert drawing.picture()["svg"].count(">131 km<") == 2  # the words and their rim
    assert "Here to There 131 km" in drawing.description
    assert list(distance_rows(INSET)) == [("Here – There", "131 km")]


def test_it_shows_its_region_whole_with_its_places_and_names() -> None:
    drawing = draw_inset(INSET)
    svg = drawing.picture()["svg"]
    assert drawing.title == "A square"
    assert {"Here", "There", "SQUARELAND", "Outer Sea", "100 km"} <= set(re.findall(r">([^<>]+)</text>", svg))
    marks = [(float(x), float(y)) for x, y in re.findall(r'<circle [^>]*cx="(\S+)" cy="(\S+)"', svg)]
    (here_x, here_y), (there_x, there_y) = marks
    assert 0 < here_x < there_x < MAP_WIDTH
    assert drawing.height > here_y > there_y > 0


def test_land_lies_in_the_sea_and_the_country_on_the_land() -> None:
    svg = draw_inset(INSET).picture()["svg"]
    fills = re.findall(r"ps-fill-(sea|ground|line)\b", svg)
    assert fills[:3] == ["sea", "ground", "line"]


def test_a_file_without_lines_has_no_distances() -> None:
    alone = Outline((SQUARE,), INSET.region, names=(HERE,))
    assert distances(alone) == []
    assert ">Here<" in draw_inset(alone).picture()["svg"]
