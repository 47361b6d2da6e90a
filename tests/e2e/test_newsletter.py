"""The newsletter with real photographs, and a fault at each e-mail."""

from collections.abc import Iterator

import pytest

from schoolgate.channels.newsletter.tests.sink import (
    RECIPIENTS,
    Sink,
    controller,
    opened,
)
from schoolgate.channels.port import Channel, Refused
from tests.e2e.sending import ALTS, brought_out, message

pytestmark = pytest.mark.e2e


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def port(sink: Sink) -> Iterator[int]:
    served = controller(sink)
    served.start()
    yield served.port
    served.stop()


def test_everybody_gets_the_words_and_the_pictures(sink: Sink, port: int) -> None:
    sent = message()

    out = opened(port).publish(sent, {})

    images = [
        part.get_content()
        for mail in sink.mails
        for part in mail.walk()
        if part.get_content_type() == "image/jpeg"
    ]
    assert out.kept["taken"] == str(len(RECIPIENTS))
    assert images == [picture.data for picture in sent.pictures] * len(RECIPIENTS)
    assert len(ALTS) == 2


@pytest.mark.parametrize("at", range(1, len(RECIPIENTS) + 1))
def test_each_e_mail_is_one_after_its_answer_was_lost(
    sink: Sink, port: int, at: int
) -> None:
    sink.breaks_at = at

    def again(attempt: int) -> Channel:
        del attempt
        return opened(port)

    brought_out(again, message())

    assert len(sink.taken()) == len(RECIPIENTS)
    assert sorted(sink.taken().values()) == [1, 1, 2]


def test_an_e_mail_is_not_taken_back(port: int) -> None:
    out = opened(port).publish(message(), {})

    with pytest.raises(Refused, match="can't be taken back"):
        opened(port).withdraw(out)
