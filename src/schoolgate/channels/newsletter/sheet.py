"""The e-mail that one recipient gets, and who sends it to whom."""

import re
from collections.abc import Mapping
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from html import escape
from urllib.parse import quote

from schoolgate.channels.calling import field
from schoolgate.channels.markup import clean, first_line, paragraphs
from schoolgate.channels.port import Message, Picture, Refused
from schoolgate.channels.wire import safe_address
from schoolgate.engine.record import record

MAILBOX = re.compile(r"[^\s@<>\",;:\\()\[\]]+@[\w-]+(\.[\w-]+)+", re.ASCII)
DIGITS = 24


@record
class Sender:
    """Who sends the newsletter, to whom, and where one unsubscribes."""

    name: str
    mailbox: str
    unsubscribe: str
    recipients: tuple[str, ...]

    @property
    def domain(self) -> str:
        """The sender's domain, in which identifiers are made."""
        return self.mailbox.rpartition("@")[2]


def sender_of(credentials: Mapping[str, str]) -> Sender:
    """Read what was typed. A line that is no address is refused by its number."""
    said = field(credentials, "from", "The sender")
    name, mailbox = parseaddr(said)
    if not MAILBOX.fullmatch(mailbox):
        cure = "Write it as in Oak School <news@example.org>."
        raise Refused(f"“{said}” is no sender", cure)
    unsubscribe = field(credentials, "unsubscribe", "Where readers unsubscribe")
    if not MAILBOX.fullmatch(unsubscribe):
        safe_address(unsubscribe)
    lines = enumerate(
        field(credentials, "recipients", "The list of recipients").splitlines(), 1
    )
    found = {
        _recipient(line, number).casefold(): line.strip() for number, line in lines
    }
    found.pop("", None)
    return Sender(name, mailbox, unsubscribe, tuple(found.values()))


def _recipient(line: str, number: int) -> str:
    address = line.strip()
    if address and not MAILBOX.fullmatch(address):
        raise Refused(f"Line {number} of the recipients is no e-mail address")
    return address


def mark_of(message: Message, recipient: str) -> str:
    """What names one e-mail for ever, without the recipient's address in it."""
    named = f"{message.key}\0{recipient.casefold()}"
    return sha256(named.encode()).hexdigest()[:DIGITS]


def issue_of(message: Message, sender: Sender) -> str:
    """What names the newsletter as a whole."""
    return f"{sha256(message.key.encode()).hexdigest()[:DIGITS]}@{sender.domain}"


def subject_of(message: Message) -> str:
    """The title, or the first line where there is none."""
    return " ".join(clean(message.title).split()) or first_line(message.text)


def sheet(message: Message, sender: Sender, recipient: str) -> EmailMessage:
    """One recipient's e-mail: plain text, and HTML with the pictures in it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(sender.name, addr_spec=sender.mailbox)
    mail["To"] = Address(addr_spec=recipient)
    mail["Subject"] = subject_of(message)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{mark_of(message, recipient)}@{sender.domain}>"
    mail["Content-Language"] = message.language
    for name, value in _unsubscribe(sender, recipient).items():
        mail[name] = value
    mail.set_content(_plain(message))
    mail.add_alternative(_html(message, sender), subtype="html")
    _attach(mail, message, sender)
    return mail


def _unsubscribe(sender: Sender, recipient: str) -> dict[str, str]:
    """The headers of RFC 2369, and of RFC 8058 where a click is enough."""
    if MAILBOX.fullmatch(sender.unsubscribe):
        return {
            "List-Unsubscribe": f"<mailto:{sender.unsubscribe}?subject=unsubscribe>"
        }
    own = sender.unsubscribe.replace("{recipient}", quote(recipient, safe=""))
    return {
        "List-Unsubscribe": f"<{own}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _plain(message: Message) -> str:
    alts = (f"[Picture: {picture.alt}]" for picture in message.pictures if picture.alt)
    return "\n\n".join((clean(message.text).strip(), *alts)) + "\n"


def _html(message: Message, sender: Sender) -> str:
    texts = [f"<p>{html}</p>" for html in paragraphs(message.text)]
    images = [
        f'<p><img src="cid:{_content_id(message, sender, number)}" '
        f'alt="{escape(picture.alt)}" style="max-width:100%;height:auto"></p>'
        for number, picture in enumerate(message.pictures, 1)
    ]
    head = f'<meta charset="utf-8"><title>{escape(subject_of(message))}</title>'
    body = "\n".join((*texts, *images))
    language = escape(message.language)
    page = (
        f'<html lang="{language}"><head>{head}</head>\n<body>\n{body}\n</body></html>'
    )
    return f"<!doctype html>\n{page}\n"


def _attach(mail: EmailMessage, message: Message, sender: Sender) -> None:
    page = mail.get_body(("html",))
    if not isinstance(page, EmailMessage):
        raise MessageError("the e-mail has no HTML part")
    for number, picture in enumerate(message.pictures, 1):
        kind, _, detail = picture.media_type.partition("/")
        page.add_related(
            picture.data,
            kind,
            detail,
            cid=f"<{_content_id(message, sender, number)}>",
            filename=_file_name(picture, number),
            disposition="inline",
        )


def _file_name(picture: Picture, number: int) -> str:
    """A name that says nothing of the child's own file."""
    return f"picture-{number}.{picture.media_type.rpartition('/')[2]}"


def _content_id(message: Message, sender: Sender, number: int) -> str:
    return f"{number}.{issue_of(message, sender)}"
