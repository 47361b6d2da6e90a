"""Every fact of the vocabulary: its question, and who can answer it."""

from schoolgate.engine.box import Value
from schoolgate.engine.catalogue.places import AUDIENCES, KINDS, PLATFORMS, ROLES
from schoolgate.engine.facts import NUMBER, Fact, Source


def _looked(questions: dict[str, str], source: Source) -> list[Fact]:
    return [Fact(name, question, source) for name, question in questions.items()]


def _declared(questions: dict[str, str]) -> list[Fact]:
    return [Fact(n, question, Source.DECLARED) for n, question in questions.items()]


ASKED = [
    Fact("platform", "Where is it to go?", Source.ASKED, frozenset[Value](PLATFORMS)),
    Fact("kind", "What kind of post is it?", Source.ASKED, frozenset[Value](KINDS)),
    Fact("audience", "Who can read it?", Source.ASKED, frozenset[Value](AUDIENCES)),
    Fact("clock.minute", "At what time of day?", Source.ASKED, NUMBER),
    *(
        Fact(f"role.{role}", "What is the author's role?", Source.ASKED, group="role")
        for role in ROLES
    ),
    Fact("platform.closes_comments", "Can comments be closed there?", Source.ASKED),
    Fact(
        "platform.holds_comments",
        "Can comments be held for approval there?",
        Source.ASKED,
    ),
    Fact(
        "network.controls_set",
        "Are the network's controls set for it?",
        Source.ASKED,
    ),
]

WORDS = _looked(
    {
        "names.child_full": "Is a child's full name in it?",
        "names.child_any": "Is any name of a child in it?",
        "names.staff": "Is a member of staff named in it?",
        "names.other": "Is anybody else named in it?",
        "names.never_shown": "Is a child who is never shown named in full?",
        "names.never_shown_in_part": "Is a child who is never shown named in part?",
        "contact.phone": "Is a private telephone number in it?",
        "contact.mobile": "Is somebody's mobile number in it?",
        "contact.email": "Is a private email address in it?",
        "contact.postcode": "Is a private postcode in it?",
        "contact.address": "Is a private address in it?",
        "identity.date_of_birth": "Is a date of birth in it?",
        "identity.age": "Is somebody's age in it?",
        "identity.upn": "Is a unique pupil number in it?",
        "identity.nhs_number": "Is an NHS number in it?",
        "identity.plate": "Is a car's number plate in it?",
        "identity.ni_number": "Is a National Insurance number in it?",
        "special.category": "Does it tell special-category data about somebody?",
        "special.circumstances": "Does it tell somebody's private circumstances?",
        "whereabouts.off_site": "Does it tell where children are, or will be?",
        "whereabouts.past_off_site": "Does it name the place of a finished trip?",
        "whereabouts.home": "Does it give away where somebody lives?",
        "whereabouts.time_and_place": "Does it tell a time and a place together?",
        "links.unknown": "Does it link to somebody the school doesn't know?",
        "links.shortened": "Does it hide where a link goes?",
        "links.lookalike": "Does a link only look like a known one?",
        "links.insecure": "Is a link not encrypted?",
        "links.tracking": "Does a link track who follows it?",
        "adverts.spam": "Is it advertising or spam?",
        "adverts.paid": "Is it paid for and doesn't say so?",
        "private.invitation": "Does it invite people to write privately?",
        "tone.offensive": "Is it offensive?",
        "tone.discriminatory": "Is it discriminatory?",
        "tone.threat": "Does it threaten?",
        "tone.sexual": "Is it sexual?",
        "tone.belittling": "Does it belittle somebody?",
        "tone.attack": "Does it attack, insult or defame somebody?",
        "harm.told": "Does it tell of harm to a child, or accuse staff of it?",
        "standing.unprofessional": "Is it less than professional?",
        "standing.disrepute": "Could it harm the school's name?",
        "subjects.inflammatory": "Is it about an inflammatory subject?",
        "politics.party": "Is it party political?",
        "politics.election": "Does it touch an election that is on?",
        "opinion.as_school": "Is it a personal opinion put as the school's?",
        "plain.jargon": "Is there jargon in it?",
        "embargo.topic": "Does it give away what isn't public yet?",
        "signature.absent": "Does it speak as a person without showing their role?",
        "tags.person": "Does it tag a person?",
        "works.unlicensed": "Does it use somebody else's work without a licence?",
        "works.music_unlicensed": "Does it use music without a licence?",
        "limits.over": "Is it longer than the platform takes?",
        "restricted.named": "Is anybody named who must not be?",
        "limits.hashtags": "Has it more hashtags than the platform takes?",
    },
    Source.WORDS,
)

