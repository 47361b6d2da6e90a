"""A picture for trials: lines, and a word where one is wanted."""

import io

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 480, 320


def jpeg(word: str = "") -> bytes:
    """Draw a picture and write it as a JPEG file."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen, out = ImageDraw.Draw(image), io.BytesIO()
    for at in range(0, HEIGHT, 16):
        pen.line((0, at, at, HEIGHT), fill=(at % 256, 90, 160), width=3)
    pen.text((190, 40), word, font=ImageFont.load_default(48), fill="black")
    image.save(out, "JPEG")
    return out.getvalue()
