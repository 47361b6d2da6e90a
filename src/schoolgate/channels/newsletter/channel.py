"""A school's newsletter over e-mail."""

from schoolgate.channels.newsletter.abilities import ABILITIES
from schoolgate.channels.newsletter.server import LATER_CODES, Server
from schoolgate.channels.newsletter.sheet import Sender, issue_of, mark_of, sheet
from schoolgate.channels.port import (
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
    TryLater,
)
from schoolgate.channels.wire import LATER, fits

TAKEN = "250"
STEP = "to."


class Newsletter:
    """One list of recipients, and the mail server that reaches them."""

    def __init__(self, server: Server, sender: Sender) -> None:
        self._server = server
        self._sender = sender

    def publish(self, message: Message, steps: Steps) -> Out:
        """Send each recipient who has no step yet their e-mail.

        What the server refuses for good is a step as well; what it puts off is not,
        and makes the whole ``TryLater``.
        """
        fits(message, ABILITIES)
        waiting = [r for r in self._sender.recipients if _step(message, r) not in steps]
        put_off = self._send(message, waiting, steps) if waiting else 0
        if put_off:
            what = f"The mail server put off {put_off} of {len(waiting)} e-mails"
            raise TryLater(what, LATER)
        return self._out(message, steps)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """It is out once every recipient has a step; until then it goes on."""
        if all(_step(message, r) in steps for r in self._sender.recipients):
            return self._out(message, steps)
        return None

    def close_comments(self, out: Out) -> Comments:
        """An e-mail has none."""
        del out
        return Comments.CLOSED

    def read_back(self, out: Out) -> ReadBack:
        """Refuse: what is in a mailbox is its owner's."""
        del out
        raise Refused("An e-mail can't be read back", "Look at your own copy of it.")

    def withdraw(self, out: Out) -> None:
        """Refuse: nobody can."""
        del out
        cure = "Send another one that says what was wrong."
        raise Refused("An e-mail can't be taken back", cure)

    def standing(self) -> Standing:
        """Sign in at the mail server, and send nothing."""
        with self._server.connection():
            return Standing(self._sender.mailbox)

    def turned_away(self, message: Message, steps: Steps) -> tuple[str, ...]:
        """Those whom the server refused for good, so that the office can mend them."""
        kept = (
            (r, steps.get(_step(message, r), TAKEN)) for r in self._sender.recipients
        )
        return tuple(recipient for recipient, code in kept if code != TAKEN)

    def _send(self, message: Message, waiting: list[str], steps: Steps) -> int:
        """Hand over the e-mails in turn; how many were put off."""
        put_off = 0
        with self._server.connection() as deliver:
            for recipient in waiting:
                code = deliver(sheet(message, self._sender, recipient))
                if code in LATER_CODES:
                    put_off += 1
                else:
                    steps[_step(message, recipient)] = str(code)
        return put_off

    def _out(self, message: Message, steps: Steps) -> Out:
        """Out, with how many took it; refused if nobody did."""
        away = len(self.turned_away(message, steps))
        took = len(self._sender.recipients) - away
        if not took:
            raise Refused("The mail server refused every e-mail", "Check the list.")
        issue = issue_of(message, self._sender)
        kept = {"taken": str(took), "turned away": str(away)}
        return Out(issue, f"mid:{issue}", Comments.CLOSED, kept)


def _step(message: Message, recipient: str) -> str:
    return STEP + mark_of(message, recipient)
