"""Whose name may stand in a post."""

from schoolgate.engine.box import Box
from schoolgate.engine.control import Always, Choice, Cure, Step, Switch
from schoolgate.engine.facts import NO, YES
from schoolgate.engine.level import Level
from schoolgate.engine.truth import Truth

FIRST_NAME = Cure(
    "Use the first name only.",
    {"names.child_full": Truth.NO, "names.child_any": Truth.YES},
    writes=True,
)
NO_CHILD = Cure(
    "Leave the child's name out: say “a pupil” or “Year 4”.",
    dict.fromkeys(
        (
            "names.child_full",
            "names.child_any",
            "names.never_shown",
            "names.never_shown_in_part",
        ),
        Truth.NO,
    ),
)
# Nobody takes a permission to name children for one to name a child who is never shown.
_PERMITTED: Box = {
    "names.child_any": YES,
    "names.never_shown": NO,
    "names.never_shown_in_part": NO,
}

CONTROLS = [
    Choice(
        key="names.children",
        question="How may a child be named?",
        says="A child is named.",
        cures=(FIRST_NAME, NO_CHILD),
        steps=(
            Step("full-name", permits=(_PERMITTED,)),
            Step(
                "first-name",
                forbids=({"names.child_full": YES},),
                permits=(_PERMITTED,),
            ),
            Step("none", forbids=({"names.child_any": YES},)),
        ),
        always=(
            Always({"names.never_shown": YES}, Level.STOP),
            Always({"names.never_shown_in_part": YES}, Level.APPROVE),
        ),
    ),
    Switch(
        key="names.beside_photographs",
        question="May a child be named beside a photograph of children?",
        says="A child is named beside a photograph that shows children.",
        cures=(
            Cure("Leave the name out, or the photograph.", NO_CHILD.then),
            Cure("Use a photograph without children.", {"pictured.child": Truth.NO}),
        ),
        forbids=({"names.child_any": YES, "pictured.child": YES},),
    ),
    Switch(
        key="names.beside_recognisable",
        question="May a child be named beside a recognisable one in a photograph?",
        says="A child is named beside a photograph in which somebody is recognisable.",
        cures=(Cure("Names or pictures: leave one of them out.", NO_CHILD.then),),
        forbids=(
            {
                "names.child_any": YES,
                "pictured.child": YES,
                "pictured.recognisable": YES,
            },
        ),
    ),
    Switch(
        key="names.staff",
        question="May a member of staff be named?",
        says="A member of staff is named.",
        cures=(Cure("Say the role instead.", {"names.staff": Truth.NO}),),
        forbids=({"names.staff": YES},),
    ),
    Switch(
        key="names.others",
        question="May parents or other people be named?",
        says="Somebody outside the school is named.",
        cures=(Cure("Leave the name out.", {"names.other": Truth.NO}),),
        forbids=({"names.other": YES},),
    ),
    Switch(
        key="names.restricted",
        question="May somebody be named whom the law protects?",
        says="This post can't go out as it is: ask the head, who knows why.",
        forbids=({"restricted.named": YES},),
    ),
]
