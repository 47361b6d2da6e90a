"""PDQ, the perceptual hash that Meta published, as products of small matrices.

Its smoothing (Jarosz's: a box filter twice along each side), its sampling and its
cosine transform are all linear and act on rows and columns apart, so each is one
matrix. Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
Algorithm", Meta, 2019.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SAMPLES, FREQUENCIES = 64, 16
LUMA = np.array((0.299, 0.587, 0.114), np.float32)
# A difference of a hundredth of white counts one; so much of it is quality 100.
STEPS_TO_QUALITY = 90

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Bits = NDArray[np.bool_]


def pdq(pixels: Pixels) -> tuple[Bits, int]:
    """Hash an RGB picture: 256 bits as 16 x 16, and a quality from 0 to 100."""
    waves, quality = _waves(pixels)
    return _bits(waves), quality


def pdq_of_each_turn(pixels: Pixels) -> tuple[list[Bits], int]:
    """Hash a picture and its turns and mirrors: eight in all, as it is first."""
    waves, quality = _waves(pixels)
    signs = np.where(np.arange(FREQUENCIES) % 2, 1, -1).astype(np.float32)
    # Mirroring a picture changes the sign of every second wave; turning it on its side
    # changes rows for columns.
    mirrored = (waves, waves * signs, waves * signs[:, None])
    upright = (*mirrored, mirrored[1] * signs[:, None])
    return [_bits(one) for each in upright for one in (each, each.T)], quality


def hexadecimal(bits: Bits) -> str:
    """Write a hash as its authors do, in 64 digits."""
    return np.packbits(bits.ravel()[::-1]).tobytes().hex()


def _waves(pixels: Pixels) -> tuple[Floats, int]:
    """Take the 16 x 16 lowest frequencies of a picture, without the constant one."""
    height, width = pixels.shape[:2]
    light = pixels @ LUMA
    small = (_sampler(height) @ light @ _sampler(width).T).astype(np.float32)
    cosines = _cosines()
    waves = (cosines @ small @ cosines.T).astype(np.float32)
    return waves, _quality(small)


def _bits(waves: Floats) -> Bits:
    """Tell the waves that are larger than the lower of the two middle ones."""
    half = waves.size // 2 - 1
    above: Bits = waves > np.partition(waves.ravel(), half)[half]
    return above


def _quality(small: Floats) -> int:
    """Say how much there is to see: the sum of what neighbours differ by."""
    steps = (np.diff(small, axis=axis) * 100 / 255 for axis in (0, 1))
    total = sum(int(np.abs(np.trunc(each)).sum()) for each in steps)
    return min(100, total // STEPS_TO_QUALITY)


@lru_cache(maxsize=256)
def _sampler(side: int) -> Floats:
    """Make the matrix that smooths a side twice and takes 64 samples of it."""
    smoothing = _box_filter(side)
    samples = ((np.arange(SAMPLES) + 0.5) * side / SAMPLES).astype(int)
    sampler: Floats = smoothing[samples] @ smoothing
    return sampler


def _box_filter(side: int) -> Floats:
    """Make the matrix of a moving mean, which is shorter at both ends."""
    window = (side + 2 * SAMPLES - 1) // (2 * SAMPLES)
    ahead = (window + 2) // 2
    last = np.arange(side)[:, None] + ahead - 1
    at = np.arange(side)[None, :]
    inside = ((at > last - window) & (at <= last)).astype(np.float32)
    mean: Floats = inside / inside.sum(1, keepdims=True)
    return mean


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    """Make the cosine transform of 64 samples into the frequencies 1 to 16."""
    frequency = np.arange(1, FREQUENCIES + 1)[:, None]
    place = np.arange(SAMPLES)[None, :]
    angle = np.pi / 2 / SAMPLES * frequency * (2 * place + 1)
    cosines: Floats = (np.sqrt(2 / SAMPLES) * np.cos(angle)).astype(np.float32)
    return cosines
