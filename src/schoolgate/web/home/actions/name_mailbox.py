"""Name the mailbox that a school's proof of the journal goes to."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.models import AnchorMailbox
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@transaction.atomic
def name_mailbox(
    school: School, address: str, *, by: Person, at: datetime
) -> AnchorMailbox:
    """Send the lines to this address from now on, the first time within minutes."""
    standing(by, school, at.date()).require("journal.prove")
    mailbox, _ = AnchorMailbox.objects.update_or_create(
        school=school, defaults={"address": address, "due_at": at, "sent_at": None}
    )
    details = {"mailbox": address}
    write("journal.mailbox_named", mailbox, Act(school, by, at, (), details))
    return mailbox
