"""The school's mail server: one connection for all e-mails of a newsletter."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from ssl import create_default_context

from schoolgate.channels.port import NotSignedIn, Refused, TryLater
from schoolgate.channels.wire import LATER, LOOPBACK, SIGN_IN, unanswered, unreachable

NAME = "The mail server"
TIMEOUT_SECONDS = 60
TLS_PORT = 465
USUAL_PORT = "587"
SIGN_IN_CODES = range(530, 540)
LATER_CODES = range(400, 500)

Deliver = Callable[[EmailMessage], int]


def port_of(typed: str) -> int:
    """The port that was typed, or the usual one."""
    typed = typed.strip() or USUAL_PORT
    if not typed.isdigit():
        raise Refused(f"“{typed}” is no port", f"Enter {USUAL_PORT} or {TLS_PORT}.")
    return int(typed)


class Server:
    """Where the school's e-mail goes out. Nothing goes over an open line."""

    def __init__(self, host: str, port: int, user: str, password: str) -> None:
        self._host = host
        self._port = port
        self._user = user
        self._password = password

    @contextmanager
    def connection(self) -> Iterator[Deliver]:
        """A signed-in connection, as a function that hands over one e-mail.

        It gives the server's code for the recipient: 250 where it took it.
        """
        smtp = self._connected()
        try:
            yield lambda mail: _deliver(smtp, mail)
        finally:
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        try:
            smtp = self._opened()
        except OSError as error:
            raise unreachable(NAME, error) from error
        try:
            self._signed_in(smtp)
        except smtplib.SMTPAuthenticationError as error:
            smtp.close()
            raise _turned_away(error) from error
        except (OSError, smtplib.SMTPException) as error:
            smtp.close()
            raise TryLater(
                f"{NAME} broke off ({type(error).__name__})", LATER
            ) from error
        return smtp

    def _opened(self) -> smtplib.SMTP:
        if self._port == TLS_PORT:
            context = create_default_context()
            return smtplib.SMTP_SSL(
                self._host, self._port, timeout=TIMEOUT_SECONDS, context=context
            )
        return smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_SECONDS)

    def _signed_in(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        near = self._host in LOOPBACK
        if smtp.has_extn("starttls") and self._port != TLS_PORT:
            smtp.starttls(context=create_default_context())
            smtp.ehlo()
        elif self._port != TLS_PORT and not near:
            smtp.close()
            cure = "Use port 465, or a server that offers STARTTLS."
            raise Refused(f"{NAME} would read the password over an open line", cure)
        if self._user:
            smtp.login(self._user, self._password)


def _turned_away(error: smtplib.SMTPAuthenticationError) -> Refused | TryLater:
    if error.smtp_code in LATER_CODES:
        return TryLater(f"{NAME} answered {error.smtp_code}", LATER)
    return NotSignedIn(f"{NAME} answered {error.smtp_code}", SIGN_IN)


def _sender_refused(error: smtplib.SMTPSenderRefused) -> TryLater | Refused:
    """That is no fault of the recipient's, so that nobody is struck off for it."""
    what = f"{NAME} answered {error.smtp_code} to the sender"
    if error.smtp_code in LATER_CODES:
        return TryLater(what, LATER)
    if error.smtp_code in SIGN_IN_CODES:
        return NotSignedIn(what, SIGN_IN)
    return Refused(what, "Send from an address that it lets you use.")


def _deliver(smtp: smtplib.SMTP, mail: EmailMessage) -> int:
    """Hand over one e-mail, and give the server's code."""
    try:
        smtp.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        return max(code for code, _ in error.recipients.values())
    except smtplib.SMTPSenderRefused as error:
        raise _sender_refused(error) from error
    except smtplib.SMTPDataError as error:
        return error.smtp_code
    except (OSError, smtplib.SMTPException) as error:
        raise unanswered(NAME, error) from error
    return 250
