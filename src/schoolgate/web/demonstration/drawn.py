"""Pictures of the demonstration: drawn here, with nobody in them who ever lived."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = WIDTH, HEIGHT = 1200, 800
HORIZON = 480
SKIN = ("#f2c9a5", "#c98e62", "#a06c4a", "#e8b48c", "#8d5a3b", "#d9a074")
HAIR = ("#8a5a24", "#2b1b12", "#1d1410", "#7a2e12", "#111111", "#3a2a1e")
COATS = ("#b3372f", "#c9962b", "#2f6db3", "#6b4a9c", "#3b8a4a", "#2d7f86")
EYE, MOUTH = "#2a1a10", "#a8423c"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """How many children stand in a picture, and how they look."""

    children: int
    looks: int = 0

    def places(self) -> Iterator[tuple[float, float, float]]:
        """The middle of each head, and half of its width, from the left."""
        scale = min(95, WIDTH / self.children / 2.2)
        for number in range(self.children):
            across = WIDTH * (number + 0.5) / self.children
            yield across, 380 + number % 2 * 40, scale

    def boxes(self) -> list[Box]:
        """Each face as left, top, width and height, in fractions of the picture."""
        return [
            (
                (x - 0.7 * s) / WIDTH,
                (y - 0.9 * s) / HEIGHT,
                1.4 * s / WIDTH,
                1.9 * s / HEIGHT,
            )
            for x, y, s in self.places()
        ]


@cache
def a_class(scene: Scene) -> bytes:
    """Children in a row on a lawn; their faces can be found as others are."""
    image = Image.new("RGB", SIZE, "#cfe8f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HORIZON, *SIZE), fill="#7fae6a")
    for number, place in enumerate(scene.places(), scene.looks):
        _child(_Pen(draw, *place), number)
    return _jpeg(image)


@cache
def a_garden() -> bytes:
    """A picture with nobody in it: a bed of green rows under a pale sky."""
    image = Image.new("RGB", (960, 640), "#cfe8f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 320, 960, 640), fill="#6b4f3a")
    for row in range(5):
        for column in range(12):
            x, y = 40 + column * 78, 350 + row * 56
            draw.ellipse((x, y, x + 46, y + 40), fill="#3f7d3a", outline="#2b5a28")
    return _jpeg(image)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws around the middle of a head, in halves of its width."""

    draw: ImageDraw.ImageDraw
    x: float
    y: float
    scale: float

    def at(self, *box: float) -> tuple[float, float, float, float]:
        """A box around the head, as one of the picture."""
        left, top, right, bottom = (n * self.scale for n in box)
        return self.x + left, self.y + top, self.x + right, self.y + bottom

    def oval(self, fill: str, *box: float) -> None:
        """An ellipse in a box."""
        self.draw.ellipse(self.at(*box), fill=fill)

    def line(self, fill: str, *points: float) -> None:
        """A stroke from one place to another."""
        self.draw.line(self.at(*points), fill=fill, width=max(2, int(self.scale / 20)))


def _child(pen: _Pen, number: int) -> None:
    skin, hair = SKIN[number % len(SKIN)], HAIR[number % len(HAIR)]
    coat = COATS[number % len(COATS)]
    pen.draw.rounded_rectangle(
        pen.at(-0.75, 1.25, 0.75, 3.2), radius=0.5 * pen.scale, fill=coat
    )
    pen.draw.rectangle(pen.at(-0.22, 0.8, 0.22, 1.4), fill=skin)
    pen.oval(hair, -0.85, -1.2, 0.85, 0.75)
    if number % 2:
        pen.draw.rectangle(pen.at(-0.85, -0.2, 0.85, 0.9), fill=hair)
    pen.oval(skin, -0.68, -0.9, 0.68, 1.0)
    pen.draw.chord(pen.at(-0.72, -1.05, 0.72, 0.1), 195, 345, fill=hair)
    for middle in (-0.3, 0.3):
        pen.oval("white", middle - 0.13, -0.12, middle + 0.13, 0.08)
        pen.oval(EYE, middle - 0.07, -0.1, middle + 0.07, 0.06)
        pen.line(EYE, middle - 0.15, -0.24, middle + 0.15, -0.26)
    pen.line(EYE, 0, 0.1, -0.07, 0.36)
    pen.draw.chord(pen.at(-0.28, 0.35, 0.28, 0.75), 10, 170, fill=MOUTH)


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=88)
    return file.getvalue()
