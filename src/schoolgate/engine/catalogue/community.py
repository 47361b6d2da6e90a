"""Comments, messages, follows, contact, devices, evidence: what is done, not said."""

from schoolgate.engine.box import Box
from schoolgate.engine.control import Cure, Switch
from schoolgate.engine.facts import NO, YES

_COMMENT: Box = {"comment.by_visitor": YES}


def _act(key: str, question: str, says: str, cure: str, fact: str) -> Switch:
    """An act that a person declares, allowed or not."""
    return Switch(
        key=key,
        question=question,
        says=says,
        cures=(Cure(cure),),
        forbids=({fact: YES},),
    )


CONTROLS = [
    Switch(
        key="comments.personal_information",
        question="May personal information stand in a visitor's comment?",
        says="A visitor's comment tells personal information.",
        cures=(Cure("Hide the comment, and tell the visitor why."),),
        forbids=tuple(
            {**_COMMENT, fact: YES}
            for fact in (
                "names.child_full",
                "contact.phone",
                "contact.mobile",
                "contact.email",
                "contact.postcode",
                "contact.address",
                "identity.date_of_birth",
                "identity.age",
                "special.category",
                "special.circumstances",
                "whereabouts.home",
            )
        ),
    ),
    Switch(
        key="comments.about_people",
        question="May a visitor's comment name, show or run down people?",
        says="A visitor's comment names, shows or runs down somebody.",
        cures=(Cure("Hide the comment, and ask its author to write to the school."),),
        forbids=tuple(
            {**_COMMENT, fact: YES}
            for fact in (
                "names.child_any",
                "names.staff",
                "pictured.child",
                "contact.mobile",
                "special.circumstances",
                "tone.attack",
                "tone.offensive",
                "standing.disrepute",
            )
        ),
    ),
    _act(
        "messages.private",
        "May pupils or parents be written to privately?",
        "It is a private message to a pupil or a parent.",
        "Write by school e-mail, or telephone.",
        "message.private",
    ),
    _act(
        "messages.groups",
        "May messaging groups be used?",
        "It goes to a messaging group.",
        "Use the school's own app or e-mail.",
        "message.group",
    ),
    _act(
        "follows.personal_accounts",
        "May the school follow somebody's own account?",
        "The account is somebody's own.",
        "Follow organisations only.",
        "follow.personal_account",
    ),
    _act(
        "follows.unknown_organisations",
        "May the school follow organisations it doesn't know?",
        "The school's list does not hold this organisation.",
        "Have it added to the list first.",
        "follow.unknown",
    ),
    _act(
        "followers.unknown",
        "May anybody follow the school?",
        "The school doesn't know this follower.",
        "Refuse the follower where the platform can; a public page can't.",
        "follower.unknown",
    ),
    _act(
        "filming.by_visitors",
        "May visitors film at school events?",
        "A visitor films at a school event.",
        "Offer a moment for photographs, and tell visitors the school's rule.",
        "filming.at_event",
    ),
    _act(
        "filming.others_children",
        "May visitors share pictures of others' children?",
        "It shows others' children.",
        "Keep to one's own child.",
        "event.own_child_only",
    ),
    _act(
        "contact.personal_means",
        "May school business go by personal e-mail or telephone?",
        "It is school business by personal means.",
        "Ask beforehand, or use school e-mail.",
        "contact.personal_means",
    ),
    _act(
        "contact.families_personally",
        "May staff be in contact with families from their own accounts?",
        "It is contact with a family from a personal account.",
        "Ask beforehand, and say what ties there are.",
        "contact.families_personally",
    ),
    Switch(
        key="contact.families_on_networks",
        question="May families be written to on a network?",
        says="It is contact with a family on a network.",
        cures=(Cure("Use the telephone, e-mail or a letter."),),
        forbids=({"contact.families_on_networks": YES},),
    ),
    _act(
        "contact.pupils_on_networks",
        "May pupils be written to on a network?",
        "It is contact with a pupil on a network.",
        "Speak to them, or use the school's e-mail.",
        "contact.pupils_on_networks",
    ),
    _act(
        "personal.school_logo",
        "May the school's logo go on a personal account?",
        "The school's logo goes on a personal account.",
        "Ask for permission first.",
        "logo.on_personal_account",
    ),
    _act(
        "personal.pupil_images",
        "May pupils' images go on a personal account?",
        "Pupils' images go on a personal account.",
        "Ask the family and the school first.",
        "images.on_personal_account",
    ),
    _act(
        "personal.school_contacts",
        "May a school address be used for personal accounts?",
        "A school address is used for a personal account.",
        "Ask the leaders first, or use your own address.",
        "school_contact.for_personal",
    ),
    _act(
        "devices.personal_on_trips",
        "May an own device be used for school accounts?",
        "An own device is used for school accounts.",
        "Take a school device, or have it agreed beforehand.",
        "device.personal_on_trip",
    ),
    _act(
        "devices.school_for_personal",
        "May a school device be used for personal accounts?",
        "A school device is used for a personal account.",
        "Use your own device, in your own time.",
        "device.school_for_personal",
    ),
    _act(
        "devices.school_network",
        "May the school's network be used for personal accounts?",
        "The school's network is used for personal accounts.",
        "Ask for permission; the controls have to be set first.",
        "network.personal_use",
    ),
    Switch(
        key="devices.network_uncontrolled",
        question="May the school's network be so used before its controls are set?",
        says="The network's controls are not set for personal accounts.",
        cures=(Cure("Have the online-safety lead set the controls first."),),
        forbids=({"network.personal_use": YES, "network.controls_set": NO},),
    ),
    _act(
        "evidence.deletion",
        "May evidence be deleted?",
        "Evidence would be deleted.",
        "Keep it: e-mails, a log of calls, prints of the screen.",
        "evidence.deleted",
    ),
    _act(
        "evidence.indecent_images",
        "May an indecent image of a child be stored?",
        "An indecent image of a child is never stored, sent or shown.",
        "Don't look, don't copy. Lock the device away and call the DSL at once.",
        "evidence.indecent_image",
    ),
    _act(
        "enquiries.during_police",
        "May the school investigate while the police do?",
        "The police are investigating.",
        "Wait, and ask the police what the school may do.",
        "enquiry.during_police",
    ),
    _act(
        "police.about_pupils",
        "May the police be told about a pupil without asking?",
        "The police would be told about a pupil.",
        "The safeguarding lead decides whether that is right.",
        "police.about_pupil",
    ),
]
