"""Everything that is out with a child was looked through: once a term, by law."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.takedowns.ledger import out_with_people
from schoolgate.web.takedowns.models import Audit
from schoolgate.web.trust.models import School

CARRIES = "photos.recognisable"


@transaction.atomic
def audit_pictures(school: School, *, by: Person, at: datetime) -> Audit:
    """Write down that somebody looked through all of it, and how much that was."""
    standing(by, school, at.date()).require("pictures.audit")
    many = out_with_people(school).count()
    audit = Audit.objects.create(school=school, by=by, at=at, publications=many)
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"publications": many}
    write("pictures.audited", audit, Act(school, by, at, clauses, details))
    return audit
