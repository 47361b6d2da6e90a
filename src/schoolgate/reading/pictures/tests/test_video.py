"""Videos: looked at in samples, copied without what they hide, and never cleared."""

import itertools
import random
import shutil
import struct
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from schoolgate.reading.pictures import frames
from schoolgate.reading.pictures import video as module
from schoolgate.reading.pictures.reasons import Kind, Level
from schoolgate.reading.pictures.samples import Sample, Stripped, VideoError
from schoolgate.reading.pictures.tests import making
from schoolgate.reading.pictures.tests.portrait import FACE, portrait
from schoolgate.reading.pictures.unlooked import Unlooked
from schoolgate.reading.pictures.video import account, samples, strip

RATE = 5
SIZE = (320, 320)
PLACE = "+51.4600-000.2200/"


def film(path: Path, seconds: int = 6, turn: int = 0) -> Path:
    """A grey film, in whose second half the portrait is shown, with silence to it."""
    grey, face = Image.new("RGB", SIZE, "grey"), portrait(SIZE[0]).rotate(turn)
    rate = RATE
    with av.open(str(path), "w") as out:
        out.metadata.update(
            {"location": PLACE, "title": "Ann Lee", "comment": "Putney"}
        )
        video = out.add_stream("mpeg4", rate=rate)
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        sound = out.add_stream("aac", rate=44100)
        for number in range(seconds * rate):
            image = grey if number < seconds * rate / 2 else face
            frame = av.VideoFrame.from_ndarray(np.asarray(image), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, rate)
            out.mux(video.encode(frame))
        silence = np.zeros((1, 1024), np.float32)
        for number in range(seconds * 43):
            tone = av.AudioFrame.from_ndarray(silence, "fltp", "mono")
            tone.sample_rate, tone.pts = 44100, number * 1024
            out.mux(sound.encode(tone))
        out.mux(video.encode())
        out.mux(sound.encode())
    return path


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("film") / "day.mp4")


@pytest.fixture(scope="module")
def seen(mp4: Path) -> list[Sample]:
    return looked_at(mp4)


def looked_at(path: Path, every: float = 1) -> list[Sample]:
    seen = samples(path, every)
    assert not isinstance(seen, Unlooked)
    return list(seen)


def stripped(path: Path, copy: Path) -> Stripped:
    made = strip(path, copy)
    assert isinstance(made, Stripped)
    return made


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0)]


def test_faces_are_found_where_they_are_shown(seen: list[Sample]) -> None:
    assert [round(one.second) for one in seen] == [0, 1, 2, 3, 4, 5]
    assert [len(one.faces) for one in seen] == [0, 0, 0, 1, 1, 1]


def test_how_far_it_is_can_be_shown(seen: list[Sample]) -> None:
    done = [one.done for one in seen]

    assert done == sorted(done)
    assert done[0] == 0
    assert 0.7 < done[-1] <= 1


def test_whoever_stops_asking_stops_the_work(mp4: Path) -> None:
    seen = samples(mp4, 1)
    assert not isinstance(seen, Unlooked)

    assert len(list(itertools.islice(seen, 2))) == 2


def test_a_video_is_never_cleared(seen: list[Sample]) -> None:
    without = account([one for one in seen if not one.faces])
    nothing = account([])

    assert (without.level, nothing.level) == (Level.SOME, Level.SOME)
    assert "a person has to watch it whole" in without.unlooked[0]


def test_an_account_says_when_faces_are_seen(mp4: Path) -> None:
    told = account(looked_at(mp4, 4))

    assert [(one.kind, one.says) for one in told.reasons] == [
        (Kind.FACE, "1 face at 0:04.")
    ]
    assert told.level is Level.HIGH


@pytest.mark.parametrize("name", ["copy.mp4", "copy.mov", "copy.mkv"])
def test_a_copy_hides_nothing_and_shows_the_same(
    mp4: Path, tmp_path: Path, name: str
) -> None:
    made = stripped(mp4, tmp_path / name)

    data = made.copy.read_bytes()
    assert b"Ann Lee" not in data
    assert PLACE[:8].encode() not in data
    assert b"Putney" not in data
    assert packets(made.copy) == packets(mp4)
    assert [len(one.faces) for one in looked_at(made.copy, 4)] == [0, 1]


def turned(path: Path) -> Path:
    """The film held on its side, and its head saying so, as a phone writes it."""
    data = bytearray(film(path, turn=90).read_bytes())
    at = data.index(b"tkhd") + 44
    width = SIZE[0] << 16
    data[at : at + 36] = struct.pack(
        ">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, width, 0, 1 << 30
    )
    path.write_bytes(data)
    return path


