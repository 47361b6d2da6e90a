"""An address as a square for a telephone's camera, drawn as one path."""

from dataclasses import dataclass

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M


@dataclass(frozen=True, slots=True)
class Square:
    """A square of so many modules a side; ``path`` draws the dark ones."""

    side: int
    path: str


def square(address: str) -> Square:
    """The square that holds an address, with the quiet edge that cameras want."""
    code = QRCode(border=4, error_correction=ERROR_CORRECT_M)
    code.add_data(address)
    code.make()
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return Square(len(rows), path)
