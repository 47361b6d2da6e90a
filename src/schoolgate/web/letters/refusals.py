"""What a mail server's refusal means for a letter: no clock, no database."""

from dataclasses import dataclass
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from schoolgate.engine.record import replace
from schoolgate.web.sealing.seal import SealError

UNREACHED = "The mail server can’t be reached, or broke off"
CLOSED = "Its words don’t open here: put the old key back"
BAD_ADDRESS = "Nothing can be sent to this address. Correct it in the school’s system"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a letter was not taken, and whether to try it again by ourselves.

    ``of_address``: the address itself takes none, so that no other letter goes there.
    ``answered``: the server said so; where it did not, it may have taken the letter.
    """

    says: str
    again: bool
    of_address: bool = False
    answered: bool = True


def refusal(error: Exception) -> Refusal:
    """What an error says; a server that says “later” is asked again."""
    if isinstance(error, SealError):
        return Refusal(CLOSED, again=True)
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        found = _by_code(codes[0] if codes else 550)
        return replace(found, of_address=not found.again)
    if isinstance(error, SMTPResponseException):
        return _by_code(error.smtp_code)
    if isinstance(error, OSError):
        return Refusal(UNREACHED, again=True, answered=False)
    return Refusal(BAD_ADDRESS, again=False, of_address=True)


def _by_code(code: int) -> Refusal:
    if 400 <= code < 500:
        return Refusal(f"The mail server asks to try later ({code})", again=True)
    return Refusal(f"The mail server refuses it ({code})", again=False)
