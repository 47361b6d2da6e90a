"""What a picture was before it was made safer: a file of its own, sealed."""

from pathlib import Path

from schoolgate.web.posts.models import Picture
from schoolgate.web.sealing.kinds import Kind


def original_of(picture: Picture) -> bytes:
    """A picture before anything was done to it: to make it safer, never to go out."""
    if not picture.original:
        with picture.file.open("rb") as file:
            return bytes(file.read())
    return ORIGINALS.opened(picture)


def _read(picture: Picture) -> bytes:
    with picture.original.open("rb") as file:
        return bytes(file.read())


def _keep(picture: Picture, sealed: bytes) -> None:
    """Put in its place at once: a backup finds the one or the other, and whole."""
    file = Path(picture.original.path)
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(sealed)
    unfinished.replace(file)


ORIGINALS = Kind(
    rows=lambda: Picture.objects.exclude(original=""),
    about=lambda one: f"posts.picture.original:{one.pk}:{one.post_id}",
    called=lambda one: (
        f"what {one.name} of post {one.post_id} was before it was edited"
    ),
    read=_read,
    write=_keep,
    cure="put the file back from a backup; the picture as it goes out is not lost",
)
