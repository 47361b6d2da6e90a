"""A picture made safer: what is covered is gone from what goes out."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from schoolgate.reading.pictures.edits import Area, How
from schoolgate.reading.pictures.faces import faces
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.let_go_of_originals import let_go_of_originals
from schoolgate.web.pictures.actions.look_for_faces import look_for_faces
from schoolgate.web.pictures.actions.make_safer import (
    PictureShape,
    cover_faces,
    reshape,
    undo_edits,
)
from schoolgate.web.pictures.originals import original_of
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Face, Picture, Post, Shows
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import portraits


@pytest.fixture
def post(written: Write, tmp_path: Path, settings: Settings) -> Post:
    settings.MEDIA_ROOT = tmp_path
    return written()


@pytest.fixture
def picture(post: Post, teacher: Person, at: datetime) -> Picture:
    """A picture of two faces, looked at."""
    added = add_picture(post, portraits(2), "two.jpg", by=teacher, at=at)
    return look_for_faces(added, at=at)


def kept(picture: Picture) -> bytes:
    return Path(picture.file.path).read_bytes()


def certain(picture: Picture) -> list[Face]:
    return [face for face in picture.faces.all() if face.is_certain]


@pytest.mark.parametrize("how", list(How))
def test_a_covered_face_is_found_no_more(
    how: How, picture: Picture, teacher: Person, at: datetime
) -> None:
    first, second = certain(picture)

    after = cover_faces(picture, [first], how, by=teacher, at=at)

    found = [f.box for f in faces(Path(after.file.path)) if f.is_certain]
    assert len(found) == 1
    assert found[0][0] > after.width / 2
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.shows, second.shows) == (Shows.COVERED, Shows.UNSAID)


def test_the_original_is_sealed_and_comes_back_whole(
    picture: Picture, teacher: Person, at: datetime
) -> None:
    before = kept(picture)
    after = cover_faces(picture, certain(picture)[:1], How.FILL, by=teacher, at=at)
    with after.original.open("rb") as file:
        sealed = file.read()

    assert before not in sealed
    assert original_of(after) == before
    back = undo_edits(after, by=teacher, at=at)

    assert kept(back) == before
    assert (back.edits, back.original.name, back.faces.count()) == ({}, "", 0)


def test_a_second_cover_is_laid_on_the_original_and_not_on_the_first(
    picture: Picture, teacher: Person, at: datetime
) -> None:
    first, second = certain(picture)
    cover_faces(picture, [first], How.FILL, by=teacher, at=at)

    after = cover_faces(picture, [second], How.FILL, by=teacher, at=at)

    assert len(after.edits["covers"]) == 2
    assert [f for f in faces(Path(after.file.path)) if f.is_certain] == []


def test_what_it_was_approved_as_is_not_what_it_is_now(
    picture: Picture, teacher: Person, at: datetime
) -> None:
    before = Post.objects.get().content_hash

    cover_faces(picture, certain(picture)[:1], How.MOSAIC, by=teacher, at=at)

    assert Post.objects.get().content_hash != before
    assert Entry.objects.filter(verb="picture.face_covered").exists()


def test_a_picture_is_cropped_turned_and_shrunk(
    picture: Picture, teacher: Person, at: datetime
) -> None:
    shape = PictureShape(Area(0, 0, 0.5, 1), 90, 200)

    after = reshape(picture, shape, by=teacher, at=at)

    with Image.open(BytesIO(kept(after))) as image:
        assert image.size == (after.width, after.height)
        assert max(image.size) == 200
        assert not image.getexif()
    assert after.looked_at is None
    assert len(certain(look_for_faces(after, at=at))) <= 1


@pytest.mark.parametrize(
    "shape",
    [
        PictureShape(Area(0.9, 0, 0.5, 1)),
        PictureShape(turn=45),
        PictureShape(longest_edge=0),
    ],
)
def test_a_shape_that_is_none_changes_nothing(
    shape: PictureShape, picture: Picture, teacher: Person, at: datetime
) -> None:
    before = picture.sha256

    with pytest.raises(PostError):
        reshape(picture, shape, by=teacher, at=at)

    assert Picture.objects.get().sha256 == before


def test_a_colleague_changes_no_picture(
    picture: Picture, colleague: Person, at: datetime
) -> None:
    with pytest.raises(Post.DoesNotExist):
        cover_faces(picture, certain(picture)[:1], How.FILL, by=colleague, at=at)


def test_what_can_not_be_looked_at_says_why_and_waits(
    picture: Picture, at: datetime
) -> None:
    Picture.objects.update(looked_at=None)
    Path(picture.file.path).write_bytes(b"\xff\xd8\xff broken")
    Face.objects.all().delete()

    looked = look_for_faces(Picture.objects.get(), at=at)

    assert looked.looked_at is None
    assert looked.unlooked


def test_several_faces_are_covered_at_once(
    picture: Picture, teacher: Person, at: datetime
) -> None:
    after = cover_faces(picture, certain(picture), How.MOSAIC, by=teacher, at=at)

    assert [f for f in faces(Path(after.file.path)) if f.is_certain] == []
    with pytest.raises(PostError, match="no face"):
        cover_faces(picture, [], How.MOSAIC, by=teacher, at=at)


def test_an_original_goes_a_month_after_its_post_was_touched(
    picture: Picture,
    teacher: Person,
    at: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    after = cover_faces(picture, certain(picture), How.FILL, by=teacher, at=at)
    sealed = Path(after.original.path)

    assert let_go_of_originals(at=at + timedelta(days=29)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert let_go_of_originals(at=at + timedelta(days=30)) == 1

    assert not sealed.exists()
    assert Picture.objects.get().original == ""
    assert Path(Picture.objects.get().file.path).exists()
