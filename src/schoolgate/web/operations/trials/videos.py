"""Film half a second, and take out what the film hides."""

import tempfile
from pathlib import Path

import av

from schoolgate.reading.pictures.frames import strip
from schoolgate.web.operations.trials import expect

SIDE = 64


def film(path: Path) -> None:
    """Write five grey frames."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = SIDE, SIDE, "yuv420p"
        for _ in range(5):
            out.mux(stream.encode(av.VideoFrame(SIDE, SIDE, "yuv420p")))
        out.mux(stream.encode(None))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made, copy = Path(folder) / "made.mp4", Path(folder) / "copy.mp4"
        film(made)
        strip(made, copy)
        expect(copy.stat().st_size, "a copy")
