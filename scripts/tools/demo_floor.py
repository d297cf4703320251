"""The demo shop's floor plan as its owner might have drawn it: a picture, and where on it something lies.

The street is on the left. Greys that can be seen on light and on dark ground, on none of their own.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from simulator import FloorPlan, Spot

PIXELS_PER_METRE: Final = 64
SMOOTH: Final = 2
"""It is drawn so many times larger, and made smaller."""
STREET: Final = 2.2
MARGIN: Final = 0.4
"""Metres of street that are shown, and around the walls."""
WALL: Final = 0.18
DOOR: Final = 1.6
RACK: Final = (1.5, 0.55)
RACK_WEIGHT: Final = 0.5
"""What draws less is no rack, but a place where somebody looks about."""
CABIN: Final = 1.3
COUNTER: Final = (0.7, 2.0)

FLOOR: Final = (128, 132, 140, 26)
PAVEMENT: Final = (128, 132, 140, 14)
LINE: Final = (128, 132, 140, 255)
FURNITURE: Final = (128, 132, 140, 90)
GLASS: Final = (120, 160, 190, 255)

type Box = tuple[float, float, float, float]


class FloorPicture:
    """The plan of a rectangular shop. Metres as the simulator has them: x along the façade, y into the shop."""

    def __init__(self, floor: FloorPlan) -> None:
        self._floor = floor
        self.width = STREET + floor.depth + MARGIN
        self.height = floor.width + 2 * MARGIN

    @property
    def aspect(self) -> float:
        """Width to height."""
        return self.width / self.height

    def place(self, x: float, y: float) -> dict[str, float]:
        """Return where a point of the shop lies on the picture, as fractions of its width and height."""
        across, down = self._point(x, y)
        return {"x": round(across / self.width, 3), "y": round(down / self.height, 3)}

    def png(self) -> bytes:
        """Return the picture."""
        size = (round(self.width * PIXELS_PER_METRE), round(self.height * PIXELS_PER_METRE))
        large = Image.new("RGBA", (size[0] * SMOOTH, size[1] * SMOOTH))
        self._draw(ImageDraw.Draw(large))
        out = BytesIO()
        large.resize(size, Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _draw(self, draw: ImageDraw.ImageDraw) -> None:
        floor = self._floor
        draw.rectangle(self._pixels((0.0, -STREET, floor.width, 0.0)), fill=PAVEMENT)
        draw.rectangle(self._pixels((0.0, 0.0, floor.width, floor.depth)), fill=FLOOR)
        for spot in floor.spots:
            if spot.weight >= RACK_WEIGHT:
                self._box(draw, spot, RACK[1], RACK[0])
        self._box(draw, floor.till, COUNTER[1], COUNTER[0])
        for cabin in floor.fitting:
            half = CABIN / 2
            box = self._pixels((cabin.x - half, cabin.y - half, cabin.x + half, cabin.y + half))
            draw.rectangle(box, outline=LINE, width=round(WALL / 2 * self._scale))
        self._walls(draw)

    def _walls(self, draw: ImageDraw.ImageDraw) -> None:
        floor, left, right = self._floor, self._floor.door_x - DOOR / 2, self._floor.door_x + DOOR / 2
        for box in (
            (0.0, floor.depth, floor.width, floor.depth),
            (0.0, 0.0, 0.0, floor.depth),
            (floor.width, 0.0, floor.width, floor.depth),
            (0.0, 0.0, left, 0.0),
            (right, 0.0, right + DOOR / 4, 0.0),
        ):
            draw.rectangle(self._pixels(box, WALL / 2), fill=LINE)
        draw.rectangle(self._pixels((right + DOOR / 4, 0.0, floor.width, 0.0), WALL / 4), fill=GLASS)
        swing = self._pixels((left - DOOR, -DOOR, left + DOOR, DOOR))
        draw.arc(swing, 0, 90, fill=LINE, width=round(WALL / 3 * self._scale))

    def _box(self, draw: ImageDraw.ImageDraw, spot: Spot, along: float, into: float) -> None:
        box = (spot.x - along / 2, spot.y - into / 2, spot.x + along / 2, spot.y + into / 2)
        draw.rounded_rectangle(self._pixels(box), radius=0.12 * self._scale, fill=FURNITURE)

    @property
    def _scale(self) -> float:
        return PIXELS_PER_METRE * SMOOTH

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return STREET + y, MARGIN + x

    def _pixels(self, box: Box, around: float = 0.0) -> Box:
        left, top = self._point(box[0] - around, box[1] - around)
        right, bottom = self._point(box[2] + around, box[3] + around)
        scale = self._scale
        return left * scale, top * scale, right * scale, bottom * scale
