"""The picture of the demo's shop, and where things lie on it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from scripts.tools.demo_floor import FloorPicture
from scripts.tools.demo_places import ZONES
from scripts.tools.demo_shop import node_places
from simulator.plans import BOUTIQUE_FLOOR

PICTURE = FloorPicture(BOUTIQUE_FLOOR)


def test_it_is_a_picture_that_home_assistant_takes() -> None:
    content = PICTURE.png()
    picture = Image.open(BytesIO(content))
    assert picture.format == "PNG"
    assert abs(picture.width / picture.height - PICTURE.aspect) < 0.01
    assert len(content) < 100_000


def test_it_has_no_ground_of_its_own_so_that_it_suits_light_and_dark() -> None:
    picture = Image.open(BytesIO(PICTURE.png()))
    assert picture.getpixel((picture.width - 1, 0)) == (0, 0, 0, 0)


def test_zones_and_nodes_lie_on_it_each_for_itself() -> None:
    places = [PICTURE.place(*zone.marker) for zone in ZONES] + [PICTURE.place(*at) for at in node_places().values()]
    assert all(0.02 < place[axis] < 0.98 for place in places for axis in ("x", "y"))
    assert len({tuple(place.values()) for place in places}) == len(places)
