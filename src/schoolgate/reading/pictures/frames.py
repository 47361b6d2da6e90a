"""Frames of a video, and its copy without hidden data, with PyAV and its FFmpeg.

Only MP4, QuickTime, Matroska and WebM are opened, each by its own name: left to itself
the library would follow playlists to other files and hosts. It needs
``schoolgate[video]``.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from schoolgate.reading.pictures.decoding import LONG_SIDE, Upright
from schoolgate.reading.pictures.faces import find
from schoolgate.reading.pictures.samples import Sample, Stripped, VideoError
from schoolgate.reading.pictures.sniff import Format

MOST_PIXELS = 40_000_000
MOST_SECONDS = 3600
_READ = {
    "mov": rb".{4}ftyp(?!hei|hev|mif1|msf1|avi[fs])",
    "matroska": rb"\x1aE\xdf\xa3",
}
_WRITTEN = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".webm": "webm"}
_NO_NETWORK = {"protocol_whitelist": "pipe"}
_PLACES = ("location", "xyz", "gps")
# What every writer of a container puts there, and what tells nothing.
_SILENT = frozenset(
    "major_brand minor_version compatible_brands encoder handler_name language "
    "vendor_id duration".split()
)
# How far a video may stop before the end that it tells.
_SHORT = 1.5
# Seconds are told to a hundredth.
_A_FRAME = 0.01


def samples(path: Path, every: float, since: float = 0.0) -> Iterator[Sample]:
    """A frame every so many seconds, from the second named on, with its faces."""
    with _opened(path) as (container, video):
        whole = _seconds(container)
        wanted = last = since
        _go_to(container, since)
        for frame in container.decode(video):
            last = float(frame.time or 0)
            if last >= wanted:
                wanted = max(wanted, last) + every
                yield _sample(frame, last, whole)
        if last + _SHORT < whole:
            raise VideoError(
                f"it stops after {last:.0f} of {whole:.0f} seconds: copy it again"
            )


def still(path: Path, second: float) -> bytes:
    """The frame of a second as a JPEG file, as large as frames are looked at."""
    with _opened(path) as (container, video):
        _go_to(container, second)
        for frame in container.decode(video):
            if float(frame.time or 0) + _A_FRAME >= second:
                file = BytesIO()
                _upright(frame).save(file, "JPEG", quality=80)
                return file.getvalue()
    raise VideoError("it has no frame there")


def _go_to(container: InputContainer, second: float) -> None:
    """Go to the last whole frame before a second: all between is decoded again."""
    if second > 0:
        container.seek(int(second * av.time_base))


def strip(path: Path, copy: Path) -> Stripped:
    """Copy the packets of the pictures and of the sound, and nothing else."""
    kind = _WRITTEN.get(copy.suffix.lower(), "matroska")
    with _opened(path) as (container, video), _new(copy, kind) as out:
        kept: list[Stream] = [video, *container.streams.audio[:1]]
        _copy(container, kept, out)
        return Stripped(copy, tuple(_hidden(container, kept)))


def _copy(
    container: InputContainer,
    kept: list[Stream],
    out: OutputContainer,
) -> None:
    written = {one.index: out.add_stream_from_template(one) for one in kept}
    for stream in written.values():
        stream.metadata.clear()
    for packet in container.demux(kept):
        # The last packet of each stream is empty, and only says that it is the last.
        if packet.dts is not None:
            packet.stream = written[packet.stream.index]
            out.mux(packet)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The container and its pictures, whatever is wrong with it said in words."""
    try:
        with (
            path.open("rb") as file,
            av.open(
                file,
                "r",
                _kind(file, path.name),
                _NO_NETWORK,
                metadata_errors="replace",
            ) as container,
        ):
            yield container, _pictures(container)
    except av.FFmpegError as error:
        raise VideoError(
            "it is damaged and can't be read whole: copy it again from the camera"
        ) from error
    except OSError as error:
        raise VideoError(f"it can't be opened ({error.strerror})") from error


@contextmanager
def _new(copy: Path, kind: str) -> Iterator[OutputContainer]:
    if copy.exists():
        raise VideoError(f"{copy} is there already: nothing is overwritten")
    is_whole = False
    try:
        with av.open(copy, "w", kind, container_options={"fflags": "+bitexact"}) as out:
            yield out
        is_whole = True
    except (av.FFmpegError, ValueError) as error:
        raise VideoError(
            f"it can't be copied as {kind}: save it as an MP4 ({error})"
        ) from error
    finally:
        # Half a copy would pass for a whole one.
        if not is_whole:
            copy.unlink(missing_ok=True)


def _kind(file: BinaryIO, name: str) -> str:
    head = file.read(16)
    file.seek(0)
    for kind, signature in _READ.items():
        if re.match(signature, head, re.DOTALL):
            return kind
    raise VideoError(
        f"{name} is no video in a format that is read (MP4, MOV, WebM, MKV): "
        "save it as an MP4"
    )


def _pictures(container: InputContainer) -> VideoStream:
    """The first stream of moving pictures: a cover picture is none."""
    for stream in container.streams.video:
        if stream.disposition & Disposition.attached_pic:
            continue
        # A stream that nobody can decode has no such thing as a width.
        if not hasattr(stream, "width"):
            raise VideoError("its pictures are of an unknown kind: save it as an MP4")
        if stream.width * stream.height > MOST_PIXELS:
            raise VideoError("its pictures are too large: save it smaller")
        if _seconds(container) > MOST_SECONDS:
            raise VideoError("it takes more than an hour: cut it")
        stream.thread_count = 1
        return stream
    raise VideoError("it has no moving pictures: choose the video itself")


def _seconds(container: InputContainer) -> float:
    return (container.duration or 0) / av.time_base


def _sample(frame: VideoFrame, second: float, whole: float) -> Sample:
    small = _upright(frame)
    size = frame.width, frame.height
    if frame.rotation % 180:
        size = frame.height, frame.width
    done = min(1.0, second / whole) if whole else 0.0
    seen = Upright(Format.JPEG, small, size)
    return Sample(round(second, 2), round(done, 3), size, find(seen))


def _upright(frame: VideoFrame) -> Image.Image:
    image = Image.fromarray(frame.to_ndarray(format="rgb24"))
    if frame.rotation:
        image = image.rotate(frame.rotation, expand=True)
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BILINEAR)
    return image


def _hidden(container: InputContainer, kept: list[Stream]) -> Iterator[str]:
    """What is not in the copy, in plain words."""
    tables = (container.metadata, *(stream.metadata for stream in container.streams))
    names = {name.lower() for table in tables for name in table} - _SILENT
    if any(part in name for name in names for part in _PLACES):
        yield "the place where it was taken"
    if names:
        yield f"words about the video ({', '.join(sorted(names))})"
    left = len(container.streams) - len(kept)
    if left:
        yield "1 more track" if left == 1 else f"{left} more tracks"
