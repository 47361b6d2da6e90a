"""Seen before: how often a changed picture is known again, and another one mistaken.

Run: ``python benchmarks/photos_seen.py``. Pictures: the camera files beside this clone
and those that scikit-image brings, from 300 pixels on, two of one motif left out.
"""

import io
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import skimage
from PIL import Image, ImageEnhance, ImageOps

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.hashing import of_image
from schoolgate.reading.pictures.likeness import PROBABLE, SAME, Likeness
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.seen import Shelf, shelf

CAMERA = Path(__file__).resolve().parents[2] / "shared" / "data" / "camera"
OTHERS = Path(str(skimage.__file__)).parent / "data"
TWINS = ("chessboard_GRAY.png", "motorcycle_right.png", "portrait_6.jpg")
ONE_OF_MANY = "landscape_1.jpg"
LEAST_SIDE = 300

Change = Callable[[Image.Image], Image.Image]


def sides(left: float, top: float, right: float, low: float) -> Change:
    """A crop by shares of the picture."""

    def crop(image: Image.Image) -> Image.Image:
        width, height = image.size
        edges = left * width, top * height, (1 - right) * width, (1 - low) * height
        x, y, end, bottom = map(round, edges)
        return image.crop((x, y, end, bottom))

    return crop


def all_sides(share: float) -> Change:
    """The same share from every side."""
    return sides(share, share, share, share)


def any_side(share: float) -> Change:
    """A share from one side by chance."""

    def crop(image: Image.Image) -> Image.Image:
        chance = random.Random(repr(image.size))
        shares = [share, 0.0, 0.0, 0.0]
        chance.shuffle(shares)
        return sides(*shares)(image)

    return crop


def window(area: float) -> Change:
    """A window of the same shape anywhere, of so much of the area."""

    def crop(image: Image.Image) -> Image.Image:
        chance = random.Random(repr(image.size))
        rest = 1 - area**0.5
        left, top = chance.random() * rest, chance.random() * rest
        return sides(left, top, rest - left, rest - top)(image)

    return crop


def shaped(ratio: float) -> Change:
    """The middle, in the shape that a platform wants."""
    return lambda image: ImageOps.fit(
        image, (512, round(512 / ratio)), Image.Resampling.BICUBIC
    )


CHANGES: dict[str, Change] = {
    "packed at quality 50": lambda image: repacked(image, 50),
    "300 pixels": lambda image: ImageOps.contain(image, (300, 300)),
    "brighter by a quarter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "mirrored": ImageOps.mirror,
    "turned by 90": lambda image: image.rotate(90, expand=True),
    "turned by 3": lambda image: image.rotate(3, Image.Resampling.BICUBIC),
    "1% off each side": all_sides(0.01),
    "2% off each side": all_sides(0.02),
    "4% off each side": all_sides(0.04),
    "5% off each side": all_sides(0.05),
    "6% off each side": all_sides(0.06),
    "9% off each side": all_sides(0.09),
    "14% off each side": all_sides(0.14),
    "20% off each side": all_sides(0.2),
    "3% off one side": any_side(0.03),
    "8% off one side": any_side(0.08),
    "13% off one side": any_side(0.13),
    "20% off one side": any_side(0.2),
    "a window of 95%": window(0.95),
    "a window of 90%": window(0.9),
    "a window of 80%": window(0.8),
    "a window of 60%": window(0.6),
    "square": shaped(1),
    "4 to 5": shaped(0.8),
    "16 to 9": shaped(16 / 9),
}


def repacked(image: Image.Image, quality: int = 75) -> Image.Image:
    """The picture as a platform gives it back."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """All pictures that are large enough, each motif once."""
    files = [*sorted(CAMERA.glob("**/*")), *sorted(OTHERS.glob("*.[pj][np]g"))]
    for path in files:
        twin = path.name.startswith("landscape") and path.name != ONE_OF_MANY
        if not path.is_file() or twin or path.name in TWINS:
            continue
        try:
            image = upright(cut(path.read_bytes()), 1600).image
        except PictureError:
            continue
        if min(image.size) >= LEAST_SIDE:
            yield path.name, image


def hashed(image: Image.Image) -> Likeness | None:
    """Its hashes, if it can be compared."""
    made = of_image(image)
    return made if isinstance(made, Likeness) else None


def shelves(known: dict[str, Likeness]) -> dict[str, Shelf]:
    """What is kept: the turned hashes alone, as PDQ has it, and with our crops."""
    turned = [(key, digits) for key, one in known.items() for digits in one.kept[:8]]
    all_of_it = [(key, digits) for key, one in known.items() for digits in one.kept]
    return {"PDQ alone": shelf(turned), "with crops": shelf(all_of_it)}


def changed(images: dict[str, Image.Image]) -> dict[str, dict[str, str]]:
    """For each change the hash of each picture, once it was changed and packed."""
    return {
        what: {
            key: made.whole
            for key, image in images.items()
            if (made := hashed(repacked(change(image))))
        }
        for what, change in CHANGES.items()
    }


def measure(asked: dict[str, dict[str, str]], kept: Shelf, count: int) -> list[int]:
    """Print how many are known again; give how far all others are."""
    strangers: list[int] = []
    for what, wholes in asked.items():
        far = np.full(count, 256)
        for at, (key, whole) in enumerate(wholes.items()):
            found = {match.key: match.distance for match in kept.matches(whole, 256)}
            far[at] = found.pop(key)
            strangers.extend(found.values())
        line = f"{np.mean(far <= SAME):.2f} same, {np.mean(far <= PROBABLE):.2f} in all"
        print(f"    {what:<24} {line}")
    return strangers


def time_it(image: Image.Image) -> None:
    """The processor's time for one picture, and for asking 100,000 of them."""
    start = time.process_time()
    for _ in range(5):
        made = hashed(image)
    each = (time.process_time() - start) / 5
    assert made
    print(f"  {1000 * each:.0f} ms for the {len(made.kept)} hashes of one picture")
    chance = np.random.default_rng(1)
    for count in (100_000, 100_000 * len(made.kept)):
        kept = shelf((str(n), chance.bytes(32).hex()) for n in range(count))
        start = time.process_time()
        kept.matches(made.whole)
        taken = 1000 * (time.process_time() - start)
        print(f"  {taken:.0f} ms to ask {count:,} hashes")


def main() -> None:
    """Print how often each change is seen through."""
    images = dict(pictures())
    known = {key: made for key, image in images.items() if (made := hashed(image))}
    print(f"{len(known)} of {len(images)} pictures can be compared")
    images = {key: images[key] for key in known}
    asked = changed(images)
    for name, kept in shelves(known).items():
        print(f"  {name}")
        others = np.array(measure(asked, kept, len(images)))
        wrong = [int((others <= most).sum()) for most in (SAME, PROBABLE, 80, 90)]
        print(
            f"    other pictures: nearest {others.min()}; at most 31, 70, 80, 90 bits: "
            f"{wrong} of {len(others)}"
        )
    time_it(next(iter(images.values())))


if __name__ == "__main__":
    main()
