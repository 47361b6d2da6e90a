"""Who may be shown, how, and what a photograph may carry with it."""

from schoolgate.engine.box import Box
from schoolgate.engine.control import Choice, Cure, Limit, Step, Switch
from schoolgate.engine.facts import NO, YES
from schoolgate.engine.truth import Truth

_CHILD: Box = {"pictured.child": YES}
_CHILD_UNCONSENTED: Box = {"pictured.child": YES, "consents.missing": YES}
_CHILD_CONSENTED: Box = {"pictured.child": YES, "consents.missing": NO}
_FACE: Box = {"pictured.child": YES, "pictured.recognisable": YES}

_CLEAN = {"metadata.location": Truth.NO, "metadata.other": Truth.NO}
_WITHOUT_CHILDREN = Cure(
    "Use a photograph without children: their work, the room, the display.",
    {"pictured.child": Truth.NO},
)

CONTROLS = [
    Choice(
        key="photos.children",
        question="May children be shown?",
        says="A child is shown.",
        cures=(
            Cure(
                "Not this one: choose a photograph of children who may be shown.",
                {"consents.missing": Truth.NO},
            ),
            Cure(
                "Choose one in which no face can be told: backs, hands, their work.",
                {"consents.missing": Truth.NO, "pictured.recognisable": Truth.NO},
            ),
            _WITHOUT_CHILDREN,
        ),
        steps=(
            Step("any", permits=(_CHILD,)),
            Step(
                "with-consent",
                forbids=(_CHILD_UNCONSENTED,),
                permits=(_CHILD_CONSENTED,),
            ),
            Step(
                "with-consent-and-no-recognisable-face",
                forbids=(_FACE,),
                permits=({**_CHILD_CONSENTED, "pictured.recognisable": NO},),
            ),
            Step("none", forbids=(_CHILD,)),
        ),
    ),
    Switch(
        key="photos.recognisable",
        question="May children or staff be shown so that they can be told by face?",
        says="Somebody can be told by face in a photograph.",
        cures=(
            Cure("Choose one in which no face can be told, or ask for an exception."),
        ),
        forbids=(_FACE, {"pictured.staff": YES, "pictured.recognisable": YES}),
    ),
    Switch(
        key="photos.identifiable",
        question="May anybody, a parent or a visitor too, be told by face?",
        says="Somebody can be told by face in a photograph.",
        cures=(
            Cure(
                "Choose one in which no face can be told.",
                {"pictured.recognisable": Truth.NO},
            ),
        ),
        forbids=({"pictured.recognisable": YES},),
    ),
    Choice(
        key="photos.staff",
        question="May members of staff be shown?",
        says="A member of staff is shown.",
        cures=(Cure("Ask them for their consent, or choose another photograph."),),
        steps=(
            Step("any", permits=({"pictured.staff": YES},)),
            Step(
                "with-consent",
                forbids=({"pictured.staff": YES, "consents.staff_missing": YES},),
                permits=({"pictured.staff": YES, "consents.staff_missing": NO},),
            ),
            Step("none", forbids=({"pictured.staff": YES},)),
        ),
    ),
    Switch(
        key="photos.anyone",
        question="May anybody at all be shown?",
        says="Somebody is shown.",
        cures=(Cure("Use a photograph without people."),),
        forbids=({"pictured.anyone": YES},),
    ),
    Switch(
        key="photos.without_consent",
        question="May a recognisable child be shown without consent as it is today?",
        says="Consent is missing for somebody in a photograph.",
        cures=(Cure("Not this one: choose another photograph."),),
        forbids=({**_FACE, "consents.missing": YES},),
    ),
    Switch(
        key="photos.consent_not_online",
        question="May a consent count that doesn't name online use expressly?",
        says="A consent is held that does not name online use.",
        cures=(Cure("Ask again with a form that names online use."),),
        forbids=({"pictured.child": YES, "consents.not_online": YES},),
    ),
    Switch(
        key="photos.restricted",
        question="May a child on the restricted list be shown?",
        says="This photograph can't go out: not this one.",
        cures=(Cure("Choose another photograph; the office can tell you more."),),
        forbids=({"restricted.pictured": YES},),
    ),
    Switch(
        key="photos.unaccounted",
        question="May a face go out that nobody has accounted for?",
        says="There are more faces than people accounted for.",
        cures=(Cure("Say who each face is, or cover it."),),
        forbids=({"pictured.unaccounted": YES},),
    ),
    Switch(
        key="photos.location",
        question="May a photograph carry the place where it was taken?",
        says="A photograph carries the place where it was taken.",
        cures=(
            Cure(
                "Clean it first: schoolgate clean PHOTO --out DIR.",
                _CLEAN,
            ),
        ),
        forbids=({"metadata.location": YES},),
    ),
    Switch(
        key="photos.metadata",
        question="May a photograph carry any hidden data?",
        says="A photograph carries hidden data: the camera, the day, a preview.",
        cures=(
            Cure(
                "Clean it first: schoolgate clean PHOTO --out DIR.",
                _CLEAN,
            ),
        ),
        forbids=({"metadata.location": YES}, {"metadata.other": YES}),
    ),
    Switch(
        key="photos.unreadable",
        question="May a picture go out that couldn't be read?",
        says="A picture could not be read, so nobody has looked at it.",
        cures=(Cure("Save it again as a JPEG, or take it out."),),
        forbids=({"picture.unreadable": YES},),
    ),
    Switch(
        key="photos.large",
        question="May a photograph go out larger than the policy's edge?",
        says="A photograph is larger than the policy lets out.",
        cures=(Cure("Shrink it."),),
        forbids=({"picture.large": YES},),
    ),
    Switch(
        key="photos.no_alternative_text",
        question="May a photograph go out without alternative text?",
        says="A photograph has no alternative text.",
        cures=(Cure("Say in a sentence what it shows, naming nobody."),),
        forbids=({"alt.missing": YES},),
    ),
    Limit(
        key="photos.most_faces",
        question="How many faces may a photograph show?",
        says="More faces are shown than the policy lets out.",
        cures=(Cure("Choose a picture with fewer faces."),),
        fact="faces.count",
        unit="faces",
    ),
    Switch(
        key="photos.video",
        question="May videos go out?",
        says="There is a video in it.",
        cures=(Cure("Use a photograph, or text."),),
        forbids=({"post.video": YES},),
    ),
    Switch(
        key="photos.faces",
        question="May a photograph show faces at all?",
        says="There are faces in a photograph.",
        cures=(Cure("Choose one without faces: backs, hands, their work."),),
        forbids=({"faces.found": YES},),
    ),
]
