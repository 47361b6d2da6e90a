from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from schoolgate.channels.newsletter.tests.sink import (
    RECIPIENTS,
    Sink,
    free_port,
    opened,
)
from schoolgate.channels.port import (
    ChannelError,
    Message,
    NotSignedIn,
    Picture,
    Refused,
    TryLater,
    Unsure,
)

PICTURES = (
    Picture(b"\xff\xd8\xff1", "image/jpeg", 'A "relay" race <b>', 6, 4, "mia.jpg"),
    Picture(b"\x89PNG2", "image/png", "", 6, 4, "IMG_1.png"),
)
MESSAGE = Message(
    "5b1d",
    "Well done & thanks 🎉\n\nhttps://oak.example.org/news <script>",
    datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    title="Sports day –\r\nBcc: all@example.org",
    pictures=PICTURES,
)


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_each_recipient_gets_an_e_mail_of_their_own(sink: Sink, port: int) -> None:
    out = opened(port).publish(MESSAGE, {})

    assert [mail["To"] for mail in sink.mails] == list(RECIPIENTS)
    assert len(sink.taken()) == 3
    assert out.kept == {"taken": "3", "turned away": "0"}


def test_a_title_is_one_line_and_no_header(sink: Sink, port: int) -> None:
    opened(port).publish(MESSAGE, {})

    assert sink.mails[0]["Subject"] == "Sports day – Bcc: all@example.org"
    assert sink.mails[0]["Bcc"] is None


def test_the_text_is_there_plain_and_as_html(sink: Sink, port: int) -> None:
    opened(port).publish(MESSAGE, {})

    plain, html = part(sink.mails[0], "plain"), part(sink.mails[0], "html")
    assert plain.startswith(MESSAGE.text)
    assert '[Picture: A "relay" race <b>]' in plain
    assert "&lt;script&gt;" in html
    assert '<a href="https://oak.example.org/news">' in html


def test_pictures_are_in_the_e_mail_with_their_alternative_texts(
    sink: Sink, port: int
) -> None:
    opened(port).publish(MESSAGE, {})

    html = part(sink.mails[0], "html")
    images = [p for p in sink.mails[0].walk() if p.get_content_maintype() == "image"]
    assert [image.get_content() for image in images] == [p.data for p in PICTURES]
    assert 'alt="A &quot;relay&quot; race &lt;b&gt;"' in html
    assert 'alt=""' in html
    for image in images:
        assert f"cid:{image['Content-ID'].strip('<>')}" in html


def test_a_child_s_file_name_is_not_sent(sink: Sink, port: int) -> None:
    opened(port).publish(MESSAGE, {})

    assert b"mia" not in sink.mails[0].as_bytes()


def test_one_click_unsubscribes_the_reader_alone(sink: Sink, port: int) -> None:
    opened(port).publish(MESSAGE, {})

    own = "<https://oak.example.org/u?r=ann%40example.org>"
    assert sink.mails[0]["List-Unsubscribe"] == own
    assert sink.mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_an_e_mail_address_takes_no_click(sink: Sink, port: int) -> None:
    opened(port, unsubscribe="office@oak.example.org").publish(MESSAGE, {})

    address = "<mailto:office@oak.example.org?subject=unsubscribe>"
    assert sink.mails[0]["List-Unsubscribe"] == address
    assert sink.mails[0]["List-Unsubscribe-Post"] is None


def test_a_second_time_nobody_gets_it_again(sink: Sink, port: int) -> None:
    steps: dict[str, str] = {}
    opened(port).publish(MESSAGE, steps)

    out = opened(port).publish(MESSAGE, steps)

    assert out == opened(port).find(MESSAGE, steps)
    assert len(sink.mails) == 3


def test_a_mailbox_that_is_gone_is_struck_off_and_named(sink: Sink, port: int) -> None:
    sink.codes["ben@example.org"] = "550 5.1.1 no such user"
    steps: dict[str, str] = {}

    out = opened(port).publish(MESSAGE, steps)

    assert out.kept == {"taken": "2", "turned away": "1"}
    assert opened(port).turned_away(MESSAGE, steps) == ("ben@example.org",)


