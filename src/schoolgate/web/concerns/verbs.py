"""The event types of cases and alarms: what the journal can say about them."""

from schoolgate.web.journal.events import register, register_sensitive

register_sensitive(
    "concerns.threat",
    {
        "case.step_completed": "completed a step of the case",
        "case.person_excluded": "excluded a person from the case",
        "alarm.raised": "raised an alarm",
        "alarm.question_answered": "answered who an alarm is about",
        "case.started": "started a case",
        "case.ended": "ended the case",
        "case.steps_reminded": "reminded people of late steps",
        "alarm.reader_added": "let a person read an alarm",
        "alarm.told_more": "told more people of an alarm",
        "case.step_done": "did a step of the case",
    },
)
register_sensitive(
    "concerns.times",
    {
        "case.deadlines_changed": "changed the deadlines of steps",
    },
)
register(
    "trust.school",
    {
        "numbers.changed": "changed the numbers to ring",
    },
)