PICTURES = _looked(
    {
        "metadata.location": "Does a photograph carry the place where it was taken?",
        "metadata.other": "Does a photograph carry other hidden data?",
        "faces.found": "Are there faces in a photograph?",
        "picture.unreadable": "Is there a photograph that can't be read?",
        "picture.large": "Is a photograph larger than the policy lets out?",
        "alt.missing": "Has a photograph no alternative text?",
        "pictured.child": "Is a child in a photograph?",
        "pictured.staff": "Is a member of staff in a photograph?",
        "pictured.anyone": "Is anybody in a photograph?",
        "pictured.recognisable": "Can anybody be recognised in a photograph?",
        "pictured.unaccounted": "Are there more faces than people accounted for?",
        "consents.missing": "Does anybody shown lack consent for this platform today?",
        "consents.staff_missing": "Does a member of staff shown lack consent?",
        "consents.not_online": "Does a consent fail to name online use expressly?",
        "restricted.pictured": "Is anybody shown who must not be?",
    },
    Source.PICTURE,
)

CIRCUMSTANCES = _declared(
    {
        "doubt.author": "Is the author in doubt?",
        "doubt.unverified": "Are its facts not verified?",
        "incident.about": "Is it about an incident that is on?",
        "account.personal": "Is it to go out from a personal account?",
        "account.class": "Is it to go out from a class account?",
        "post.live_stream": "Is it a live stream?",
        "post.repeats_nowhere": "Is it nowhere else, and essential?",
        "post.video": "Is there a video in it?",
        "post.video_uncaptioned": "Is there a video without captions in it?",
        "post.future_event": "Is it about an event that hasn't happened yet?",
        "comment.by_visitor": "Is it a visitor's comment on a school account?",
        "comment.unanswered": "Does a message wait longer than was agreed?",
        "message.private": "Is it a private message to a pupil or a parent?",
        "message.group": "Is it a message in a messaging group?",
        "follow.personal_account": "Would the school follow somebody's own account?",
        "follow.unknown": "Would the school follow an organisation it doesn't know?",
        "follower.unknown": "Is a follower accepted whom the school doesn't know?",
        "filming.at_event": "Does a visitor film at a school event?",
        "contact.personal_means": "Is it contact by personal e-mail or phone?",
        "contact.families_personally": "Is it contact with families from own accounts?",
        "contact.families_on_networks": "Is it contact with families on a network?",
        "contact.pupils_on_networks": "Is it contact with pupils on a network?",
        "logo.on_personal_account": "Does the school's logo go on a personal account?",
        "images.on_personal_account": "Do pupils' images go on a personal account?",
        "school_contact.for_personal": "Is a school address used for own accounts?",
        "device.personal_on_trip": "Is an own device used for school accounts?",
        "network.personal_use": "Is the school's network used for own accounts?",
        "device.school_for_personal": "Is a school device used for own accounts?",
        "evidence.deleted": "Would evidence be deleted?",
        "evidence.indecent_image": "Is an indecent image of a child to be stored?",
        "enquiry.during_police": "Would we investigate while the police do?",
        "police.about_pupil": "Would the police be told about a pupil?",
        "event.own_child_only": "Does it show others' children at an event?",
    }
)

REGISTER = [
    Fact(
        "register.asked", "Does the register speak for this account?", Source.DECLARED
    ),
    *(
        Fact(f"account.{name}", question, Source.ASKED)
        for name, question in {
            "permitted": "Did the head permit this account?",
            "separate": "Is it apart from every personal account?",
            "school_email": "Is it tied to a school e-mail address?",
            "leaders_told": "Were the senior leaders told its address?",
            "terms_met": "Does it meet the platform's terms and minimum age?",
            "master_rights": "Does the school hold its master rights?",
            "oversight": "Does the school oversee all that it says?",
            "poster_registered": "Is the author in the register for this account?",
            "poster_trained": "Is the author named and trained for it?",
            "second_factor": "Is its second factor on?",
            "recovery": "Does the school hold its recovery address?",
            "protected": "Is it a protected account?",
            "listed": "Is it listed in the privacy notice?",
        }.items()
    ),
    Fact("account.owners", "How many people own it?", Source.ASKED, NUMBER),
    Fact(
        "account.youngest", "How old is the youngest it is for?", Source.ASKED, NUMBER
    ),
    Fact("account.admins", "How many people administer it?", Source.ASKED, NUMBER),
]

MEASURED = [
    Fact("plain.reading_age", "What reading age does it need?", domain=NUMBER),
    Fact(
        "faces.count",
        "How many faces are in the photographs?",
        Source.PICTURE,
        NUMBER,
    ),
]

FACTS = [*ASKED, *WORDS, *PICTURES, *MEASURED, *CIRCUMSTANCES, *REGISTER]
