"""A mail server on this machine that keeps what it takes."""

from collections import Counter
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from itertools import count
from socket import socket

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from schoolgate.channels.newsletter import open_channel
from schoolgate.channels.newsletter.channel import Newsletter

PASSWORD = b"smtp-password"
RECIPIENTS = ("ann@example.org", "ben@example.org", "cat@example.org")


class Sink:
    """``codes`` are its answers for some recipients; ``breaks_at`` is an e-mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.codes: dict[str, str] = {}
        self.sender_code = ""
        self.breaks_at: int | None = None
        self._numbers = count(1)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        envelope.mail_from = address
        return self.sender_code or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if address in self.codes:
            return self.codes[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        mail = BytesParser(EmailMessage, policy=default).parsebytes(
            envelope.original_content or b""
        )
        self.mails.append(mail)
        if next(self._numbers) == self.breaks_at:
            # It took the e-mail, and its answer is lost.
            transport = server.transport
            assert transport is not None
            transport.close()
        return "250 taken"

    def taken(self) -> Counter[str]:
        """How often each e-mail was taken, by its identifier."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def controller(sink: Sink) -> Controller:
    """A mail server that asks for the password."""
    return Controller(
        sink,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=_knows,
        auth_require_tls=False,
    )


def _knows(
    server: SMTP, session: Session, envelope: Envelope, kind: str, said: object
) -> AuthResult:
    right = isinstance(said, LoginPassword) and said.password == PASSWORD
    return AuthResult(success=right, handled=False)


def opened(smtp: int, **changed: str) -> Newsletter:
    """The newsletter at the sink's port."""
    credentials = {
        "host": "127.0.0.1",
        "port": str(smtp),
        "user": "school",
        "password": PASSWORD.decode(),
        "from": "Oak School – news <news@oak.example.org>",
        "unsubscribe": "https://oak.example.org/u?r={recipient}",
        "recipients": "\n".join(RECIPIENTS),
    }
    channel = open_channel(credentials | changed)
    assert isinstance(channel, Newsletter)
    return channel
