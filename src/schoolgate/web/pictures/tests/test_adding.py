"""Pictures are handed in one by one, or all at once, and a bad one stops no other."""

import json
import zlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin
from pytest_django.fixtures import Settings
from tests.one_blank import squeezed

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.tests import making
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.posts.actions.errors import BadPicture
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.tests.fixtures import Write, a_scene, saved

Browser = Callable[[Person], Client]
GPS, ORIENTATION = 0x8825, 0x0112


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def frames(kind: str) -> bytes:
    """A picture that moves."""
    scenes = [a_scene(seed).resize((80, 60)) for seed in (1, 2, 3)]
    return encoded(scenes[0], kind, save_all=True, append_images=scenes[1:])


def on_its_side() -> bytes:
    """A phone's portrait picture: turned by a tag, with the place in it."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    return encoded(a_scene(), "JPEG", exif=exif)


def bomb() -> bytes:
    """A few kilobytes of PNG that say that they are 30,000 by 30,000 pixels."""
    small = encoded(Image.new("L", (10, 10)), "PNG")
    header = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + small[24:29]
    packed = zlib.compress(b"\0" * 5_000_000)
    data = b"IDAT" + packed
    end = small[small.index(b"IEND") - 4 :]

    def chunk(body: bytes) -> bytes:
        length = (len(body) - 4).to_bytes(4, "big")
        return length + body + zlib.crc32(body).to_bytes(4, "big")

    return small[:8] + chunk(header) + chunk(data) + end


def with_text(words: str) -> bytes:
    """A PNG with words beside its pixels, and a colour profile that is none."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", words)
    info.add_text("Packed", words * 1000, zip=True)
    profile = b"<script>alert(1)</script>" * 1000
    return encoded(a_scene(), "PNG", pnginfo=info, icc_profile=profile)


Add = Callable[[bytes, str], Picture]


@pytest.fixture
def add(written: Write, teacher: Person, at: datetime) -> Add:
    """Hand in a file as the web does."""
    post = written()

    def handed(data: bytes, name: str) -> Picture:
        return add_picture(post, data, name, by=teacher, at=at)

    return handed


@pytest.mark.slow
def test_a_phones_heic_becomes_a_jpeg(add: Add) -> None:
    """No encoder is installed that could make one: it is a real file."""
    path = making.camera_files("*.[Hh][Ee][Ii][Cc]")[0]

    assert add(path.read_bytes(), path.name).media_type == "image/jpeg"


def test_a_portrait_is_measured_upright_and_its_place_is_gone(add: Add) -> None:
    picture = add(on_its_side(), "tall.jpg")

    assert (picture.width, picture.height) == (600, 800)
    assert picture.placed
    assert not cut(Path(picture.file.path).read_bytes()).tells_place


def test_a_hundred_megapixels_are_taken(add: Add) -> None:
    data = encoded(Image.new("L", (10_000, 10_000), 128), "JPEG", quality=10)

    assert add(data, "vast.jpg").width == 10_000


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_is_taken_and_left_to_a_person(kind: str, add: Add) -> None:
    picture = add(frames(kind), f"moves.{kind.lower()}")

    assert picture.width == 80


def test_a_truncated_one_is_refused(add: Add) -> None:
    whole = saved(a_scene())

    with pytest.raises(BadPicture, match="words are saved"):
        add(whole[: len(whole) // 2], "half.jpg")


def test_a_pdf_by_another_name_is_refused(add: Add) -> None:
    with pytest.raises(BadPicture, match="PDF"):
        add(b"%PDF-1.7 a letter", "letter.jpg")


def test_more_than_the_most_is_refused(add: Add) -> None:
    data = encoded(Image.new("L", (12_000, 10_100), 128), "JPEG", quality=10)

    with pytest.raises(BadPicture, match="120 million"):
        add(data, "vast.jpg")


def test_a_bomb_is_refused_before_it_is_unpacked(add: Add) -> None:
    with pytest.raises(BadPicture):
        add(bomb(), "small.png")


def test_a_hostile_profile_and_hidden_words_are_gone(add: Add) -> None:
    picture = add(with_text("<script>alert(2)</script>"), "art.png")

    kept = Path(picture.file.path).read_bytes()
    assert b"alert(2)" not in kept
    with Image.open(BytesIO(kept)) as image:
        assert "Comment" not in image.info


def address(post: Post) -> str:
    return f"/school/elm/posts/{post.pk}/pictures/add/"


def handed(
    browser: Client, post: Post, data: bytes, **said: object
) -> tuple[int, dict]:  # type: ignore[type-arg]
    file = SimpleUploadedFile("hall.jpg", data, "image/jpeg")
    answer = browser.post(address(post), {"picture": file, **said})
    return answer.status_code, json.loads(answer.content)


def test_one_picture_comes_back_as_its_card(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()

    status, said = handed(
        signed_in(teacher), post, saved(a_scene()), version=post.version
    )

    assert status == 200
    assert "Say who is in it" in squeezed(said["html"])
    assert said["version"] == Post.objects.get().version == post.version + 1


def test_the_same_one_sent_twice_is_there_once(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post, browser = written(), signed_in(teacher)

    first = handed(browser, post, saved(a_scene()), version=post.version)
    second = handed(browser, post, saved(a_scene()), version=post.version)

    assert first[1]["picture"] == second[1]["picture"]
    assert second[1]["version"] == post.version + 1
    assert post.pictures.count() == 1


def test_what_another_window_changed_is_not_hidden(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written()
    Post.objects.update(version=post.version + 1)

    _, said = handed(signed_in(teacher), post, saved(a_scene()), version=post.version)

    assert "version" not in said


def test_a_broken_one_says_why(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    status, said = handed(signed_in(teacher), written(), b"%PDF-1.7")

    assert status == 422
    assert "hall.jpg" in said["error"]


def test_no_file_is_said_so(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    assert signed_in(teacher).post(address(written())).status_code == 422


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_nobody_adds_to_anothers_draft(
    who: str, written: Write, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.post(address(written())).status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(written: Write, client: Client) -> None:
    assert client.post(address(written())).status_code == 302


def test_all_at_once_says_which_could_not_be_and_keeps_the_rest(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post, browser = written(), signed_in(teacher)
    files = [SimpleUploadedFile(f"{n}.jpg", saved(a_scene(n))) for n in (1, 2)]
    files.insert(1, SimpleUploadedFile("letter.jpg", b"%PDF-1.7"))
    form = {"version": post.version, "text": "Kept.", "pictures": files}

    answer = browser.post(f"/school/elm/posts/{post.pk}/edit/", form)

    page = answer.content.decode()
    assert "letter.jpg" in page
    assert "2 others were added" in page
    assert sorted(p.name for p in post.pictures.all()) == ["1.jpg", "2.jpg"]
    assert Post.objects.get().text == "Kept."
