"""So many pupils, colleagues, lists and parents, and all that parents said."""

from datetime import date, timedelta

from django.utils import timezone

from schoolgate.web.consent.models import PAPER, RenewalLetter, Renewing, Round, Word
from schoolgate.web.consent.states import Mail
from schoolgate.web.imports.models import Import
from schoolgate.web.imports.tests.lists import handed_in, pupils
from schoolgate.web.people.models import (
    Absence,
    Contact,
    Group,
    Holding,
    Person,
    Pupil,
    Restriction,
    Roll,
    StaffMember,
    Tie,
)
from schoolgate.web.trust.models import School

SINCE = date(2020, 9, 1)
SOON = timedelta(days=30)
USES = ("x", "website", "newsletter", "print", "video", "any")


class People:
    """Puts so many people into a school; ``cast`` is by role."""

    def __init__(self, school: School, cast: dict[str, Person], many: int) -> None:
        self.school = school
        self.cast = cast
        self.many = many
        self.now = timezone.now()
        self.today = timezone.localdate()

    def pupils(self) -> list[Pupil]:
        """Pupils of one class and one year; every third is never shown."""
        form = Group.objects.create(school=self.school, kind="class", name="Ash")
        year = Group.objects.create(school=self.school, kind="year", name="4")
        there = [
            Pupil.objects.create(
                school=self.school,
                key=f"{n}",
                forename=f"Fore{n}",
                surname=f"Sur{n}",
                school_class=form,
                year_group=year,
                born_on=date(2016, 1, 1),
            )
            for n in range(self.many)
        ]
        Restriction.objects.bulk_create(
            Restriction(
                school=self.school,
                pupil=pupil,
                key=pupil.key,
                forename=pupil.forename,
                surname=pupil.surname,
                since=SINCE,
            )
            for pupil in there[::3]
        )
        return there

    def colleagues(self) -> None:
        """Colleagues, some of them away, and everybody on the staff list."""
        for number in range(self.many):
            mail, name = f"c{number}@elm.example.org", f"Colleague{number}"
            one = Person.objects.create_named(mail, name, "Example")
            Holding.objects.create(
                person=one, school=self.school, role="teacher", since=SINCE
            )
            for person in (one, self.cast["head"]):
                Absence.objects.create(
                    person=person, school=self.school, since=SINCE, until=self.today
                )
        people = Person.objects.filter(holdings__school=self.school).distinct()
        made = StaffMember.objects.bulk_create(
            StaffMember(
                school=self.school,
                key=f"s{person.pk}",
                forename=person.forename,
                surname=person.surname,
                person=person,
            )
            for person in people
        )
        Word.objects.bulk_create(
            Word(
                school=self.school,
                staff=one,
                use=use,
                yes=True,
                own=True,
                how=PAPER,
                since=SINCE,
                at=self.now,
                heeded_at=self.now,
            )
            for one in made
            for use in USES
        )

    def lists(self, there: list[Pupil]) -> None:
        """The lists that were taken, and one that waits."""
        office = self.cast["office"]
        Roll.objects.create(
            school=self.school, version=1, pupils_at=self.now, staff_at=self.now
        )
        for _ in there:
            Import.objects.create(
                school=self.school,
                kind="pupils",
                name="p.csv",
                by=office,
                at=self.now,
                counts={"new": 1, "changed": 1, "left": 1, "lists": {}},
            )
        lines = [f"{pupil.key},{pupil.forename},Other,,Elm,7" for pupil in there]
        handed_in(self.school, "pupils", pupils(*lines), by=office, at=self.now)

    def contacts(self, there: list[Pupil]) -> Contact:
        """Contacts who each answered for every pupil."""
        for number in range(self.many):
            contact = Contact.objects.create(
                school=self.school,
                key=f"c{number}",
                forename=f"Parent{number}",
                surname="Example",
                email=f"parent{number}@example.org",
            )
            Tie.objects.bulk_create(
                Tie(contact=contact, pupil=pupil, has_responsibility=True)
                for pupil in there
            )
            Word.objects.bulk_create(
                self._word(use, contact, pupil) for pupil in there for use in USES
            )
        return contact

    def unreached(self, form: Group) -> None:
        """Pupils whose yes ends soon, and whose only contact has no e-mail address."""
        for number in range(self.many):
            pupil = Pupil.objects.create(
                school=self.school,
                key=f"u{number}",
                forename=f"Quiet{number}",
                surname="Unreached",
                school_class=form,
            )
            contact = Contact.objects.create(
                school=self.school, key=f"u{number}", forename="Q", surname="U"
            )
            Tie.objects.create(contact=contact, pupil=pupil, has_responsibility=True)
            self._word("x", contact, pupil).save()

    def rounds(self) -> None:
        """Rounds of letters that are over, and one that is under way."""
        Renewing.objects.create(school=self.school, days=30)
        contacts = list(Contact.objects.filter(school=self.school))
        for done in (*[self.now] * self.many, None):
            begun = Round.objects.create(
                school=self.school,
                begun_at=self.now,
                begun_by=self.cast["office"],
                up_to=self.today,
                done_at=done,
            )
            RenewalLetter.objects.bulk_create(
                RenewalLetter(
                    round=begun,
                    contact=contact,
                    due=self.now,
                    state=(Mail.FAILED, Mail.SENT)[number % 2],
                )
                for number, contact in enumerate(contacts)
            )

    def _word(self, use: str, contact: Contact, pupil: Pupil) -> Word:
        return Word(
            school=self.school,
            pupil=pupil,
            contact=contact,
            use=use,
            yes=True,
            how=PAPER,
            since=SINCE,
            until=self.today + SOON if use == "x" else None,
            at=self.now,
            heeded_at=self.now,
        )
