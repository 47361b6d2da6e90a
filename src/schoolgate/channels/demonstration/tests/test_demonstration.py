from datetime import UTC, datetime
from pathlib import Path

import pytest

from schoolgate.channels import abilities, names, open_channel
from schoolgate.channels.port import Comments, Message, Refused, UnknownChannelError

MESSAGE = Message("k1", "Hello", datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


def test_a_folder_is_found_by_its_name() -> None:
    assert "demonstration" in names()
    assert abilities("demonstration").withdraws


def test_what_nobody_wrote_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UnknownChannelError, match="demonstration"):
        open_channel("pigeon", {})


def test_a_post_is_out_read_back_and_gone(tmp_path: Path) -> None:
    channel = open_channel("demonstration", {"folder": str(tmp_path)})

    out = channel.publish(MESSAGE, {})
    there = channel.read_back(out)
    channel.withdraw(out)

    assert (there.text, there.comments) == ("Hello", Comments.CLOSED)
    assert not channel.read_back(out).there


def test_a_post_is_found_again_by_its_key(tmp_path: Path) -> None:
    channel = open_channel("demonstration", {"folder": str(tmp_path)})

    before = channel.find(MESSAGE, {})
    channel.publish(MESSAGE, {})

    assert before is None
    assert channel.find(MESSAGE, {}) is not None


def test_half_a_path_is_refused() -> None:
    with pytest.raises(Refused):
        open_channel("demonstration", {"folder": "somewhere"})
