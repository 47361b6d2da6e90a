"""Reading posts: always of one school, or of one person."""

from schoolgate.web.posts.models import Incident
from schoolgate.web.trust.models import School


def incident_in(school: School) -> Incident | None:
    """The incident that is on in a school, if there is one."""
    return Incident.objects.filter(school=school, ended_at__isnull=True).first()
