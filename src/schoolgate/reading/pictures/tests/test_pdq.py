"""PDQ as it was published: the hashes here are from the package pdqhash, 0.2.8."""

import numpy as np
import pytest
from PIL import Image
from skimage import data

from schoolgate.reading.pictures.likeness import SAME, distance
from schoolgate.reading.pictures.pdq import (
    Pixels,
    hexadecimal,
    pdq,
    pdq_of_each_turn,
)

# Another processor may round a wave to the other side of the middle.
ROUNDED = 2

PHOTOGRAPHS = {
    ("astronaut", 512, 341): (
        "2d0f1af3a876c529c79ca3d6566f283694196c81cedd04de0a26f855fc99b724"
    ),
    ("astronaut", 101, 400): (
        "2d2b1ae3a9564529e79ca3d2566fa834d4196c81d6fd04de0a26f855fc99b724"
    ),
    ("chelsea", 512, 341): (
        "5feb5321f01da156898e2b7629a5d3438412cdbd23f48942464526317db33ffd"
    ),
    ("chelsea", 101, 400): (
        "1fab7321f01da156c98e2b7629a5d3434412cdbd23f489c2464522317db33ffd"
    ),
    ("coffee", 512, 341): (
        "04629e769e66365cb983b8668827f27c21a779e61e36e1f8c79927e27c8299e0"
    ),
    ("coffee", 101, 400): (
        "8c629e679a66368cf9a31866c026726c21a779f61eb6e1f8c799a7f63c0299e0"
    ),
}
# Width, height, strength; hash; quality.
WAVES = [
    (
        (333, 127, 20),
        "d5f81407ddd855077df85007fdd840075d520007aaadfff8aaadeeadaaad0007",
        51,
    ),
    (
        (64, 512, 5),
        "e0e57555dd557c5d31c567556899f19dccc528dd0745777f44552000ffaac300",
        6,
    ),
    (
        (90, 1000, 2),
        "b019f9ad31c5cfc38305ebc3738de1ea0555511488f68ebec45ec9a0e442fea7",
        0,
    ),
]
TURNED = [
    "05f808b855582ab85d58aff8d558aaf85552fff8aaad0007aaad0112aaadfff8",
    "076b2ac1156b2ac15d6baec1156baec5d56bafc1d56bffc5ff6b003a0094003a",
    "80ad6552888d405228ad4552aa8d155208075552fff8aaadfff8bff8fff85552",
    "80ad98ad800dbaad088dbaad800deaad0807aaadfff85552fff80007fff8aaad",
    "a23e546b4a3e016f2abe456f023e456faa3e556f883e556faa3eaa9055c1aa90",
    "a23ebf940a3efe902abefa94003eba90aa3eaa90883eaa90aa3e556f55c1556f",
    "d5f81407ddd855077df85007fdd840075d520007aaadfff8aaadeeadaaad0007",
    "f76b013a156b543a5deb003a156b003add6b003ad56b003aff6bffc50094ffc5",
]


def photograph(name: str, width: int, height: int) -> Pixels:
    image = Image.fromarray(getattr(data, name)()).convert("RGB")
    return np.asarray(image.resize((width, height)))


def waves(width: int, height: int, strength: int) -> Pixels:
    y, x = np.mgrid[0:height, 0:width]
    made = np.sin(x / 17) + np.cos(y / 11) * np.sin((x + 2 * y) / 29)
    light = 128 + strength * made
    colours = np.stack((light, light * 0.9, light * 0.5), 2)
    return colours.clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("which", PHOTOGRAPHS)
def test_a_photograph_has_the_published_hash(which: tuple[str, int, int]) -> None:
    bits, quality = pdq(photograph(*which))

    assert distance(hexadecimal(bits), PHOTOGRAPHS[which]) <= ROUNDED
    assert quality == 100


@pytest.mark.parametrize(("shape", "digits", "quality"), WAVES)
def test_a_picture_with_little_in_it_has_the_published_quality(
    shape: tuple[int, int, int], digits: str, quality: int
) -> None:
    bits, found = pdq(waves(*shape))

    assert distance(hexadecimal(bits), digits) <= ROUNDED
    assert found == pytest.approx(quality, abs=1)


def test_the_turns_and_mirrors_have_the_published_hashes() -> None:
    turned, _ = pdq_of_each_turn(waves(333, 127, 20))

    made = sorted(map(hexadecimal, turned))
    apart = [distance(*pair) for pair in zip(made, TURNED, strict=True)]
    assert max(apart) <= ROUNDED


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_turned_photograph_is_among_the_turns(turns: int, mirrored: bool) -> None:
    pixels = photograph("chelsea", 300, 200)
    turned = np.rot90(pixels[:, ::-1] if mirrored else pixels, turns)
    made, _ = pdq_of_each_turn(pixels)

    asked = hexadecimal(pdq(turned)[0])

    assert min(distance(asked, hexadecimal(one)) for one in made) <= SAME


def test_one_colour_is_of_no_quality() -> None:
    _, quality = pdq(np.full((100, 80, 3), 90, np.uint8))

    assert quality == 0
