"""Who can sign in and as what; who is on the roll, and in which groups."""

from schoolgate.web.people.models.contacts import Contact, Tie
from schoolgate.web.people.models.groups import Group, Membership, SchoolClass
from schoolgate.web.people.models.persons import ROLES, Absence, Holding, People, Person
from schoolgate.web.people.models.roll import Pupil, Restriction, Roll, StaffMember

__all__ = [
    "ROLES",
    "Absence",
    "Contact",
    "Group",
    "Holding",
    "Membership",
    "People",
    "Person",
    "Pupil",
    "Restriction",
    "Roll",
    "SchoolClass",
    "StaffMember",
    "Tie",
]