def test_the_way_up_that_a_video_tells_is_applied_and_kept(tmp_path: Path) -> None:
    source = turned(tmp_path / "day.mp4")
    made = stripped(source, tmp_path / "copy.mp4")

    for path in (source, made.copy):
        (face,) = looked_at(path, 4)[1].faces
        wanted = [at * SIZE[0] // 512 for at in FACE]
        assert all(abs(a - b) < 12 for a, b in zip(face.box, wanted, strict=True))


def test_a_copy_hides_nothing_more(mp4: Path, tmp_path: Path) -> None:
    once = stripped(mp4, tmp_path / "once.mp4")

    assert stripped(once.copy, tmp_path / "twice.mp4").removed == ()


def test_what_was_taken_out_is_said(mp4: Path, tmp_path: Path) -> None:
    removed = stripped(mp4, tmp_path / "copy.mp4").removed

    assert removed[0] == "the place where it was taken"
    assert "title" in removed[1]


def test_sound_is_kept(mp4: Path, tmp_path: Path) -> None:
    made = stripped(mp4, tmp_path / "copy.mp4")

    with av.open(str(made.copy)) as container:
        assert len(container.streams.audio) == 1


def test_an_auditor_sees_no_place_in_the_copy(mp4: Path, tmp_path: Path) -> None:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("SKIPPED: no exiftool here (Debian: libimage-exiftool-perl)")
    made = stripped(mp4, tmp_path / "copy.mp4")

    told = [
        subprocess.run(
            [tool, "-a", "-ee", str(path)], capture_output=True, text=True, check=True
        ).stdout
        for path in (mp4, made.copy)
    ]

    assert all(word in told[0] for word in ("GPS", "Ann Lee", "Putney"))
    assert not any(word in told[1] for word in ("GPS", "Ann Lee", "Putney", "Encoder"))


def test_nothing_is_overwritten(mp4: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(b"mine")

    with pytest.raises(VideoError, match="nothing is overwritten"):
        strip(mp4, copy)

    assert copy.read_bytes() == b"mine"


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n"
BAD = {
    "empty": b"",
    "a PDF": b"%PDF-1.7",
    "a playlist": PLAYLIST,
    "a list of files": b"ffconcat version 1.0\nfile /etc/hostname\n",
    "a picture": making.picture("JPEG"),
    "a HEIC picture": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "a head alone": b"\0\0\0\x18ftypisom\0\0\0\0isomiso2",
    "a Matroska head alone": b"\x1aE\xdf\xa3\x9f\x42\x86",
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_video_is_told(what: str, tmp_path: Path) -> None:
    path = tmp_path / "day.mp4"
    path.write_bytes(BAD[what])

    with pytest.raises(VideoError, match=r"no video in a format|damaged|no moving"):
        looked_at(path)
    with pytest.raises(VideoError):
        strip(path, tmp_path / "copy.mp4")
    assert not (tmp_path / "copy.mp4").exists()


def test_half_a_copy_is_not_left(
    mp4: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(frames, "_copy", stopped)

    with pytest.raises(KeyboardInterrupt):
        strip(mp4, tmp_path / "copy.mp4")
    assert not (tmp_path / "copy.mp4").exists()


def test_a_format_that_cannot_hold_it_is_told(mp4: Path, tmp_path: Path) -> None:
    with pytest.raises(VideoError, match="can't be copied as webm"):
        strip(mp4, tmp_path / "copy.webm")
    assert not (tmp_path / "copy.webm").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(VideoError, match="can't be opened"):
        looked_at(tmp_path / "none.mp4")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_video_cut_short_is_told(mp4: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "day.mp4"
    data = mp4.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(VideoError, match=r"damaged|stops after"):
        looked_at(path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["mp4", "mkv"])
def test_a_damaged_video_is_looked_at_or_told(
    mp4: Path, tmp_path: Path, kind: str
) -> None:
    chance = random.Random(kind)
    data = stripped(mp4, tmp_path / f"whole.{kind}").copy.read_bytes()
    path, copy, told = tmp_path / "day.mp4", tmp_path / f"copy.{kind}", []
    for _ in range(25):
        changed = bytearray(data)
        for _ in range(20):
            within = chance.choice([len(changed), 600])
            changed[chance.randrange(within) - within] = chance.randrange(256)
        path.write_bytes(changed)
        copy.unlink(missing_ok=True)
        try:
            looked_at(path, 5)
            strip(path, copy)
        except VideoError as error:
            told.append(str(error))

    assert told
    assert all(len(words) > 20 for words in told)


def test_pictures_that_are_too_large_are_refused(
    mp4: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "MOST_PIXELS", 1000)

    with pytest.raises(VideoError, match="too large"):
        looked_at(mp4)


def test_a_video_of_more_than_an_hour_is_refused(
    mp4: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "MOST_SECONDS", 2)

    with pytest.raises(VideoError, match="cut it"):
        looked_at(mp4)


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    with av.open(str(path), "w") as out:
        sound = out.add_stream("aac", rate=44100)
        silence = np.zeros((1, 1024), np.float32)
        tone = av.AudioFrame.from_ndarray(silence, "fltp", "mono")
        tone.sample_rate = 44100
        out.mux(sound.encode(tone))
        out.mux(sound.encode())

    with pytest.raises(VideoError, match="no moving pictures"):
        looked_at(path)


def test_without_the_package_nothing_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, mp4: Path
) -> None:
    def missing(_: str) -> None:
        raise ImportError(name="av")

    monkeypatch.setattr(module, "import_module", missing)

    for made in (samples(mp4), strip(mp4, mp4)):
        assert isinstance(made, Unlooked)
        assert "needs av: pip install schoolgate[video]" in made.why
