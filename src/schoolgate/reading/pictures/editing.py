"""Follow a recipe of edits: from the original to a new, clean picture.

The order is always the same, whatever the recipe's: fills, mosaics, crop, turn, shrink.
So a cover hides the same part of the original, and a fill is never seen through the
mosaic beside it.
"""

from PIL import Image

from schoolgate.engine.record import record
from schoolgate.reading.pictures.covering import cover, grown
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import rgb, whole
from schoolgate.reading.pictures.edits import Area, Box, Edits, How
from schoolgate.reading.pictures.encoding import jpeg, png, profile_of
from schoolgate.reading.pictures.sniff import Format

_DRAWN = frozenset((Format.PNG, Format.GIF))
_TURNED = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@record
class Edited:
    """A picture made safer: a new file, its size, and where its covers stand in it."""

    data: bytes
    suffix: str
    size: tuple[int, int]
    covered: tuple[Box, ...] = ()


def edit(data: bytes, edits: Edits) -> Edited:
    """Apply a recipe to the original; PictureError where that can't be read whole."""
    picture = cut(data)
    with whole(picture) as image:
        profile = profile_of(image)
        upright = rgb(image)
    made = applied(upright, edits)
    covered = _covered(upright.size, made.size, edits)
    if picture.kind in _DRAWN:
        return Edited(png(made, profile), ".png", made.size, covered)
    return Edited(jpeg(made, profile), ".jpg", made.size, covered)


def applied(image: Image.Image, edits: Edits) -> Image.Image:
    """Apply a recipe to the pixels of an upright RGB picture."""
    for how in (How.FILL, How.MOSAIC):
        areas = [one.area for one in edits.covers if one.how is how]
        if areas:
            image = cover(image, [area.box(image.size) for area in areas], how)
    if edits.crop:
        image = crop(image, edits.crop)
    if edits.turn:
        image = turn(image, edits.turn)
    if edits.longest_edge:
        image = shrink(image, edits.longest_edge)
    return image


def crop(image: Image.Image, area: Area) -> Image.Image:
    """The part of a picture within an area."""
    x, y, width, height = area.box(image.size)
    return image.crop((x, y, x + width, y + height))


def turn(image: Image.Image, degrees: int) -> Image.Image:
    """The picture turned clockwise by 90, 180 or 270 degrees."""
    return image.transpose(_TURNED[degrees])


def shrink(image: Image.Image, longest_edge: int) -> Image.Image:
    """The picture no longer than so many pixels; a smaller one stays as it is."""
    factor = longest_edge / max(image.size)
    if factor >= 1:
        return image
    width, height = (max(1, round(side * factor)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _covered(
    before: tuple[int, int], after: tuple[int, int], edits: Edits
) -> tuple[Box, ...]:
    """Where the covers are in the result; those that were cropped away are not."""
    boxes = (grown(one.area.box(before), before) for one in edits.covers)
    shown = edits.crop.box(before) if edits.crop else (0, 0, *before)
    within = (_within(box, shown) for box in boxes)
    return tuple(
        _turned(box, shown[2:], edits.turn).box(after)
        for box in within
        if min(box[2:]) > 0
    )


def _within(box: Box, shown: Box) -> Box:
    left, top = (max(box[i], shown[i]) for i in (0, 1))
    right, low = (min(box[i] + box[i + 2], shown[i] + shown[i + 2]) for i in (0, 1))
    return left - shown[0], top - shown[1], right - left, low - top


def _turned(box: Box, size: tuple[int, int], degrees: int) -> Area:
    """The box as fractions of the picture that was turned."""
    (x, y, width, height), (wide, high) = box, size
    for _ in range(degrees // 90):
        x, y, width, height = high - y - height, x, height, width
        wide, high = high, wide
    return Area(x / wide, y / high, width / wide, height / high)
