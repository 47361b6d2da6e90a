"""A platform that goes nowhere: a folder of this machine, for trying Schoolgate out.

It behaves as a platform does: what has the same key is out once, comments close with
the post, and what is withdrawn is gone. ``folder`` is its only credential.
"""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from schoolgate.channels.port import (
    Abilities,
    Channel,
    Closing,
    Comments,
    Field,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
)

ABILITIES = Abilities(
    name="The demonstration",
    closing=Closing.WITH_THE_POST,
    pictures=10,
    picture_bytes=40_000_000,
    alt_characters=10_000,
    withdraws=True,
    reads_back=True,
    takes_title=True,
    note="Nothing goes anywhere: it is kept in a folder of this machine.",
)
FIELDS = (Field("folder", "Folder", "Where what is out is kept"),)


def open_channel(credentials: Mapping[str, str]) -> Channel:
    """Open the folder, which is made."""
    folder = Path(credentials["folder"])
    if not folder.is_absolute():
        raise Refused(f"{folder} is no whole path", "Begin it with /.")
    folder.mkdir(parents=True, exist_ok=True)
    channel = Folder(folder, credentials.get("address", "https://out.example.org"))
    channel.pause = float(credentials.get("pause", "0"))
    return channel


class Folder:
    """What is out, a file each, named by its key.

    ``pause`` is how long it thinks before and after it answers, in seconds.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.pause = 0.0
        self.address = address

    def publish(self, message: Message, steps: Steps) -> Out:
        """Write the post down; a second time it is the same file."""
        steps["file"] = f"{message.key}.json"
        time.sleep(self.pause)
        kept = {
            "text": message.text,
            "title": message.title,
            "alts": [picture.alt for picture in message.pictures],
            "comments": message.comments.value,
        }
        self._file(message.key).write_text(json.dumps(kept), encoding="utf-8")
        self._counted(message.key)
        time.sleep(self.pause)
        return self._out(message.key)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Find it by its key."""
        del steps
        return self._out(message.key) if self._file(message.key).exists() else None

    def close_comments(self, out: Out) -> Comments:
        """They are closed with the post."""
        del out
        return Comments.CLOSED

    def read_back(self, out: Out) -> ReadBack:
        """Read what is there."""
        file = self._file(out.id)
        if not file.exists():
            return ReadBack(there=False)
        kept = json.loads(file.read_text(encoding="utf-8"))
        alts = tuple(kept["alts"])
        return ReadBack(
            there=True,
            text=kept["text"],
            pictures=len(alts),
            alts=alts,
            comments=Comments(kept["comments"]),
        )

    def withdraw(self, out: Out) -> None:
        """Take it away."""
        self._file(out.id).unlink(missing_ok=True)

    def standing(self) -> Standing:
        """It always stands."""
        return Standing("the demonstration")

    def _out(self, key: str) -> Out:
        return Out(key, f"{self.address}/{key}", Comments.CLOSED)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _counted(self, key: str) -> None:
        """Count how often a key was sent: a real platform would show each of them."""
        with (self.folder / "sent.log").open("a", encoding="utf-8") as log:
            log.write(f"{key}\n")
