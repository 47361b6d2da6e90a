"""Pictures made for the tests, with anything hidden in them that a test asks for."""

import io
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image

SHARED = Path(__file__).resolve().parents[5].parent / "shared" / "data"
CAMERA = SHARED / "camera"

# EXIF with a camera's name, turned a quarter, and a position in Putney.
EXIF_WITH_PLACE = bytes.fromhex(
    "4d4d002a00000008"
    "0003"
    "010f000200000006" + "00000032"
    "0112000300000001" + "00060000"
    "8825000400000001" + "0000003800000000"
) + (
    b"Kodak\0"
    + bytes.fromhex("000100020005000000030000004000000000")
    + struct.pack(">6I", 51, 1, 27, 1, 36, 1)
)
EXIF_TURNED = bytes.fromhex("4d4d002a00000008000101120003000000010006000000000000")
XMP_PLACE = b'<x:xmpmeta photoshop:City="Putney"/>'
XMP_PLAIN = b'<x:xmpmeta xmp:CreatorTool="Paint"/>'


def picture(kind: str, size: tuple[int, int] = (48, 32)) -> bytes:
    """A small picture with something to see in it, and nothing hidden."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def segment(marker: int, payload: bytes) -> bytes:
    """One JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    """A JPEG with more segments in its head, and data after its end."""
    plain = picture("JPEG")
    return plain[:20] + b"".join(segments) + plain[20:] + after


def chunk(name: bytes, payload: bytes) -> bytes:
    """One PNG chunk."""
    check = struct.pack(">I", zlib.crc32(name + payload))
    return struct.pack(">I", len(payload)) + name + payload + check


def png(*chunks: bytes, after: bytes = b"") -> bytes:
    """A PNG with more chunks behind its head, and data after its end."""
    plain = picture("PNG")
    return plain[:33] + b"".join(chunks) + plain[33:] + after


def shown(data: bytes) -> bytes:
    """The pixels of a picture, frame by frame, as they are stored."""
    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(data)) as image,
    ):
        frames = range(int(getattr(image, "n_frames", 1)))
        return b"".join(_frame(image, number) for number in frames)


def _frame(image: Image.Image, number: int) -> bytes:
    image.seek(number)
    return image.convert("RGBA").tobytes()


def camera_files(pattern: str) -> list[Path]:
    """Real camera files; skips loudly where they are not beside this clone."""
    found = sorted(CAMERA.glob(pattern))
    if not found:
        pytest.skip(f"SKIPPED FOR WANT OF DATA: no camera/{pattern} beside this clone")
    return found