def test_a_mailbox_that_is_full_is_tried_again_alone(sink: Sink, port: int) -> None:
    sink.codes["ben@example.org"] = "451 4.2.2 later"
    steps: dict[str, str] = {}

    with pytest.raises(TryLater, match="1 of 3"):
        opened(port).publish(MESSAGE, steps)
    sink.codes.clear()
    opened(port).publish(MESSAGE, steps)

    assert [mail["To"] for mail in sink.mails] == [
        "ann@example.org",
        "cat@example.org",
        "ben@example.org",
    ]


def test_a_refused_sender_strikes_nobody_off(sink: Sink, port: int) -> None:
    sink.sender_code = "553 5.7.1 not yours"
    steps: dict[str, str] = {}

    with pytest.raises(Refused, match="553"):
        opened(port).publish(MESSAGE, steps)

    assert steps == {}


def test_it_is_not_out_if_everybody_is_turned_away(sink: Sink, port: int) -> None:
    sink.codes = dict.fromkeys(RECIPIENTS, "550 no")

    with pytest.raises(Refused, match="every e-mail"):
        opened(port).publish(MESSAGE, {})


class Dies(MutableMapping[str, str]):
    """Steps that are lost when the process dies at one of them."""

    def __init__(self, at: int) -> None:
        self.kept: dict[str, str] = {}
        self.at = at

    def __setitem__(self, name: str, value: str) -> None:
        if len(self.kept) + 1 == self.at:
            raise KeyboardInterrupt
        self.kept[name] = value

    def __getitem__(self, name: str) -> str:
        return self.kept[name]

    def __delitem__(self, name: str) -> None:
        del self.kept[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_crash_repeats_at_most_the_one_e_mail_that_had_no_step(
    sink: Sink, port: int, at: int
) -> None:
    steps = Dies(at)
    with pytest.raises(KeyboardInterrupt):
        opened(port).publish(MESSAGE, steps)

    assert opened(port).find(MESSAGE, steps.kept) is None
    opened(port).publish(MESSAGE, steps.kept)

    assert sorted(sink.taken().values()) == [1, 1, 2]
    assert [mail["To"] for mail in sink.mails].count(RECIPIENTS[at - 1]) == 2


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_lost_answer_leaves_it_unsure_and_the_mail_has_the_same_identifier(
    sink: Sink, port: int, at: int
) -> None:
    sink.breaks_at = at
    steps: dict[str, str] = {}

    with pytest.raises(Unsure):
        opened(port).publish(MESSAGE, steps)
    opened(port).publish(MESSAGE, steps)

    assert len(sink.taken()) == 3


def test_a_wrong_password_is_told_without_it(port: int) -> None:
    channel = opened(port, password="not-the-password")

    with pytest.raises(NotSignedIn) as refused:
        channel.standing()

    assert "not-the-password" not in str(refused.value)


def test_the_right_password_stands(port: int) -> None:
    assert opened(port).standing().account == "news@oak.example.org"


def test_a_server_that_is_not_there_is_tried_later() -> None:
    with pytest.raises(TryLater):
        opened(free_port()).publish(MESSAGE, {})


def test_an_e_mail_is_neither_taken_back_nor_read_again(port: int) -> None:
    out = opened(port).publish(MESSAGE, {})

    with pytest.raises(Refused, match="taken back"):
        opened(port).withdraw(out)
    with pytest.raises(Refused, match="read back"):
        opened(port).read_back(out)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("recipients", "ann@example.org\nben", "Line 2"),
        ("recipients", " \n", "recipients is missing"),
        ("recipients", "a@example.org\nb@example.org\nBcc: c@example.org", "Line 3"),
        ("from", "Oak School", "no sender"),
        ("unsubscribe", "http://oak.example.org", "https"),
        ("port", "smtp", "no port"),
        ("host", "", "mail server is missing"),
    ],
)
def test_what_was_typed_wrong_is_refused_by_its_place(
    name: str, value: str, why: str
) -> None:
    with pytest.raises(ChannelError, match=why):
        opened(25, **{name: value})


def test_a_recipient_who_stands_twice_gets_one_e_mail(sink: Sink, port: int) -> None:
    opened(port, recipients="a@example.org\n\nA@example.org\n").publish(MESSAGE, {})

    assert len(sink.mails) == 1
